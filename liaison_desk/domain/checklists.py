"""What to check before leaving, by kind of engagement, until somebody writes a list of their own."""

from __future__ import annotations

from liaison_desk.domain.engagements import ChecklistLine, EngagementFields, EngagementKind, OfficialRole

_ALWAYS = ("Contact sur place rappelé la veille", "Dossier imprimé, fiche de poche remise", "Trajet et repli confirmés")
_ON_STAGE = ("Salutations relues dans l'ordre protocolaire", "Ordre des prises de parole confirmé", "Micro et pupitre")
_BY_KIND = {
    EngagementKind.inauguration: ("Ruban, ciseaux, plaque", "Logo du Département visible", "Écharpe ou insigne"),
    EngagementKind.ceremony: ("Gerbe ou médaille", "Tenue et insigne", "Placement protocolaire"),
    EngagementKind.visit: ("Parcours de visite reçu", "Personnes rencontrées à chaque étape"),
    EngagementKind.public_meeting: ("Émargement", "Salle accessible, boucle magnétique", "Questions difficiles relues"),
    EngagementKind.general_assembly: ("Rapport moral et financier reçus", "Statut de la subvention en cours vérifié"),
    EngagementKind.assembly_session: ("Émargement", "Garde d'enfants et transport adapté", "Salle accessible"),
}
_SILENT = frozenset({OfficialRole.attends, OfficialRole.visits})


def checklist_of(fields: EngagementFields) -> list[ChecklistLine]:
    """Return the list of an engagement, or the usual one of its kind when it is empty."""
    if fields.checklist:
        return list(fields.checklist)
    texts = list(_ALWAYS) + list(_BY_KIND.get(fields.engagement_kind, ()))
    if fields.official_role not in _SILENT or fields.speaking_minutes:
        texts += _ON_STAGE
    if fields.press:
        texts.append("Accord sur les photos et droit à l'image")
    if fields.items_to_bring:
        texts.append(f"Pièces emportées : {fields.items_to_bring}")
    return [ChecklistLine(text=text) for text in texts]
