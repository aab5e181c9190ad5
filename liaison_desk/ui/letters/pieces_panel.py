"""The pieces of a letter: open, save elsewhere, add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from liaison_desk.domain.records import Piece
from liaison_desk.ui.icons import icon
from liaison_desk.ui.letters.phrases import size_words
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text

_ICONS = {".pdf": "pdf", ".png": "image", ".jpg": "image", ".jpeg": "image", ".ics": "agenda", ".eml": "email"}


class PiecesPanel(QWidget):
    """Says which piece is wanted; whoever shows it does the work."""

    open_requested = Signal(object)
    save_requested = Signal(object)
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SectionTitle(self.tr("Pièces"))
        self._title.add_action(
            button(self.tr("Ajouter…"), self.add_requested.emit, compact=True, quiet=True, meaning="attachment")
        )
        self._lines = column(spacing=2)
        self.setLayout(column(self._title, self._lines, spacing=4))

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces in place of those before."""
        empty(self._lines)
        self._title.set_remark(str(len(pieces)) if pieces else self.tr("aucune"))
        for piece in pieces:
            self._lines.addWidget(self._made(piece))

    def _made(self, piece: Piece) -> QWidget:
        line = QWidget()
        name = _PieceButton(piece.file_name)
        meaning = next((kept for ending, kept in _ICONS.items() if piece.file_name.lower().endswith(ending)), "file")
        name.setIcon(icon(meaning, "muted"))
        remark = size_words(piece.size)
        if piece.is_original:
            remark = self.tr("original, {size}").format(size=remark)
        name.setAccessibleName(self.tr("Ouvrir {name}, {remark}").format(name=piece.file_name, remark=remark))
        name.clicked.connect(lambda _checked=False: self.open_requested.emit(piece))
        save = icon_button(
            "save",
            self.tr("Enregistrer {name} sous…").format(name=piece.file_name),
            lambda: self.save_requested.emit(piece),
        )
        layout = row(name, text(remark, "small"), save)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        return line


class _PieceButton(QPushButton):
    """A link that shortens the name of the file when there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        dressed(self, role="link")
        self._words = words
        self.setAutoDefault(False)
        self.setIconSize(QSize(18, 18))
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 32)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)
