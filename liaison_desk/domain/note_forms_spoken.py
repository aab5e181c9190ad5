"""Forms that are spoken or brought to a meeting: D09 to D11 (domain reference §3.2)."""

from __future__ import annotations

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.note_form import FieldType, NoteField, NoteForm, NoteSection, table
from liaison_desk.domain.note_forms_written import DISTRIBUTION

AGENDA_COLUMNS = (
    "Point",
    "Enjeu",
    "Position du Département",
    "Position du partenaire",
    "Marge",
    "Issue souhaitée",
)
"""What the file of a meeting says of each item (D11)."""

_OCCASION = NoteField("occasion", "Occasion", hint="L'événement, sa date et son lieu", source="occasion")

TALKING_POINTS = NoteForm(
    code="D09",
    reference_code="EL",
    kind=BriefingKind.talking_points,
    length="1 page",
    approval="Directrice, cabinet",
    most_pages=1,
    is_spoken=True,
    fields=(_OCCASION, DISTRIBUTION),
    sections=(
        NoteSection("Message principal", "Une phrase, que l'on retient.", True),
        NoteSection("Trois messages", "Chacun avec un chiffre et un exemple local.", True),
        NoteSection("Ce que fait le Département, ce qui relève d'autres"),
        NoteSection("Questions et réponses difficiles", "La question en gras, la réponse dessous."),
        NoteSection("À ne pas dire", "Et les chiffres à ne pas citer."),
        NoteSection("Sources et date de validité", required=True, source="contacts"),
    ),
)

SPEECH = NoteForm(
    code="D10",
    reference_code="DIS",
    kind=BriefingKind.speech,
    length="130 mots par minute",
    approval="Directrice, cabinet",
    is_spoken=True,
    points=14.0,
    line_spacing=1.5,
    numbers_sections=False,
    fields=(_OCCASION, DISTRIBUTION),
    sections=(
        NoteSection(
            "Salutations", "Dans l'ordre protocolaire, d'après la liste des présents.", True, source="greetings"
        ),
        NoteSection("Accroche", "Le lieu, la date, une personne.", True),
        NoteSection("Remerciements"),
        NoteSection("Développement", "Deux ou trois idées.", True),
        NoteSection("Engagements et perspectives"),
        NoteSection("Chute", "Le vœu, la formule : « Vive la Seine-Saint-Denis ! »", True),
    ),
)

MEETING_FILE = NoteForm(
    code="D11",
    reference_code="DR",
    kind=BriefingKind.meeting_file,
    length="3 à 5 pages",
    approval="Visa de la directrice",
    most_pages=6,
    fields=(
        _OCCASION,
        NoteField("partner", "Partenaire", FieldType.partner, source="partner"),
        NoteField("format", "Format", hint="Entretien, visite, visioconférence"),
        DISTRIBUTION,
    ),
    sections=(
        NoteSection("Qui, quand, où", "Les participants, la date, le lieu, le format.", True, source="meeting_facts"),
        NoteSection("Objet et demande de chaque partie", "Ce que chacun vient chercher.", True),
        NoteSection(
            "Ordre du jour hiérarchisé",
            "Le plus important d'abord.",
            True,
            source="meeting_agenda",
            starting=table(*AGENDA_COLUMNS),
        ),
        NoteSection("Historique des échanges et engagements non soldés", "Avec les dates.", source="partner_history"),
        NoteSection("Fiche partenaire", "Identité, gouvernance.", source="partner_summary"),
        NoteSection("Éléments de langage", "Trois messages."),
        NoteSection("Points à ne pas ouvrir", "Factuel."),
        NoteSection("Suites", "Qui fait quoi, pour quand.", starting=table("Action", "Qui", "Pour quand")),
    ),
)
