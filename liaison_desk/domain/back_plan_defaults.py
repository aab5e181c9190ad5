"""The back-plans shipped: what each kind of engagement asks of a deputy councillor's office, from first ask to thanks.

Distances follow the targets of the office (domain reference §1.5): trip file three working days before, final version
the day before, thanks within eight days. Neighbours are warned before a visit (§2.2, P11). The back-plan of a report
goes from its scoping to the notification of those who get something (§4).
"""

from __future__ import annotations

from liaison_desk.domain.back_plans import BackPlanStep, PaperPlan, PlanKind, StepCondition
from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.tasks import DistanceUnit, TaskOwner


def _step(
    title: str,
    distance: int,
    effort: float = 0.25,
    *,
    owner: TaskOwner = TaskOwner.officer,
    short: float | None = None,
    unit: DistanceUnit = DistanceUnit.working_days,
    condition: StepCondition = StepCondition.always,
    optional: bool = False,
    piece: ExpectedPiece | None = None,
    source: str = "",
) -> BackPlanStep:
    return BackPlanStep(
        title=title,
        owner=owner,
        effort=effort if owner is TaskOwner.officer else 0,
        short_effort=short,
        distance=distance,
        distance_unit=unit,
        condition=condition,
        optional=optional,
        piece=piece,
        source=source,
    )


_CONTRIBUTIONS = (
    _step("Demander les éléments à la DJVA et à la DECI", 15, 0.25),
    _step("Contribution de la DJVA", 8, owner=TaskOwner.djva, piece=ExpectedPiece.contribution),
    _step("Contribution de la DECI", 8, owner=TaskOwner.deci, piece=ExpectedPiece.contribution),
)
_BRIEF = (
    _step("Rédiger la note et la soumettre au visa", 6, 0.5, short=0.25, piece=ExpectedPiece.briefing),
    _step("Visa de la note par le cabinet", 4, owner=TaskOwner.cabinet),
)
_TALKING_POINTS = _step(
    "Écrire les éléments de langage", 5, 0.5,
    short=0.25, condition=StepCondition.official_speaks, piece=ExpectedPiece.talking_points,
)  # fmt: skip
_RUN_SHEET_ASKED = _step(
    "Déroulé et liste des invités de l'organisateur", 7, owner=TaskOwner.host, piece=ExpectedPiece.run_sheet
)
_RUN_SHEET = _step("Confirmer le déroulé et le contact sur place", 5, 0.25, piece=ExpectedPiece.contact)
_WARNED = _step(
    "Prévenir la mairie et les conseillers du canton", 7, 0.25,
    condition=StepCondition.outside, piece=ExpectedPiece.warned,
)  # fmt: skip
_PRESS = _step("Prévenir le cabinet et le Président de la venue de la presse", 5, 0, condition=StepCondition.press)
_PACK = _step("Boucler le dossier et l'envoyer à l'élu·e", 3, 0.5, short=0.25)
_FINAL = _step("Version définitive du dossier", 1, 0.25)
_PRINTED = _step("Imprimer le dossier", 1, 0, unit=DistanceUnit.office_half_days)
_FEEDBACK = _step("Noter le retour et les engagements pris", -2, 0.25, optional=True)
_THANKS = _step("Remercier l'organisateur", -8, 0.25, unit=DistanceUnit.calendar_days)

_OUTING = (
    *_CONTRIBUTIONS, _RUN_SHEET_ASKED, _WARNED, *_BRIEF, _TALKING_POINTS, _RUN_SHEET, _PRESS,
    _PACK, _FINAL, _PRINTED, _FEEDBACK, _THANKS,
)  # fmt: skip
_CEREMONY = (
    _RUN_SHEET_ASKED, _WARNED, _TALKING_POINTS, _RUN_SHEET, _PRESS, _PACK, _PRINTED, _FEEDBACK, _THANKS,
)  # fmt: skip
_MEETING = (
    _step("Demander les éléments à la DJVA et à la DECI", 8, 0.25),
    _step("Contribution de la DJVA", 5, owner=TaskOwner.djva, piece=ExpectedPiece.contribution),
    _step("Contribution de la DECI", 5, owner=TaskOwner.deci, piece=ExpectedPiece.contribution),
    _step("Rédiger la note et l'ordre du jour", 3, 0.5, short=0.25, piece=ExpectedPiece.briefing),
    _step("Imprimer la note", 1, 0, unit=DistanceUnit.office_half_days),
    _step("Relevé de décisions", -2, 0.25),
)

_HOUSE = "Rétroplanning usuel de la maison"


def _report_step(
    title: str,
    distance: int,
    owner: TaskOwner = TaskOwner.officer,
    *,
    condition: StepCondition = StepCondition.report_carried,
    source: str = _HOUSE,
) -> BackPlanStep:
    unit = DistanceUnit.calendar_days
    return _step(title, distance, 0, owner=owner, unit=unit, condition=condition, source=source)


_REPORT = (
    _report_step("Cadrage : quels rapports présenter", 60, condition=StepCondition.always),
    _report_step("Projet de rapport", 45, TaskOwner.djva),
    _report_step("Visas : direction, finances, juridique", 35, TaskOwner.djva),
    _report_step("Arbitrage de la DGS et du cabinet, bureau", 28, TaskOwner.cabinet),
    _report_step("Passage en commission", 20),
    _report_step(
        "Vérifier la transmission à la préfecture et la publication", -5,
        source=f"CGCT, art. L3131-1 : exécutoire alors ; délai : {_HOUSE.lower()}",
    ),
    _report_step("Vérifier la notification aux bénéficiaires", -15),
)  # fmt: skip

_STEPS: dict[PlanKind, tuple[BackPlanStep, ...]] = {
    PaperPlan.council_report: _REPORT,
    EngagementKind.inauguration: _OUTING,
    EngagementKind.visit: _OUTING,
    EngagementKind.event: _OUTING,
    EngagementKind.general_assembly: _OUTING,
    EngagementKind.public_meeting: _OUTING,
    EngagementKind.ceremony: _CEREMONY,
    EngagementKind.meeting: _MEETING,
    EngagementKind.committee: (*_MEETING, _step("Compte rendu", -5, 0.5, short=0.25)),
    EngagementKind.sitting: (
        # each report is a task of its own when it comes in: counted here too, the same work would weigh twice
        _step("Lire les rapports et repérer les déports", 5, 0),
        _step("Synthèse des rapports de la délégation", 2, 0, piece=ExpectedPiece.briefing),
        _TALKING_POINTS,
        _step("Imprimer les synthèses", 1, 0, unit=DistanceUnit.office_half_days),
        _step("Noter les votes et les suites", -2, 0.25),
    ),
    EngagementKind.assembly_session: (
        _step("Arrêter le programme et envoyer les convocations", 30, 0.5, unit=DistanceUnit.calendar_days),
        *_CONTRIBUTIONS,
        _TALKING_POINTS,
        _step("Préparer la feuille d'émargement et les supports", 3, 0.5, short=0.25),
        _step("Confirmer la salle, l'accueil et l'animation", 5, 0.25, piece=ExpectedPiece.run_sheet),
        _PRINTED,
        _step("Compte rendu et recommandations", -5, 0.5, short=0.25),
    ),
    EngagementKind.interview: (
        _step("Demander l'angle et les questions", 4, owner=TaskOwner.host, piece=ExpectedPiece.contact),
        _step("Prévenir le cabinet", 3, 0),
        _step("Écrire les éléments de langage", 2, 0.5, short=0.25, piece=ExpectedPiece.talking_points),
        _step("Relire l'entretien avant parution", -2, 0.25, optional=True),
    ),
    EngagementKind.other: (_RUN_SHEET, _TALKING_POINTS, _PACK, _PRINTED, _THANKS),
}

REPRESENTED = (
    _step("Prévenir l'organisateur de la représentation", 5, 0.25, piece=ExpectedPiece.answer),
    _step("Transmettre les éléments à la personne qui représente", 3, 0.25, piece=ExpectedPiece.briefing),
    _step("Recueillir le retour de la personne qui a représenté", -3, 0, optional=True),
    _THANKS,
)
"""What remains to do when somebody else goes."""


def steps_of(office: OfficeFields, kind: PlanKind) -> tuple[BackPlanStep, ...]:
    """Return the steps of a kind of engagement, or of a report: those of the office, else those shipped."""
    own = next((plan for plan in office.back_plans if plan.engagement_kind is kind), None)
    return _STEPS[kind] if own is None else tuple(own.steps)
