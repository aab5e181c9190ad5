"""Writing documents as Word or PDF, and showing their pages."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.documents.model import Document, TemplateName
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write
from liaison_desk.paths import shipped_template
from liaison_desk.services.settings import SettingsService
from liaison_desk.store.office_folder import OfficeFolder


class PaperService:
    """Writes a document in one go; the officer's own template wins over the shipped one."""

    def __init__(self, folder: OfficeFolder, settings: SettingsService) -> None:
        self._folder = folder
        self._settings = settings

    def write(self, document: Document, target: Path) -> None:
        """Write a document to a .docx or .pdf file; raises UserError for any other ending."""
        ending = target.suffix.lower()
        if ending == ".docx":
            atomic_write(target, self.word(document))
        elif ending == ".pdf":
            atomic_write(target, self.pdf(document))
        else:
            raise UserError("unknown_format", "Donnez un nom de fichier qui finit par .docx ou .pdf.")

    def word(self, document: Document, office: OfficeFields | None = None) -> bytes:
        """Return a document as a Word file; `office` spares reading it again for each of many."""
        from liaison_desk.documents.word import render_word

        return render_word(document, office or self._settings.office(), self.template(document.template))

    def pdf(self, document: Document) -> bytes:
        """Return a document as tagged PDF."""
        from liaison_desk.documents.pdf import render_pdf

        return render_pdf(document, self._settings.office())

    def pages(self, document: Document, pixels_per_inch: float) -> list[bytes]:
        """Return the pages of a document as PNG images."""
        from liaison_desk.documents.pdf import render_pages

        return render_pages(document, self._settings.office(), pixels_per_inch)

    def template(self, name: TemplateName) -> Path:
        """Return the Word template in use: the officer's own copy when there is one."""
        own = self._folder.templates / f"{name.value}.docx"
        return own if own.exists() else shipped_template(f"{name.value}.docx")
