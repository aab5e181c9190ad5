from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.services.desk import Desk
from liaison_desk.services.today import TodayService
from liaison_desk.services.today_sheet import Consequence, Preparation, Presence, Readiness, Task, TodaySheet
from tests.ui.agenda.sample import engagement, sample_desk


def sheet_of(desk: Desk) -> TodaySheet:
    return TodayService(desk.office.database, desk.clock).sheet()


def test_half_days_say_where_they_are_worked_and_holidays_have_their_name(tmp_path: Path) -> None:
    week = sheet_of(sample_desk(tmp_path)).week
    assert [load.presence for load in week[2:6]] == [Presence.worked, Presence.worked, Presence.away, Presence.away]
    assert (week[8].presence, week[8].holiday) == (Presence.holiday, "Fête de la Victoire")
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
    assert (opening.ready, opening.needed, opening.readiness) == (7, 7, Readiness.ready)
    session = coming["Plénière de l'Assemblée des 100 voix"]
    assert Preparation.talking_points in session.missing
    assert coming["Assemblée générale de la Ligue de l'enseignement"].readiness is Readiness.to_decide
    assert coming["Point avec la directrice DJVA"].needed == 3  # a meeting needs no programme


def test_alerts_come_in_order_of_consequence_and_once_each(tmp_path: Path) -> None:
    alerts = sheet_of(sample_desk(tmp_path)).alerts
    order = [list(Consequence).index(alert.consequence) for alert in alerts]
    assert order == sorted(order)
    assert len({alert.to_do.reference for alert in alerts}) == len(alerts)
    assert alerts[0].consequence is Consequence.clash


def test_only_two_late_letters_are_named_and_the_others_counted(tmp_path: Path) -> None:
    from liaison_desk.domain.letters import LetterFields

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
