"""The recipients of a mailing in preparation: filtered, addressed, ticked, each exception with what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.mailings.filter_bar import FilterBar
from liaison_desk.ui.mailings.listed_rows import ListedRows
from liaison_desk.ui.mailings.looks import RecipientRow, chosen_rows, recipient_columns
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import SegmentedTabs, action_button
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.messages import EmptyState
from liaison_desk.ui.widgets.text_edits import LineEditor

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_TO_LOOK_AT, _LEFT_OUT = "to_look_at", "left_out"


class RecipientsPane(QWidget):
    """`pointed` gives the id of the recipient pointed at; `left_out` the ids and the reason, empty to take back."""

    pointed = Signal(str)
    left_out = Signal(object, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.filter_bar = FilterBar(session)
        self.source: ListedRows[RecipientRow] = ListedRows(
            {_TO_LOOK_AT: lambda one: bool(one.problems), _LEFT_OUT: lambda one: not one.recipient.included},
            lambda one: one.words,
        )
        self.model: RowsModel[RecipientRow] = RowsModel(recipient_columns(), self.source, self)
        self.list = RowsList(
            self.model,
            self.tr("Destinataires"),
            EmptyState(
                "partners",
                self.tr("Personne encore"),
                self.tr("Choisissez des fonctions, des réseaux ou des listes, ou ajoutez quelqu'un par son nom."),
            ),
            EmptyState("check", self.tr("Rien ici"), self.tr("Aucun destinataire de cette sorte.")),
        )
        self.view = self.list.view
        self.views = SegmentedTabs(
            (
                ("", self.tr("Tous")),
                (_TO_LOOK_AT, self.tr("À regarder")),
                (_LEFT_OUT, self.tr("Décochés")),
            ),
            self.tr("Destinataires montrés"),
            filters=True,
        )
        self.problems = text("", "muted", wrap=True)
        self.tick_action = new_action(
            self, self.tr("Écrire ou &ne pas écrire"), "Space", self.tick, Qt.ShortcutContext.WidgetShortcut
        )
        self.open_action = new_action(self, self.tr("Ouvrir la &fiche"), "", self._on_open)
        self.view.addActions([self.tick_action, self.open_action])
        self._lay_out()
        self._connect()

    def show_mailing(self, fields: MailingFields) -> None:
        """Show the recipients of a mailing with their exceptions."""
        mailings = self._session.desk.mailings
        addressed = mailings.addressed(fields)
        problems = mailings.check(fields, addressed)
        recipients = {one.partner_id: one for one in fields.recipients}
        self.source.held = [
            RecipientRow(one, recipients[one.partner_id], problems.get(one.partner_id, ())) for one in addressed
        ]
        self.model.refresh()
        if self.view.current() is None:
            self.view.select_first()
        self._say_counts()
        self._show_pointed(self.view.current())

    def ticked(self) -> int:
        """Return how many are written to."""
        return sum(one.recipient.included for one in self.source.held)

    def blocked(self) -> int:
        """Return how many of those ticked cannot be written to."""
        return sum(one.is_blocked for one in self.source.held)

    def step(self, step: int) -> None:
        """Point at the recipient before (-1) or after (1)."""
        place = self.view.currentIndex().row() + step
        if 0 <= place < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(place, 0))

    def tick(self) -> None:
        """Leave out the recipients selected, once the reason is said; or take them back when all are left out."""
        selected = chosen_rows(self.view)
        if not selected:
            return
        ids = [one.id for one in selected]
        if not any(one.recipient.included for one in selected):
            self.left_out.emit(ids, "")
            return
        self.ask_reason(selected).open()

    def ask_reason(self, rows: Sequence[RecipientRow]) -> DecisionDialog:
        """Return the dialog that asks why recipients are left out."""
        reason = LineEditor()
        usual = rows[0].problems[0].sentence if rows[0].problems else self.tr("Déjà invité par ailleurs")
        reason.set_value(usual)
        reason.line.selectAll()
        who = rows[0].addressed.name if len(rows) == 1 else counted(len(rows), self.tr("destinataire"))
        dialog = DecisionDialog(
            self.tr("Ne pas écrire à {who}").format(who=who),
            self.tr("Le motif reste avec l'envoi ; la fiche n'est pas changée."),
            (self.tr("Motif"), reason),
            (self.tr("Décocher"), lambda said: self.left_out.emit([one.id for one in rows], str(said))),
            self.tr("Dites pourquoi, en un mot."),
            self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _lay_out(self) -> None:
        foot = QWidget()
        line = FlowLayout(foot, spacing=GRID)
        line.addWidget(action_button(self.tick_action))
        line.addWidget(action_button(self.open_action))
        layout = column(self.filter_bar, row(self.views, None), self.list, self.problems, foot, spacing=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.views.chosen.connect(self._on_view)
        self.view.chosen.connect(self._show_pointed)
        self.view.opened.connect(self._on_opened)

    def _say_counts(self) -> None:
        to_look, left = self.source.counted(_TO_LOOK_AT), self.source.counted(_LEFT_OUT)
        self.views.set_text("", self.tr("Tous · {count}").format(count=len(self.source.held)))
        self.views.set_text(_TO_LOOK_AT, self.tr("À regarder · {count}").format(count=to_look))
        self.views.set_text(_LEFT_OUT, self.tr("Décochés · {count}").format(count=left))

    def _show_pointed(self, shown: RecipientRow | None) -> None:
        for action in (self.tick_action, self.open_action):
            action.setEnabled(shown is not None)
        self.problems.setText(_what_to_do(shown) if shown else "")
        self.problems.setVisible(bool(self.problems.text()))
        self.pointed.emit(shown.id if shown else "")

    def _on_view(self, key: str) -> None:
        self.view.ask(saved_filter=key)
        if self.view.current() is None:
            self.view.select_first()

    def _on_opened(self, _shown: RecipientRow) -> None:
        self._on_open()

    def _on_open(self) -> None:
        if (shown := self.view.current()) is not None:
            self._session.open_requested.emit(Reference(Kind.partner, shown.id))


def _what_to_do(shown: RecipientRow) -> str:
    if not shown.recipient.included:
        return shown.recipient.left_out_reason
    return "\n".join(f"{problem.sentence} {problem.remedy}" for problem in shown.problems)
