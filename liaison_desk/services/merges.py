"""From a mailing to its letters: all of them in one verb, all the files or none."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.markdown import plain_of
from liaison_desk.documents.model import Document
from liaison_desk.documents.wordings import WordingMaterial, fill_text, shipped_wording
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import counted
from liaison_desk.domain.letters import Channel, LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.mailing_checks import Addressed
from liaison_desk.domain.mailings import MailingFields, MailingRecipient, MailingState
from liaison_desk.domain.merge_outputs import MergeOutputs, MergeResult
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.records import Kind, Sheet
from liaison_desk.domain.signature_delegations import check_delegation
from liaison_desk.domain.steps import Step
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.intake.file_names import safe_file_name
from liaison_desk.reference_data import municipalities
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.email_drafts import AttachedFile
from liaison_desk.services.file_batches import FileBatch
from liaison_desk.services.letters import LetterService
from liaison_desk.services.mailings import MailingService
from liaison_desk.services.merge_files import MergeFiles, MergeLetter
from liaison_desk.services.paper import PaperService
from liaison_desk.services.settings import SettingsService
from liaison_desk.services.signing import check_complete, missing_in
from liaison_desk.store import records
from liaison_desk.store.database import Database
from liaison_desk.store.links import names_of
from liaison_desk.store.tables import new_id


@dataclass(frozen=True)
class _Material:
    """What every letter of a mailing has in common."""

    office: OfficeFields
    engagement: EngagementFields | None
    municipality: str
    representative: str
    day: date


class MergeService:
    """Makes the letters of a mailing, and writes them again."""

    def __init__(
        self,
        database: Database,
        mailings: MailingService,
        letters: LetterService,
        settings: SettingsService,
        paper: PaperService,
        clock: Clock,
    ) -> None:
        self._database = database
        self._mailings = mailings
        self._letters = letters
        self._settings = settings
        self._paper = paper
        self._clock = clock

    def wording(self, wording: Wording) -> str:
        """Return a ready-made text with its fields, as a mailing starts from: the office's own when there is one."""
        own = (one.text for one in self._settings.office().own_wordings if one.wording is wording)
        return next(own, None) or shipped_wording(wording)

    def start(self, engagement_id: str) -> str:
        """Begin the invitations to an engagement and return the id of the mailing."""
        return self._mailings.start_for_engagement(engagement_id, self.wording(Wording.invitation))

    def missing(self, fields: MailingFields) -> tuple[str, ...]:
        """Return what the mailing itself lacks before its letters can be made, in French sentences."""
        found: list[str] = []
        if not any(one.included for one in fields.recipients):
            found.append("Choisissez au moins un destinataire.")
        if not fields.purpose:
            found.append("Dites pourquoi ces personnes reçoivent cette lettre : la finalité est obligatoire.")
        if not fields.body:
            found.append("Écrivez le texte de la lettre.")
        return tuple(found)

    def preview(self, fields: MailingFields, partner_id: str) -> Document:
        """Return the letter to one recipient, as a draft."""
        alone = [MailingRecipient(partner_id=partner_id)]
        [one] = self._mailings.addressed(fields.model_copy(update={"recipients": alone}))
        letter = self._letter(fields, one, self._material(fields), signed=False)
        return self._document(letter, "", one, self._settings.office())

    def plain_text(self, fields: MailingFields) -> str:
        """Return the text of a mailing addressed to nobody in particular, without marks, for a message."""
        nobody = Addressed("", "")
        body = fill_text(fields.body, self._wording(fields, nobody, self._material(fields)))
        return plain_of(body)

    def make(self, mailing_id: str, outputs: MergeOutputs, *, sign: bool = True) -> Generator[Step, None, MergeResult]:
        """Make every letter, signed and numbered in one gesture or left as drafts, and the files asked for.

        Given up at any step, nothing is left: no letter, no number, no file; interrupted by a crash, the next start
        leaves that or everything. One undo takes the letters back. Raises UserError when a recipient ticked cannot be
        written to, or when a letter was signed elsewhere meanwhile.
        """
        sheet = self._mailings.sheet(mailing_id)
        fields = sheet.fields
        if fields.state is not MailingState.draft:
            raise UserError("made_mailing", "Les lettres de cet envoi sont déjà faites.")
        yield Step(0, 1, "Contrôle des destinataires")
        ticked = [one for one in self._mailings.addressed(fields) if one.partner_id in _ticked(fields)]
        self._refuse(fields, ticked)
        material = self._material(fields)
        if sign:
            check_delegation(material.office.signature_delegations, fields.unit, today(self._clock))
        numbers = self._letters.next_numbers(len(ticked)) if sign else [""] * len(ticked)
        ids = {one.partner_id: new_id() for one in ticked}
        with self._batch(mailing_id) as files:
            pieces = self._pieces(sheet, outputs)
            papers = MergeFiles(self._paper, material.office, fields, outputs, files, today(self._clock), pieces)
            with papers:
                for place, (one, number) in enumerate(zip(ticked, numbers, strict=True), start=1):
                    letter = self._letter(fields, one, material, signed=sign)
                    document = self._document(letter, number, one, material.office)
                    if sign:
                        check_complete(missing_in(document, has_file=False))
                    papers.add(MergeLetter(document, letter, number, one))
                    yield Step(place, len(ticked) + papers.rest, f"Lettre {place} sur {len(ticked)}")
                yield from papers.finish(len(ticked))
            letters = ((ids[one.partner_id], self._letter(fields, one, material, signed=sign)) for one in ticked)
            self._record(sheet, letters, ids, numbers, files)
        return MergeResult(len(numbers), tuple(numbers), papers.written)

    def write(self, mailing_id: str, outputs: MergeOutputs) -> Generator[Step, None, MergeResult]:
        """Write again the files of a mailing whose letters are made, from those letters."""
        mailing = self._mailings.sheet(mailing_id)
        fields = mailing.fields
        kept = {one.partner_id: one.letter_id for one in fields.recipients if one.letter_id}
        addressed = [one for one in self._mailings.addressed(fields) if one.partner_id in kept]
        if not addressed:
            raise UserError("no_letters", "Les lettres de cet envoi ne sont pas encore faites.")
        office = self._settings.office()
        numbers: list[str] = []
        with self._batch(mailing_id) as files:
            pieces = self._pieces(mailing, outputs)
            papers = MergeFiles(self._paper, office, fields, outputs, files, today(self._clock), pieces)
            with papers:
                for place, one in enumerate(addressed, start=1):
                    sheet = self._letters.sheet(kept[one.partner_id] or "")
                    numbers.append(sheet.number)
                    document = self._document(sheet.fields, sheet.number, one, office)
                    papers.add(MergeLetter(document, sheet.fields, sheet.number, one))
                    yield Step(place, len(addressed) + papers.rest, f"Lettre {place} sur {len(addressed)}")
                yield from papers.finish(len(addressed))
            files.ready()
            files.keep()
        return MergeResult(len(numbers), tuple(numbers), papers.written)

    def _batch(self, mailing_id: str) -> FileBatch:
        return FileBatch(self._database.path.parent, mailing_id)

    def _pieces(self, sheet: Sheet[MailingFields], outputs: MergeOutputs) -> list[AttachedFile]:
        """Return the files kept with a mailing, which go with each message."""
        kept = [self._mailings.piece(piece.id) for piece in sheet.pieces] if outputs.messages else []
        return [
            AttachedFile(safe_file_name(piece.file_name, piece.media_type), piece.media_type, content)
            for piece, content in kept
        ]

    def _record(
        self,
        sheet: Sheet[MailingFields],
        letters: Iterable[tuple[str, LetterFields]],
        ids: Mapping[str, str],
        numbers: Sequence[str],
        files: FileBatch,
    ) -> None:
        """Record the letters in one transaction, then put the files in their places."""
        mailing_id = sheet.reference.id
        with self._mailings.verb(f"Publipostage : {counted(len(ids), 'lettre')}") as session:
            tied = ((identifier, changed(letter, {"mailing_id": mailing_id})) for identifier, letter in letters)
            if self._letters.register_all_in(session, tied) != list(numbers):
                raise UserError(
                    "numbers_taken", "Un courrier a été signé pendant la préparation : recommencez, rien n'a été fait."
                )
            row = records.find(session, Kind.mailing, mailing_id)
            fields = records.fields_of(row, MailingFields)
            recipients = [changed(one, {"letter_id": ids.get(one.partner_id)}) for one in fields.recipients]
            values = {"recipients": recipients, "state": MailingState.made, "made_on": today(self._clock)}
            records.update(session, row, changed(fields, values), sheet.version)
            files.ready()
        files.keep()

    def _refuse(self, fields: MailingFields, ticked: Sequence[Addressed]) -> None:
        if lacking := self.missing(fields):
            raise UserError("mailing_not_ready", lacking[0])
        problems = self._mailings.check(fields, ticked).values()
        blocked = sum(any(problem.kind.is_blocking for problem in found) for found in problems)
        if blocked:
            cannot = "ne peut pas recevoir" if blocked == 1 else "ne peuvent pas recevoir"
            raise UserError(
                "mailing_exceptions",
                f"{counted(blocked, 'destinataire')} {cannot} cette lettre : complétez la fiche, ou décochez.",
            )

    def _material(self, fields: MailingFields) -> _Material:
        office = self._settings.office()
        if not fields.engagement_id:
            return _Material(office, None, "", "", today(self._clock))
        with self._database.reading() as session:
            row = records.find(session, Kind.engagement, fields.engagement_id)
            engagement = records.fields_of(row, EngagementFields)
            names = names_of(session, {engagement.representative_id} if engagement.representative_id else set())
        municipality = municipalities().name_of(engagement.municipality)
        return _Material(office, engagement, municipality, next(iter(names.values()), ""), today(self._clock))

    def _letter(self, fields: MailingFields, one: Addressed, material: _Material, *, signed: bool) -> LetterFields:
        """Return the letter to one recipient, its fields filled."""
        return LetterFields(
            mail_register=MailRegister.outgoing,
            state=LetterState.signed if signed else LetterState.draft,
            signed_on=material.day if signed else None,
            subject=fields.subject,
            correspondent_id=one.partner_id,
            addressee_name=one.name,
            addressee_title=one.title,
            channel=fields.channel,
            unit=fields.unit,
            engagement_id=fields.engagement_id,
            wording=fields.wording,
            body=fill_text(fields.body, self._wording(fields, one, material)),
            enclosures=fields.enclosures,
            handwritten=bool(one.fields and one.fields.handwritten_salutation) and fields.channel is not Channel.email,
        )

    def _wording(self, fields: MailingFields, one: Addressed, material: _Material) -> WordingMaterial:
        engagement = material.engagement
        return WordingMaterial(
            office=material.office,
            engagement=engagement,
            municipality_name=material.municipality,
            unit=fields.unit,
            reply_by=fields.reply_by or (engagement.reply_by if engagement else None),
            representative=material.representative,
            addressee={"addressee": one.name, "addressee_title": one.title, "addressee_body": one.body},
        )

    def _document(self, letter: LetterFields, number: str, one: Addressed, office: OfficeFields) -> Document:
        material = LetterMaterial(
            office=office,
            letter=letter,
            number=number,
            inside_address=one.inside_address or (one.name,),
            salutation=one.salutation,
            closing_formula=one.closing_formula,
            written_on=letter.document_date or letter.signed_on or today(self._clock),
        )
        return compose_letter(material)


def _ticked(fields: MailingFields) -> set[str]:
    return {one.partner_id for one in fields.recipients if one.included}
