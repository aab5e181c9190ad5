"""What will be recorded from a message: sender, letter, engagement; every field can be changed first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.threads import SenderLetters
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields
from liaison_desk.services.intake import Reading
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.intake.fields_box import FieldsBox
from liaison_desk.ui.intake.reply_box import ReplyBox
from liaison_desk.ui.intake.sender_box import ChosenSender, SenderBox
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import dressed
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.municipality_editor import MunicipalityEditor
from liaison_desk.ui.widgets.text_edits import CheckBox

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class ProposalForm(QScrollArea):
    """Shows a reading, gives it back as the officer made it."""

    def __init__(self, session: Session, parsers: Parsers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self.sender_box = SenderBox(session.desk, parsers)
        self._threads = session.desk.threads
        self.of_sender = Banner()
        self.reply_box = ReplyBox(session.desk.mailing_replies.reply_letters)
        self.sender_box.chosen.connect(self._on_sender)
        self._choices = RecordChoices(session)
        self.letter = FieldsBox(self.tr("Courrier"), LetterFields, self._letter_entries(), parsers)
        self.engagement = FieldsBox(self.tr("Événement"), EngagementFields, self._engagement_entries(), parsers)
        self.with_engagement = CheckBox(self.tr("Créer l'&engagement"))
        self.engagement.body.insertWidget(1, self.with_engagement)
        self.with_engagement.toggled.connect(self._show_engagement_fields)
        inner = dressed(QWidget(), role="plain")
        body = QVBoxLayout(inner)
        body.setContentsMargins(2, 0, GRID, 0)
        body.setSpacing(12)
        for box in (self.sender_box, self.of_sender, self.reply_box, self.letter, self.engagement):
            body.addWidget(box)
        body.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_reading(self, reading: Reading) -> None:
        """Show what a file proposes."""
        self._reading = reading
        self.sender_box.show_reading(reading)
        self.reply_box.show_reading(reading)
        self.letter.show_values(reading.letter.model_dump() if reading.letter else {})
        self.engagement.setVisible(reading.engagement is not None)
        if reading.engagement is not None:
            self.engagement.show_values(reading.engagement.model_dump())
        known = self.tr("Mettre à jour l'&engagement déjà connu")
        self.with_engagement.setText(known if reading.engagement_id else self.tr("Créer l'&engagement"))
        self.with_engagement.setChecked(reading.engagement is not None)
        self._show_engagement_fields(self.with_engagement.isChecked())
        self.verticalScrollBar().setValue(0)

    def confirmed(self) -> Reading | None:
        """Return the reading as it was changed; None when something is wrong, shown beside its field."""
        reading = self._reading
        if reading is None or reading.letter is None:
            return None
        first: FieldBox | None = None
        sender, letter, engagement = ChosenSender(), reading.letter, reading.engagement
        try:
            sender = self.sender_box.chosen_sender()
            self.sender_box.show_problems(())
        except InvalidFields as error:
            first = self.sender_box.show_problems(error.problems) or self.sender_box.other_box
        try:
            letter = changed(reading.letter, self.letter.values())
            self.letter.show_problems(())
        except InvalidFields as error:
            wrong = self.letter.show_problems(error.problems) or self.letter.boxes["subject"]
            first = first or wrong
        try:
            engagement = self._engagement(reading)
            self.engagement.show_problems(())
        except InvalidFields as error:
            wrong = self.engagement.show_problems(error.problems) or self.engagement.boxes["title"]
            first = first or wrong
        if first is not None:
            first.editor.input().setFocus()
            self.ensureWidgetVisible(first)
            return None
        return replace(
            self.reply_box.noted(reading),
            partner_id=sender.partner_id,
            partner=sender.partner,
            letter=letter,
            engagement=engagement,
            engagement_id=reading.engagement_id if engagement else None,
        )

    def _on_sender(self) -> None:
        self.reply_box.show_sender(self.sender_box.known_sender())
        self._show_of_sender()

    def _show_of_sender(self) -> None:
        """Say what else whoever wrote has in the register: perhaps this very letter."""
        letter = self._reading.letter if self._reading else None
        found = SenderLetters()
        if letter is not None:
            known = self.sender_box.known_sender()
            found = self._threads.of_sender(letter.model_copy(update={"correspondent_id": known}))
        self.of_sender.clear()
        if sentences := found.sentences():
            self.of_sender.say("\n".join(sentences), Tone.amber if found.duplicates else Tone.neutral)

    def _engagement(self, reading: Reading) -> EngagementFields | None:
        if reading.engagement is None or not self.with_engagement.isChecked():
            return None
        return changed(reading.engagement, self.engagement.values())

    def _show_engagement_fields(self, shown: bool) -> None:
        for box in self.engagement.boxes.values():
            box.setVisible(shown)
        self.letter.boxes["engagement_id"].setVisible(not shown)

    def _letter_entries(self) -> tuple[Entry, ...]:
        return (
            Entry("subject", self.tr("&Objet")),
            Entry("received_on", self.tr("&Reçu le"), required=True),
            Entry("document_date", self.tr("Daté du")),
            Entry("due_date", self.tr("Répondre a&vant le")),
            Entry("unit", self.tr("&Délégation")),
            Entry("flagged", self.tr("Courrier &signalé")),
            Entry("engagement_id", self.tr("Au su&jet de"), editor=self._choices.engagement_field),
        )

    def _engagement_entries(self) -> tuple[Entry, ...]:
        return (
            Entry("title", self.tr("&Intitulé")),
            Entry("starts_at", self.tr("Dé&but")),
            Entry("ends_at", self.tr("&Fin")),
            Entry("all_day", self.tr("Toute la &journée")),
            Entry("place", self.tr("&Lieu")),
            Entry("address", self.tr("&Adresse")),
            Entry("municipality", self.tr("&Commune"), editor=MunicipalityEditor),
        )
