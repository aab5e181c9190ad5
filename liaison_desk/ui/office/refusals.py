"""Why an office does not open: the sentence, what can be done, and the choice of what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from liaison_desk.errors import UserError
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Picture

_WIDTH = 660


class Choice(Enum):
    """What can be done about an office that does not open."""

    retry = "retry"
    secret = "secret"
    restore = "restore"
    other_folder = "other_folder"
    quit = "quit"


@dataclass(frozen=True)
class Refusal:
    """How a refusal is shown: its title, what to know, and the choices, the most useful first."""

    title: str
    advice: str
    choices: tuple[Choice, ...]


class RefusalDialog(QDialog):
    """Says why, calmly, and what can be done; `chosen` gives the Choice."""

    chosen = Signal(object)

    def __init__(self, error: UserError, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refusal = self._refusal(error.code)
        self.setWindowTitle(self.refusal.title)
        sentence = text(error.sentence, wrap=True)
        advice = text(self.refusal.advice, "muted", wrap=True)
        heading = text(self.refusal.title, "title", wrap=True)
        head = row(Picture("alert", "amber", 28), heading, spacing=12)
        head.setStretch(1, 1)
        place = row(text(self.tr("Dossier :"), "small"), ElidedLabel(str(folder), "small"))
        self.buttons: dict[Choice, QPushButton] = {}
        self.setAccessibleDescription(error.sentence)
        feet = FlowLayout()
        for rank, choice in enumerate((*self.refusal.choices, Choice.quit)):
            self.buttons[choice] = self._choice_button(choice, primary=not rank)
            feet.addWidget(self.buttons[choice])
        layout = column(head, GRID // 2, sentence, advice, place, None, GRID, feet, spacing=GRID, margins=3 * GRID)
        self.setLayout(layout)
        self.resize(_WIDTH, layout.heightForWidth(_WIDTH))
        first = self.buttons[self.refusal.choices[0]]
        first.setDefault(True)
        first.setFocus()

    def reject(self) -> None:
        super().reject()
        self.chosen.emit(Choice.quit)

    def _choice_button(self, choice: Choice, *, primary: bool) -> QPushButton:
        words = {
            Choice.retry: self.tr("&Réessayer"),
            Choice.secret: self.tr("&Saisir la clé de secours…"),
            Choice.restore: self.tr("Restaurer une sau&vegarde…"),
            Choice.other_folder: self.tr("Choisir un autre &dossier…"),
            Choice.quit: self.tr("&Quitter"),
        }
        return button(words[choice], lambda: self._choose(choice), primary=primary)

    def _choose(self, choice: Choice) -> None:
        self.accept()
        self.chosen.emit(choice)

    def _refusal(self, code: str) -> Refusal:
        found = {**self._about_data(), **self._about_access(), **self._about_backups()}.get(code)
        return found or Refusal(
            self.tr("Ce bureau ne s'ouvre pas"),
            self.tr("Vos données n'ont pas été touchées."),
            (Choice.retry, Choice.restore, Choice.other_folder),
        )

    def _about_data(self) -> dict[str, Refusal]:
        mend = (Choice.restore, Choice.other_folder)
        lost = self.tr("La dernière sauvegarde vérifiée rend tout jusqu'à son heure ; ce qui est là est gardé à part.")
        return {
            "damaged": Refusal(self.tr("Les données sont endommagées"), lost, mend),
            "database_missing": Refusal(self.tr("Le fichier des données manque"), lost, mend),
            "key_file_missing": Refusal(self.tr("Le fichier de la clé manque"), lost, mend),
            "key_file_damaged": Refusal(self.tr("Le fichier de la clé est endommagé"), lost, mend),
            "newer_schema": Refusal(
                self.tr("Le programme est plus ancien que vos données"),
                self.tr("Rien n'a été modifié : elles s'ouvriront avec la version qui les a écrites."),
                (Choice.retry, Choice.other_folder),
            ),
            "not_an_office": Refusal(
                self.tr("Ce dossier n'est pas celui d'un bureau"),
                self.tr("Il contient les fichiers d'un autre programme, qui n'ont pas été touchés."),
                (Choice.other_folder, Choice.restore),
            ),
        }

    def _about_access(self) -> dict[str, Refusal]:
        return {
            "office_in_use": Refusal(
                self.tr("Ce bureau est déjà ouvert"),
                self.tr("Une seule fenêtre à la fois peut y écrire : c'est ce qui protège vos données."),
                (Choice.retry, Choice.other_folder),
            ),
            "read_only": Refusal(
                self.tr("Ce dossier est en lecture seule"),
                self.tr("Le support est peut-être protégé, ou le dossier appartient à quelqu'un d'autre."),
                (Choice.retry, Choice.other_folder),
            ),
            "keyring_locked": Refusal(
                self.tr("Le trousseau de clés est verrouillé"),
                self.tr("Il s'ouvre d'ordinaire avec votre session. La clé de secours ouvre aussi le bureau."),
                (Choice.retry, Choice.secret),
            ),
            "keyring_unavailable": Refusal(
                self.tr("Le trousseau de clés ne répond pas"),
                self.tr("La clé de secours imprimée à la création du bureau l'ouvre sans lui."),
                (Choice.secret, Choice.retry),
            ),
        }

    def _about_backups(self) -> dict[str, Refusal]:
        refusal = Refusal(
            self.tr("Cette sauvegarde ne peut pas être reprise"),
            self.tr("Rien n'a été changé. Choisissez-en une autre, ou rouvrez le bureau tel qu'il est."),
            (Choice.restore, Choice.retry),
        )
        return dict.fromkeys(("not_a_backup", "backup_missing", "backup_unsound"), refusal)
