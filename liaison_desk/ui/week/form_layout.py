"""The form of a task: what, by whom, how long, before when, what it hangs on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.week.effort_editor import EffortEditor
from liaison_desk.ui.week.half_day_editor import part_of_day_editor


def task_groups(owner: QObject, choices: RecordChoices) -> tuple[Group, ...]:
    """Return the groups of the form, their words translated by `owner`."""
    tr = owner.tr
    return (
        Group(
            "",
            (
                Entry("title", tr("Ce qu'il y a à faire")),
                Entry("owner", tr("Qui s'en charge")),
                Entry("owner_id", tr("Personne ou organisme"), editor=choices.partner_field),
                Entry("unit", tr("Délégation")),
            ),
        ),
        Group(
            tr("Temps"),
            (
                Entry("effort", tr("Durée"), hint=tr("Par quarts : ½, 1,5, 3/4…"), editor=EffortEditor, required=False),
                Entry(
                    "short_effort",
                    tr("En forme courte"),
                    hint=tr("Ce qui suffit quand le temps manque."),
                    editor=lambda: EffortEditor(tr("pas de forme courte")),
                ),
                Entry("is_short", tr("À faire en forme courte")),
            ),
        ),
        Group(
            tr("Quand"),
            (
                Entry("due_on", tr("Échéance")),
                Entry("due_afternoon", tr("Moment de l'échéance"), editor=part_of_day_editor),
                Entry("available_on", tr("Pas avant le")),
                Entry("planned_on", tr("Placée le"), hint=tr("Sans jour choisi, le bureau propose une demi-journée.")),
                Entry("planned_afternoon", tr("Demi-journée"), editor=part_of_day_editor),
                Entry("pinned", tr("Épinglée : garde son échéance si l'engagement bouge")),
            ),
        ),
        Group(
            tr("Se rattache à"),
            (
                Entry("engagement_id", tr("Engagement"), editor=choices.engagement_field),
                Entry("letter_id", tr("Courrier"), editor=choices.letter_field),
                Entry("briefing_id", tr("Note"), editor=choices.briefing_field),
            ),
        ),
        Group(
            tr("Précisions"),
            (
                Entry("optional", tr("Facultative : peut être abandonnée si le temps manque")),
                Entry("notes", tr("Notes"), lines=4),
            ),
        ),
        Group(
            tr("État"),
            (Entry("state", tr("État")), Entry("state_reason", tr("Motif de l'abandon"))),
            folded=True,
        ),
    )
