"""The ready-made texts of letters and the standard paragraphs, changed one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.wording_fields import FIELD_WORDS, in_french
from liaison_desk.errors import InvalidFields, UserError
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.text_edits import ComboBox


class TextsDialog(QDialog):
    """Wordings on top, paragraphs below; a wording gone wrong goes back to the shipped text."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts = session.desk.standard_texts
        self._keys: list[Wording | str] = []
        self.setWindowTitle(self.tr("Modèles de texte"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1040, 640)
        self.choices = dressed(QListWidget(), role="choices")
        self.choices.setAccessibleName(self.tr("Textes"))
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name, self.theme = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(self.tr("Nom du paragraphe"))
        self.theme.setPlaceholderText(self.tr("Thème"))
        for line in (self.name, self.theme):
            line.setAccessibleName(line.placeholderText())
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.tr("Texte"))
        self.fields = ComboBox()
        self.fields.setAccessibleName(self.tr("Insérer un champ"))
        self.banner = Banner()
        self.save_button = button(self.tr("Enregistrer ce texte"), self.save, primary=True)
        self.close_button = button(self.tr("Fermer"), self.leave)
        self.back_button = button(self.tr("Revenir au texte d'origine"), self.go_back)
        self.remove_button = button(self.tr("Supprimer ce paragraphe"), self.remove)
        self._lay_out()
        self._fill()
        self.choices.currentRowChanged.connect(self._on_row)
        self.fields.activated.connect(self._on_field)
        self.words.document().modificationChanged.connect(self._on_modified)
        self.choices.setCurrentRow(0)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)

    def begin_paragraph(self) -> None:
        """Start a paragraph."""
        self.choices.setCurrentRow(-1)
        self._on_row(-1)
        self.name.setFocus()

    def save(self) -> None:
        """Record the text shown, unless something keeps it from being used."""
        key, words = self._key(), self.words.toPlainText()
        if isinstance(key, Wording):
            self._do(lambda: self._texts.change_wording(key, words), key)
            return
        name = self.name.text().strip()
        values = {"name": name, "theme": self.theme.text(), "text": words}
        self._do(lambda: self._texts.change_paragraph(values, key), name)

    def go_back(self) -> None:
        """Use the shipped text again."""
        key = self._key()
        if isinstance(key, Wording):
            self._do(lambda: self._texts.restore_wording(key), key)

    def remove(self) -> None:
        """Forget the paragraph shown."""
        key = self._key()
        if not isinstance(key, Wording) and key:
            self._do(lambda: self._texts.remove_paragraph(key), Wording.acceptance)

    def show_text(self, key: Wording | str) -> None:
        """Show a wording, or a paragraph by its name."""
        self.choices.setCurrentRow(self._keys.index(key))

    def leave(self) -> None:
        """Close; while a text is changed and not saved, give up the change first."""
        if self.words.document().isModified():
            self._on_row(self.choices.currentRow())
        else:
            self.reject()

    def _lay_out(self) -> None:
        self.fields.addItem(self.tr("Insérer un champ…"))
        for name, words in FIELD_WORDS.items():
            self.fields.addItem(f"{words[:1].upper()}{words[1:]}", name)
        self.fields.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        told = self.tr(
            "Entre accolades, un champ que le logiciel remplit, ou un accord avec le signataire : {heureux|heureuse}."
        )
        new = button(self.tr("Nouveau paragraphe"), self.begin_paragraph, compact=True, meaning="add")
        left = column(self.choices, row(new, None), spacing=GRID)
        tools = row(self.fields, None, self.back_button, self.remove_button)
        right = column(row(self.theme, self.name), self.words, tools, spacing=GRID)
        sides = row(left, right, spacing=2 * GRID)
        sides.setStretch(0, 2)
        sides.setStretch(1, 5)
        feet = row(None, self.close_button, self.save_button)
        self.setLayout(column(text(told, "muted", wrap=True), self.banner, sides, feet, spacing=12, margins=2 * GRID))

    def _fill(self) -> None:
        self.choices.clear()
        self._keys.clear()
        for wording in Wording:
            if wording is not Wording.blank:
                own = self.tr(" (votre texte)") if self._texts.is_own(wording) else ""
                self._add(label(wording) + own, wording)
        for paragraph in self._texts.paragraphs():
            where = f"{paragraph.theme} · " if paragraph.theme else ""
            self._add(self.tr("Paragraphe : ") + where + paragraph.name, paragraph.name)

    def _add(self, shown: str, key: Wording | str) -> None:
        item = QListWidgetItem(shown)
        item.setToolTip(shown)
        self._keys.append(key)
        self.choices.addItem(item)

    def _key(self) -> Wording | str:
        """Return what is shown: a wording, the name of a paragraph, nothing for a new one."""
        here = self.choices.currentRow()
        return self._keys[here] if 0 <= here < len(self._keys) else ""

    def _on_row(self, _row: int) -> None:
        key = self._key()
        is_wording = isinstance(key, Wording)
        known = {one.name: one for one in self._texts.paragraphs()}
        paragraph = None if is_wording else known.get(key)
        self.name.setText(paragraph.name if paragraph else "")
        self.theme.setText(paragraph.theme if paragraph else "")
        kept = paragraph.text if paragraph else ""
        self.words.setPlainText(in_french(self._texts.wording(key) if isinstance(key, Wording) else kept))
        for line in (self.name, self.theme):
            line.setVisible(not is_wording)
        self.back_button.setVisible(isinstance(key, Wording) and self._texts.is_own(key))
        self.remove_button.setVisible(paragraph is not None)
        self.banner.clear()

    def _on_modified(self, modified: bool) -> None:
        """Keep to the text shown until its change is saved or given up."""
        self.choices.setEnabled(not modified)
        self.close_button.setText(self.tr("Abandonner le changement") if modified else self.tr("Fermer"))

    def _on_field(self, index: int) -> None:
        if index > 0:
            self.words.insertPlainText(f"{{{FIELD_WORDS[self.fields.itemData(index)]}}}")
            self.words.setFocus()
        self.fields.setCurrentIndex(0)

    def _do(self, act: Callable[[], None], then: Wording | str) -> None:
        """Do something to the texts, say what is wrong with what is typed, then show a text."""
        try:
            act()
        except InvalidFields as error:
            self.banner.say(error.problems[0].sentence, Tone.red)
        except UserError as error:
            self.banner.say(error.sentence, Tone.red)
        else:
            self._fill()
            self.show_text(then)
            self._session.told.emit(self.tr("Textes enregistrés"), True)
