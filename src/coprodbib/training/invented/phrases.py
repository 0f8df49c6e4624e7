"""What reference lists print between fields, by language; "|" parts alternatives, "{...}" stands for a field."""

from __future__ import annotations

PHRASES: dict[str, dict[str, str]] = {
    "and": {"de": "und|u.|&|and", "en": "and|&", "pt": "e|&", "es": "y|&", "fr": "et|&", "it": "e|&", "nl": "en|&"},
    "et-al": {"de": "et al.|u. a.|u.a.", "en": "et al.|et al", "pt": "et al.|et al", "es": "et al.|y otros", "nl": "et al.|e.a."},
    "in": {
        "de": "In: |in: |In |in ",
        "en": "In |In: |in |in: ",
        "pt": "In: |In |Em: ",
        "es": "En |En: |In: |en ",
        "fr": "In |Dans |in |dans ",
        "it": "In |in ",
        "nl": "In: |In |in ",
    },
    "editors": {
        "de": " (Hg.)| (Hrsg.)| (Hgg.)| (Hg.)|, Hrsg.| [Hrsg.]| (eds.)",
        "en": " (Eds.)| (eds.)| (Ed.)| (ed.)|, eds.|, ed.|, editors| (eds)|, Eds.| (Editors)",
        "pt": " (Org.)| (Orgs.)| (org.)| (Ed.)| (Eds.)| (Coord.)|, organizadores|, editores",
        "es": " (ed.)| (eds.)| (Eds.)| (coords.)| (comp.)| (coord.)|, editores",
        "fr": " (dir.)| (éd.)| (éds.)|, dir.| (sous la dir.)",
        "it": " (a cura di)| (ed.)| (eds.)",
        "nl": " (red.)| (eds.)",
    },
    "edited-by": {
        "de": "hrsg. von |hg. v. |hrsg. v. |herausgegeben von ",
        "en": "edited by |ed. |ed. by |Edited by ",
        "pt": "organizado por |org. ",
        "es": "editado por |edición de ",
        "fr": "sous la direction de |sous la dir. de ",
        "it": "a cura di ",
        "nl": "onder redactie van ",
    },
    "translated-by": {
        "de": "Übers. von |Aus dem Englischen von ",
        "en": "Translated by |trans. |Trans. ",
        "pt": "Tradução de |Trad. ",
        "es": "Traducción de |Trad. ",
        "fr": "trad. |traduit par ",
        "it": "trad. di ",
        "nl": "vert. ",
    },
    "page": {
        "de": "S. |S.|pp. |||S. ",
        "en": "pp. |p. ||||pages |pp ",
        "pt": "p. |p.||pp. |p. ",
        "es": "pp. |p. ||págs. |pp. ",
        "fr": "p. |pp. |p. |",
        "it": "pp. |p. |",
        "nl": "p. |pp. |blz. |",
    },
    "volume-issue": {
        "de": "{v}({i})|{v} ({i})|{v}/{i}|{v}, {i}|Jg. {v}, H. {i}|{v}. Jg., H. {i}|{v}. Jg., Heft {i}|Jg. {v}, Nr. {i}|{v}. Jg., Nr. {i}|Jg. {v} ({i})|"
        "{v}, Heft {i}|{v}, H. {i}|Bd. {v}, H. {i}|vol. {v}, no. {i}|{v}: {i}|{v}.{i}|Jahrgang {v}, Heft {i}|{v} (H. {i})",
        "en": "{v}({i})|{v} ({i})|{v}, no. {i}|vol. {v}, no. {i}|Vol. {v}, No. {i}|{v}.{i}|{v}/{i}|{v}:{i}|vol. {v}({i})|Vol. {v} ({i})|"
        "{v}, {i}|{v}, ({i})|{v} [{i}]|Vol {v}, no {i}|{v}, issue {i}|{v}(No. {i})|vol. {v} no. {i}",
        "pt": "v. {v}, n. {i}|v.{v}, n.{i}|{v}({i})|{v} ({i})|vol. {v}, n. {i}|v. {v}, nº {i}|{v}, n. {i}|vol. {v}, nº {i}|v. {v} ({i})|{v}, {i}",
        "es": "{v}({i})|{v} ({i})|vol. {v}, núm. {i}|vol. {v}, no. {i}|Vol. {v}, N° {i}|{v}, {i}|vol. {v}, n.º {i}|{v}, núm. {i}|año {v}, núm. {i}|{v}: {i}",
        "fr": "{v}({i})|vol. {v}, n° {i}|{v}, n° {i}|t. {v}, n° {i}|{v} ({i})|vol. {v}, no {i}|{v}-{i}|{v}/{i}",
        "it": "{v}({i})|vol. {v}, n. {i}|{v}, {i}|{v} ({i})",
        "nl": "{v}({i})|jrg. {v}, nr. {i}|{v} ({i})|{v}, nr. {i}",
    },
    "volume-only": {
        "de": "{v}|Jg. {v}|Bd. {v}|{v}. Jg.|vol. {v}",
        "en": "{v}|vol. {v}|Vol. {v}|{v}",
        "pt": "v. {v}|{v}|vol. {v}",
        "es": "{v}|vol. {v}",
        "fr": "{v}|vol. {v}|t. {v}",
        "it": "{v}|vol. {v}",
        "nl": "{v}|jrg. {v}",
    },
    "issue-only": {
        "de": "Nr. {i}|H. {i}|Heft {i}|{i}|Heft {i}/{y}|H. {i}/{y}",
        "en": "no. {i}|({i})|No. {i}|issue {i}",
        "pt": "n. {i}|nº {i}",
        "es": "núm. {i}|no. {i}|n.º {i}",
        "fr": "n° {i}|no {i}",
        "it": "n. {i}",
        "nl": "nr. {i}",
    },
    "part": {"de": "Bd. |Band ", "en": "Vol. |Volume |vol. ", "pt": "v. |vol. ", "es": "vol. |tomo ", "fr": "vol. |t. |tome ", "it": "vol. ", "nl": "deel "},
    "edition": {
        "de": "{n}. Aufl.|{n}. Auflage|{n}., überarb. Aufl.|{n}., erweiterte Auflage|{n}., überarb. u. erw. Aufl.|{n}. aktualisierte Auflage",
        "en": "{o} ed.|{o} edn|{o} edition|rev. ed.|{o} Edition|{o} rev. ed.",
        "pt": "{n}. ed.|{n}ª ed.|{n}ed.|{n}a ed.|{n}. ed. rev.",
        "es": "{n}ª ed.|{n}a. ed.|{n}a edición|{n}.ª ed.",
        "fr": "{n}e éd.|{n}e édition",
        "it": "{n}a ed.|{n} ed.",
        "nl": "{n}e druk",
    },
    "series": {
        "de": " (= {s}, Bd. {n})| ({s} {n})| ({s}, {n})|. {s}, {n}| ({s})|; {s}; {n}| (= {s} {n})|, {s} {n}|. {s}; Bd. {n}",
        "en": " ({s} {n})| ({s}, {n})|. {s} {n}| ({s})|. ({s}; v. {n})|. ({s}, {n})|, {s} {n}|. {s}, no. {n}",
    },
    "extent": {"de": "{n} S.|{n} Seiten", "en": "{n} p.|{n} pp.", "pt": "{n} p.|{n}p.", "es": "{n} p.|{n} págs.", "fr": "{n} p."},
    "accessed": {
        "de": "Zugriff am {d}|zuletzt abgerufen am {d}|abgerufen am {d}|Stand: {d}|letzter Zugriff: {d}|[{d}]|({d})",
        "en": "accessed {d}|Accessed {d}|retrieved {d}|[accessed {d}]|Accessed on {d}|last accessed {d}|[cited {d}]",
        "pt": "Acesso em: {d}|Acesso em {d}|acessado em {d}|[acessado {d}]",
        "es": "consultado el {d}|[consultado {d}]|Recuperado el {d}|fecha de consulta: {d}",
        "fr": "consulté le {d}|(consulté le {d})",
        "it": "consultato il {d}",
        "nl": "geraadpleegd op {d}",
    },
    "available": {
        "de": "URL: {u}|Online unter: {u}|Verfügbar unter: {u}|Online: {u}|{u}|Internet: {u}|<{u}>",
        "en": "Available at: {u}|Retrieved from {u}|Available from: {u}|{u}|URL: {u}|Available: {u}|Available online: {u}",
        "pt": "Disponível em: {u}|Disponível em: <{u}>|Disponível em {u}|Retrieved from {u}",
        "es": "Disponible en: {u}|Recuperado de {u}|Disponible en {u}|En: {u}",
        "fr": "En ligne : {u}|Disponible sur : {u}|URL : {u}|{u}",
        "it": "Disponibile su: {u}|{u}",
        "nl": "Beschikbaar op: {u}|{u}",
    },
    "undated": {"de": "im Erscheinen|o. J.|i. E.", "en": "forthcoming|in press|n.d.", "pt": "no prelo|s.d.", "es": "en prensa|s.f.", "fr": "à paraître|s.d.", "it": "in corso di stampa|s.d.", "nl": "z.j.|in druk"},
    "by-same": {"de": "ders. (Hg.): |dies. (Hrsg.), |Ders.: |ders., ", "en": "", "fr": "id. (dir.), |Idem, "},
}  # fmt: skip

_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "pt": "jan. fev. mar. abr. maio jun. jul. ago. set. out. nov. dez.",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
MONTHS = {language: tuple(names.split()) for language, names in _MONTHS.items()}
SHORT_MONTHS = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


def alternatives(name: str, language: str) -> list[str]:
    """What a language may print in a place; English where it has nothing of its own.

    >>> alternatives("and", "en"), alternatives("et-al", "fr")
    (['and', '&'], ['et al.', 'et al'])
    """
    phrases = PHRASES[name]
    return phrases.get(language, phrases["en"]).split("|")
