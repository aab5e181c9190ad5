"""Warnings in colour, each with its icon and, when it is about a record, what opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.records import Reference
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.dress import dressed, row, text
from liaison_desk.ui.widgets.messages import Picture


class WarningLine(QFrame):
    """One warning; `opens` is given the record it is about."""

    def __init__(
        self,
        tone: Tone,
        icon: str,
        words: str,
        reference: Reference | None,
        opens: Callable[[Reference], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        dressed(self, role="banner", tone=tone.value)
        picture = Picture(icon, "muted" if tone is Tone.neutral else tone.value)
        line = row(picture, text(words, wrap=True))
        line.setStretch(1, 1)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        if reference is not None:
            line.addWidget(
                icon_button("open", self.tr("Ouvrir : {words}").format(words=words), lambda: opens(reference))
            )
        line.setContentsMargins(12, 6, 6, 6)
        self.setLayout(line)
