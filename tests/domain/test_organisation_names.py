import pytest

from liaison_desk.domain.organisation_names import of_association, of_body, the_body


@pytest.mark.parametrize(
    ("name", "with_article", "with_of", "as_association"),
    [
        ("Ligue des quartiers", "la Ligue des quartiers", "de la Ligue des quartiers", "de la Ligue des quartiers"),
        ("Union des bénévoles", "l'Union des bénévoles", "de l'Union des bénévoles", "de l'Union des bénévoles"),
        ("École du dimanche", "l'École du dimanche", "de l'École du dimanche", "de l'École du dimanche"),
        ("Comité des fêtes", "le Comité des fêtes", "du Comité des fêtes", "du Comité des fêtes"),
        ("Association Cap", "l'association Cap", "de l'association Cap", "de l'association Cap"),
        ("Mairie de Stains", "la mairie de Stains", "de la mairie de Stains", "de la mairie de Stains"),
        ("Hôpital Avicenne", "l'hôpital Avicenne", "de l'hôpital Avicenne", "de l'hôpital Avicenne"),
        ("Cité des métiers", "la Cité des métiers", "de la Cité des métiers", "de la Cité des métiers"),
        ("Est Ensemble", "Est Ensemble", "d'Est Ensemble", "de l'association Est Ensemble"),
        ("Les Passeurs", "Les Passeurs", "des Passeurs", "de l'association Les Passeurs"),
    ],
)
def test_a_body_takes_the_article_its_first_word_calls_for(
    name: str, with_article: str, with_of: str, as_association: str
) -> None:
    assert the_body(name) == with_article
    assert of_body(name) == with_of
    assert of_association(name) == as_association
