"""What papers hold up, for the first page: visas, reports, answers, minutes not begun, packs to print again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session

from liaison_desk.domain.circuit_rules import current_step
from liaison_desk.domain.fact_uses import Reprint
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.mailings import MailingState
from liaison_desk.domain.meetings import MinutesState
from liaison_desk.domain.minutes import MINUTES_WITHIN
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.working_days import add_working_days, working_days_between
from liaison_desk.services.stale_reading import StaleReading
from liaison_desk.services.stale_reprints import reprints
from liaison_desk.services.today_sheet import Alert, Consequence, Task, ToDo
from liaison_desk.store import council_reports, sittings
from liaison_desk.store.circuits import letters_in_circuit
from liaison_desk.store.mailings import MAILINGS
from liaison_desk.store.meetings import MEETINGS

VISA_WITHIN = 3
"""Working days after which a visa that did not come is asked for again (office habit)."""

_REPRINTED_FOR = timedelta(days=14)
_ANSWERS_FROM, _ANSWERS_UNTIL = timedelta(days=14), timedelta(days=7)
_MINUTES_SINCE = timedelta(days=30)
_MOST = 200


@dataclass(frozen=True)
class WaitingVisa:
    """A letter in circuit; `since` is when the step was reached, or the text last changed."""

    letter_id: str
    subject: str
    role: str
    since: date


@dataclass(frozen=True)
class AwaitedReports:
    """A sitting some reports of which did not come by the day they were promised for."""

    sitting_id: str
    title: str
    held_on: date
    promised_on: date
    received: int
    expected: int


@dataclass(frozen=True)
class AwaitedAnswers:
    """A mailing whose answers are wanted by a day."""

    mailing_id: str
    subject: str
    reply_by: date
    missing: int
    asked: int


@dataclass(frozen=True)
class MinutesToWrite:
    """A meeting that took place and whose minutes are not begun; begun, they have tasks of their own."""

    meeting_id: str
    title: str
    due_on: date


@dataclass(frozen=True)
class Papers:
    """What is held up."""

    visas: Sequence[WaitingVisa] = ()
    reports: Sequence[AwaitedReports] = ()
    answers: Sequence[AwaitedAnswers] = ()
    minutes: Sequence[MinutesToWrite] = ()
    reprints: Sequence[Reprint] = ()


def read_papers(session: Session, stale: StaleReading, day: date) -> Papers:
    """Return what is held up on a day."""
    return Papers(
        visas=tuple(_visas(session, day)),
        reports=tuple(_reports(session, day)),
        answers=tuple(_answers(session, day)),
        minutes=tuple(_minutes(session, day)),
        reprints=[one for one in reprints(session, stale, day) if one.day and one.day <= day + _REPRINTED_FOR],
    )


def report_alerts(papers: Papers) -> Iterator[Alert]:
    """Yield the sittings some reports of which are overdue."""
    for one in papers.reports:
        asked = ToDo(Task.owed, Reference(Kind.sitting, one.sitting_id), one.title, day=one.promised_on)
        lacking = one.expected - one.received
        yield Alert(Consequence.reports_overdue, asked, lacking=lacking, out_of=one.expected)


def reprint_alerts(papers: Papers) -> Iterator[Alert]:
    """Yield the packs whose pages are to be printed again, what is needed first at the top."""
    for one in papers.reprints:
        yield Alert(Consequence.to_reprint, ToDo(Task.mend, one.paper, one.label, day=one.day), lacking=len(one.pages))


def minutes_alerts(papers: Papers) -> Iterator[Alert]:
    """Yield the meetings whose minutes are not begun."""
    for one in papers.minutes:
        yield Alert(
            Consequence.minutes_due, ToDo(Task.work, Reference(Kind.meeting, one.meeting_id), one.title, day=one.due_on)
        )


def visa_alerts(papers: Papers) -> Iterator[Alert]:
    """Yield the letter that waits longest with each person, with how many more wait there."""
    by_role: dict[str, list[WaitingVisa]] = {}
    for one in sorted(papers.visas, key=lambda one: (one.since, one.subject)):
        by_role.setdefault(one.role, []).append(one)
    for role, waiting in by_role.items():
        first = waiting[0]
        asked = ToDo(Task.owed, Reference(Kind.letter, first.letter_id), first.subject, day=first.since, owner=role)
        yield Alert(Consequence.visa_awaited, asked, more=len(waiting) - 1)


def answer_alerts(papers: Papers) -> Iterator[Alert]:
    """Yield the mailings whose answers are wanted soon, or were."""
    for one in papers.answers:
        asked = ToDo(Task.owed, Reference(Kind.mailing, one.mailing_id), one.subject, day=one.reply_by)
        yield Alert(Consequence.answers_awaited, asked, lacking=one.missing, out_of=one.asked)


def _visas(session: Session, day: date) -> Iterator[WaitingVisa]:
    for row in letters_in_circuit(session):
        place = current_step(row.circuit)
        if place is None or row.state is not LetterState.in_circuit:
            continue
        decided = [step.decided_on for step in row.circuit if step.decided_on]
        since = max(decided, default=row.changed_at.date())
        if working_days_between(since, day) >= VISA_WITHIN:
            yield WaitingVisa(row.id, row.subject, row.circuit[place].role, since)


def _minutes(session: Session, day: date) -> Iterator[MinutesToWrite]:
    for row in MEETINGS.rows(session, ListQuery(saved_filter="minutes_to_do"), day, 0, _MOST):
        held_on = row.starts_at.date()
        if row.minutes_state == MinutesState.none and held_on >= day - _MINUTES_SINCE:
            yield MinutesToWrite(row.id, row.title, add_working_days(held_on, MINUTES_WITHIN))


def _reports(session: Session, day: date) -> Iterator[AwaitedReports]:
    for row in sittings.promised_reports(session, day):
        received = len(council_reports.of_sitting(session, row.id))
        if received < row.reports_expected and row.reports_expected_on:
            yield AwaitedReports(
                row.id, row.title, row.held_on, row.reports_expected_on, received, row.reports_expected
            )


def _answers(session: Session, day: date) -> Iterator[AwaitedAnswers]:
    for row in MAILINGS.rows(session, ListQuery(saved_filter="in_progress"), day, 0, _MOST):
        missing = row.recipients - row.replies
        if row.state != MailingState.made or not missing or row.reply_by is None:
            continue
        if day - _ANSWERS_FROM <= row.reply_by <= day + _ANSWERS_UNTIL:
            yield AwaitedAnswers(row.id, row.subject, row.reply_by, missing, row.recipients)
