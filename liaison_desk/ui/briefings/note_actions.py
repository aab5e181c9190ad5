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
        self.complete = self._new(tr("&Compléter ce que le bureau sait"))
        self.figure = self._new(tr("Insérer un c&hiffre clé…"), "Ctrl+Shift+F")
        self.paragraph = self._new(tr("Insérer un paragraphe type…"), "Ctrl+Shift+I")
        self.task = self._new(tr("Nouvelle tâche lié&e"))
        self.next_section = self._new(tr("Section &suivante"), "Ctrl+PgDown")
        self.previous_section = self._new(tr("Section précé&dente"), "Ctrl+PgUp")
        self.word = self._new(tr("&Word…"), "Ctrl+Shift+W")
        self.pdf = self._new(tr("&PDF…"), "Ctrl+Shift+D")
        self.read_aloud = self._new(tr("Version &lue (PDF)…"))
        self.print = self._new(tr("&Imprimer…"), "Ctrl+P")
        self.pack = self._new(tr("Dossier à imprimer…"))
        self.send = self._new(tr("En&voyer au visa"))
        self.take_back = self._new(tr("&Reprendre la rédaction"))
        self.validate = self._new(tr("Va&lider"))
        self.issue = self._new(tr("Di&ffuser"))
        self.supersede = self._new(tr("&Marquer comme remplacée"))
        self.archive = self._new(tr("Arc&hiver"))
        self.new_revision = self._new(tr("&Nouvelle version"))
        self.versions = self._new(tr("Comparer les versions…"))
        self.back = self._new(tr("Revenir à la liste des n&otes"), "Alt+Left")

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [
            self.save, self.give_up, self.about, self.complete, self.figure, self.paragraph, self.task,
            self.next_section, self.previous_section, self.send, self.take_back, self.validate, self.issue,
            self.supersede, self.archive, self.new_revision, self.versions, self.word, self.pdf, self.read_aloud,
            self.print, self.pack, self.back,
        ]  # fmt: skip

    def papers(self) -> list[QAction]:
        """Return the ways to put a note on paper."""
        return [self.versions, self.word, self.pdf, self.print, self.pack]

    def verbs(self) -> list[tuple[QAction, bool]]:
        """Return what changes the state of a note, and whether it is what comes next."""
        return [
            (self.take_back, False),
            (self.supersede, False),
            (self.archive, False),
            (self.new_revision, False),
            (self.send, True),
            (self.validate, True),
            (self.issue, True),
        ]

    def connect(self, changes_state: Callable[[BriefingState], object]) -> None:
        """Have the verbs of state change it, but that of the circuit, which its card does."""
        for action, state in self._states().items():
            if action is not self.send:
                action.triggered.connect(lambda _checked=False, state=state: changes_state(state))

    def follow(self, fields: BriefingFields, *, modified: bool, kept_versions: int, spoken: bool) -> None:
        """Offer what makes sense for a note; one whose visas are awaited is validated by them, and says so."""
        following = FOLLOWING[fields.state]
        for action, state in self._states().items():
            action.setVisible(state in following)
        awaited = [step.role for step in fields.circuit if step.is_pending]
        self.validate.setEnabled(not awaited)
        waiting = self._owner.tr("Visas attendus : {roles}. Ils se donnent dans l'onglet Circuit ; le dernier valide.")
        self.validate.setToolTip(waiting.format(roles=", ".join(awaited)) if awaited else "")
        frozen = is_frozen(fields)
        self.new_revision.setVisible(frozen)
        self.versions.setVisible(bool(kept_versions))
        self.read_aloud.setVisible(spoken)
        for action in (self.about, self.complete, self.figure, self.paragraph):
            action.setEnabled(not frozen)
        self.save.setEnabled(modified)
        self.give_up.setEnabled(modified)

    def _states(self) -> dict[QAction, BriefingState]:
        return {
            self.send: BriefingState.in_circuit,
            self.take_back: BriefingState.draft,
            self.validate: BriefingState.validated,
            self.issue: BriefingState.issued,
            self.supersede: BriefingState.superseded,
            self.archive: BriefingState.archived,
        }

    def _new(self, words: str, keys: str = "") -> QAction:
        return new_action(self._owner, words, keys)
