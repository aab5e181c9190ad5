"""How mailings, their recipients and their answers look in lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.attendance_words import reply_words
from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import MailingRow
from liaison_desk.domain.mailing_checks import Addressed, MailingProblem
from liaison_desk.domain.mailings import MailingRecipient, MailingReply, MailingState
from liaison_desk.ui.lists.columns import Alignment, Column
from liaison_desk.ui.lists.rows_view import RowsView
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

_STATES = {
    MailingState.draft: (Tone.neutral, "edit"),
    MailingState.made: (Tone.blue, "outgoing"),
    MailingState.closed: (Tone.green, "check"),
    MailingState.cancelled: (Tone.neutral, "close"),
}
_REPLIES = {
    MailingReply.none: (Tone.neutral, "waiting"),
    MailingReply.present: (Tone.green, "check"),
    MailingReply.represented: (Tone.blue, "person"),
    MailingReply.excused: (Tone.amber, "close"),
}


@dataclass(frozen=True)
class RecipientRow:
    """One recipient as the lists show it."""

    addressed: Addressed
    recipient: MailingRecipient
    problems: tuple[MailingProblem, ...] = ()
    number: str = ""
    represented_by: str = ""

    @property
    def id(self) -> str:
        """The partner."""
        return self.addressed.partner_id

    @property
    def words(self) -> str:
        """What it is found by."""
        return f"{self.addressed.name} {self.addressed.title} {self.addressed.body}"

    @property
    def is_blocked(self) -> bool:
        """Tell whether no letter can be made to it."""
        return any(problem.kind.is_blocking for problem in self.problems)


def chosen_rows(view: RowsView[RecipientRow]) -> list[RecipientRow]:
    """Return the rows selected, the one pointed at when a held Ctrl kept it from being selected."""
    pointed = view.current()
    return view.selected() or ([pointed] if pointed else [])


def state_look(state: MailingState) -> ChipLook:
    """Return the chip of the state of a mailing."""
    tone, icon = _STATES[state]
    return ChipLook(label(state), tone, icon)


def reply_look(row: RecipientRow) -> ChipLook:
    """Return the chip of an answer."""
    tone, icon = _REPLIES[row.recipient.reply]
    return ChipLook(_reply(row), tone, icon)


def mailing_columns(today: Callable[[], date]) -> list[Column[MailingRow]]:
    """Return the columns of the list of mailings."""
    return [
        Column(_words("Objet"), lambda row: row.subject, sort_key="subject", width=0, strong=True),
        Column(
            _words("État"),
            lambda row: label(MailingState(row.state)),
            chip=lambda row: state_look(MailingState(row.state)),
            sort_key="state",
            width=160,
        ),
        Column(_words("Destinataires"), lambda row: str(row.recipients), alignment=Alignment.right, width=112),
        Column(_words("Réponses"), _replies, alignment=Alignment.right, width=92),
        Column(_words("Envoyé"), lambda row: _day(row.made_on, today()), sort_key="made_on", width=104),
        Column(_words("Réponse avant"), lambda row: _day(row.reply_by, today()), width=116, shown_from=700),
    ]


def recipient_columns() -> list[Column[RecipientRow]]:
    """Return the columns of the recipients of a mailing in preparation."""
    return [
        Column(
            _words("Écrire"),
            lambda row: _words("oui") if row.recipient.included else _words("non"),
            chip=lambda row: (
                ChipLook(_words("oui"), Tone.green, "check") if row.recipient.included else ChipLook(_words("non"))
            ),
            width=76,
        ),
        _recipient(),
        Column(
            _words("Appel"),
            lambda row: row.addressed.salutation,
            second_line=lambda row: _compliment(row.addressed.closing_formula),
            width=206,
            shown_from=600,
            tooltip=lambda row: row.addressed.closing_formula,
        ),
        Column(
            _words("À regarder"),
            lambda row: row.problems[0].sentence if row.problems else row.recipient.left_out_reason,
            chip=_problem_look,
            width=156,
            tooltip=lambda row: " ".join(problem.sentence for problem in row.problems) or row.recipient.left_out_reason,
        ),
    ]


def reply_columns(today: Callable[[], date]) -> list[Column[RecipientRow]]:
    """Return the columns of the answers to a mailing."""
    return [
        _recipient(),
        Column(
            _words("Réponse"),
            _reply,
            chip=reply_look,
            width=134,
        ),
        Column(_words("Représenté par"), lambda row: row.represented_by, width=170, shown_from=700),
        Column(
            _words("Avec"),
            lambda row: f"+ {row.recipient.guests}" if row.recipient.guests else "",
            alignment=Alignment.right,
            width=62,
        ),
        Column(_words("Répondu"), lambda row: _day(row.recipient.replied_on, today(), "—"), width=96),
        Column(_words("Relancé"), lambda row: _day(row.recipient.reminded_on, today()), width=96, shown_from=820),
        Column(_words("Lettre"), lambda row: row.number or _words("projet"), width=112, shown_from=640),
    ]


def _problem_look(row: RecipientRow) -> ChipLook | None:
    if not row.problems:
        return None
    return ChipLook(label(row.problems[0].kind), Tone.red if row.is_blocked else Tone.amber, "alert")


def _reply(row: RecipientRow) -> str:
    return reply_words(row.recipient.reply, row.addressed.fields)


def _compliment(closing: str) -> str:
    """Return the end of a closing sentence, which is where they differ."""
    return closing.rstrip(".").rpartition(", ")[2]


def _replies(row: MailingRow) -> str:
    return "" if row.state == MailingState.draft else f"{row.replies} / {row.recipients}"


def _day(day: date | None, today: date, absent: str = "") -> str:
    return short_date(day, today) if day else absent


def _words(words: str) -> str:
    return QCoreApplication.translate("Mailings", words)


def _recipient() -> Column[RecipientRow]:
    return Column(
        _words("Destinataire"),
        lambda row: row.addressed.name,
        second_line=lambda row: row.addressed.title or row.addressed.body or " ",
        width=0,
        strong=True,
    )
