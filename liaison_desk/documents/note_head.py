"""What stands above and below the text of a note: to whom, what is asked, by when, and the visas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from liaison_desk.documents.model import (
    EMPTY_BOX,
    Block,
    Fact,
    Facts,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    plain,
)
from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.french import long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import FieldType, NoteField, NoteForm
from liaison_desk.domain.typography import french

_ASKED = {BriefingPurpose.opinion: "Pour avis avant le", BriefingPurpose.decision: "Pour décision avant le"}
_ENOUGH_TO_PAIR, _SHORT = 6, 32
_TO_COMPLETE = "[à compléter]"
_WAITING = (Endorsement.favourable, Endorsement.with_remarks, Endorsement.to_rework)


def cartouche(form: NoteForm, briefing: BriefingFields, names: Mapping[str, str], *, is_draft: bool) -> list[Block]:
    """Return the frame above the text; points nobody gave are left out, those the form wants shown in a draft."""
    told = [(one.label, _value(one, briefing.details.get(one.name, ""), names)) for one in form.fields]
    wanted = {one.label for one in form.fields if one.required} if is_draft else set[str]()
    rows = [(name, value or (_TO_COMPLETE if name in wanted else "")) for name, value in told]
    rows += [("Demande", _asked(briefing, is_draft=is_draft)), ("Valable jusqu'au", _day(briefing.valid_until))]
    facts = [Fact(french(name), plain(french(value), bold=name == "Demande")) for name, value in rows if value]
    if len(facts) < _ENOUGH_TO_PAIR:
        return [Facts(tuple(facts), "Cartouche")] if facts else []
    short = [fact for fact in facts if len("".join(run.text for run in fact.value)) <= _SHORT]
    long = [fact for fact in facts if fact not in short]
    paired: list[Block] = [Facts(tuple(short), "Cartouche", is_paired=True)] if short else []
    return [*([Facts(tuple(long), "Cartouche")] if long else []), *paired]


def visas(briefing: BriefingFields, *, is_on_cover: bool = False) -> list[Block]:
    """Return the visas of a note as a table, empty boxes where an answer is awaited; nothing without a circuit.

    On a cover, above every heading, their title is none.
    """
    if not briefing.circuit:
        return []
    header = tuple(plain(name) for name in ("Étape", "Avis", "Date", "Observations et visa"))
    rows = tuple(_visa(step) for step in briefing.circuit)
    title = Paragraph(plain("Visas"), ParagraphStyle.lead) if is_on_cover else Heading(plain("Visas"), 2)
    return [title, Table(header, rows, (26.0, 32.0, 16.0, 26.0), "Visas")]


def visas_in_a_line(briefing: BriefingFields) -> list[Block]:
    """Return the visas given as one line, for a form of one page; nothing while one is awaited."""
    if not briefing.circuit or not all(step.holds for step in briefing.circuit):
        return visas(briefing)
    told = [
        ", ".join(
            filter(
                None,
                (
                    f"{step.role} ({step.person})" if step.person else step.role,
                    label(step.endorsement).lower() if step.endorsement else "",
                    _day(step.decided_on),
                    step.comment,
                ),
            )
        )
        for step in briefing.circuit
    ]
    runs = (Run("Visas\u00a0: ", bold=True), Run(french(" ; ".join(told))))
    return [Paragraph(runs, ParagraphStyle.caption)]


def _visa(step: CircuitStep) -> tuple[Runs, ...]:
    who = f"{step.role}\n{step.person}" if step.person else step.role
    if step.endorsement is None or step.cancelled_reason:
        reason = f"visa précédent tombé : {step.cancelled_reason}" if step.cancelled_reason else ""
        return plain(french(who)), _boxes(step), (), plain(french(reason), italic=True)
    is_signed = step.step_kind is CircuitStepKind.signature and not step.endorsement.sends_back
    answer = "Signé" if is_signed else label(step.endorsement)
    return (
        plain(french(who)),
        plain(answer, bold=True),
        plain(french(_day(step.decided_on))),
        plain(french(step.comment)),
    )


def _boxes(step: CircuitStep) -> Runs:
    choices = ("Signature",) if step.step_kind is CircuitStepKind.signature else tuple(map(label, _WAITING))
    return (Run("\n".join(f"{EMPTY_BOX}\u00a0{choice[:1].lower()}{choice[1:]}" for choice in choices)),)


def _asked(briefing: BriefingFields, *, is_draft: bool) -> str:
    words = _ASKED.get(briefing.purpose, "")
    if not words:
        return ""
    if briefing.due_on:
        return f"{words} {long_date(briefing.due_on)}"
    return f"{words} {_TO_COMPLETE}" if is_draft else words.removesuffix(" avant le")


def _value(field: NoteField, value: str, names: Mapping[str, str]) -> str:
    """Return a value of a field as it is printed."""
    if not value:
        return ""
    match field.field_type:
        case FieldType.date:
            return _written_day(value)
        case FieldType.amount:
            return _written_amount(value)
        case FieldType.partner:
            return names.get(value, "")
        case FieldType.yes_no:
            return "oui" if value == "1" else "non"
        case _:
            return value


def _written_day(value: str) -> str:
    try:
        return long_date(date.fromisoformat(value))
    except ValueError:
        return value


def _written_amount(value: str) -> str:
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return value
    shown = f"{amount:,.0f}" if amount == amount.to_integral() else f"{amount:,.2f}"
    return f"{shown.replace(',', ' ').replace('.', ',')} €"


def _day(day: date | None) -> str:
    return long_date(day) if day else ""
