"""« Sollicitations »: what waits for a decision, the point élu, the decision register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.lists import ListQuery
from liaison_desk.errors import NotFound
from liaison_desk.ui.requests.form_page import RequestForm
from liaison_desk.ui.requests.page_verbs import REGISTER, REVIEWS, TO_DECIDE, RequestVerbs
from liaison_desk.ui.requests.register_view import RegisterView
from liaison_desk.ui.requests.reviews_view import ReviewsView
from liaison_desk.ui.requests.to_decide import ToDecideView
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from liaison_desk.ui.session import Session


class RequestsPage(QWidget):
    """Three views of what is asked of the official and decided."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.tabs = SegmentedTabs(
            (
                (TO_DECIDE, self.tr("À décider")),
                (REVIEWS, self.tr("Point élu")),
                (REGISTER, self.tr("Décisions")),
            ),
            self.tr("Vue"),
        )
        self.banner = Banner()
        self.to_decide = ToDecideView(session, self.create)
        self.reviews = ReviewsView(session, self.banner)
        self.register = RegisterView(session)
        self.form = RequestForm(session)
        self._views: dict[str, QWidget] = {
            TO_DECIDE: self.to_decide,
            REVIEWS: self.reviews,
            REGISTER: self.register,
        }
        self.verbs = RequestVerbs(self)
        self._lay_out()
        self._connect()
        self.show_view(TO_DECIDE)

    def show_record(self, identifier: str) -> None:
        """Show a point élu, a decision or a request, whichever has that id."""
        self._leave_form()
        desk = self._session.desk
        for view, known, show in (
            (REVIEWS, desk.reviews.sheet, self._show_review),
            (REGISTER, desk.decisions.sheet, self.register.show_decision),
            (TO_DECIDE, desk.engagements.sheet, self.to_decide.point_at),
        ):
            try:
                known(identifier)
            except NotFound:
                continue
            self.show_view(view)
            show(identifier)
            return
        self._session.refused.emit(self.tr("Cette fiche n'existe plus ; elle est peut-être à la corbeille."))

    def create(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]  # Qt's own is not meant to be called
        """Type a new request, or prepare a point élu on its view."""
        if self.view() == REVIEWS:
            self.prepare_review()
        else:
            self.create_from({})

    def create_from(self, values: Mapping[str, Any]) -> None:
        """Type a new request that starts from values of its fields."""
        self._leave_form()
        self.form.begin(None, values)
        self._show_form()

    def edit(self, identifier: str) -> None:
        """Change a request."""
        sheet = self._session.attempt(lambda: self._session.desk.engagements.sheet(identifier))
        if sheet is not None:
            self.form.begin(sheet)
            self._show_form()

    def prepare_review(self) -> None:
        """Prepare a point élu."""
        self._leave_form()
        self.show_view(REVIEWS)
        self.reviews.prepare()

    def show_view(self, view: str) -> None:
        """Show one of the three views."""
        self.tabs.choose(view)
        self._stack.setCurrentWidget(self._views[view])
        self._follow()

    def step_view(self, step: int) -> None:
        """Show the next view (1) or the one before (-1)."""
        names = list(self._views)
        self.show_view(names[(names.index(self.view()) + step) % len(names)])
        self.focus_view()

    def view(self) -> str:
        """Return the view shown."""
        return self.tabs.current()

    def focus_view(self) -> None:
        """Bring the keyboard to the list of the view."""
        for view in (self.to_decide, self.reviews, self.register):
            if view.isVisible() and not (view is self.reviews and self.reviews.is_at_work()):
                view.list.view.setFocus()

    def focus_filter(self) -> None:
        """Go to the filter line."""
        shown = self.register if self.view() == REGISTER else self.to_decide
        shown.filter_line.setFocus()
        shown.filter_line.selectAll()

    def page_actions(self) -> list[QAction]:
        """Return what can be done here, for the menus."""
        return self.actions()

    def count_waiting(self) -> int:
        """Return how many requests wait for a decision."""
        return self._session.desk.requests.count(ListQuery())

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        if self._is_typing():
            return [self.form]
        view = {REVIEWS: self.reviews, REGISTER: self.register}.get(self.view(), self.to_decide)
        return [*([self.tabs] if self.tabs.isVisible() else []), *view.regions()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not self._is_typing():
            self.focus_view()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for view in self._views.values():
            self._stack.addWidget(view)
        self._head = QWidget()
        head = row(text(self.tr("Sollicitations"), "title"), GRID, self.tabs, None)
        head.addWidget(action_button(self.verbs.prepare))
        head.addWidget(action_button(self.verbs.new, meaning="add"))
        self._reading = QWidget()
        self._head.setLayout(head)
        layout = column(self._head, self.banner, self._stack, spacing=14)
        layout.setStretch(2, 1)
        self._reading.setLayout(layout)
        self._whole = QStackedWidget()
        for widget in (self._reading, self.form):
            self._whole.addWidget(widget)
        self.setLayout(column(self._whole))

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.reviews.currentChanged.connect(self._follow)
        self.to_decide.edit_requested.connect(self.edit)
        self.form.saved.connect(self._on_saved)
        self.form.given_up.connect(self._show_reading)

    def _show_review(self, identifier: str) -> None:
        self.reviews.browse()
        self.reviews.show_review(identifier)

    def _show_form(self) -> None:
        self._whole.setCurrentWidget(self.form)
        self._follow()

    def _show_reading(self) -> None:
        self._whole.setCurrentWidget(self._reading)
        self._follow()
        self.focus_view()

    def _leave_form(self) -> None:
        """Go back to the lists; what is typed stays as a draft."""
        if self._is_typing():
            self.form.keep()
            self._show_reading()

    def _is_typing(self) -> bool:
        return self._whole.currentWidget() is self.form

    def _follow(self, *_changed: object) -> None:
        """Offer what makes sense; a point élu at work has the whole page."""
        at_work = self.view() == REVIEWS and self.reviews.is_at_work()
        self._head.setVisible(not at_work)
        self.verbs.follow(self.view(), typing=self._is_typing() or at_work)

    def _on_tab(self, view: str) -> None:
        if view == REVIEWS:
            self.reviews.browse()
        self.show_view(view)

    def _on_saved(self, identifier: str, and_next: bool) -> None:
        following = self.to_decide.next_after(identifier) if and_next else ""
        if and_next and following:
            self.edit(following)
        elif and_next:
            self.form.begin(None)
        else:
            self.show_view(TO_DECIDE)
            self._show_reading()
            self.to_decide.point_at(identifier)
