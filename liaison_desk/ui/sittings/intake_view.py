"""What a batch of reports proposes: one line each, mended in place, recorded by one confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields
from liaison_desk.services.council_reports import ReportProposal
from liaison_desk.ui.forms.cells import choice_cell, yes_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.sittings.amounts_cell import amounts_cell
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.dress import column, empty, row, text
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_MENDED = ("number", "title", "committee", "direction", "rapporteur", "amounts", "unit", "carried_by_official")
_ENDINGS = frozenset({".pdf", ".docx"})
translate = QCoreApplication.translate


class ReportsProposed(EditableTable):
    """The reports read, a line each; Alt+arrows change their order, Delete leaves one out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                TableColumn("number", translate("Sittings", "N°"), 60),
                TableColumn("title", translate("Sittings", "Objet")),
                TableColumn("committee", translate("Sittings", "Commission"), 122),
                TableColumn("direction", translate("Sittings", "Direction"), 150),
                TableColumn("rapporteur", translate("Sittings", "Rapporteur"), 130),
                cell_column("amounts", translate("Sittings", "Montants"), amounts_cell(), 176),
                cell_column("unit", translate("Sittings", "Délégation"), choice_cell(Unit), 112),
                cell_column("carried_by_official", translate("Sittings", "Porté"), yes_cell(), 58),
            ),
            translate("Sittings", "Rapports lus"),
            dict,
            parent,
            visible_rows=6,
        )
        self.add_button.hide()
        self.table.setWordWrap(False)

    def add(self) -> None:
        """Add nothing: lines come from files."""


class IntakeView(QWidget):
    """`confirmed` gives the proposals as mended, `given_up` when nothing is to be recorded."""

    confirmed = Signal(object)
    given_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._proposals: dict[int, ReportProposal] = {}
        self._awaited = 0
        self._title = ElidedLabel("", "title")
        self._banner = Banner()
        self._remarks = column(spacing=4)
        self.table = ReportsProposed()
        self.confirm_button = button("", self.confirm, primary=True, meaning="check")
        self.confirm_button.setToolTip(self.tr("Ctrl+Entrée"))
        self.give_up_button = button(self.tr("Abandonner"), self.given_up.emit, compact=True)
        self.table.edited.connect(self._follow)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Return"), self, self.confirm)

    def begin(self, sitting: Sheet[SittingFields], paths: Sequence[Path]) -> None:
        """Read files for a sitting, off the main thread, in their order, then show what they propose."""
        found = [path for path in paths if path.suffix.lower() in _ENDINGS]
        left_out = len(paths) - len(found)
        self._title.setText(self.tr("Rapports de « {title} »").format(title=sitting.fields.title))
        self._banner.clear()
        self._proposals.clear()
        self._clear_remarks()
        self.table.set_value([])
        self.confirm_button.setEnabled(False)
        self.confirm_button.setText(self.tr("Lecture…"))
        if left_out:
            words = self.tr("{files} : seuls les PDF et les documents Word (.docx) sont lus.")
            self._banner.say(words.format(files=counted(left_out, self.tr("fichier laissé de côté"))), Tone.amber)
        reports = self._session.desk.council_reports
        self._session.runner.run(
            self.tr("Lecture des rapports"),
            lambda: reports.read_all(found, sitting.reference.id),
            self._on_read,
            key=f"reports-{id(self)}",
        )

    def show_proposals(self, proposals: Sequence[ReportProposal]) -> None:
        """Show what was read: the new ones as lines, what there is to say of the others above."""
        self._proposals = dict(enumerate(proposals))
        self._clear_remarks()
        for one in proposals:
            if one.remarks:
                words = f"{one.path.name} : {' '.join(one.remarks)}"
                self._remarks.addWidget(text(words, "problem" if one.refusal else "small", wrap=True))
        self.table.set_value(
            [
                {"place": place, **{name: getattr(one.fields, name) for name in _MENDED}}
                for place, one in self._proposals.items()
                if one.is_new
            ]
        )
        self._follow()
        self.table.table.setFocus()
        if self.table.table.rowCount():
            self.table.table.setCurrentCell(0, 0)

    def confirm(self) -> None:
        """Give the reports as they are typed, in the order shown."""
        if not self.confirm_button.isEnabled():
            return
        try:
            mended = [self._mended(values) for values in self.table.value()]
        except ValueError as error:
            self._banner.say(str(error), Tone.red)
            return
        except InvalidFields as error:
            self._banner.say(error.sentence, Tone.red)
            return
        self.confirmed.emit(mended)

    def _mended(self, values: dict[str, Any]) -> ReportProposal:
        read = self._proposals[values["place"]]
        if read.fields is None:
            raise TypeError(read.path.name)
        fields: CouncilReportFields = changed(read.fields, {name: values[name] for name in _MENDED})
        return ReportProposal(read.path, read.reading, fields)

    def _on_read(self, proposals: list[ReportProposal]) -> None:
        self.show_proposals(proposals)

    def _follow(self) -> None:
        count = self.table.table.rowCount()
        self.confirm_button.setEnabled(bool(count))
        words = self.tr("Enregistrer {reports}").format(reports=counted(count, self.tr("rapport")))
        self.confirm_button.setText(words if count else self.tr("Rien à enregistrer"))

    def _clear_remarks(self) -> None:
        empty(self._remarks)

    def _lay_out(self) -> None:
        hint = self.tr(
            "Corrigez sur place (F2) ; Alt+flèches changent l'ordre, Suppr laisse un rapport de côté. "
            "L'original de chacun est gardé."
        )
        card = Card()
        card.body.addWidget(text(hint, "muted", wrap=True))
        card.body.addLayout(self._remarks)
        card.body.addWidget(self.table, 1)
        layout = column(row(self._title, self.give_up_button, self.confirm_button), self._banner, card, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
