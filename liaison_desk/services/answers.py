"""Starting a letter from a ready-made wording, filled from the records."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.documents.wordings import WordingMaterial, fill_text, fill_wording
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.reference_data import municipalities
from liaison_desk.services.addressing import addressed_partners
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.legal_mentions import LegalMentions, mentions_of
from liaison_desk.services.letters import LetterService
from liaison_desk.services.protocol import ProtocolService
from liaison_desk.services.settings import SettingsService
from liaison_desk.store import decisions, records
from liaison_desk.store.database import Database
from liaison_desk.store.links import label_of
from liaison_desk.store.tables import Letter

_UNTOUCHED = frozenset({LetterState.registered, LetterState.assigned, LetterState.acknowledged})


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
        return self._letters.answer(asked.reference.id, wording, self.text(wording, asked.fields, asked.number))

    def start_for_engagement(self, engagement_id: str, wording: Wording) -> str:
        """Start a letter about an engagement: the answer to the letter that asked for it, else one to its host."""
        with self._letters.verb("Réponse commencée") as session:
            return self._start_in(session, engagement_id, wording)

    def draft_in(self, session: Session, engagement_id: str, wording: Wording) -> str | None:
        """Draft the letter that tells of a decision, in its transaction; return its id, None when nobody is to be told.

        A draft of that wording already begun is kept. The letter that asked is then being dealt with.
        """
        asked = decisions.asking_letter(session, engagement_id)
        if asked is None and not self._engagement(session, engagement_id).host_id:
            return None
        if asked is not None and asked.state in _UNTOUCHED:
            records.update(
                session, asked, changed(records.fields_of(asked, LetterFields), {"state": LetterState.in_progress})
            )
        begun = (draft.id for draft in decisions.drafts_telling(session, engagement_id) if draft.wording is wording)
        return next(begun, None) or self._start_in(session, engagement_id, wording)

    def text(self, wording: Wording, letter: LetterFields, number: str = "") -> str:
        """Return a wording filled for a letter, as Markdown; what is not known reads « [à compléter : …] ».

        `number` is that of the letter when it came in.
        """
        with self._database.reading() as session:
            return self._text(session, wording, letter, number)

    def paragraph(self, name: str, letter: LetterFields) -> str:
        """Return a standard paragraph of the office filled for a letter; raises UserError when none has that name."""
        kept = {one.name: one.text for one in self._settings.office().paragraphs}
        if name not in kept:
            raise UserError("unknown_paragraph", f"Aucun paragraphe type ne s'appelle « {name} ».")
        with self._database.reading() as session:
            return fill_text(kept[name], self._material(session, letter.wording, letter))

    def paragraph_for_note(self, name: str, note: BriefingFields) -> str:
        """Return a standard paragraph of the office filled for a note; raises UserError when none has that name."""
        about = LetterFields(
            mail_register=MailRegister.outgoing,
            subject=note.title,
            unit=note.unit,
            engagement_id=note.engagement_id,
            correspondent_id=note.partner_id,
        )
        return self.paragraph(name, about)

    def _start_in(self, session: Session, engagement_id: str, wording: Wording) -> str:
        asked = decisions.asking_letter(session, engagement_id)
        if asked is not None:
            body = self._text(session, wording, records.fields_of(asked, LetterFields), asked.number)
            return self._letters.answer_in(session, asked.id, wording, body)
        engagement = self._engagement(session, engagement_id)
        draft = LetterFields(
            mail_register=MailRegister.outgoing,
            state=LetterState.draft,
            subject=engagement.title,
            correspondent_id=engagement.host_id,
            unit=engagement.unit,
            engagement_id=engagement_id,
            wording=wording,
        )
        body = self._text(session, wording, draft)
        return self._letters.register_in(session, draft.model_copy(update={"body": body}))[0]

    def _text(self, session: Session, wording: Wording, letter: LetterFields, number: str = "") -> str:
        return fill_wording(wording, self._material(session, wording, letter, number))

    def _material(self, session: Session, wording: Wording, letter: LetterFields, number: str = "") -> WordingMaterial:
        engagement = self._engagement(session, letter.engagement_id) if letter.engagement_id else None
        representative = ""
        if engagement and engagement.representative_id:
            representative = self._named(session, engagement.representative_id, engagement)
        municipality = municipalities().name_of(engagement.municipality) if engagement else ""
        asked, asked_number = _asked(session, letter, number)
        mentions = mentions_of(asked) if asked and wording is Wording.legal_acknowledgement else LegalMentions()
        return WordingMaterial(
            office=self._settings.office(),
            engagement=engagement,
            municipality_name=municipality,
            request=f"« {letter.subject} »" if letter.subject else "",
            unit=letter.unit,
            reply_by=self._reply_by(wording, letter.due_date or (engagement.reply_by if engagement else None)),
            representative=representative,
            asked=asked,
            asked_number=asked_number,
            conditions=mentions.conditions,
            legal=mentions.values,
            addressee=self._addressee(session, letter),
        )

    def _addressee(self, session: Session, letter: LetterFields) -> dict[str, str]:
        """Return the fields that name who is written to."""
        if not letter.correspondent_id:
            return {"addressee": letter.correspondent_name}
        [one] = addressed_partners(session, [letter.correspondent_id], today(self._clock))
        return {"addressee": one.name, "addressee_title": one.title, "addressee_body": one.body}

    def _reply_by(self, wording: Wording, day: date | None) -> date | None:
        """Return the day an answer is promised for: never one that is past."""
        return None if wording is Wording.waiting and day and day <= today(self._clock) else day

    def _engagement(self, session: Session, engagement_id: str) -> EngagementFields:
        return records.fields_of(records.find(session, Kind.engagement, engagement_id), EngagementFields)

    def _named(self, session: Session, partner_id: str, engagement: EngagementFields) -> str:
        """Return the representative with the title held on that day."""
        title = self._protocol.forms_of(partner_id, engagement.day).office_title
        name = label_of(records.find(session, Kind.partner, partner_id, in_bin=True))
        return f"{name}, {title}" if title else name


def _asked(session: Session, letter: LetterFields, number: str) -> tuple[LetterFields | None, str]:
    """Return the letter that asks, with its number: that one if it came in, else the one it answers."""
    if letter.mail_register is MailRegister.incoming:
        return letter, number
    if not letter.answers_to_id:
        return None, ""
    row = records.find(session, Kind.letter, letter.answers_to_id, in_bin=True)
    return records.fields_of(row, LetterFields), row.number if isinstance(row, Letter) else ""
