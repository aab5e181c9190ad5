"""Starting a letter from a ready-made wording, filled from the records."""

from __future__ import annotations

from liaison_desk.documents.wordings import WordingMaterial, fill_wording
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.records import Kind
from liaison_desk.errors import UserError
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock
from liaison_desk.services.letters import LetterService
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.settings import SettingsService
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.links import label_of
from liaison_desk.store.tables import Letter


class AnswerService:
    """Writes the first draft of a letter, so that no name or date is typed twice."""

    def __init__(
        self,
        database: Database,
        letters: LetterService,
        settings: SettingsService,
        protocol: ProtocolService,
        clock: Clock,
    ) -> None:
        self._database = database
        self._letters = letters
        self._settings = settings
        self._protocol = protocol
        self._clock = clock

    def start(self, letter_id: str, wording: Wording) -> str:
        """Start the answer to an incoming letter and return the id of the draft."""
        asked = self._letters.sheet(letter_id)
        if asked.fields.mail_register is not MailRegister.incoming:
            raise UserError("not_incoming", "Seul un courrier arrivé reçoit une réponse.")
        return self._letters.answer(asked.reference.id, wording, self.text(wording, asked.fields))

    def start_for_engagement(self, engagement_id: str, wording: Wording) -> str:
        """Start a letter about an engagement: the answer to the letter that asked for it, else one to its host."""
        asked = self._asking_letter(engagement_id)
        if asked is not None:
            return self.start(asked, wording)
        engagement = self._engagement(engagement_id)
        draft = LetterFields(
            mail_register=MailRegister.outgoing,
            state=LetterState.draft,
            subject=engagement.title,
            correspondent_id=engagement.host_id,
            unit=engagement.unit,
            engagement_id=engagement_id,
            wording=wording,
        )
        return self._letters.add(draft.model_copy(update={"body": self.text(wording, draft)}))

    def text(self, wording: Wording, letter: LetterFields) -> str:
        """Return a wording filled for a letter, as Markdown; what is not known reads « [à compléter : …] »."""
        engagement = self._engagement(letter.engagement_id) if letter.engagement_id else None
        representative = ""
        if engagement and engagement.representative_id:
            representative = self._named(engagement.representative_id, engagement)
        municipality = municipalities().name_of(engagement.municipality) if engagement else ""
        material = WordingMaterial(
            office=self._settings.office(),
            engagement=engagement,
            municipality_name=municipality,
            request=f"« {letter.subject} »",
            unit=letter.unit,
            reply_by=letter.due_date or (engagement.reply_by if engagement else None),
            representative=representative,
        )
        return fill_wording(wording, material)

    def _engagement(self, engagement_id: str) -> EngagementFields:
        with self._database.reading() as session:
            return records.fields_of(records.find(session, Kind.engagement, engagement_id), EngagementFields)

    def _named(self, partner_id: str, engagement: EngagementFields) -> str:
        """Return the representative with the title held on that day."""
        title = self._protocol.forms_of(partner_id, engagement.day).office_title
        with self._database.reading() as session:
            name = label_of(records.find(session, Kind.partner, partner_id, in_bin=True))
        return f"{name}, {title}" if title else name

    def _asking_letter(self, engagement_id: str) -> str | None:
        with self._database.reading() as session:
            sheet = records.sheet_of(session, records.find(session, Kind.engagement, engagement_id), EngagementFields)
            for link in sheet.links:
                if link.kind is Kind.letter and link.role == "of_engagement":
                    row = session.get(Letter, link.id)
                    if row is not None and row.mail_register is MailRegister.incoming:
                        return row.id
        return None
