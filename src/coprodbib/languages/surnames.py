"""Surnames that are hardly ever given names: needed to see where a double surname begins in "Given Surname Surname"."""

from __future__ import annotations

import re
import unicodedata

# Frequent surnames that are not given names as well (no Martín, Cruz, Santiago, Tomás).
_IBERIAN = frozenset(
    """
    garcía gonzález rodríguez fernández lópez martínez sánchez pérez gómez jiménez ruiz hernández díaz moreno muñoz álvarez
    romero alonso gutiérrez navarro torres domínguez vázquez ramos gil ramírez serrano blanco molina morales suárez ortega
    delgado castro ortiz rubio marín sanz núñez iglesias medina garrido cortés castillo lozano guerrero cano prieto méndez
    calvo gallego vidal león márquez herrera peña flores cabrera campos vega fuentes carrasco diez caballero reyes nieto
    aguilar pascual herrero montero lorenzo hidalgo giménez ibáñez ferrer durán santiago benítez mora vargas arias carmona
    crespo román pastor soto sáez velasco moya soler parra esteban bravo gallardo rojas pardo merino franco espinosa izquierdo
    lara rivas rivera casado arroyo silva redondo vera rey galán luque otero montes ríos sierra segura carrillo marcos
    sepúlveda valenzuela contreras espinoza figueroa tapia castañeda zapata restrepo ospina quintero cárdenas uribe arango
    echeverri escobar acosta salazar rincón pineda ávila mejía vélez giraldo salcedo barrera bermúdez ochoa zúñiga ponce
    maldonado sandoval orozco villarreal treviño elizondo garza cantú gaitán
    silva santos oliveira souza sousa pereira ferreira almeida costa rodrigues gomes martins araújo ribeiro carvalho melo
    barbosa cardoso teixeira rocha dias moreira vieira nunes monteiro mendes freitas batista marques machado fonseca
    nascimento cavalcanti cavalcante azevedo correia tavares antunes coelho pinto figueiredo magalhães nogueira moura lacerda
    """.split()
)
_GIVEN = frozenset(
    "priscilla camilla ludmilla inez camillo drusilla sibilla milla cruz ramos benilde cornélio cornelio lucio mauricio".split()
)
_ENDINGS = re.compile(r"\w{2,}(?:ez|illa|illas|illo|illos|ález|édo|ñez|eiro|eira|ães|uez|rra|ondo|ázar|ñón)\Z")


def is_iberian_surname(word: str) -> bool:
    """Whether a word is a Spanish or Portuguese surname and hardly a given name.

    >>> is_iberian_surname("Pinilla"), is_iberian_surname("García"), is_iberian_surname("Kathrine")
    (True, True, False)
    """
    lower = word.lower()
    return lower not in _GIVEN and (_plain(lower) in _PLAIN_IBERIAN or bool(_ENDINGS.match(lower)))


def _plain(word: str) -> str:
    """Without accents, which many lists leave out."""
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()


_PLAIN_IBERIAN = frozenset(map(_plain, _IBERIAN))


# The most frequent surnames of English-speaking countries without those that are given names too (no Thomas, Scott, Allen, Nelson).
_ENGLISH = frozenset(
    """
    smith jones williams brown johnson davies wilson evans roberts robinson wright thompson walker hughes edwards hall wood turner hill
    harris clarke adams phillips watson cooke moore price shaw bennett griffiths simpson richardson chapman richards stevens webb
    rogers hunt mills holmes palmer matthews rowe barnes knight lloyd butler fisher barker jenkins murphy fletcher cox harvey ellis pearson
    collins anderson campbell reynolds foster sullivan o'sullivan o'connor o'brien o'neill mcdonald mccarthy mckenzie macdonald mclean doyle
    fitzgerald gallagher kennedy quinn burke hayes hughes peterson sanders henderson coleman simmons patterson jenkins perkins hoffman
    murray gibson myers ford wagner schmidt meyer andrews armstrong atkinson baldwin blackwell bradshaw buchanan burgess carpenter crawford
    cunningham dawson dixon ferguson franklin freeman gardner goodwin greenwood hammond harding hawkins higgins hopkins houghton humphrey
    johnston lambert lawson marsh nicholson norton osborne parsons patel perkins porter potter pritchard reeves rhodes robertson saunders sharp
    shepherd singh sutherland swanson tucker walsh watts weaver wheeler wilkinson winters woods yates
    """.split()
)


def is_lone_surname(word: str) -> bool:
    """Whether a word before the last of a name is a surname itself, so that both make a double surname.

    >>> is_lone_surname("Sullivan"), is_lone_surname("Pinilla"), is_lone_surname("Stuart")
    (True, True, False)
    """
    return word.lower().replace("’", "'") in _ENGLISH or is_iberian_surname(word)
