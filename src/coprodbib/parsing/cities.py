"""Cities where books are published: they tell a publisher's place from anything else with a capital."""

from __future__ import annotations

import re

CITY = re.compile(
    r"(?:New York|London|Oxford|Cambridge|Cham|Berlin|Heidelberg|Wiesbaden|München|Munich|Frankfurt(?: am Main|/M\.?|(?: a\.?\s?/?\s?M\b\.?))?|Paris|Madrid|Barcelona|Boston|Chicago|Dordrecht|Amsterdam|"
    r"Thousand Oaks|Los Angeles|Newbury Park|Beverly Hills|Cheltenham|Northampton|Bristol|Basingstoke|Houndmills|Farnham|Aldershot|Abingdon|Stuttgart|Leipzig|"
    r"Hamburg|Köln|Bonn|Wien|Vienna|Zürich|Zurich|Basel|Bern|Genève|Geneva|Bruxelles|Brussels|Roma|Rome|Milano|Torino|Bologna|Lisboa|Porto|São Paulo|Rio de Janeiro|Brasília|Belo Horizonte|Porto Alegre|Salvador|Recife|Campinas|Curitiba|Florianópolis|Petrópolis|Coimbra|Braga|Sevilla|Valencia|Granada|Salamanca|Bilbao|Medellín|Quito|Caracas|Montevideo|"
    r"Buenos Aires|México|Mexico City|Bogotá|Santiago|Lima|Singapore|Tokyo|Sydney|Melbourne|Toronto|Ottawa|Montréal|Montreal|Québec|Princeton|Stanford|Berkeley|"
    r"New Haven|Washington(?:,? D\.?C\.?)?|Philadelphia|Baltimore|Ithaca|Durham|Ann Arbor|Minneapolis|San Francisco|Hoboken|Copenhagen|København|Stockholm|Oslo|Bergen|"
    r"Helsinki|Manchester|Edinburgh|Glasgow|Dublin|Leiden|Rotterdam|Utrecht|Tübingen|Göttingen|Opladen|Weinheim|Baden-Baden|Bielefeld|Dordrecht|Hong Kong|Delhi|New Delhi|Harmondsworth|Harlow|Hoboken|Malden|Dordrecht|Sunderland|Aldershot|Lexington|Lanham|Boulder|Totowa|Hillsdale|Mahwah|Chichester|West Sussex|Den Haag|The Hague|Assen|Bussum|Antwerpen|Gent|Leuven|Odense|Aarhus|Århus|Uppsala|Lund|Göteborg|Trondheim|Bari|Firenze|Napoli|Venezia|Padova|Palermo|Englewood Cliffs|Upper Saddle River|Reading)"
)
CITY_COLON = re.compile(rf"(?:{CITY.pattern})(?:,\s[A-Z]{{2}}|\s\([A-Z]{{2,3}}\))?\s?:\s")
"""A city and a colon: what follows is a publisher."""

CITIES = frozenset(w for w in re.findall(r"[^\W\d_]{4,}", CITY.pattern))
"""The single words of their names."""
