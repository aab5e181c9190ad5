"""A mailing in preparation: what it is, who receives it, what it says, and the letter of each beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.mailing_checks import Addressed
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import NotFound, UserError
from liaison_desk.ui.forms.draft_keeper import DraftKeeper
from liaison_desk.ui.mailings.facts_pane import FactsPane
from liaison_desk.ui.mailings.letter_preview import LetterPreview
from liaison_desk.ui.mailings.recipients_pane import RecipientsPane
from liaison_desk.ui.mailings.text_pane import TextPane
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.actions import INSIDE, new_action
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button, icon_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, scrolled
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes

_PAUSE = 200
FACTS, RECIPIENTS, TEXT = "facts", "recipients", "text"


class MailingEditor(QWidget):
    """`left` when one goes back; `make_requested` gives the id of the mailing saved, its letters to be made."""

    left = Signal()
    make_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._identifier: str | None = None
        self._version: int | None = None
        self._fields = MailingFields.model_construct(subject="")
        self._is_showing = False
        self._is_dirty = False
        self.facts = FactsPane(session)
        self.recipients = RecipientsPane(session)
        self.text = TextPane(session)
        self.preview = LetterPreview(session)
        self.drafts = DraftKeeper(session.desk.drafts, self._typed, self)
        self.title = ElidedLabel("", "title")
        self.banner = Banner()
        self.tabs = SegmentedTabs(
            ((FACTS, self.tr("Envoi")), (RECIPIENTS, self.tr("Destinataires")), (TEXT, self.tr("Texte"))),
            self.tr("Étapes"),
        )
        self.save_action = new_action(self, self.tr("&Enregistrer l'envoi"), "Ctrl+S", self.save)
        self.make_action = new_action(self, self.tr("&Préparer les lettres…"), "Ctrl+Return", self._on_make)
        self._start_again = QAction(self.tr("Repartir de la fiche"), self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()

    def open_new(self, fields: MailingFields) -> None:
        """Begin a mailing that is not recorded yet."""
        self._open(None, None, fields)

    def open(self, identifier: str) -> None:
        """Take up a mailing; raises NotFound."""
        sheet = self._session.desk.mailings.sheet(identifier)
        self._open(identifier, sheet.version, sheet.fields)

    def identifier(self) -> str | None:
        """Return the id of the mailing, None while it is not recorded."""
        return self._identifier

    def current(self) -> MailingFields:
        """Return the mailing as it stands on the screen."""
        wording, body = self.text.values()
        values = {**self.facts.values(), "wording": wording, "body": body}
        return self._fields.model_copy(update=values)

    def save(self) -> bool:
        """Record what is typed; tell whether it could be."""
        mailings = self._session.desk.mailings
        try:
            fields = validated(MailingFields, self.current().model_dump())
        except UserError as error:
            self.tabs.choose(FACTS)
            self._show_tab(FACTS)
            self.banner.say(error.sentence, Tone.red)
            return False

        def keep() -> str:
            if self._identifier is None:
                return mailings.add(fields)
            mailings.edit(self._identifier, fields, self._version)
            return self._identifier

        self._is_dirty = True  # being saved is no reason to read it again
        identifier = self._session.attempt(keep, self.tr("Envoi enregistré"))
        if identifier is None:
            return False
        self.drafts.drop()
        self._open(identifier, mailings.sheet(identifier).version, fields, tab=self.tabs.current())
        return True

    def refresh(self) -> None:
        """Address the recipients again: a record they come from may have changed, or the mailing gone."""
        if self._identifier is not None:
            try:
                sheet = self._session.desk.mailings.sheet(self._identifier)
            except NotFound:
                self.left.emit()
                return
            if sheet.version != self._version and not self._is_dirty:
                self._open(self._identifier, sheet.version, sheet.fields, self.tabs.current())
                return
        self._follow()

    def leave(self) -> None:
        """Go back; what is typed is kept as a draft."""
        self.drafts.flush()
        self.left.emit()

    def regions(self) -> list[QWidget]:
        """Return the regions for F6."""
        return [self.tabs, self._panes[self.tabs.current()], self.preview]

    def hideEvent(self, event: QHideEvent) -> None:
        self.drafts.flush()
        super().hideEvent(event)

    def _open(self, identifier: str | None, version: int | None, fields: MailingFields, tab: str = "") -> None:
        kept = self.drafts.begin(f"mailing:{identifier or 'new'}")
        self._identifier, self._version = identifier, version
        self._fields = MailingFields.model_construct(**{**_all_of(fields), **_all_of(_read(kept))}) if kept else fields
        self.banner.clear()
        if kept:
            words = self.tr("Voici ce que vous aviez saisi sans l'enregistrer.")
            self.banner.say(words, Tone.amber, self._start_again)
        self._is_dirty = kept is not None
        self._is_showing = True
        self.facts.show_mailing(self._fields)
        self.recipients.filter_bar.show_filter(self._fields.recipient_filter)
        self.text.show_text(self._fields.wording, self._fields.body)
        self._is_showing = False
        self._show_tab(tab or (RECIPIENTS if self._fields.subject else FACTS))
        self._follow()
        if not tab:
            is_new = self.tabs.current() == FACTS
            (self.facts.editors["subject"].input() if is_new else self.recipients.view).setFocus()

    def _lay_out(self) -> None:
        back = icon_button("back", self.tr("Revenir à la liste (le brouillon est gardé)"), self.leave)
        head = row(back, 4, self.title, action_button(self.save_action), action_button(self.make_action, primary=True))
        head.setStretch(2, 1)
        self._stack = QStackedWidget()
        self._panes: dict[str, QWidget] = {
            FACTS: scrolled(self.facts),
            RECIPIENTS: self.recipients,
            TEXT: self.text,
        }
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        left = QWidget()
        inside = column(row(self.tabs, None), self._stack, spacing=10)
        inside.setStretch(1, 1)
        left.setLayout(inside)
        split = panes("mailings/editor", (left, 640, 420, 3), (self.preview, 480, 260, 2))
        layout = column(head, self.banner, split, spacing=12)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.addActions([self.save_action, self.make_action])

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        self.facts.edited.connect(self._on_edited)
        self.text.edited.connect(self._on_edited)
        self.recipients.filter_bar.changed.connect(self._on_filter)
        self.recipients.left_out.connect(self._on_left_out)
        self.recipients.pointed.connect(self._on_pointed)
        self.preview.stepped.connect(self.recipients.step)
        self._pause.timeout.connect(self._follow)
        self._start_again.triggered.connect(lambda _checked=False: self._on_start_again())
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, partial(self.recipients.step, step))
            shortcut.setContext(INSIDE)

    def _show_tab(self, key: str) -> None:
        self.tabs.choose(key)
        self._stack.setCurrentWidget(self._panes[key])

    def _on_edited(self) -> None:
        if not self._is_showing:
            self._touched()
            self._pause.start()

    def _touched(self) -> None:
        self._is_dirty = True
        self.drafts.touch()

    def _on_filter(self) -> None:
        wanted = self.recipients.filter_bar.wanted()
        self._fields = self._session.desk.mailings.gathered(
            self.current().model_copy(update={"recipient_filter": wanted})
        )
        self._touched()
        self._follow()

    def _on_left_out(self, partner_ids: list[str], reason: str) -> None:
        self._fields = self._session.desk.mailings.leave_out(self.current(), partner_ids, reason)
        self._touched()
        self._follow()

    def _on_pointed(self, partner_id: str) -> None:
        held = self.recipients.source.held
        places = {row.id: place for place, row in enumerate(held, start=1)}
        found: Addressed | None = None
        if partner_id:
            found = held[places[partner_id] - 1].addressed
        self.preview.show_letter(self.current(), found, places.get(partner_id, 0), len(held))

    def _follow(self) -> None:
        """Bring the list, the counts and the letter in step with what is typed."""
        self._fields = self.current()
        self.title.setText(self._fields.subject or self.tr("Nouveau publipostage"))
        self.recipients.show_mailing(self._fields)
        ticked = self.recipients.ticked()
        self.tabs.set_text(RECIPIENTS, self.tr("Destinataires · {count}").format(count=ticked))
        letters = counted(ticked, self.tr("lettre"))
        self.make_action.setText(
            self.tr("&Préparer les {letters}…").format(letters=letters) if ticked > 1 else self.tr("&Préparer…")
        )

    def _on_make(self) -> None:
        missing = self._session.desk.merges.missing(self.current())
        blocked = self.recipients.blocked()
        if missing:
            self.banner.say(missing[0], Tone.red)
            return
        if blocked:
            self._show_tab(RECIPIENTS)
            words = self.tr("{who} à compléter ou à décocher avant de préparer les lettres.")
            self.banner.say(words.format(who=counted(blocked, self.tr("destinataire"))), Tone.red)
            return
        if self.save() and self._identifier is not None:
            self.make_requested.emit(self._identifier)

    def _typed(self) -> dict[str, Any]:
        return self.current().model_dump(mode="json")

    def _on_start_again(self) -> None:
        self.drafts.drop()
        if self._identifier is None:
            self.open_new(MailingFields.model_construct(subject=""))
        else:
            self.open(self._identifier)


def _all_of(fields: MailingFields) -> dict[str, Any]:
    return {name: getattr(fields, name) for name in MailingFields.model_fields}


def _read(kept: dict[str, Any]) -> MailingFields:
    """Return the mailing of a draft, whose subject may not be typed yet."""
    subject = kept.get("subject", "")
    return validated(MailingFields, {**kept, "subject": subject or "?"}).model_copy(update={"subject": subject})
