"""« Liens »: the records tied to the one shown, each one click away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from liaison_desk.domain.records import Reference
from liaison_desk.ui.icons import icon
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, row, text, tooltip


@dataclass(frozen=True)
class LinkLine:
    """One linked record: what it is to the one shown, an icon, its name, and a remark or a chip at the right."""

    role: str
    icon: str
    label: str
    reference: Reference
    extra: str = ""
    chip: ChipLook | None = None


class LinksPanel(QWidget):
    """A list of links under the names of their roles."""

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(spacing=2)
        self._empty = text(self.tr("Aucun lien pour l'instant"), "muted")
        self.setLayout(self._layout)
        self.show_links(())

    def show_links(self, lines: Sequence[LinkLine]) -> None:
        """Show these links in place of those before."""
        while item := self._layout.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
            if widget is not None and widget is not self._empty:
                widget.deleteLater()
        if not lines:
            self._layout.addWidget(self._empty)
            self._empty.show()
        role = ""
        for line in lines:
            if line.role and line.role != role:
                self._layout.addWidget(text(line.role, "small", wrap=True))
            role = line.role
            self._layout.addWidget(self._made(line))

    def _made(self, line: LinkLine) -> QWidget:
        made = QWidget()
        shown = _LinkButton(line.label)
        shown.setIcon(icon(line.icon, "muted"))
        spoken = (line.role, line.label, line.chip.word if line.chip else line.extra)
        shown.setAccessibleName(", ".join(part for part in spoken if part))
        shown.setToolTip(tooltip(line.label))
        shown.clicked.connect(lambda _checked=False: self.open_requested.emit(line.reference))
        end: QWidget = Chip(line.chip.word, line.chip.tone, line.chip.icon) if line.chip else text(line.extra, "small")
        layout = row(shown, end)
        layout.setStretch(0, 1)
        made.setLayout(layout)
        return made


class _LinkButton(QPushButton):
    """A button whose words are cut when there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__()
        dressed(self, role="link")
        self.setAutoDefault(False)
        self.setIconSize(QSize(18, 18))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        label = ElidedLabel(words, "strong")
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(label)
        line.setContentsMargins(34, 0, 4, 0)
        self.setLayout(line)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 32)

    def sizeHint(self) -> QSize:
        return QSize(200, 32)
