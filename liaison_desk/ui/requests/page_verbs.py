"""The actions of the page, for its buttons, its keys and the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from liaison_desk.ui.widgets.actions import new_action

if TYPE_CHECKING:
    from liaison_desk.ui.requests.page import RequestsPage

TO_DECIDE, REVIEWS, REGISTER = "to_decide", "reviews", "register"


class RequestVerbs(QObject):
    """What can be done on each of the three views."""

    def __init__(self, page: RequestsPage) -> None:
        super().__init__(page)
        self._page = page
        deciding, tr = page.to_decide.deciding, self.tr
        self.new = self._made(tr("&Nouvelle sollicitation"), "", page.create)
        self.attend = self._made(tr("&Participer"), "Ctrl+Shift+A", deciding.attend)
        self.represent = self._made(tr("Se faire &représenter…"), "", deciding.represent)
        self.decline = self._made(tr("&Décliner…"), "", deciding.decline)
        self.message = self._made(tr("&Message à la place…"), "", deciding.message)
        self.wait = self._made(tr("&Attendre…"), "", deciding.wait)
        self.edit = self._made(tr("Modi&fier la demande"), "Ctrl+E", page.to_decide.edit)
        self.prepare = self._made(tr("Préparer un point é&lu"), "Ctrl+Shift+P", page.prepare_review)
        self.enter = self._made(tr("&Saisir les décisions"), "", page.reviews.enter)
        self.reopen = self._made(tr("R&ouvrir la décision…"), "", page.register.reopen)
        self.filter = self._made(tr("Fil&trer la liste"), "Ctrl+F", page.focus_filter)
        self.previous = self._made(tr("V&ue précédente"), "Ctrl+PgUp", lambda: page.step_view(-1))
        self.next = self._made(tr("&Vue suivante"), "Ctrl+PgDown", lambda: page.step_view(1))

    def follow(self, view: str, *, typing: bool) -> None:
        """Offer what makes sense on the view shown, nothing but the form while one types in it."""
        deciding = (self.attend, self.represent, self.decline, self.message, self.wait, self.edit)
        for action in deciding:
            action.setVisible(view == TO_DECIDE and not typing)
        self.enter.setVisible(view == REVIEWS and not typing)
        self.reopen.setVisible(view == REGISTER and not typing)
        self.filter.setVisible(view != REVIEWS and not typing)
        for action in (self.new, self.prepare, self.previous, self.next):
            action.setVisible(not typing)

    def _made(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = new_action(self._page, words, keys, act)
        self._page.addAction(action)
        return action
