"""Entering what was decided of a note: which of its answers, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import ChoiceEditor, TextEditor


class AnswerEditor(Editor):
    """One of several answers and the reserves that go with it: a pair."""

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = ChoiceEditor([(one, one) for one in choices])
        self.reason = TextEditor(lines=3)
        reserves = text(self.tr("Réserves ou motif"), "label")
        reserves.setBuddy(self.reason.input())
        self.reason.name(self.tr("Réserves ou motif"))
        self.setLayout(column(self.choice, reserves, self.reason, spacing=8))
        self.setFocusProxy(self.choice.input())

    def value(self) -> Any:
        return self.choice.value(), self.reason.value()

    def set_value(self, value: Any) -> None:
        self.choice.set_value(value[0])
        self.reason.set_value(value[1])

    def input(self) -> QWidget:
        return self.choice.input()


def decide_dialog(
    title: str, choices: Sequence[str], likely: str, told: Callable[[str, str], object], parent: QWidget
) -> DecisionDialog:
    """Return the dialog that asks what was decided, `likely` first; `told` gives the answer and its reserves."""
    editor = AnswerEditor(choices)
    editor.set_value((likely, ""))

    def decided(value: object) -> None:
        choice, reason = cast("tuple[str, str]", value)
        told(choice, reason)

    return DecisionDialog(
        parent.tr("Décider : {title}").format(title=title),
        parent.tr("La décision entre au registre, liée à cette note ; elle s'imprime dans son cadre."),
        (parent.tr("Décision prise"), editor),
        (parent.tr("Inscrire la décision"), decided),
        "",
        parent,
    )
