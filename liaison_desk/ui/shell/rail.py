"""The rail at the left: one button per page, with what waits there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from liaison_desk.ui.icons import paint_icon
from liaison_desk.ui.theme.fonts import TextSize, text_font
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import GRID, RADIUS
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.dress import dressed, row, text

WIDE = 232
NARROW = 60
_HEIGHT = 38
_ICON = 18


class RailButton(QAbstractButton):
    """A page's entry: icon, name, count."""

    def __init__(self, key: str, title: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._meaning = meaning
        self._count = 0
        self._narrow = False
        self._letters_shown = False
        self.setText(title)
        self.setAccessibleName(title.replace("&", ""))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_count(self, count: int) -> None:
        """Say how many things wait there."""
        self._count = count
        self.setAccessibleDescription(self.tr("{count} en attente").format(count=count) if count else "")
        self._update_tooltip()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon."""
        self._narrow = narrow
        self._update_tooltip()
        self.updateGeometry()

    def show_letter(self, shown: bool) -> None:
        """Underline the letter that goes with Alt."""
        self._letters_shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        return QSize((NARROW if self._narrow else WIDE) - 2 * GRID, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = Theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else tokens.away))
            painter.drawRoundedRect(area, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        colour = QColor(tokens.accent if self.isChecked() else tokens.muted)
        left = (area.width() - _ICON) // 2 if self._narrow else 12
        paint_icon(painter, self._meaning, QRect(left, (area.height() - _ICON) // 2, _ICON, _ICON), colour)
        if self._narrow:
            self._paint_dot(painter, left)
        else:
            self._paint_words(painter, colour)
        painter.end()

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        area = self.rect().adjusted(12 + _ICON + 12, 0, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour)
        if self._count:
            painter.setFont(text_font(TextSize.small, strong=True))
            painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignRight), str(self._count))
        painter.setFont(text_font(strong=self.isChecked()))
        mnemonic = Qt.TextFlag.TextShowMnemonic if self._letters_shown else Qt.TextFlag.TextHideMnemonic
        painter.drawText(area, int(middle | mnemonic), self.text())

    def _paint_dot(self, painter: QPainter, left: int) -> None:
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(Theme.tokens().accent))
            painter.drawEllipse(left + _ICON - 2, 7, 7, 7)

    def _update_tooltip(self) -> None:
        name = self.accessibleName() if self._narrow else ""
        letter = self.shortcut().toString()
        self.setToolTip(" · ".join(part for part in (name, self.accessibleDescription(), letter) if part))


class Rail(QFrame):
    """The list of pages; up and down move, Enter or space opens."""

    chosen = Signal(str)

    def __init__(self, brand: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="rail")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._brand = text(brand, "brand")
        self.menu_button = icon_button("menu", self.tr("Menu"))
        self._main = QVBoxLayout()
        self._feet = QVBoxLayout()
        self._lay_out()
        self._group.buttonClicked.connect(self._on_clicked)
        self.set_narrow(False)

    def add(self, key: str, title: str, meaning: str, *, at_foot: bool = False) -> None:
        """Add the entry of a page."""
        made = RailButton(key, title, meaning, self)
        self._buttons[key] = made
        self._group.addButton(made)
        (self._feet if at_foot else self._main).addWidget(made)

    def show_chosen(self, key: str) -> None:
        """Mark a page as the one shown."""
        self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int) -> None:
        """Say how many things wait on a page."""
        self._buttons[key].set_count(count)

    def show_letters(self, shown: bool) -> None:
        """Underline the letters that go with Alt."""
        for made in self._buttons.values():
            made.show_letter(shown)

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons, or icons and names."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._brand.setVisible(not narrow)
        for made in self._buttons.values():
            made.set_narrow(narrow)

    def _lay_out(self) -> None:
        line = row(self._brand, None, self.menu_button, spacing=0)
        line.setContentsMargins(12, 0, 0, GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, 12, GRID, 12)
        layout.setSpacing(2)
        layout.addLayout(line)
        for part in (self._main, self._feet):
            part.setSpacing(2)
        layout.addLayout(self._main)
        layout.addStretch(1)
        layout.addLayout(self._feet)

    def _on_clicked(self, pressed: RailButton) -> None:
        self.chosen.emit(pressed.key)
