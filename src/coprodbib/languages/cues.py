"""Words of references that tell what stands beside them, by kind, in seven languages: cues of the sequence model."""

from __future__ import annotations

_CUES = {
    "editor": "ed eds editor editors edited hrsg hg hgg hrg herausgeber herausgegeben herausg éd éds dir dirs coord coords comp comps org orgs organizador organizadores cura red redactie editores",
    "by": "by von par por di vom door",
    "translator": "trans translated translator übers übersetzt trad traduction traduit tradução traducción vert transl",
    "in": "in dans en em nel nella",
    "page": "p pp pages page s seite seiten ss pág págs página páginas blz pags pag",
    "volume": "vol volume vols v bd band bände jg jahrgang jahrg t tome tomo deel",
    "issue": "no nos nr nrs n núm num número issue iss heft h hft numéro nº",
    "edition": "edition ed edn aufl auflage ediz édition edición edição rev druk",
    "ordinal": "st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth ª º ème",
    "publisher": "press verlag publisher publishers publishing publications university éditions editions editora editorial ediciones edições books presses universitaires institute institut universität universidad universidade edizioni editore uitgeverij publ wiley springer elsevier sage routledge sons & inc ltd gmbh co company",
    "journal": "journal revista revue rivista zeitschrift review annals archives archiv bulletin letters quarterly transactions magazine tijdschrift jahrbuch international proceedings advances vierteljahresschrift cadernos cuadernos anais anales arquivos boletim boletín j rev int am arch ann med sci phys chem biol",
    "conference": "conference proceedings proc symposium workshop congress congreso congresso tagung kongress colloque meeting annual",
    "thesis": "thesis dissertation diss phd ph thèse tese tesis dissertação mémoire habilitation diplomarbeit masterarbeit master doctoral doutorado mestrado doctorado magister",
    "report": "report bericht working paper discussion technical rapport arbeitspapier relatório informe manuscript unpublished unveröff manuskript draft papers",
    "accessed": "accessed retrieved available from abgerufen zugriff stand consulté disponível disponible acesso acessado consultado cited geraadpleegd visited online url download letzter zuletzt",
    "undated": "forthcoming press erscheinen erscheint prelo prensa paraître nd sd ohne undated",
    "particle": "van von der den de del della di da dos das du la le ter ten zu zur af al el bin ibn do des dal y e",
    "and": "and und et y e en och & u",
    "et-al": "al",
    "supplement": "supl suppl supplement special sonderheft beiheft sonderband",
    "article": "the a an der die das ein eine le la les un une el los las o os as um uma il lo gli i",
    "series": "series reihe schriften coleção colección collection studien beiträge",
    "organisation": "ministry ministério ministerio bundesministerium bundesamt organization organisation association commission council committee department office agency bureau society foundation institute instituto institut universidade universidad universität university bank nations secretaria secretaría kommission gesellschaft verband amt center centre centro group grupo",
    "country": "usa uk germany deutschland brasil brazil méxico mexico france españa spain italia canada australia england switzerland schweiz österreich netherlands japan china india argentina chile colombia",
    "month": "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember jänner okt dez janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr juil déc enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev set out gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre januari februari maart mei augustus spring summer autumn fall winter frühjahr sommer herbst printemps été automne hiver primavera verano otoño invierno",
}


def _by_word() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, list[str]] = {}
    for kind, words in _CUES.items():
        for word in words.split():
            kinds.setdefault(word, []).append(kind)
    return {word: tuple(found) for word, found in kinds.items()}


CUES_OF = _by_word()
"""Lower-case word -> the kinds of cue it may be."""
CUES = tuple(_CUES)
"""The kinds of cue."""
