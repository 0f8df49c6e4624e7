"""Words around in-text citations: what leads in, what joins names, and capitalised words that are no authors."""

from __future__ import annotations

from coprodbib.languages.words import MONTHS, PARTICLES

MORE_AUTHORS = (
    r"et\.?\s+al(?:ii|ia)?\b\.?|(?:and|&|und|et|y|e)\s+(?:his\s+|her\s+|their\s+|ses\s+|seine\s+|ihre\s+)?(?:colleagues?|collaborators?|co-?authors?|"
    r"others|associates|coworkers|co-workers|coll(?:ègues|\.)|autres|otros|cols?\.|outros|colaboradores|Kolleg(?:en|innen)|Mitarbeiter|andere|al\.?)(?!\w)|u\.\s?a\.|e\.\s?a\.|en anderen|m\.\s?fl\.|i\s+in\."
)
"""What stands for further authors ("et al.", "and colleagues", "u. a.")."""

JOINERS = r"&|\\&|(?:and|und|et|y|e|en|och|og|sowie)(?![\w’'-])"
"""What joins the last two names."""

LEAD_INS = frozenset(
    """
    see also cf cf. compare e.g. e.g eg i.e. i.e viz in as by from for and or but following after per via example instance notably
    especially particularly discussed cited quoted reviewed review recent recently more most on the of vgl vgl. siehe auch s. so etwa z.b. bei nach
    dazu voir aussi par exemple p. ex. cité dans selon véase vea ver también por ejemplo citado en apud ver também por exemplo conforme zie ook bijv.
    vedi anche source sources adapted based
    """.split()
)
"""Small words that may stand before the names in a bracket."""

SOURCE_WORDS = frozenset(
    "source sources adapted from based see cf vgl siehe quelle quellen voir fuente fonte after by in and also".split()
)
"""Words before a citation that stands in no bracket."""

_STARTERS = """
    a an the this that these those such some many most all both each every other another several few no not only also even just still yet
    in on at by for from of to with without within into through during since until after before between among across against about above
    below under over per via like unlike despite regarding concerning following considering given based according thus hence therefore
    however moreover furthermore additionally similarly likewise conversely finally first firstly second secondly third thirdly next then
    later earlier recently currently previously originally traditionally historically generally specifically particularly especially
    notably indeed instead rather although though while whilst whereas because as if when where whether once unless and or but nor so
    see compare cf contrary drawing building using extending adapting adopted adapted cited quoted citing quoting reviewing studies study research researchers
    scholars authors author work works theorists critics it its he she they their his her we our my i you there here what who how why
    whose which more less much quite here again both either neither what's let can could may might must shall should will would do does did
    is are was were be been being has have had says said argues argued writes wrote notes noted
    der die das ein eine dieser diese dieses wie nach bei laut auch so vgl siehe im in zum zur für von mit aber und oder zudem ferner
    le la les un une des du de selon pour dans chez comme voir ainsi d'après et ou mais en par cf
    el los las una según para como así véase ver pero también o os as um uma segundo conforme
    source sources quelle fuente fonte note notes adapted table figure
"""
STARTERS = frozenset(_STARTERS.split())
"""Words that begin sentences with a capital and are no part of a name."""

NAME_PARTICLES = PARTICLES - {"in", "y", "am", "aus", "op", "do", "e", "i", "mac", "san", "santa"}
"""Particles that are not read as a preposition in front of a name."""

PREPOSITIONS = {
    "de": frozenset("von vom zu zum zur aus am in im bei der die das den dem des".split()),
    "fr": frozenset("de du des d’ d' la le les l’ l' en".split()),
    "es": frozenset("de del la las los el en y".split()),
    "pt": frozenset("de do da dos das o a os as em e".split()),
    "it": frozenset("di del della dei degli dal da il la lo".split()),
    "nl": frozenset("van de den het in te der".split()),
    "sv": frozenset("av af".split()),
    "da": frozenset("af".split()),
}
"""Particles of names that, in a text of this language, are prepositions and articles before a name."""

TITLES = frozenset(
    "professor prof prof. dr dr. sir dame lord lady mr mr. mrs mrs. ms ms. herr frau doctor judge president senator economist sociologist".split()
)
"""Titles before a name."""

NOT_AUTHORS = frozenset(MONTHS) - {"may", "mars", "avril", "abril"} | frozenset(
    """
    act acts law laws bill directive regulation treaty convention agreement declaration constitution charter code decree order protocol
    summit cup olympics games championship war revolution hurricane cyclone typhoon earthquake storm crisis election elections referendum census survey constituição constitución costituzione verfassung grundgesetz censo ley lei decreto wave round version edition
    figure fig table tables book books section chapter appendix box equation vol volume issue part step stage phase group study experiment sample
    spring summer autumn fall winter monday tuesday wednesday thursday friday saturday sunday received accepted revised published copyright
    windows office excel spss stata nvivo matlab python press verlag publishers publishing since until circa born died founded
    established introduced launched january february march may june july august september october november december brexit
    version phd dphil msc mba ma ba bsc md llm postdoc release model year years total mean age interview interviews respondent participant vol no nr seite page pages
    gesetz verordnung vertrag krieg wahl krise abbildung tabelle kapitel loi traité accord guerre élection tableau chapitre ley tratado guerra
    elecciones crisis tabla capítulo lei tratado eleições tabela
    """.split()
)
"""Capitalised words with a year that name a law, an event, a season, a piece of software, a part of the document."""

LAWS = frozenset(
    "act law bill directive regulation treaty convention agreement declaration constitution charter decree gesetz verordnung vertrag loi traité ley lei tratado decreto declaração declaración convención convenção constitución constituição".split()
)
"""What is passed, signed or declared in the year that stands behind it in brackets."""

PLACES = frozenset(
    """
    africa america asia europe australia austria belgium brazil britain canada chile china denmark egypt england finland france germany ghana
    greece hungary india indonesia iran iraq ireland israel italy japan kenya korea mexico netherlands nigeria norway pakistan peru poland
    portugal quebec russia scotland spain sweden switzerland turkey ukraine uk usa us wales amsterdam athens barcelona beijing berlin boston
    brussels chicago copenhagen dublin edinburgh frankfurt geneva glasgow hamburg helsinki istanbul jerusalem lisbon london madrid
    manchester melbourne milan modena montreal moscow munich oslo oxford cambridge paris prague rio rome stockholm sydney tokyo toronto vienna warsaw
    washington zurich deutschland frankreich österreich schweiz berlin münchen wien zürich españa méxico brasil portugal argentina colombia italia
    """.split()
)
"""Places, which stand with a year for an event there ("London 2012") more often than they write."""

SCHOLARLY = frozenset(
    """
    account analysis approach argument article book chapter claim classic classification conception concept conceptualisation conceptualization contribution
    critique definition dissertation essay evaluation evidence experiment experiments findings formulation framework hypothesis idea ideas insight investigation ladder meta-analysis
    model monograph notion opinion overview paper perspective piece position proposal publication reading report research results review scale scheme
    seminal handbook textbook lecture lectures arbeit arbeiten studie studien buch bücher theorie these thesen modell aufsatz untersuchung begriff
    étude étude ouvrage livre théorie estudio libro teoría estudo livro teoria studie boek onderzoek theorie studies study survey taxonomy test theorem theory thesis treatise treatment trial typology view views volume work works writing writings
    """.split()
)
"""What a person wrote, said or made: words between a name and the year in a bracket of its own."""
