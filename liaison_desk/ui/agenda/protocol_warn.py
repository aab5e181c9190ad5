"""Whom courtesy asks to warn before a trip, and whether it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.readiness import PieceState
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.visit_courtesy import ToWarn
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, scrolled, text
from liaison_desk.ui.widgets.fact_lines import NameLink, selectable


class ProtocolWarn(QWidget):
    """`open_requested` carries a Reference, `done_requested` the id of the task to mark done."""

    open_requested = Signal(object)
    done_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task_id = ""
        self._people = QVBoxLayout()
        self._people.setSpacing(12)
        self.state = Chip()
        self.done = button(self.tr("Fait : tout le monde est prévenu"), self._on_done, compact=True, meaning="check")
        self._hint = text("", "small", wrap=True)
        inner = dressed(QWidget(), role="plain")
        title = SectionTitle(self.tr("À prévenir avant le déplacement"))
        title.add_action(self.state)
        inner.setLayout(column(title, self._people, row(self.done, None), self._hint, None, spacing=GRID))
        self.setLayout(column(scrolled(inner)))

    def show_people(self, people: Sequence[ToWarn], piece: PieceState | None) -> None:
        """Show whom to warn; `piece` is what the preparation says of it, None when it expects nothing."""
        empty(self._people)
        for one in people:
            self._people.addWidget(self._line(one))
        if not people:
            nobody = self.tr("Personne à prévenir : ce n'est pas un déplacement, ou le lieu n'est pas renseigné.")
            self._people.addWidget(text(nobody, "muted", wrap=True))
        is_ready = piece is not None and piece.is_ready
        self._task_id = piece.task_id if piece and not is_ready else ""
        self.state.setVisible(is_ready)
        self.state.set_look(ChipLook(self.tr("prévenus"), Tone.green, "done"))
        self.done.setVisible(bool(self._task_id))
        missing = bool(people) and not is_ready and not self._task_id
        self._hint.setText(
            self.tr("Aucune tâche « prévenir » dans le rétroplanning de cet engagement.") if missing else ""
        )

    def _line(self, one: ToWarn) -> QWidget:
        made = QWidget()
        if one.partner_id:
            name = NameLink(one.name, f"{one.role}, {one.name}")
            partner_id = one.partner_id
            name.clicked.connect(lambda _checked=False: self.open_requested.emit(Reference(Kind.partner, partner_id)))
            head = row(name, None)
        else:
            head = row(text(one.name, "strong", wrap=True))
        lines = column(text(one.role, "small"), head, spacing=0)
        if one.contact:
            lines.addWidget(selectable(one.contact))
        lines.addWidget(text(one.reason, "small", wrap=True))
        made.setLayout(lines)
        return made

    def _on_done(self) -> None:
        if self._task_id:
            self.done_requested.emit(self._task_id)
