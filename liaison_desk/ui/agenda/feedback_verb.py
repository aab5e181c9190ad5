"""Noting what came of the engagement shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.feedback import FeedbackFields
from liaison_desk.domain.french import counted
from liaison_desk.domain.records import Kind, Link, Sheet
from liaison_desk.services.clock import local_now, today
from liaison_desk.services.series import date_shown
from liaison_desk.ui.agenda.feedback_dialog import FeedbackDialog
from liaison_desk.ui.session import Session

_HELD = frozenset({EngagementState.accepted, EngagementState.represented, EngagementState.done})


class FeedbackVerb(QObject):
    """Asks what came of it, then records it; one date of a series becomes an engagement of its own first."""

    def __init__(self, session: Session, window: QWidget, shown: Callable[[], Sheet[EngagementFields] | None]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._shown = shown
        self.dialog: FeedbackDialog | None = None

    def makes_sense(self, sheet: Sheet[EngagementFields]) -> bool:
        """Tell whether it took place, so that something may be said of it."""
        fields = sheet.fields
        is_over = fields.starts_at <= local_now(self._session.desk.clock)
        return is_over and fields.state in _HELD and fields.recurrence is None

    def ask(self) -> None:
        """Ask what came of the engagement shown."""
        sheet = self._shown()
        if sheet is None:
            return
        clock = self._session.desk.clock
        self.dialog = FeedbackDialog(
            sheet.fields, _names(sheet), lambda: today(clock), lambda given: self._record(sheet, given), self._window
        )
        self.dialog.open()

    def _record(self, sheet: Sheet[EngagementFields], given: FeedbackFields) -> bool:
        desk = self._session.desk

        def verb() -> str:
            identifier = sheet.reference.id
            if occurrence_of := date_shown(sheet):
                identifier = desk.series.detach(identifier, occurrence_of)
            return desk.feedback.record(identifier, given).letter_id or identifier

        number = len(given.promises)
        tasks = counted(number, self.tr("tâche créée"), self.tr("tâches créées"))
        sentence = self.tr("Bilan enregistré, {tasks}").format(tasks=tasks) if number else self.tr("Bilan enregistré")
        return self._session.attempt(verb, sentence) is not None


def _names(sheet: Sheet[EngagementFields]) -> list[tuple[str, str]]:
    """Return the people expected, by id and name, in the order they were typed."""
    links: dict[str, Link] = {link.id: link for link in sheet.links if link.kind is Kind.partner}
    expected = dict.fromkeys(one.partner_id for one in sheet.fields.participants)
    return [(identifier, links[identifier].label) for identifier in expected if identifier in links]
