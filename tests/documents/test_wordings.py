"""Ready-made texts agree with who signs and never hide what is missing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import Paragraph
from liaison_desk.documents.wordings import WordingMaterial, fill_wording
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle

WRITTEN = [wording for wording in Wording if wording is not Wording.blank]


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_an_acceptance_names_the_occasion_and_who_will_call(
    office: OfficeFields, inauguration: EngagementFields
) -> None:
    text = spaced(fill_wording(Wording.acceptance, WordingMaterial(office, inauguration, "Le Blanc-Mesnil")))
    assert "« Inauguration de la Maison des associations », le mardi 12 mai 2026 à 10 h 30, au Blanc-Mesnil" in text
    assert "Je serai heureux d'y participer." in text
    assert "Camille Perrot, joignable au 01 48 95 89 00" in text


def test_a_woman_signs_in_the_feminine(office: OfficeFields, inauguration: EngagementFields) -> None:
    her = office.model_copy(update={"official_courtesy_title": CourtesyTitle.ms})
    text = fill_wording(
        Wording.representation,
        WordingMaterial(her, inauguration, representative="Mme Moreau, conseillère départementale"),
    )
    assert "Retenue par un engagement antérieur, je serai représentée par Mme" in text


def test_an_unknown_signatory_leaves_the_choice_to_be_made() -> None:
    text = fill_wording(Wording.acceptance, WordingMaterial(OfficeFields()))
    assert "[à compléter : heureux ou heureuse]" in spaced(text)


@pytest.mark.parametrize("wording", WRITTEN)
def test_what_is_not_known_is_shown_as_missing(wording: Wording) -> None:
    text = spaced(fill_wording(wording, WordingMaterial(OfficeFields())))
    assert "[à compléter : nom de l'agent]" in text
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize("wording", WRITTEN)
def test_nothing_is_missing_when_everything_is_known(
    wording: Wording, office: OfficeFields, inauguration: EngagementFields
) -> None:
    complete = office.model_copy(update={"president_name": "Anne Roy"})
    material = WordingMaterial(
        complete, inauguration, "Stains", "une aide", reply_by=date(2026, 6, 1), representative="Mme Moreau"
    )
    assert "[à compléter" not in spaced(fill_wording(wording, material))


def test_a_free_letter_starts_empty(office: OfficeFields) -> None:
    assert fill_wording(Wording.blank, WordingMaterial(office)) == ""


def test_a_title_with_signs_of_markdown_or_braces_is_read_as_typed(
    office: OfficeFields, inauguration: EngagementFields
) -> None:
    title = "Fête *des* voisins_93 [x] {officer} # 1"
    occasion = inauguration.model_copy(update={"title": title})
    first = blocks_of(fill_wording(Wording.thank_you, WordingMaterial(office, occasion, "Stains")))[0]
    assert isinstance(first, Paragraph)
    assert title in spaced("".join(run.text for run in first.runs))
