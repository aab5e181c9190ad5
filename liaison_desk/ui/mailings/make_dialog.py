"""What is made of a mailing, and where it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.domain.stationery import LABELS, EnvelopeFormat, LabelFormat
from liaison_desk.files import export_file_name
from liaison_desk.paths import exports_folder
from liaison_desk.ui.kept_places import keep, kept
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.text_edits import CheckBox, ChoiceEditor, NumberEditor

_FOLDER = "mailings/folder"
_MOST_LABELS = max(sheet.columns * sheet.rows for sheet in LABELS.values())


class MakeDialog(QDialog):
    """Nothing is written before the verb; `told` is given the files wanted and whether the letters are signed.

    `letters` is how many there are; `is_again` writes the papers of letters already made; `by_email` offers messages.
    """

    def __init__(
        self,
        subject: str,
        letters: int,
        day: date,
        told: Callable[[MergeOutputs, bool], object],
        parent: QWidget | None = None,
        *,
        is_again: bool = False,
        by_email: bool = False,
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._day = day
        self._told = told
        words = counted(letters, self.tr("lettre"))
        title = self.tr("Écrire les papiers de {letters}") if is_again else self.tr("Préparer {letters}")
        self.setWindowTitle(title.format(letters=words))
        self.setMinimumSize(600, 570)
        self.sign = CheckBox(self.tr("&Signer et numéroter {letters}").format(letters=words))
        self.sign.setChecked(True)
        self.sign.setVisible(not is_again)
        self.one_each = CheckBox(self.tr("Un fichier &Word par lettre, dans un dossier"))
        self.messages = CheckBox(self.tr("Un &courriel prêt à envoyer par lettre, dans un dossier (.eml)"))
        self.messages.setVisible(by_email)
        self.messages.setChecked(by_email)
        self.sign.toggled.connect(self.messages.setEnabled)
        self.printable = CheckBox(self.tr("Un document à &imprimer avec toutes les lettres"))
        self.printable_kind = ChoiceEditor([("pdf", self.tr("PDF")), ("docx", self.tr("Word"))])
        self.envelopes = CheckBox(self.tr("&Enveloppes"))
        self.envelope_format = ChoiceEditor([(one, label(one)) for one in EnvelopeFormat])
        self.labels = CheckBox(self.tr("É&tiquettes"))
        self.label_format = ChoiceEditor([(one, label(one)) for one in LabelFormat])
        self.first_label = NumberEditor(1, _MOST_LABELS)
        self.recipients_list = CheckBox(self.tr("&Liste des destinataires (.xlsx)"))
        self.folder = QLineEdit(kept(_FOLDER, str(exports_folder())))
        self.verb_button = button(self.tr("Préparer"), self.accept, primary=True)
        self.verb_button.setDefault(True)
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        for box in (self.one_each, self.printable, self.recipients_list):
            box.setChecked(True)
        self._lay_out(is_again=is_again)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def outputs(self) -> MergeOutputs:
        """Return the files wanted."""
        return MergeOutputs(
            folder=self._named("lettres", "") if self.one_each.isChecked() else None,
            messages=self._named("courriels", "") if self._wants_messages() else None,
            printable=(
                self._named("lettres-a-imprimer", self.printable_kind.value()) if self.printable.isChecked() else None
            ),
            envelopes=self._named("enveloppes", "pdf") if self.envelopes.isChecked() else None,
            envelope_format=self.envelope_format.value(),
            labels=self._named("etiquettes", "pdf") if self.labels.isChecked() else None,
            label_format=self.label_format.value(),
            first_label=self.first_label.value(),
            recipients_list=self._named("destinataires", "xlsx") if self.recipients_list.isChecked() else None,
        )

    def _wants_messages(self) -> bool:
        return self.messages.isEnabled() and self.messages.isChecked()

    def accept(self) -> None:
        """Make what is wanted, once the folder is one."""
        folder = Path(self.folder.text().strip())
        usual = folder == exports_folder()
        if usual:
            folder.mkdir(parents=True, exist_ok=True)
        if not self.folder.text().strip() or not folder.is_dir():
            self._problem.setText(self.tr("Ce dossier n'existe pas : choisissez-en un autre."))
            self._problem.show()
            self.folder.setFocus()
            return
        keep(_FOLDER, str(folder))
        super().accept()
        self._told(self.outputs(), self.sign.isChecked())

    def _named(self, kind: str, ending: str) -> Path:
        folder = Path(self.folder.text().strip())
        name = export_file_name(self._day, kind, self._subject, ending or "d")
        return folder / (name if ending else name.removesuffix(".d"))

    def _lay_out(self, *, is_again: bool) -> None:
        self.printable_kind.name(self.tr("Format du document à imprimer"))
        self.envelope_format.name(self.tr("Format des enveloppes"))
        self.label_format.name(self.tr("Format des étiquettes"))
        self.first_label.name(self.tr("Première étiquette libre"))
        self.folder.setAccessibleName(self.tr("Dossier où écrire"))
        explained = self.tr(
            "Tout se fait en une fois : annulé en cours de route, rien ne reste, ni lettre, ni numéro, ni fichier. "
            "Sans signature, les lettres restent des projets au registre."
        )
        again = self.tr("Les fichiers sont refaits depuis les lettres du registre ; aucune lettre ne change.")
        where = text(self.tr("&Dossier où écrire"), "label")
        where.setBuddy(self.folder)
        self.setLayout(
            column(
                text(self.windowTitle(), "heading", wrap=True),
                text(again if is_again else explained, "muted", wrap=True),
                self.sign,
                6,
                self.one_each,
                self.messages,
                row(self.printable, None, self.printable_kind),
                row(self.envelopes, None, self.envelope_format),
                row(self.labels, None, self.label_format),
                row(None, text(self.tr("Première étiquette libre"), "label"), self.first_label),
                self.recipients_list,
                6,
                where,
                row(self.folder, button(self.tr("Parcourir…"), self._browse, compact=True)),
                self._problem,
                row(None, button(self.tr("Ne rien faire"), self.reject), self.verb_button),
                spacing=10,
                margins=20,
            )
        )

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Dossier où écrire"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
