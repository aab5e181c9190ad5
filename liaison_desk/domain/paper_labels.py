"""French words for the values of circuits, mailings, meetings, sittings and packs: a part of `domain/labels.py`."""

from __future__ import annotations

from enum import StrEnum

from liaison_desk.domain.circuits import CircuitStepKind, Endorsement
from liaison_desk.domain.council_reports import SynthesisForm, VoteResult
from liaison_desk.domain.key_figures import AmountStage
from liaison_desk.domain.mailings import MailingReply, MailingState
from liaison_desk.domain.meetings import AgendaItemKind, ItemPriority, MeetingKind, MinutesLineKind, MinutesState
from liaison_desk.domain.packs import PackFormat, PackItemKind
from liaison_desk.domain.sittings import Body, SittingState

PAPER_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (CircuitStepKind.endorsement, "Visa"),
    (CircuitStepKind.signature, "Signature"),
    (Endorsement.favourable, "Favorable"),
    (Endorsement.with_remarks, "Favorable avec observations"),
    (Endorsement.to_rework, "À reprendre"),
    (Endorsement.unfavourable, "Défavorable"),
    (MailingState.draft, "en préparation"),
    (MailingState.made, "envoyé"),
    (MailingState.closed, "clos"),
    (MailingState.cancelled, "annulé"),
    (MailingReply.none, "sans réponse"),
    (MailingReply.present, "présent"),
    (MailingReply.represented, "représenté"),
    (MailingReply.excused, "excusé"),
    (AmountStage.none, "Sans objet"),
    (AmountStage.voted, "voté"),
    (AmountStage.committed, "engagé"),
    (AmountStage.paid, "versé"),
    (Body.assembly, "Conseil départemental"),
    (Body.standing_committee, "Commission permanente"),
    (Body.executive_bureau, "Bureau"),
    (Body.thematic_committee, "Commission thématique"),
    (SittingState.planned, "prévue"),
    (SittingState.reports_received, "rapports reçus"),
    (SittingState.held, "tenue"),
    (SittingState.cancelled, "annulée"),
    (VoteResult.pending, "à voter"),
    (VoteResult.adopted, "adopté"),
    (VoteResult.adopted_amended, "adopté, amendé"),
    (VoteResult.rejected, "rejeté"),
    (VoteResult.withdrawn, "retiré"),
    (VoteResult.postponed, "reporté"),
    (SynthesisForm.full, "Synthèse d'une page"),
    (SynthesisForm.short, "Forme courte"),
    (SynthesisForm.delegated, "Confiée"),
    (SynthesisForm.none, "Sans synthèse"),
    (MeetingKind.working_group, "Groupe de travail"),
    (MeetingKind.steering_committee, "Comité de pilotage"),
    (MeetingKind.technical_committee, "Comité technique"),
    (MeetingKind.partner_meeting, "Rencontre partenaire"),
    (MeetingKind.internal, "Réunion interne"),
    (MinutesState.none, "sans compte rendu"),
    (MinutesState.draft, "projet"),
    (MinutesState.reviewed, "relu"),
    (MinutesState.sent, "diffusé"),
    (MinutesState.approved, "approuvé"),
    (AgendaItemKind.information, "Information"),
    (AgendaItemKind.debate, "Débat"),
    (AgendaItemKind.decision, "Décision"),
    (ItemPriority.high, "Prioritaire"),
    (ItemPriority.normal, "Normale"),
    (ItemPriority.low, "Si le temps le permet"),
    (MinutesLineKind.talk, "Échange"),
    (MinutesLineKind.decision, "Décision"),
    (MinutesLineKind.action, "Action"),
    (PackItemKind.trip_sheet, "Fiche de déplacement"),
    (PackItemKind.trip_file, "Dossier de déplacement"),
    (PackItemKind.run_sheet, "Déroulé"),
    (PackItemKind.protocol, "Ordre protocolaire"),
    (PackItemKind.briefing, "Note"),
    (PackItemKind.letter, "Courrier"),
    (PackItemKind.agenda, "Ordre du jour"),
    (PackItemKind.minutes, "Compte rendu"),
    (PackItemKind.attachment, "Fichier joint"),
    (PackItemKind.divider, "Intercalaire"),
    (PackFormat.a4, "A4"),
    (PackFormat.a5, "A5 de poche"),
    (PackFormat.large_print, "A4 en gros caractères"),
)
