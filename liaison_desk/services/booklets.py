"""Gathering the booklet of a sitting: its reports by committee, with their syntheses and recusals."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.documents.booklet import BookletMaterial, BookletReport, compose_booklet
from liaison_desk.documents.model import Document
from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.cautions import Caution
from liaison_desk.domain.council_reports import SynthesisForm, VoteResult
from liaison_desk.domain.figure_references import with_figures
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.report_headings import CONTEXT, REQUESTED
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.votes import vote_words
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.decision_notes import decider
from liaison_desk.services.report_lines import ReportLine, committees_of, lines_of
from liaison_desk.services.settings import SettingsService
from liaison_desk.services.sittings import sitting_row
from liaison_desk.store import records
from liaison_desk.store.database import Database


class BookletService:
    """Composes the booklet of a sitting."""

    def __init__(self, database: Database, settings: SettingsService, clock: Clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock

    def booklet(self, sitting_id: str) -> Document:
        """Return the booklet of a sitting as a document; a report without a synthesis is a divider."""
        with self._database.reading() as session:
            row = sitting_row(session, sitting_id)
            sitting = records.fields_of(row, SittingFields)
            lines = lines_of(session, row.id, today(self._clock))
            official = decider(session)
        figures = self._settings.office().key_figures
        return compose_booklet(
            BookletMaterial(
                title=sitting.title,
                body=label(sitting.body),
                held_on=sitting.held_on,
                made_on=today(self._clock),
                official=official,
                place=sitting.place,
                committees=tuple(
                    (name, tuple(_report(line, figures) for line in found)) for name, found in committees_of(lines)
                ),
            )
        )


def _report(line: ReportLine, figures: Sequence[KeyFigure]) -> BookletReport:
    sections = _sections(line.note, figures) if line.note else ()
    is_missing = not any(body.strip() for _heading, body in sections)
    fields = line.fields
    return BookletReport(
        number=line.number,
        title=line.title,
        committee=line.committee,
        direction=line.direction,
        rapporteur=line.rapporteur,
        amounts=line.amounts,
        beneficiaries=line.beneficiaries,
        recusals=recusal_sentences(line.recusal, line.cautions),
        carried=line.carried,
        sections=_known(line) if is_missing else sections,
        is_missing=is_missing and line.form is not SynthesisForm.none,
        writer=line.delegated_to if line.form is SynthesisForm.delegated else "",
        vote="" if line.vote_result is VoteResult.pending else vote_words(fields),
    )


def recusal_sentences(recusal: str, cautions: tuple[Caution, ...]) -> tuple[str, ...]:
    """Return why the official steps back: what she decided, then what the registers say with their sources."""
    computed = (f"{one.sentence} ({one.source}.)" for one in cautions)
    return (*((recusal,) if recusal else ()), *computed)


def _sections(note: BriefingFields, figures: Sequence[KeyFigure]) -> tuple[tuple[str, str], ...]:
    form, known = form_of(note.briefing_kind), [*figures, *note.kept_figures]
    written = [(one.heading, with_figures(one.body, known)) for one in note.sections_in_order()]
    return tuple(
        (heading, body)
        for heading, body in written
        if (section := form.section(heading)) is None or section.is_written(body)
    )


def _known(line: ReportLine) -> tuple[tuple[str, str], ...]:
    """Return what the report itself says, for the page of a synthesis that is still to come."""
    found = ((REQUESTED, line.fields.requested), (CONTEXT, line.fields.context))
    return tuple((heading, body) for heading, body in found if body)
