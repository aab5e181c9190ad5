"""The register shown, written as a file or printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.registers import RegisterRequest
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.menus import add_choice
from liaison_desk.ui.letters.register_files import RegisterFiles
from liaison_desk.ui.letters.views import Tab
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class RegisterMenu(QMenu):
    """Offers this year, last year, or what the list shows, in each format."""

    def __init__(
        self,
        session: Session,
        banner: Banner,
        shown: Callable[[], tuple[Tab, ListQuery]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shown = shown
        self.files = RegisterFiles(session, parent, banner)
        self.aboutToShow.connect(self._fill)

    def request(self, year: int | None) -> RegisterRequest:
        """Return what to write: a whole year of the register shown, or what its list shows when no year is said."""
        tab, query = self._shown()
        whole = RegisterRequest(tab.register, year=year)
        if year is not None:
            return whole
        views = query.saved_filter if tab is not Tab.to_sign else f"to_sign {query.saved_filter}"
        return replace(whole, query=ListQuery(text=query.text, saved_filter=views.strip()))

    def _fill(self) -> None:
        self.clear()
        this_year = today(self._session.desk.clock).year
        for words, year in (
            (self.tr("Registre {year}").format(year=this_year), this_year),
            (self.tr("Registre {year}").format(year=this_year - 1), this_year - 1),
            (self.tr("Ce que montre la liste"), None),
        ):
            menu = self.addMenu(words)
            for format_words, ending in (
                (self.tr("Excel (.xlsx)…"), "xlsx"),
                (self.tr("Texte (.csv)…"), "csv"),
                (self.tr("Word (.docx)…"), "docx"),
                (self.tr("PDF…"), "pdf"),
            ):
                add_choice(menu, format_words, lambda year=year, ending=ending: self._export(year, ending))
            add_choice(menu, self.tr("Imprimer…"), lambda year=year: self._print(year))

    def _export(self, year: int | None, ending: str) -> None:
        request, export = self.request(year), self._session.desk.register_export.export
        name = export_file_name(today(self._session.desk.clock), "registre", request.title, ending)
        self.files.ask(name, lambda target: export(target, request))

    def _print(self, year: int | None) -> None:
        request = self.request(year)
        self.files.print(request.title, lambda: self._session.desk.register_export.document(request))
