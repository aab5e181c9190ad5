"""What can be done with the tasks of the week, as actions for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.services.week_plan import PlannedTask
from liaison_desk.ui.widgets.actions import new_action


class WeekVerbs:
    """Every action of the page; keys work while the focus is inside `owner`."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        tr = owner.tr
        self.create = self._new(tr("&Nouvelle tâche"))
        self.open = self._new(tr("&Modifier la tâche"), "Ctrl+E")
        self.done = self._new(tr("&Fait"), "Ctrl+D")
        self.place = self._new(tr("&Placer…"), "Ctrl+Shift+M")
        self.propose = self._new(tr("Rendre à la proposi&tion"))
        self.pin = self._new(tr("Épin&gler"))
        self.pin.setCheckable(True)
        self.shorten = self._new(tr("Forme &courte"))
        self.delegate = self._new(tr("C&onfier à…"))
        self.remind = self._new(tr("&Relancer…"), "Ctrl+R")
        self.drop = self._new(tr("A&bandonner…"))
        self.delete = self._new(tr("Mettre à la corbei&lle"))
        self.open_about = self._new(tr("O&uvrir l'engagement"))
        self.previous = self._new(tr("Semaine précé&dente"), "Alt+PgUp")
        self.next = self._new(tr("Semaine sui&vante"), "Alt+PgDown")
        self.today = self._new(tr("Revenir à au&jourd'hui"), "Ctrl+Shift+J")

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [self.create, *self.of_a_task(), self.previous, self.today, self.next]

    def of_a_task(self) -> list[QAction]:
        """Return what can be done with one task."""
        return [
            self.open, self.done, self.place, self.propose, self.pin, self.shorten, self.delegate, self.remind,
            self.drop, self.delete, self.open_about,
        ]  # fmt: skip

    def follow(self, task: PlannedTask | None, about: str = "") -> None:
        """Offer what makes sense for a task, nothing without one; `about` is what opens its record."""
        hers = task is not None and task.owner == "officer"
        for action in self.of_a_task():
            action.setEnabled(task is not None)
        for action in (self.place, self.propose, self.shorten, self.delegate):
            action.setEnabled(hers)
        self.propose.setEnabled(hers and task is not None and task.chosen)
        self.pin.setChecked(task is not None and task.pinned)
        self.remind.setEnabled(task is not None and not hers)
        self.open_about.setEnabled(task is not None and task.about is not None)
        if about:
            self.open_about.setText(about)

    def menu(self, parent: QWidget) -> QMenu:
        """Return the menu of one task."""
        menu = QMenu(parent)
        menu.addActions([self.done, self.place, self.propose, self.pin])
        menu.addSeparator()
        menu.addActions([self.shorten, self.delegate, self.remind, self.drop])
        menu.addSeparator()
        menu.addActions([self.open, self.open_about, self.delete])
        return menu

    def _new(self, words: str, keys: str = "") -> QAction:
        return new_action(self._owner, words, keys)
