"""Every date a letter that came in calls for: what is due, when to think of it, why that day (domain reference §1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from liaison_desk.domain.french import NO_BREAK, full_date, long_date
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.legal_clocks import LegalClock, legal_clock
from liaison_desk.domain.letters import Channel, LetterFields
from liaison_desk.domain.mail_targets import MailTarget, TargetKind, target_of
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.request_regimes import (
    APPEAL,
    BEFORE_SILENCE,
    CADA_REFERRAL,
    ELECTRONIC_ACKNOWLEDGEMENT,
    FORWARDING,
    PIECES,
    RECEIPT,
    REGIMES,
    Regime,
    RequestKind,
    Rule,
    SilenceEffect,
)
from liaison_desk.domain.working_days import add_working_days

_ELECTRONIC = frozenset({Channel.email, Channel.portal})


class DutyKind(StrEnum):
    """What a date is about."""

    transmission = "transmission"
    registration_receipt = "registration_receipt"
    acknowledgement = "acknowledgement"
    pieces = "pieces"
    forwarding_notice = "forwarding_notice"
    legal_reply = "legal_reply"
    implicit_decision = "implicit_decision"
    appeal = "appeal"
    cada_referral = "cada_referral"
    qualification = "qualification"
    office_reply = "office_reply"
    charter = "charter"


class DutyState(StrEnum):
    """Where a date stands; `coming` and `arisen` are of dates nobody has to act on."""

    to_do = "to_do"
    late = "late"
    done = "done"
    waiting = "waiting"
    coming = "coming"
    arisen = "arisen"
    elsewhere = "elsewhere"
    ended = "ended"


@dataclass(frozen=True)
class Duty:
    """A date: `alert` is the last half-day worked strictly before it, `reason` how it was worked out from the letter.

    `due` is None while it cannot be known. `is_legal` when a text sets it.
    """

    kind: DutyKind
    due: date | None
    state: DutyState
    rule: Rule
    reason: str
    is_legal: bool = True
    alert: HalfDay | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class LetterClocks:
    """The dates of one letter. `kind` is only proposed unless `is_confirmed`; `remarks` are French sentences."""

    kind: RequestKind | None
    is_confirmed: bool
    decided_by: str
    regime: Regime | None
    legal: LegalClock | None
    duties: tuple[Duty, ...]
    remarks: tuple[str, ...] = ()

    @property
    def next_legal(self) -> Duty | None:
        """The legal duty to do first."""
        pressing = (DutyState.to_do, DutyState.late)
        ours = (one for one in self.duties if one.is_legal and one.kind is not DutyKind.pieces)
        found = [one for one in ours if one.due and one.state in pressing]
        return min(found, key=lambda one: one.due or date.max, default=None)

    @property
    def qualification(self) -> Duty | None:
        """What the office gives itself to say what an invitation is, while nobody said it."""
        found = self.duty(DutyKind.qualification)
        return found if found and found.state in (DutyState.to_do, DutyState.late) else None

    def duty(self, kind: DutyKind) -> Duty | None:
        """Return the date about something."""
        return next((one for one in self.duties if one.kind is kind), None)


@dataclass(frozen=True)
class ClockFacts:
    """What the dates of a letter are worked out from: the letter, its kind, when it was answered, the office."""

    fields: LetterFields
    kind: RequestKind | None
    today: date
    answered_on: date | None = None
    presence: Presence = field(default_factory=Presence)
    targets: Sequence[MailTarget] = ()
    is_invitation: bool = False

    @property
    def is_electronic(self) -> bool:
        """Whether it came by e-mail or through a portal."""
        return self.fields.channel in _ELECTRONIC

    @property
    def arrived_on(self) -> date:
        """Day it came here."""
        return self.fields.received_on or self.today

    @property
    def is_elsewhere(self) -> bool:
        """Whether another authority deals with it now."""
        return self.fields.forwarded_on is not None

    @cached_property
    def legal(self) -> LegalClock | None:
        """The delay the law sets."""
        return legal_clock(self.fields, self.kind) if self.kind else None


def clocks_of(facts: ClockFacts) -> LetterClocks:
    """Return every date of a letter that came in."""
    regime = REGIMES[facts.kind] if facts.kind else None
    duties = [*_first_steps(facts, regime), *_pieces(facts), *_silence(facts), *_office(facts)]
    fields = facts.fields
    return LetterClocks(
        facts.kind,
        bool(fields.request_kind and fields.request_kind_by),
        fields.request_kind_by,
        regime,
        facts.legal,
        tuple(duties),
        tuple(_remarks(facts)),
    )


def _first_steps(facts: ClockFacts, regime: Regime | None) -> Iterator[Duty]:
    fields, arrived = facts.fields, facts.arrived_on
    if regime and regime.kind is RequestKind.safeguarding:
        reason = f"Reçu le {full_date(arrived)} : à transmettre le jour même."
        yield _to_do(facts, DutyKind.transmission, arrived, regime.rule, reason, done_on=fields.forwarded_on)
    elif facts.is_elsewhere or fields.forwarded_to:
        since = fields.forwarded_on or facts.today
        reason = f"Transmis à {fields.forwarded_to or 'une autre administration'} le {long_date(since)}."
        yield _to_do(facts, DutyKind.forwarding_notice, since, FORWARDING, reason, done_on=fields.applicant_told_on)
    if regime is None or not regime.acknowledgement or facts.is_elsewhere:
        return
    since = fields.received_by_competent_on or arrived
    if facts.is_electronic:
        due = add_working_days(arrived, 1)
        reason = f"Reçu par voie électronique le {full_date(arrived)} ; le jour ouvré suivant."
        yield _to_do(facts, DutyKind.registration_receipt, due, RECEIPT, reason, done_on=fields.receipt_sent_on)
        due = add_working_days(since, 10)
        reason = f"Reçu le {full_date(since)} ; dix jours ouvrés, jour de réception non compté."
        rule = ELECTRONIC_ACKNOWLEDGEMENT
    else:
        target = target_of(TargetKind.acknowledge, facts.targets)
        due, rule = target.due(since), target.rule
        reason = f"Reçu le {full_date(since)} ; {target.delay}. La loi l'impose sans fixer de date."
    done_on = fields.acknowledged_on or facts.answered_on
    yield _to_do(facts, DutyKind.acknowledgement, due, rule, reason, done_on=done_on, is_legal=facts.is_electronic)


def _pieces(facts: ClockFacts) -> Iterator[Duty]:
    for one in facts.fields.suspensions:
        reason = f"Pièces demandées le {full_date(one.asked_on)}, à envoyer avant le {full_date(one.limit_on)}."
        made = _to_do(facts, DutyKind.pieces, one.limit_on, PIECES, reason, done_on=one.received_on)
        is_awaited = made.state is DutyState.to_do
        yield _in_state(made, DutyState.waiting) if is_awaited else made


def _silence(facts: ClockFacts) -> Iterator[Duty]:
    legal = facts.legal
    if legal is None:
        return
    reason = _reason_of_end(facts, legal)
    if legal.regime.effect is SilenceEffect.none:
        yield _to_do(facts, DutyKind.legal_reply, legal.ends_on, legal.regime.rule, reason, done_on=facts.answered_on)
        return
    if not facts.is_elsewhere and legal.ends_on:
        before = f"Jour ouvré qui précède le {full_date(legal.ends_on)}."
        yield _to_do(facts, DutyKind.legal_reply, legal.reply_by, BEFORE_SILENCE, before, done_on=facts.answered_on)
    state = _state_of_silence(facts, legal.ends_on)
    yield Duty(DutyKind.implicit_decision, legal.ends_on, state, legal.regime.rule, reason)
    if legal.ends_on is None:
        return
    after = DutyState.coming if state is DutyState.arisen else state
    for kind, due, rule in (
        (DutyKind.appeal, legal.appeal_until, APPEAL),
        (DutyKind.cada_referral, legal.referral_until, CADA_REFERRAL),
    ):
        if due is not None:
            since = f"Deux mois francs après le {full_date(legal.ends_on)}."
            yield Duty(kind, due, DutyState.ended if due < facts.today else after, rule, since)


def _office(facts: ClockFacts) -> Iterator[Duty]:
    if facts.is_elsewhere:
        return
    if facts.is_invitation and not facts.fields.request_kind_by:
        target = target_of(TargetKind.qualify_invitation, facts.targets)
        reason = f"Reçu le {full_date(facts.arrived_on)} ; {target.delay}, personne n'en a encore décidé la nature."
        yield _to_do(
            facts, DutyKind.qualification, target.due(facts.arrived_on), target.rule, reason,
            done_on=facts.answered_on, is_legal=False,
        )  # fmt: skip
    target = reply_target(facts.fields, facts.kind, facts.targets)
    chosen = facts.fields.due_date
    if target is not None or chosen is not None:
        target = target or target_of(TargetKind.reply, facts.targets)
        proposed = target.due(facts.arrived_on)
        reason = f"Reçu le {full_date(facts.arrived_on)} ; {target.delay}."
        if chosen is not None and chosen != proposed:
            reason = f"Échéance choisie pour ce courrier ; le délai du service donnerait le {long_date(proposed)}."
        yield _to_do(
            facts, DutyKind.office_reply, chosen or proposed, target.rule, reason,
            done_on=facts.answered_on, is_legal=False,
        )  # fmt: skip
    if facts.kind not in (RequestKind.courtesy, RequestKind.safeguarding):
        charter = TargetKind.email_charter if facts.is_electronic else TargetKind.letter_charter
        target = target_of(charter, facts.targets)
        reason = f"Reçu le {full_date(facts.arrived_on)} ; {target.delay}."
        yield _to_do(
            facts, DutyKind.charter, target.due(facts.arrived_on), target.rule, reason,
            done_on=facts.answered_on, is_legal=False,
        )  # fmt: skip


def reply_target(fields: LetterFields, kind: RequestKind | None, targets: Sequence[MailTarget]) -> MailTarget | None:
    """Return within which delay the office answers a letter; None when it calls for no answer."""
    if fields.flagged:
        return target_of(TargetKind.reply_flagged, targets)
    if kind is RequestKind.courtesy:
        return target_of(TargetKind.answer_invitation, targets) if fields.engagement_id else None
    return target_of(TargetKind.reply, targets)


def _reason_of_end(facts: ClockFacts, legal: LegalClock) -> str:
    if legal.ends_on is None:
        return "Le délai ne court pas : des pièces demandées ne sont pas arrivées."
    months = f"{legal.regime.months}{NO_BREAK}mois"
    if facts.fields.extension_told_on and facts.kind is RequestKind.gdpr_request:
        months += f", prolongés de deux mois (annoncé le {long_date(facts.fields.extension_told_on)})"
    words = f"Le délai part du {full_date(legal.starts_on)} ; {months}, de quantième à quantième"
    if legal.suspended_days:
        words += f" ; suspendu {legal.suspended_days} jours pour pièces manquantes"
    return f"{words}."


def _state_of_silence(facts: ClockFacts, ends_on: date | None) -> DutyState:
    if ends_on is None:
        return DutyState.waiting
    if facts.answered_on and facts.answered_on <= ends_on:
        return DutyState.ended
    if facts.is_elsewhere:
        return DutyState.elsewhere
    return DutyState.arisen if ends_on < facts.today else DutyState.coming


def _to_do(
    facts: ClockFacts,
    kind: DutyKind,
    due: date | None,
    rule: Rule,
    reason: str,
    *,
    done_on: date | None = None,
    is_legal: bool = True,
) -> Duty:
    state = DutyState.to_do
    if done_on is not None:
        state = DutyState.done
    elif not facts.fields.state.is_open and kind is not DutyKind.forwarding_notice:
        state = DutyState.ended
    elif due is not None and due < facts.today:
        state = DutyState.late
    alert = facts.presence.last_before(due) if due else None
    return Duty(kind, due, state, rule, reason, is_legal, alert, done_on)


def _in_state(duty: Duty, state: DutyState) -> Duty:
    return Duty(duty.kind, duty.due, state, duty.rule, duty.reason, duty.is_legal, duty.alert, duty.done_on)


def _remarks(facts: ClockFacts) -> Iterator[str]:
    """Yield what the officer must know of these dates (controls V05, V07 and rule R3 of the domain reference)."""
    fields, legal = facts.fields, facts.legal
    if legal is None:
        return
    if legal.regime.effect is SilenceEffect.accept:
        yield "Le silence vaudrait acceptation, ce qui est rare ici : vérifiez quel texte prévoit la procédure."
    if fields.stated_implicit_on and legal.implicit_on and fields.stated_implicit_on != legal.implicit_on:
        stated, now = long_date(fields.stated_implicit_on), long_date(legal.implicit_on)
        yield f"L'accusé de réception indique le {stated} ; le calcul donne maintenant le {now}."
    arisen = _state_of_silence(facts, legal.ends_on) is DutyState.arisen
    if legal.regime.acknowledgement and arisen and fields.acknowledged_on is None:
        source = "CRPA, art. L112-12" if facts.is_electronic else "CRPA, art. L112-6"
        yield f"Sans accusé de réception, les délais de recours ne sont pas opposables ({source})."
