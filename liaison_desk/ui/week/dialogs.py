"""The decisions about tasks that need one more thing: a reason, somebody, a half-day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QBoxLayout, QWidget

from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.ui.week.half_day_editor import HalfDayEditor
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.dress import text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.task_line_model import TaskLine
from liaison_desk.ui.widgets.task_lines import TaskLines
from liaison_desk.ui.widgets.text_edits import ChoiceEditor, LineEditor

_LINES_SHOWN = 6


@dataclass(frozen=True)
class Wanted:
    """What a dialog about tasks says: its question, what follows from it, its field, its verb, what is missing."""

    title: str
    explained: str
    field: str
    verb: str
    missing: str


class TasksDialog(DecisionDialog):
    """One decision for several tasks, each of which can be left out; `told` gets the ids kept and the value."""

    def __init__(
        self,
        wanted: Wanted,
        tasks: Sequence[TaskLine],
        editor: Editor,
        told: Callable[[list[str], object], object],
        parent: QWidget | None = None,
    ) -> None:
        self.tasks = TaskLines(wanted.field)
        super().__init__(
            wanted.title,
            wanted.explained,
            (wanted.field, editor),
            (wanted.verb, lambda value: told(self.chosen(), value)),
            wanted.missing,
            parent,
        )
        self.setMinimumWidth(520)
        self.tasks.setAccessibleName(self.tr("Tâches concernées"))
        self.tasks.show_lines([replace(task, is_done=True, struck=False) for task in tasks])
        self.tasks.done.connect(self._on_kept)
        self.tasks.undone.connect(self._on_left_out)
        height = self.tasks.sizeHint().height() * min(len(tasks), _LINES_SHOWN) // max(1, len(tasks))
        self.tasks.setFixedHeight(height + 4)
        layout = self.layout()
        if len(tasks) > 1 and isinstance(layout, QBoxLayout):
            layout.insertWidget(2, text(self.tr("Tâches concernées"), "label"))
            layout.insertWidget(3, self.tasks)
        else:
            self.tasks.setParent(self)
            self.tasks.hide()

    def chosen(self) -> list[str]:
        """Return the ids of the tasks it is about."""
        return [line.id for line in self.tasks.lines() if line.is_done]

    def accept(self) -> None:
        """Do it when some task is left."""
        if not self.chosen():
            self._say(self.tr("cochez au moins une tâche"))
            return
        super().accept()

    def _on_kept(self, identifier: str) -> None:
        self._choose(identifier, True)

    def _on_left_out(self, identifier: str) -> None:
        self._choose(identifier, False)

    def _choose(self, identifier: str, chosen: bool) -> None:
        lines = [replace(one, is_done=chosen) if one.id == identifier else one for one in self.tasks.lines()]
        self.tasks.show_lines(lines)


def drop_dialog(tasks: Sequence[TaskLine], told: Callable[[list[str], object], object], parent: QWidget) -> TasksDialog:
    """Ask why tasks will not be done."""
    tr = parent.tr
    wanted = Wanted(
        tr("Abandonner « {title} » ?").format(title=tasks[0].title) if len(tasks) == 1
        else tr("Abandonner {count} tâches ?").format(count=len(tasks)),
        tr("Ce qui est abandonné reste dans l'historique, avec son motif, et ne prend plus de temps."),
        tr("Motif"),
        tr("Abandonner la tâche") if len(tasks) == 1 else tr("Abandonner les tâches"),
        tr("Indiquez le motif : sans objet, déjà couvert, plus le temps…"),
    )  # fmt: skip
    return TasksDialog(wanted, tasks, LineEditor(), told, parent)


def delegate_dialog(
    tasks: Sequence[TaskLine],
    proposed: TaskOwner,
    told: Callable[[list[str], object], object],
    parent: QWidget,
) -> TasksDialog:
    """Ask who takes tasks over."""
    tr = parent.tr
    owners = [owner for owner in TaskOwner if owner not in (TaskOwner.officer, TaskOwner.person)]
    editor = ChoiceEditor([(owner, label(owner)) for owner in owners])
    editor.set_value(proposed)
    wanted = Wanted(
        tr("Confier « {title} » ?").format(title=tasks[0].title) if len(tasks) == 1
        else tr("Confier {count} tâches ?").format(count=len(tasks)),
        tr("Elle passe dans « Attendu des autres », où un rappel est prêt à envoyer.") if len(tasks) == 1
        else tr("Elles passent dans « Attendu des autres », où un rappel est prêt à envoyer."),
        tr("À qui"),
        tr("Confier"),
        tr("Choisissez à qui confier."),
    )  # fmt: skip
    return TasksDialog(wanted, tasks, editor, told, parent)


def place_dialog(
    title: str, half: HalfDay | None, parsers: Parsers, told: Callable[[object], object], parent: QWidget
) -> DecisionDialog:
    """Ask in which half-day a task is done."""
    tr = parent.tr
    editor = HalfDayEditor(parsers)
    editor.set_value(half)
    return DecisionDialog(
        tr("Quand faire « {title} » ?").format(title=title),
        tr("La tâche reste dans cette demi-journée jusqu'à ce qu'elle soit rendue à la proposition."),
        (tr("Demi-journée"), editor),
        (tr("Placer"), told),
        tr("Indiquez le jour."),
        parent,
    )
