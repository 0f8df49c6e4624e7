"""Frequent given names: needed to see that a list prints the family name first without a comma ("Hébert Amélie").

Names that are family names about as often ("Thomas", "Martin", "Simon") are left in only where no common surname has their form.
"""

from __future__ import annotations

_GIVEN = frozenset(
    """
    amélie étienne adèle agathe alice aude axel bastien benoît brice capucine clara clémence damien élodie émilie éric fanny gaël gérald guy inès jade
    jules laure léa lucie ludovic maëlle manon marion maxime mélanie noémie paulette romain solène sylvain thibaut valentin valérie yann yves
    abram achille adriana adriano adrián agnès agustín aladin alain alasdair alberto alejandro alessandro alex
    alexander alexandre alfonso alicia aline amanda amartya amina amy ana andrea andreas andrew andrés angela
    angelika anja anna anne annemarie annette anthony antoine antonia antonio antónio antônio aníbal aoife arie
    armin arturo ashley aurélie aïcha barbara bart bas beat beatriz benjamin benoît bernd berthold bettina betty
    birgit björn brandon brian brigitte bruna camila camille carla carlo carlos carmen carol carsten catherine celso
    chandra chantal charles chiara chimamanda chloé christa christian christine christophe christopher claire claude
    claudia claudio cláudia cláudio colette colin concepción cornelia cornelis cristiane cristina cynthia cécile
    cédric céline dana daniel daniela danièle darcy davi david davide deborah denis dennis dermeval detlef didier
    diego dieter dirk dolores dominique donald donatella donna dorothee douglas dries débora edson eduardo edward
    elena eliane elisabeth elisabetta elizabeth els emilio emily enrico enrique eric erich erik erika erin ernesto
    ester evelien ewald ezio fabien facundo fatima fatma federica federico felipe femke fernanda fernando filipe
    fiona florence florestan flávio francesca francesco francisca francisco franziska françoise friederike frédéric
    fábio félix gabriel gabriela gabriele gaetano gary gayatri geert geneviève geoffrey george georges geraldo
    gerhard germán gerrit gertrud giacomo giampaolo giancarlo gianfranco gilles giorgio giovanna giovanni gisela
    giulia giuseppe gloria godfried gonzalo gottfried graciela graham greet gregory guadalupe guilherme guillaume
    guillermo gustavo gwyneth gérard götz gøsta günter halleh hamish hans hartmut heike heinz helen helga helmut
    heloísa hendrik henk henri herbert herman hermann hervé hilde hildegard holger horst hugo hélène ian ignacio
    ilaria ilse ineke ingrid inmaculada inés inês irene isabel isabelle iván jaap jack jacob jacques jaime jan
    jaqueline jason javier jean jeffrey jennifer jens jeroen jessica jesús joachim joaquín johan johanna johannes
    john jonas jonathan joop jordi jorge joris josefa joseph joshua josé joão juan juana julia juliana julie julien
    julián justin jutta jérôme jéssica jörg júlia júlio jürgen karen karin karl katharine kathleen katrijn katrin
    kees keith kenji kenneth kerstin kevin kimberly klaus koen kurt kwame kyle larissa larry lars laura laurence lea
    leandro leonardo leonie leopold letícia lieve linda lisa logan lotte louis loïc luana luc luca lucia luciana
    luciano lucía luigi luis luisa luiz lukas luís lygia lílian lúcia maarten manfred manoel manuel marcel marcella
    marcelo marco marcos margaret margarita margo maria mariana marie marieke marijke marina mario marion maristella
    mark markus marta martina martine mary maría massimo mateus mathias mathilde matteo matthew maurizio max maxime
    mechthild megan mehmet melissa mercedes michael michele michelle michèle mieke miguel mohammed monika monique
    montserrat márcia márcio mário nadia naika nancy nathalie natália niamh niccolò nicholas nicola nicole nigel
    niklas nomsa norberto noémie nuria néstor nísia odile olaf oliver olivier olufemi pablo paola paolo pascal
    patricia patrick patrícia paul paula pauline paulo pedro peter petra philippe pierre piet pieter pietro pilar
    priya rafael raimundo rainer ralf ramón raphaël raquel ravi raymond raúl rebecca regina regine regula renata
    renate renato rené reto rhiannon ricardo rita rob roberto rocío rodolfo rodrigo rogério rolf ronald ronaldo
    rosario rossana rosângela rubén ruth ruud ryan rüdiger sabine salvador samuel sandra sanne santiago sara sarah
    saskia sebastião sergio sharon shirley sighard silke silvia silvina simone siobhán sjoerd sonia sophie stefan
    stefanie stefano stephanie stephen steven stijn stéphane sunil susan susana susanne sven sylvie sébastien sérgio
    sônia søren teresa tereza thabo thiago thierry thorsten tiago timothy tjerk tomás trevor trudie tyler ueli
    ulrich ulrike umberto urs ursula uwe valentina valérie vanessa vera verónica vinícius vitor vitória véronique
    víctor wei wilhelm willem william wim wolfgang wouter xiaoming ximena yasemin yolanda yuki yves zoë zülfukar
    álvaro ángel ángeles ângela élisabeth élodie émile émilie éric étienne ígor óscar
    """.split()
)


def is_given_name(word: str) -> bool:
    """Whether a word, or the first part of a double name, is a frequent given name.

    >>> is_given_name("Amélie"), is_given_name("Jean-Pierre"), is_given_name("Hébert")
    (True, True, False)
    """
    return word.split("-")[0].lower() in _GIVEN
