"""Typing a task: its form, several at once when asked, and a draft kept meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.errors import InvalidFields
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.kept_values import typed_values
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.week.form_layout import task_groups
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.text_edits import NumberEditor

_NEW = "task:new"
_MOST = 50
_OF_SOMEBODY = (TaskOwner.person, TaskOwner.host)
_COUNT_WIDTH = 90
_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


def parsers(session: Session) -> Parsers:
    """Return how dates and hours are read on this desk."""
    return Parsers(typed_date, typed_time, lambda: today(session.desk.clock))


class TaskForm(QWidget):
    """`saved` gives the id of what was saved, and whether another one follows; `given_up` when it was abandoned."""

    saved = Signal(str, bool)
    given_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[TaskFields] | None = None
        self.form = Form(TaskFields, task_groups(self, RecordChoices(session)), parsers(session))
        self.count = NumberEditor(1, _MOST)
        self._drafts = DraftKeeper(session.desk.drafts, self._typed, self)
        self._build()
        self._lay_out()
        self._connect()

    def begin(self, sheet: Sheet[TaskFields] | None, values: Mapping[str, Any] | None = None) -> None:
        """Type a new task, or change one; what was being typed before comes back."""
        self._drafts.flush()
        self._sheet = sheet
        self._title.setText(self.tr("Modifier la tâche") if sheet else self.tr("Nouvelle tâche"))
        self._banner.clear()
        self._count_box.setVisible(sheet is None)
        self.count.set_value(1)
        self.form.show_values(sheet.fields if sheet else dict(values or {}))
        raw = self._drafts.begin(f"task:{sheet.reference.id}" if sheet else _NEW)
        if raw:
            self.form.show_values(typed_values(TaskFields, raw))
            self.count.set_value(raw.get("count", 1))
            self._banner.say(
                self.tr("Ce qui n'avait pas été enregistré est revenu."), Tone.blue, self._start_again_action
            )
        self._follow()
        self.form.editor("title").input().setFocus()

    def save(self, *, and_next: bool = False) -> bool:
        """Save what is typed; problems stand beside their fields."""
        fields = self.form.check()
        if not isinstance(fields, TaskFields):
            return False
        try:
            identifier = self._kept(fields)
        except InvalidFields as error:
            self.form.show_problems(error.problems)
            return False
        if identifier is None:
            return False
        self._drafts.drop()
        self.form.set_unmodified()
        self.saved.emit(identifier, and_next)
        return True

    def keep(self) -> None:
        """Keep at once what is typed, as a draft."""
        self._drafts.flush()

    def give_up(self) -> None:
        """Forget what is typed."""
        self._drafts.drop()
        self.form.set_unmodified()
        self.given_up.emit()

    def _typed(self) -> dict[str, Any]:
        return {**self.form.values(), "count": self.count.value()}

    def _kept(self, fields: TaskFields) -> str | None:
        """Save and return the id, None when it is refused; raises InvalidFields, which goes back to the form."""
        tasks, sheet, count = self._session.desk.tasks, self._sheet, self.count.value()
        problems: list[InvalidFields] = []

        def verb() -> str | None:
            try:
                if sheet is not None:
                    tasks.edit(sheet.reference.id, fields, sheet.version)
                    return sheet.reference.id
                return tasks.add_many(fields, count)[0] if count > 1 else tasks.add(fields)
            except InvalidFields as error:
                problems.append(error)
                return None

        identifier = self._session.attempt(verb)
        if problems:
            raise problems[0]
        if identifier is not None:
            self._session.told.emit(self._done_words(count), True)
        return identifier

    def _done_words(self, count: int) -> str:
        if self._sheet is not None:
            return self.tr("Tâche modifiée")
        if count == 1:
            return self.tr("Tâche ajoutée")
        return self.tr("{tasks} ajoutées").format(tasks=counted(count, self.tr("tâche"), self.tr("tâches")))

    def _build(self) -> None:
        self._title = text("", "title")
        self._banner = Banner()
        self._start_again_action = QAction(self.tr("Repartir de la fiche"), self)
        self.count.name(self.tr("Nombre de tâches"))
        self.count.input().setFixedWidth(_COUNT_WIDTH)
        self.count.setToolTip(self.tr("Plusieurs tâches semblables en une fois, numérotées 1/10, 2/10…"))
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True, meaning="save")
        self.save_button.setToolTip(self.tr("Ctrl+S ; Ctrl+Entrée : enregistrer et suivant"))
        self.give_up_button = button(self.tr("Abandonner"), self.give_up)

    def _lay_out(self) -> None:
        label = text(self.tr("Nombre"), "label")
        label.setBuddy(self.count.input())
        self._count_box = QWidget()
        self._count_box.setLayout(row(label, self.count))
        head = row(self._title, None, self._count_box, 8, self.give_up_button, self.save_button)
        layout = column(head, self._banner, self.form, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.count.edited.connect(self._on_edited)
        self._start_again_action.triggered.connect(self._on_start_again)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save).setContext(_INSIDE)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save_and_next).setContext(_INSIDE)
        QShortcut(QKeySequence("Esc"), self, self._on_escape).setContext(_INSIDE)

    def _save_and_next(self) -> None:
        self.save(and_next=True)

    def _on_edited(self) -> None:
        self._follow()
        self._drafts.touch()

    def _on_escape(self) -> None:
        if not self.form.is_modified():
            self.give_up()

    def _on_start_again(self) -> None:
        self._drafts.drop()
        self.begin(self._sheet)

    def _follow(self) -> None:
        """Show the fields that make sense with what is typed."""
        owner = self.form.editor("owner").value()
        self.form.set_field_visible("owner_id", owner in _OF_SOMEBODY)
        for name in ("effort", "short_effort", "planned_on", "planned_afternoon"):
            self.form.set_field_visible(name, owner is TaskOwner.officer)
        has_short_form = self.form.editor("short_effort").value() is not None
        self.form.set_field_visible("is_short", has_short_form and owner is TaskOwner.officer)
