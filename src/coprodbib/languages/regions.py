"""States and countries that stand behind a city where books are published."""

from __future__ import annotations

import re

_NAMES = """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas
    Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada New_Hampshire New_Jersey
    New_Mexico New_York North_Carolina North_Dakota Ohio Oklahoma Oregon Pennsylvania Rhode_Island South_Carolina South_Dakota Tennessee Texas
    Utah Vermont Virginia Washington West_Virginia Wisconsin Wyoming Ontario Quebec Québec Alberta British_Columbia Manitoba Saskatchewan
    Nova_Scotia New_South_Wales Victoria Queensland Tasmania USA U.S.A. US UK U.K. England Scotland Wales Ireland Northern_Ireland
    United_Kingdom United_States Germany France Italy Spain Portugal Switzerland Austria Belgium Netherlands The_Netherlands Denmark Sweden
    Norway Finland Iceland Poland Hungary Greece Turkey Russia Canada Mexico México Brazil Brasil Argentina Chile Colombia Peru Perú Australia
    New_Zealand Japan China India Singapore South_Africa Kenya Israel Mass. Calif. Conn. Ill. Mich. Penn. Tex. Wash.
""".split()
REGION = re.compile(
    rf"(?:{'|'.join(sorted((re.escape(name.replace('_', ' ')) for name in _NAMES), key=lambda n: (-len(n), n)))}|[A-Z]{{2}})(?![^\W\d_])"
)
"""A state, a country, or two capitals that stand for one."""
