"""Typing an engagement, whichever of its fields a page shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.records import Sheet
from liaison_desk.services.series import sheet_key
from liaison_desk.ui.record_form import RecordForm
from liaison_desk.ui.widgets.date_edits import DateTimeEdit
from liaison_desk.ui.widgets.text_edits import CheckEditor


class EngagementFormBase(RecordForm[EngagementFields]):
    """What the form of the agenda and that of a request have in common."""

    fields_class = EngagementFields

    def draft_key(self, sheet: Sheet[EngagementFields]) -> str:
        return sheet_key(sheet)

    def record(self, sheet: Sheet[EngagementFields] | None, fields: EngagementFields) -> str:
        engagements = self._session.desk.engagements
        if sheet is None:
            return engagements.add(fields)
        engagements.edit(sheet.reference.id, fields, sheet.version)
        return sheet.reference.id

    def follow(self) -> None:
        """Show the fields that make sense with what is typed, and propose the end."""
        all_day, starts_at, ends_at = (self.form.editor(name) for name in ("all_day", "starts_at", "ends_at"))
        if isinstance(all_day, CheckEditor):
            for editor in (starts_at, ends_at):
                if isinstance(editor, DateTimeEdit):
                    editor.show_time(not all_day.value())
        if isinstance(starts_at, DateTimeEdit) and isinstance(ends_at, DateTimeEdit):
            _follow_day(starts_at, ends_at)


def _follow_day(starts_at: DateTimeEdit, ends_at: DateTimeEdit) -> None:
    """Give the end the day of the start while only its hour is typed."""
    begins = typed_moment(starts_at)
    try:
        hour, day = ends_at.time.value(), ends_at.date.value()
    except ValueError:
        return
    if begins and hour and day is None:
        following = timedelta(days=1) if hour <= begins.time() else timedelta(0)
        ends_at.date.set_value(begins.date() + following)


def typed_moment(editor: DateTimeEdit) -> datetime | None:
    """Return the moment typed, None while it means nothing."""
    try:
        return editor.value()
    except ValueError:
        return None
