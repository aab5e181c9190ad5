"""The text of a mailing: a ready-made one, or any, with its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.wording_fields import FIELD_WORDS, as_stored, in_french, text_problem
from liaison_desk.ui.widgets.buttons import menu_button
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor
from liaison_desk.ui.widgets.text_edits import ChoiceEditor

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_WORDINGS = (
    Wording.invitation, Wording.thank_you, Wording.congratulations, Wording.support, Wording.message,
    Wording.reply_letter, Wording.blank,
)  # fmt: skip
_FIELDS = (
    "addressee", "addressee_title", "addressee_body", "engagement", "when", "place", "municipality", "reply_by",
    "official", "official_title", "president", "officer", "officer_phone", "officer_email", "unit",
)  # fmt: skip


class TextPane(QWidget):
    """`edited` when the text changes; choosing a wording takes its text."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._taken = ""
        self.wording = ChoiceEditor([(one, label(one)) for one in _WORDINGS])
        self.wording.name(self.tr("Modèle"))
        self.body = MarkdownEditor(lines=14)
        self.body.name(self.tr("Texte de la lettre"), required=True)
        self.problem = text("", "problem", wrap=True)
        self.problem.hide()
        menu = QMenu(self)
        for name in _FIELDS:
            action = menu.addAction(FIELD_WORDS[name][:1].upper() + FIELD_WORDS[name][1:])
            action.triggered.connect(lambda _checked=False, name=name: self.insert(name))
        self.body.add_tool(menu_button(self.tr("Insérer un champ"), menu))
        named = text(self.tr("Modèle"), "label")
        named.setBuddy(self.wording.input())
        explained = text(
            self.tr(
                "Les champs entre accolades sont remplis pour chaque destinataire ; l'appel et la politesse aussi."
            ),
            "muted",
            wrap=True,
        )
        layout = column(named, self.wording, self.body, self.problem, explained, spacing=6)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.wording.edited.connect(self._on_wording)
        self.body.edited.connect(self._on_edited)

    def show_text(self, wording: Wording, body: str) -> None:
        """Show a text."""
        self.wording.set_value(wording)
        self._taken = in_french(body)
        self.body.set_value(self._taken)
        self._check()

    def values(self) -> tuple[Wording, str]:
        """Return the wording and the text as it is stored."""
        return self.wording.value(), as_stored(self.body.value())

    def insert(self, name: str) -> None:
        """Put a field where the cursor is."""
        self.body.text.textCursor().insertText(f"{{{FIELD_WORDS[name]}}}")
        self.body.text.setFocus()

    def _on_wording(self) -> None:
        if self.body.value() in {"", self._taken}:  # what somebody typed is never replaced
            self._taken = in_french(self._session.desk.merges.wording(self.wording.value()))
            self.body.set_value(self._taken)
        self._on_edited()

    def _on_edited(self) -> None:
        self._check()
        self.edited.emit()

    def _check(self) -> None:
        problem = text_problem(self.values()[1])
        self.problem.setText(problem[:1].upper() + problem[1:])
        self.problem.setVisible(bool(problem))
