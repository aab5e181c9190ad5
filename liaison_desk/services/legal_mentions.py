"""What an acknowledgement must state of the time limits of a request (CRPA R112-5, domain reference §1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from liaison_desk.domain.french import long_date
from liaison_desk.domain.legal_clocks import LegalClock, legal_clock
from liaison_desk.domain.letters import Channel, LetterFields
from liaison_desk.domain.request_regimes import SilenceEffect
from liaison_desk.services.letter_following import kind_of

_CASES = {SilenceEffect.accept: "acceptation", SilenceEffect.reject: "rejet", SilenceEffect.refuse: "refus"}


@dataclass(frozen=True)
class LegalMentions:
    """Which paragraphs « [si …] » of the acknowledgement hold, and the values of its fields."""

    conditions: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict[str, str])


def mentions_of(asked: LetterFields) -> LegalMentions:
    """Return what the acknowledgement of a letter states."""
    legal = legal_clock(asked, kind_of(asked))
    conditions: set[str] = set()
    values: dict[str, str] = {}
    if asked.channel in (Channel.email, Channel.portal):
        conditions.add("électronique")
    if legal is not None:
        conditions |= _cases(legal)
        if legal.ends_on:
            values |= {"implicit_on": long_date(legal.ends_on), "answer_by": long_date(legal.ends_on)}
    awaited = [one for one in asked.suspensions if one.received_on is None]
    if awaited:
        values["pieces"] = " ; ".join(piece for one in awaited for piece in one.pieces)
        values["pieces_limit"] = long_date(max(one.limit_on for one in awaited))
        conditions.add("complément")
        if legal is not None and legal.regime.effect is SilenceEffect.reject:
            conditions.add("suspension")
    return LegalMentions(frozenset(conditions), values)


def _cases(legal: LegalClock) -> set[str]:
    """Return the case of a delay: what silence will mean, or that it does not run yet."""
    if legal.ends_on is None:
        return {"attente"}
    return {_CASES.get(legal.regime.effect, "rgpd")}
