"""Commands on the time limits of letters: which dates and why, and what moves them on."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from liaison_desk.cli.days import optional_day
from liaison_desk.cli.output import print_json, print_line
from liaison_desk.domain.french import full_date
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.letter_clocks import Duty, LetterClocks
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk


def clocks(desk: Desk, asked: Namespace) -> None:
    """Print the dates a letter calls for, each with its reason and its source."""
    found = desk.letter_clocks.of(asked.id)
    if asked.json:
        print_json(clock_values(found))
        return
    if found.kind and found.regime:
        decided = f"décidé par {found.decided_by}" if found.is_confirmed else "proposé, à confirmer"
        print_line(f"{label(found.kind)} – {label(found.regime.effect)} ({decided})")
    for one in found.duties:
        _print_duty(one)
    for remark in found.remarks:
        print_line(f"! {remark}")


def qualify(desk: Desk, asked: Namespace) -> None:
    """Decide the kind of request a letter is."""
    try:
        kind = RequestKind(asked.kind)
    except ValueError:
        known = ", ".join(RequestKind)
        raise UserError(
            "unknown_request_kind", f"« {asked.kind} » n'est pas une nature de demande : {known}."
        ) from None
    desk.letter_clocks.qualify(_id(desk, asked), kind, asked.by)


def receipt_sent(desk: Desk, asked: Namespace) -> None:
    """Say that the registration receipt was sent."""
    desk.letter_clocks.receipt_sent(_id(desk, asked), optional_day(desk, asked.on))


def acknowledged(desk: Desk, asked: Namespace) -> None:
    """Say that the acknowledgement was sent."""
    desk.letter_clocks.acknowledged(_id(desk, asked), optional_day(desk, asked.on))


def extension_told(desk: Desk, asked: Namespace) -> None:
    """Say that two months more were announced."""
    desk.letter_clocks.extension_told(_id(desk, asked), optional_day(desk, asked.on))


def pieces_asked(desk: Desk, asked: Namespace) -> None:
    """Say that pieces were asked for."""
    limit = optional_day(desk, asked.until)
    if limit is None:
        raise UserError("no_limit", "Indiquez la date limite d'envoi des pièces.")
    desk.letter_clocks.pieces_asked(_id(desk, asked), asked.pieces, limit, optional_day(desk, asked.on))


def pieces_received(desk: Desk, asked: Namespace) -> None:
    """Say that the pieces came."""
    desk.letter_clocks.pieces_received(_id(desk, asked), optional_day(desk, asked.on))


def forward(desk: Desk, asked: Namespace) -> None:
    """Say that a letter was passed on."""
    desk.letter_clocks.forward(_id(desk, asked), asked.to, optional_day(desk, asked.on), optional_day(desk, asked.told))


def clock_values(found: LetterClocks) -> dict[str, Any]:
    """Return the dates of a letter, ready for JSON."""
    following = found.next_legal
    return {
        "kind": found.kind,
        "is_confirmed": found.is_confirmed,
        "decided_by": found.decided_by,
        "silence": found.regime.effect if found.regime else None,
        "implicit_on": found.legal.implicit_on if found.legal else None,
        "suspended_days": found.legal.suspended_days if found.legal else 0,
        "next_legal": following.kind if following else None,
        "duties": [_duty_values(one) for one in found.duties],
        "remarks": list(found.remarks),
    }


def _duty_values(one: Duty) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "due": one.due,
        "state": one.state,
        "is_legal": one.is_legal,
        "alert": _half_day(one.alert),
        "done_on": one.done_on,
        "reason": one.reason,
        "rule": one.rule.sentence,
        "source": one.rule.source,
        "checked_on": one.rule.checked_on,
        "editable": one.rule.editable,
    }


def _half_day(half: HalfDay | None) -> dict[str, Any] | None:
    return {"day": half.day, "afternoon": half.afternoon, "label": half.label} if half else None


def _print_duty(one: Duty) -> None:
    day = full_date(one.due) if one.due else "date inconnue"
    print_line(f"{label(one.kind)} : {day} ({label(one.state)})")
    print_line(f"    {one.reason} {one.rule.source}.")


def _id(desk: Desk, asked: Namespace) -> str:
    return desk.letters.sheet(asked.id).reference.id
