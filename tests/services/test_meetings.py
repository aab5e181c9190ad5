from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from liaison_desk.domain.engagements import Attendance, EngagementFields, Participant
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.meetings import (
    AgendaItem,
    Attendee,
    MeetingFields,
    MinutesLine,
    MinutesLineKind,
    MinutesState,
)
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.tasks import TaskOwner, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields, StaleVersion, UserError
from liaison_desk.services.desk import Desk


def meeting(**values: Any) -> MeetingFields:
    items = [AgendaItem(title="Charte des engagements", minutes=30), AgendaItem(title="Calendrier", minutes=15)]
    given = {"title": "Groupe Charte", "starts_at": datetime(2026, 5, 12, 14), "items": items, "series": "Charte"}
    return MeetingFields(**{**given, **values})


def talk(text: str, item: int = 0) -> MinutesLine:
    return MinutesLine(item=item, text=text)


def action(text: str, item: int = 0, **values: Any) -> MinutesLine:
    return MinutesLine(item=item, line_kind=MinutesLineKind.action, text=text, **values)


def decision(text: str, item: int = 0, **values: Any) -> MinutesLine:
    return MinutesLine(item=item, line_kind=MinutesLineKind.decision, text=text, **values)


def lines_of(desk: Desk, identifier: str) -> list[MinutesLine]:
    return list(desk.meetings.sheet(identifier).fields.lines)


@pytest.fixture
def held(desk: Desk) -> str:
    """A meeting with a line of talk, a decision and two actions."""
    identifier = desk.meetings.add(meeting())
    written = [
        talk("La version 3 est présentée."),
        decision("Le délai de réponse est d'un mois."),
        action("Diffuser la version 4", owner="DJVA", due_on=date(2026, 5, 22)),
        action("Réserver la salle", 1, owner="Amel Kaci"),
    ]
    desk.meetings.record_minutes(identifier, written)
    return identifier


def test_a_decision_goes_to_the_register_and_an_action_to_the_tasks(desk: Desk, held: str) -> None:
    lines = lines_of(desk, held)
    kept = desk.decisions.sheet(lines[1].decision_id or "").fields
    assert (kept.subject, kept.chosen_option) == ("Charte des engagements", "Le délai de réponse est d'un mois.")
    assert (kept.meeting_id, kept.decided_on, kept.decided_by) == (held, date(2026, 5, 12), "Groupe Charte")
    tasks = [desk.tasks.sheet(line.task_id or "").fields for line in lines[2:]]
    assert [task.title for task in tasks] == ["Diffuser la version 4", "Réserver la salle"]
    assert [task.owner for task in tasks] == [TaskOwner.djva, TaskOwner.person]
    assert tasks[0].due_on == date(2026, 5, 22)
    assert tasks[1].notes == "Responsable : Amel Kaci"
    assert {task.meeting_id for task in tasks} == {held}


def test_the_papers_of_a_meeting_are_due_in_two_and_five_working_days(desk: Desk, held: str) -> None:
    titles = {link.label: link.id for link in desk.meetings.sheet(held).links if "à diffuser" in link.label}
    due = {title.partition(" :")[0]: desk.tasks.sheet(key).fields.due_on for title, key in titles.items()}
    # 14 May 2026 is Ascension
    assert due == {
        "Relevé de décisions à diffuser": date(2026, 5, 15),
        "Compte rendu à diffuser": date(2026, 5, 20),
    }
    desk.meetings.record_minutes(held, [*lines_of(desk, held), talk("Encore un mot.")])
    assert len([link for link in desk.meetings.sheet(held).links if "à diffuser" in link.label]) == 2


def test_a_line_that_changes_changes_its_decision_and_its_task(desk: Desk, held: str) -> None:
    lines = lines_of(desk, held)
    lines[1] = lines[1].model_copy(update={"text": "Le délai est de six semaines."})
    lines[2] = lines[2].model_copy(update={"due_on": date(2026, 5, 29), "owner": "Moi"})
    desk.meetings.record_minutes(held, lines)
    now = lines_of(desk, held)
    assert [line.task_id for line in now] == [line.task_id for line in lines]
    assert desk.decisions.sheet(now[1].decision_id or "").fields.chosen_option == "Le délai est de six semaines."
    task = desk.tasks.sheet(now[2].task_id or "").fields
    assert (task.owner, task.due_on) == (TaskOwner.officer, date(2026, 5, 29))


def test_what_was_changed_in_the_task_meanwhile_stays(desk: Desk, held: str) -> None:
    lines = lines_of(desk, held)
    task_id = lines[2].task_id or ""
    desk.tasks.edit(task_id, changed(desk.tasks.sheet(task_id).fields, {"due_on": date(2026, 6, 1)}))
    lines[2] = lines[2].model_copy(update={"text": "Diffuser la version 5"})
    desk.meetings.record_minutes(held, lines)
    task = desk.tasks.sheet(task_id).fields
    assert (task.title, task.due_on) == ("Diffuser la version 5", date(2026, 6, 1))


def test_a_line_taken_away_or_turned_back_into_talk_leaves_nothing_behind(desk: Desk, held: str) -> None:
    lines = lines_of(desk, held)
    kept = [lines[0], lines[1].model_copy(update={"line_kind": MinutesLineKind.talk}), lines[2]]
    desk.meetings.record_minutes(held, kept)
    with pytest.raises(UserError):
        desk.decisions.sheet(lines[1].decision_id or "")
    with pytest.raises(UserError):
        desk.tasks.sheet(lines[3].task_id or "")
    assert lines_of(desk, held)[1].decision_id is None
    assert desk.tasks.sheet(lines[2].task_id or "").fields.title == "Diffuser la version 4"


def test_one_undo_takes_the_minutes_back_with_all_they_made(desk: Desk, held: str) -> None:
    lines = lines_of(desk, held)
    desk.history.undo()
    assert lines_of(desk, held) == []
    assert desk.meetings.sheet(held).fields.minutes_state is MinutesState.none
    for line in lines[2:]:
        with pytest.raises(UserError):
            desk.tasks.sheet(line.task_id or "")
    desk.history.redo()
    assert lines_of(desk, held) == lines
    assert desk.tasks.sheet(lines[2].task_id or "").fields.title == "Diffuser la version 4"


def test_a_decision_of_minutes_is_changed_in_the_minutes_only(desk: Desk, held: str) -> None:
    identifier = lines_of(desk, held)[1].decision_id or ""
    with pytest.raises(UserError):
        desk.decisions.edit(identifier, changed(desk.decisions.sheet(identifier).fields, {"chosen_option": "Autre"}))
    with pytest.raises(UserError):
        desk.decisions.delete(identifier)


def test_a_stranger_cannot_make_a_line_change_a_task_that_is_not_its_own(desk: Desk, held: str) -> None:
    stolen = lines_of(desk, held)[2].task_id
    other = desk.meetings.add(meeting(title="Autre", series=""))
    desk.meetings.record_minutes(other, [action("Autre chose", task_id=stolen)])
    assert desk.tasks.sheet(stolen or "").fields.title == "Diffuser la version 4"
    assert lines_of(desk, other)[0].task_id != stolen


def test_the_minutes_go_from_draft_to_approved_and_are_then_locked(desk: Desk, held: str) -> None:
    verbs = desk.meetings
    with pytest.raises(UserError, match="Relisez"):
        verbs.mark_sent(held, ["djva@example.fr"])
    verbs.review_minutes(held)
    verbs.mark_sent(held, ["Mme Kaci <a.kaci@example.fr>", " "])
    sheet = verbs.sheet(held).fields
    assert (sheet.minutes_state, sheet.remarks_by) == (MinutesState.sent, date(2026, 5, 20))
    assert [(one.sent_on, one.to) for one in sheet.sendings] == [(date(2026, 5, 5), ["Mme Kaci <a.kaci@example.fr>"])]
    verbs.approve_minutes(held)
    sheet = verbs.sheet(held).fields
    assert (sheet.minutes_state, sheet.approved_on) == (MinutesState.approved, date(2026, 5, 5))
    for change in (
        lambda: verbs.record_minutes(held, [talk("Autre chose")]),
        lambda: verbs.arrange(held, []),
        lambda: verbs.edit(held, sheet.model_copy(update={"place": "Ailleurs"})),
        lambda: verbs.invite(held, Attendee(name="Untel")),
    ):
        with pytest.raises(UserError) as refusal:
            change()
        assert refusal.value.code == "minutes_are_approved"


def test_sending_does_the_tasks_of_writing(desk: Desk, held: str) -> None:
    desk.meetings.mark_sent(held, ["tous"], ["Relevé de décisions"])
    desk.meetings.review_minutes(held)
    found = {link.label.partition(" :")[0]: link.id for link in desk.meetings.sheet(held).links}
    states = [
        desk.tasks.sheet(found[title]).fields.state
        for title in ("Relevé de décisions à diffuser", "Compte rendu à diffuser")
    ]
    assert states == [TaskState.done, TaskState.to_do]
    assert desk.meetings.sheet(held).fields.minutes_state is MinutesState.reviewed


def test_a_correction_opens_approved_minutes_and_keeps_the_reason(desk: Desk, held: str) -> None:
    verbs = desk.meetings
    verbs.review_minutes(held)
    verbs.mark_sent(held, ["tous"])
    verbs.approve_minutes(held)
    with pytest.raises(UserError, match="pourquoi"):
        verbs.correct_minutes(held, " ")
    verbs.correct_minutes(held, "Un nom est faux.")
    sheet = verbs.sheet(held).fields
    assert (sheet.minutes_state, sheet.approved_on) == (MinutesState.draft, None)
    assert [one.reason for one in sheet.corrections] == ["Un nom est faux."]
    verbs.record_minutes(held, [*sheet.lines, talk("Corrigé.")])


def test_minutes_that_change_after_being_read_over_are_to_be_read_again(desk: Desk, held: str) -> None:
    desk.meetings.review_minutes(held)
    desk.meetings.record_minutes(held, lines_of(desk, held))
    assert desk.meetings.sheet(held).fields.minutes_state is MinutesState.reviewed
    desk.meetings.record_minutes(held, [*lines_of(desk, held), talk("Ajout.")])
    assert desk.meetings.sheet(held).fields.minutes_state is MinutesState.draft


def test_the_proof_of_an_action_is_noted_even_once_approved(desk: Desk, held: str) -> None:
    verbs = desk.meetings
    verbs.review_minutes(held)
    verbs.mark_sent(held, ["tous"])
    verbs.approve_minutes(held)
    verbs.note_evidence(held, 2, "CD-2026-00123")
    assert lines_of(desk, held)[2].evidence == "CD-2026-00123"
    assert verbs.sheet(held).fields.minutes_state is MinutesState.approved


def test_the_state_of_the_minutes_changes_by_its_verbs_only(desk: Desk, held: str) -> None:
    fields = desk.meetings.sheet(held).fields
    with pytest.raises(UserError, match="relisant"):
        desk.meetings.edit(held, fields.model_copy(update={"minutes_state": MinutesState.approved}))
    with pytest.raises(UserError, match="relisant"):
        desk.meetings.add(meeting(minutes_state=MinutesState.approved))


def test_lines_stay_under_their_items_when_the_agenda_is_put_in_another_order(desk: Desk, held: str) -> None:
    items = list(desk.meetings.sheet(held).fields.items)
    desk.meetings.arrange(held, [AgendaItem(title="Ouverture"), items[1], items[0]])
    assert [line.item for line in lines_of(desk, held)] == [2, 2, 2, 1]
    renamed = list(desk.meetings.sheet(held).fields.items)
    renamed[1] = renamed[1].model_copy(update={"title": "Le calendrier"})
    desk.meetings.arrange(held, renamed)
    assert [line.item for line in lines_of(desk, held)] == [2, 2, 2, 1]


def test_an_item_that_has_lines_cannot_be_taken_away(desk: Desk, held: str) -> None:
    items = desk.meetings.sheet(held).fields.items
    with pytest.raises(InvalidFields, match="Calendrier"):
        desk.meetings.arrange(held, items[:1])


def test_the_next_meeting_takes_what_was_left_the_people_and_the_open_actions(desk: Desk, held: str) -> None:
    desk.meetings.invite(held, Attendee(name="Amel Kaci", email="a.kaci@example.fr"))
    desk.meetings.mark(held, 0, Attendance.represented, "Paul Petit")
    items = [*desk.meetings.sheet(held).fields.items, AgendaItem(title="Budget")]
    desk.meetings.arrange(held, items)
    following = desk.meetings.add_next(held)
    fields = desk.meetings.sheet(following).fields
    assert [item.title for item in fields.items] == [
        "Approbation du compte rendu du mardi 12\u00a0mai 2026",
        "Budget",
        "Questions diverses",
    ]
    assert (fields.previous_id, fields.starts_at, fields.series) == (held, datetime(2026, 6, 9, 14), "Charte")
    assert [(one.name, one.attendance, one.represented_by) for one in fields.attendees] == [
        ("Amel Kaci", Attendance.expected, "")
    ]
    open_actions = desk.meetings.earlier_actions(following)
    assert [(one.title, one.owner) for one in open_actions] == [
        ("Diffuser la version 4", "DJVA"),
        ("Réserver la salle", "Amel Kaci"),
    ]
    desk.tasks.done(open_actions[0].task_id)
    desk.tasks.drop(open_actions[1].task_id, "Plus besoin")
    assert [one.is_open for one in desk.meetings.earlier_actions(following)] == []


def test_an_entry_of_the_agenda_begins_a_meeting_and_both_move_together(desk: Desk) -> None:
    partner = desk.partners.add(PartnerFields(first_name="Amel", last_name="Kaci", email="a.kaci@example.fr"))
    fields = EngagementFields(
        title="Rencontre sur la Charte", starts_at=datetime(2026, 5, 19, 10), ends_at=datetime(2026, 5, 19, 11, 30),
        place="Salle 108", participants=[Participant(partner_id=partner)], unit=Unit.djva,
    )  # fmt: skip
    engagement = desk.engagements.add(fields)
    identifier = desk.meetings.begin_from(engagement)
    assert desk.meetings.begin_from(engagement) == identifier
    begun = desk.meetings.sheet(identifier).fields
    assert (begun.title, begun.place, begun.unit, begun.engagement_id) == (
        fields.title, fields.place, Unit.djva, engagement,
    )  # fmt: skip
    assert partner in {one.partner_id for one in begun.attendees}
    moved = {"starts_at": datetime(2026, 5, 20, 15), "ends_at": datetime(2026, 5, 20, 16, 30), "place": "Salle 12"}
    desk.engagements.edit(engagement, changed(fields, moved))
    now = desk.meetings.sheet(identifier).fields
    assert (now.starts_at, now.ends_at, now.place) == tuple(moved.values())
    desk.meetings.edit(identifier, changed(now, {"starts_at": datetime(2026, 5, 21, 9), "ends_at": None}))
    back = desk.engagements.sheet(engagement).fields
    assert (back.starts_at, back.place) == (datetime(2026, 5, 21, 9), "Salle 12")
    desk.history.undo()
    assert desk.engagements.sheet(engagement).fields.starts_at == datetime(2026, 5, 20, 15)
    assert desk.meetings.sheet(identifier).fields.starts_at == datetime(2026, 5, 20, 15)


def test_a_meeting_is_put_in_the_agenda_once(desk: Desk, held: str) -> None:
    engagement = desk.meetings.put_in_agenda(held)
    assert desk.engagements.sheet(engagement).fields.title == "Groupe Charte"
    assert desk.meetings.of_engagement(engagement) == held
    with pytest.raises(UserError, match="déjà"):
        desk.meetings.put_in_agenda(held)


def test_somebody_is_invited_once_marked_and_struck_off(desk: Desk, held: str) -> None:
    desk.meetings.invite(held, Attendee(name="Amel Kaci"))
    desk.meetings.invite(held, Attendee(name="Paul Petit"))
    with pytest.raises(UserError, match="déjà"):
        desk.meetings.invite(held, Attendee(name="Amel Kaci"))
    desk.meetings.mark(held, 1, Attendance.present)
    desk.meetings.strike(held, 0)
    attendees = desk.meetings.sheet(held).fields.attendees
    assert [(one.name, one.attendance) for one in attendees] == [("Paul Petit", Attendance.present)]


def test_minutes_changed_meanwhile_are_not_written_over(desk: Desk, held: str) -> None:
    version = desk.meetings.sheet(held).version
    desk.meetings.invite(held, Attendee(name="Amel Kaci"))
    with pytest.raises(StaleVersion):
        desk.meetings.record_minutes(held, [talk("Autre")], version)


def test_a_meeting_recorded_with_its_minutes_makes_its_tasks(desk: Desk) -> None:
    identifier = desk.meetings.add(meeting(lines=[action("Relire", owner="DECI")]))
    line = lines_of(desk, identifier)[0]
    assert desk.tasks.sheet(line.task_id or "").fields.owner is TaskOwner.deci
    assert desk.meetings.sheet(identifier).fields.minutes_state is MinutesState.draft
