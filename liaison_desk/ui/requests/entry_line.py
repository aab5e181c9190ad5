"""One line of a point élu where what was decided is entered, by one key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QWidget

from liaison_desk.domain.decisions import NEEDS_REASON, Outcome, ReviewItem
from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.ui.requests.choices import Choice, choices_of
from liaison_desk.ui.requests.entry_fields import EntryFields
from liaison_desk.ui.requests.items_model import in_brief
from liaison_desk.ui.requests.looks import item_chip
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import CARD_RADIUS
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

_MAY_EXPLAIN = {Outcome.message, Outcome.wait}
_WIDE = 1020
"""Pixels from which there is room for the fields beside the words and the choices."""


@dataclass(frozen=True)
class EntryPlace:
    """Where a line stands among the others, who could represent the official, what was decided of it before."""

    rank: int
    count: int
    proposed: Suggestion | None = None
    decided: ReviewItem | None = None


class EntryLine(QFrame):
    """`edited` when something changed, `done` when nothing more is to be typed here, `left` with the way to go."""

    edited = Signal()
    done = Signal()
    left = Signal(int)

    def __init__(self, item: ReviewItem, place: EntryPlace, field: PartnerField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._place = place
        self._chosen: Choice | None = None
        self._narrow = False
        self.choices = choices_of(item)
        self.buttons = {choice.key: self._made(choice) for choice in self.choices}
        self.fields = EntryFields(field)
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        dressed(self, role="card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._connect()
        self._show_item()

    def item(self) -> ReviewItem:
        """Return the line with what is entered; raises ValueError when the representative is nobody known."""
        return self._with(self.fields.representative_id())

    def item_as_typed(self) -> ReviewItem:
        """Return the line as far as it is typed, for a draft."""
        try:
            return self.item()
        except ValueError:
            return self._with(None)

    def is_entered(self) -> bool:
        """Tell whether something was chosen."""
        return self._chosen is not None

    def choose(self, key: str) -> bool:
        """Choose what was decided; tell whether there is such a key here."""
        found = next((choice for choice in self.choices if choice.key == key), None)
        if found is None and key.isdecimal() and 0 < int(key) <= len(self.choices):
            found = self.choices[int(key) - 1]
        if found is None:
            return False
        self._chosen = found
        self._show_chosen()
        announce(self, found.words)
        self.edited.emit()
        field = self.missing_field()
        if field is None:
            self.done.emit()
        else:
            field.setFocus()
        return True

    def clear(self) -> None:
        """Have nothing chosen."""
        self._chosen = None
        self._show_chosen()
        self.edited.emit()

    def missing_field(self) -> QWidget | None:
        """Return the field that must be filled before the line is complete."""
        return self.fields.first_needed()

    def say(self, field: str, sentence: str) -> QWidget:
        """Show what is wrong with the line, nothing with an empty sentence; return what is to be put right."""
        self._problem.setText(sentence[:1].upper() + sentence[1:])
        self._problem.setVisible(bool(sentence))
        wrong = self.fields.mark(field, sentence)
        self._show_why()
        if sentence:
            announce(self, sentence)
        return wrong or self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_return()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.hasFocus():
            self.clear()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.ShiftModifier or not (
            self.hasFocus() and self.choose(event.text().upper())
        ):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _WIDE
        if narrow is not self._narrow:
            self._narrow = narrow
            from_layout, to_layout = (self._line, self._words) if narrow else (self._words, self._line)
            from_layout.removeWidget(self.fields)
            to_layout.insertWidget(2, self.fields)
            self._show_why()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        focused = QApplication.focusWidget()
        if focused is not None and (focused is self or self.isAncestorOf(focused)):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(Theme.tokens().accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), CARD_RADIUS - 1, CARD_RADIUS - 1)
            painter.end()

    def _with(self, representative_id: str | None) -> ReviewItem:
        chosen = self._chosen
        return self._item.model_copy(
            update={
                "outcome": chosen.outcome if chosen else None,
                "chosen_option": chosen.option or self.fields.answer_words() if chosen else "",
                "reason": self.fields.reason_words(),
                "representative_id": representative_id,
            }
        )

    def _made(self, choice: Choice) -> QPushButton:
        made = dressed(QPushButton(f"{choice.key}  {choice.words}"), role="filter", compact=True)
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line itself takes the keys
        made.setToolTip(choice.explained)
        made.setAccessibleName(choice.words)
        made.clicked.connect(lambda _checked=False: self.choose(choice.key))
        return made

    def _lay_out(self) -> None:
        rank = text(str(self._place.rank), "strong")
        rank.setFixedWidth(24)
        chip = Chip()
        chip.set_look(item_chip(self._item.item_kind))
        self._title: QLabel = ElidedLabel(self._item.title, "strong")
        self._why: QLabel = ElidedLabel(self._why_words(), "small")
        words = column(row(chip, self._title), self._why, spacing=4)
        buttons = row(*self.buttons.values(), spacing=4)
        self._words = words
        self._line = row(rank, words, self.fields, buttons, spacing=12)
        self._line.setStretch(1, 1)
        whole = column(self._line, self._problem, spacing=4)
        whole.setContentsMargins(14, 10, 14, 10)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.fields.left.connect(self.update)
        self.fields.filled.connect(self.done)

    def _show_item(self) -> None:
        self.setAccessibleName(
            self.tr("{rank} sur {count}, {kind}, {title}").format(
                rank=self._place.rank,
                count=self._place.count,
                kind=label(self._item.item_kind),
                title=self._item.title,
            )
        )
        keys = ", ".join(self.tr("{key} pour {words}").format(key=one.key, words=one.words) for one in self.choices)
        self._keys = self.tr("Touches : {keys}").format(keys=keys)
        item = self._item
        self.fields.show_values(item.representative_id, "" if item.options else item.chosen_option, item.reason)
        self._chosen = next((one for one in self.choices if _is_of(one, item)), None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._chosen
        for key, made in self.buttons.items():
            made.setChecked(chosen is not None and chosen.key == key)
        outcome = chosen.outcome if chosen else None
        self.fields.ask_representative(outcome is Outcome.represented, self._place.proposed)
        self.fields.ask_answer(chosen is not None and outcome is Outcome.option and not chosen.option)
        kept = not self._changes() and bool(self._item.reason)
        self.fields.ask_reason(kept or outcome in _MAY_EXPLAIN, needed=self._changes() or outcome in NEEDS_REASON)
        self.setAccessibleDescription(". ".join(filter(None, (chosen.words if chosen else "", self._keys))))
        self.say("", "")

    def _show_why(self) -> None:
        """Where there is little room, the fields take the place of why it is asked."""
        asked = self.fields.is_asking()
        self.fields.setVisible(asked)
        self._why.setVisible(not (asked and self._narrow))

    def _changes(self) -> bool:
        """Tell whether something else was decided of it before."""
        before, chosen = self._place.decided, self._chosen
        if before is None:
            return False
        return chosen is None or not _is_of(chosen, before)

    def _why_words(self) -> str:
        due = self._item.deadline
        day = self.tr("pour le {day}").format(day=short_date(due)) if due else ""
        return " · ".join(filter(None, (in_brief(self._item.summary), day)))

    def _on_edited(self) -> None:
        self.say("", "")
        self.edited.emit()

    def _on_return(self) -> None:
        field = self.missing_field()
        if field is not None and self.hasFocus():
            field.setFocus()
        else:
            self.done.emit()


def _is_of(choice: Choice, item: ReviewItem) -> bool:
    """Tell whether a choice is what a line says was decided."""
    return choice.outcome is item.outcome and choice.option in ("", item.chosen_option)
