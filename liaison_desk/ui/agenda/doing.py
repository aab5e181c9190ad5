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
from liaison_desk.domain.lists import parted_key
from liaison_desk.domain.moved_engagements import moved
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.domain.steps import Step
from liaison_desk.services.series import date_shown, sheet_key
from liaison_desk.ui.agenda.dialogs import Decisions
from liaison_desk.ui.agenda.export_dialog import ExportDialog
from liaison_desk.ui.agenda.papers import EngagementPapers
from liaison_desk.ui.agenda.verbs import EngagementVerbs
from liaison_desk.ui.papers import ask_where
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.messages import Banner

Shown = Callable[[], Sheet[EngagementFields] | None]


class Doing(QObject):
    """Each verb goes through the session, which tells of it and offers to take it back."""

    briefing_requested = Signal(object)
    task_requested = Signal(object)
    mailing_requested = Signal(object)
    sitting_requested = Signal(str)
    meeting_requested = Signal(object)

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
        verbs.stop_series.triggered.connect(self._stop_series)
        verbs.note.triggered.connect(self._start_note)
        verbs.task.triggered.connect(self._start_task)
        verbs.mailing.triggered.connect(self._start_mailing)
        verbs.sitting.triggered.connect(self._show_sitting)
        verbs.meeting.triggered.connect(self._show_meeting)
        for wording, action in verbs.answers.items():
            action.triggered.connect(lambda _checked=False, wording=wording: self._answer(wording))
        self._connect_papers(verbs)

    def move_to(self, key: str, starts_at: datetime) -> str:
        """Move an engagement, or one date of a series, and everything timed that hangs from it; return its key then."""
        identifier, occurrence_of = parted_key(key)
        day, hour = short_date(starts_at.date()), clock(starts_at)
        if occurrence_of is not None:
            alone = self._session.attempt(
                lambda: self._session.desk.series.move_occurrence(identifier, occurrence_of, starts_at),
                self.tr("Cette date seulement, déplacée au {day}, {hour}").format(day=day, hour=hour),
            )
            return alone or key
        sheet = self._session.attempt(lambda: self._engagements.sheet(identifier))
        if sheet is not None:
            self._session.attempt(
                lambda: self._engagements.edit(identifier, moved(sheet.fields, starts_at), sheet.version),
                self.tr("Déplacé au {day}, {hour}").format(day=day, hour=hour),
            )
        return key

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
                lambda moment: self.move_to(sheet_key(sheet), cast("datetime", moment)),
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
            lambda: desk.answers.start_for_engagement(self._record_of(sheet), wording), self.tr("Courrier commencé")
        )
        if started:
            self._session.open_requested.emit(Reference(Kind.letter, started))

    def _start_note(self) -> None:
        sheet = self._shown()
        if sheet is not None:
            fields, identifier = sheet.fields, self._session.attempt(lambda: self._record_of(sheet))
            if identifier is not None:
                values = {"title": fields.title, "engagement_id": identifier, "unit": fields.unit}
                self.briefing_requested.emit(values)

    def _start_task(self) -> None:
        sheet = self._shown()
        identifier = self._session.attempt(lambda: self._record_of(sheet)) if sheet else None
        if sheet and identifier:
            self.task_requested.emit({"engagement_id": identifier, "unit": sheet.fields.unit})

    def _start_mailing(self) -> None:
        sheet = self._shown()
        identifier = self._session.attempt(lambda: self._record_of(sheet)) if sheet else None
        if identifier:
            self.mailing_requested.emit({"engagement_id": identifier})

    def _show_sitting(self) -> None:
        sheet = self._shown()
        identifier = self._session.attempt(lambda: self._record_of(sheet)) if sheet else None
        if identifier:
            self.sitting_requested.emit(identifier)

    def _show_meeting(self) -> None:
        sheet = self._shown()
        identifier = self._session.attempt(lambda: self._record_of(sheet)) if sheet else None
        if identifier:
            self.meeting_requested.emit({"engagement_key": identifier})

    def _ask_pack(self) -> None:
        sheet = self._shown()
        identifier = self._session.attempt(lambda: self._record_of(sheet)) if sheet else None
        if identifier:
            self._session.pack_requested.emit(Reference(Kind.engagement, identifier))

    def _connect_papers(self, verbs: EngagementVerbs) -> None:
        verbs.pack.triggered.connect(self._ask_pack)
        papers = self._papers
        made: tuple[tuple[QAction, SheetForm, Callable[[SheetForm, Sheet[EngagementFields]], object]], ...] = (
            (verbs.sheet_word, SheetForm.trip_sheet, papers.ask_word),
            (verbs.sheet_pdf, SheetForm.trip_sheet, papers.ask_pdf),
            (verbs.sheet_pocket, SheetForm.pocket_sheet, papers.ask_pdf),
            (verbs.sheet_preview, SheetForm.trip_sheet, papers.preview),
            (verbs.sheet_print, SheetForm.trip_sheet, papers.print),
            (verbs.file_preview, SheetForm.trip_file, papers.preview),
            (verbs.file_word, SheetForm.trip_file, papers.ask_word),
            (verbs.file_pdf, SheetForm.trip_file, papers.ask_pdf),
            (verbs.file_print, SheetForm.trip_file, papers.print),
            (verbs.run_sheet_word, SheetForm.run_sheet, papers.ask_word),
            (verbs.run_sheet_pdf, SheetForm.run_sheet, papers.ask_pdf),
            (verbs.run_sheet_print, SheetForm.run_sheet, papers.print),
        )
        for action, form, act in made:
            action.triggered.connect(lambda _checked=False, form=form, act=act: self._on_paper(form, act))

    def _on_paper(self, form: SheetForm, act: Callable[[SheetForm, Sheet[EngagementFields]], object]) -> None:
        sheet = self._shown()
        if sheet is not None:
            act(form, sheet)

    def _do(self, verb: Callable[[str], object], sentence: str) -> None:
        sheet = self._shown()
        if sheet is not None:
            self._session.attempt(lambda: verb(sheet_key(sheet)), sentence)

    def _record_of(self, sheet: Sheet[EngagementFields]) -> str:
        """Return the record that a verb is about; one date of a series is given its own."""
        occurrence_of = date_shown(sheet)
        identifier = sheet.reference.id
        return self._session.desk.series.detach(identifier, occurrence_of) if occurrence_of else identifier

    def _stop_series(self) -> None:
        sheet = self._shown()
        if sheet is None or not sheet.fields.series_id or not sheet.fields.occurrence_of:
            return
        series_id, day = sheet.fields.series_id, sheet.fields.occurrence_of.date()
        words = self.tr("Série arrêtée après le {day}").format(day=short_date(day))
        self._session.attempt(lambda: self._session.desk.series.stop(series_id, day), words)

    def _ask(self, made: Callable[[str], DecisionDialog]) -> None:
        sheet = self._shown()
        if sheet is not None:
            self.dialog = made(sheet.label)
            self.dialog.open()
