"""Shows one page of the help; reads nothing by itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from liaison_desk.ui.theme.fonts import TextSize
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import dressed

_SIZES = {1: TextSize.title.value, 2: 1.2, 3: 1.0}
_LINE_HEIGHT = 130.0
_WIDEST = 780
_PERCENT = 1  # QTextBlockFormat.LineHeightTypes.ProportionalHeight


class HelpBrowser(QTextBrowser):
    """A page of ours as Markdown; `topic_requested` gives the topic a link leads to."""

    topic_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dressed(self, role="plain")
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Page d'aide"))
        self.anchorClicked.connect(self._on_link)

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002  # the name Qt gives it
        """Give nothing: a page of the help is text, and no file or network is ever read for it."""
        return None

    def show_page(self, markdown: str) -> None:
        """Show a page from its beginning."""
        self.document().setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._dress_blocks()
        self._dress_tables(self.document().rootFrame())
        self._keep_lines_readable()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_lines_readable()
        super().resizeEvent(event)

    def _keep_lines_readable(self) -> None:
        root = self.document().rootFrame()
        shape = root.frameFormat()
        shape.setMargin(2 * GRID)
        shape.setRightMargin(max(2 * GRID, self.viewport().width() - _WIDEST))
        root.setFrameFormat(shape)

    def _dress_blocks(self) -> None:
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            in_table = bool(cursor.currentTable())
            in_list = block.blockFormat().objectIndex() >= 0
            cursor.mergeBlockFormat(_block_format(level, in_list=in_list, in_table=in_table))
            self._dress_words(block, level)
            block = block.next()

    def _dress_words(self, block: QTextBlock, level: int) -> None:
        """Give headings their size, links and code the colours of the theme."""
        places = block.begin()
        parts: list[tuple[int, int, QTextCharFormat]] = []
        while not places.atEnd():
            part = places.fragment()
            parts.append((part.position(), part.length(), part.charFormat()))
            places += 1
        for position, length, shape in parts:
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(self._dressed(shape, level))

    def _dressed(self, shape: QTextCharFormat, level: int) -> QTextCharFormat:
        tokens = Theme.tokens()
        if level:
            shape.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            shape.setFontPointSize(self.font().pointSizeF() * _SIZES.get(level, 1.0))
            shape.setFontWeight(QFont.Weight.DemiBold)
        if shape.isAnchor():
            shape.setForeground(QColor(tokens.accent))
            shape.setFontUnderline(True)
        elif shape.fontFixedPitch():
            shape.setBackground(QColor(tokens.away))
        return shape

    def _dress_tables(self, frame: QTextFrame) -> None:
        for child in frame.childFrames():
            if isinstance(child, QTextTable):
                shape = child.format().toTableFormat()
                shape.setCellPadding(6)
                shape.setCellSpacing(0)
                shape.setBorder(1)
                shape.setBorderCollapse(True)
                shape.setBorderBrush(QColor(Theme.tokens().line))
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setTopMargin(GRID)
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                child.setFormat(shape)

    def _on_link(self, target: QUrl) -> None:
        name = target.path()
        if not target.scheme() and name.endswith(".md"):
            self.topic_requested.emit(name.removesuffix(".md"))


def _block_format(level: int, *, in_list: bool, in_table: bool) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_HEIGHT, _PERCENT)
    if in_table:
        return made
    made.setTopMargin(2.5 * GRID if level > 1 else GRID / 2 if in_list else GRID)
    made.setBottomMargin(GRID / 2 if in_list else GRID)
    return made
