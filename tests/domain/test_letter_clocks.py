"""The dates of the law and of the office, on the vectors of the domain reference §1.3 and in general."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.legal_clocks import legal_clock
from liaison_desk.domain.letter_clocks import ClockFacts, DutyKind, DutyState, LetterClocks, clocks_of
from liaison_desk.domain.letters import Channel, LetterFields, LetterState
from liaison_desk.domain.mail_targets import DelayUnit, MailTarget, TargetKind
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.request_regimes import REGIMES, RequestKind, SilenceEffect
from liaison_desk.domain.suspensions import Suspension
from liaison_desk.domain.validation import validated
from liaison_desk.domain.worked_time import WorkedHalfDay
from liaison_desk.domain.working_days import previous_working_day
from liaison_desk.errors import InvalidFields

D = date.fromisoformat
HALF_TIME = Presence(
    tuple(WorkedHalfDay(weekday=day, afternoon=half) for day, half in ((0, False), (1, False), (1, True), (3, False)))
)
TODAY = D("2026-05-05")


def letter(received: str, **values: object) -> LetterFields:
    return LetterFields.model_validate({"subject": "Demande", "received_on": received, **values})


def clocks(
    fields: LetterFields,
    kind: RequestKind = RequestKind.off_procedure,
    *,
    day: date = TODAY,
    answered_on: date | None = None,
    targets: tuple[MailTarget, ...] = (),
) -> LetterClocks:
    return clocks_of(ClockFacts(fields, kind, day, answered_on, HALF_TIME, targets))


def due(found: LetterClocks, kind: DutyKind) -> date | None:
    duty = found.duty(kind)
    assert duty is not None, kind
    return duty.due


@pytest.mark.parametrize(
    ("received", "receipt", "acknowledgement", "implicit", "appeal"),
    [
        ("2026-03-02", "2026-03-03", "2026-03-16", "2026-05-02", "2026-07-03"),
        ("2025-12-31", None, None, "2026-02-28", "2026-04-29"),
        ("2026-04-03", "2026-04-07", "2026-04-20", None, None),
        ("2026-06-30", None, None, "2026-08-30", "2026-11-02"),
    ],
)
def test_the_vectors_of_the_reference_hold(
    received: str, receipt: str | None, acknowledgement: str | None, implicit: str | None, appeal: str | None
) -> None:
    found = clocks(letter(received, channel=Channel.email))
    for kind, expected in (
        (DutyKind.registration_receipt, receipt),
        (DutyKind.acknowledgement, acknowledgement),
        (DutyKind.implicit_decision, implicit),
        (DutyKind.appeal, appeal),
    ):
        if expected:
            assert due(found, kind) == D(expected)


def test_the_answer_is_due_on_the_working_day_before_silence_decides() -> None:
    assert due(clocks(letter("2026-03-02")), DutyKind.legal_reply) == D("2026-04-30")  # 1 May is a holiday


@pytest.mark.parametrize("kind", list(RequestKind))
def test_every_kind_has_a_rule_with_its_source_and_the_day_it_was_read(kind: RequestKind) -> None:
    rule = REGIMES[kind].rule
    assert rule.sentence
    assert rule.source
    assert rule.checked_on
    assert label(kind)


@pytest.mark.parametrize(
    ("kind", "implicit"),
    [
        (RequestKind.individual_procedure, "2026-05-02"),
        (RequestKind.individual_with_advice, "2026-07-02"),
        (RequestKind.limited_capacity, "2026-07-02"),
        (RequestKind.access_documents, "2026-04-02"),
        (RequestKind.financial, "2026-05-02"),
    ],
)
def test_each_kind_has_its_own_delay(kind: RequestKind, implicit: str) -> None:
    assert due(clocks(letter("2026-03-02"), kind), DutyKind.implicit_decision) == D(implicit)


def test_pieces_asked_suspend_a_delay_that_rejects_until_they_come() -> None:
    asked = {"asked_on": "2026-03-12", "limit_on": "2026-04-11"}
    assert due(clocks(letter("2026-03-02", suspensions=[asked])), DutyKind.implicit_decision) == D("2026-06-01")
    came = {**asked, "received_on": "2026-03-22"}
    assert due(clocks(letter("2026-03-02", suspensions=[came])), DutyKind.implicit_decision) == D("2026-05-12")
    late = {**asked, "received_on": "2026-05-20"}
    assert due(clocks(letter("2026-03-02", suspensions=[late])), DutyKind.implicit_decision) == D("2026-06-01")


def test_two_demands_at_once_are_counted_once() -> None:
    asked = [
        {"asked_on": "2026-03-12", "limit_on": "2026-03-22"},
        {"asked_on": "2026-03-15", "limit_on": "2026-03-25"},
    ]
    assert due(clocks(letter("2026-03-02", suspensions=asked)), DutyKind.implicit_decision) == D("2026-05-15")


def test_pieces_asked_once_silence_has_decided_change_nothing() -> None:
    asked = [{"asked_on": "2026-05-02", "limit_on": "2026-06-02"}]
    for kind in (RequestKind.off_procedure, RequestKind.individual_procedure):
        found = clocks(letter("2026-03-02", suspensions=asked), kind)
        assert due(found, DutyKind.implicit_decision) == D("2026-05-02")


def test_a_delay_that_accepts_waits_for_the_pieces_then_starts_again() -> None:
    asked = {"asked_on": "2026-03-12", "limit_on": "2026-04-11"}
    waiting = clocks(letter("2026-03-02", suspensions=[asked]), RequestKind.individual_procedure)
    implicit = waiting.duty(DutyKind.implicit_decision)
    assert implicit is not None
    assert (implicit.due, implicit.state) == (None, DutyState.waiting)
    came = {**asked, "received_on": "2026-04-20"}
    found = clocks(letter("2026-03-02", suspensions=[came]), RequestKind.individual_procedure)
    assert due(found, DutyKind.implicit_decision) == D("2026-06-20")


def test_rejection_runs_from_the_first_authority_and_acceptance_from_the_competent_one() -> None:
    fields = letter("2026-03-16", first_received_on="2026-03-02", received_by_competent_on="2026-03-16")
    assert due(clocks(fields), DutyKind.implicit_decision) == D("2026-05-02")
    assert due(clocks(fields, RequestKind.individual_procedure), DutyKind.implicit_decision) == D("2026-05-16")


def test_the_month_of_a_gdpr_request_is_extended_once_announced() -> None:
    assert due(clocks(letter("2026-03-02"), RequestKind.gdpr_request), DutyKind.legal_reply) == D("2026-04-02")
    extended = letter("2026-03-02", extension_told_on="2026-03-20")
    assert due(clocks(extended, RequestKind.gdpr_request), DutyKind.legal_reply) == D("2026-06-02")


def test_a_danger_is_passed_on_the_same_day_and_courtesy_has_no_legal_date() -> None:
    danger = clocks(letter("2026-05-04"), RequestKind.safeguarding)
    assert due(danger, DutyKind.transmission) == D("2026-05-04")
    assert clocks(letter("2026-05-04"), RequestKind.courtesy).next_legal is None


def test_a_letter_passed_on_is_told_to_whoever_wrote_and_no_longer_ours_to_answer() -> None:
    fields = letter(
        "2026-05-04", state=LetterState.forwarded, forwarded_to="Ville de Stains", forwarded_on="2026-05-05"
    )
    found = clocks(fields)
    notice = found.duty(DutyKind.forwarding_notice)
    assert notice is not None
    assert (notice.due, notice.state) == (D("2026-05-05"), DutyState.to_do)
    assert found.duty(DutyKind.legal_reply) is None
    implicit = found.duty(DutyKind.implicit_decision)
    assert implicit is not None
    assert implicit.state is DutyState.elsewhere


def test_silence_that_decided_without_acknowledgement_leaves_the_appeal_open() -> None:
    found = clocks(letter("2026-02-02", channel=Channel.mail))
    implicit = found.duty(DutyKind.implicit_decision)
    assert implicit is not None
    assert implicit.state is DutyState.arisen
    assert any("opposables" in remark for remark in found.remarks)


def test_an_answer_in_time_ends_the_delays() -> None:
    found = clocks(letter("2026-03-02"), answered_on=D("2026-04-10"))
    assert found.next_legal is None
    states = {one.kind: one.state for one in found.duties}
    assert states[DutyKind.implicit_decision] is DutyState.ended
    assert states[DutyKind.legal_reply] is DutyState.done


def test_the_date_stated_in_an_acknowledgement_is_compared_with_the_one_worked_out() -> None:
    found = clocks(letter("2026-03-02", stated_implicit_on="2026-05-01"))
    assert any("indique le 1er\u00a0mai 2026" in remark for remark in found.remarks)


def test_a_flagged_letter_has_the_delay_of_the_office_which_can_be_changed() -> None:
    flagged = letter("2026-05-04", flagged=True)
    assert due(clocks(flagged), DutyKind.office_reply) == D("2026-05-18")  # 8 May and Ascension are holidays
    mine = (MailTarget(target=TargetKind.reply_flagged, amount=5, unit=DelayUnit.calendar_days),)
    assert due(clocks(flagged, targets=mine), DutyKind.office_reply) == D("2026-05-09")


def test_an_impossible_delay_or_suspension_is_refused_in_french() -> None:
    with pytest.raises(InvalidFields, match="délai"):
        validated(MailTarget, {"target": "reply", "amount": 0})
    with pytest.raises(InvalidFields, match="limite"):
        validated(Suspension, {"asked_on": "2026-05-05", "limit_on": "2026-05-04"})


def test_the_alert_falls_on_a_half_day_worked_before_the_date() -> None:
    reply = clocks(letter("2026-03-02")).duty(DutyKind.legal_reply)
    assert reply is not None
    assert reply.alert == HalfDay(D("2026-04-28"), afternoon=True)  # Thursday 30 is the date itself


DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
KINDS = st.sampled_from([kind for kind in RequestKind if REGIMES[kind].months])


@st.composite
def suspensions(draw: st.DrawFn, received: date) -> list[Suspension]:
    made: list[Suspension] = []
    for _ in range(draw(st.integers(0, 3))):
        asked = received + timedelta(days=draw(st.integers(0, 150)))
        limit = asked + timedelta(days=draw(st.integers(0, 60)))
        came = draw(st.one_of(st.none(), st.integers(0, 90)))
        came_on = None if came is None else asked + timedelta(days=came)
        made.append(Suspension(asked_on=asked, limit_on=limit, received_on=came_on))
    return made


@given(st.data(), DAYS, KINDS)
def test_a_suspension_never_brings_the_decision_earlier(data: st.DataObject, received: date, kind: RequestKind) -> None:
    asked = data.draw(suspensions(received))
    fewer = asked[:-1]
    fields = letter(received.isoformat())
    more_clock = legal_clock(fields.model_copy(update={"suspensions": asked}), kind)
    clock = legal_clock(fields.model_copy(update={"suspensions": fewer}), kind)
    assert clock is not None
    assert more_clock is not None
    assert (more_clock.ends_on or date.max) >= (clock.ends_on or date.max)


@given(st.data(), DAYS, KINDS)
def test_dates_come_in_their_order_and_alerts_strictly_before_on_a_half_day_worked(
    data: st.DataObject, received: date, kind: RequestKind
) -> None:
    fields = letter(received.isoformat()).model_copy(update={"suspensions": data.draw(suspensions(received))})
    found = clocks(fields, kind, day=received)
    legal = found.legal
    assert legal is not None
    if legal.ends_on:
        assert legal.reply_by == previous_working_day(legal.ends_on)
        for later in (legal.appeal_until, legal.referral_until):
            assert later is None or later > legal.ends_on
        assert (legal.appeal_until is not None) == (REGIMES[kind].effect is SilenceEffect.reject)
    for one in found.duties:
        assert one.reason
        assert one.rule.source
        if one.alert and one.due:
            assert one.alert.day < one.due
            assert HALF_TIME.is_worked(one.alert)
