"""A form in one column, made from a Fields class and a layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from liaison_desk.domain.fields import Fields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.ui.forms.editors import defaults, editor_for, is_required
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.group_box import GroupBox
from liaison_desk.ui.forms.layout import Group
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import dressed
from liaison_desk.ui.widgets.editor import Editor

_WIDTH = 640


class Form(QScrollArea):
    """Values go in by `show_values`, out by `fields()`; problems stand beside their fields."""

    edited = Signal()

    def __init__(
        self, fields_class: type[Fields], groups: Sequence[Group], parsers: Parsers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._class = fields_class
        self._boxes: dict[str, FieldBox] = {}
        self._groups: list[GroupBox] = []
        self._kept: dict[str, Any] = dict(defaults(fields_class))
        self._modified = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = dressed(QWidget(), role="plain")
        inner.setMaximumWidth(_WIDTH)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4, 0, 2 * GRID, 2 * GRID)
        self._column.setSpacing(2 * GRID)
        for group in groups:
            self._add_group(group, parsers)
        self._column.addStretch(1)
        self.setWidget(inner)

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self._boxes[name].editor

    def set_field_visible(self, name: str, visible: bool) -> None:
        """Show or hide a field that makes no sense with what else is typed; its value is kept."""
        self._boxes[name].setVisible(visible)

    def show_values(self, values: Fields | Mapping[str, Any]) -> None:
        """Show values; fields the layout leaves out are kept and given back."""
        given = values.model_dump() if isinstance(values, Fields) else dict(values)
        self._kept = {**defaults(self._class), **given}
        for name, box in self._boxes.items():
            box.editor.set_value(self._kept.get(name))
            box.say("")
        self._modified = False

    def is_modified(self) -> bool:
        """Tell whether somebody typed since the values were shown."""
        return self._modified

    def set_unmodified(self) -> None:
        """Take what is typed as saved."""
        self._modified = False

    def values(self) -> dict[str, Any]:
        """Return every value typed; raises InvalidFields for those that mean nothing."""
        found, problems = dict(self._kept), list[Problem]()
        for name, box in self._boxes.items():
            try:
                found[name] = box.editor.value()
            except ValueError as error:
                problems.append(Problem(name, str(error)))
        if problems:
            raise InvalidFields(problems)
        return {name: value for name, value in found.items() if value is not None or name in self._kept}

    def fields(self) -> Fields:
        """Return what is typed as Fields; raises InvalidFields."""
        return validated(self._class, self.values())

    def check(self) -> Fields | None:
        """Return what is typed as Fields, or show every problem, go to the first, and return None."""
        try:
            found = self.fields()
        except InvalidFields as error:
            self.show_problems(error.problems)
            return None
        self.show_problems(())
        return found

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems beside their fields and go to the first; no problem clears them all."""
        sentences = {problem.field.partition(".")[0]: problem.sentence for problem in reversed(problems)}
        first: FieldBox | None = None
        for name, box in self._boxes.items():
            box.say(sentences.get(name, ""))
            if first is None and name in sentences:
                first = box
        if first is not None:
            self._go_to(first)

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a field, its group unfolded; a field the layout leaves out changes nothing."""
        if name in self._boxes:
            self._go_to(self._boxes[name])

    def _go_to(self, box: FieldBox) -> None:
        for group in self._groups:
            if group.isAncestorOf(box):
                group.unfold()
        box.editor.input().setFocus()
        self.ensureWidgetVisible(box)

    def _add_group(self, group: Group, parsers: Parsers) -> None:
        box = GroupBox(group.title, folded=group.folded)
        for entry in group.entries:
            field = FieldBox(entry, editor_for(self._class, entry, parsers), is_required(self._class, entry))
            field.editor.edited.connect(self._on_edited)
            field.editor.left.connect(self._on_left)
            self._boxes[entry.name] = field
            box.content.addWidget(field)
        self._groups.append(box)
        self._column.addWidget(box)

    def _on_edited(self) -> None:
        self._modified = True
        self.edited.emit()

    def _on_left(self) -> None:
        """Judge the field just left, alone: others may still be empty."""
        name = next((name for name, box in self._boxes.items() if box.editor is self.sender()), "")
        if not name or not self._modified:
            return
        try:
            self.fields()
        except InvalidFields as error:
            sentence = next((found.sentence for found in error.problems if found.field.split(".")[0] == name), "")
            self._boxes[name].say(sentence)
        else:
            for box in self._boxes.values():
                box.say("")
