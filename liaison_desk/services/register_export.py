"""The mail registers as files: every number in its order, in one go or not at all."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from sqlmodel import Session

from liaison_desk.documents.model import Document
from liaison_desk.documents.register_sheet import RegisterMaterial, compose_register, register_row, register_table
from liaison_desk.documents.spreadsheet import Cell, write_csv, write_workbook
from liaison_desk.domain.french import counted
from liaison_desk.domain.registers import RegisterCheck, RegisterRequest
from liaison_desk.domain.steps import Step
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_writer
from liaison_desk.services.clock import Clock, today
from liaison_desk.services.paper import PaperService
from liaison_desk.services.periods import check_period
from liaison_desk.store.database import Database
from liaison_desk.store.letters import LETTERS
from liaison_desk.store.register_lines import count_lines, register_check, register_lines

_LONGEST_PRINTED = 20_000
_YEARS = range(1900, 2201)


class RegisterExportService:
    """Writes a register as .xlsx, .csv, .docx or .pdf."""

    def __init__(self, database: Database, paper: PaperService, clock: Clock) -> None:
        self._database = database
        self._paper = paper
        self._clock = clock

    def export(self, target: Path, request: RegisterRequest, *, with_mark: bool = True) -> Generator[Step]:
        """Write the numbers asked for to a file, of the format its ending says; stopped half-way, nothing is left.

        `with_mark` is for .csv: the mark by which Excel knows UTF-8. Raises UserError for any other ending, and for
        a request that makes no sense.
        """
        _check(request)
        ending = target.suffix.lower()
        if ending in {".docx", ".pdf"}:
            yield Step(0, 2, "Lecture du registre")
            document = self.document(request)
            yield Step(1, 2, "Mise en page")
            self._paper.write(document, target)
        elif ending in {".xlsx", ".csv"}:
            with self._database.reading() as session, atomic_writer(target) as stream:
                yield from self._write_table(session, stream, target, request, with_mark=with_mark)
        else:
            raise UserError("unknown_format", "Donnez un nom de fichier qui finit par .xlsx, .csv, .docx ou .pdf.")

    def document(self, request: RegisterRequest) -> Document:
        """Return the numbers asked for as a document; raises UserError when nobody would print so many."""
        day = today(self._clock)
        with self._database.reading() as session:
            foot = self._foot(session, request)
            if count_lines(session, request, day) > _LONGEST_PRINTED:
                raise UserError(
                    "register_too_long", "Ce registre est trop long pour être imprimé : choisissez une année, ou .xlsx."
                )
            lines = [line for page in register_lines(session, request, day) for line in page]
        return compose_register(RegisterMaterial(request, lines, foot, day))

    def check(self, request: RegisterRequest) -> RegisterCheck:
        """Return what the register holds in the years asked for, and what is missing."""
        with self._database.reading() as session:
            return register_check(session, request)

    def _write_table(
        self, session: Session, stream: BinaryIO, target: Path, request: RegisterRequest, *, with_mark: bool
    ) -> Generator[Step]:
        day = today(self._clock)
        total = count_lines(session, request, day)
        table = register_table(request, self._foot(session, request), day)
        pages = _pages(session, request, self._clock)
        if target.suffix.lower() == ".csv":
            writing = write_csv(stream, table, pages, with_mark=with_mark)
        else:
            writing = write_workbook(stream, table, pages, target.resolve().parent)
        with closing(writing):
            for done in writing:
                yield Step(done, total, f"{done} numéros sur {total}")

    def _foot(self, session: Session, request: RegisterRequest) -> str:
        check = register_check(session, request)
        sentence = check.sentence
        if request.is_narrowed or request.first or request.last:
            shown = counted(count_lines(session, request, today(self._clock)), "courrier choisi", "courriers choisis")
            return f"{shown}. Registre entier : {sentence}"
        return sentence


def _check(request: RegisterRequest) -> None:
    check_period(request.first, request.last)
    if request.year is not None and request.year not in _YEARS:
        raise UserError("no_such_year", "Donnez l'année du registre en quatre chiffres : 2026.")
    known = LETTERS.views
    if any(view not in known for view in request.query.saved_filter.split()):
        raise UserError("unknown_view", f"Filtres : {', '.join(known)}.")


def _pages(session: Session, request: RegisterRequest, clock: Clock) -> Iterator[Sequence[Sequence[Cell]]]:
    for page in register_lines(session, request, today(clock)):
        yield [register_row(line) for line in page]
