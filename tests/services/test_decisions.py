"""Nothing is decided silently: every change of state is in the register, with its letter, and can be taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from liaison_desk.domain.decisions import DecisionFields, Outcome
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.letters import LetterFields, LetterState, Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.services.desk import Desk

OFFICE = {
    "official_courtesy_title": "M.",
    "official_first_name": "Samir",
    "official_last_name": "Benali",
    "officer_name": "Camille Perrot",
    "officer_phone": "01 48 95 89 00",
}
MAYOR = {"courtesy_title": "Mme", "first_name": "Aline", "last_name": "Moreau",
         "offices_held": [{"function": "MAIRE", "municipality": "93072"}]}  # fmt: skip
COUNCILLOR = {"courtesy_title": "Mme", "first_name": "Inès", "last_name": "Rahmani",
              "offices_held": [{"function": "CONSEILLER_DEPARTEMENTAL", "portfolio": "Saint-Denis-2"}]}  # fmt: skip


@pytest.fixture
def councillor(desk: Desk) -> str:
    return desk.partners.add(validated(PartnerFields, COUNCILLOR))


@pytest.fixture
def asked(desk: Desk) -> str:
    return asked_by(desk, MAYOR)


def asked_by(desk: Desk, person: dict[str, Any], **more: Any) -> str:
    """Record an invitation with the letter that brought it; return the id of the engagement."""
    desk.settings.change(validated(OfficeFields, OFFICE))
    partner = desk.partners.add(validated(PartnerFields, person))
    values = {"title": "Inauguration", "starts_at": "2026-05-28T10:30", "municipality": "Stains", "host_id": partner}
    engagement = desk.engagements.add(validated(EngagementFields, {**values, **more}))
    letter = {"subject": "Invitation à l'inauguration", "received_on": "2026-04-28",
              "correspondent_id": partner, "engagement_id": engagement}  # fmt: skip
    desk.letters.add(validated(LetterFields, letter))
    return engagement


def register(desk: Desk, engagement: str) -> list[DecisionFields]:
    """Return the register of an engagement, the oldest first."""
    return [sheet.fields for sheet in reversed(desk.decisions.of_engagement(engagement))]


def outcomes(desk: Desk, engagement: str) -> list[Outcome]:
    return [one.outcome for one in register(desk, engagement)]


def test_a_decision_writes_the_state_the_register_and_the_answer(desk: Desk, asked: str) -> None:
    made = desk.decisions.decide(asked, Outcome.declined, reason="Séance plénière le même jour")
    fields = desk.engagements.sheet(asked).fields
    assert (fields.state, fields.state_reason) == (EngagementState.declined, "Séance plénière le même jour")
    (line,) = register(desk, asked)
    assert (line.subject, line.outcome, line.reason) == (
        "Inauguration", Outcome.declined, "Séance plénière le même jour",
    )  # fmt: skip
    assert (line.decided_on, line.decided_by) == (date(2026, 5, 5), "Samir Benali")
    assert made.letter_id is not None
    draft = desk.letters.sheet(made.letter_id).fields
    assert (draft.wording, draft.state, draft.engagement_id) == (Wording.decline, LetterState.draft, asked)
    assert draft.answers_to_id == line.letter_id


def test_the_answer_reads_what_has_just_been_decided(desk: Desk, asked: str, councillor: str) -> None:
    made = desk.decisions.decide(asked, Outcome.represented, representative_id=councillor)
    assert made.letter_id is not None
    body = desk.letters.sheet(made.letter_id).fields.body
    assert "je serai représenté par Mme" in body
    assert "Inès Rahmani" in body
    assert "Conseillère départementale" in body


def test_without_a_letter_nothing_is_drafted(desk: Desk, asked: str) -> None:
    assert desk.decisions.decide(asked, Outcome.attend, with_letter=False).letter_id is None
    assert desk.letters.count(ListQuery(saved_filter="outgoing")) == 0


@pytest.mark.parametrize(
    ("outcome", "field"),
    [
        (Outcome.declined, "reason"),
        (Outcome.cancelled, "reason"),
        (Outcome.represented, "representative_id"),
        (Outcome.option, "outcome"),
        (Outcome.reopened, "outcome"),
    ],
)
def test_a_decision_that_lacks_something_is_refused_by_the_name_of_the_field(
    desk: Desk, asked: str, outcome: Outcome, field: str
) -> None:
    with pytest.raises(InvalidFields) as refused:
        desk.decisions.decide(asked, outcome, reason=" ")
    assert [problem.field for problem in refused.value.problems] == [field]
    assert register(desk, asked) == []
    assert desk.engagements.sheet(asked).fields.state is EngagementState.requested


def test_every_verb_of_the_agenda_writes_in_the_register(desk: Desk, asked: str, councillor: str) -> None:
    desk.engagements.accept(asked)
    desk.engagements.represent(asked, councillor)
    desk.decisions.decide(asked, Outcome.message, with_letter=False)
    desk.engagements.decline(asked, "Plus possible")
    desk.decisions.decide(asked, Outcome.wait, reason="L'organisateur propose une autre date", with_letter=False)
    desk.engagements.cancel(asked, "Reporté")
    assert outcomes(desk, asked) == [
        Outcome.attend, Outcome.represented, Outcome.message, Outcome.declined, Outcome.reopened, Outcome.cancelled,
    ]  # fmt: skip
    assert [line.reason for line in register(desk, asked)] == [
        "", "", "", "Plus possible", "L'organisateur propose une autre date", "Reporté",
    ]  # fmt: skip
    assert register(desk, asked)[1].representative_id == councillor


def test_an_edit_that_changes_the_state_is_a_decision_and_one_that_does_not_is_none(desk: Desk, asked: str) -> None:
    fields = desk.engagements.sheet(asked).fields
    desk.engagements.edit(asked, changed(fields, {"place": "Hôtel de ville"}))
    assert register(desk, asked) == []
    desk.engagements.edit(asked, changed(fields, {"state": "declined", "state_reason": "Trop loin"}))
    assert [(line.outcome, line.reason) for line in register(desk, asked)] == [(Outcome.declined, "Trop loin")]


def test_the_reason_of_a_refusal_is_not_that_of_the_acceptance_that_follows(desk: Desk, asked: str) -> None:
    desk.engagements.decline(asked, "Trop loin")
    fields = desk.engagements.sheet(asked).fields
    desk.engagements.edit(asked, changed(fields, {"state": "accepted"}))
    assert register(desk, asked)[-1].reason == ""


def test_somebody_else_who_represents_is_another_decision(desk: Desk, asked: str, councillor: str) -> None:
    desk.engagements.represent(asked, councillor)
    other = desk.partners.add(validated(PartnerFields, {"last_name": "Petit"}))
    desk.engagements.represent(asked, other)
    assert [line.representative_id for line in register(desk, asked)] == [councillor, other]


def test_what_is_added_as_decided_is_in_the_register_and_what_is_asked_is_not(desk: Desk) -> None:
    values = {"title": "Vœux", "starts_at": "2026-06-01T10:00"}
    assert register(desk, desk.engagements.add(validated(EngagementFields, values))) == []
    accepted = desk.engagements.add(validated(EngagementFields, {**values, "state": "accepted"}))
    assert outcomes(desk, accepted) == [Outcome.attend]
    done = desk.engagements.add(validated(EngagementFields, {**values, "state": "done"}))
    assert register(desk, done) == []


def test_that_it_took_place_is_a_fact_and_no_decision(desk: Desk, asked: str) -> None:
    desk.engagements.accept(asked)
    desk.engagements.mark_done(asked)
    desk.engagements.accept(asked)
    assert outcomes(desk, asked) == [Outcome.attend]


def test_a_decision_is_reopened_with_a_reason_and_put_again(desk: Desk, asked: str) -> None:
    made = desk.decisions.decide(asked, Outcome.declined, reason="Agenda")
    with pytest.raises(InvalidFields, match="reason : dites pourquoi"):
        desk.decisions.reopen(made.decision_id, "  ")
    reopening = desk.decisions.sheet(desk.decisions.reopen(made.decision_id, "Agenda")).fields
    assert (reopening.outcome, reopening.reopens_id, reopening.reason) == (
        Outcome.reopened, made.decision_id, "Agenda",
    )  # fmt: skip
    assert desk.engagements.sheet(asked).fields.state is EngagementState.requested
    assert asked in {item.engagement_id for item in desk.reviews.candidates()}


def test_only_the_decision_that_holds_is_reopened(desk: Desk, asked: str) -> None:
    first = desk.decisions.decide(asked, Outcome.attend)
    second = desk.decisions.decide(asked, Outcome.declined, reason="Agenda")
    with pytest.raises(UserError, match="ne vaut plus"):
        desk.decisions.reopen(first.decision_id, "Erreur")
    again = desk.decisions.reopen(second.decision_id, "Erreur")
    for replaced in (second.decision_id, again):
        with pytest.raises(UserError, match="ne vaut plus"):
            desk.decisions.reopen(replaced, "Encore")


def test_a_state_set_back_without_saying_why_is_refused(desk: Desk, asked: str) -> None:
    desk.engagements.decline(asked, "Agenda")
    fields = desk.engagements.sheet(asked).fields
    for state in ("requested", "waiting"):
        with pytest.raises(InvalidFields, match="dites pourquoi cette décision est rouverte"):
            desk.engagements.edit(asked, changed(fields, {"state": state}))
    desk.engagements.edit(asked, changed(fields, {"state": "requested", "state_reason": "Nouvelle date"}))
    assert register(desk, asked)[-1].outcome is Outcome.reopened


def test_a_draft_that_tells_of_another_decision_goes_to_the_bin(desk: Desk, asked: str) -> None:
    yes = desk.decisions.decide(asked, Outcome.attend)
    no = desk.decisions.decide(asked, Outcome.declined, reason="Agenda")
    binned = {reference.id for reference, _label, _when in desk.history.bin()}
    assert binned == {yes.letter_id}
    assert no.letter_id is not None
    desk.decisions.reopen(no.decision_id, "Nouvelle date")
    assert desk.letters.count(ListQuery(saved_filter="outgoing")) == 0


def test_a_signed_answer_stays_whatever_is_decided_afterwards(desk: Desk, asked: str) -> None:
    made = desk.decisions.decide(asked, Outcome.attend)
    assert made.letter_id is not None
    number = desk.letters.sign(made.letter_id)
    desk.decisions.decide(asked, Outcome.declined, reason="Empêchement")
    assert desk.letters.sheet(made.letter_id).number == number


def test_a_draft_already_begun_is_kept_rather_than_doubled(desk: Desk, asked: str) -> None:
    begun = desk.answers.start_for_engagement(asked, Wording.acceptance)
    assert desk.decisions.decide(asked, Outcome.attend).letter_id == begun


def test_a_waiting_answer_never_promises_a_day_that_is_past(desk: Desk) -> None:
    late = asked_by(desk, MAYOR, reply_by="2026-05-04")
    made = desk.decisions.decide(late, Outcome.wait)
    assert made.letter_id is not None
    assert "[à compléter : date]" in desk.letters.sheet(made.letter_id).fields.body.replace("\u00a0", " ")
    coming = asked_by(desk, MAYOR, reply_by="2026-05-15")
    made = desk.decisions.decide(coming, Outcome.wait)
    assert made.letter_id is not None
    assert "au plus tard le 15 mai 2026" in desk.letters.sheet(made.letter_id).fields.body.replace("\u00a0", " ")


def test_a_line_of_the_register_is_neither_rewritten_nor_thrown_away(desk: Desk, asked: str) -> None:
    made = desk.decisions.decide(asked, Outcome.attend)
    fields = desk.decisions.sheet(made.decision_id).fields
    with pytest.raises(UserError, match="ne se réécrit pas"):
        desk.decisions.edit(made.decision_id, changed(fields, {"outcome": "declined", "reason": "Non"}))
    with pytest.raises(UserError, match="ne se supprime pas"):
        desk.decisions.delete(made.decision_id)
    desk.decisions.edit(made.decision_id, changed(fields, {"unit": "DJVA"}))
    typed = desk.decisions.add(DecisionFields(subject="Logo", outcome=Outcome.noted, decided_on=date(2026, 5, 5)))
    desk.decisions.delete(typed)


def test_a_decision_of_a_note_is_reopened_too(desk: Desk) -> None:
    typed = DecisionFields(
        subject="Logo", outcome=Outcome.option, chosen_option="Bleu", decided_on=date(2026, 5, 5)
    )  # fmt: skip
    identifier = desk.decisions.add(typed)
    reopened = desk.decisions.sheet(desk.decisions.reopen(identifier, "Le Président préfère le vert")).fields
    assert (reopened.subject, reopened.reopens_id) == ("Logo", identifier)
    with pytest.raises(UserError, match="ne vaut plus"):
        desk.decisions.reopen(identifier, "Encore")


def test_the_agenda_shows_what_was_decided(desk: Desk, asked: str, tmp_path: Path) -> None:
    def agenda() -> str:
        for _step in desk.agenda_export.export(tmp_path / "agenda.ics"):
            pass
        return (tmp_path / "agenda.ics").read_text(encoding="utf-8")

    desk.decisions.decide(asked, Outcome.wait)
    assert "STATUS:TENTATIVE" in agenda()
    desk.decisions.decide(asked, Outcome.message)
    shown = agenda()
    assert "SUMMARY:[par message] Inauguration" in shown
    assert "TRANSP:TRANSPARENT" in shown
    desk.decisions.decide(asked, Outcome.cancelled, reason="Reporté")
    assert "STATUS:CANCELLED" in agenda()


LETTERS = [
    (
        Outcome.attend,
        MAYOR,
        "Madame la Maire,",
        "Je serai heureux d'y participer.",
        "Je vous prie d'agréer, Madame la Maire, l'expression de ma considération distinguée.",
    ),
    (
        Outcome.represented,
        {"courtesy_title": "M.", "first_name": "Jean", "last_name": "Durand",
         "offices_held": [{"function": "PREFET_DELEGUE"}]},
        "Monsieur le Préfet,",
        "Retenu par un engagement antérieur, je serai représenté par Mme Inès Rahmani, Conseillère départementale",
        "Je vous prie d'agréer, Monsieur le Préfet, l'expression de ma haute considération.",
    ),
    (
        Outcome.declined,
        {"courtesy_title": "M.", "first_name": "Paul", "last_name": "Lefort",
         "offices_held": [{"function": "PDT_ASSOCIATION"}]},
        "Monsieur le Président,",
        "Un engagement antérieur ne me permettra pas d'être présent parmi vous.",
        "Je vous prie d'agréer, Monsieur le Président, mes salutations distinguées.",
    ),
    (
        Outcome.wait,
        {"courtesy_title": "Mme", "first_name": "Nadia", "last_name": "Saïdi"},
        "Madame,",
        "Je reviendrai vers vous au plus tard le 20 mai 2026.",
        "Je vous prie d'agréer, Madame, mes salutations distinguées.",
    ),
    (
        Outcome.message,
        MAYOR,
        "Madame la Maire,",
        "J'ai souhaité vous adresser un message, qui pourra être lu ou projeté à cette occasion.",
        "Je vous prie d'agréer, Madame la Maire, l'expression de ma considération distinguée.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "person", "salutation", "said", "closing"),
    LETTERS,
    ids=("mayor", "prefect", "president of an association", "resident", "message to a mayor"),
)
def test_each_answer_is_worded_for_whom_it_goes_to(
    desk: Desk,
    councillor: str,
    tmp_path: Path,
    outcome: Outcome,
    person: dict[str, Any],
    salutation: str,
    said: str,
    closing: str,
) -> None:
    engagement = asked_by(desk, person, reply_by="2026-05-20")
    made = desk.decisions.decide(engagement, outcome, representative_id=councillor, reason="Deux venues cette année")
    assert made.letter_id is not None
    desk.letters.sign(made.letter_id)
    sheet = desk.letters.sheet(made.letter_id)
    desk.paper.write(desk.compositions.letter(sheet.fields, sheet.number), tmp_path / "lettre.docx")
    paragraphs = [one.text.replace("\u00a0", " ") for one in docx.Document(str(tmp_path / "lettre.docx")).paragraphs]
    assert salutation in paragraphs
    assert closing in paragraphs
    assert said in " ".join(paragraphs)
