"""The library that the manuscripts of these tests cite: written by hand, nothing of it made by us."""

from __future__ import annotations

BIB = """\
@article{bovaird2007beyond, author = {Bovaird, Tony}, title = {Beyond engagement}, journal = {Public Administration Review}, volume = 67, pages = {846--860}, year = 2007}
@article{pestoff2009towards, author = {Pestoff, Victor}, title = {Towards a paradigm}, journal = {Journal of Civil Society}, volume = 5, year = 2009}
@article{ostrom1996crossing, author = {Ostrom, Elinor}, title = {Crossing the great divide}, journal = {World Development}, volume = 24, year = 1996}
@incollection{bovaird2012from, author = {Bovaird, Tony and Loeffler, Elke}, title = {From engagement}, booktitle = {A book}, year = 2012}
@book{garcia2004, author = {Garc{\\'i}a, Ana}, title = {Barrios}, publisher = {Sur}, year = 2004}
@book{mueller2010, author = {M{\\"u}ller, Karl}, title = {Vereine}, publisher = {Nord}, year = 2010}
@book{doe2000a, author = {Doe, Jane}, title = {Care}, publisher = {Sage}, year = 2000}
@book{doe2000b, author = {Doe, Jane}, title = {Work}, publisher = {Sage}, year = 2000}
@book{who2010, author = {{World Health Organization}}, title = {A report}, publisher = {WHO}, year = 2010}
@book{steen2018dark, author = {Steen, Trui and Brandsen, Taco and Verschuere, Bram}, title = {The dark side}, publisher = {Sage}, year = 2018}
"""
