"""Where the data are, their copies, and whether they are sound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from liaison_desk.errors import UserError
from liaison_desk.services.clock import today
from liaison_desk.ui.data.listed import Listed
from liaison_desk.ui.data.words import moment_in_full, moment_words, size_words
from liaison_desk.ui.lists.columns import Alignment, Column
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, ElidedLabel, SectionTitle
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Banner, EmptyState


@dataclass(frozen=True)
class BackupRow:
    """One verified copy: its file, its local time, its size in bytes."""

    id: str
    made_at: datetime
    file: Path
    size: int


class Overview(QWidget):
    """Folder, backups, check. `restore_requested` carries the file to go back to, once it is confirmed."""

    restore_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = session.desk
        self._folder = session.desk.office.folder.root
        self.said = Banner()
        self._size = text("", "muted")
        self.question: QMessageBox | None = None
        self._model: RowsModel[BackupRow] = RowsModel(self._columns(), Listed(self._backups), self)
        empty = EmptyState(
            "backup",
            self.tr("Pas encore de sauvegarde"),
            self.tr("Une copie est faite toutes les trente minutes de travail et à la fermeture."),
        )
        self.list: RowsList[BackupRow] = RowsList(self._model, self.tr("Sauvegardes vérifiées"), empty)
        self._title = SectionTitle(self.tr("Sauvegardes vérifiées"))
        self._build_buttons()
        self.setLayout(
            column(self.said, self._where(), self._title, self._commands(), self.list, self._check(), spacing=12)
        )
        self.list.setMinimumHeight(150)
        self.list.view.opened.connect(self._on_opened)
        self.list.view.chosen.connect(self._on_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Read the folder again."""
        self._model.refresh()
        newest = self._model.row_at(0)
        words = self.tr("la dernière : {when}").format(when=self._when(newest)) if newest else ""
        self._title.set_remark(words)
        total = sum(file.stat().st_size for file in self._folder.rglob("*") if file.is_file())
        self._size.setText(self.tr("{size} avec les sauvegardes, chiffrés").format(size=size_words(total)))
        if self.list.view.current() is None:
            self.list.view.select_first()
        self.restore_button.setEnabled(self.list.view.current() is not None)

    def back_up(self, target: Path | None = None) -> None:
        """Make a verified copy, in the office's folder or in a file."""
        self._session.runner.run(
            self.tr("Sauvegarde"), lambda: self._desk.backups.make(target), self._on_backed_up, self._on_failed
        )

    def check(self) -> None:
        """Look for anything wrong in the data."""
        self.check_button.setEnabled(False)
        self._session.runner.run(
            self.tr("Vérification des données"), self._desk.backups.check, self._on_checked, self._on_failed
        )

    def ask_restore(self, file: Path, moment: datetime | None = None) -> None:
        """Ask whether to go back to a copy, saying what will happen."""
        named = (
            self.tr("Restaurer la sauvegarde du {moment} ?").format(moment=moment_in_full(moment))
            if moment
            else self.tr("Restaurer la sauvegarde « {file} » ?").format(file=file.name)
        )
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.tr("Restaurer une sauvegarde"), named, parent=self)
        box.setInformativeText(
            self.tr(
                "Le bureau se ferme, puis se rouvre comme il était à ce moment-là. Ce qui a été saisi depuis n'y sera "
                "plus, mais les données actuelles sont gardées à part dans le même dossier."
            )
        )
        keep = box.addButton(self.tr("Garder les données actuelles"), QMessageBox.ButtonRole.RejectRole)
        go = box.addButton(self.tr("Restaurer cette sauvegarde"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        go.clicked.connect(lambda _checked=False: self.restore_requested.emit(file))
        box.finished.connect(box.deleteLater)
        self.question = box
        box.open()

    def _build_buttons(self) -> None:
        self.backup_button = button(
            self.tr("&Sauvegarder maintenant"), self.back_up, primary=True, compact=True, meaning="backup"
        )
        self.backup_to_button = button(self.tr("Sauvegarder &vers…"), self._choose_target, compact=True)
        self.restore_button = button(self.tr("&Restaurer…"), self._restore_chosen, compact=True)
        self.restore_file_button = button(self.tr("Restaurer un fic&hier…"), self._choose_backup, compact=True)
        self.check_button = button(self.tr("Vérifier les &données"), self.check, compact=True)

    def _where(self) -> Card:
        card = Card()
        place = ElidedLabel(str(self._folder), "strong")
        line = row(place, button(self.tr("&Ouvrir le dossier"), self._open_folder, compact=True, meaning="open"))
        line.setStretch(0, 1)
        card.body.addLayout(line)
        card.body.addWidget(self._size)
        return card

    def _commands(self) -> FlowLayout:
        commands = FlowLayout()
        for one in (self.backup_button, self.backup_to_button, self.restore_button, self.restore_file_button):
            commands.addWidget(one)
        return commands

    def _check(self) -> Card:
        card = Card()
        sentence = text(
            self.tr("Relit toutes les données, les numéros des registres et les pièces jointes."), "muted", wrap=True
        )
        line = row(sentence, self.check_button, spacing=2 * GRID)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def _columns(self) -> list[Column[BackupRow]]:
        return [
            Column(self.tr("Faite"), self._when, width=0, strong=True, tooltip=lambda one: moment_in_full(one.made_at)),
            Column(self.tr("Fichier"), lambda one: one.file.name, width=280, light=True),
            Column(self.tr("Taille"), lambda one: size_words(one.size), width=100, alignment=Alignment.right),
        ]

    def _backups(self) -> list[BackupRow]:
        known = self._desk.backups.known()
        return [BackupRow(file.name, made_at, file, file.stat().st_size) for made_at, file in known]

    def _when(self, backup: BackupRow) -> str:
        return moment_words(backup.made_at, today(self._desk.clock))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _choose_target(self) -> None:
        proposed = self.tr("bureau {day:%Y-%m-%d}.ldbackup").format(day=today(self._desk.clock))
        kinds = self.tr("Sauvegardes (*.ldbackup)")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Sauvegarder vers"), proposed, kinds)
        if chosen:
            self.back_up(Path(chosen))

    def _choose_backup(self) -> None:
        kinds = self.tr("Sauvegardes (*.ldbackup)")
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Restaurer un fichier"), "", kinds)
        if chosen:
            self.ask_restore(Path(chosen))

    def _restore_chosen(self) -> None:
        if (chosen := self.list.view.current()) is not None:
            self.ask_restore(chosen.file, chosen.made_at)

    def _on_opened(self, opened: BackupRow) -> None:
        self.ask_restore(opened.file, opened.made_at)

    def _on_chosen(self, chosen: BackupRow | None) -> None:
        self.restore_button.setEnabled(chosen is not None)

    def _on_backed_up(self, file: Path) -> None:
        self.refresh()
        self.said.say(self.tr("Sauvegarde faite et vérifiée : « {file} ».").format(file=file.name), Tone.green)

    def _on_checked(self, problems: list[str]) -> None:
        self.check_button.setEnabled(True)
        if not problems:
            self.said.say(self.tr("Les données sont saines."), Tone.green)
            return
        more = self.tr("Restaurez la dernière sauvegarde vérifiée.")
        self.said.say("\n".join([*problems[:6], more]), Tone.red)

    def _on_failed(self, error: Exception) -> None:
        self.check_button.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.said.say(error.sentence, Tone.red)
