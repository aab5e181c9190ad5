"""One thing done to several letters, taken back at once."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import LetterFields, LetterState, RoutingInstruction, Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.services.letter_batches import Assignment


def arrivals(desk: Desk, count: int = 20) -> list[str]:
    return [
        desk.letters.add(validated(LetterFields, {"subject": f"Demande {place}", "received_on": "2026-05-04"}))
        for place in range(count)
    ]


def states(desk: Desk, letters: list[str]) -> set[LetterState]:
    return {desk.letters.sheet(letter).fields.state for letter in letters}


def test_twenty_letters_are_assigned_with_an_instruction_and_taken_back_at_once(desk: Desk) -> None:
    letters = arrivals(desk)
    given = Assignment(Unit.deci, "Mme Ferrand", RoutingInstruction.for_draft_reply, date(2026, 5, 20))
    desk.letter_batches.assign(letters, given)
    fields = desk.letters.sheet(letters[7]).fields
    assert (fields.unit, fields.assigned_to, fields.routing_instruction) == (
        Unit.deci,
        "Mme Ferrand",
        RoutingInstruction.for_draft_reply,
    )
    assert fields.due_date == date(2026, 5, 20)
    assert states(desk, letters) == {LetterState.assigned}
    desk.history.undo()
    assert states(desk, letters) == {LetterState.registered}


def test_what_an_assignment_does_not_say_stays(desk: Desk) -> None:
    letter = desk.letters.add(
        validated(
            LetterFields,
            {"subject": "Suivi", "received_on": "2026-05-04", "due_date": "2026-05-12", "state": "in_progress"},
        )
    )
    desk.letter_batches.assign([letter], Assignment(Unit.djva))
    fields = desk.letters.sheet(letter).fields
    assert (fields.due_date, fields.state) == (date(2026, 5, 12), LetterState.in_progress)


def test_one_acknowledgement_is_drafted_for_each_letter_that_has_none(desk: Desk) -> None:
    letters = arrivals(desk, 3)
    desk.letters.set_state([letters[2]], LetterState.closed)
    [first] = desk.letter_batches.acknowledge(letters[:1])
    drafts = desk.letter_batches.acknowledge(letters)
    assert len(drafts) == 1
    assert desk.letters.sheet(first).fields.wording is Wording.acknowledgement
    assert desk.letters.sheet(drafts[0]).fields.answers_to_id == letters[1]
    assert desk.letters.sheet(drafts[0]).fields.body
    desk.history.undo()
    assert desk.letters.count(ListQuery(saved_filter="outgoing")) == 1
    desk.letter_batches.acknowledge(letters)
    with pytest.raises(UserError, match="n'attend"):
        desk.letter_batches.acknowledge(letters)


def test_only_open_arrivals_are_closed(desk: Desk) -> None:
    letters = arrivals(desk, 2)
    draft = desk.letters.add(validated(LetterFields, {"subject": "Réponse", "mail_register": "outgoing"}))
    assert desk.letter_batches.close([*letters, draft]) == 2
    assert states(desk, letters) == {LetterState.closed}
    assert states(desk, [draft]) == {LetterState.draft}
    with pytest.raises(UserError, match="clore"):
        desk.letter_batches.close(letters)


def test_the_law_s_acknowledgement_is_drafted_where_somebody_decided_that_it_is_due(desk: Desk) -> None:
    financial, courtesy, undecided = arrivals(desk, 3)
    desk.letter_clocks.qualify(financial, RequestKind.financial)
    desk.letter_clocks.qualify(courtesy, RequestKind.courtesy)
    drafts = desk.letter_batches.acknowledge([financial, courtesy, undecided])
    wordings = [desk.letters.sheet(draft).fields.wording for draft in drafts]
    assert wordings == [Wording.legal_acknowledgement, Wording.acknowledgement, Wording.acknowledgement]
    assert "Sans réponse de ma part au 4\u00a0juillet 2026" in desk.letters.sheet(drafts[0]).fields.body


def test_mine_are_the_open_letters_that_nobody_else_has_in_charge(desk: Desk) -> None:
    desk.settings.change(validated(OfficeFields, {"officer_name": "Camille Aubert"}))
    mine, given, named, hers, closed = arrivals(desk, 5)
    desk.letter_batches.assign([given], Assignment(Unit.djva))
    desk.letter_batches.assign([named], Assignment(assigned_to="Mme Ferrand"))
    desk.letters.set_state([named], LetterState.in_progress)
    desk.letter_batches.assign([hers], Assignment(assigned_to="Camille Aubert"))
    desk.letters.set_state([hers], LetterState.in_progress)
    desk.letters.set_state([closed], LetterState.closed)
    shown = {row.id for row in desk.letters.rows(ListQuery(saved_filter="incoming mine"))}
    assert shown == {mine, hers}
    assert desk.letters.count(ListQuery(saved_filter="incoming mine")) == 2
