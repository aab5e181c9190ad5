import pytest

from liaison_desk.domain.folding import fold, search_terms, sort_key


def test_folding_removes_case_accents_ligatures_and_signs() -> None:
    assert fold("L'Île-Saint-Denis") == "l ile saint denis"
    assert fold("Cœur d’Æther — n°4") == "coeur d aether n 4"


@pytest.mark.parametrize(
    "forms",
    [
        ["habitant·e·s", "habitants", "habitantes", "habitant.e.s", "habitant(e)s",
         "habitant·es", "Habitant", "habitant-e-s"],
        ["citoyen·ne·s", "citoyens", "citoyenne", "citoyen.ne.s", "citoyen.nes", "citoyen(ne)s"],
        ["conseillères", "conseiller·ère·s", "conseiller", "conseiller(ère)s"],
        ["agriculteurs", "agricultrices", "agriculteur·rice·s", "agriculteur.trice.s"],
        ["président·e", "présidente", "PRÉSIDENTS"],
        ["associatif", "associatives", "associatif·ve·s"],
        ["départementaux", "départementale", "départemental·e·s"],
        ["délégué·e", "déléguées", "délégués"],
        ["chercheurs", "chercheuse"],
        ["association(s)", "associations"],
    ],
)  # fmt: skip
def test_all_forms_of_a_french_word_give_one_term(forms: list[str]) -> None:
    assert len({search_terms(form) for form in forms}) == 1


def test_numbers_stay_findable() -> None:
    assert search_terms("A-2026-0417") == "a 2026 0417"
    assert search_terms("+33199001234, W931234567") == "33199001234 w931234567"


@pytest.mark.parametrize(
    "text",
    [
        "Les habitant·e·s du Pré-Saint-Gervais s'étaient réuni(e)s, M. le maire : « œuvrons ! »",
        "heureux heureuse journaux bureaux boss express pays fleurs toutes travaux nouvelles déléguées",
        "n° 2 ½ m² jean.e@example.org",
        "",
    ],
)
def test_terms_of_terms_are_the_same_terms(text: str) -> None:
    once = search_terms(text)
    assert search_terms(once) == once


def test_sorting_follows_the_alphabet_and_the_value_of_numbers() -> None:
    assert sorted(["Zola", "Étienne", "Eluard", "œuvre"], key=sort_key) == ["Eluard", "Étienne", "œuvre", "Zola"]
    assert sorted(["Rapport 4-12", "rapport 4-2"], key=sort_key) == ["rapport 4-2", "Rapport 4-12"]
