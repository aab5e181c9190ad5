"""The settings: everything about the office, the appearance, the texts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.office.appearance_card import AppearanceCard
from liaison_desk.ui.office.back_plans_card import BackPlansCard
from liaison_desk.ui.office.figures_table import figures_groups
from liaison_desk.ui.office.groups import (
    conduct_groups,
    intake_groups,
    letterhead_groups,
    officer_groups,
    official_groups,
    parsers,
    presence_groups,
)
from liaison_desk.ui.office.texts_card import TextsCard
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes

_DRAFT = "office"


class SettingsPage(QWidget):
    """Changes what the office is; what is typed is kept as a draft until it is saved or given up."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = session.desk
        clock = self._desk.clock
        groups = (
            *official_groups(),
            *officer_groups(),
            *presence_groups(clock),
            *letterhead_groups(),
            *figures_groups(clock),
            *conduct_groups(session),
            *intake_groups(),
        )
        self.form = Form(OfficeFields, groups, parsers(clock))
        self.appearance = AppearanceCard()
        self.back_plans = BackPlansCard(session)
        self.texts = TextsCard(session)
        self._state = text("", "muted")
        self._modified = False
        self._banner = Banner()
        self.save_action = new_action(self, self.tr("&Enregistrer les réglages"), "Ctrl+S", self.save)
        self.give_up_action = new_action(self, self.tr("Aban&donner les changements"), "", self.give_up)
        self._save_button = button(self.tr("Enregistrer"), self.save, primary=True, compact=True)
        self._give_up_button = button(self.tr("Abandonner"), self.give_up, compact=True)
        self.drafts = DraftKeeper(self._desk.drafts, self.form.values, self)
        self._lay_out()
        self._connect()
        self.refresh()
        if self.drafts.begin(_DRAFT) is not None:
            self._offer_draft()

    def page_actions(self) -> list[QAction]:
        """Return what can be done on this page."""
        return [self.save_action, self.give_up_action]

    def regions(self) -> Sequence[QWidget]:
        """Return the parts F6 goes through."""
        return (self.form, self._side)

    def count_waiting(self) -> int:
        """Return how many things wait here: none."""
        return 0

    def refresh(self) -> None:
        """Show the office as it is recorded, unless somebody is typing."""
        self.appearance.refresh()
        self.back_plans.refresh()
        self.texts.refresh()
        if not self._modified:
            self.form.show_values(self._desk.settings.office())
            self._show_modified(False)

    def save(self) -> None:
        """Record what is typed."""
        fields = self.form.check()
        if not isinstance(fields, OfficeFields):
            return
        if self._session.attempt(lambda: self._record(fields), self.tr("Réglages enregistrés")):
            self._drop_draft()
            self.refresh()

    def give_up(self) -> None:
        """Show again what is recorded."""
        self._modified = False
        self._drop_draft()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafts.flush()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        head = row(
            text(self.tr("Réglages"), "title"), self._state, None, self._give_up_button, self._save_button, spacing=12
        )
        cards = dressed(QWidget(), role="plain")
        cards.setLayout(column(self.appearance, self.back_plans, self.texts, None, spacing=2 * GRID))
        self._side = scrolled(cards)
        split = panes("settings/splitter", (self.form, 660, 0, 0), (self._side, 400, 0, 0))
        self.setLayout(column(head, self._banner, split, spacing=12))

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self._session.changed.connect(self._on_changed)

    def _on_edited(self) -> None:
        self.drafts.touch()
        self._show_modified(True)

    def _on_changed(self, _kinds: object) -> None:
        if self.isVisible():
            self.refresh()

    def _record(self, fields: OfficeFields) -> bool:
        self._desk.settings.change(fields)
        self._modified = False
        return True

    def _show_modified(self, modified: bool) -> None:
        self._modified = modified
        self._state.setText(self.tr("modifiés, pas encore enregistrés") if modified else "")
        self.give_up_action.setEnabled(modified)
        self._give_up_button.setEnabled(modified)

    def _offer_draft(self) -> None:
        resume, forget = (QAction(words, self) for words in (self.tr("Reprendre"), self.tr("Oublier")))
        resume.triggered.connect(self._resume)
        forget.triggered.connect(self._drop_draft)
        words = self.tr("Des réglages tapés la dernière fois n'ont pas été enregistrés.")
        self._banner.say(words, Tone.blue, resume, forget)

    def _resume(self) -> None:
        kept = self._desk.drafts.kept(_DRAFT)
        self._banner.clear()
        if kept is None:
            return
        fields = self._session.attempt(lambda: validated(OfficeFields, kept))
        if fields is not None:
            self.form.show_values(fields)
            self._show_modified(True)

    def _drop_draft(self) -> None:
        self.drafts.drop()
        self._banner.clear()
