"""Words of footnotes in many languages: what leads in, what stands for a work cited before."""

from __future__ import annotations

import re

LEAD = re.compile(
    r"(?:(?:[Vv]gl|[Vv]ergl|[Cc]f|[Cc]fr|[Vv]id|[Zz]it|[Zz]\. ?B|[Ee]\. ?g|[Pp]\. ?ex|S)\.|[Vv]ergleiche|[Ss]iehe|So|so auch|[Hh]ierzu|[Dd]azu|[Ee]twa|[Ee]benso|[Ff]erner|[Dd]agegen|[Aa]nders|[Ww]eiterführend|"
    r"[Zz]itiert|[Zz]uerst|[Ee]inführend|[Aa]usführlich|[Gg]rundlegend|[Ii]nsbesondere|[Ii]nsb\.|[Nn]ach|[Bb]ei|[Aa]uch|"
    r"[Ss]ee|[Cc]ompare|[Qq]uoted|[Cc]ited|[Aa]lso|[Ee]specially|[Ff]or example|[Ff]or instance|[Aa]s in|"
    r"[Vv]oir|[Aa]ussi|[Pp]ar exemple|[Nn]otamment|[Ss]elon|[Cc]ité|[Vv]éase|[Vv]er|[Tt]ambién|[Pp]or ejemplo|[Cc]itado|[Aa]pud|[Tt]ambém|[Pp]or exemplo|[Cc]onforme|"
    r"[Vv]edi|[Ss]i veda|[Aa]nche|[Zz]ie|[Oo]ok)(?=[\s,:])[,:]?\s+"
)
"""A word that leads in to a work ("Vgl.", "See", "also"); such words may follow each other."""

LEAD_ON = re.compile(
    r"(?:auch|dazu|hierzu|etwa|z\. ?B\.|insb\.|insbesondere|nach|n\.|bei|in|also|e\. ?g\.|for example|for instance|especially|and|und|aussi|par exemple|notamment|dans|et|también|por ejemplo|en|y|também|por exemplo|em|e|anche|ook|the|der|die|das|den)(?=[\s,:])[,:]?\s+"
)
"""A small word behind one that leads in ("Vgl. dazu auch", "quoted in")."""

LOWER = re.compile(
    r"(?!(?:von|van|de|der|den|di|da|dos|del|la|le|du|zu|zur|ter|al|el|d[’'])\s)(?:[a-zà-ÿ][\wà-ÿ]*[.,:]?\s+){1,4}(?=[A-ZÀ-Þ“„«\"])"
)
"""Small words before the name a citation begins with ("kritisch dazu", "so schon")."""

IN_SENTENCE = re.compile(
    r"(?:On|For|In|Zu[mr]?|Über|Sur|Pour|Sobre|Para)\s[^.;:()]{2,60}?,? (?:see|cf\.|vgl\.|siehe|voir|véase|ver|cfr\.) (?:(?:also|auch|dazu|e\.g\.|z\. ?B\.|aussi|también|também) ){0,2}(?=[A-ZÀ-Þ])|[^,;:()]{0,80}?\b(?:sind|ist|bei|gibt|geben|findet sich|verweist auf|is|are|by|sont|est|son|es|são|é|sono|è)\s+(?=(?:[A-ZÀ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)?)(?:,\s[A-ZÀ-Þ][^\W\d_]+[^:.;]{0,60}[:.(]|\s\())"
)
"""The beginning of a sentence up to the name of the work it cites ("Ausnahmen sind Doe, Jane: ...")."""

COURT = re.compile(r"\b(?:Urteil|Beschluss|Urt\.|Beschl\.|Az\.|judgment of|arrêt du|sentencia|acórdão)\s", re.I)
"""What says that a decision of a court is cited."""

STARTS = re.compile(
    r"(?<=[.;,)\]\d])\s+(?=(?:Vgl\.|Vergleiche|Siehe|Dazu|Hierzu|Dagegen|Ferner|Anders|Ähnlich|Ebenso|Grundlegend|Ausführlich|Kritisch|Zuerst|So auch|See(?: also)?|But see|Compare|Contra|Cf\.|Cfr\.|Voir|Contra|Véase|Ver|Vedi|Zie|Ibid\.|Ebd\.|Ebenda)[\s,])"
)
"""Where within a note the next work is led in."""

REPEATED = re.compile(
    r"(?:[Ii]bid(?:em|\.)?|[Ii]b\.|[Ee]bd\.?|[Ee]benda|[Ee]bda\.?|[Dd]aselbst|[Ii]vi|[Ii]dem|[Ii]d\.|[Dd]ers\.|[Dd]ies\.|[Aa]\. ?a\. ?O\.?|[Oo]p\. ?[Cc]it\.?|[Oo]b\. ?[Cc]it\.?|[Ll]oc\. ?[Cc]it\.?)(?![\w])[,;:]?\s*"
)
"""What stands for the work just cited, or for its author."""

AUTHOR_AGAIN = re.compile(
    r"(?:[Dd]ers(?:elbe|\.)|[Dd]ies(?:elben?|\.)|[Ii]dem|[Ii]d\.|[Ee]adem|[Ee]ad\.)(?!\w)[,:]?\s*"
)
"""What stands for the author of the work just cited; a title or a year follows."""

CITED_BEFORE = re.compile(
    r"\b(?:a\. ?a\. ?O|op\. ?cit|ob\. ?cit|art\. ?cit|loc\. ?cit|aaO|wie Anm|\(Anm|\(note|supra note|\(wie)\b", re.I
)
"""What says inside a citation that its work was cited before."""

PAGES = re.compile(
    r"(?:,|\s|\()\s*(?:(?:hier|bes\.|here|esp\.|ici|aquí|aqui)[:,]?\s+)?(?:S\.|pp?\.|pág[s]?\.|pgs?\.|Sp\.|Bl\.|fol\.|Rn\.|Rz\.|Kap\.|ch\.|cap\.|n[.°o]|§{1,2}|:)?\s*(?P<value>\d{1,5}(?:\s?[–-]\s?\d{1,5})?(?:\s?ff?\.?)?)\)?[.,;]*\s*\Z"
)
"""The page or pages a note ends with."""
