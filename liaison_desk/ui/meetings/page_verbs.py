"""What can be done on the page of the meetings, for its buttons, its menu and its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from liaison_desk.domain.meetings import MeetingFields, MinutesState
from liaison_desk.ui.meetings.papers_menu import PapersMenu
from liaison_desk.ui.widgets.actions import new_action

if TYPE_CHECKING:
    from liaison_desk.ui.meetings.page import MeetingsPage

_SENDABLE = frozenset({MinutesState.draft, MinutesState.reviewed, MinutesState.sent, MinutesState.approved})
_CORRECTED = frozenset({MinutesState.reviewed, MinutesState.sent, MinutesState.approved})


class MeetingVerbs(QObject):
    """The verbs of the meeting shown."""

    def __init__(self, page: MeetingsPage, papers: PapersMenu) -> None:
        super().__init__(page)
        self._page = page
        self.papers = papers
        tr = self.tr
        self.new = self._made(tr("&Nouvelle réunion"), "", page.create)
        self.edit = self._made(tr("&Modifier"), "Ctrl+E", page.edit)
        self.following = self._made(tr("Réunion &suivante"), "Ctrl+Shift+N", page.begin_next)
        self.to_agenda = self._made(tr("&Inscrire à l'agenda"), "", page.put_in_agenda)
        self.pack = self._made(tr("Dossier à imprimer"), "", page.ask_pack)
        self.review = self._made(tr("C'est &relu"), "", page.review)
        self.send = self._made(tr("En&voyer…"), "Ctrl+Shift+V", page.send)
        self.approve = self._made(tr("&Approuvé"), "", page.approve)
        self.correct = self._made(tr("&Corriger…"), "", page.correct)
        self.delete = self._made(tr("Mettre à la cor&beille"), "", page.delete)
        self.filter = self._made(tr("&Filtrer la liste"), "Ctrl+F", page.focus_filter)
        self.previous_part = self._made(tr("Partie précédente"), "Ctrl+PgUp", lambda: page.detail.step(-1))
        self.next_part = self._made(tr("Partie suivante"), "Ctrl+PgDown", lambda: page.detail.step(1))

    def follow(self, fields: MeetingFields | None, *, typing: bool) -> None:
        """Offer what makes sense for the meeting shown, nothing but the form while one types in it."""
        state = fields.minutes_state if fields else None
        shown = fields is not None and not typing
        for action in (self.edit, self.following, self.delete, self.pack, self.previous_part, self.next_part):
            action.setVisible(shown)
        self.to_agenda.setVisible(shown and fields is not None and not fields.engagement_id)
        self.review.setVisible(shown and state is MinutesState.draft)
        self.send.setVisible(shown and state in _SENDABLE)
        self.approve.setVisible(shown and state is MinutesState.sent)
        self.correct.setVisible(shown and state in _CORRECTED)
        self.new.setVisible(not typing)
        self.filter.setVisible(not typing)
        self.papers.setEnabled(shown)

    def _made(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = new_action(self._page, words, keys, act)
        self._page.addAction(action)
        return action
