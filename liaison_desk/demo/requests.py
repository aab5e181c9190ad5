"""What is known of a request before it is decided, in the demonstration office."""

from __future__ import annotations

from typing import Any

from liaison_desk.demo.dice import Dice
from liaison_desk.demo.engagements import Appointment
from liaison_desk.domain.engagements import EngagementFields, EngagementState, OfficialRole, RequestedRole
from liaison_desk.domain.validation import changed

_AUDIENCES = (
    "adhérents et bénévoles",
    "habitants du quartier et associations voisines",
    "élus locaux, partenaires et agents",
    "familles et jeunes du quartier",
)
_GUESTS = (
    "La maire, la députée de la circonscription, la présidence de l'EPT",
    "Le maire, les deux conseillers du canton",
    "Le préfet délégué, le maire, la Caisse d'allocations familiales",
    "Les partenaires associatifs ; aucun autre élu annoncé",
)
_PREVIOUS = (
    "L'élu était présent, accueil chaleureux.",
    "Le Département était représenté par une conseillère du canton.",
    "Personne n'était venu pour le Département ; l'association l'avait regretté.",
    "Première édition.",
)
_DJVA = (
    "Favorable : partenaire de la Feuille de route vie associative.",
    "Favorable, si l'agenda le permet ; une représentation suffirait.",
    "Réservé : subvention en cours d'instruction, rester factuel.",
)
_DECI = (
    "Favorable : occasion de parler de l'Assemblée des 100 voix.",
    "Sans avis.",
    "Favorable à un message écrit plutôt qu'à un déplacement.",
)
_ASKED = {
    OfficialRole.attends: RequestedRole.attend,
    OfficialRole.speaks: RequestedRole.speak,
    OfficialRole.chairs: RequestedRole.chair,
    OfficialRole.signs: RequestedRole.sign,
    OfficialRole.presents: RequestedRole.present,
    OfficialRole.visits: RequestedRole.visit,
}


def request_details(appointment: Appointment, dice: Dice) -> EngagementFields:
    """Return an engagement with what a request says, when nothing is decided of it yet."""
    fields = appointment.record.fields
    if fields.state is not EngagementState.requested:
        return fields
    values: dict[str, Any] = {
        "requested_roles": list(dict.fromkeys((RequestedRole.attend, _ASKED[fields.official_role]))),
        "audience": dice.pick(_AUDIENCES),
        "expected_guests": dice.number(3, 40) * 10,
        "other_guests": dice.pick(_GUESTS),
        "previous_edition": dice.pick(_PREVIOUS),
        "djva_advice": dice.pick(_DJVA),
        "deci_advice": dice.pick(_DECI),
    }
    if appointment.host:
        values["on_site_contact_id"] = appointment.host.president.id
    return changed(fields, values)
