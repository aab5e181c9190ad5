"""What the first page says of the papers: visas, reports, answers, minutes, packs to print again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.mailings import MailingReply
from liaison_desk.domain.meetings import AgendaItem, MeetingFields, MinutesLine
from liaison_desk.domain.packs import PackFields, PackVersion
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import changed
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.services.today_sheet import Alert, Consequence
from tests.services.mailing_office import OFFICE, guests, made, mailing


def told(desk: Desk, consequence: Consequence) -> list[Alert]:
    return [alert for alert in desk.today.sheet().alerts if alert.consequence is consequence]


def in_circuit(desk: Desk, clock: FixedClock, subject: str, answered_on: datetime) -> Reference:
    """Put a letter in circuit, its first visa given on a day; the official's cabinet is waited for."""
    fields = LetterFields(
        mail_register=MailRegister.outgoing, subject=subject, body="Bonjour.", correspondent_name="Amicale du Lac"
    )
    letter = Reference(Kind.letter, desk.letters.add(fields))
    signature = CircuitStep(role="Signataire", step_kind=CircuitStepKind.signature)
    desk.circuits.start(letter, [CircuitStep(role="Direction DJVA"), CircuitStep(role="Cabinet"), signature])
    now, clock.moment = clock.moment, answered_on
    desk.circuits.answer(letter, Endorsement.favourable)
    clock.moment = now
    return letter


def test_a_visa_that_does_not_come_is_told_once_for_each_person_waited_for(desk: Desk, clock: FixedClock) -> None:
    first = in_circuit(desk, clock, "Salle", datetime(2026, 4, 24, 9, tzinfo=UTC))
    in_circuit(desk, clock, "Matériel", datetime(2026, 4, 28, 9, tzinfo=UTC))
    in_circuit(desk, clock, "Récent", datetime(2026, 5, 4, 9, tzinfo=UTC))
    [alert] = told(desk, Consequence.visa_awaited)
    assert (alert.to_do.reference, alert.to_do.owner, alert.to_do.day) == (first, "Cabinet", date(2026, 4, 24))
    assert alert.more == 1


def test_reports_promised_for_a_day_that_is_past_are_told_with_how_many_lack(desk: Desk) -> None:
    sitting = SittingFields(
        title="Commission permanente",
        held_on=date(2026, 5, 21),
        reports_expected=3,
        reports_expected_on=date(2026, 5, 4),
    )
    identifier = desk.sittings.add(sitting)
    desk.council_reports.add(CouncilReportFields(title="Subventions", sitting_id=identifier))
    [alert] = told(desk, Consequence.reports_overdue)
    assert (alert.to_do.reference.id, alert.lacking, alert.out_of) == (identifier, 2, 3)


@pytest.mark.parametrize("promised", [date(2026, 5, 5), date(2026, 5, 12)])
def test_reports_promised_for_today_or_later_are_not_late(desk: Desk, promised: date) -> None:
    desk.sittings.add(
        SittingFields(
            title="Commission permanente",
            held_on=date(2026, 5, 21),
            reports_expected=3,
            reports_expected_on=promised,
        )
    )
    assert told(desk, Consequence.reports_overdue) == []


def test_a_mailing_whose_answers_are_wanted_soon_says_how_many_lack(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    people = guests(desk, 3)
    identifier = mailing(desk, reply_by=date(2026, 5, 9))
    assert told(desk, Consequence.answers_awaited) == []  # nothing was sent yet
    made(desk, identifier)
    desk.mailing_replies.answer(identifier, people[:1], MailingReply.present)
    [alert] = told(desk, Consequence.answers_awaited)
    assert (alert.to_do.reference.id, alert.lacking, alert.out_of) == (identifier, 2, 3)
    desk.mailing_replies.answer(identifier, people[1:], MailingReply.excused)
    assert told(desk, Consequence.answers_awaited) == []


def test_a_mailing_whose_answers_are_wanted_later_is_not_told(desk: Desk) -> None:
    desk.settings.change(OFFICE)
    guests(desk, 2)
    made(desk, mailing(desk, reply_by=date(2026, 5, 29)))
    assert told(desk, Consequence.answers_awaited) == []


def test_a_pack_changed_since_it_was_printed_is_to_print_again(desk: Desk) -> None:
    opening = EngagementFields(
        title="Inauguration", state=EngagementState.accepted, starts_at=datetime(2026, 5, 12, 10, 30)
    )
    pack = desk.packs.add(PackFields(title="Dossier", engagement_id=desk.engagements.add(opening)))
    for number, pages in ((1, ["a", "b"]), (2, ["a", "c", "d"])):
        version = PackVersion(number=number, made_on=date(2026, 5, 4), pages=len(pages), page_digests=pages)
        desk.packs.keep_version(pack, "dossier.pdf", b"%PDF-1.7", version, ["page"] * len(pages))
        if number == 1:
            desk.packs.mark_printed(pack, 1, date(2026, 5, 4))
    [alert] = told(desk, Consequence.to_reprint)
    assert (alert.to_do.reference.id, alert.lacking, alert.to_do.day) == (pack, 2, date(2026, 5, 12))
    desk.packs.mark_printed(pack, 2, date(2026, 5, 5))
    assert told(desk, Consequence.to_reprint) == []


def test_minutes_not_begun_are_told_until_they_are_and_have_tasks_of_their_own(desk: Desk) -> None:
    item = AgendaItem(title="Charte")
    meeting = MeetingFields(title="Groupe Charte", starts_at=datetime(2026, 4, 20, 14), items=[item])
    identifier = desk.meetings.add(meeting)
    desk.meetings.add(changed(meeting, {"title": "Aujourd'hui", "starts_at": datetime(2026, 5, 5, 8)}))
    [alert] = told(desk, Consequence.minutes_due)
    assert (alert.to_do.reference.id, alert.to_do.day) == (identifier, date(2026, 4, 27))
    desk.meetings.record_minutes(identifier, [MinutesLine(text="La charte est lue.")])
    assert told(desk, Consequence.minutes_due) == []
    late = [alert.to_do.label for alert in told(desk, Consequence.late_task)]
    assert late == ["Relevé de décisions à diffuser : Groupe Charte", "Compte rendu à diffuser : Groupe Charte"]


def test_the_gravest_still_comes_first_and_each_record_is_told_once(desk: Desk, clock: FixedClock) -> None:
    desk.letters.add(LetterFields(subject="En retard", received_on=date(2026, 4, 1), due_date=date(2026, 4, 20)))
    in_circuit(desk, clock, "Salle", datetime(2026, 4, 24, 9, tzinfo=UTC))
    alerts = desk.today.sheet().alerts
    order = [list(Consequence).index(alert.consequence) for alert in alerts]
    assert order == sorted(order)
    assert len({alert.to_do.reference for alert in alerts}) == len(alerts) == 2
