from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.figure_references import (
    FigureStyle,
    figure_names,
    figure_words,
    reference_to,
    unknown_figures,
    with_figures,
)
from liaison_desk.domain.key_figures import AmountStage, KeyFigure

FDVA = KeyFigure(
    name="fdva-2026",
    indicator="Fonds",
    value="23 000 €",
    as_of=date(2026, 3, 31),
    source="délibération 4-02",
    stage=AmountStage.voted,
)
MEMBERS = KeyFigure(name="Signataires", indicator="Signataires", value="212", as_of=date(2026, 4, 1), source="")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_figure_that_is_read_has_its_stage_its_date_and_its_source() -> None:
    expected = "23 000 € (montant voté, au 31 mars 2026, source : délibération 4-02)"
    assert plain(figure_words(FDVA)) == expected
    assert plain(figure_words(MEMBERS)) == "212 (au 1er avril 2026)"
    assert figure_words(FDVA, FigureStyle.said) == "23 000 €"


@pytest.mark.parametrize("written", ["{chiffre:fdva-2026}", "{ Chiffre : FDVA-2026 }", "{chiffre: fdva-2026}"])
def test_a_name_is_found_however_it_is_typed(written: str) -> None:
    assert with_figures(f"Nous avons {written}.", [FDVA], FigureStyle.said) == "Nous avons 23 000 €."
    assert unknown_figures([written], [FDVA]) == ()


def test_a_figure_nobody_keeps_is_to_be_completed_and_named_once() -> None:
    text = "{chiffre:perdu} et {chiffre:perdu} et {chiffre:signataires}"
    assert with_figures("{chiffre:perdu}", [MEMBERS]) == "[à compléter : chiffre « perdu »]"
    assert unknown_figures([text], [MEMBERS]) == ("perdu",)
    assert figure_names(text) == ("perdu", "perdu", "signataires")
    assert figure_names(reference_to("perdu")) == ("perdu",)


def test_a_value_never_turns_into_markdown() -> None:
    figure = KeyFigure(name="x", indicator="x", value="*12* | a_b", as_of=date(2026, 1, 1), source="s")
    assert with_figures("{chiffre:x}", [figure], FigureStyle.said) == r"\*12\* \| a\_b"


def test_braces_that_call_no_figure_are_left_alone() -> None:
    text = "{chiffre} {autre:chose} {chiffre:\nx}"
    assert with_figures(text, [FDVA]) == text
