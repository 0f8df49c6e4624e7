"""Words of six languages that made-up works and paragraphs are put together from."""

from __future__ import annotations

from typing import Any

GIVEN = {
    "en": "Anna Peter Ruth Thomas Laura James Emily David Mary-Ann John".split(),
    "de": "Hans Petra Jürgen Sabine Karl-Heinz Ulrike Wolfgang Ute Bernd Katrin".split(),
    "fr": "Jean-Pierre Marie Luc Hélène François Amélie Pierre Claire Étienne Sophie".split(),
    "es": "José María Carmen Luis Rosa Miguel Elena Juan Pilar Andrés Lucía".split(),
    "pt": "João Maria Paulo Ana Luís Teresa António Marta Rui Cláudia".split(),
    "it": "Marco Giulia Paolo Francesca Luca Chiara Giovanni Elena Andrea Silvia".split(),
}
FAMILY = {
    "en": "Whitfield Harrow Barlow Pemberton Ashcroft Lindqvist Okafor O’Rourke Thackeray Winslow Marsden Kettle Hargreave Blythe Norwood Chapman Fairley Dunmore Stroud Kirby".split(),
    "de": "Müller Weißgerber Schönfeld Krämer Vogelsang Hoffmann-Lange Böttcher Lindner Kaltenbach Rüger Steinmetz Oberhauser Köhler Brandt Zimmermann Heitkamp Falkenrath Überall Grüner Peters".split(),
    "fr": "Lefèvre Dubois Marchand Beauchamp Girard Moreau Delacroix Fontaine Chevalier Rousselot Perrin Barbier Gauthier Vasseur Lemoine Carpentier Hébert Picard Renaud Thibault".split(),
    "es": "García López Fernández Ruiz Castaño Herrera Montalvo Quiroga Ibáñez Salcedo Peñalver Rincón Zamora Villalba Carrasco Olivares Tejada Bermúdez Nájera Cuesta".split(),
    "pt": "Silva Oliveira Carvalho Figueiredo Magalhães Teixeira Nogueira Azevedo Cardoso Pimentel Barroso Queirós Lacerda Moura Vasconcelos Guimarães Tavares Antunes Coelho Braga".split(),
    "it": "Bianchi Ferraro Lombardi Marchetti Galli Conti Rinaldi Santoro Gentile Moretti Caruso Fabbri Pellegrini Bruni Orlandi Sartori Valentini Basile Ricci D’Angelo".split(),
}
TOPICS = {
    "en": "river towns|public libraries|school meals|local newspapers|housing co-operatives|rural clinics|night buses|harbour work|village councils|paper mills|street markets|allotment gardens|youth clubs|steam laundries|canal boats".split(
        "|"
    ),
    "de": "der ländlichen Gemeinden|der öffentlichen Bibliotheken|des Vereinswesens|der Wohnungsgenossenschaften|der Hafenarbeit|des Lokaljournalismus|der Schulverpflegung|der Kleingärten|des Nahverkehrs|der Papiermühlen|der Jugendhilfe|der Wochenmärkte|der Pflegedienste|des Ehrenamts|der Flussschifffahrt".split(
        "|"
    ),
    "fr": "des villages de montagne|des bibliothèques publiques|de la presse locale|des coopératives d’habitat|du travail portuaire|des cantines scolaires|des jardins ouvriers|des marchés de rue|des moulins à papier|de la vie associative|des transports de nuit|des dispensaires ruraux|de la batellerie|des conseils municipaux|de l’enfance".split(
        "|"
    ),
    "es": "de los pueblos de montaña|de las bibliotecas públicas|de la prensa local|de las cooperativas de vivienda|del trabajo portuario|de los comedores escolares|de los huertos urbanos|de los mercados callejeros|de los molinos de papel|del asociacionismo|del transporte nocturno|de los consultorios rurales|de la navegación fluvial|de los concejos|de la infancia".split(
        "|"
    ),
    "pt": "das aldeias de montanha|das bibliotecas públicas|da imprensa local|das cooperativas de habitação|do trabalho portuário|das cantinas escolares|das hortas urbanas|das feiras de rua|dos moinhos de papel|do associativismo|dos transportes noturnos|dos postos de saúde rurais|da navegação fluvial|das juntas de freguesia|da infância".split(
        "|"
    ),
    "it": "dei paesi di montagna|delle biblioteche pubbliche|della stampa locale|delle cooperative edilizie|del lavoro portuale|delle mense scolastiche|degli orti urbani|dei mercati rionali|delle cartiere|dell’associazionismo|dei trasporti notturni|degli ambulatori rurali|della navigazione fluviale|dei consigli comunali|dell’infanzia".split(
        "|"
    ),
}
VIEWS = {
    "en": "A history of|The politics of|Learning from|Measuring|The slow decline of|Women and|The economics of|Rethinking|Networks of|What remains of|The governance of|Memories of".split(
        "|"
    ),
    "de": "Zur Geschichte|Die Politik|Strukturwandel|Beiträge zur Soziologie|Die Finanzierung|Grundfragen|Zum Wandel|Die Organisation|Steuerung und Selbstverwaltung|Alltag|Eine Ethnographie|Die Zukunft".split(
        "|"
    ),
    "fr": "Une histoire|La politique|Sociologie|Le déclin|L’économie|Mémoires|Le gouvernement|Ethnographie|Les réseaux|L’avenir|La mesure|Les métiers".split(
        "|"
    ),
    "es": "Historia|La política|Sociología|El declive|La economía|Memoria|El gobierno|Etnografía|Las redes|El futuro|La medición|Los oficios".split(
        "|"
    ),
    "pt": "História|A política|Sociologia|O declínio|A economia|Memórias|O governo|Etnografia|As redes|O futuro|A medição|Os ofícios".split(
        "|"
    ),
    "it": "Storia|La politica|Sociologia|Il declino|L’economia|Memorie|Il governo|Etnografia|Le reti|Il futuro|La misura|I mestieri".split(
        "|"
    ),
}
SUBTITLES = {
    "en": "Evidence from four counties|A comparative view|Notes on a forgotten practice|1850–1950|Between market and state",
    "de": "Eine vergleichende Studie|Befunde aus vier Landkreisen|1850–1950|Zwischen Markt und Staat|Theorie und Praxis",
    "fr": "Une étude comparée|Enquête dans quatre cantons|1850-1950|Entre marché et État|Théories et pratiques",
    "es": "Un estudio comparado|Evidencia de cuatro comarcas|1850-1950|Entre el mercado y el Estado|Teoría y práctica",
    "pt": "Um estudo comparado|Resultados de quatro concelhos|1850-1950|Entre o mercado e o Estado|Teoria e prática",
    "it": "Uno studio comparato|Risultati da quattro province|1850-1950|Tra mercato e Stato|Teoria e pratica",
}
JOURNALS = {
    "en": "Journal of Local History|Studies in Public Life|Rural Affairs Quarterly|Urban Review|The Social Record",
    "de": "Zeitschrift für Gemeindeforschung|Soziale Blätter|Archiv für Lokalgeschichte|Kölner Hefte|Verwaltung und Alltag",
    "fr": "Revue d’histoire locale|Cahiers du social|Annales rurales|Espaces et villes|Politiques publiques",
    "es": "Revista de Historia Local|Cuadernos Sociales|Estudios Rurales|Ciudad y Territorio|Gestión Pública",
    "pt": "Revista de História Local|Cadernos Sociais|Estudos Rurais|Cidade e Território|Gestão Pública",
    "it": "Rivista di storia locale|Quaderni sociali|Studi rurali|Città e territorio|Politiche pubbliche",
}
PUBLISHERS = {
    "en": "Hillside Press, Bristol|Northgate, London|Quay Books, Leeds|Cambridge University Press, Cambridge",
    "de": "Campus, Frankfurt am Main|Lindenverlag, Köln|Springer VS, Wiesbaden|Suhrkamp, Frankfurt a. M.",
    "fr": "Seuil, Paris|Presses du Rhône, Lyon|La Découverte, Paris|L’Harmattan, Paris",
    "es": "Alianza, Madrid|Siglo XXI, México|Ariel, Barcelona|Biblioteca Nueva, Madrid",
    "pt": "Almedina, Coimbra|Vozes, Petrópolis|Imprensa de Ciências Sociais, Lisboa|Hucitec, São Paulo",
    "it": "il Mulino, Bologna|Laterza, Roma-Bari|Carocci, Roma|Einaudi, Torino",
}
BODIES = {
    "en": "Ministry of Rural Affairs|National Statistics Board", "de": "Statistisches Bundesamt|Deutscher Städtetag",
    "fr": "Ministère de la Culture|Conseil de l’Europe", "es": "Ministerio de Educación|Instituto Nacional de Estadística",
    "pt": "Ministério da Saúde|Instituto Nacional de Estatística", "it": "Ministero della Salute|Istituto Nazionale di Statistica",
}  # fmt: skip
SENTENCES: dict[str, list[str]] = {
    "en": [
        "The first surveys were carried out by volunteers who walked from house to house{}.",
        "Few of the records survived the flood{}, and those that did are hard to read.",
        "It has often been said that the change came slowly{}.",
        "In most places the work was shared among neighbours, in others it was paid{}.",
        "The figures of 1998 and 2003 differ, which nobody has explained so far.",
        "A second line of research asks who took part and why{}.",
        "We return to this question below.",
        "Wages rose by 12 per cent between 1921 and 1925{}, rents by more.",
    ],
    "de": [
        "Die ersten Erhebungen wurden von Freiwilligen durchgeführt, die von Haus zu Haus gingen{}.",
        "Nur wenige Akten haben das Hochwasser überstanden{}, und diese sind schwer zu lesen.",
        "Oft ist behauptet worden, der Wandel sei langsam gekommen{}.",
        "Mancherorts wurde die Arbeit unter Nachbarn geteilt, anderswo bezahlt{}.",
        "Die Zahlen von 1998 und 2003 weichen voneinander ab, was bisher niemand erklärt hat.",
        "Ein zweiter Forschungsstrang fragt, wer sich beteiligte und warum{}.",
        "Auf diese Frage kommen wir unten zurück.",
        "Die Löhne stiegen zwischen 1921 und 1925 um 12 Prozent{}, die Mieten stärker.",
    ],
    "fr": [
        "Les premières enquêtes furent menées par des bénévoles qui allaient de maison en maison{}.",
        "Peu de registres ont survécu à la crue{}, et ceux qui restent sont difficiles à lire.",
        "On a souvent dit que le changement était venu lentement{}.",
        "Dans la plupart des lieux le travail était partagé entre voisins, ailleurs il était payé{}.",
        "Les chiffres de 1998 et de 2003 diffèrent, ce que personne n’a expliqué.",
        "Un deuxième courant demande qui a participé et pourquoi{}.",
        "Nous reviendrons sur cette question.",
    ],
    "es": [
        "Las primeras encuestas fueron realizadas por voluntarios que iban de casa en casa{}.",
        "Pocos registros sobrevivieron a la inundación{}, y los que quedan son difíciles de leer.",
        "A menudo se ha dicho que el cambio llegó despacio{}.",
        "En la mayoría de los lugares el trabajo se repartía entre vecinos, en otros se pagaba{}.",
        "Las cifras de 1998 y 2003 difieren, lo que nadie ha explicado.",
        "Una segunda línea pregunta quién participó y por qué{}.",
        "Volveremos sobre esta cuestión.",
    ],
    "pt": [
        "Os primeiros inquéritos foram feitos por voluntários que iam de casa em casa{}.",
        "Poucos registos sobreviveram à cheia{}, e os que restam são difíceis de ler.",
        "Diz-se muitas vezes que a mudança veio devagar{}.",
        "Na maioria dos lugares o trabalho era partilhado entre vizinhos, noutros era pago{}.",
        "Os números de 1998 e 2003 diferem, o que ninguém explicou.",
        "Uma segunda linha pergunta quem participou e porquê{}.",
        "Voltaremos a esta questão.",
    ],
    "it": [
        "Le prime inchieste furono condotte da volontari che andavano di casa in casa{}.",
        "Pochi registri sono sopravvissuti all’alluvione{}, e quelli rimasti sono difficili da leggere.",
        "Si è spesso detto che il cambiamento arrivò lentamente{}.",
        "Nella maggior parte dei luoghi il lavoro era diviso tra vicini, altrove era pagato{}.",
        "Le cifre del 1998 e del 2003 divergono, cosa che nessuno ha spiegato.",
        "Una seconda linea chiede chi partecipò e perché{}.",
        "Torneremo su questa domanda.",
    ],
}
HEADINGS = {
    "en": ["References", "Bibliography", "Works cited", "REFERENCES"],
    "de": ["Literatur", "Literaturverzeichnis", "Literatur:", "6 Literatur"],
    "fr": ["Bibliographie", "Références", "Références bibliographiques"],
    "es": ["Referencias", "Bibliografía", "Referencias bibliográficas"],
    "pt": ["Referências", "Bibliografia", "Referências bibliográficas"],
    "it": ["Bibliografia", "Riferimenti bibliografici"],
}
NOTES = {"en": "Notes", "de": "Anmerkungen", "fr": "Notes", "es": "Notas", "pt": "Notas", "it": "Note"}
LOCALES = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pt": "pt-BR", "it": "it-IT"}
Item = dict[str, Any]
