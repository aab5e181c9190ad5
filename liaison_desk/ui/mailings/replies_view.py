"""A mailing whose letters are made: what each answered, typed by one key."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted, long_date
from liaison_desk.domain.mailing_replies import count_replies
from liaison_desk.domain.mailings import MailingFields, MailingReply
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.services.clock import today
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.mailings.listed_rows import ListedRows
from liaison_desk.ui.mailings.looks import RecipientRow, chosen_rows, reply_columns, state_look
from liaison_desk.ui.mailings.reply_verbs import ReplyVerbs
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button, icon_button, menu_button
from liaison_desk.ui.widgets.card import ElidedLabel
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import Banner, EmptyState


class RepliesView(QWidget):
    """`left` when one goes back; `reminder_made` gives the id of the reminders; `papers_requested` the sheet."""

    left = Signal()
    reminder_made = Signal(str)
    papers_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet[MailingFields] | None = None
        self.source: ListedRows[RecipientRow] = ListedRows(
            {one.value: lambda row, one=one: row.recipient.reply is one for one in MailingReply},
            lambda one: one.words,
        )
        self.model: RowsModel[RecipientRow] = RowsModel(reply_columns(self._today), self.source, self)
        nobody = EmptyState("check", self.tr("Personne ici"), self.tr("Aucun destinataire n'a donné cette réponse."))
        self.list = RowsList(self.model, self.tr("Réponses"), nobody)
        self.view = self.list.view
        self.title = ElidedLabel("", "title")
        self.state = Chip()
        self.counts = text("", "muted", wrap=True)
        self.banner = Banner()
        self.views = SegmentedTabs(
            (
                ("", self.tr("Tous")),
                (MailingReply.none.value, self.tr("Sans réponse")),
                (MailingReply.present.value, self.tr("Présents")),
                (MailingReply.represented.value, self.tr("Représentés")),
                (MailingReply.excused.value, self.tr("Excusés")),
            ),
            self.tr("Réponses montrées"),
            filters=True,
        )
        self.filter_line = FilterLine()
        self.verbs = ReplyVerbs(session, self)
        self.view.addActions([*self.verbs.answers, self.verbs.link, self.verbs.open_partner])
        self._lay_out()
        self._connect()

    def open(self, identifier: str) -> None:
        """Show the answers to a mailing; raises NotFound."""
        self.banner.clear()
        self._show(self._session.desk.mailings.sheet(identifier))
        self.view.select_first()
        self.view.setFocus()

    def reload(self) -> None:
        """Read the mailing shown again."""
        if self._sheet is not None:
            self._show(self._session.desk.mailings.sheet(self._sheet.reference.id))

    def sheet(self) -> Sheet[MailingFields] | None:
        """Return the mailing shown."""
        return self._sheet

    def selected(self) -> list[RecipientRow]:
        """Return the recipients selected."""
        return chosen_rows(self.view)

    def everybody(self) -> list[RecipientRow]:
        """Return those written to."""
        return list(self.source.held)

    def regions(self) -> list[QWidget]:
        """Return the regions for F6."""
        return [self.views, self.list]

    def page_actions(self) -> list[QAction]:
        """Return the actions for the menus."""
        return [*self.verbs.answers, self.verbs.link, self.verbs.open_partner]

    def _lay_out(self) -> None:
        back = icon_button("back", self.tr("Revenir à la liste"), self.left.emit)
        head = row(
            back,
            4,
            self.title,
            self.state,
            menu_button(self.tr("Relancer"), self.verbs.reminders),
            menu_button(self.tr("Émargement"), self.verbs.attendance),
            menu_button(self.tr("Suite"), self.verbs.follow_up),
        )
        head.setStretch(2, 1)
        keys = QWidget()
        line = FlowLayout(keys, spacing=GRID)
        for action in (*self.verbs.answers, self.verbs.link):
            line.addWidget(action_button(action))
        bar = row(self.views, self.filter_line, None)
        keep_columns(self.view.header, "mailings/replies")
        layout = column(head, self.banner, self.counts, bar, self.list, keys, spacing=12)
        layout.setStretch(4, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.filter_line.asked.connect(self._on_words)
        self.filter_line.down_pressed.connect(self._on_down)
        self.view.opened.connect(self._on_opened)

    def _show(self, sheet: Sheet[MailingFields]) -> None:
        desk = self._session.desk
        self._sheet, fields = sheet, sheet.fields
        written = [one for one in fields.recipients if one.included]
        addressed = {one.partner_id: one for one in desk.mailings.addressed(fields)}
        numbers, names = desk.mailing_replies.numbers_and_names(fields)
        self.source.held = [
            RecipientRow(
                addressed[one.partner_id],
                one,
                number=numbers.get(one.letter_id or "", ""),
                represented_by=names.get(one.represented_by_id or "", "") or one.represented_by,
            )
            for one in written
        ]
        self.title.setText(fields.subject)
        self.state.set_look(state_look(fields.state))
        self.verbs.show_mailing(fields)
        self.model.refresh()
        counts = count_replies(fields.recipients)
        parts = [
            counted(counts.expected, self.tr("personne attendue"), self.tr("personnes attendues")),
            self.tr("{count} sans réponse sur {total}").format(count=counts.waiting, total=counts.written_to),
        ]
        if fields.reply_by:
            parts.append(self.tr("réponse souhaitée avant le {day}").format(day=long_date(fields.reply_by)))
        self.counts.setText(" · ".join(parts))
        for reply, count in (
            (MailingReply.none, counts.waiting),
            (MailingReply.present, counts.present),
            (MailingReply.represented, counts.represented),
            (MailingReply.excused, counts.excused),
        ):
            self.views.set_text(reply.value, f"{self._view_words(reply)} · {count}")
        self.views.set_text("", self.tr("Tous · {count}").format(count=counts.written_to))

    def _view_words(self, reply: MailingReply) -> str:
        return {
            MailingReply.none: self.tr("Sans réponse"),
            MailingReply.present: self.tr("Présents"),
            MailingReply.represented: self.tr("Représentés"),
            MailingReply.excused: self.tr("Excusés"),
        }[reply]

    def _on_view(self, key: str) -> None:
        self.view.ask(saved_filter=key)

    def _on_words(self, words: str) -> None:
        self.view.ask(text=words)
        self.view.select_first()

    def _on_down(self) -> None:
        self.view.setFocus()
        if self.view.current() is None:
            self.view.select_first()

    def _on_opened(self, shown: RecipientRow) -> None:
        if shown.recipient.letter_id:
            self._session.open_requested.emit(Reference(Kind.letter, shown.recipient.letter_id))

    def say(self, words: str) -> None:
        """Say what was done."""
        self._session.told.emit(words, True)

    def _today(self) -> date:
        return today(self._session.desk.clock)
