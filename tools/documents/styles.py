"""Official styles that documents are made in: (style, language or "" for any)."""

AUTHOR_DATE = [
    ("apa", ""), ("chicago-author-date", ""), ("harvard-cite-them-right", "en"), ("american-sociological-association", "en"),
    ("elsevier-harvard", ""), ("springer-basic-author-date", ""), ("taylor-and-francis-chicago-author-date", "en"),
    ("associacao-brasileira-de-normas-tecnicas", "pt"), ("associacao-brasileira-de-normas-tecnicas-ipea", "pt"),
    ("chicago-author-date-de", "de"), ("chicago-author-date-fr", "fr"), ("din-1505-2", "de"), ("deutsche-sprache", "de"),
    ("barbara-budrich", "de"), ("beltz-padagogik", "de"), ("deutsche-gesellschaft-fur-psychologie", "de"),
    ("el-profesional-de-la-informacion", "es"), ("economia-y-politica", "es"), ("estudios-hispanicos", "es"),
    ("bibliothecae-it", "it"), ("einaudi", "it"), ("annals-of-botany", "en"), ("anthropologie-et-societes", "fr"),
    ("geneses", "fr"), ("forum-qualitative-sozialforschung", "de"), ("american-political-science-association", "en"),
]  # fmt: skip
NUMERIC = [
    ("ieee", ""), ("nlm-citation-sequence", ""), ("american-medical-association", ""), ("nature", ""), ("acm-sig-proceedings", "en"),
    ("elsevier-vancouver", ""), ("springer-vancouver-brackets", ""), ("public-library-of-science", "en"), ("din-1505-2-numeric", "de"),
    ("associacao-brasileira-de-normas-tecnicas-numerico", "pt"), ("neurologia", "es"), ("iso690-numeric-fr", "fr"),
    ("french1", "fr"), ("american-chemical-society", "en"), ("klinische-padiatrie", "de"), ("revista-virtual-de-quimica", "pt"),
]  # fmt: skip
NOTE = [
    ("chicago-notes-bibliography", ""), ("chicago-notes-bibliography-subsequent-ibid", ""), ("mhra-notes", "en"),
    ("chicago-shortened-notes-bibliography", ""), ("geschichte-und-gesellschaft", "de"), ("historia-scribere", "de"),
    ("chicago-notes-bibliography-fr", "fr"), ("iso690-full-note-es", "es"), ("infoclio-de", "de"), ("annales", "fr"),
    ("associacao-brasileira-de-normas-tecnicas-note", "pt"), ("aib-studi", "it"), ("civilta-italiana", "it"),
    ("ayer", "es"), ("cultural-geographies", "en"), ("iso690-note-fr", "fr"), ("betriebswirtschaftliche-forschung-und-praxis", "de"),
    ("afro-asia", "pt"), ("jahrbuch-fur-evangelikale-theologie", "de"), ("foerster-geisteswissenschaft", "de"),
]  # fmt: skip
KINDS = {"author-date": AUTHOR_DATE, "numeric": NUMERIC, "note": NOTE}
