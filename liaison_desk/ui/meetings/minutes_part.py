"""« Compte rendu »: the open actions of the meetings before, then what is said, item by item, typed as it is said."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from liaison_desk.domain.french import clock, counted, duration, full_date, short_date
from liaison_desk.domain.meeting_agendas import starts_of_items
from liaison_desk.domain.meetings import MeetingFields, MinutesLine, MinutesLineKind, MinutesState
from liaison_desk.domain.minutes import EarlierAction, lines_of_item
from liaison_desk.domain.records import Sheet
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.meetings.minutes_item import MinutesItem
from liaison_desk.ui.meetings.minutes_line import MinutesLineEdit
from liaison_desk.ui.meetings.owner_field import OwnerField
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.date_edits import DateEdit
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text
from liaison_desk.ui.widgets.partner_field import Suggestion
from liaison_desk.ui.widgets.task_line_model import TaskLine
from liaison_desk.ui.widgets.task_lines import TaskLines

_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_LINES = TypeAdapter(list[MinutesLine])
_WHOLE = 0
"""Place of the only item of a meeting that has no agenda."""


class MinutesPart(QWidget):
    """What is typed is kept as a draft within two seconds, until it is saved."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[MeetingFields] | None = None
        self._modified = False
        self._parsers = parsers(session)
        self._choices = RecordChoices(session)
        self._known: list[Suggestion] = []
        self._drafts = DraftKeeper(session.desk.drafts, self._values, self)
        self.items: list[MinutesItem] = []
        self.earlier = TaskLines(self.tr("Actions encore ouvertes"))
        self.next_on = DateEdit(self._parsers)
        self._build()
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet[MeetingFields]) -> None:
        """Show the minutes of a meeting; what was typed and not saved comes back."""
        same = self._sheet is not None and self._sheet.reference == sheet.reference
        unchanged = same and self._sheet is not None and _typed_in(self._sheet.fields) == _typed_in(sheet.fields)
        if not same:
            self._drafts.flush()
        former, self._sheet = self._sheet, sheet
        self._show_actions(sheet.reference.id)
        if same and former is not None and (unchanged or self._modified):
            return  # the line being typed keeps the keyboard
        locked = sheet.fields.minutes_state is MinutesState.approved
        draft = self._drafts.begin(f"meeting-minutes:{sheet.reference.id}")
        kept = None if locked else _kept(draft)
        self._modified = kept is not None
        fields = sheet.fields if kept is None else sheet.fields.model_copy(update={"lines": kept})
        typing_in = self._place() if same else None
        self._show_items(fields, locked=locked)
        if typing_in is not None:
            self._go_to(*typing_in)
        self.next_on.set_value(_kept_day(draft) if kept is not None else sheet.fields.next_on)
        self.next_on.setEnabled(not locked)
        self._follow()

    def save(self) -> bool:
        """Write the minutes: decisions go to the register, actions to the tasks."""
        sheet = self._sheet
        wrong = next((one for item in self.items for one in item.lines if one.problem()), None)
        if wrong is not None:
            self._session.refused.emit(self.tr("Échéance : {problem}.").format(problem=wrong.problem()))
            wrong.due.line.setFocus()
            return False
        if sheet is None:
            return False
        lines, meetings = self.lines(), self._session.desk.meetings
        try:
            next_on = self.next_on.value()
        except ValueError as error:
            self._session.refused.emit(str(error))
            return False

        def verb() -> bool:
            meetings.record_minutes(sheet.reference.id, lines, sheet.version, values={"next_on": next_on})
            return True

        self._modified = False  # what comes back is what was saved
        self._drafts.drop()
        if not self._session.attempt(verb, self._told(lines)):
            self._on_edited()
            return False
        self._follow()
        return True

    def lines(self) -> list[MinutesLine]:
        """Return the lines typed."""
        return [line for place, item in enumerate(self.items) for line in item.values(place)]

    def give_up(self) -> None:
        """Come back to what is recorded."""
        sheet = self._sheet
        if sheet is not None:
            self._drafts.drop()
            self._modified, self._sheet = False, None
            self.show_sheet(sheet)
            self.focus()

    def keep(self) -> None:
        """Keep at once what is typed, as a draft."""
        self._drafts.flush()

    def is_modified(self) -> bool:
        """Tell whether something typed is not recorded."""
        return self._modified

    def focus(self) -> None:
        """Bring the keyboard to the first item nothing is written about."""
        waiting = next((item for item in self.items if not item.values(_WHOLE)), None)
        (waiting or self.items[-1]).focus_last()

    def _build(self) -> None:
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True, compact=True, meaning="save")
        self.save_button.setToolTip(self.tr("Ctrl+S : les décisions vont au registre, les actions aux tâches"))
        self.drop_button = button(self.tr("Abandonner"), self.give_up, compact=True)
        self._state = text("", "muted")
        keys = self.tr(
            "Entrée : ligne suivante · Ctrl+D : décision · Ctrl+T : action · Ctrl+Entrée : point suivant"
            " · Alt+↑ ↓ : déplacer. Au présent, à l'impersonnel."
        )
        self._keys = text(keys, "small", wrap=True)
        self.next_on.name(self.tr("Prochaine réunion"))
        self._earlier = Card(role="sunken")
        self._earlier_title = SectionTitle(self.tr("Actions encore ouvertes"))
        self._earlier.body.addWidget(self._earlier_title)
        self._earlier.body.addWidget(self.earlier)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)

    def _lay_out(self) -> None:
        inner = dressed(QWidget(), role="plain")
        next_label = text(self.tr("Prochaine réunion"), "label")
        next_label.setBuddy(self.next_on.line)
        body = column(
            self._earlier, self._keys, self._rows, row(next_label, self.next_on, None, spacing=12), None, spacing=14
        )
        body.setContentsMargins(0, 0, 12, 0)
        inner.setLayout(body)
        self._scroll = scrolled(inner)
        self._bar = QWidget()
        self._bar.setLayout(row(self._state, None, self.drop_button, self.save_button))
        layout = column(self._bar, self._scroll, spacing=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.earlier.done.connect(self._on_done)
        self.earlier.undone.connect(self._on_undone)
        self.next_on.edited.connect(self._on_edited)
        self._drafts.kept.connect(self._on_kept)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save).setContext(_INSIDE)

    def _place(self) -> tuple[int, int] | None:
        """Return the item and the line the keyboard is in, None when it is elsewhere."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        for place, item in enumerate(self.items):
            for number, line in enumerate(item.lines):
                if line.isAncestorOf(focused):
                    return place, number
        return None

    def _go_to(self, item: int, line: int) -> None:
        """Bring the keyboard to the end of a line, or to the last there is."""
        if item < len(self.items):
            lines = self.items[item].lines
            field = lines[min(line, len(lines) - 1)].text
            field.setFocus()
            field.moveCursor(QTextCursor.MoveOperation.End)

    def _show_items(self, fields: MeetingFields, *, locked: bool) -> None:
        self._known = self._people(fields)
        for item in self.items:
            self._rows.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = []
        if not fields.items:
            self._add_item(self.tr("Ce qui est dit"), "", list(fields.lines), locked=locked)
        for place, (item, start) in enumerate(zip(fields.items, starts_of_items(fields), strict=True)):
            remark = " · ".join(part for part in (clock(start), duration(item.minutes), item.rapporteur) if part)
            self._add_item(f"{place + 1}. {item.title}", remark, list(lines_of_item(fields, place)), locked=locked)

    def _add_item(self, title: str, remark: str, lines: list[MinutesLine], *, locked: bool) -> None:
        made = MinutesItem(title, remark, self._make_line)
        made.show_lines(lines, locked=locked)
        made.edited.connect(self._on_edited)
        made.left.connect(self._on_left)
        self.items.append(made)
        self._rows.addWidget(made)
        made.show()

    def _make_line(self) -> MinutesLineEdit:
        field = OwnerField(self._known, self._choices.partners)
        return MinutesLineEdit(field, lambda: DateEdit(self._parsers))

    def _people(self, fields: MeetingFields) -> list[Suggestion]:
        guests = self._session.desk.meeting_papers.people.of(fields)
        return [
            Suggestion(fields.attendees[one.place].partner_id or "", one.person.name, one.person.title)
            for one in guests
        ]

    def _show_actions(self, identifier: str) -> None:
        found = self._session.desk.meetings.earlier_actions(identifier)
        self._earlier.setVisible(bool(found))
        left = sum(one.is_open for one in found)
        self._earlier_title.set_remark(counted(left, self.tr("à suivre"), self.tr("à suivre")))
        day = today(self._session.desk.clock)
        self.earlier.show_lines([_action_line(one, day) for one in found])
        self.earlier.setFixedHeight(self.earlier.sizeHint().height())

    def _values(self) -> dict[str, Any]:
        try:
            next_on = self.next_on.value()
        except ValueError:
            next_on = None
        return {"lines": [line.model_dump(mode="json") for line in self.lines()], "next_on": next_on}

    def _told(self, lines: list[MinutesLine]) -> str:
        kinds = [line.line_kind for line in lines]
        made = [
            counted(kinds.count(kind), word)
            for kind, word in (
                (MinutesLineKind.decision, self.tr("décision")),
                (MinutesLineKind.action, self.tr("action")),
            )
            if kind in kinds
        ]
        return self.tr("Compte rendu enregistré") + (f" : {', '.join(made)}" if made else "")

    def _follow(self) -> None:
        for made in (self.save_button, self.drop_button):
            made.setVisible(self._modified)
        if self._modified:
            self._state.setText(self.tr("Pas encore enregistré"))
        elif self._sheet is not None and self._sheet.fields.approved_on:
            words = self.tr("Approuvé le {day} : il ne change plus")
            self._state.setText(words.format(day=full_date(self._sheet.fields.approved_on)))
        else:
            self._state.clear()
        self._bar.setVisible(bool(self._state.text()))

    def _on_edited(self) -> None:
        self._modified = True
        self._drafts.touch()
        self._follow()

    def _on_kept(self) -> None:
        self._state.setText(self.tr("Brouillon gardé, pas encore enregistré"))

    def _on_left(self, step: int) -> None:
        item = self.sender()
        if not isinstance(item, MinutesItem):
            return
        place = self.items.index(item) + step
        if 0 <= place < len(self.items):
            self.items[place].focus_last()
            self._scroll.ensureWidgetVisible(self.items[place])
        elif place < 0 and self.earlier.lines():
            self.earlier.setFocus()
        elif place >= len(self.items):
            self.next_on.line.setFocus()

    def _on_done(self, identifier: str) -> None:
        self._session.attempt(lambda: self._session.desk.tasks.done(identifier), self.tr("Action faite"))

    def _on_undone(self, identifier: str) -> None:
        self._session.attempt(lambda: self._session.desk.tasks.reopen(identifier), self.tr("Action à refaire"))


def _action_line(action: EarlierAction, day: date) -> TaskLine:
    decided = short_date(action.decided_on, day)
    return TaskLine(
        id=action.task_id,
        title=action.title,
        detail=f"{action.owner} · {decided}",
        due=short_date(action.due_on, day) if action.due_on else "",
        is_done=not action.is_open,
    )


def _typed_in(fields: MeetingFields) -> tuple[object, ...]:
    """Return what the parts of the editor are made from."""
    titles = tuple((item.title, item.minutes, item.rapporteur) for item in fields.items)
    return (titles, tuple(fields.lines), fields.next_on, fields.minutes_state, tuple(fields.attendees))


def _kept(draft: dict[str, Any] | None) -> list[MinutesLine] | None:
    try:
        return _LINES.validate_python(draft["lines"]) if draft else None
    except (ValidationError, KeyError):
        return None


def _kept_day(draft: dict[str, Any] | None) -> date | None:
    written = (draft or {}).get("next_on")
    return date.fromisoformat(written) if isinstance(written, str) and written else None
