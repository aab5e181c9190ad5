"""The papers of a meeting: seen before they are printed, or written as Word or PDF."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.files import export_file_name
from liaison_desk.ui.papers import Papers
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.messages import Banner

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Paper:
    """One paper: its name, the kind its files are named by, which sheet it is."""

    words: str
    kind: str
    form: SheetForm


def papers_of_a_meeting() -> tuple[Paper, ...]:
    """Return the papers in the order of the meeting's life."""
    tr = translate
    return (
        Paper(tr("MeetingPapers", "&Ordre du jour"), "ordre-du-jour", SheetForm.agenda),
        Paper(
            tr("MeetingPapers", "Ordre du jour de l'é&lu"),
            "ordre-du-jour-elu",
            SheetForm.official_agenda,
        ),
        Paper(tr("MeetingPapers", "&Feuille d'émargement"), "emargement", SheetForm.attendance_sheet),
        Paper(tr("MeetingPapers", "&Compte rendu"), "compte-rendu", SheetForm.minutes),
        Paper(
            tr("MeetingPapers", "&Relevé de décisions"),
            "releve-de-decisions",
            SheetForm.decision_record,
        ),
    )


class PapersMenu(QMenu):
    """Prints or writes the papers of the meeting shown."""

    def __init__(self, session: Session, banner: Banner, parent: QWidget) -> None:
        super().__init__(translate("MeetingPapers", "&Documents"), parent)
        self._session = session
        self._sheet: Sheet[MeetingFields] | None = None
        self.papers = Papers(session, parent, banner)
        self.printing: list[QAction] = []
        for paper in papers_of_a_meeting():
            self._add(paper)
        self.addSeparator()
        self.pack = self.addAction(translate("MeetingPapers", "Dossier à &imprimer…"))
        self.pack.triggered.connect(lambda _checked=False: self._ask_pack())

    def show_sheet(self, sheet: Sheet[MeetingFields]) -> None:
        """Be about a meeting."""
        self._sheet = sheet

    def _add(self, paper: Paper) -> None:
        menu = self.addMenu(paper.words)
        printing = menu.addAction(translate("MeetingPapers", "&Imprimer…"))
        printing.triggered.connect(lambda _checked=False: self._print(paper))
        self.printing.append(printing)
        for words, ending in (
            (translate("MeetingPapers", "&Word…"), "docx"),
            (translate("MeetingPapers", "&PDF…"), "pdf"),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, ending=ending: self._write(paper, ending))

    def _ask_pack(self) -> None:
        if self._sheet is not None:
            self._session.pack_requested.emit(self._sheet.reference)

    def _print(self, paper: Paper) -> None:
        sheet = self._sheet
        if sheet is not None:
            title = f"{paper.words.replace('&', '')} – {sheet.fields.title}"
            self.papers.print_sheet(title, LeavingSheet(sheet.reference, paper.form))

    def _write(self, paper: Paper, ending: str) -> None:
        sheet = self._sheet
        if sheet is not None:
            name = export_file_name(sheet.fields.day, paper.kind, sheet.fields.title, ending)
            self.papers.ask_sheet_file(name, LeavingSheet(sheet.reference, paper.form))
