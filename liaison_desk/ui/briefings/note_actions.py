"""What can be done with a note being written, as actions for buttons, keys and menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.briefing_life import FOLLOWING, is_frozen
from liaison_desk.domain.briefings import BriefingFields, BriefingState
from liaison_desk.ui.widgets.actions import new_action


class NoteActions:
    """Every verb of the note editor; keys work while the focus is inside `owner`."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        tr = owner.tr
        self.save = self._new(tr("&Enregistrer"), "Ctrl+S")
        self.give_up = self._new(tr("A&bandonner"))
        self.about = self._new(tr("&Titre et liens…"), "F2")
        self.task = self._new(tr("Nouvelle tâche lié&e"))
        self.next_section = self._new(tr("Section &suivante"), "Ctrl+PgDown")
        self.previous_section = self._new(tr("Section précé&dente"), "Ctrl+PgUp")
        self.word = self._new(tr("&Word…"), "Ctrl+Shift+W")
        self.pdf = self._new(tr("&PDF…"), "Ctrl+Shift+D")
        self.print = self._new(tr("&Imprimer…"), "Ctrl+P")
        self.send = self._new(tr("En&voyer au visa"))
        self.take_back = self._new(tr("&Reprendre la rédaction"))
        self.validate = self._new(tr("Va&lider"))
        self.issue = self._new(tr("Di&ffuser"))
        self.new_revision = self._new(tr("&Nouvelle version"))
        self.back = self._new(tr("Revenir à la liste des n&otes"), "Alt+Left")

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [
            self.save, self.give_up, self.about, self.task, self.next_section, self.previous_section, self.send,
            self.take_back, self.validate, self.issue, self.new_revision, self.word, self.pdf, self.print, self.back,
        ]  # fmt: skip

    def papers(self) -> list[QAction]:
        """Return the ways to put a note on paper."""
        return [self.word, self.pdf, self.print]

    def verbs(self) -> list[tuple[QAction, bool]]:
        """Return what changes the state of a note, and whether it is what comes next."""
        return [
            (self.take_back, False),
            (self.new_revision, False),
            (self.send, True),
            (self.validate, True),
            (self.issue, True),
        ]

    def connect(self, changes_state: Callable[[BriefingState], object]) -> None:
        """Have the verbs of state change it."""
        for action, state in self._states().items():
            action.triggered.connect(lambda _checked=False, state=state: changes_state(state))

    def follow(self, fields: BriefingFields, modified: bool) -> None:
        """Offer what makes sense for a note."""
        following = FOLLOWING[fields.state]
        for action, state in self._states().items():
            action.setVisible(state in following)
        self.new_revision.setVisible(is_frozen(fields))
        self.about.setEnabled(not is_frozen(fields))
        self.save.setEnabled(modified)
        self.give_up.setEnabled(modified)

    def _states(self) -> dict[QAction, BriefingState]:
        return {
            self.send: BriefingState.in_circuit,
            self.take_back: BriefingState.draft,
            self.validate: BriefingState.validated,
            self.issue: BriefingState.issued,
        }

    def _new(self, words: str, keys: str = "") -> QAction:
        return new_action(self._owner, words, keys)
