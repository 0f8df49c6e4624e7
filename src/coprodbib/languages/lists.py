"""Words that stand behind reference lists: what says that a person is introduced, or a series of papers."""

from __future__ import annotations

import re

BIOGRAPHY = re.compile(
    r"\b(?:(?:she|he|[A-ZÀ-Þ][^\W\d_]+) (?:teaches|lives|works at|works in|holds a|lectures|studied|is an? (?:\w+ )?(?:professor|lecturer|researcher|fellow|student|writer))"
    r"|(?:[Hh]is|[Hh]er) (?:next|latest|recent) book|ist (?:wissenschaftliche[rn]?|Professor(?:in)?|Privatdozent(?:in)?)\b|lehrt (?:an|am)\b"
    r"|(?:é|es) (?:professora?|profesora?|investigadora?|doutorand[oa]|doctorand[oa])\b|est (?:professeure?|maître|chercheu(?:r|se))\b|è (?:professor(?:e|essa)|ricercat(?:ore|rice))\b)"
)
"""What introduces a person ("Jane Doe teaches", "ist Professorin", "é professora")."""

SERIES = re.compile(
    r"(?:in (?:der|dieser|unserer) reihe|bisher (?:sind )?erschienen|(?:bisherige|weitere|neuere) (?:publikationen|hefte|ausgaben)|bisher(?:ige)? veröffentlichungen|bereits erschienen|zuletzt erschienen|weitere (?:bände|titel|arbeitspapiere)|(?:veröffentlichungen|publikationen|schriftenreihe|arbeitspapiere|forschungsberichte) (?:der|des|in|aus dem)\b"
    r"|(?:working|discussion|research|occasional) papers (?:of|in|from|by|series)\b|(?:previous|recent|other|earlier|forthcoming) (?:issues|titles|volumes|(?:working|discussion) papers)|(?:also|already) (?:available|published) in|published in this series|in the same series"
    r"|déjà parus|dans la même collection|títulos publicados|en la misma colección|publicados nesta|volumi pubblicati|nella stessa collana)",
    re.I,
)
"""A line that leads in to the other papers of a series."""

ADDRESS = re.compile(
    r"(?:Prof|Dr|PD|Priv\.-Doz|Dipl\.-[A-Z][a-z]+)\b\.?,? .{0,90}(?:,|\Z)|(?:Anschrift|Adresse|Kontakt|Korrespondenz\w*|Verfasser(?:in)?|Address|Contact|Author[’']?s?[’']? address(?:es)?|Correspondence)\b[^.]{0,60}:|E-?[Mm]ail:|.{0,120}\w@\w+\.\w"
)
"""A line that begins the address of an author: a title before the name, what leads in to it, an address of mail."""

_KIND = r"(?:verwendete|benutzte|benützte|zitierte|weiterführende|ausgewählte|weitere|angeführte|gedruckte|ungedruckte|primary|secondary|selected|select|cited|further|other|general|fuentes|obras|ouvrages|sources|fontes)"
_NOUN = (
    r"(?:literatur|quellen|literatur-|quellen-|literaturverzeichnis|quellenverzeichnis|literaturangaben|literaturhinweise|literaturnachweise|literaturauswahl|auswahlbibliographie|bibliographie|bibliografie"
    r"|internetquellen|sekundärliteratur|primärliteratur|forschungsliteratur|fachliteratur|rechtsquellen|archivalien|materialien|dokumente|zeitungen|references|bibliography|literature|sources|documents|archives|websites|reading|readings"
    r"|referências|referencias|bibliografia|bibliografía|fontes|fuentes|documentos|références|réferences|documents|riferimenti|fonti)"
)
COMPOUND_HEADING = re.compile(
    rf"(?:{_KIND} )?{_NOUN}|(?:{_KIND}(?: (?:und|and) {_KIND})? )?{_NOUN}(?: ?(?:,|/|und|and|&|et|e|y) ?(?:{_KIND} )?{_NOUN}){{1,2}}"
    rf"|{_KIND} und {_KIND} {_NOUN}|{_NOUN} (?:\(auswahl\)|\(auszug\)|\(selection\)|(?:bibliográficas|bibliographiques|bibliografici|citadas|consultadas|citées|consultées))(?: {_NOUN}| (?:e|y|et) \w+)?"
)
"""Headings in lower case that are put together: "Quellen und Literatur", "selected bibliography"."""

BEHIND_HEADING = re.compile(
    r"(?:(?:die|zu den|zum|zur|über die|über den|angaben zu den|angaben zum|angaben zur|hinweise zu den) )?(?:autor(?:in|en|innen)?|verfasser(?:in|innen)?|herausgeber(?:in|innen)?|mitarbeiter(?:innen)?)(?: (?:und|/) (?:autor|verfasser|herausgeber)(?:inn)?en)?(?: dieses \w+)?"
    r"|kurzbiogra(?:ph|f)ien?|summary|zusammenfassung|resümee|impressum|(?:inhalts|namens?|personen|sach|abkürzungs)(?:verzeichnis|register)|abkürzungen|tagungen|tagungsberichte?|rezensionen|buchbesprechungen|besprechungen"
    r"|(?:notes on |about (?:the )?|the )(?:contributors?|authors?|editors?)|resumen|resumo|os autores|los autores|sobre (?:os|as|los|las) autor(?:es|as)|les auteurs"
)
"""Headings in lower case of what stands behind a list: authors, a summary, a register."""
