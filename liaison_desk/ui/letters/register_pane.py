"""A register: its saved filters, the filter line, the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.lists import LetterRow, ListQuery
from liaison_desk.services.clock import today
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.letters.columns import LISTED, LetterRowsModel
from liaison_desk.ui.letters.saved_views import SavedView, SavedViews
from liaison_desk.ui.letters.views import Tab, TabSource, first_filter, saved_filters
from liaison_desk.ui.lists.filter_chips import FilterChips
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.widgets.dress import row, text
from liaison_desk.ui.widgets.messages import EmptyState

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_NARROW_FIELD = 64
"""Pixels left to the words typed when the window is narrow: the saved filters are not cut for them."""


class RegisterPane(QWidget):
    """Shows one tab at a time. `chosen` gives the row pointed at (None for none), `opened` the one to work on."""

    chosen = Signal(object)
    opened = Signal(object)
    selection_changed = Signal()

    def __init__(self, session: Session, create: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = TabSource(session.desk.letters)
        self._model = LetterRowsModel(
            self._source, lambda: today(session.desk.clock), self._has_days, session.desk.stale.counts, self
        )
        self._place = 0
        self._total = 0
        self.filters = FilterChips(self.tr("Filtres enregistrés"))
        self.filter_line = FilterLine()
        self.filter_line.setMinimumWidth(_NARROW_FIELD)
        self.count_text = text("", "muted")
        self.list = RowsList(
            self._model,
            self.tr("Registre du courrier"),
            EmptyState(
                "letters",
                self.tr("Aucun courrier"),
                self.tr("Ce qui arrive et ce qui part est enregistré ici, chaque courrier avec son numéro."),
                (self.tr("Enregistrer un courrier"), create),
            ),
            EmptyState(
                "filter",
                self.tr("Rien à montrer ici"),
                self.tr("Aucun courrier ne répond à ces filtres."),
                (self.tr("Voir tout le registre"), self.release_filters),
            ),
        )
        keep_columns(self.list.view.header, "letters/columns")
        self.views = SavedViews(self.shown_view, self.list.view.header.chooser, self)
        self.bar = self._lay_out_bar()
        self._connect()

    @property
    def tab(self) -> Tab:
        """The tab shown."""
        return self._source.tab

    def asked(self) -> tuple[Tab, ListQuery]:
        """Return the tab shown and what is asked of it."""
        return self.tab, self.list.view.query()

    def show_tab(self, tab: Tab, chosen: str | None = None) -> None:
        """Show a tab with its first filter, or with the one named (empty for none)."""
        self._source.tab = tab
        self._model.set_register(tab.register)
        self.filters.show_filters(saved_filters(tab), first_filter(tab) if chosen is None else chosen)
        self.filter_line.clear()
        self._count()
        self._ask()
        self.list.view.select_first()

    def shown_view(self) -> SavedView:
        """Return what is shown, as a view to keep; a sorted column and the order of the register are told apart."""
        query = self.list.view.query()
        return SavedView(
            name="",
            tab=self.tab.value,
            filters=" ".join(self.filters.chosen()),
            text=self.filter_line.text().strip(),
            sort_key=query.sort_key,
            descending=query.descending,
            columns=self.list.view.header.saved_layout(),
        )

    def show_view(self, view: SavedView) -> None:
        """Show what a view keeps; its tab must be the one shown."""
        self.filters.choose(view.filters.split())
        self.filter_line.setText(view.text)
        header = self.list.view.header
        header.show_sorted(view.sort_key, view.descending)
        header.show_layout(view.columns)
        self.list.view.ask(sort_key=view.sort_key, descending=view.descending)
        self._ask()
        self.list.view.select_first()

    def refresh(self) -> None:
        """Read the register again; the place looked at is kept."""
        self._model.refresh()
        self._count()
        self._say_counts()

    def release_filters(self) -> None:
        """Show the whole register."""
        self.filters.release_all()
        self.filter_line.clear()
        self._ask()

    def select(self, identifier: str) -> bool:
        """Point at a letter, in the whole register if the filters hide it; tell whether it was found near."""
        if self.list.view.select(identifier):
            return True
        self.list.view.setCurrentIndex(QModelIndex())
        if self.filters.chosen() or self.filter_line.text():
            self.release_filters()
        return self.list.view.select(identifier)

    def selected(self) -> list[LetterRow]:
        """Return the rows selected."""
        return self.list.view.selected()

    def next_after(self, identifier: str) -> str | None:
        """Return the id of the letter after another in the list."""
        place = self._model.find(identifier, self._place)
        following = self._model.row_at(place + 1) if place >= 0 else self._model.row_at(self._place)
        return following.id if following else None

    def focus_filter(self) -> None:
        """Go to the filter line."""
        self.filter_line.setFocus()
        self.filter_line.selectAll()

    def _lay_out_bar(self) -> QWidget:
        bar = QWidget()
        line = row(self.filters, self.filter_line, None, self.count_text, self.views.button)
        line.setStretch(1, 2)
        line.setStretch(2, 1)
        bar.setLayout(line)
        self.setLayout(row(self.list))
        return bar

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.filter_line.asked.connect(self._ask)
        self.filter_line.down_pressed.connect(self._on_filter_entered)
        self.filter_line.returnPressed.connect(self._on_filter_entered)
        view = self.list.view
        view.header.layout_changed.connect(self.views.follow)
        self._model.modelReset.connect(self.views.follow)
        view.chosen.connect(self._on_chosen)
        view.opened.connect(self.opened)
        view.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def _has_days(self) -> bool:
        return not self.list.view.isColumnHidden(LISTED)

    def _ask(self, *_words: object) -> None:
        self.list.view.ask(text=self.filter_line.text().strip(), saved_filter=" ".join(self.filters.chosen()))
        self._say_counts()

    def _count(self) -> None:
        """Count what neither the words typed nor the filters chosen change."""
        for one in saved_filters(self.tab):
            if one.counted:
                self.filters.set_count(one.name, self._source.count(ListQuery(saved_filter=one.name)))
        self._total = self._source.count(ListQuery())

    def _say_counts(self) -> None:
        shown = self._model.rowCount()
        words = counted(self._total, self.tr("courrier"), self.tr("courriers"))
        if shown != self._total:
            words += " · " + counted(shown, self.tr("affiché"), self.tr("affichés"))
        self.count_text.setText(words)

    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.selection_changed.emit()

    def _on_filter_entered(self) -> None:
        self.list.view.select_first()
        self.list.view.setFocus()

    def _on_chosen(self, chosen: LetterRow | None) -> None:
        if chosen is not None:
            self._place = self.list.view.currentIndex().row()
        self.chosen.emit(chosen)
