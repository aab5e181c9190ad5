"""The form of a request: what must be known before anybody decides."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaison_desk.domain.engagements import RequestedRole
from liaison_desk.domain.labels import label
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.widgets.checks_editor import ChecksEditor
from liaison_desk.ui.widgets.municipality_editor import MunicipalityEditor


def request_groups(owner: QObject, choices: RecordChoices) -> tuple[Group, ...]:
    """Return the groups of the form, their words translated by `owner`."""
    tr = owner.tr
    return (
        Group(
            tr("Quoi et qui"),
            (
                Entry("title", tr("Intitulé")),
                Entry("engagement_kind", tr("Nature")),
                Entry("host_id", tr("Organisateur"), editor=choices.partner_field),
                Entry("on_site_contact_id", tr("Contact le jour même"), editor=choices.partner_field),
                Entry("unit", tr("Délégation")),
                Entry("reply_by", tr("Répondre avant le")),
            ),
        ),
        Group(
            tr("Quand et où"),
            (
                Entry("all_day", tr("Toute la journée")),
                Entry("starts_at", tr("Début")),
                Entry("ends_at", tr("Fin"), hint=tr("Sans fin connue, une heure est retenue.")),
                Entry("municipality", tr("Commune"), editor=MunicipalityEditor),
                Entry("place", tr("Lieu")),
                Entry("address", tr("Adresse")),
            ),
        ),
        Group(
            tr("Ce qui est demandé"),
            (
                Entry("requested_roles", tr("À l'élu"), editor=_roles),
                Entry("speaking_minutes", tr("Durée de l'allocution (minutes)")),
                Entry("speaking_order", tr("Ordre des prises de parole")),
                Entry("government_ceremony", tr("Cérémonie ordonnée par le Gouvernement")),
            ),
        ),
        Group(
            tr("Autour"),
            (
                Entry("audience", tr("Public")),
                Entry("expected_guests", tr("Nombre de personnes attendues")),
                Entry("other_guests", tr("Qui d'autre est invité"), lines=2),
                Entry("press", tr("Presse")),
                Entry("access", tr("Accès"), hint=tr("Entrée, code, stationnement, accès de plain-pied."), lines=2),
                Entry(
                    "previous_edition",
                    tr("Édition précédente"),
                    hint=tr("Quand, et qui était venu pour le Département."),
                    lines=2,
                ),
            ),
        ),
        Group(
            tr("Avis et remarques"),
            (
                Entry("djva_advice", tr("Avis de la DJVA"), lines=3),
                Entry("deci_advice", tr("Avis de la DECI"), lines=3),
                Entry("notes", tr("Notes du bureau"), lines=3),
            ),
        ),
    )


def _roles() -> ChecksEditor:
    return ChecksEditor([(role, label(role)) for role in RequestedRole])
