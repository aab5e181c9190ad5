"""What papers say that no longer holds: which sentence, what it should say, what is to be printed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from liaison_desk.domain.fact_uses import Reprint, StalePassage
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.print_lists import PrintTurn, print_turns
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.errors import UserError
from liaison_desk.services.briefings import BriefingService
from liaison_desk.services.clock import Clock, local_now, today
from liaison_desk.services.engagements import EngagementService
from liaison_desk.services.letters import LetterService
from liaison_desk.services.packs import PackService
from liaison_desk.services.print_lists import papers_to_print
from liaison_desk.services.stale_mending import mended_fields
from liaison_desk.services.stale_reading import StaleReader, StaleReading
from liaison_desk.services.stale_reprints import reprints
from liaison_desk.store import fact_uses as store
from liaison_desk.store.database import Database
from liaison_desk.store.office import office_fields

if TYPE_CHECKING:
    from liaison_desk.documents.model import Document


class StaleService:
    """Compares what papers say with what the records say today; nothing is kept but what was written and why."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        reader: StaleReader,
        briefings: BriefingService,
        letters: LetterService,
        engagements: EngagementService,
        packs: PackService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._reader = reader
        self._briefings = briefings
        self._letters = letters
        self._engagements = engagements
        self._packs = packs
        self._counted: tuple[StaleReading, Counter[Reference]] | None = None

    def all(self) -> tuple[StalePassage, ...]:
        """Return the sentences to mend in papers that did not leave yet, those needed first at the top."""
        return tuple(one for one in self._reader.reading().passages if not one.is_out and not one.is_kept)

    def gone_out(self) -> tuple[StalePassage, ...]:
        """Return the sentences of papers issued, sent or printed with what no longer holds."""
        return tuple(one for one in self._reader.reading().passages if one.is_out and not one.is_kept)

    def of(self, reference: Reference, *, kept: bool = False) -> tuple[StalePassage, ...]:
        """Return the sentences to mend in a paper; for an engagement or a pack, in every paper of it too.

        With `kept`, those that were kept as they are, each with its reason. A page of a pack is told only for what no
        sentence of its notes and letters tells.
        """
        found = [one for one in self._reader.reading().of(reference) if one.is_kept is kept]
        told = {(fact.subject_id, fact.label) for one in found if one.paper != reference for fact in one.facts}
        return tuple(
            one
            for one in found
            if one.paper.kind is not Kind.pack or any((fact.subject_id, fact.label) not in told for fact in one.facts)
        )

    def counts(self) -> Mapping[Reference, int]:
        """Return how many sentences are to be mended, by paper; those of its papers count for a pack too."""
        reading = self._reader.reading()
        if self._counted is None or self._counted[0] is not reading:
            told = Counter(one.paper for one in reading.passages if not one.is_kept and not one.is_out)
            for pack in reading.papers_of:
                if pack.kind is Kind.pack and pack not in reading.printed and (number := len(self.of(pack))):
                    told[pack] = number
            self._counted = (reading, told)
        return self._counted[1]

    def reprint_list(self) -> tuple[Reprint, ...]:
        """Return the packs and sheets to print again: which pages, and why."""
        with self._database.reading() as session:
            return reprints(session, self._reader.reading(), today(self._clock))

    def print_list(self) -> tuple[PrintTurn, ...]:
        """Return what is to be printed for the fortnight to come, by half-day at the office."""
        with self._database.reading() as session:
            papers = papers_to_print(session, self._reader.reading(), today(self._clock))
            presence = Presence.of(office_fields(session))
        return print_turns(papers, presence, local_now(self._clock))

    def print_sheet(self) -> Document:
        """Return what is to be printed as a sheet to take along."""
        from liaison_desk.documents.print_list import compose_print_list

        return compose_print_list(self.print_list(), today(self._clock))

    def accept(self, paper: Reference, use_ids: Sequence[str] = ()) -> int:
        """Mend the sentences of a paper, or only those of some uses; return how many.

        A validated note opens its next version; a pack has its notes and letters mended. Raises UserError when a
        sentence must be written again by hand, or when the text can no longer change.
        """
        asked = [one for one in self.of(paper) if not use_ids or set(use_ids) & set(one.use_ids)]
        passages = [one for one in asked if one.mended]
        if not passages:
            raise UserError("nothing_to_mend", _why_not(asked))
        for one in dict.fromkeys(passage.paper for passage in passages):
            self._mend(one, [passage for passage in passages if passage.paper == one])
        return len(passages)

    def keep(self, use_ids: Sequence[str], reason: str) -> None:
        """Leave sentences as they are, and say why; another change of the record asks again.

        Raises UserError without a reason.
        """
        if not reason.strip():
            raise UserError("reason_needed", "Dites pourquoi ce passage reste tel quel.")
        facts = [fact for use_id in use_ids for fact in self._passage_of(use_id).facts if fact.use_id == use_id]
        with self._briefings.verb("Passage gardé tel quel") as session:
            for fact in facts:
                row = store.use(session, fact.use_id)
                if row is not None:
                    row.kept_reason, row.kept_words = reason.strip(), fact.now

    def _mend(self, paper: Reference, passages: Sequence[StalePassage]) -> None:
        if paper.kind is Kind.briefing:
            note = self._briefings.sheet(paper.id)
            self._briefings.edit(paper.id, mended_fields(note.fields, passages), note.version)
        elif paper.kind is Kind.letter:
            letter = self._letters.sheet(paper.id)
            self._letters.edit(paper.id, mended_fields(letter.fields, passages), letter.version)
        else:
            engagement = self._engagements.sheet(paper.id)
            self._engagements.edit(paper.id, mended_fields(engagement.fields, passages), engagement.version)

    def _passage_of(self, use_id: str) -> StalePassage:
        found = next((one for one in self._reader.reading().passages if use_id in one.use_ids), None)
        if found is None:
            raise UserError("not_stale", "Ce passage n'est plus périmé : il n'y a rien à corriger.")
        return found


def _why_not(passages: Sequence[StalePassage]) -> str:
    if not passages:
        return "Rien n'est périmé dans ce document."
    if all(one.paper.kind is Kind.pack for one in passages):
        return "Ces pages se corrigent en assemblant une nouvelle version du dossier."
    if all(one.paper.kind is Kind.letter and not one.mended and one.is_out for one in passages):
        return "Le texte d'un courrier signé ne change plus : écrivez-en un autre."
    return "Ces passages sont à réécrire à la main : rien ne remplace mot pour mot ce qui a changé."
