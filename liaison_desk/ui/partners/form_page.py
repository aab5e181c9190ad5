"""Entering or changing a partner, with what a letter will say beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.errors import InvalidFields
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.partners.duplicates_box import DuplicatesBox
from liaison_desk.ui.partners.formulas import formulas_of
from liaison_desk.ui.partners.formulas_card import FormulasPanel
from liaison_desk.ui.partners.partner_fields import PartnerForm
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.dress import column, row
from liaison_desk.ui.widgets.messages import Banner

_PAUSE = 250
_FORM_WIDTH = 680


class PartnerFormPage(QWidget):
    """`saved` gives the id of the partner and whether another is to be entered; `left` when one gives up."""

    saved = Signal(str, bool)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._identifier: str | None = None
        self._version: int | None = None
        self._directory = session.desk.protocol.directory()
        self._duplicates = session.desk.duplicates
        self.form = PartnerForm(session.desk)
        self.drafts = DraftKeeper(session.desk.drafts, self.form.typed, self)
        self.title = ElidedLabel("", "title")
        self.banner = Banner()
        self.formulas = FormulasPanel()
        self.duplicates = DuplicatesBox()
        self._start_again = QAction(self.tr("Repartir de la fiche"), self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self.save_action = new_action(self, self.tr("&Enregistrer la fiche"), "Ctrl+S", self.save)
        self.next_action = new_action(self, self.tr("Enregistrer et &suivant"), "Ctrl+Return", self.save_and_next)
        self.addActions([self.save_action, self.next_action])
        self._lay_out()
        self._connect()

    def open_new(self) -> None:
        """Begin a new partner, or take up the one left unfinished."""
        self._open(None, None, PartnerFields.model_construct(), self.tr("Nouveau partenaire"))

    def open_partner(self, identifier: str) -> None:
        """Change a partner. Raises NotFound."""
        sheet = self._session.desk.partners.sheet(identifier)
        self._open(identifier, sheet.version, sheet.fields, sheet.label)

    def save(self, *, then_next: bool = False) -> bool:
        """Save what is typed; tell whether it could be."""
        found = self.form.check()
        if not isinstance(found, PartnerFields):
            return False
        identifier = self._session.attempt(lambda: self._kept(found), self.tr("Fiche enregistrée"))
        if identifier is None:
            return False
        self.drafts.drop()
        self.saved.emit(identifier, then_next)
        return True

    def save_and_next(self) -> None:
        """Save what is typed and begin another."""
        self.save(then_next=True)

    def give_up(self) -> None:
        """Leave without saving."""
        self.drafts.drop()
        self.left.emit()

    def leave(self) -> None:
        """Leave; what is typed is kept as a draft."""
        self.drafts.flush()
        self.left.emit()

    def regions(self) -> list[QWidget]:
        """Return the regions for F6."""
        return [self.form, self.formulas]

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafts.flush()
        super().hideEvent(event)

    def _open(self, identifier: str | None, version: int | None, fields: PartnerFields, title: str) -> None:
        kept = self.drafts.begin(f"partner:{identifier or 'new'}")
        self._identifier, self._version = identifier, version
        self._directory = self._session.desk.protocol.directory()
        self.title.setText(title)
        self.banner.clear()
        self.formulas.clear()
        self.form.show_partner({**fields.model_dump(), **(kept or {})})
        if kept is not None:
            words = self.tr("Voici ce que vous aviez saisi sans l'enregistrer.")
            self.banner.say(words, Tone.amber, self._start_again)
        self._follow()
        name = "last_name" if self.form.editor("last_name").isVisibleTo(self.form) else "name"
        self.form.editor(name).input().setFocus()

    def _kept(self, fields: PartnerFields) -> str:
        partners = self._session.desk.partners
        if self._identifier is None:
            return partners.add(fields)
        partners.edit(self._identifier, fields, self._version)
        return self._identifier

    def _lay_out(self) -> None:
        back = icon_button("back", self.tr("Revenir à la liste (le brouillon est gardé)"), self.leave)
        self.save_button = button(self.tr("Enregistrer"), self.save, primary=True, compact=True)
        head = row(
            back,
            4,
            self.title,
            button(self.tr("Abandonner"), self.give_up, compact=True),
            button(self.tr("Enregistrer et suivant"), lambda: self.save(then_next=True), compact=True),
            self.save_button,
        )
        head.setStretch(2, 1)
        side = Card()
        side.body.addWidget(self.duplicates)
        side.body.addWidget(self.formulas)
        side.body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(side)
        scroll.setAccessibleName(self.tr("Ce que dira une lettre"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setMinimumWidth(280)
        self.form.setMaximumWidth(_FORM_WIDTH)
        middle = row(self.form, scroll, spacing=2 * GRID)
        middle.setStretch(0, 3)
        middle.setStretch(1, 2)
        layout = column(head, self.banner, middle, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.offices.open_requested.connect(self._on_open)
        self.duplicates.open_requested.connect(self._on_open)
        self._pause.timeout.connect(self._follow)
        self._start_again.triggered.connect(lambda _checked=False: self._on_start_again())

    def _on_edited(self) -> None:
        self.drafts.touch()
        self._pause.start()

    def _follow(self) -> None:
        """Show what a letter would say, and who looks like the one being typed."""
        try:
            fields = self.form.fields()
        except InvalidFields:
            self.duplicates.show_found(())
            return
        if isinstance(fields, PartnerFields):
            self.formulas.show_formulas(formulas_of(self._session.desk, fields, self._directory), fields)
            self.duplicates.show_found(self._duplicates.like(fields, self._identifier))

    def _on_start_again(self) -> None:
        self.drafts.drop()
        if self._identifier is None:
            self.open_new()
        else:
            self.open_partner(self._identifier)

    def _on_open(self, identifier: str) -> None:
        self._session.open_requested.emit(Reference(Kind.partner, identifier))
