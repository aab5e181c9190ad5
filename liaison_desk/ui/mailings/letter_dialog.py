"""A letter received that answers a mailing: which, from whom, what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.mailing_replies import GIVEN
from liaison_desk.domain.mailings import MailingReply
from liaison_desk.services.clock import today
from liaison_desk.services.reply_letters import ReceivedReply
from liaison_desk.ui.mailings.looks import RecipientRow
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.text_edits import ChoiceEditor

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_OTHER = ""


@dataclass(frozen=True)
class LinkedLetter:
    """What was chosen; `represented_by` is a name or `represented_by_id` a partner, when somebody stands in."""

    letter_id: str
    partner_id: str
    reply: MailingReply
    represented_by: str = ""
    represented_by_id: str | None = None


class LetterDialog(QDialog):
    """Proposes the letters that came from recipients since the mailing was made, any other being found by its number.

    What is chosen is in `chosen` once accepted.
    """

    def __init__(
        self,
        session: Session,
        received: Sequence[ReceivedReply],
        recipients: Sequence[RecipientRow],
        selected: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._received = {one.letter_id: one for one in received}
        self.chosen: LinkedLetter | None = None
        choices = RecordChoices(session)
        day = today(session.desk.clock)
        self.setWindowTitle(self.tr("Lier un courrier reçu"))
        self.setMinimumWidth(620)
        self.letter = ChoiceEditor(
            [
                *(
                    (one.letter_id, self._words(one, short_date(one.received_on, day)))
                    for one in received
                    if one.received_on
                ),
                (_OTHER, self.tr("Un autre courrier reçu…")),
            ]
        )
        self.letter.name(self.tr("Courrier"))
        self.other = choices.incoming_letter_field()
        self.other.name(self.tr("Autre courrier"))
        self.recipient = ChoiceEditor([(one.id, one.addressed.name) for one in recipients])
        self.recipient.name(self.tr("Réponse de"))
        self.recipient.set_value(selected)
        self.reply = ChoiceEditor([(reply, _titled(label(reply))) for reply in GIVEN])
        self.reply.name(self.tr("Réponse"))
        self.stand_in = choices.partner_field()
        self.stand_in.name(self.tr("Par qui"))
        self.banner = Banner()
        self._stand_in_label = self._label(self.tr("Par &qui"), self.stand_in.input())
        self._lay_out()
        self.letter.edited.connect(self._on_letter)
        self.reply.edited.connect(self._show_what_is_needed)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self._on_letter()
        self.letter.input().setFocus()

    def accept(self) -> None:
        """Note what was chosen; refused while no letter is."""
        letter_id = self.letter.value() or self._found()
        if not letter_id:
            self.banner.say(self.tr("Choisissez le courrier : son numéro, ou un mot de son objet."))
            self.other.input().setFocus()
            return
        reply = self.reply.value()
        by_id, typed = self._representative() if reply is MailingReply.represented else (None, "")
        self.chosen = LinkedLetter(letter_id, self.recipient.value(), reply, typed, by_id)
        super().accept()

    def _found(self) -> str | None:
        try:
            return self.other.value()
        except ValueError:
            return None

    def _representative(self) -> tuple[str | None, str]:
        try:
            identifier = self.stand_in.value()
        except ValueError:
            identifier = None
        return identifier, "" if identifier else self.stand_in.typed()

    def _on_letter(self) -> None:
        known = self._received.get(self.letter.value())
        if known is not None:
            self.recipient.set_value(known.partner_id)
            if known.reply is not MailingReply.none:
                self.reply.set_value(known.reply)
        self._show_what_is_needed()

    def _show_what_is_needed(self) -> None:
        self.other.setVisible(self.letter.value() == _OTHER)
        is_represented = self.reply.value() is MailingReply.represented
        self.stand_in.setVisible(is_represented)
        self._stand_in_label.setVisible(is_represented)

    def _lay_out(self) -> None:
        link = button(self.tr("&Lier"), self.accept, primary=True)
        link.setDefault(True)
        explained = self.tr("La date de la réponse est celle de l'arrivée du courrier, son numéro est noté.")
        self.setLayout(
            column(
                text(self.windowTitle(), "heading"),
                text(explained, "muted", wrap=True),
                self.banner,
                self._label(self.tr("&Courrier"), self.letter.input()),
                self.letter,
                self.other,
                self._label(self.tr("Réponse &de"), self.recipient.input()),
                self.recipient,
                self._label(self.tr("&Réponse"), self.reply.input()),
                self.reply,
                self._stand_in_label,
                self.stand_in,
                row(None, button(self.tr("Ne rien changer"), self.reject), link),
                spacing=8,
                margins=20,
            )
        )

    def _label(self, words: str, buddy: QWidget) -> QWidget:
        made = text(words, "label")
        made.setBuddy(buddy)
        return made

    def _words(self, one: ReceivedReply, day: str) -> str:
        return self.tr("{number} · {sender}, {day} · {subject}").format(
            number=one.number, sender=one.sender, day=day, subject=one.subject[:50]
        )


def _titled(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
