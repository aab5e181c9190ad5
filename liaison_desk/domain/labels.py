"""French words for the English values of the domain: one table, used by window, documents and command line."""

from __future__ import annotations

from enum import StrEnum

from liaison_desk.domain.briefings import BriefingKind, BriefingPurpose, BriefingState
from liaison_desk.domain.engagements import (
    Attendance,
    Capacity,
    Confidentiality,
    EngagementKind,
    EngagementState,
    OfficialRole,
)
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import Channel, LetterState, MailRegister, Wording
from liaison_desk.domain.office import HalfDayPlace
from liaison_desk.domain.partners import AddressMode, ClosingLevel, CourtesyTitle, PartnerKind
from liaison_desk.domain.records import Kind

_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (Kind.engagement, "Engagement"),
    (Kind.letter, "Courrier"),
    (Kind.briefing, "Note"),
    (Kind.partner, "Partenaire"),
    (Unit.djva, "DJVA"),
    (Unit.deci, "DECI"),
    (Unit.both, "DJVA et DECI"),
    (PartnerKind.person, "Personne"),
    (PartnerKind.organisation, "Organisme"),
    (CourtesyTitle.unknown, "Non précisé"),
    (CourtesyTitle.mr, "Monsieur"),
    (CourtesyTitle.ms, "Madame"),
    (AddressMode.vous, "Vouvoiement"),
    (AddressMode.tu, "Tutoiement"),
    (ClosingLevel.tres_haute, "Très haute considération"),
    (ClosingLevel.haute, "Haute considération"),
    (ClosingLevel.distinguee, "Considération distinguée"),
    (ClosingLevel.meilleure, "Considération la meilleure"),
    (ClosingLevel.salutations, "Salutations distinguées"),
    (ClosingLevel.cordiale, "Sentiments cordiaux"),
    (ClosingLevel.entre_elus, "Entre élus"),
    (EngagementKind.inauguration, "Inauguration"),
    (EngagementKind.visit, "Visite"),
    (EngagementKind.ceremony, "Cérémonie"),
    (EngagementKind.general_assembly, "Assemblée générale"),
    (EngagementKind.public_meeting, "Réunion publique"),
    (EngagementKind.meeting, "Réunion"),
    (EngagementKind.committee, "Comité"),
    (EngagementKind.sitting, "Séance"),
    (EngagementKind.assembly_session, "Assemblée des 100 voix"),
    (EngagementKind.event, "Événement"),
    (EngagementKind.interview, "Entretien"),
    (EngagementKind.other, "Autre"),
    (EngagementState.requested, "demandé"),
    (EngagementState.accepted, "accepté"),
    (EngagementState.represented, "représenté"),
    (EngagementState.declined, "décliné"),
    (EngagementState.cancelled, "annulé"),
    (EngagementState.done, "réalisé"),
    (OfficialRole.attends, "Présence"),
    (OfficialRole.speaks, "Allocution"),
    (OfficialRole.chairs, "Présidence"),
    (OfficialRole.signs, "Signature"),
    (OfficialRole.presents, "Remise"),
    (OfficialRole.visits, "Visite"),
    (Capacity.own, "En propre"),
    (Capacity.for_president, "Représente le Président"),
    (Capacity.host, "Hôte"),
    (Confidentiality.public, "Public"),
    (Confidentiality.internal, "Interne"),
    (Confidentiality.restricted, "Restreint"),
    (Attendance.expected, "attendu"),
    (Attendance.present, "présent"),
    (Attendance.represented, "représenté"),
    (Attendance.excused, "excusé"),
    (MailRegister.incoming, "Arrivée"),
    (MailRegister.outgoing, "Départ"),
    (Channel.mail, "Courrier"),
    (Channel.email, "Courriel"),
    (Channel.portal, "Téléservice"),
    (Channel.hand, "Remis en main propre"),
    (Channel.phone, "Téléphone"),
    (LetterState.registered, "enregistré"),
    (LetterState.assigned, "attribué"),
    (LetterState.acknowledged, "accusé envoyé"),
    (LetterState.in_progress, "en cours"),
    (LetterState.waiting_pieces, "pièces attendues"),
    (LetterState.waiting_contribution, "contribution attendue"),
    (LetterState.holding_reply_sent, "réponse d'attente"),
    (LetterState.draft, "projet"),
    (LetterState.in_circuit, "au parapheur"),
    (LetterState.signed, "signé"),
    (LetterState.sent, "envoyé"),
    (LetterState.closed, "clos"),
    (LetterState.forwarded, "transmis"),
    (LetterState.no_reply_needed, "sans suite"),
    (LetterState.cancelled, "annulé"),
    (Wording.blank, "Lettre libre"),
    (Wording.acceptance, "Réponse : présence confirmée"),
    (Wording.decline, "Réponse : excuses"),
    (Wording.representation, "Réponse : représentation"),
    (Wording.acknowledgement, "Accusé de réception"),
    (Wording.thank_you, "Remerciement"),
    (Wording.invitation, "Invitation"),
    (BriefingKind.topic_brief, "Fiche thématique"),
    (BriefingPurpose.information, "Pour information"),
    (BriefingPurpose.opinion, "Pour avis"),
    (BriefingPurpose.decision, "Pour décision"),
    (BriefingState.draft, "projet"),
    (BriefingState.in_circuit, "en visa"),
    (BriefingState.validated, "validé"),
    (BriefingState.issued, "diffusé"),
    (BriefingState.superseded, "remplacé"),
    (HalfDayPlace.office, "Bureau"),
    (HalfDayPlace.telework, "Télétravail"),
)

# a StrEnum equals its text, so that two enumerations may hold equal members: the type is part of the key
_LABELS: dict[tuple[type[StrEnum], str], str] = {(type(value), value.value): word for value, word in _WORDS}


def label(value: StrEnum) -> str:
    """Return the French word for a value of the domain."""
    return _LABELS[type(value), value.value]
