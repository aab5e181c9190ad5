"""What a mailing is: its subject, why it is sent, the engagement it invites to, how it travels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import Channel
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.services.clock import today
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.date_edits import DateEdit, Parsers
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.text_edits import ChoiceEditor, LineEditor, LinesEditor

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_CHANNELS = (Channel.mail, Channel.email, Channel.hand)


class FactsPane(QWidget):
    """`edited` when something is typed."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        parsers = Parsers(typed_date, typed_time, lambda: today(session.desk.clock))
        self.editors: dict[str, Editor] = {
            "subject": LineEditor(),
            "purpose": LineEditor(placeholder=self.tr("Inviter aux Assises de la jeunesse")),
            "engagement_id": RecordChoices(session).engagement_field(),
            "reply_by": DateEdit(parsers),
            "channel": ChoiceEditor([(one, label(one)) for one in _CHANNELS]),
            "unit": ChoiceEditor([(one, label(one)) for one in Unit]),
            "enclosures": LinesEditor(lines=2),
        }
        words = {
            "subject": self.tr("Objet *"),
            "purpose": self.tr("Finalité : pourquoi écrire à ces personnes *"),
            "engagement_id": self.tr("Engagement auquel on invite"),
            "reply_by": self.tr("Réponse souhaitée avant le"),
            "channel": self.tr("Voie"),
            "unit": self.tr("Délégation"),
            "enclosures": self.tr("Pièces jointes, une par ligne"),
        }
        layout = column(spacing=4)
        for name, editor in self.editors.items():
            editor.name(words[name].replace(" *", ""), required=words[name].endswith("*"))
            named = text(words[name], "label")
            named.setBuddy(editor.input())
            layout.addWidget(named)
            layout.addWidget(editor)
            layout.addSpacing(6)
            editor.edited.connect(self.edited)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_mailing(self, fields: MailingFields) -> None:
        """Show what is known."""
        for name, editor in self.editors.items():
            editor.set_value(getattr(fields, name))

    def values(self) -> dict[str, Any]:
        """Return what is typed; what means nothing yet is left out."""
        found: dict[str, Any] = {}
        for name, editor in self.editors.items():
            try:
                found[name] = editor.value()
            except ValueError:
                continue
        return found
