"""Typing what a meeting is: when, where, who leads it, who is invited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from liaison_desk.domain.meeting_agendas import with_usual_items
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.validation import changed
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.meetings.guests_table import GuestsTable
from liaison_desk.ui.meetings.series_field import SeriesField
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import FormWords, RecordForm
from liaison_desk.ui.widgets.date_edits import DateTimeEdit


class MeetingForm(RecordForm[MeetingFields]):
    """The agenda and the minutes have parts of their own."""

    fields_class = MeetingFields
    key = "meeting"

    def words(self) -> FormWords:
        return FormWords(
            self.tr("Nouvelle réunion"),
            self.tr("Modifier la réunion"),
            self.tr("Réunion inscrite"),
            self.tr("Réunion modifiée"),
        )

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        tr = self.tr
        names = self._session.desk.meetings.series_names
        return (
            Group(
                "",
                (
                    Entry("title", tr("Intitulé")),
                    Entry(
                        "series",
                        tr("Série"),
                        hint=tr("Le même nom pour toutes les réunions d'un groupe : les actions se suivent."),
                        editor=lambda: SeriesField(names),
                    ),
                    Entry("meeting_kind", tr("Nature")),
                    Entry("unit", tr("Délégation")),
                ),
            ),
            Group(
                tr("Quand et où"),
                (
                    Entry("starts_at", tr("Début")),
                    Entry("ends_at", tr("Fin")),
                    Entry("place", tr("Lieu")),
                    Entry("online_url", tr("Lien de connexion")),
                    Entry("arrangements", tr("Modalités"), hint=tr("Accès, garde d'enfants, signes."), lines=2),
                    Entry("engagement_id", tr("Inscrite à l'agenda"), editor=choices.engagement_field),
                ),
            ),
            Group(
                tr("Qui"),
                (
                    Entry(
                        "chair",
                        tr("Présidence"),
                        hint=tr("Une réunion interne présidée donne une convocation ; toute autre, une invitation."),
                    ),
                    Entry("facilitator", tr("Animation")),
                    Entry("reply_by", tr("Répondre avant le")),
                    Entry(
                        "attendees",
                        tr("Invités"),
                        editor=lambda: GuestsTable(choices),
                    ),
                    Entry("copies_to", tr("Diffusion"), hint=tr("Qui d'autre reçoit le compte rendu, un par ligne.")),
                ),
            ),
            Group(tr("Notes"), (Entry("notes", tr("Notes du bureau"), lines=3),), folded=True),
        )

    def record(self, sheet: Sheet[MeetingFields] | None, fields: MeetingFields) -> str:
        meetings = self._session.desk.meetings
        if sheet is None:
            items = list(fields.items) or with_usual_items((), None)
            return meetings.add(changed(fields, {"items": [item.model_dump() for item in items]}))
        meetings.edit(sheet.reference.id, fields, sheet.version)
        return sheet.reference.id

    def follow(self) -> None:
        """Propose the day of the start for the end."""
        starts_at, ends_at = self.form.editor("starts_at"), self.form.editor("ends_at")
        if isinstance(starts_at, DateTimeEdit) and isinstance(ends_at, DateTimeEdit):
            begins = _typed(starts_at)
            try:
                hour, day = ends_at.time.value(), ends_at.date.value()
            except ValueError:
                return
            if begins and hour and day is None:
                ends_at.date.set_value(begins.date())


def _typed(editor: DateTimeEdit) -> datetime | None:
    try:
        return editor.value()
    except ValueError:
        return None
