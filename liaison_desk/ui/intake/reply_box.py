"""The mailing a letter answers, when an answer is awaited from whoever wrote it."""

from __future__ import annotations

from dataclasses import replace

from liaison_desk.domain.labels import label
from liaison_desk.domain.mailing_replies import GIVEN
from liaison_desk.domain.mailings import MailingReply
from liaison_desk.services.intake import Reading
from liaison_desk.services.reply_letters import ReplyLetterService
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.intake.sender_choice import SenderChoice
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import text
from liaison_desk.ui.widgets.text_edits import ChoiceEditor

_NOTHING = ""


class ReplyBox(Card):
    """Shown only when the sender is awaited; what the words of the letter say is proposed."""

    def __init__(self, replies: ReplyLetterService) -> None:
        super().__init__()
        self._replies = replies
        self._partner_id: str | None = None
        self.mailing = SenderChoice()
        self.reply = ChoiceEditor([(one, f"{label(one)[:1].upper()}{label(one)[1:]}") for one in GIVEN])
        self.reply_box = FieldBox(Entry("", self.tr("Réponse donnée")), self.reply, required=False)
        self.body.addWidget(text(self.tr("Réponse à un envoi"), "heading"))
        self.body.addWidget(FieldBox(Entry("", self.tr("&Envoi")), self.mailing, required=False))
        self.body.addWidget(self.reply_box)
        self.mailing.edited.connect(self._show_reply)
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Show what a letter seems to answer."""
        self._partner_id = None
        self.show_sender(reading.partner_id)
        self.reply.set_value(reading.reply)
        self.mailing.set_value(reading.answers_mailing_id or _NOTHING)
        self._show_reply()

    def show_sender(self, partner_id: str | None) -> None:
        """Offer the mailings whose answer is awaited from a partner."""
        if partner_id == self._partner_id and partner_id is not None:
            return
        self._partner_id = partner_id
        awaited = self._replies.awaited_from(partner_id)
        nothing = (_NOTHING, self.tr("Ne noter aucune réponse"))
        self.mailing.offer([nothing, *((one.mailing_id, one.subject) for one in awaited)])
        self.setVisible(bool(awaited))
        self._show_reply()

    def noted(self, reading: Reading) -> Reading:
        """Return a reading with the answer chosen, if any."""
        mailing_id = self.mailing.value() if not self.isHidden() else _NOTHING
        if not mailing_id:
            return replace(reading, answers_mailing_id=None, reply=MailingReply.none)
        return replace(reading, answers_mailing_id=mailing_id, reply=self.reply.value())

    def _show_reply(self) -> None:
        self.reply_box.setVisible(self.mailing.value() != _NOTHING)
