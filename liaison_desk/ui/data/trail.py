"""The trail of actions: what was done, when, and what was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from liaison_desk.services.clock import today
from liaison_desk.ui.data.listed import Listed
from liaison_desk.ui.data.words import at_office, moment_in_full, moment_words
from liaison_desk.ui.lists.columns import Column
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.messages import EmptyState

_SHOWN = 2000


@dataclass(frozen=True)
class TrailRow:
    """One action, in local time."""

    id: str
    done_at: datetime
    sentence: str
    is_undone: bool


class Trail(QWidget):
    """Lists the actions, the newest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model: RowsModel[TrailRow] = RowsModel(self._columns(), Listed(self._actions), self)
        empty = EmptyState(
            "late",
            self.tr("Aucune action encore"),
            self.tr("Chaque ajout, modification ou suppression s'inscrit ici, et Ctrl+Z la reprend."),
        )
        self.list: RowsList[TrailRow] = RowsList(self._model, self.tr("Journal des actions"), empty)
        sentence = self.tr("Ctrl+Z annule la dernière action, Ctrl+Y la rétablit. Le journal ne quitte pas ce poste.")
        self.setLayout(column(text(sentence, "muted", wrap=True), self.list, spacing=12))
        self.refresh()

    def refresh(self) -> None:
        """Read the trail again."""
        self._model.refresh()
        if self.list.view.current() is None:
            self.list.view.select_first()

    def _actions(self) -> list[TrailRow]:
        found = self._session.desk.history.trail(_SHOWN)
        return [
            TrailRow(str(len(found) - place), at_office(done_at), sentence, state in ("undone", "dropped"))
            for place, (done_at, sentence, state) in enumerate(found)
        ]

    def _columns(self) -> list[Column[TrailRow]]:
        undone = ChipLook(self.tr("annulée"), Tone.neutral, "undo")
        return [
            Column(
                self.tr("Quand"),
                lambda one: moment_words(one.done_at, today(self._session.desk.clock)),
                width=200,
                tooltip=lambda one: moment_in_full(one.done_at),
            ),
            Column(self.tr("Action"), lambda one: one.sentence, width=0, strong=True),
            Column(self.tr("État"), lambda _one: "", chip=lambda one: undone if one.is_undone else None, width=120),
        ]
