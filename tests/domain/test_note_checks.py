from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.note_checks import NoteRemark, remarks_on_note
from liaison_desk.domain.validation import validated

FIGURE = KeyFigure(name="benevoles", indicator="Bénévoles", value="1 180", as_of=date(2026, 4, 1), source="bilan")


def remarks(body: str, heading: str = "Contexte et cadre", **values: Any) -> list[NoteRemark]:
    given = {"title": "Note", "sections": [{"heading": heading, "body": body}], **values}
    return remarks_on_note(validated(BriefingFields, given), [FIGURE])


def codes(found: list[NoteRemark], but: str = "empty_section") -> list[str]:
    return [remark.code for remark in found if remark.code != but]


def test_what_a_form_wants_and_nobody_wrote_is_named() -> None:
    found = [one for one in remarks("Un texte.") if one.code == "empty_section"]
    assert [one.place for one in found] == ["L'essentiel", "Contacts et sources"]


def test_a_sentence_of_more_than_twenty_five_words_is_shown() -> None:
    long = " ".join(["mot"] * 26)
    [remark] = [one for one in remarks(f"Court. {long}. Court.") if one.code == "long_sentence"]
    assert remark.sentence.startswith("Phrase de 26 mots")
    assert remark.excerpt == f"{long}."
    assert "long_sentence" not in codes(remarks(f"{' '.join(['mot'] * 25)}."))


def test_an_acronym_is_expanded_once_and_for_all() -> None:
    assert codes(remarks("La DJVA agit.")) == ["acronym"]
    assert codes(remarks("La Délégation à la vie associative (DJVA) agit. La DJVA décide.")) == []
    assert codes(remarks("DJVA : Délégation à la jeunesse et à la vie associative.")) == []
    assert codes(remarks("Le XIX et le RIB.")) == []


def test_an_amount_without_source_is_shown_and_a_figure_called_by_name_brings_its_own() -> None:
    assert codes(remarks("Le budget est de 12\u202f000 €.")) == ["no_source"]
    assert codes(remarks("Le budget est de 12 000 € (source : budget primitif).")) == []
    assert codes(remarks("Ils sont {chiffre:benevoles}, soit 62 %.")) == []


def test_a_figure_that_is_not_kept_keeps_the_note_from_validation_and_comes_first() -> None:
    found = remarks("La DJVA compte {chiffre:perdu} membres.")
    blocking = [(one.code, one.place, one.excerpt) for one in found if one.blocks]
    assert blocking == [
        ("empty_section", "L'essentiel", ""),
        ("empty_section", "Contacts et sources", ""),
        ("unknown_figure", "Contexte et cadre", "perdu"),
    ]
    assert [one.blocks for one in found] == sorted((one.blocks for one in found), reverse=True)


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("M. Durand est communiste.", "opinion politique"),
        ("La présidente est catholique.", "religion"),
        ("Mme Petit est en arrêt maladie.", "santé"),
        ("Le maire est d'origine italienne.", "origine"),
    ],
)
def test_a_sensitive_word_about_a_person_is_shown(sentence: str, subject: str) -> None:
    [remark] = [one for one in remarks(sentence) if one.code == "sensitive"]
    assert subject in remark.sentence


@pytest.mark.parametrize("sentence", ["Un plan contre la maladie.", "Les écoles catholiques et laïques sont aidées."])
def test_the_same_word_about_nobody_is_not(sentence: str) -> None:
    assert "sensitive" not in codes(remarks(sentence))


def test_a_note_longer_than_its_form_or_its_time_to_speak_is_shown() -> None:
    note = BriefingFields(title="Note", briefing_kind=BriefingKind.talking_points)
    sentences = [
        one.sentence.replace("\u00a0", " ") for one in remarks_on_note(note, pages=2) if one.code == "too_long"
    ]
    assert sentences == ["La note tient sur 2 pages ; sa forme en demande 1 page."]
    words = " ".join(["mot"] * 400)
    spoken = remarks(words, "Développement", briefing_kind=BriefingKind.speech, speaking_minutes=2)
    assert "too_long_to_say" in codes(spoken)


def test_an_arbitration_has_a_status_quo_a_recommendation_and_a_deadline() -> None:
    options = [{"title": "Agir"}, {"title": "Attendre"}]
    found = remarks("", briefing_kind=BriefingKind.arbitration_note, purpose="decision", options=options)
    assert {"no_deadline", "no_status_quo", "no_recommendation", "empty_field"} <= set(codes(found))
    options[1]["title"] = "Statu quo"
    found = remarks(
        "", briefing_kind=BriefingKind.arbitration_note, purpose="decision", options=options, recommended=1,
        due_on=date(2026, 5, 12), details={"recipient": "M. Durand"},
    )  # fmt: skip
    assert codes(found) == []
