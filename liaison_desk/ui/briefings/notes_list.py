"""The list of notes, with the printed page of the one pointed at."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.lists import BriefingRow, ListQuery
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.ui.briefings.looks import columns
from liaison_desk.ui.briefings.note_filters import NoteFilters
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.live_preview import LivePreview
from liaison_desk.ui.widgets.messages import EmptyState
from liaison_desk.ui.widgets.panes import panes

_PAUSE = 120
_NARROW_UNDER = 1000


class NotesList(QWidget):
    """`opened` gives the id of the note to write; `create_requested` when one wants a new one."""

    opened = Signal(str)
    create_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model: RowsModel[BriefingRow] = RowsModel(
            columns(self._today, session.desk.stale.counts), session.desk.briefings, self
        )
        self.list = RowsList(self.model, self.tr("Notes"), *self._empty_states())
        self.view = self.list.view
        self.filters = NoteFilters()
        self.filter_line = FilterLine()
        self.preview = LivePreview(session)
        self._count = text("", "muted")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        alone = Qt.ShortcutContext.WidgetShortcut
        self.open_action = new_action(self, self.tr("&Ouvrir la note"), "", self._on_open)
        self.delete_action = new_action(self, self.tr("&Supprimer"), "Del", self._on_delete, alone)
        self.view.addActions([self.open_action, self.delete_action])
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list again."""
        self.model.refresh()
        if self.view.current() is None:
            self.view.select_first()
        count = self._session.desk.briefings.count(ListQuery(saved_filter="in_progress"))
        self.filters.set_count("in_progress", count)
        self.filters.set_count("expired", self._session.desk.briefings.count(ListQuery(saved_filter="expired")))
        self._pause.start()

    def select(self, identifier: str) -> None:
        """Point at a note when it is in the list."""
        self.view.select(identifier)

    def regions(self) -> list[QWidget]:
        """Return the regions for F6."""
        return [self.filters.chips, self.list, self.preview]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(self.width() >= _NARROW_UNDER)

    def _lay_out(self) -> None:
        new = button(self.tr("Nouvelle note…"), self.create_requested.emit, primary=True, compact=True, meaning="add")
        bar = row(self.filters.chips, self.filter_line, None, self._count, new)
        bar.setStretch(1, 2)
        split = panes("briefings/splitter", (self.list, 700, 420, 3), (self.preview, 460, 220, 2))
        keep_columns(self.view.header, "briefings/columns")
        layout = column(bar, row(*self.filters.choices(), None), split, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.model.modelReset.connect(self._on_counted)
        self.filters.changed.connect(self._on_filter)
        self.filter_line.asked.connect(self._on_words)
        self.filter_line.down_pressed.connect(self._on_down)
        self.view.opened.connect(self._on_opened)
        self.view.chosen.connect(self._on_chosen)
        self._pause.timeout.connect(self._show_pointed)

    def _on_counted(self) -> None:
        self._count.setText(counted(self.model.rowCount(), self.tr("note")))

    def _on_filter(self) -> None:
        self.view.ask(saved_filter=self.filters.asked())

    def _on_words(self, words: str) -> None:
        self.view.ask(text=words)

    def _on_opened(self, shown: BriefingRow) -> None:
        self.opened.emit(shown.id)

    def _on_down(self) -> None:
        self.view.setFocus()
        if self.view.current() is None:
            self.view.select_first()

    def _on_chosen(self, _shown: BriefingRow | None) -> None:
        self._pause.start()

    def _show_pointed(self) -> None:
        shown = self.view.current()
        if shown is None or not self.preview.isVisible():
            self.preview.clear()
            return
        try:
            fields = self._session.desk.briefings.sheet(shown.id).fields
        except NotFound:
            self.preview.clear()
            return
        compositions = self._session.desk.compositions
        self.preview.show_document(lambda: compositions.note(fields, shown.id), at_once=True)

    def _on_open(self) -> None:
        if (shown := self.view.current()) is not None:
            self.opened.emit(shown.id)

    def _on_delete(self) -> None:
        rows = self.view.selected()
        for shown in rows:
            sentence = self.tr("« {title} » à la corbeille").format(title=shown.title)
            self._session.attempt(lambda shown=shown: self._session.desk.briefings.delete(shown.id), sentence)

    def _empty_states(self) -> tuple[EmptyState, EmptyState]:
        start = (self.tr("Commencer une note…"), self.create_requested.emit)
        purpose = self.tr(
            "Les fiches et notes pour l'élu s'écrivent ici, section par section, avec la page imprimée à côté."
        )
        other = self.tr("Essayez un autre mot, ou retirez un filtre.")
        return (
            EmptyState("briefings", self.tr("Aucune note pour l'instant"), purpose, start),
            EmptyState("search", self.tr("Aucune note ne correspond"), other),
        )

    def _today(self) -> date:
        return today(self._session.desk.clock)
