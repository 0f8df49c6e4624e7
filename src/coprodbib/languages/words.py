"""Words of reference lists in English, German, French, Spanish, Portuguese, Italian, Dutch and the Nordic languages."""

from __future__ import annotations

REFERENCE_HEADINGS = (
    frozenset(
        """
    references|reference|reference list|list of references|references cited|cited references|literature cited
    works cited|bibliography|select bibliography|selected bibliography|references and notes|references and further reading
    works cited and consulted|sources|sources cited|literature|literature references|further reading|notes and references
    references & notes|reference section|cited works|cited literature
    literatur|literaturverzeichnis|literaturliste|quellenverzeichnis|quellen- und literaturverzeichnis|bibliographie
    literaturangaben|verwendete literatur|zitierte literatur|literaturhinweise|referenzen|quellen
    références|références bibliographiques|références citées|ouvrages cités|liste des références|bibliographie sélective
    références et bibliographie|bibliographie générale|sources et bibliographie
    referencias|referencias bibliográficas|bibliografía|bibliografía citada|obras citadas|lista de referencias|literatura citada
    referências|referências bibliográficas|bibliografia|obras citadas|lista de referências|literatura citada
    riferimenti|riferimenti bibliografici|bibliografia essenziale|opere citate
    referenties|literatuur|literatuurlijst|bibliografie|geraadpleegde literatuur|bronnen|bronnenlijst
    referenser|källor|litteratur|referanser|litteraturliste|kilder|litteraturhenvisninger|kirjallisuus|lähteet
    bibliografia|literatura|piśmiennictwo
    """.replace("\n", "|").split("|")
    )
    - {""}
    | frozenset()
)

REFERENCE_HEADINGS = frozenset(" ".join(w.split()) for w in REFERENCE_HEADINGS if w.strip())
"""Lower-case headings (without number, marks or colon) under which a reference list stands."""

END_HEADINGS = frozenset(
    " ".join(w.split())
    for w in """
    download references|author information|authors and affiliations|author|authors|about the author|about the authors
    corresponding author|editor information|rights and permissions|copyright information|copyright|about this entry
    about this article|about this chapter|cite this entry|cite this article|cite this chapter|cite this|how to cite
    how to cite this article|how to cite this document|share and cite|share|citation|cite as|to cite this article
    suggested citation|additional information|supplementary information|supplementary material|supplementary materials
    supporting information|publisher's note|publisher’s note|ethics declarations|acknowledgements|acknowledgments
    acknowledgement|acknowledgment|funding|notes|note|endnotes|footnotes|appendix|appendices|appendix a|appendix b
    appendix c|annex|annexes|tables|figures|tables and figures|biographies|biography|biographical note
    biographical notes|author biography|author biographies|notes on contributors|notes on contributor|contributors
    disclaimer|conflicts of interest|conflict of interest|data availability|data availability statement|index|glossary
    others|keywords|abstract|received|history|related articles|recommended articles|metrics|article metrics|comments
    further information|contact|reprints and permissions|publish with us|list of abbreviations|abbreviations|discussion
    questions|questions?|thank you|thank you!|thanks|introduction|conclusion|conclusions|methods|results
    authors' addresses|authors’ addresses|author's address|author’s address|authors' address|authors’ address|addresses
    anschrift der autoren|anschriften der autoren|anschrift des autors|anschrift der autorin|zur person|zu den personen
    anhang|danksagung|über die autoren|über den autor|über die autorin|anmerkungen|abbildungsverzeichnis|tabellenverzeichnis
    zitiervorschlag|autorenangaben|autoreninformation|zu den autoren
    annexe|remerciements|notes de fin|à propos de l'auteur|à propos de l’auteur|pour citer cet article|auteur|auteurs|résumé
    anexo|anexos|agradecimientos|notas|sobre los autores|sobre el autor|sobre la autora|cómo citar|cómo citar este artículo
    agradecimentos|sobre os autores|sobre o autor|sobre a autora|como citar|apêndice
    ringraziamenti|appendice|note|come citare|bijlage|bijlagen|dankwoord
    """.replace("\n", "|").split("|")
    if w.strip()
)
"""Lower-case headings that end a reference list."""

SELF_CITATION_HEADINGS = frozenset(
    " ".join(w.split())
    for w in """
    share and cite|cite this entry|cite this article|cite this chapter|cite this|cite this paper|cite as|how to cite
    how to cite this article|how to cite this paper|how to cite this document|how to cite this chapter|to cite this article
    suggested citation|recommended citation|citation|zitiervorschlag|zitierweise|pour citer cet article|comment citer
    pour citer ce document|cómo citar|cómo citar este artículo|como citar|como citar este artículo|como citar este artigo
    come citare
    """.replace("\n", "|").split("|")
    if w.strip()
)
"""Lower-case headings under which a document prints its own citation."""

LINK_LABELS = (
    "Google Scholar", "CrossRef", "Crossref", "PubMed", "PubMed Central", "Green Version", "Article", "Book", "Chapter",
    "MATH", "MathSciNet", "ADS", "CAS", "Web of Science", "Scopus", "View Article", "Full Text", "PDF", "Link", "Publisher",
    "Download PDF", "Medline", "ISI", "Open URL", "OpenURL", "Taylor & Francis Online", "Web of Science ®", "SpringerLink",
    "Wiley Online Library", "ScienceDirect", "JSTOR", "SSRN", "PMC free article", "Abstract", "Free Full Text", "DOI",
    "View in Scopus", "View PDF", "Links", "Link", "Google", "Google Acadêmico", "Google Académico", "SciELO", "Ver", "Export Citation", "Find it", "Ovid", "EBSCO",
)  # fmt: skip
"""Words on the buttons that web pages print behind a reference."""

AND_WORDS = ("and", "und", "et", "y", "e", "en", "och", "og", "i", "&", "u.")
"""Words between the last two names of a list."""

EDITOR_WORDS = (
    "eds", "ed", "editors", "editor", "edited", "hrsg", "hg", "hgg", "herausgeber", "éds", "éd", "dir", "dirs", "coord",
    "coords", "comp", "comps", "org", "orgs", "a cura di", "red", "ed. by", "compilers", "compiler", "eds.", "coordinador",
    "coordinadores", "coordinadora", "directeur", "editores", "organizadores", "organizador",
)  # fmt: skip

PARTICLES = frozenset(
    """van von der den de del della di da dos das du la le les lo los las ter ten zu zur zum af av al el bin ibn do des dal
    dalla vom 't st. san santa e y mac d' d’ 's ’t ó ua ní op in het vander ver te tot aus am dela degli dei delle""".split()
)
"""Lower-case words that belong to the family name behind them."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr", "2nd", "3rd", "4th"})

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero janeiro gennaio januari ene janv",
            "february feb februar février febrero fevereiro febbraio februari févr fev",
            "march mar märz mars marzo março maart mrz",
            "april apr avril abril aprile avr abr",
            "may mai mayo maio maggio mei",
            "june jun juni juin junio junho giugno",
            "july jul juli juillet julio julho luglio juil",
            "august aug août agosto augustus ago",
            "september sep sept septembre septiembre setembro settembre set",
            "october oct oktober octobre octubre outubro ottobre okt out",
            "november nov novembre noviembre novembro",
            "december dec dezember décembre diciembre dezembro dicembre dez déc dic",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and abbreviations -> 1..12."""
