"""What can be done with an engagement, as actions for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.decisions import UNDECIDED_STATES
from liaison_desk.domain.engagements import EngagementState
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Wording
from liaison_desk.ui.widgets.actions import new_action

_OPEN = {*UNDECIDED_STATES, EngagementState.accepted, EngagementState.represented, EngagementState.by_message}
_USUAL_ANSWER = {
    EngagementState.requested: Wording.acknowledgement,
    EngagementState.waiting: Wording.waiting,
    EngagementState.by_message: Wording.message,
    EngagementState.accepted: Wording.acceptance,
    EngagementState.represented: Wording.representation,
    EngagementState.declined: Wording.decline,
    EngagementState.cancelled: Wording.blank,
    EngagementState.done: Wording.thank_you,
}
_ANSWERS = (*dict.fromkeys(_USUAL_ANSWER.values()), Wording.invitation)
"""The wordings that speak of an engagement."""


class EngagementVerbs:
    """Every action of the page; keys work while the focus is inside `owner`."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        tr = owner.tr
        self.accept = self._new(tr("&Accepter"), "Ctrl+Shift+A")
        self.represent = self._new(tr("Faire &représenter…"))
        self.decline = self._new(tr("Dé&cliner…"))
        self.cancel = self._new(tr("A&nnuler l'engagement…"))
        self.done = self._new(tr("Marquer réali&sé"))
        self.feedback = self._new(tr("Noter le bi&lan…"), "Ctrl+Shift+B")
        self.edit = self._new(tr("&Modifier l'engagement"), "Ctrl+E")
        self.move = self._new(tr("Dép&lacer…"), "Ctrl+Shift+M")
        self.edit_series = self._new(tr("Modifier toute la sér&ie"))
        self.stop_series = self._new(tr("Arrê&ter la série après cette date"))
        self.delete = self._new(tr("Mettre à la cor&beille"))
        self.protocol = self._new(tr("Protocole et placement"), "Ctrl+Shift+O")
        self.note = self._new(tr("Nou&velle note liée"), "Ctrl+Shift+N")
        self.task = self._new(tr("Nouvelle tâche liée"))
        self.mailing = self._new(tr("Inviter par publipostage"))
        self.sitting = self._new(tr("Séance et rapports"))
        self.meeting = self._new(tr("Ordre du jour et compte rendu"))
        self.answers = {wording: self._new(label(wording)) for wording in _ANSWERS}
        self.sheet_word = self._new(tr("Fiche de déplacement, &Word…"))
        self.sheet_pdf = self._new(tr("Fiche de déplacement, &PDF…"))
        self.sheet_pocket = self._new(tr("Fiche de poche A5, PD&F…"))
        self.sheet_preview = self._new(tr("Aperçu de la fic&he"))
        self.sheet_print = self._new(tr("&Imprimer la fiche…"), "Ctrl+Shift+P")
        self.file_preview = self._new(tr("Aperçu du dossier de déplacemen&t"))
        self.file_word = self._new(tr("Dossier de déplacement, W&ord…"))
        self.file_pdf = self._new(tr("Dossier de déplacement, PD&F…"))
        self.file_print = self._new(tr("Imprimer le d&ossier…"))
        self.pack = self._new(tr("Dossier à imprimer…"))
        self.run_sheet_word = self._new(tr("Dér&oulé, Word…"))
        self.run_sheet_pdf = self._new(tr("Déro&ulé, PDF…"))
        self.run_sheet_print = self._new(tr("Imprimer le &déroulé…"))
        self.export = self._new(tr("&Exporter l'agenda (.ics)…"), "Ctrl+Shift+E")
        self.previous = self._new(tr("Période précéden&te"), "Alt+PgUp")
        self.next = self._new(tr("Période suivante"), "Alt+PgDown")
        self.today = self._new(tr("Revenir à au&jourd'hui"), "Ctrl+Shift+J")

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menu."""
        return [
            *self.decisions(), self.edit, self.move, self.edit_series, self.stop_series, self.delete,
            *self.answers.values(), self.note, self.task, self.mailing, self.sitting, self.meeting, self.protocol,
            *self.papers(),
            self.export, self.previous, self.today, self.next,
        ]  # fmt: skip

    def decisions(self) -> list[QAction]:
        """Return what changes the state."""
        return [self.accept, self.represent, self.decline, self.cancel, self.done, self.feedback]

    def of_series(self) -> list[QAction]:
        """Return what can be done with one date of a series, and with the series from there."""
        return [self.edit, self.move, self.cancel, self.edit_series, self.stop_series]

    def follow_series(self, is_date: bool, is_series: bool) -> None:
        """Say whether the verbs are about one date of a series, a whole series, or neither."""
        tr = self._owner.tr
        for action, alone, date, series in (
            (self.edit, tr("&Modifier l'engagement"), tr("&Modifier cette date"), tr("&Modifier toute la série")),
            (self.move, tr("Dép&lacer…"), tr("Dép&lacer cette date…"), tr("Dép&lacer toute la série…")),
            (self.cancel, tr("A&nnuler l'engagement…"), tr("A&nnuler cette date…"), tr("A&nnuler toute la série…")),
        ):
            action.setText(date if is_date else series if is_series else alone)
        for action in (self.edit_series, self.stop_series):
            action.setVisible(is_date)
            action.setEnabled(is_date)

    def papers(self) -> list[QAction]:
        """Return the ways to put an engagement on paper."""
        return [
            self.sheet_preview, self.sheet_word, self.sheet_pdf, self.sheet_pocket, self.sheet_print,
            self.file_preview, self.file_word, self.file_pdf, self.file_print,
            self.run_sheet_word, self.run_sheet_pdf, self.run_sheet_print, self.pack,
        ]  # fmt: skip

    def follow(
        self,
        state: EngagementState | None,
        has_run_sheet: bool = False,
        *,
        is_sitting: bool = False,
        is_meeting: bool = False,
    ) -> None:
        """Offer what makes sense for an engagement in that state, nothing when there is none."""
        for action, offered in ((self.sitting, is_sitting), (self.meeting, is_meeting)):
            action.setVisible(offered)
            action.setEnabled(offered)
        for action in (
            self.edit,
            self.move,
            self.delete,
            self.note,
            self.task,
            self.mailing,
            self.protocol,
            *self.answers.values(),
            *self.papers(),
        ):
            action.setEnabled(state is not None)
        for action in (self.run_sheet_word, self.run_sheet_pdf, self.run_sheet_print):
            action.setEnabled(has_run_sheet)
        self.accept.setVisible(state is not None and state is not EngagementState.accepted)
        self.represent.setVisible(state in _OPEN and state is not EngagementState.represented)
        self.decline.setVisible(state in UNDECIDED_STATES)
        self.cancel.setVisible(state in {EngagementState.accepted, EngagementState.represented})
        self.done.setVisible(state in {EngagementState.accepted, EngagementState.represented})
        for action in self.decisions():
            action.setEnabled(state is not None)
        self.feedback.setVisible(False)  # the page knows whether it took place

    def answers_for(self, state: EngagementState) -> list[QAction]:
        """Return the letters that can be started, the usual one first."""
        usual = _USUAL_ANSWER[state]
        return [self.answers[usual], *(action for wording, action in self.answers.items() if wording is not usual)]

    def _new(self, words: str, keys: str = "") -> QAction:
        return new_action(self._owner, words, keys)
