"""Does the verbs of the agenda: decisions, moves, letters, notes, paper, export."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import clock, short_date
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.steps import Step
from liaison_desk.ui.agenda.dialogs import DecisionDialog, Decisions
from liaison_desk.ui.agenda.export_dialog import ExportDialog
from liaison_desk.ui.agenda.form_page import parsers
from liaison_desk.ui.agenda.moving import moved
from liaison_desk.ui.agenda.papers import EngagementPapers, Form
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.papers import ask_where
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.messages import Banner

Shown = Callable[[], Sheet[EngagementFields] | None]


class Doing(QObject):
    """Each verb goes through the session, which tells of it and offers to take it back."""

    briefing_requested = Signal(object)

    def __init__(self, session: Session, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._engagements = session.desk.engagements
        self._decisions = Decisions(window)
        self._choices = RecordChoices(session)
        self._papers = EngagementPapers(session, window, banner)
        self._shown: Shown = lambda: None
        self.dialog: DecisionDialog | ExportDialog | None = None

    def follow(self, verbs: EngagementVerbs, shown: Shown) -> None:
        """Have the actions act on the engagement shown."""
        self._shown = shown
        verbs.accept.triggered.connect(self._accept)
        verbs.represent.triggered.connect(self._represent)
        verbs.decline.triggered.connect(self._decline)
        verbs.cancel.triggered.connect(self._cancel)
        verbs.done.triggered.connect(self._mark_done)
        verbs.move.triggered.connect(self._move)
        verbs.delete.triggered.connect(self._delete)
        verbs.note.triggered.connect(self._start_note)
        for wording, action in verbs.answers.items():
            action.triggered.connect(lambda _checked=False, wording=wording: self._answer(wording))
        self._connect_papers(verbs)

    def move_to(self, identifier: str, starts_at: datetime) -> None:
        """Move an engagement and everything timed that hangs from it."""
        sheet = self._session.attempt(lambda: self._engagements.sheet(identifier))
        if sheet is not None:
            words = self.tr("Déplacé au {day}, {hour}")
            self._session.attempt(
                lambda: self._engagements.edit(identifier, moved(sheet.fields, starts_at), sheet.version),
                words.format(day=short_date(starts_at.date()), hour=clock(starts_at)),
            )

    def export(self, selected: Sequence[str]) -> None:
        """Ask what to export, then where."""
        sheet = self._shown()
        one = (sheet.reference.id, sheet.label) if sheet else None
        self.dialog = ExportDialog(selected, one, self.ask_calendar_file, self._window)
        self.dialog.open()

    def ask_calendar_file(self, identifiers: Sequence[str], redacted: bool) -> None:
        """Ask where to write the .ics file."""
        sheet = self._shown()
        alone = sheet is not None and tuple(identifiers) == (sheet.reference.id,)
        name = f"{sheet.fields.day.isoformat()}_engagement.ics" if sheet and alone else "agenda.ics"
        kind = self.tr("Agenda (*.ics)")
        ask_where(self._window, name, kind, lambda target: self.write_calendar(target, identifiers, redacted))

    def write_calendar(self, target: Path, identifiers: Sequence[str], redacted: bool) -> None:
        """Write the .ics file off the main thread."""
        papers, export = self._papers.papers, self._session.desk.agenda_export

        def work() -> Generator[Step, None, Path]:
            yield from export.export(target, identifiers, redacted=redacted)
            return target

        self._session.runner.run(self.tr("Export de l'agenda"), work, papers.say_written, papers.on_failed)

    def _accept(self) -> None:
        self._do(self._engagements.accept, self.tr("Engagement accepté"))

    def _mark_done(self) -> None:
        self._do(self._engagements.mark_done, self.tr("Engagement réalisé"))

    def _delete(self) -> None:
        self._do(self._engagements.delete, self.tr("Engagement mis à la corbeille"))

    def _decline(self) -> None:
        self._ask(lambda title: self._decisions.decline(title, self._on_declined))

    def _cancel(self) -> None:
        self._ask(lambda title: self._decisions.cancel(title, self._on_cancelled))

    def _represent(self) -> None:
        self._ask(lambda title: self._decisions.represent(title, self._choices.partner_field(), self._on_represented))

    def _move(self) -> None:
        sheet = self._shown()
        if sheet is not None:
            self.dialog = self._decisions.move(
                sheet.label,
                sheet.fields.starts_at,
                parsers(self._session),
                lambda moment: self.move_to(sheet.reference.id, cast("datetime", moment)),
            )
            self.dialog.open()

    def _on_declined(self, reason: object) -> None:
        self._do(lambda identifier: self._engagements.decline(identifier, str(reason)), self.tr("Engagement décliné"))

    def _on_cancelled(self, reason: object) -> None:
        self._do(lambda identifier: self._engagements.cancel(identifier, str(reason)), self.tr("Engagement annulé"))

    def _on_represented(self, partner_id: object) -> None:
        self._do(
            lambda identifier: self._engagements.represent(identifier, str(partner_id)),
            self.tr("Représentation décidée"),
        )

    def _answer(self, wording: Wording) -> None:
        sheet = self._shown()
        if sheet is None:
            return
        desk = self._session.desk
        started = self._session.attempt(
            lambda: desk.answers.start_for_engagement(sheet.reference.id, wording), self.tr("Courrier commencé")
        )
        if started:
            self._session.open_requested.emit(Reference(Kind.letter, started))

    def _start_note(self) -> None:
        sheet = self._shown()
        if sheet is not None:
            fields = sheet.fields
            values = {"title": fields.title, "engagement_id": sheet.reference.id, "unit": fields.unit}
            self.briefing_requested.emit(values)

    def _connect_papers(self, verbs: EngagementVerbs) -> None:
        papers = self._papers
        made: tuple[tuple[QAction, Form, Callable[[Form, EngagementFields], object]], ...] = (
            (verbs.sheet_word, Form.trip_sheet, papers.ask_word),
            (verbs.sheet_pdf, Form.trip_sheet, papers.ask_pdf),
            (verbs.sheet_pocket, Form.pocket_sheet, papers.ask_pdf),
            (verbs.sheet_preview, Form.trip_sheet, papers.preview),
            (verbs.sheet_print, Form.trip_sheet, papers.print),
            (verbs.run_sheet_word, Form.run_sheet, papers.ask_word),
            (verbs.run_sheet_pdf, Form.run_sheet, papers.ask_pdf),
            (verbs.run_sheet_print, Form.run_sheet, papers.print),
        )
        for action, form, act in made:
            action.triggered.connect(lambda _checked=False, form=form, act=act: self._on_paper(form, act))

    def _on_paper(self, form: Form, act: Callable[[Form, EngagementFields], object]) -> None:
        sheet = self._shown()
        if sheet is not None:
            act(form, sheet.fields)

    def _do(self, verb: Callable[[str], object], sentence: str) -> None:
        sheet = self._shown()
        if sheet is not None:
            self._session.attempt(lambda: verb(sheet.reference.id), sentence)

    def _ask(self, made: Callable[[str], DecisionDialog]) -> None:
        sheet = self._shown()
        if sheet is not None:
            self.dialog = made(sheet.label)
            self.dialog.open()
