"""Typing a task: its form, and several at once when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.ui.forms.layout import Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import FormWords, RecordForm
from liaison_desk.ui.session import Session
from liaison_desk.ui.week.form_layout import task_groups
from liaison_desk.ui.widgets.dress import row, text
from liaison_desk.ui.widgets.text_edits import NumberEditor

_MOST = 50
_OF_SOMEBODY = (TaskOwner.person, TaskOwner.host)
_COUNT_WIDTH = 90


class TaskForm(RecordForm[TaskFields]):
    """Types one task, or several alike."""

    fields_class = TaskFields
    key = "task"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.count = NumberEditor(1, _MOST)
        super().__init__(session, parent)
        self.count.edited.connect(self.edited)

    def words(self) -> FormWords:
        count = self.count.value()
        several = self.tr("{tasks} ajoutées").format(tasks=counted(count, self.tr("tâche"), self.tr("tâches")))
        return FormWords(
            creating=self.tr("Nouvelle tâche"),
            changing=self.tr("Modifier la tâche"),
            created=self.tr("Tâche ajoutée") if count == 1 else several,
            changed=self.tr("Tâche modifiée"),
        )

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        return task_groups(self, choices)

    def head_tools(self) -> Sequence[QWidget]:
        self.count.name(self.tr("Nombre de tâches"))
        self.count.input().setFixedWidth(_COUNT_WIDTH)
        self.count.setToolTip(self.tr("Plusieurs tâches semblables en une fois, numérotées 1/10, 2/10…"))
        label = text(self.tr("Nombre"), "label")
        label.setBuddy(self.count.input())
        self._count_box = QWidget()
        self._count_box.setLayout(row(label, self.count, 8))
        return (self._count_box,)

    def begin(self, sheet: Sheet[TaskFields] | None, values: Mapping[str, Any] | None = None) -> None:
        self._count_box.setVisible(sheet is None)
        self.count.set_value(1)
        super().begin(sheet, values)

    def typed(self) -> dict[str, Any]:
        return {**self.form.values(), "count": self.count.value()}

    def show_typed(self, kept: Mapping[str, Any]) -> None:
        super().show_typed(kept)
        self.count.set_value(kept.get("count", 1))

    def record(self, sheet: Sheet[TaskFields] | None, fields: TaskFields) -> str:
        tasks, count = self._session.desk.tasks, self.count.value()
        if sheet is not None:
            tasks.edit(sheet.reference.id, fields, sheet.version)
            return sheet.reference.id
        return tasks.add_many(fields, count)[0] if count > 1 else tasks.add(fields)

    def follow(self) -> None:
        owner = self.form.editor("owner").value()
        self.form.set_field_visible("owner_id", owner in _OF_SOMEBODY)
        for name in ("effort", "short_effort", "planned_on", "planned_afternoon"):
            self.form.set_field_visible(name, owner is TaskOwner.officer)
        has_short_form = self.form.editor("short_effort").value() is not None
        self.form.set_field_visible("is_short", has_short_form and owner is TaskOwner.officer)
