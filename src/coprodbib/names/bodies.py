"""Institutions, as told from persons."""

from __future__ import annotations

import re

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽА-ЯΑ-Ω"
INITIAL = rf"(?:[{UPPER}][a-zéèç]?\.|[{UPPER}](?![\w’']))"
ORGANISATION = re.compile(
    r"\b(?:organi[sz]ation|ministry|department|committee|commission|council|bank|universit\w*|institut\w*|office|bureau|agency|"
    r"group|survey|raad|ministerie|gemeente|\w*gruppe|arbeitskreis|kommission|government|parliament|nations|association|society|cent(?:re|er)|federation|academy|board|union|company|corporation|"
    r"foundation|service|services|network|authority|trust|programme|program|fund|consortium|collaboration|team|secretariat|"
    r"minist\w+|bundes\w+|statisti\w+|gesellschaft|amt|verein|verband|stiftung|observatoire|conseil|comisión|asociación|"
    r"fundación|instituto|associação|press|project|initiative|alliance|league|party|court|states|kingdom|unit|forum|"
    r"städtetag|landkreistag|bundestag|landtag|kirchentag|ausschuss|regierung|zentrum|zentrale|beirat|bundesrat|ministero|istituto|regione|comune|prefeitura|governo|"
    r"gobierno|ayuntamiento|senado|câmara|cámara|congreso|presidência|presidencia|secretaría|secretaria|agência|agencia|banco|confederação|confederación|conselho|consejo|"
    r"departamento|partido|sindicato|união|unión|tribunal|cour|assemblée|mairie|région|organização|organización|sociedade|sociedad|società|akademie|academia|universidad\w*|"
    r"museum|archiv|archive|\w{6,}rat|\w*gemeinschaft|\w*konsortium|\w*konferenz|bibliothek|library|administration|direç\w+|direcci\w+|asamblea|companhia|compañía|investigators|consulting|international|european|national|united|world)\b",
    re.I,
)


_STATE = re.compile(
    r"(?:Brasil|Brazil|Chile|Cuba|España|Spain|México|Mexico|Portugal|Colombia|Argentina|Perú|Peru|Venezuela|Bolivia|France|Deutschland|Germany|Italia|Great Britain|UK|US|USA|United States|Canada|Australia|South Africa)[,.]\s",
    re.I,
)


def is_organisation(text: str) -> bool:
    """Whether a whole block names one institution.

    >>> is_organisation("Ministry of Health, Labour and Welfare"), is_organisation("Banks, J. A.")
    (True, False)
    """
    if re.fullmatch(r"[A-Z][\w&.-]{1,12} \([^()]{3,100}\)", text):
        return True  # "FAO (Food Agric. Organ. U. N.)"
    first = re.split(r"[,;&]", text, maxsplit=1)[0]
    if re.search(rf"(?:^|[\s,]){INITIAL}(?=[\s,;&\-]|$)", text) and not ORGANISATION.search(first):
        return False
    if re.search(r",\s*[A-Z]\.", text):
        return False
    if ORGANISATION.search(first) and len(first.split()) > 1:
        return True
    state = _STATE.match(text)
    if state and ORGANISATION.match(text, state.end()):
        return True  # "Brasil, Ministério da Educação"
    words = text.rstrip(".").split()
    acronym = len(words) == 1 and "," not in text and sum(c.isupper() for c in words[0]) >= 2 and words[0].isupper()
    of_the = "," not in text and re.search(r"\b(?:of|for|on|für|pour|para)\b", text) is not None
    return acronym or bool(of_the)
