"""What a note is about: asked when it begins, changed later by F2."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import column, row


class NoteDialog(QDialog):
    """`decided` gives the Fields once they are right; Escape leaves."""

    decided = Signal(object)

    def __init__(
        self,
        session: Session,
        fields: BriefingFields | None = None,
        parent: QWidget | None = None,
        *,
        linked: dict[str, str | None] | None = None,
    ) -> None:
        super().__init__(parent)
        is_new = fields is None
        self.setWindowTitle(self.tr("Nouvelle note") if is_new else self.tr("Ce dont parle la note"))
        parsers = Parsers(typed_date, typed_time, lambda: today(session.desk.clock))
        self.form = Form(BriefingFields, self._groups(RecordChoices(session)), parsers)
        self.form.show_values(fields or {"as_of": today(session.desk.clock), **(linked or {})})
        self.done_button = button(
            self.tr("Commencer la note") if is_new else self.tr("Appliquer"), self.decide, primary=True
        )
        self.done_button.setToolTip(self.tr("Ctrl+Entrée"))
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.decide)

    def decide(self) -> None:
        """Give the fields when they are right, else show what is not."""
        fields = self.form.check()
        if fields is not None:
            self.decided.emit(fields)
            self.accept()

    def _lay_out(self) -> None:
        foot = row(None, button(self.tr("Abandonner"), self.reject), self.done_button)
        layout = column(self.form, foot, spacing=2 * GRID, margins=2 * GRID)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.resize(560, 600)
        self.form.editor("title").input().setFocus()

    def _groups(self, choices: RecordChoices) -> tuple[Group, ...]:
        return (
            Group(
                "",
                (
                    Entry("title", self.tr("Titre")),
                    Entry("purpose", self.tr("Ce qui est attendu de l'élu")),
                    Entry("unit", self.tr("Délégation")),
                    Entry("as_of", self.tr("À jour au"), self.tr("Cette date est imprimée sous le titre")),
                    Entry("engagement_id", self.tr("Pour l'engagement"), editor=choices.engagement_field),
                    Entry("partner_id", self.tr("À propos du partenaire"), editor=choices.partner_field),
                ),
            ),
        )
