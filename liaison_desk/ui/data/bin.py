"""The bin: what was deleted, and how to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Reference
from liaison_desk.services.clock import today
from liaison_desk.ui.data.listed import Listed
from liaison_desk.ui.data.words import at_office, moment_in_full, moment_words
from liaison_desk.ui.lists.columns import Column
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import EmptyState


@dataclass(frozen=True)
class BinRow:
    """One record in the bin: since when, in local time."""

    id: str
    reference: Reference
    title: str
    since: datetime


class Bin(QWidget):
    """Lists what was deleted; Enter or the button takes it back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model: RowsModel[BinRow] = RowsModel(self._columns(), Listed(self._thrown), self)
        empty = EmptyState(
            "delete",
            self.tr("La corbeille est vide"),
            self.tr("Ce que vous supprimez attend ici, avec ses liens et ses pièces, et peut être repris."),
        )
        self.list: RowsList[BinRow] = RowsList(self._model, self.tr("Corbeille"), empty)
        self.restore_button = button(self.tr("&Reprendre"), self.restore, primary=True, compact=True, meaning="undo")
        sentence = text(self.tr("Une fiche reprise retrouve ses liens et son numéro."), "muted", wrap=True)
        line = row(sentence, self.restore_button)
        line.setStretch(0, 1)
        self.setLayout(column(line, self.list, spacing=12))
        self.list.view.opened.connect(self._on_opened)
        self.refresh()

    def refresh(self) -> None:
        """Read the bin again."""
        self._model.refresh()
        if self.list.view.current() is None:
            self.list.view.select_first()
        self.restore_button.setEnabled(self._model.rowCount() > 0)

    def restore(self) -> None:
        """Take back the records selected."""
        for thrown in self.list.view.selected():
            self._take_back(thrown)
        self.refresh()

    def _on_opened(self, thrown: BinRow) -> None:
        self._take_back(thrown)
        self.refresh()

    def _take_back(self, thrown: BinRow) -> None:
        service = self._session.desk.records(thrown.reference.kind)
        words = self.tr("« {title} » est sorti de la corbeille").format(title=thrown.title)
        self._session.attempt(lambda: service.restore(thrown.reference.id), words)

    def _thrown(self) -> list[BinRow]:
        found = self._session.desk.history.bin()
        return [BinRow(reference.id, reference, title, at_office(since)) for reference, title, since in found]

    def _columns(self) -> list[Column[BinRow]]:
        return [
            Column(
                self.tr("Fiche"),
                lambda one: one.title or self.tr("Sans titre"),
                second_line=lambda one: label(one.reference.kind),
                icon=lambda one: one.reference.kind.value,
                width=0,
                strong=True,
            ),
            Column(
                self.tr("Supprimée"),
                lambda one: moment_words(one.since, today(self._session.desk.clock)),
                width=200,
                tooltip=lambda one: moment_in_full(one.since),
            ),
        ]
