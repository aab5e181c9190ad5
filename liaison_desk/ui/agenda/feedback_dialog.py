"""What came of an engagement: what was said, what was promised, who was there, whether to thank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.engagements import Attendance, EngagementFields, EngagementState
from liaison_desk.domain.feedback import FeedbackFields
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields
from liaison_desk.ui.forms.cells import choice_cell, date_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.checks_editor import ChecksEditor
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import CheckEditor, TextEditor

_SIZE = (640, 680)
_AWAY = frozenset({Attendance.excused, Attendance.represented})


class FeedbackDialog(QDialog):
    """`told` receives FeedbackFields; it answers whether they were kept, and the dialog stays open when not."""

    def __init__(
        self,
        fields: EngagementFields,
        names: Sequence[tuple[str, str]],
        today: Callable[[], date],
        told: Callable[[FeedbackFields], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._told = told
        self._names = names
        title = self.tr("Bilan : {title}").format(title=fields.title)
        self.setWindowTitle(title)
        self.text = TextEditor(lines=5)
        self.promises = _promises_table(self, today)
        self.present = ChecksEditor(names) if names else None
        self.thanks = CheckEditor(self.tr("Préparer une lettre de remerciement"))
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        self._lay_out(title)
        self.text.set_value(fields.feedback)
        if self.present:
            away = {one.partner_id for one in fields.participants if one.attendance in _AWAY}
            self.present.set_value([identifier for identifier, _name in names if identifier not in away])
        self.thanks.set_value(bool(fields.host_id) and fields.state is not EngagementState.done)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.resize(*_SIZE)
        self.text.input().setFocus()

    def accept(self) -> None:
        """Record what is typed; what is wrong is told and nothing is lost."""
        try:
            given = validated(FeedbackFields, self._values())
        except InvalidFields as error:
            self._say(error.problems[0].sentence)
            return
        except ValueError as error:
            self._say(str(error))
            return
        if self._told(given):
            super().accept()

    def _values(self) -> dict[str, Any]:
        present = set(self.present.value()) if self.present else set[str]()
        return {
            "text": self.text.value(),
            "promises": [line for line in self.promises.value() if line["text"]],
            "with_thanks": self.thanks.value(),
            "attendance": [
                {
                    "partner_id": identifier,
                    "attendance": Attendance.present if identifier in present else Attendance.excused,
                }
                for identifier, _name in self._names
            ],
        }

    def _lay_out(self, title: str) -> None:
        inner = dressed(QWidget(), role="plain")
        content = column(text(title, "heading", wrap=True), spacing=8, margins=20)
        fields: list[tuple[str, Editor]] = [
            (self.tr("Ce qu'il en est sorti"), self.text),
            (self.tr("Promesses faites : chacune devient une tâche"), self.promises),
        ]
        if self.present:
            fields.append((self.tr("Étaient présents"), self.present))
        for words, editor in fields:
            name = text(words, "label")
            editor.name(words)
            name.setBuddy(editor.input())
            content.addWidget(name)
            content.addWidget(editor)
        self.thanks.name(self.tr("Remerciement"))
        content.addWidget(self.thanks)
        content.addStretch(1)
        inner.setLayout(content)
        self.verb_button = button(self.tr("Enregistrer le bilan"), self.accept, primary=True, meaning="save")
        self.verb_button.setToolTip(self.tr("Ctrl+Entrée"))
        foot = row(self._problem, None, button(self.tr("Ne rien noter"), self.reject), self.verb_button)
        foot.setContentsMargins(20, 8, 20, 16)
        layout = column(scrolled(inner), spacing=0)
        layout.setStretch(0, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence[:1].upper() + sentence[1:])
        self._problem.show()


def _promises_table(dialog: QDialog, today: Callable[[], date]) -> EditableTable:
    tr = dialog.tr
    return EditableTable(
        (
            TableColumn("text", tr("Quoi")),
            cell_column("owner", tr("Qui"), choice_cell(TaskOwner), 130),
            cell_column("due_on", tr("Pour le"), date_cell(today), 110),
        ),
        tr("Promesses faites"),
        lambda: {"text": "", "owner": TaskOwner.officer, "due_on": None},
        dialog,
        add_words=tr("Ajouter une promesse"),
        visible_rows=3,
    )
