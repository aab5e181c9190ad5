"""What was exchanged with that person or on that engagement: folded, read when it is opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted, short_date
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.threads import ThreadEntry, ThreadReason
from liaison_desk.services.clock import today
from liaison_desk.ui.icons import icon
from liaison_desk.ui.letters.phrases import state_look
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, text
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

translate = QCoreApplication.translate


class ThreadPanel(QWidget):
    """« Échanges ». `open_requested` gives the reference of a letter of the thread."""

    open_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = ""
        self.fold = dressed(button(self.tr("Échanges"), self.toggle), role="link")
        self._none = text(
            self.tr("Aucun autre courrier avec cette personne ni sur cet engagement."), "muted", wrap=True
        )
        self.lines = LinksPanel()
        self.lines.open_requested.connect(self.open_requested)
        self.setLayout(column(self.fold, self._none, self.lines, spacing=4))
        self._is_open = False
        self._show()

    def show_letter(self, identifier: str) -> None:
        """Show the thread of a letter, read at once only when the section is open."""
        self._id = identifier
        self._show()

    def toggle(self) -> None:
        """Fold or unfold."""
        self._is_open = not self._is_open
        self._show()

    def _show(self) -> None:
        entries = self._session.desk.threads.of(self._id) if self._is_open and self._id else ()
        count = counted(len(entries), self.tr("courrier"), self.tr("courriers"))
        self.fold.setText(f"{self.tr('Échanges')} · {count}" if entries else self.tr("Échanges"))
        self.fold.setIcon(icon("down" if self._is_open else "next", "muted"))
        self.fold.setAccessibleDescription(self.tr("ouvert") if self._is_open else self.tr("fermé"))
        day = today(self._session.desk.clock)
        self.lines.show_links([_line(entry, day) for entry in entries])
        self.lines.setVisible(bool(entries))
        self._none.setVisible(self._is_open and not entries)


def _line(entry: ThreadEntry, today: date) -> LinkLine:
    incoming = entry.mail_register is MailRegister.incoming
    way = translate("Letters", "Arrivée") if incoming else translate("Letters", "Départ")
    when = short_date(entry.day, today) if entry.day else ""
    tie = {
        ThreadReason.answer: translate("Letters", "réponse"),
        ThreadReason.person: translate("Letters", "même personne"),
        ThreadReason.engagement: translate("Letters", "même engagement"),
        ThreadReason.words: "",
    }[entry.reason]
    role = " · ".join(part for part in (when, way, entry.number, tie) if part)
    return LinkLine(role, "letter", entry.subject, entry.reference, chip=state_look(entry.state))
