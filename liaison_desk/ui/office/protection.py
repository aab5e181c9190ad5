"""Where the data of a new office will be, and what locks them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from liaison_desk.services import offices
from liaison_desk.ui.forms.group_box import GroupBox
from liaison_desk.ui.office.passphrase import PassphraseBox
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner, Picture
from liaison_desk.ui.widgets.text_edits import CheckBox

_SHARED_PLACES = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "kdrive")


def is_synchronised(folder: Path) -> bool:
    """Tell whether a folder looks like one that another program copies elsewhere while it is written."""
    return any(place in part.lower() for part in folder.parts for place in _SHARED_PLACES)


class Protection(QWidget):
    """Asks for a folder, and for the keyring or a passphrase; nothing is written."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._has_keyring = False
        self._place = ElidedLabel(str(folder), "strong")
        self._warning = Banner()
        self.folder_button = button(self.tr("Choisir un autre dossier…"), self._on_choose, compact=True)
        self._keyring = row(Picture("lock", "green", 20), spacing=GRID)
        self._keyring_words = text("", wrap=True)
        self._keyring.addWidget(self._keyring_words, 1)
        self.passphrase_box = CheckBox(self.tr("Demander plutôt une phrase de passe à chaque ouverture"))
        self.passphrase = PassphraseBox()
        self.passphrase_box.toggled.connect(self.passphrase.setVisible)
        self.setLayout(column(self._where(), self._lock(), None, spacing=2 * GRID))
        self.use_folder(folder)

    def look_for_keyring(self) -> None:
        """See whether the system has a keyring, when the step is shown: asking takes a moment."""
        self.show_keyring(offices.keyring_is_available())

    def show_keyring(self, found: bool) -> None:
        """Propose the keyring, or a passphrase where there is none."""
        self._has_keyring = found
        self._keyring_words.setText(
            self.tr("Le trousseau de votre session gardera la clé : rien à taper à l'ouverture.")
            if found
            else self.tr("Ce poste n'a pas de trousseau de clés sûr : une phrase de passe verrouillera les données.")
        )
        self.passphrase_box.setVisible(found)
        self.passphrase.setVisible(not found or self.passphrase_box.isChecked())

    def wants_passphrase(self) -> bool:
        """Tell whether a passphrase must be given."""
        return not self._has_keyring or self.passphrase_box.isChecked()

    def check(self) -> bool:
        """Tell whether everything needed is there; otherwise say what is missing."""
        return not self.wants_passphrase() or self.passphrase.check()

    def use_folder(self, folder: Path) -> None:
        """Put the data in this folder; warns of one that is copied elsewhere while it is written."""
        self.folder = folder
        self._place.setText(str(folder))
        if is_synchronised(folder):
            self._warning.say(
                self.tr("Ce dossier semble synchronisé avec un autre ordinateur : les données pourraient s'y abîmer.")
            )
        else:
            self._warning.clear()

    def _where(self) -> GroupBox:
        box = GroupBox(self.tr("Où sont vos données"))
        box.content.addWidget(self._place)
        box.content.addWidget(
            text(
                self.tr("Elles restent sur ce poste, chiffrées. Rien n'est envoyé ailleurs."),
                "muted",
                wrap=True,
            )
        )
        box.content.addWidget(self._warning)
        box.content.addLayout(row(self.folder_button, None))
        return box

    def _lock(self) -> GroupBox:
        box = GroupBox(self.tr("Ce qui les verrouille"))
        box.content.addLayout(self._keyring)
        box.content.addWidget(self.passphrase_box)
        box.content.addWidget(self.passphrase)
        return box

    def _on_choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Dossier du bureau"), str(self.folder.parent))
        if chosen:
            self.use_folder(Path(chosen))
