"""The form of an engagement: when, where, who, role, programme, context."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaison_desk.ui.agenda.checklist_table import ChecklistTable
from liaison_desk.ui.agenda.people_table import PeopleTable
from liaison_desk.ui.agenda.programme_table import ProgrammeTable
from liaison_desk.ui.agenda.series_editor import RecurrenceEditor
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.municipality_editor import MunicipalityEditor


def engagement_groups(owner: QObject, choices: RecordChoices, parsers: Parsers) -> tuple[Group, ...]:
    """Return the groups of the form, their words translated by `owner`."""
    tr = owner.tr
    return (
        Group(
            "",
            (
                Entry("title", tr("Intitulé")),
                Entry("engagement_kind", tr("Nature")),
                Entry("unit", tr("Délégation")),
            ),
        ),
        Group(
            tr("Quand"),
            (
                Entry("all_day", tr("Toute la journée")),
                Entry("starts_at", tr("Début")),
                Entry("ends_at", tr("Fin"), hint=tr("Sans fin connue, une heure est retenue.")),
                Entry("reply_by", tr("Répondre avant le")),
            ),
        ),
        Group(tr("Répétition"), (Entry("recurrence", tr("Fréquence"), editor=lambda: RecurrenceEditor(parsers)),)),
        Group(
            tr("Où"),
            (
                Entry("place", tr("Lieu")),
                Entry("address", tr("Adresse")),
                Entry("municipality", tr("Commune"), editor=MunicipalityEditor),
                Entry("online_url", tr("Lien de connexion")),
                Entry("departs_at", tr("Départ")),
                Entry("arrives_at", tr("Arrivée")),
                Entry("travel_mode", tr("Mode de déplacement")),
                Entry(
                    "travel_before",
                    tr("Trajet aller (minutes)"),
                    hint=tr("Laissé vide, il est estimé d'une commune à l'autre."),
                ),
                Entry("travel_after", tr("Trajet retour (minutes)")),
                Entry("itinerary", tr("Itinéraire"), hint=tr("Aller, retour, solution de repli."), lines=2),
                Entry("access", tr("Accès"), hint=tr("Entrée, code, stationnement, accès de plain-pied."), lines=2),
            ),
        ),
        Group(
            tr("Qui"),
            (
                Entry("host_id", tr("Organisateur"), editor=choices.partner_field),
                Entry("on_site_contact_id", tr("Contact sur place"), editor=choices.partner_field),
                Entry("representative_id", tr("Représenté par"), editor=choices.partner_field),
                Entry("participants", tr("Participants"), editor=lambda: PeopleTable(choices)),
                Entry(
                    "officer_attends",
                    tr("J'accompagne"),
                    hint=tr("Prend de votre temps ; le soir et la fin de semaine donnent droit à récupération."),
                ),
            ),
        ),
        Group(
            tr("Rôle"),
            (
                Entry("official_role", tr("Rôle de l'élu")),
                Entry("capacity", tr("Qualité")),
                Entry("government_ceremony", tr("Cérémonie ordonnée par le Gouvernement")),
                Entry("speaking_slot", tr("Heure de l'allocution")),
                Entry("speaking_minutes", tr("Durée de l'allocution (minutes)")),
                Entry("talking_points", tr("Éléments de langage"), lines=4),
            ),
        ),
        Group(tr("Programme"), (Entry("run_sheet", tr("Déroulé"), editor=ProgrammeTable),)),
        Group(
            tr("Contexte"),
            (
                Entry("background", tr("Contexte"), lines=4),
                Entry("watch_points", tr("Points de vigilance"), lines=3),
                Entry("notes", tr("Notes du bureau"), lines=3),
            ),
        ),
        Group(
            tr("Dossier de déplacement"),
            (
                Entry("possible_announcements", tr("Annonces possibles"), hint=tr("Et qui les a validées."), lines=2),
                Entry(
                    "checklist",
                    tr("Liste de contrôle"),
                    hint=tr("Laissée vide, le dossier prend la liste usuelle de ce type d'engagement."),
                    editor=ChecklistTable,
                ),
            ),
            folded=True,
        ),
        Group(
            tr("Tenue, presse, diffusion"),
            (
                Entry("dress", tr("Tenue")),
                Entry("escorts", tr("Accompagnement")),
                Entry("press", tr("Presse")),
                Entry("items_to_bring", tr("À emporter")),
                Entry("confidentiality", tr("Confidentialité")),
                Entry("time_zone", tr("Fuseau horaire")),
                Entry("state", tr("État")),
                Entry("state_reason", tr("Motif du refus ou de l'annulation")),
            ),
            folded=True,
        ),
    )
