"""Ready-made texts agree with who signs and never hide what is missing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import Paragraph
from liaison_desk.documents.wordings import WordingMaterial, fill_wording, shipped_wording
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import Channel, LetterFields, Wording
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.standard_texts import OwnWording, StandardParagraph
from liaison_desk.domain.validation import validated
from liaison_desk.domain.wording_fields import text_problem
from liaison_desk.errors import InvalidFields

WRITTEN = [wording for wording in Wording if wording is not Wording.blank]
FILLED = [wording for wording in WRITTEN if "[à compléter" not in shipped_wording(wording)]
"""The others have a part only the writer knows."""


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
    assert "[à compléter" in text
    assert not re.search(r"[{}]", text)


@pytest.mark.parametrize("wording", FILLED)
def test_nothing_is_missing_when_everything_is_known(
    wording: Wording, office: OfficeFields, inauguration: EngagementFields
) -> None:
    complete = office.model_copy(update={"president_name": "Anne Roy"})
    material = WordingMaterial(
        complete,
        inauguration,
        "Stains",
        "une aide",
        reply_by=date(2026, 6, 1),
        representative="Mme Moreau",
        asked=LetterFields(subject="Aide", received_on=date(2026, 5, 4)),
        asked_number="A-2026-0007",
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


@pytest.mark.parametrize("wording", WRITTEN)
def test_every_shipped_text_holds_known_fields_only(wording: Wording) -> None:
    assert text_problem(shipped_wording(wording)) == ""


def test_an_answer_says_when_and_how_it_was_asked(office: OfficeFields) -> None:
    asked = LetterFields(
        subject="Aide", received_on=date(2026, 5, 4), document_date=date(2026, 5, 1), channel=Channel.email
    )
    text = spaced(fill_wording(Wording.holding_reply, WordingMaterial(office, request="« Aide »", asked=asked)))
    assert text.startswith("Par courriel du 1er mai 2026, vous m'avez saisi de « Aide ».")


def test_an_approval_promises_nothing_before_the_vote(office: OfficeFields) -> None:
    text = spaced(fill_wording(Wording.approval_letter, WordingMaterial(office)))
    assert "sous réserve du vote de la Commission permanente" in text


def test_a_refusal_says_how_to_contest_it(office: OfficeFields) -> None:
    text = spaced(fill_wording(Wording.refusal_letter, WordingMaterial(office)))
    assert "dans un délai de deux mois" in text
    assert "tribunal administratif de Montreuil" in text


def test_the_text_of_the_office_wins_over_the_shipped_one(office: OfficeFields) -> None:
    own = OwnWording(wording=Wording.thank_you, text="Merci encore. {officer}")
    changed = office.model_copy(update={"own_wordings": [own]})
    assert fill_wording(Wording.thank_you, WordingMaterial(changed)) == "Merci encore. Camille Perrot"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Bonjour {prenom}", "champ inconnu : {prenom}"),
        ("Bonjour {officer", "une accolade n'est pas fermée ou pas ouverte"),
        ("{heureux|heureuse}, {reply_by}", ""),
    ],
)
def test_a_text_that_could_not_be_filled_is_refused(text: str, problem: str) -> None:
    assert text_problem(text) == problem
    if problem:
        with pytest.raises(InvalidFields):
            validated(StandardParagraph, {"name": "Essai", "text": text})
