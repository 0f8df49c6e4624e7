"""What stands around a list in print: headings of many shapes, notes of remarks, and the matter behind the list."""

from __future__ import annotations

from random import Random

HEADINGS = {
    "de": "Literatur|Literatur:|LITERATUR|L i t e r a t u r|7. Literatur|Literaturverzeichnis|Literaturverzeichnis:|8 Literaturverzeichnis|Bibliographie|Bibliografie|Literaturangaben|VIII. Literatur|Literatur und Quellen|Zitierte Literatur|Verwendete Literatur",
    "en": "References|REFERENCES|R E F E R E N C E S|References:|7. References|Bibliography|BIBLIOGRAPHY|Works Cited|Literature|VI. References|Literature Cited|List of References|6 Bibliography",
    "pt": "Referências|REFERÊNCIAS|Referências bibliográficas|REFERÊNCIAS BIBLIOGRÁFICAS|Bibliografia|6. Referências",
    "es": "Referencias|Bibliografía|BIBLIOGRAFÍA|Referencias bibliográficas|7. Bibliografía|Bibliografía citada",
    "fr": "Bibliographie|BIBLIOGRAPHIE|Références bibliographiques|Références|Références citées",
    "it": "Bibliografia|Riferimenti bibliografici|BIBLIOGRAFIA",
}
REMARKS = {
    "de": "Ich danke den Gutachtern für ihre Hinweise zu einer früheren Fassung.|Die Angaben beziehen sich auf den Stand vom 31. Dezember 1998.|Siehe dazu ausführlich Abschnitt 4.|Interview 12, März 2003.|Die Gemeinden wurden 1972 zusammengelegt, die Bezirke erst 1975.|Eigene Berechnung auf der Grundlage der Mikrozensen 1991 bis 1999.|Zur Abgrenzung beider Begriffe vgl. die Einleitung zu diesem Band.",
    "en": "I thank the reviewers for their comments on an earlier version.|The figures refer to 31 December 1998.|See section 4 for details.|Interview 12, March 2003.|The two districts were merged in 1972.|Own calculations based on the 1991 and 1999 censuses.|For the difference between the two terms see the introduction.",
    "pt": "Agradeço aos pareceristas os comentários a uma versão anterior.|Os números referem-se a 31 de dezembro de 1998.|Entrevista 12, março de 2003.",
    "es": "Agradezco a los evaluadores sus comentarios.|Las cifras se refieren al 31 de diciembre de 1998.|Entrevista 12, marzo de 2003.",
    "fr": "Je remercie les évaluateurs de leurs remarques.|Les chiffres se rapportent au 31 décembre 1998.|Entretien 12, mars 2003.",
    "it": "Ringrazio i revisori per i commenti.|Le cifre si riferiscono al 31 dicembre 1998.|Intervista 12, marzo 2003.",
}
LEADS = {"de": ("", "Vgl. ", "Siehe ", "Vgl. dazu ", "So etwa "), "en": ("", "See ", "Cf. ", "See also "), "pt": ("", "Ver ", "Cf. "), "es": ("", "Véase ", "Cf. "), "fr": ("", "Voir ", "Cf. "), "it": ("", "Cfr. ", "Si veda ")}  # fmt: skip
AFTER: dict[str, list[list[str]]] = {
    "de": [
        ["Bisher erschienen in dieser Reihe:", "1/1999 Anna Beispiel: Armut und Alter. Eine Bestandsaufnahme.", "2/1999 Otto Muster, Eva Probe: Pflege in Dänemark. Köln 1999.", "1/2000 Karl Fall: Wohnen im Quartier. ISBN 3-12345-678-9"],
        ["Veröffentlichungen der Abteilung Sozialstruktur", "FS III 01-401 Otto Muster: Lebensläufe im Umbruch, 44 S.", "FS III 02-402 Eva Probe: Armut auf Zeit. Berlin 2002, 31 S.", "FS III 02-403 Jan Fall, Ute Beispiel: Bildung und Herkunft. Berlin 2002, 52 S."],
        ["Anschrift der Autorin:", "Prof. Dr. Anna Beispiel, Universität Bremen, Institut für Soziologie, Postfach 33 04 40, 28334 Bremen", "E-Mail: beispiel@example.org"],
        ["Zur Person", "Otto Muster, geb. 1961, ist wissenschaftlicher Mitarbeiter am Institut für Politikwissenschaft der Universität Köln. Arbeitsgebiete: Kommunalpolitik, Vereine."],
        ["Anhang", "Tabelle A1: Fallzahlen nach Jahr und Bezirk", "1991 312 44,1 2003 298 41,7", "Frage 1: Wie oft besuchen Sie den Verein? 1 täglich 2 wöchentlich 3 seltener"],
        ["Impressum", "Herausgeber: Institut für Sozialforschung, Postfach 11 11, 50667 Köln. ISSN 1234-5678. Druck: Hausdruckerei 2004. Alle Rechte vorbehalten."],
        ["Summary", "The article describes how rural communities in three counties were reorganised after 1972. It is shown that the work was shared among neighbours."],
    ],
    "en": [
        ["Previous working papers in this series:", "01/2001 Ann Example: Poverty and Age. A Survey.", "02/2001 Otto Sample and Eve Probe: Care in Denmark. London 2001.", "01/2002 Carl Case: Housing in the District."],
        ["About the author", "Ann Example is Professor of Sociology at the University of Hull. Her latest book is Rural Lives (2004)."],
        ["Appendix A: Questionnaire", "Q1. How often do you visit the club? 1 daily 2 weekly 3 less often", "Q2. In which year did you join? 1990 or before, 1991-1999, 2000 or later"],
        ["Author's address: Department of Politics, University of Leeds, Leeds LS2 9JT, UK. E-mail: a.example@example.org"],
        ["Received 12 March 2003; accepted 4 May 2004."],
    ],
    "pt": [["Recebido em 12 de março de 2003. Aprovado em 4 de maio de 2004."], ["Sobre a autora", "Ana Exemplo é professora da Universidade do Porto."], ["Anexo 1", "Questionário: em que ano entrou na associação? 1990-1995, 1996-2000"]],
    "es": [["Recibido: 12 de marzo de 2003. Aceptado: 4 de mayo de 2004."], ["Anexo", "Cuestionario: ¿en qué año entró en la asociación? 1990-1995, 1996-2000"]],
    "fr": [["Annexe", "Questionnaire : en quelle année êtes-vous entré dans l’association ? 1990-1995, 1996-2000"], ["Résumé", "L’article décrit la réorganisation des communes rurales après 1972."]],
    "it": [["Appendice", "Questionario: in quale anno è entrato nell’associazione? 1990-1995, 1996-2000"]],
}  # fmt: skip


def heading(language: str, chance: Random) -> str:
    """A line over the list, or none."""
    return "" if chance.random() < 0.06 else chance.choice(HEADINGS[language].split("|"))


def behind(language: str, chance: Random) -> list[str]:
    """None to two pieces of matter behind the list."""
    pieces = chance.sample(AFTER[language], min(len(AFTER[language]), chance.choice((0, 0, 1, 1, 2))))
    return [row for piece in pieces for row in piece]
