"""A field that names a record: completes on any part of a name, function or organisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.dress import dressed, row
from liaison_desk.ui.widgets.editor import Editor

_PAUSE = 120
_PICKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})


@dataclass(frozen=True)
class Suggestion:
    """One record proposed: its id, its name, and what tells it from its namesakes."""

    id: str
    label: str
    detail: str = ""

    def words(self) -> str:
        """Return how it stands in the list of proposals."""
        return f"{self.label} · {self.detail}" if self.detail else self.label


class PartnerField(Editor):
    """Holds the id of a record under its name; the name alone when nothing was picked (`typed`).

    `search` gives proposals for what is typed; `label_of` the name of an id; `create_requested` the name to create.
    """

    create_requested = Signal(str)
    open_requested = Signal(str)

    def __init__(
        self,
        search: Callable[[str], Sequence[Suggestion]],
        label_of: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        can_create: bool = True,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._label_of = label_of
        self._can_create = can_create
        self._id: str | None = None
        self._label = ""
        self._proposals: list[Suggestion] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Nom, fonction ou organisme…"))
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._popup = QListView()
        self._pause = QTimer(self)
        self._open = icon_button("open", self.tr("Ouvrir la fiche"), self._on_open)
        self._build()

    def value(self) -> str | None:
        """Return the id of the record picked, None when there is none; raises ValueError for a name nobody holds."""
        if self._id is None and self.typed():
            raise ValueError(self.tr("choisissez une fiche dans la liste, ou créez-la"))
        return self._id

    def picked(self) -> str | None:
        """Return the id of the record picked, None when a name is only typed."""
        return self._id

    def typed(self) -> str:
        """Return the words in the field."""
        return self.line.text().strip()

    def set_value(self, value: Any) -> None:
        self.hold(value or None, self._label_of(value) if value else "")

    def hold(self, identifier: str | None, label: str) -> None:
        """Show a record by its id and its name."""
        self._stop_proposing()
        self._id, self._label = identifier, label
        self.line.setText(label)
        self.line.setCursorPosition(0)
        self._open.setEnabled(identifier is not None)

    def input(self) -> QWidget:
        return self.line

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop_proposing()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._popup and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pointed = self._popup.selectionModel().selectedIndexes()
            if pointed and event.key() in _PICKING:  # the completer would take the words and not the record
                self._popup.hide()
                self._on_picked(pointed[0])
                return True
        return super().eventFilter(watched, event)

    def name(self, words: str, required: bool = False) -> None:
        super().name(words, required)
        self._open.setAccessibleName(self.tr("Ouvrir la fiche : {field}").format(field=words))

    def _build(self) -> None:
        line = row(self.line, self._open, spacing=4)
        self.setLayout(line)
        self.watch(self.line)
        self._open.setEnabled(False)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self.line)
        self._completer.setPopup(dressed(self._popup, role="choices"))
        self._popup.clicked.connect(self._on_picked)
        self._popup.installEventFilter(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.propose)
        self.line.textEdited.connect(self._on_typed)

    def propose(self) -> None:
        """Show the records that fit what is typed."""
        typed = self.typed()
        if not typed:
            self._popup.hide()
            return
        self._proposals = list(self._search(typed))
        words = [proposal.words() for proposal in self._proposals]
        if self._can_create:
            words.append(self.tr("Créer « {name} »…").format(name=typed))
        self._model.setStringList(words)
        self._completer.complete()

    def _stop_proposing(self) -> None:
        self._pause.stop()
        self._popup.hide()  # left open, it would take every key

    def _on_typed(self, typed: str) -> None:
        if typed != self._label:
            self._id = None
            self._open.setEnabled(False)
        self.edited.emit()
        self._pause.start()

    def _on_picked(self, index: QModelIndex) -> None:
        typed = self.typed() if index.row() >= len(self._proposals) else ""
        if index.row() < len(self._proposals):
            picked = self._proposals[index.row()]
            self.hold(picked.id, picked.label)
            self.edited.emit()
        else:
            self.create_requested.emit(self._typed_before(typed))

    def _typed_before(self, shown: str) -> str:
        """Return the name to create: the popup may have put its own words in the field."""
        start, _, rest = shown.partition("« ")
        return rest.rpartition(" »")[0] if rest and start else shown

    def _on_open(self) -> None:
        if self._id is not None:
            self.open_requested.emit(self._id)
