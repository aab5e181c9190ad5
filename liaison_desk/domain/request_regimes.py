"""What the law and the office make of each kind of request: rules as data, each with its source (domain §1.1, §1.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CHECKED_ON = date(2026, 11, 21)
"""Day these rules were read in copies of the texts; the official text is the one that counts."""


class RequestKind(StrEnum):
    """What a letter that came in asks, as far as time limits go."""

    individual_procedure = "individual_procedure"
    individual_with_advice = "individual_with_advice"
    non_individual = "non_individual"
    off_procedure = "off_procedure"
    complaint = "complaint"
    appeal = "appeal"
    financial = "financial"
    local_exception = "local_exception"
    limited_capacity = "limited_capacity"
    access_documents = "access_documents"
    gdpr_request = "gdpr_request"
    courtesy = "courtesy"
    safeguarding = "safeguarding"


class SilenceEffect(StrEnum):
    """What silence means."""

    accept = "accept"
    reject = "reject"
    refuse = "refuse"
    none = "none"


@dataclass(frozen=True)
class Rule:
    """A rule a date follows from: what it says in French, the text it comes from, the day that was read.

    `editable` when the office chooses the delay itself (settings of the office).
    """

    id: str
    sentence: str
    source: str
    editable: bool = False
    checked_on: date = CHECKED_ON


@dataclass(frozen=True)
class Regime:
    """How one kind of request is treated: the effect of silence after `months`, whether it gets an acknowledgement."""

    kind: RequestKind
    effect: SilenceEffect
    months: int
    acknowledgement: bool
    rule: Rule


def _regime(
    kind: RequestKind, effect: SilenceEffect, months: int, sentence: str, source: str, *, acknowledgement: bool = True
) -> Regime:
    return Regime(kind, effect, months, acknowledgement, Rule(f"silence:{kind.value}", sentence, source))


_REJECTED = "Silence gardé pendant deux mois : la demande est rejetée."

REGIMES: dict[RequestKind, Regime] = {
    one.kind: one
    for one in (
        _regime(
            RequestKind.individual_procedure,
            SilenceEffect.accept,
            2,
            "Demande individuelle dans une procédure prévue par un texte : le silence gardé pendant deux mois vaut "
            "acceptation. Le délai court quand l'autorité compétente a le dossier complet.",
            "CRPA, art. L231-1, L114-3 et L114-5",
        ),
        _regime(
            RequestKind.individual_with_advice,
            SilenceEffect.accept,
            4,
            "Demande individuelle qui exige l'avis d'un organisme : le silence gardé pendant quatre mois vaut "
            "acceptation. Le délai court quand l'autorité compétente a le dossier complet.",
            "décret n° 2016-677 du 25 mai 2016 ; CRPA, art. L231-1, L114-3 et L114-5",
        ),
        _regime(
            RequestKind.non_individual,
            SilenceEffect.reject,
            2,
            f"Demande qui ne tend pas à une décision individuelle. {_REJECTED}",
            "CRPA, art. L231-4, 1°",
        ),
        _regime(
            RequestKind.off_procedure,
            SilenceEffect.reject,
            2,
            f"Demande hors procédure prévue par un texte (soutien, rendez-vous, intervention). {_REJECTED}",
            "CRPA, art. L231-4, 2°",
        ),
        _regime(
            RequestKind.complaint,
            SilenceEffect.reject,
            2,
            f"Réclamation. {_REJECTED}",
            "CRPA, art. L231-4, 2°",
        ),
        _regime(
            RequestKind.appeal,
            SilenceEffect.reject,
            2,
            f"Recours administratif, gracieux ou hiérarchique. {_REJECTED}",
            "CRPA, art. L231-4, 2°",
        ),
        _regime(
            RequestKind.financial,
            SilenceEffect.reject,
            2,
            f"Demande financière (subvention, aide). {_REJECTED} Ce refus n'a pas à être motivé.",
            "CRPA, art. L231-4, 3°",
        ),
        _regime(
            RequestKind.local_exception,
            SilenceEffect.reject,
            2,
            f"Distinction, encart, prestation, travaux, fourniture ou prêt de matériel. {_REJECTED}",
            "décret n° 2016-625 du 19 mai 2016, annexe",
        ),
        _regime(
            RequestKind.limited_capacity,
            SilenceEffect.reject,
            4,
            "Service à capacité limitée. Silence gardé pendant quatre mois : la demande est rejetée.",
            "décret n° 2016-625 du 19 mai 2016, annexe",
        ),
        _regime(
            RequestKind.access_documents,
            SilenceEffect.refuse,
            1,
            "Communication de documents : le silence gardé pendant un mois vaut refus. Il reste alors deux mois pour "
            "saisir la CADA, avant tout recours.",
            "CRPA, art. R*311-12, R311-13 et R311-15",
        ),
        _regime(
            RequestKind.gdpr_request,
            SilenceEffect.none,
            1,
            "Droits sur les données personnelles : il faut répondre dans le mois ; deux mois de plus si la demande est "
            "complexe, à condition de l'annoncer dans le premier mois.",
            "RGPD, art. 12, paragraphe 3",
            acknowledgement=False,
        ),
        _regime(
            RequestKind.courtesy,
            SilenceEffect.none,
            0,
            "Invitation, vœux, remerciement, information : aucun délai légal, seulement les délais du service.",
            "aucun texte",
            acknowledgement=False,
        ),
        _regime(
            RequestKind.safeguarding,
            SilenceEffect.none,
            0,
            "Enfant en danger ou menace : transmission le jour même, à la CRIP ou à la hiérarchie.",
            "CASF, art. L226-2-1",
            acknowledgement=False,
        ),
    )
}

RECEIPT = Rule(
    "registration_receipt",
    "Demande reçue par voie électronique : un accusé d'enregistrement part aussitôt, sinon dans le jour ouvré.",
    "CRPA, art. L112-11 et R112-11-1",
)
ELECTRONIC_ACKNOWLEDGEMENT = Rule(
    "electronic_acknowledgement",
    "Demande reçue par voie électronique : l'accusé de réception part dans les dix jours ouvrés.",
    "CRPA, art. L112-11 et R112-11-1 à R112-11-4",
)
BEFORE_SILENCE = Rule(
    "reply_by",
    "Pour que la décision soit écrite : répondre au plus tard le jour ouvré qui précède la décision implicite, car "
    "elle peut naître un samedi, un dimanche ou un jour férié.",
    "CRPA, art. L231-1 et L231-4",
)
APPEAL = Rule(
    "appeal",
    "Recours contentieux : deux mois francs après la décision implicite ; fini un samedi, un dimanche ou un jour "
    "férié, le délai va au jour ouvré suivant. Il n'est opposable que si l'accusé de réception l'indique.",
    "CJA, art. R421-1, R421-2 et R421-5 ; CRPA, art. L112-6",
)
CADA_REFERRAL = Rule(
    "cada_referral",
    "Saisine de la CADA : deux mois après le refus, même implicite.",
    "CRPA, art. R311-15",
)
PIECES = Rule(
    "pieces",
    "Pièces manquantes : elles sont demandées avec un délai. Si le silence vaut rejet, le délai est suspendu jusqu'à "
    "leur arrivée, ou jusqu'à la date fixée ; s'il vaut acceptation, il ne court qu'à leur arrivée.",
    "CRPA, art. L114-5",
)
FORWARDING = Rule(
    "forwarding",
    "Demande qui relève d'une autre administration : elle lui est transmise et l'auteur en est avisé. Le délai de "
    "rejet court depuis la réception par la première, celui d'acceptation depuis la réception par la bonne.",
    "CRPA, art. L114-2, L114-3 et L114-4",
)
