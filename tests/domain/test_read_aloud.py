from __future__ import annotations

import pytest

from liaison_desk.domain.read_aloud import read_aloud


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("les habitant·e·s", "les habitantes et habitants"),
        ("les habitant·es", "les habitantes et habitants"),
        ("Cher·e·s élu·e·s", "Chères et chers élues et élus"),
        ("les acteur·rice·s", "les actrices et acteurs"),
        ("les directeur·trice·s", "les directrices et directeurs"),
        ("les conseiller·ère·s départemental·e·s", "les conseillères et conseillers départementales et départementaux"),
        ("un·e bénévole et un·e élu·e", "une ou un bénévole et une élue ou un élu"),
        ("le·la président·e", "la présidente ou le président"),
        ("tou·te·s les citoyen·ne·s", "toutes et tous les citoyennes et citoyens"),
        ("Celles·ceux qui viennent", "Celles et ceux qui viennent"),
        ("les habitant.e.s.", "les habitantes et habitants."),
        ("élu(e)s et sportif(ve)s", "élues et élus et sportives et sportifs"),
        ("les ami•e•s", "les amies et amis"),
    ],
)
def test_a_word_with_dots_is_said_in_both_genders(written: str, said: str) -> None:
    assert read_aloud(written) == said


@pytest.mark.parametrize("text", ["agent.e@mail.fr", "Fin. Et la suite", "12.5 et 3·4", "L'art. 5 (e)"])
def test_what_is_no_such_word_is_left_alone(text: str) -> None:
    assert read_aloud(text) == text
