"""A few fields of one declaration, in a card of a longer page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal

from liaison_desk.domain.fields import Fields
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.ui.forms.editors import editor_for, is_required
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import text
from liaison_desk.ui.widgets.editor import Editor


class FieldsBox(Card):
    """Values go in by `show_values`, out by `values`; problems stand beside their fields."""

    edited = Signal()

    def __init__(self, title: str, fields_class: type[Fields], entries: Sequence[Entry], parsers: Parsers) -> None:
        super().__init__()
        self.title = text(title, "heading")
        self.body.addWidget(self.title)
        self.boxes: dict[str, FieldBox] = {}
        for entry in entries:
            box = FieldBox(entry, editor_for(fields_class, entry, parsers), is_required(fields_class, entry))
            box.editor.edited.connect(self.edited)
            self.boxes[entry.name] = box
            self.body.addWidget(box)

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self.boxes[name].editor

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show values, and no problem."""
        for name, box in self.boxes.items():
            box.editor.set_value(values.get(name))
            box.say("")

    def values(self) -> dict[str, Any]:
        """Return what is typed in the fields shown; raises InvalidFields for what means nothing."""
        found, problems = dict[str, Any](), list[Problem]()
        for name, box in self.boxes.items():
            if box.isHidden():
                continue
            try:
                found[name] = box.editor.value()
            except InvalidFields as error:
                problems += [Problem(name, problem.sentence) for problem in error.problems]
            except ValueError as error:
                problems.append(Problem(name, str(error)))
        if problems:
            raise InvalidFields(problems)
        return found

    def show_problems(self, problems: Sequence[Problem]) -> FieldBox | None:
        """Show problems beside their fields and return the first field that has one."""
        sentences = {problem.field.rpartition(".")[2]: problem.sentence for problem in reversed(problems)}
        first: FieldBox | None = None
        for name, box in self.boxes.items():
            box.say(sentences.get(name, ""))
            if first is None and name in sentences:
                first = box
        return first
