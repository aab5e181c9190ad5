"""The letter to one recipient, the envelope under it, and the arrows from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.mailing_checks import Addressed
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import icon_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.live_preview import LivePreview


class LetterPreview(QWidget):
    """`stepped` gives -1 or 1 when one wants the recipient before or after."""

    stepped = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.name = ElidedLabel("", "strong")
        self.pages = LivePreview(session)
        self.address = text("", "muted", wrap=True)
        previous = icon_button("previous", self.tr("Destinataire précédent (Alt+↑)"), lambda: self.stepped.emit(-1))
        following = icon_button("next", self.tr("Destinataire suivant (Alt+↓)"), lambda: self.stepped.emit(1))
        head = row(previous, following, self.name)
        head.setStretch(2, 1)
        layout = column(head, self.pages, self.address, spacing=6)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_letter(self, fields: MailingFields, one: Addressed | None, place: int, total: int) -> None:
        """Show the letter to a recipient, none when there is nobody."""
        if one is None or one.fields is None:
            self.name.setText("")
            self.address.setText("")
            self.pages.clear()
            return
        self.name.setText(self.tr("{name} · {place} sur {total}").format(name=one.name, place=place, total=total))
        self.address.setText(self.tr("Enveloppe : {lines}").format(lines=" / ".join(one.envelope.lines)))
        merges = self._session.desk.merges
        self.pages.show_document(lambda: merges.preview(fields, one.partner_id))
