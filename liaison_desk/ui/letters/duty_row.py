"""One date of a letter: what it is about, when, how long is left, and why that day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import full_date, long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letter_clocks import Duty, DutyState
from liaison_desk.domain.working_days import working_days_between
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, row, text

translate = QCoreApplication.translate
_ACTED_ON = frozenset({DutyState.to_do, DutyState.late, DutyState.waiting})


class DutyRow(QWidget):
    """A date with its chip; « Pourquoi ? » opens the rule, its source and the day it was read."""

    def __init__(self, duty: Duty, time_left: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.duty = duty
        named = label(duty.kind)
        title = text(named, "strong", wrap=True)
        when = text(_when(duty, time_left), "muted", wrap=True)
        self.why = button(self.tr("Pourquoi ?"), self._turn, compact=True, quiet=True)
        self.why.setCheckable(True)
        self.why.setAccessibleName(self.tr("Pourquoi cette date : {duty}").format(duty=named))
        self.reason = Card(role="quote", margins=0)
        self.reason.body.setContentsMargins(4, 0, 0, 0)
        self.reason.body.setSpacing(4)
        for words, role in (
            (duty.reason, "base"),
            (duty.rule.sentence, "muted"),
            (_origin(duty), "small"),
        ):
            self.reason.body.addWidget(text(words, role, wrap=True))
        self.reason.hide()
        chip = Chip()
        chip.set_look(look_of(duty, today))
        first, second = row(title, chip), row(when, self.why)
        for line in (first, second):
            line.setStretch(0, 1)
        self.setLayout(column(first, second, self.reason, spacing=0))
        self.setAccessibleName(f"{named} {when.text()}")

    def _turn(self) -> None:
        self.reason.setVisible(self.why.isChecked())


def look_of(duty: Duty, today: date) -> ChipLook:
    """Return the state of a date as a chip: amber within five working days, red within two and after."""
    word = label(duty.state)
    if duty.state is DutyState.late:
        return ChipLook(word, Tone.red, "late")
    if duty.state is DutyState.done:
        return ChipLook(word, Tone.green, "check")
    if duty.state is DutyState.arisen:
        return ChipLook(word, Tone.red if duty.is_legal else Tone.neutral, "alert")
    if duty.state not in _ACTED_ON or duty.due is None:
        return ChipLook(word, Tone.neutral)
    left = working_days_between(today, duty.due)
    tone = Tone.red if left <= 2 else Tone.amber if left <= 5 else Tone.blue if left <= 10 else Tone.neutral
    return ChipLook(word, tone, "waiting" if duty.state is DutyState.waiting else "time")


def _when(duty: Duty, time_left: str) -> str:
    if duty.due is None:
        return translate("Letters", "date inconnue : des pièces sont attendues")
    words = [full_date(duty.due)]
    if duty.done_on:
        words.append(translate("Letters", "fait le {day}").format(day=long_date(duty.done_on)))
    elif duty.state in _ACTED_ON:
        words.append(time_left)
    return " · ".join(filter(None, words))


def _origin(duty: Duty) -> str:
    read = translate("Letters", "Source : {source}.").format(source=duty.rule.source)
    if not duty.rule.editable:
        checked = translate("Letters", "Vérifié le {day} sur une copie du texte.")
        read = f"{read} {checked.format(day=long_date(duty.rule.checked_on))}"
    if duty.alert is not None and duty.state in _ACTED_ON:
        half = f"{duty.alert.label} {long_date(duty.alert.day)}"
        alert = translate("Letters", "Alerte : {half_day}, dernière demi-journée de présence avant cette date.")
        read = f"{read} {alert.format(half_day=half)}"
    return read
