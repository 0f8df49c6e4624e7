"""Cities where books are published: they tell a publisher's place from anything else with a capital."""

from __future__ import annotations

import re
from itertools import groupby

_PLAIN = """
    A Coruña; Cary; College Station; Itaguaí; Mount Pleasant; Aachen; Aalborg; Aarhus; Abingdon; Accra; Addis Ababa; Adelaide; Aix-en-Provence; Albany; Albuquerque;
    Aldershot; Alexandria; Alicante; Ames; Amherst; Amsterdam; Ankara; Ann Arbor; Antwerpen; Aracaju; Arequipa;
    Arlington; Armonk; Assen; Asunción; Athens; Atlanta; Auckland; Augsburg; Austin; Aveiro; Bad Heilbrunn; Bad Honnef;
    Baden-Baden; Baltimore; Baltmannsweiler; Bamberg; Bangalore; Bangkok; Barcelona; Bari; Barranquilla; Barueri; Basel;
    Basingstoke; Baton Rouge; Bauru; Beijing; Beirut; Belfast; Belgrade; Belmont; Belo Horizonte; Belém; Beograd;
    Bergen; Berkeley; Berlin; Bern; Besançon; Bethesda; Beverly Hills; Bielefeld; Bilbao; Birmingham; Bloomington;
    Blumenau; Boca Raton; Bochum; Bogotá; Bologna; Bombay; Bonn; Bordeaux; Boston; Botucatu; Boulder; Braga; Brasília;
    Bratislava; Braunschweig; Bremen; Brighton; Brisbane; Bristol; Brno; Brussels; Bruxelles; Bucaramanga; Bucharest;
    București; Budapest; Buenos Aires; Buffalo; Bussum; Caen; Cagliari; Cairo; Calcutta; Calgary; Cali; Cambridge;
    Campinas; Campo Grande; Canberra; Cape Town; Caracas; Carbondale; Cardiff; Catania; Caxias do Sul; Cham; Champaign;
    Chapel Hill; Charlottesville; Cheltenham; Chemnitz; Chennai; Chicago; Chichester; Christchurch; Cincinnati;
    Clermont-Ferrand; Cleveland; Cochabamba; Coimbra; Columbus; Concepción; Copenhagen; Corvallis; Coventry; Crows Nest;
    Cuernavaca; Cuiabá; Curitiba; Cusco; Cádiz; Córdoba; Dakar; Dallas; Darmstadt; Delft; Delhi; Den Haag; Denver;
    Detroit; Dhaka; Dijon; Dordrecht; Dortmund; Dresden; Dublin; Dubuque; Duisburg; Dunedin; Durban; Durham; Düsseldorf;
    East Lansing; Edinburgh; Edmonton; Eindhoven; Englewood Cliffs; Enschede; Erfurt; Erlangen; Eschborn; Essen; Eugene;
    Evanston; Exeter; Farnham; Faro; Firenze; Florianópolis; Fortaleza; Freiburg; Fribourg; Funchal; Gainesville;
    Gelsenkirchen; Geneva; Genova; Gent; Genève; Gießen; Gijón; Girona; Glasgow; Glencoe; Goiânia; Granada; Graz;
    Greenwich; Grenoble; Groningen; Guadalajara; Guatemala; Guayaquil; Guildford; Göteborg; Göttingen; Gütersloh;
    Haarlem; Hackensack; Hagen; Haifa; Halifax; Halle; Hamburg; Hannover; Hanoi; Harare; Harlow; Harmondsworth;
    Hartford; Heidelberg; Helsinki; Hildesheim; Hillsdale; Hobart; Hoboken; Hohengehren; Homewood; Hong Kong; Honolulu;
    Houndmills; Houston; Houten; Hyderabad; Ibadan; Ijuí; Indianapolis; Innsbruck; Iowa City; Ipswich; Irvine; Istanbul;
    Ithaca; Jaboticabal; Jakarta; Jena; Jerusalem; Johannesburg; Joinville; João Pessoa; Juiz de Fora; Kalamazoo;
    Kampala; Karachi; Karlsruhe; Kassel; Kathmandu; Kiel; Kiev; Kingston; Klagenfurt; Knoxville; Kolkata; Konstanz;
    Kraków; Kuala Lumpur; Kyiv; Köln; Königstein; København; La Habana; La Paz; La Plata; Lagos; Lahore; Lancaster;
    Landau; Lanham; Lausanne; Lavras; Leeds; Leicester; Leiden; Leipzig; Leuven; Lexington; Lille; Lima; Linköping;
    Linz; Lisboa; Liverpool; Liège; Ljubljana; Lleida; London; Londrina; Los Angeles; Louvain; Louvain-la-Neuve; Lugano;
    Lund; Luzern; Lyon; Lüneburg; Maastricht; Maceió; Madison; Madras; Madrid; Magdeburg; Mahwah; Mainz; Malden; Malmö;
    Managua; Manaus; Manchester; Manila; Manizales; Mannheim; Maracaibo; Marburg; Maringá; Marseille; Marília; Medellín;
    Melbourne; Mendoza; Menlo Park; Meppel; Mexico City; Miami; Milano; Milwaukee; Minneapolis; Monterey; Monterrey;
    Montevideo; Montpellier; Montreal; Montréal; Morelia; Moscow; Moskva; Mumbai; Munich; Murcia; Málaga; México;
    München; Münster; Nairobi; Namur; Nantes; Napoli; Nashville; Neuchâtel; Neuwied; New Brunswick; New Delhi; New
    Haven; New Orleans; New York; Newark; Newbury Park; Newcastle; Nijmegen; Niterói; Northampton; Norwich; Notre Dame;
    Nottingham; Nürnberg; Nürtingen; Odense; Oldenburg; Omaha; Opladen; Oslo; Osnabrück; Ostfildern; Ottawa; Ouro Preto;
    Oviedo; Oxford; Pacific Grove; Paderborn; Padova; Palermo; Palo Alto; Pamplona; Panamá; Paris; Passau; Passo Fundo;
    Pelotas; Perugia; Petrópolis; Philadelphia; Phoenix; Piracicaba; Pisa; Piscataway; Pittsburgh; Portland; Porto;
    Porto Alegre; Potsdam; Poznań; Prague; Praha; Pretoria; Princeton; Providence; Puebla; Querétaro; Quito; Québec;
    Reading; Recife; Regensburg; Reinbek; Rennes; Reykjavik; Ribeirão Preto; Riga; Rio de Janeiro; Rochester; Rockville;
    Roma; Rome; Rosario; Roskilde; Rostock; Rotterdam; Rouen; Saarbrücken; Sacramento; Sainte-Foy; Salamanca; Salt Lake
    City; Salvador; Salzburg; San Diego; San Francisco; San José; San Juan; San Salvador; Sankt Augustin; Santa Barbara;
    Santa Monica; Santander; Santiago; Santiago de Compostela; Santo Domingo; Santos; Schwalbach; Seattle; Seoul;
    Sevilla; Shanghai; Sheffield; Sherbrooke; Siegen; Siena; Silver Spring; Singapore; Sofia; Southampton; Soveria
    Mannelli; St. Gallen; St. Louis; St. Petersburg; Stamford; Stanford; Stavanger; Stockholm; Strasbourg; Stuttgart;
    Sunderland; Swansea; Sydney; Syracuse; São Bernardo do Campo; São Carlos; São Leopoldo; São Paulo; Taipei; Tallinn;
    Tampa; Tampere; Tarragona; Tegucigalpa; Tehran; Tel Aviv; Tempe; The Hague; Thessaloniki; Thousand Oaks; Tijuana;
    Tilburg; Tokyo; Toluca; Torino; Toronto; Totowa; Toulouse; Trento; Trier; Trieste; Tromsø; Trondheim; Tucson;
    Tucumán; Turku; Tuscaloosa; Tübingen; Uberlândia; Ulm; Umeå; Upper Saddle River; Uppsala; Urbana; Utrecht; Valdivia;
    Valencia; Valladolid; Valparaíso; Vancouver; Venezia; Verona; Vienna; Vigo; Vilnius; Viçosa; Wageningen; Waltham;
    Warsaw; Warszawa; Weilerswist; Weinheim; Wellington; West Lafayette; West Sussex; Westport; Wien; Wiesbaden;
    Winnipeg; Wollongong; Wrocław; Wuppertal; Würzburg; Xalapa; York; Zagreb; Zaragoza; Zurich; Zutphen; Zürich; Århus;
    Évora; Örebro; İstanbul; Łódź
"""
_SPELT_IN_SOME_WAYS = (
    r"Frankfurt(?: am Main|/M\.?|(?: a\.?\s?/?\s?M\b\.?))?",
    r"Freiburg(?: i\. ?Br\.| im Breisgau)?",
    r"Washington(?:,? D\.?C\.?)?",
)


def _by_letter() -> str:
    """The names as a pattern that looks at the first letter first; of two the longer comes before the shorter."""
    plain = [re.escape(name) for name in " ".join(_PLAIN.split()).split("; ")]
    names = sorted({*plain, *_SPELT_IN_SOME_WAYS} - {"Freiburg"}, key=lambda name: (name[0], -len(name), name))
    groups = (f"{letter}(?:{'|'.join(name[1:] for name in group)})" for letter, group in groupby(names, lambda n: n[0]))
    return f"(?:{'|'.join(groups)})"


CITY = re.compile(rf"{_by_letter()}(?![^\W\d_])")
CITY_COLON = re.compile(rf"(?:{CITY.pattern})(?:,\s[A-Z]{{2}}|\s\([A-Z]{{2,3}}\))?\s?:\s")
"""A city and a colon: what follows is a publisher."""

CITIES = frozenset(name for name in " ".join(_PLAIN.split()).split("; ") if " " not in name) | frozenset(
    "York Paulo Janeiro Angeles Francisco Oaks Haven Hague Frankfurt Freiburg Washington".split()
)
"""Words that are hardly anything else: names of one word, and the telling word of some longer ones."""
