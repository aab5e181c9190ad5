"""How an engagement comes back: frequency, interval, days, end; said in words with the next dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import short_date, weekday_name
from liaison_desk.domain.labels import label
from liaison_desk.domain.recurrence import Frequency, Recurrence, next_occurrences
from liaison_desk.domain.recurrence_words import recurrence_sentence
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.checks_editor import ChecksEditor
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.text_edits import ChoiceEditor, NumberEditor

_ALWAYS, _UNTIL, _COUNT = "", "until", "count"
_DATES_SHOWN = 5
_USUAL_COUNT = 10


class RecurrenceEditor(Editor):
    """Holds the values of a Recurrence, or None; the form says on which day the series begins (`set_start`)."""

    def __init__(self, parsers: Parsers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start: datetime | None = None
        self._build(parsers)
        self._lay_out()
        for editor in (self.frequency, self.interval, self.weekdays, self.end, self.until, self.count):
            editor.edited.connect(self._on_edited)
            editor.left.connect(self.left)
        self._follow()

    def value(self) -> Any:
        frequency = self.frequency.value()
        if frequency is None:
            return None
        end = self.end.value()
        values: dict[str, Any] = {"frequency": str(frequency), "interval": self.interval.value(), "weekdays": []}
        if frequency is Frequency.weekly:
            values["weekdays"] = self._chosen_days()
        values["until"] = self.until.value() if end == _UNTIL else None
        values["count"] = self.count.value() if end == _COUNT else None
        if end == _UNTIL and values["until"] is None:
            raise ValueError(self.tr("donnez le dernier jour de la répétition"))
        return values

    def set_value(self, value: Any) -> None:
        rule = _rule(value)
        self.frequency.set_value(rule.frequency if rule else None)
        self.interval.set_value(rule.interval if rule else 1)
        self.weekdays.set_value(rule.weekdays if rule else ())
        self.end.set_value(_UNTIL if rule and rule.until else _COUNT if rule and rule.count else _ALWAYS)
        self.until.set_value(rule.until if rule else None)
        self.count.set_value(rule.count if rule and rule.count else _USUAL_COUNT)
        self._follow()

    def set_start(self, start: datetime | None) -> None:
        """Say when the engagement begins: the rule takes its day from there."""
        if start == self._start:
            return
        if self._start and start and self.weekdays.value() == [self._start.weekday()]:
            self.weekdays.set_value([start.weekday()])
        self._start = start
        self._follow()

    def input(self) -> QWidget:
        return self.frequency.input()

    def sentence(self) -> str:
        """Return the rule in words, with the next dates under it; empty while it does not repeat."""
        return "\n".join(filter(None, (self._words.text(), self._dates.text())))

    def _build(self, parsers: Parsers) -> None:
        tr = self.tr
        self.frequency = ChoiceEditor([(None, tr("Ne se répète pas")), *((one, label(one)) for one in Frequency)])
        self.interval = NumberEditor(1, 52)
        self.interval.name(tr("Intervalle"))
        self.weekdays = ChecksEditor([(number, weekday_name(number)) for number in range(7)])
        self.weekdays.name(tr("Jours"))
        self.end = ChoiceEditor(
            [(_ALWAYS, tr("sans fin")), (_UNTIL, tr("jusqu'au")), (_COUNT, tr("un nombre de fois"))]
        )
        self.end.name(tr("Fin de la répétition"))
        self.until = DateEdit(parsers)
        self.until.name(tr("Dernier jour de la répétition"))
        self.count = NumberEditor(1, 1000, suffix=tr(" fois"))
        self.count.name(tr("Nombre de fois"))
        self._words = text("", "strong", wrap=True)
        self._dates = text("", "muted", wrap=True)
        self._problem = text("", "muted", wrap=True)

    def _lay_out(self) -> None:
        self._every = text(self.tr("tous les"), "label")
        self._period = text("", "label")
        self._interval_line = QWidget()
        self._interval_line.setLayout(row(self._every, self.interval, self._period, None))
        self._end_line = QWidget()
        ends = FlowLayout(self._end_line, spacing=GRID)
        for part in (self.end, self.until, self.count):
            ends.addWidget(part)
        told = column(self._words, self._dates, self._problem, spacing=2)
        self.setLayout(column(self.frequency, self._interval_line, self.weekdays, self._end_line, told, spacing=GRID))
        self.setFocusProxy(self.frequency.input())

    def _chosen_days(self) -> list[int]:
        """Return the days ticked; none when only that of the start is, so that they follow it."""
        ticked = self.weekdays.value()
        return [] if self._start and ticked == [self._start.weekday()] else ticked

    def _on_edited(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        frequency, end = self.frequency.value(), self.end.value()
        for widget, shown in (
            (self._interval_line, frequency is not None),
            (self._end_line, frequency is not None),
            (self.weekdays, frequency is Frequency.weekly),
            (self.until, end == _UNTIL),
            (self.count, end == _COUNT),
        ):
            widget.setVisible(shown)
        if frequency is not None:
            self._period.setText(self._period_name(frequency))
            self._every.setText(self.tr("toutes les") if frequency is Frequency.weekly else self.tr("tous les"))
        if frequency is Frequency.weekly and self._start and not self.weekdays.value():
            self.weekdays.set_value([self._start.weekday()])
        self._tell()

    def _period_name(self, frequency: Frequency) -> str:
        if frequency is Frequency.daily:
            return self.tr("jours")
        if frequency is Frequency.weekly:
            return self.tr("semaines")
        return self.tr("ans") if frequency is Frequency.yearly else self.tr("mois")

    def _tell(self) -> None:
        """Say the rule and its next dates, or why it gives none."""
        words, dates, problem = "", "", ""
        try:
            rule = _rule(self.value())
        except (ValueError, InvalidFields):
            rule = None
        if rule and self._start:
            if problem := _refusal(rule, self._start):
                problem = problem[:1].upper() + problem[1:] + "."
            else:
                words = recurrence_sentence(rule, self._start.date())
                found = next_occurrences(rule, self._start, self._start, _DATES_SHOWN)
                dates = ", ".join(short_date(moment.date(), self._start.date()) for moment in found)
        for shown, said in ((self._words, words), (self._dates, dates), (self._problem, problem)):
            shown.setText(said)
            shown.setVisible(bool(said))


def _rule(value: Any) -> Recurrence | None:
    if value is None or isinstance(value, Recurrence):
        return value
    return validated(Recurrence, cast("Mapping[str, Any]", value))


def _refusal(rule: Recurrence, start: datetime) -> str:
    """Return why a series cannot begin that day, as saving it would say; empty when it can."""
    try:
        validated(EngagementFields, {"title": "-", "starts_at": start, "recurrence": rule.model_dump()})
    except InvalidFields as error:
        return next((problem.sentence for problem in error.problems if problem.field.startswith("recurrence")), "")
    return ""
