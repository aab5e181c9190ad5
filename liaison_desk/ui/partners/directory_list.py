"""The directory: filters, list, and the actions on the partner pointed at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.lists import ListQuery, PartnerRow
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.partners.directory_rows import columns
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import SegmentedTabs
from liaison_desk.ui.widgets.dress import text
from liaison_desk.ui.widgets.messages import EmptyState


class DirectoryList(RowsList[PartnerRow]):
    """`create_requested` when one wants a new partner."""

    create_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.model: RowsModel[PartnerRow] = RowsModel(columns(), session.desk.partners)
        empty = EmptyState(
            "partners",
            "Le répertoire est vide",
            "Les personnes et organismes avec qui l'élu échange : fonctions datées, titres et formules d'aujourd'hui.",
            ("Nouveau partenaire…", self._on_create),
        )
        nothing = EmptyState("search", "Personne ne correspond", "Essayez un autre mot, ou revenez à « Tous ».")
        super().__init__(self.model, "Partenaires", empty, nothing, parent)
        self.model.setParent(self)
        self.filters = SegmentedTabs(
            (("", self.tr("Tous")), ("people", self.tr("Personnes")), ("organisations", self.tr("Organismes"))),
            self.tr("Vues"),
            filters=True,
        )
        self.filter_line = FilterLine()
        self.count_words = text("", "muted")
        self.model.modelReset.connect(self._on_counted)
        self.filters.chosen.connect(self._on_filter)
        self.filter_line.asked.connect(self._on_words)
        self.filter_line.down_pressed.connect(self._on_down)

    def refresh(self) -> None:
        """Read the list again."""
        self.model.refresh()
        if self.view.current() is None:
            self.view.select_first()

    def show_record(self, identifier: str, name: str) -> None:
        """Point at a partner, looking for it by name when it is far from the place looked at."""
        if self.view.select(identifier):
            return
        self.filters.choose("")
        self.filter_line.setText("")
        self.model.ask(ListQuery())
        if not self.view.select(identifier):
            self.filter_line.setText(name)
            self.model.ask(ListQuery(text=name))
            self.view.select(identifier)

    def _on_counted(self) -> None:
        self.count_words.setText(counted(self.model.rowCount(), self.tr("fiche")))

    def _on_filter(self, key: str) -> None:
        self.view.ask(saved_filter=key)

    def _on_words(self, words: str) -> None:
        self.view.ask(text=words)

    def _on_down(self) -> None:
        self.view.setFocus()
        if self.view.current() is None:
            self.view.select_first()

    def _on_create(self) -> None:
        self.create_requested.emit()
