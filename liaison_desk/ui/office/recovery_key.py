"""The recovery key: shown once, printed or saved, and the promise that it was."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPageLayout, QPageSize, QTextDocument
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write
from liaison_desk.ui.forms.group_box import GroupBox
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.text_edits import CheckBox


class RecoveryKey(QWidget):
    """Shows a recovery key; `promised` tells when the person says to have it on paper."""

    promised = Signal(bool)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._folder = Path()
        self._said = text("", "problem", wrap=True)
        self.print_button = button(self.tr("Imprimer…"), self._on_print, meaning="print")
        self.save_button = button(self.tr("Enregistrer…"), self._on_save, meaning="save")
        self.box = CheckBox(self.tr("Je l'ai imprimée ou notée"))
        self.box.toggled.connect(self.promised)
        group = GroupBox(self.tr("Votre clé de secours"))
        group.content.addWidget(
            text(
                self.tr(
                    "Si le trousseau ou la phrase de passe se perd, cette clé est le seul moyen d'ouvrir vos données "
                    "et leurs sauvegardes. Elle ne sera plus jamais affichée."
                ),
                wrap=True,
            )
        )
        group.content.addWidget(self._shown_key())
        group.content.addLayout(row(self.print_button, self.save_button, None))
        group.content.addWidget(
            text(
                self.tr("Rangez-la sous clé, loin de ce poste ; enregistrée, plutôt sur un support que vous retirez."),
                "muted",
                wrap=True,
            )
        )
        group.content.addWidget(self._said)
        group.content.addWidget(self.box)
        self.setLayout(column(group, None))

    def name_office(self, folder: Path) -> None:
        """Say on the sheet which office the key opens."""
        self._folder = folder

    def sheet(self) -> QTextDocument:
        """Return the page to print."""
        document = QTextDocument(self)
        title = self.tr("Liaison Desk — clé de secours")
        purpose = self.tr(
            "Cette clé ouvre les données du bureau et leurs sauvegardes si le trousseau ou la phrase de passe se perd. "
            "Rangez cette feuille sous clé."
        )
        place = self.tr("Dossier du bureau : {folder}").format(folder=self._folder)
        key = "<br>".join(_lines(self._key))
        document.setHtml(
            f"<h1>{escape(title)}</h1><p>{escape(purpose)}</p>"
            f"<p style='font-family: monospace; font-size: 20pt'>{key}</p><p>{escape(place)}</p>"
        )
        return document

    def save(self, target: Path) -> bool:
        """Write the sheet as plain text; says below why it cannot be written."""
        content = self.tr("Liaison Desk — clé de secours\n\n{key}\n\nDossier du bureau : {folder}\n")
        try:
            atomic_write(target, content.format(key=self._key, folder=self._folder).encode())
        except UserError as error:
            self._say(error.sentence, "problem")
            return False
        self._say(self.tr("Clé enregistrée dans « {file} ».").format(file=target.name), "hint")
        return True

    def _say(self, words: str, role: str) -> None:
        dressed(self._said, role=role)
        self._said.setText(words)
        announce(self, words)

    def _shown_key(self) -> Card:
        card = Card(role="sunken")
        shown = QLabel("\n".join(_lines(self._key)))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 1.4)
        shown.setFont(font)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(self.tr("Clé de secours : {key}").format(key=self._key))
        card.body.addWidget(shown)
        return card

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(20, 20, 20, 20))
        )
        preview = QPrintPreviewDialog(printer, self)
        preview.setWindowTitle(self.tr("Imprimer la clé de secours"))
        preview.paintRequested.connect(self.sheet().print_)
        preview.open()

    def _on_save(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Enregistrer la clé de secours"), self.tr("clé de secours.txt"), self.tr("Texte (*.txt)")
        )
        if chosen:
            self.save(Path(chosen))


def _lines(key: str) -> list[str]:
    """Return a key on two lines of four groups."""
    groups = key.split("-")
    return ["-".join(groups[:4]) + "-", "-".join(groups[4:])]
