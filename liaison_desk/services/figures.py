"""The figures of correspondence over a period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from liaison_desk.documents.figures_sheet import compose_figures, figure_rows, figure_table
from liaison_desk.documents.model import Document
from liaison_desk.documents.spreadsheet import write_csv, write_workbook
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figures import Figures, figures_of
from liaison_desk.domain.steps import Step
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_writer
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.paper import PaperService
from liaison_desk.services.periods import check_period
from liaison_desk.store.database import Database
from liaison_desk.store.figures import letter_facts


class FigureService:
    """Counts what was received and answered, how fast, and how much of it in time."""

    def __init__(self, database: Database, paper: PaperService, clock: Clock) -> None:
        self._database = database
        self._paper = paper
        self._clock = clock

    def over(self, first: date | None = None, last: date | None = None, unit: Unit | None = None) -> Figures:
        """Return the figures of a period, both days counted: the year up to today when nothing is said.

        Raises UserError when the period ends before it begins.
        """
        day = today(self._clock)
        last = last or day
        first = first or last.replace(month=1, day=1)
        check_period(first, last)
        with self._database.reading() as session:
            facts = letter_facts(session, first, last, unit.value if unit and unit is not Unit.both else "")
        return figures_of(facts, first, last, day)

    def document(self, figures: Figures, unit: Unit | None = None) -> Document:
        """Return figures as a document."""
        return compose_figures(figures, unit, today(self._clock))

    def export(self, target: Path, figures: Figures, unit: Unit | None = None) -> Iterator[Step]:
        """Write figures to a .xlsx, .csv, .docx or .pdf file; raises UserError for any other ending."""
        ending = target.suffix.lower()
        yield Step(0, 1, "Écriture des chiffres")
        if ending in {".docx", ".pdf"}:
            self._paper.write(self.document(figures, unit), target)
            return
        if ending not in {".xlsx", ".csv"}:
            raise UserError("unknown_format", "Donnez un nom de fichier qui finit par .xlsx, .csv, .docx ou .pdf.")
        table, pages = figure_table(figures, unit, today(self._clock)), [figure_rows(figures)]
        with atomic_writer(target) as stream:
            if ending == ".csv":
                writing = write_csv(stream, table, pages)
            else:
                writing = write_workbook(stream, table, pages, target.resolve().parent)
            for _done in writing:
                pass
