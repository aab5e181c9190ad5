"""The greeting that opens the speech, and who speaks after whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.greeting import SPEAKING_RULE
from liaison_desk.domain.protocol_order import ProtocolPlace
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.dress import column, dressed, empty, scrolled, text
from liaison_desk.ui.widgets.fact_lines import selectable
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.text_edits import CheckBox


class ProtocolWords(QWidget):
    """`insert_requested` asks to open the talking points with the greeting, `host_first_chosen` to greet the host."""

    insert_requested = Signal()
    host_first_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.greeting = dressed(selectable(""), role="quote")
        self.greeting.setAccessibleName(self.tr("Salutation"))
        self.host_first = CheckBox(self.tr("Saluer l'hôte en premier"))
        self.copy = button(self.tr("Copier"), self._copy, compact=True, meaning="copy")
        words = self.tr("Insérer dans les éléments de langage")
        self.insert = button(words, self.insert_requested.emit, compact=True)
        self._speakers = QVBoxLayout()
        self._speakers.setSpacing(6)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.copy)
        flow.addWidget(self.insert)
        inner = dressed(QWidget(), role="plain")
        inner.setLayout(
            column(
                SectionTitle(self.tr("Salutation")),
                self.greeting,
                self.host_first,
                buttons,
                2 * GRID,
                SectionTitle(self.tr("Prises de parole")),
                text(SPEAKING_RULE, "small", wrap=True),
                self._speakers,
                None,
                spacing=GRID,
            )
        )
        self.setLayout(column(scrolled(inner)))
        self.host_first.clicked.connect(self.host_first_chosen)

    def show_words(self, greeting: str, speakers: Sequence[ProtocolPlace], remarks: Sequence[str]) -> None:
        """Show the greeting and the speakers in place of those before."""
        self.greeting.setText(greeting)
        empty(self._speakers)
        for number, place in enumerate(speakers, start=1):
            words = ", ".join(filter(None, (place.name, place.title)))
            self._speakers.addWidget(selectable(f"{number}. {words}"))
        if not speakers:
            nobody = self.tr("Personne ne parle encore : cochez « Prend la parole » dans la liste.")
            self._speakers.addWidget(text(nobody, "muted", wrap=True))
        for remark in remarks:
            self._speakers.addWidget(dressed(text(remark, wrap=True), role="tinted", tone=Tone.amber.value))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.greeting.text())
        announce(self, self.tr("Salutation copiée"))
