"""What a note is, and what it is about: asked when it begins, changed later by F2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.validation import changed
from liaison_desk.services.clock import today
from liaison_desk.ui.briefings.form_choice import FormChoice
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row

_PURPOSES = {
    BriefingKind.opinion_note: BriefingPurpose.opinion,
    BriefingKind.arbitration_note: BriefingPurpose.decision,
}
_ABOUT = {
    "engagement_id": Kind.engagement,
    "meeting_id": Kind.meeting,
    "sitting_id": Kind.sitting,
    "partner_id": Kind.partner,
}


class NoteDialog(QDialog):
    """`decided` gives the Fields once they are right; Escape leaves. A note that exists keeps its form."""

    decided = Signal(object)

    def __init__(
        self,
        session: Session,
        fields: BriefingFields | None = None,
        parent: QWidget | None = None,
        *,
        linked: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self._fields = fields
        self._session = session
        is_new = fields is None
        self.setWindowTitle(self.tr("Nouvelle note") if is_new else self.tr("Ce dont parle la note"))
        given = {name: value for name, value in (linked or {}).items() if value is not None}
        self._about = next((Reference(kind, given[name]) for name, kind in _ABOUT.items() if given.get(name)), None)
        self._proposed = str(given.get("title", ""))
        kind = BriefingKind(given.get("briefing_kind", BriefingKind.topic_brief))
        self.form = Form(BriefingFields, self._groups(RecordChoices(session)), parsers(session))
        self.form.show_values(fields or {"as_of": today(session.desk.clock), **given})
        self.choice = FormChoice(fields.briefing_kind if fields else kind)
        self.done_button = button(
            self.tr("Commencer la note") if is_new else self.tr("Appliquer"), self.decide, primary=True
        )
        self.done_button.setToolTip(self.tr("Ctrl+Entrée"))
        self._lay_out(is_new)
        self.choice.chosen.connect(self._on_form)
        self.form.edited.connect(self._follow)
        if is_new:
            self._on_form()
        else:
            self._follow()
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.decide)

    def decide(self) -> None:
        """Give the fields when they are right, else show what is not."""
        fields = self.form.check()
        if isinstance(fields, BriefingFields):
            kind = self._fields.briefing_kind if self._fields else self.choice.form().kind
            self.decided.emit(changed(fields, {"briefing_kind": kind}))
            self.accept()

    def _lay_out(self, is_new: bool) -> None:
        foot = row(None, button(self.tr("Abandonner"), self.reject), self.done_button)
        sides = row(self.choice, self.form, spacing=2 * GRID)
        sides.setStretch(1, 1)
        layout = column(sides, foot, spacing=2 * GRID, margins=2 * GRID)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.choice.setVisible(is_new)
        self.resize(860 if is_new else 560, 620)
        self.form.editor("title").input().setFocus()

    def _on_form(self) -> None:
        """Follow another form: what its reader is expected to do."""
        kind = self.choice.form().kind
        self.form.editor("purpose").set_value(_PURPOSES.get(kind, BriefingPurpose.information))
        self._propose_title(kind)
        self._follow()

    def _propose_title(self, kind: BriefingKind) -> None:
        """Name the note after its form and what it is about, unless somebody named it."""
        title = self.form.editor("title")
        if title.value() == self._proposed:
            unit = self.form.editor("unit").value()
            self._proposed = self._session.desk.briefings.proposed_title(kind, self._about, unit)
            title.set_value(self._proposed)

    def _follow(self) -> None:
        """Show the fields that make sense."""
        form = form_of(self._fields.briefing_kind) if self._fields else self.choice.form()
        self.form.set_field_visible("speaking_minutes", form.is_spoken)
        informs = self.form.editor("purpose").value() is BriefingPurpose.information
        self.form.set_field_visible("due_on", not informs)

    def _groups(self, choices: RecordChoices) -> tuple[Group, ...]:
        return (
            Group(
                "",
                (
                    Entry("title", self.tr("Titre")),
                    Entry("purpose", self.tr("Ce qui est attendu de l'élu")),
                    Entry("due_on", self.tr("Attendu avant le")),
                    Entry("speaking_minutes", self.tr("Durée voulue, en minutes"), self.tr("0 : sans durée fixée")),
                    Entry("unit", self.tr("Délégation")),
                    Entry("as_of", self.tr("À jour au"), self.tr("Cette date est imprimée sous le titre")),
                    Entry("valid_until", self.tr("Valable jusqu'au"), self.tr("Passé ce jour, la note est à revoir")),
                ),
            ),
            Group(
                self.tr("À propos de"),
                (
                    Entry("engagement_id", self.tr("Engagement"), editor=choices.engagement_field),
                    Entry("partner_id", self.tr("Partenaire"), editor=choices.partner_field),
                    Entry("sitting_id", self.tr("Séance"), editor=choices.sitting_field),
                    Entry("meeting_id", self.tr("Réunion"), editor=choices.meeting_field),
                ),
            ),
        )
