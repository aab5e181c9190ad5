"""The steps of a signature circuit as lines: who, what was answered, when, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.circuit_rules import current_step
from liaison_desk.domain.circuits import CircuitStep, CircuitStepKind, Endorsement
from liaison_desk.domain.french import NO_BREAK, short_date
from liaison_desk.domain.labels import label
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, row, text

translate = QCoreApplication.translate

_LOOKS = {
    Endorsement.favourable: (Tone.green, "check"),
    Endorsement.with_remarks: (Tone.green, "quote"),
    Endorsement.to_rework: (Tone.amber, "undo"),
    Endorsement.unfavourable: (Tone.red, "close"),
}


def step_look(step: CircuitStep, *, is_current: bool) -> ChipLook:
    """Return where a step stands as a chip."""
    if step.cancelled_reason:
        return ChipLook(translate("Circuit", "annulé"), Tone.neutral, "late")
    if step.endorsement is None:
        if not is_current:
            return ChipLook(translate("Circuit", "à venir"), Tone.neutral, "time")
        return ChipLook(translate("Circuit", "attendu"), Tone.blue, "waiting")
    if step.step_kind is CircuitStepKind.signature and not step.endorsement.sends_back:
        return ChipLook(translate("Circuit", "signé"), Tone.green, "check")
    tone, icon = _LOOKS[step.endorsement]
    short = {Endorsement.with_remarks: translate("Circuit", "avec observations")}
    return ChipLook(short.get(step.endorsement, label(step.endorsement).lower()), tone, icon)


def step_words(step: CircuitStep, today: date) -> str:
    """Return what else is known of a step: who holds it, when it was answered, on which version."""
    parts = [step.person]
    if step.decided_on:
        parts.append(short_date(step.decided_on, today))
    if step.revision and step.endorsement:
        parts.append(translate("Circuit", "version{space}{number}").format(space=NO_BREAK, number=step.revision))
    return " · ".join(part for part in parts if part)


def step_line(step: CircuitStep, look: ChipLook, today: date) -> QWidget:
    """Return a step as a line: role and state, then who and when, then the comment."""
    made = QWidget()
    name = step.role if step.step_kind is CircuitStepKind.endorsement else f"{step.role} · {label(step.step_kind)}"
    chip = Chip()
    chip.set_look(look)
    title = text(name, "muted" if step.cancelled_reason else "strong", wrap=True)
    head = row(title, chip)
    head.setStretch(0, 1)
    inside = column(head, spacing=2)
    for words in (step_words(step, today), step.comment and f"«{NO_BREAK}{step.comment}{NO_BREAK}»"):
        if words:
            inside.addWidget(text(words, "muted", wrap=True))
    if step.cancelled_reason:
        inside.addWidget(text(step.cancelled_reason, "muted", wrap=True))
    made.setLayout(inside)
    spoken = (name, look.word, step_words(step, today), step.comment, step.cancelled_reason)
    made.setAccessibleName(", ".join(part for part in spoken if part))
    return made


def circuit_lines(circuit: Sequence[CircuitStep], today: date) -> list[QWidget]:
    """Return the lines of a circuit in order."""
    current = current_step(circuit)
    return [step_line(step, step_look(step, is_current=place == current), today) for place, step in enumerate(circuit)]
