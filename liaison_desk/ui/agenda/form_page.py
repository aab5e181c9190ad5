"""Typing an engagement of the agenda, with its programme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import counted, short_date
from liaison_desk.domain.records import Sheet
from liaison_desk.services.clock import today
from liaison_desk.services.series import date_shown
from liaison_desk.ui.agenda.form_layout import engagement_groups
from liaison_desk.ui.agenda.programme_table import ProgrammeTable
from liaison_desk.ui.agenda.series_editor import RecurrenceEditor
from liaison_desk.ui.agenda.travel_warning import TravelWarning
from liaison_desk.ui.engagement_form import EngagementFormBase, typed_moment
from liaison_desk.ui.forms.layout import Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import FormWords, parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.date_edits import DateTimeEdit

_WIDTH = 820  # the run sheet has six columns


class EngagementForm(EngagementFormBase):
    """Every field of an engagement."""

    key = "engagement"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        if (inner := self.form.widget()) is not None:
            inner.setMaximumWidth(_WIDTH)
        self._warning = TravelWarning(session, self.form, lambda: self._sheet)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self._warning)

    def words(self) -> FormWords:
        return FormWords(
            self.tr("Nouvel engagement"),
            self.tr("Modifier l'engagement"),
            self.tr("Engagement inscrit"),
            self.tr("Engagement modifié"),
        )

    def begin(self, sheet: Sheet[EngagementFields] | None, values: Mapping[str, Any] | None = None) -> None:
        """Say whether one date or a whole series changes."""
        super().begin(sheet, values)
        if sheet is not None and sheet.fields.occurrence_of:
            day = short_date(sheet.fields.day, today(self._session.desk.clock))
            self.set_title(self.tr("Modifier cette date seulement, {day}").format(day=day))
        elif sheet is not None and sheet.fields.recurrence:
            self.set_title(self.tr("Modifier toute la série"))

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        return engagement_groups(self, choices, parsers(self._session))

    def record(self, sheet: Sheet[EngagementFields] | None, fields: EngagementFields) -> str:
        """Record one date of a series apart from the others, and say which dates a changed series lets go."""
        series = self._session.desk.series
        if sheet is None or not (sheet.fields.recurrence or sheet.fields.series_id):
            return super().record(sheet, fields)
        if occurrence_of := date_shown(sheet):
            return series.edit_occurrence(sheet.reference.id, occurrence_of, fields)
        if sheet.fields.series_id:
            return super().record(sheet, fields)
        change = series.change_series(sheet.reference.id, fields, sheet.version)
        if change.on_their_own:
            number = counted(len(change.on_their_own), self.tr("date modifiée"), self.tr("dates modifiées"))
            words = self.tr("{number} : la série n'y passe plus, chacune devient un engagement à part.")
            self._session.refused.emit(words.format(number=number))
        return sheet.reference.id

    def follow(self) -> None:
        """Propose the first start of the programme and the days of the rule too; one date of a series has no rule."""
        super().follow()
        self._warning.look_soon()
        self.form.set_field_visible("recurrence", not (self._sheet and self._sheet.fields.series_id))
        recurrence, moment = self.form.editor("recurrence"), self.form.editor("starts_at")
        if isinstance(recurrence, RecurrenceEditor) and isinstance(moment, DateTimeEdit):
            recurrence.set_start(typed_moment(moment))
        starts_at, programme = self.form.editor("starts_at"), self.form.editor("run_sheet")
        if isinstance(starts_at, DateTimeEdit) and isinstance(programme, ProgrammeTable):
            begins = typed_moment(starts_at)
            programme.begins = begins.time() if begins and begins.time() != time() else None
