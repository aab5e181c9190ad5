"""The columns of the requests and of the decision register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.decisions import Outcome
from liaison_desk.domain.engagements import EngagementState, OfficialRole, RequestedRole
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import clock, counted, full_date, period, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import DecisionRow, RequestRow
from liaison_desk.domain.presence import Presence
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.lists.columns import Column
from liaison_desk.ui.requests.looks import asked_words, due_chip, outcome_chip
from liaison_desk.ui.widgets.chip import ChipLook

translate = QCoreApplication.translate

_WIDE, _WIDER, _WIDEST = 580, 760, 800


class RequestColumns:
    """The columns of the requests; `presence` and `now` say how far a date to reply by is."""

    def __init__(self, presence: Callable[[], Presence], now: Callable[[], datetime]) -> None:
        self._presence = presence
        self._now = now

    def all(self) -> list[Column[RequestRow]]:
        """Return the columns: what is asked, when, what for, and until when one may answer."""
        return [
            Column(
                translate("Requests", "Répondre"),
                self._reply_by,
                second_line=self._half_days_left,
                chip=lambda row: due_chip(row.reply_by, self._now(), self._presence()),
                sort_key="reply_by",
                width=178,
                tooltip=self._reply_in_full,
            ),
            Column(
                translate("Requests", "Demande, organisateur"),
                lambda row: row.title,
                second_line=lambda row: " · ".join(filter(None, (row.host, where(row)))),
                sort_key="title",
                width=0,
                strong=True,
                icon=lambda row: "waiting" if row.state == EngagementState.waiting.value else "",
            ),
            Column(
                translate("Requests", "Quand"),
                lambda row: short_date(row.starts_at.date(), self._now().date()),
                second_line=lambda row: translate("Requests", "journée") if row.all_day else clock(row.starts_at),
                sort_key="starts_at",
                width=112,
                shown_from=_WIDE,
                tooltip=lambda row: period(row.starts_at, None, row.all_day),
            ),
            Column(
                translate("Requests", "Ce qui est demandé"),
                asked_of,
                second_line=lambda row: label(Unit(row.unit)),
                width=176,
                shown_from=_WIDER,
            ),
        ]

    def _reply_by(self, row: RequestRow) -> str:
        return short_date(row.reply_by, self._now().date()) if row.reply_by else "—"

    def _half_days_left(self, row: RequestRow) -> str:
        if row.reply_by is None:
            return ""
        return counted(self._presence().left(self._now(), row.reply_by), translate("Requests", "demi-journée"))

    def _time_left(self, row: RequestRow) -> str:
        return self._presence().time_until(self._now(), row.reply_by) if row.reply_by else ""

    def _reply_in_full(self, row: RequestRow) -> str:
        if row.reply_by is None:
            return translate("Requests", "Aucune date de réponse n'est demandée.")
        return f"{full_date(row.reply_by)} ({self._time_left(row)})"


def decision_columns(now: Callable[[], datetime]) -> list[Column[DecisionRow]]:
    """Return the columns of the decision register."""
    return [
        Column(
            translate("Requests", "Décidé le"),
            lambda row: short_date(row.decided_on, now().date()),
            sort_key="decided_on",
            width=128,
            tooltip=lambda row: full_date(row.decided_on),
        ),
        Column(
            translate("Requests", "Objet, motif"),
            lambda row: row.subject,
            second_line=lambda row: row.reason,
            sort_key="subject",
            width=0,
            strong=True,
        ),
        Column(
            translate("Requests", "Décision"),
            lambda row: _outcome_chip(row).word,
            chip=_outcome_chip,
            sort_key="outcome",
            width=168,
        ),
        Column(
            translate("Requests", "Par"), lambda row: row.decided_by or "—", width=150, shown_from=_WIDEST, light=True
        ),
    ]


def where(row: RequestRow) -> str:
    """Return the commune, or the place when it has none."""
    return municipalities().name_of(row.municipality) or row.place


def asked_of(row: RequestRow) -> str:
    """Return what is asked of the official, the role foreseen when the request does not say."""
    roles = [RequestedRole(role) for role in row.requested_roles]
    return asked_words(roles, row.speaking_minutes) or label(OfficialRole(row.official_role))


def _outcome_chip(row: DecisionRow) -> ChipLook:
    return replace(outcome_chip(Outcome(row.outcome), row.chosen_option), icon="")
