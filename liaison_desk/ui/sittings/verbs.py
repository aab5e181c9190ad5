"""The actions of the page, for its buttons, its keys and the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from liaison_desk.domain.council_reports import SynthesisForm
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.sittings import SittingFields, SittingState
from liaison_desk.services.report_lines import ReportLine
from liaison_desk.ui.widgets.actions import new_action

if TYPE_CHECKING:
    from liaison_desk.ui.sittings.page import SittingsPage


class SittingVerbs(QObject):
    """What can be done with a sitting and with the report pointed at."""

    def __init__(self, page: SittingsPage) -> None:
        super().__init__(page)
        self._page = page
        tr, doing = self.tr, page.doing
        self.new = self._made(tr("&Nouvelle séance"), "", page.create)
        self.edit = self._made(tr("Modi&fier la séance"), "Ctrl+E", page.edit)
        self.drop = self._made(tr("&Déposer des rapports…"), "Ctrl+Shift+I", doing.choose_files)
        self.announce = self._made(tr("&Annoncer des rapports…"), "", doing.ask_announced)
        self.votes = self._made(tr("Saisir les &votes"), "Ctrl+Shift+V", page.enter_votes)
        self.booklet_print = self._made(tr("&Imprimer le livret…"), "Ctrl+P", doing.print_booklet)
        self.booklet_word = self._made(tr("Livret en &Word…"), "", lambda: doing.write_booklet("docx"))
        self.booklet_pdf = self._made(tr("Livret en PD&F…"), "", lambda: doing.write_booklet("pdf"))
        self.pack = self._made(tr("Dossier à imprimer…"), "", doing.ask_pack)
        self.agenda = self._made(tr("Voir dans l'a&genda"), "", doing.open_agenda)
        self.cancel = self._made(tr("Annuler la séance…"), "", doing.ask_cancel)
        self.delete = self._made(tr("Mettre la séance à la corbeille"), "", doing.delete)
        self.add_report = self._made(tr("Ajouter un rapport"), "", page.add_report)
        self.synthesis = self._made(tr("&Rédiger la synthèse"), "Ctrl+Return", doing.write_synthesis)
        self.original = self._made(tr("Ouvrir l'&original"), "", doing.open_original)
        self.edit_report = self._made(tr("Modifier le ra&pport"), "", page.edit_report)
        self.full = self._made(tr("Synthèse d'une page"), "", lambda: doing.set_form(SynthesisForm.full))
        self.short = self._made(tr("Forme &courte"), "", lambda: doing.set_form(SynthesisForm.short))
        self.to_djva = self._made(
            tr("Confier à la DJVA"), "", lambda: doing.set_form(SynthesisForm.delegated, Unit.djva)
        )
        self.to_deci = self._made(
            tr("Confier à la DECI"), "", lambda: doing.set_form(SynthesisForm.delegated, Unit.deci)
        )
        self.no_synthesis = self._made(tr("Sans synthèse"), "", lambda: doing.set_form(SynthesisForm.none))
        self.up = self._made(tr("Monter"), "", lambda: doing.move(-1))
        self.down = self._made(tr("Descendre"), "", lambda: doing.move(1))
        self.remove = self._made(tr("Mettre le rapport à la corbeille"), "", doing.remove_report)
        self.filter = self._made(tr("Fil&trer la liste"), "Ctrl+F", page.focus_filter)
        self._of_sitting = (
            self.edit, self.drop, self.announce, self.votes, self.booklet_print, self.booklet_word, self.booklet_pdf,
            self.pack, self.agenda, self.cancel, self.delete, self.add_report,
        )  # fmt: skip
        self._of_report = (
            self.synthesis, self.original, self.edit_report, self.full, self.short, self.to_djva, self.to_deci,
            self.no_synthesis, self.up, self.down, self.remove,
        )  # fmt: skip
        self.follow_sitting(None, is_past=False)

    def follow_sitting(self, fields: SittingFields | None, *, is_past: bool) -> None:
        """Offer what makes sense for the sitting shown."""
        for action in self._of_sitting:
            action.setEnabled(fields is not None)
        if fields is None:
            self.follow_report(None)
            return
        is_open = fields.state in {SittingState.planned, SittingState.reports_received}
        self.drop.setEnabled(fields.state is not SittingState.cancelled)
        self.announce.setEnabled(is_open and not is_past)
        self.cancel.setEnabled(is_open)
        self.votes.setEnabled(is_past and fields.state is not SittingState.cancelled)
        self.agenda.setEnabled(fields.engagement_id is not None)

    def follow_report(self, line: ReportLine | None) -> None:
        """Offer what makes sense for the report pointed at."""
        for action in self._of_report:
            action.setEnabled(line is not None)
        begun = line is not None and line.briefing_id is not None
        self.synthesis.setText(self.tr("Ouvrir la &synthèse") if begun else self.tr("&Rédiger la synthèse"))

    def set_typing(self, typing: bool) -> None:
        """Offer nothing but the form while one types in it."""
        for action in (self.new, self.filter, *self._of_sitting, *self._of_report):
            action.setVisible(not typing)

    def _made(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = new_action(self._page, words, keys, act)
        self._page.addAction(action)
        return action
