"""What TeX calls the characters: tables only."""

from __future__ import annotations

ESCAPES = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"{\textbraceleft}",  # BibTeX counts the brace of "\{" as a brace
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "\\": r"{\textbackslash}",
}
"""Characters that mean something to TeX, as text."""

LIGATURES = frozenset({("-", "-"), ("`", "`"), ("'", "'"), ("?", "`"), ("!", "`"), (",", ","), ("<", "<"), (">", ">")})
"""Pairs that TeX's fonts draw as one other character."""

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
"""Accent commands and the characters that combine with the letter before them."""

FONTS = {
    "textit": ("<i>", "</i>"), "emph": ("<i>", "</i>"), "textsl": ("<i>", "</i>"), "textbf": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
}  # fmt: skip
"""Commands that set their argument in another shape, and CSL's markup for it."""

DECLARATIONS = {"it": "textit", "itshape": "textit", "em": "textit", "sl": "textit", "bf": "textbf", "bfseries": "textbf", "sc": "textsc", "scshape": "textsc"}  # fmt: skip
"""The same as a switch for the rest of a group: ``{\\it so}``."""

TRANSPARENT = frozenset(
    "mbox hbox text textrm textsf texttt textup textnormal textmd ensuremath mathrm mathit mathbf mathsf mathcal mathbb url path "
    "MakeUppercase enquote uppercase lowercase bibinfo".split()
)
"""Commands whose argument stays as it is."""

SILENT = frozenset(
    "rm sf tt normalfont upshape mdseries selectfont relax protect textstyle displaystyle limits noopsort sortnoop left right "
    "big Big unskip ignorespaces penalty rmfamily sffamily ttfamily".split()
)
"""Commands that print nothing; ``\\noopsort{1}`` takes its argument along."""

WITH_ARGUMENT_DROPPED = frozenset({"noopsort", "sortnoop"})

COMMANDS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "ẞ",
    "textbackslash": "\\", "backslash": "\\", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "textasciitilde": "~", "textasciicircum": "^", "textdollar": "$", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "textquotedbl": '"', "textquotesingle": "'", "textasciigrave": "`", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "quotedblbase": "„",
    "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»",
    "ldots": "…", "dots": "…", "textellipsis": "…", "cdots": "⋯", "textdegree": "°", "degree": "°", "circ": "°", "texttrademark": "™",
    "textregistered": "®", "textcopyright": "©", "copyright": "©", "S": "§", "P": "¶", "textsection": "§", "pounds": "£",
    "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "yen": "¥", "textyen": "¥", "textcent": "¢", "dag": "†", "ddag": "‡",
    "textbullet": "•", "textperiodcentered": "·", "cdot": "·", "times": "×", "pm": "±", "mp": "∓", "div": "÷", "leq": "≤", "le": "≤",
    "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "infty": "∞", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "leftrightarrow": "↔", "textrightarrow": "→", "textleftarrow": "←", "in": "∈", "sum": "∑", "int": "∫", "partial": "∂", "ell": "ℓ",
    "prime": "′", "slash": "/", "textexclamdown": "¡", "textquestiondown": "¿", "textmu": "µ", "textonehalf": "½",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "newblock": " ", "newline": " ", "quad": " ", "qquad": " ",
    "par": " ", "space": " ", "thinspace": " ", "nobreakspace": " ", "textvisiblespace": " ", "allowbreak": "", "nobreak": "", "hyphen": "-", "newdash": "-",
}  # fmt: skip
"""Commands that print one thing."""

SIGNS = {"&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", "\\": " ", ",": " ", ";": " ", ":": " ", ">": " ", "!": "", "-": "", "/": "", "@": "", "*": "", "|": "‖", "(": "", ")": "", "[": "", "]": "", "+": "", "<": ""}  # fmt: skip
"""Commands of one sign that is no accent."""
