"""Opening a piece: a copy in a private folder, swept when the program ends."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from liaison_desk.errors import UserError
from liaison_desk.files import safe_file_name

RISKY_ENDINGS = frozenset(
    """
    .app .appref-ms .bat .bin .chm .cmd .com .cpl .deb .desktop .dll .dmg .docm .dotm .exe .gadget .hta
    .htm .html .img .inf .ins .iso .jar .js .jse .lnk .mht .mhtml .msc .msi .msix .msp .one .pif .potm
    .ppam .ppsm .pptm .ps1 .psm1 .py .pyw .rar .reg .rpm .scf .scr .sct .settingcontent-ms .sh .shtml
    .svg .url .vb .vbe .vbs .vhd .vhdx .wsf .wsh .xht .xhtml .xlam .xll .xlsb .xlsm .xltm .xml .xsl .zip
    .7z .z .gz .tar
    """.split()  # noqa: SIM905  # read more easily than as a list
)
"""What can run, carry macros, or hide something that does (safety reference, cases of received files)."""


def is_risky(file_name: str) -> bool:
    """Tell whether opening a file of that name deserves a warning."""
    ending = Path(file_name).suffix.lower()
    return ending in RISKY_ENDINGS or not ending


class PieceFiles(QObject):
    """Hands pieces to the programs that open them; copies are the reader's own (0700), never in a shared folder."""

    def __init__(
        self,
        office_folder: Path,
        parent: QObject | None = None,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._folder = office_folder / "opened"
        self._open_url = open_url
        self.sweep()

    def open(self, file_name: str, content: bytes) -> Path:
        """Open a copy of a piece and return its path; raises UserError when no program opens it."""
        path = self._copy(file_name, content)
        if not self._open_url(QUrl.fromLocalFile(str(path))):
            raise UserError(
                "no_program",
                self.tr("Aucun programme n'ouvre ce type de fichier : enregistrez la pièce, puis ouvrez-la autrement."),
            )
        return path

    def sweep(self) -> None:
        """Remove every copy; what a program still holds goes next time."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _copy(self, file_name: str, content: bytes) -> Path:
        apart = self._folder / secrets.token_hex(8)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            apart.mkdir(mode=0o700)
            path = apart / safe_file_name(file_name, "piece")
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
        except OSError:
            raise UserError(
                "piece_not_copied",
                self.tr("La pièce n'a pas pu être préparée : libérez de l'espace, puis recommencez."),
            ) from None
        return path
