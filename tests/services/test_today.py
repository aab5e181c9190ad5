from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from liaison_desk.domain.feedback import FeedbackFields
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.readiness import Readiness
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.worked_time import PresenceException, WorkedHalfDay
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.services.today_sheet import Alert, Consequence, HalfDayState, Task, TodaySheet
from tests.ui.agenda.sample import empty_desk, engagement, sample_desk


def sheet_of(desk: Desk) -> TodaySheet:
    return desk.today.sheet()


def test_half_days_say_where_they_are_worked_and_holidays_have_their_name(tmp_path: Path) -> None:
    week = sheet_of(sample_desk(tmp_path)).week
    assert [load.presence for load in week[2:6]] == [
        HalfDayState.worked,
        HalfDayState.worked,
        HalfDayState.away,
        HalfDayState.away,
    ]
    assert (week[8].presence, week[8].holiday) == (HalfDayState.holiday, "Fête de la Victoire")
    assert [load.is_current for load in week].index(True) == 2
    assert (week[2].engagements, week[3].engagements) == (2, 1)


def test_a_letter_counts_for_the_last_half_day_worked_before_it_is_due(tmp_path: Path) -> None:
    week = sheet_of(sample_desk(tmp_path)).week
    # one is late, one due today, one due on Wednesday when nobody is there, one due on Thursday
    assert [load.letters for load in week] == [0, 0, 1, 2, 0, 0, 1, 0, 0, 0]


def test_in_the_evening_the_list_is_about_the_next_half_day(tmp_path: Path) -> None:
    sheet = sheet_of(sample_desk(tmp_path, datetime(2026, 5, 6, 7, tzinfo=UTC)))
    assert not sheet.is_here
    assert sheet.doing == HalfDay(date(2026, 5, 7))


def test_from_saturday_on_the_week_shown_is_the_next_one(tmp_path: Path) -> None:
    sheet = sheet_of(sample_desk(tmp_path, datetime(2026, 5, 9, 15, tzinfo=UTC)))
    assert sheet.week[0].half_day.day == date(2026, 5, 11)
    assert not any(load.is_past for load in sheet.week)
    assert sheet.week[2].engagements == 1


def test_readiness_counts_what_exists(tmp_path: Path) -> None:
    coming = {one.title: one for one in sheet_of(sample_desk(tmp_path)).coming}
    opening = coming["Inauguration de la Maison des associations"]
    owed = {piece.label for piece in opening.missing}
    assert {"Mairie et canton prévenus", "Contribution de la DJVA", "Contribution de la DECI"} <= owed
    assert (opening.ready, opening.readiness, opening.lacks_mandatory) == (8, Readiness.not_ready, True)
    session = coming["Plénière de l'Assemblée des 100 voix"]
    assert ExpectedPiece.talking_points in {piece.piece for piece in session.missing}
    assert coming["Assemblée générale de la Ligue de l'enseignement"].readiness is Readiness.to_decide
    meeting = {piece.piece for piece in coming["Point avec la directrice DJVA"].missing}
    assert not meeting & {ExpectedPiece.run_sheet, ExpectedPiece.contact, ExpectedPiece.warned}


def test_alerts_come_in_order_of_consequence_and_once_each(tmp_path: Path) -> None:
    alerts = sheet_of(sample_desk(tmp_path)).alerts
    order = [list(Consequence).index(alert.consequence) for alert in alerts]
    assert order == sorted(order)
    assert len({alert.to_do.reference for alert in alerts}) == len(alerts)
    assert alerts[0].consequence is Consequence.clash


def test_only_two_late_letters_are_named_and_the_others_counted(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    for number in range(5):
        desk.letters.add(
            LetterFields(subject=f"Retard {number}", received_on=date(2026, 4, 1), due_date=date(2026, 4, 10 + number))
        )
    late = [alert for alert in sheet_of(desk).alerts if alert.consequence is Consequence.late_letter]
    assert [alert.to_do.label for alert in late] == ["Retard 0", "Retard 1"]
    assert [alert.more for alert in late] == [0, 4]


def test_what_takes_place_now_is_the_first_thing_to_do(tmp_path: Path) -> None:
    first = sheet_of(sample_desk(tmp_path)).to_do[0]
    assert (first.task, first.label) == (Task.attend, "Visite du centre social")


def test_declined_and_deleted_engagements_are_left_out(tmp_path: Path) -> None:
    desk = sample_desk(tmp_path)
    gone = desk.engagements.add(engagement(title="Jeté", starts_at=datetime(2026, 5, 6, 9), state="accepted"))
    desk.engagements.delete(gone)
    titles = {one.title for one in sheet_of(desk).coming}
    assert not titles & {"Jeté", "Petit-déjeuner des réseaux"}


def plain_desk(tmp_path: Path, now: datetime = datetime(2026, 5, 5, 7, 20, tzinfo=UTC), **more: object) -> Desk:
    """An office that works Monday and Tuesday all day, Thursday morning, and has nothing to do."""
    desk = empty_desk(tmp_path, now)
    pattern = [
        WorkedHalfDay(weekday=day, afternoon=pm)
        for day, pm in ((0, False), (0, True), (1, False), (1, True), (3, False))
    ]
    desk.settings.change(OfficeFields(worked_half_days=pattern).model_copy(update=more))
    return desk


def alerts_of(desk: Desk) -> list[Alert]:
    return list(sheet_of(desk).alerts)


def test_what_is_due_is_told_on_the_last_half_day_worked_before_and_not_sooner(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path)
    desk.letters.add(LetterFields(subject="Due jeudi", received_on=date(2026, 5, 4), due_date=date(2026, 5, 7)))
    assert alerts_of(desk) == []  # Tuesday morning: the afternoon is still to come
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment = datetime(2026, 5, 5, 12, 30, tzinfo=UTC)
    [told] = alerts_of(desk)
    assert told.consequence is Consequence.last_half_day
    assert told.half_day == HalfDay(date(2026, 5, 5), afternoon=True)


def test_an_exception_of_presence_brings_the_alert_forward(tmp_path: Path) -> None:
    away = [PresenceException(first_day=date(2026, 5, 5), reason="Formation")]
    desk = plain_desk(tmp_path, datetime(2026, 5, 4, 13, tzinfo=UTC), presence_exceptions=away)
    desk.letters.add(LetterFields(subject="Due jeudi", received_on=date(2026, 4, 30), due_date=date(2026, 5, 7)))
    [told] = alerts_of(desk)
    assert told.half_day == HalfDay(date(2026, 5, 4), afternoon=True)


def test_no_alert_of_a_due_date_ever_falls_on_a_half_day_off(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path)
    for offset in range(45):
        due = date(2026, 5, 1) + timedelta(days=offset)
        desk.letters.add(LetterFields(subject=f"Due {due}", received_on=date(2026, 4, 1), due_date=due))
    presence = desk.settings.presence()
    assert isinstance(desk.clock, FixedClock)
    for hours in range(0, 24 * 21, 6):
        desk.clock.moment = datetime(2026, 5, 4, 6, tzinfo=UTC) + timedelta(hours=hours)
        for told in alerts_of(desk):
            if told.half_day is not None:
                assert presence.is_worked(told.half_day)
                assert told.to_do.day is not None
                assert told.half_day == presence.last_before(told.to_do.day)


def test_what_others_owe_is_told_once_it_is_overdue_with_who_owes_it(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path, datetime(2026, 5, 5, 12, 30, tzinfo=UTC))
    desk.tasks.add(TaskFields(title="Chiffres", owner=TaskOwner.deci, due_on=date(2026, 5, 5), due_afternoon=False))
    desk.tasks.add(TaskFields(title="Plus tard", owner=TaskOwner.djva, due_on=date(2026, 5, 6)))
    [told] = alerts_of(desk)
    assert (told.consequence, told.to_do.label) == (Consequence.contribution_overdue, "Chiffres")
    assert (told.to_do.reference.kind, told.to_do.owner) == (Kind.task, "DECI")


def test_a_late_task_and_work_that_does_not_fit_are_told(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path)
    desk.tasks.add(TaskFields(title="En retard", due_on=date(2026, 5, 4), effort=0.25))
    desk.tasks.add_many(TaskFields(title="Rapport", due_on=date(2026, 5, 7), effort=1), 4)
    told = {alert.consequence: alert for alert in alerts_of(desk)}
    assert told[Consequence.late_task].to_do.label == "En retard"
    overload = told[Consequence.overload]
    assert (overload.needed, overload.to_do.day) == (4, date(2026, 5, 7))
    assert overload.available < overload.needed


def test_an_engagement_that_took_place_without_feedback_is_offered_until_it_has_one(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path)
    held = desk.engagements.add(
        engagement(title="Rencontre", engagement_kind="meeting", starts_at=datetime(2026, 5, 4, 10), state="accepted")
    )
    told = [alert for alert in alerts_of(desk) if alert.consequence is Consequence.feedback_missing]
    assert [alert.to_do.reference.id for alert in told] == [held]
    desk.feedback.record(held, FeedbackFields(text="Bien."))
    assert not [alert for alert in alerts_of(desk) if alert.consequence is Consequence.feedback_missing]


def test_two_engagements_too_far_apart_to_go_from_one_to_the_other_clash(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path)
    first = {"title": "À Noisy-le-Grand", "municipality": "93051", "starts_at": datetime(2026, 5, 7, 10)}
    second = {"title": "À L'Île-Saint-Denis", "municipality": "93039", "starts_at": datetime(2026, 5, 7, 11, 5)}
    for values in (first, second):
        hour = values["starts_at"]
        assert isinstance(hour, datetime)
        desk.engagements.add(
            engagement(**values, ends_at=hour + timedelta(hours=1), state="accepted", engagement_kind="meeting")
        )
    [told] = [alert for alert in alerts_of(desk) if alert.consequence is Consequence.travel_clash]
    assert (told.to_do.label, told.other) == ("À Noisy-le-Grand", "À L'Île-Saint-Denis")
    assert told.minutes > 0


def test_the_week_shows_the_load_of_each_half_day_and_why_one_is_off(tmp_path: Path) -> None:
    away = [PresenceException(first_day=date(2026, 5, 7), reason="Formation")]
    desk = plain_desk(tmp_path, presence_exceptions=away)
    chosen = {"planned_on": date(2026, 5, 5), "planned_afternoon": True}
    desk.tasks.add(TaskFields(title="Brief", due_on=date(2026, 5, 12), effort=0.75, **chosen))
    week = sheet_of(desk).week
    assert (week[3].load, week[3].capacity) == (0.75, 1)
    assert (week[6].presence, week[6].why_off) == (HalfDayState.away, "Formation")


def test_the_tasks_planned_for_the_half_day_are_things_to_do(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path)
    now = {"planned_on": date(2026, 5, 5), "planned_afternoon": False}
    desk.tasks.add(TaskFields(title="Écrire le brief", due_on=date(2026, 5, 12), effort=0.5, **now))
    [first] = sheet_of(desk).to_do
    assert (first.task, first.label, first.effort) == (Task.work, "Écrire le brief", 0.5)


def test_each_date_of_a_series_is_among_what_is_coming(tmp_path: Path) -> None:
    desk = plain_desk(tmp_path)
    weekly = {"frequency": "weekly"}
    start = datetime(2026, 4, 14, 9)
    desk.engagements.add(
        engagement(title="Point", engagement_kind="meeting", starts_at=start, state="accepted", recurrence=weekly)
    )
    assert [one.starts_at.day for one in sheet_of(desk).coming] == [5, 12, 19]
