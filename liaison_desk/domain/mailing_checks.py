"""What to look at before the letters of a mailing are made: each recipient's exceptions, and what to do about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from liaison_desk.domain.addresses import Envelope
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import long_date
from liaison_desk.domain.letters import Channel
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields, PartnerKind
from liaison_desk.domain.precedence import FormsOfAddress


class ProblemKind(StrEnum):
    """What is not as it should be with a recipient."""

    gone = "gone"
    objection = "objection"
    no_address = "no_address"
    no_email = "no_email"
    address_too_long = "address_too_long"
    function_ended = "function_ended"
    no_formula = "no_formula"
    duplicate = "duplicate"

    @property
    def is_blocking(self) -> bool:
        """Tell whether no letter can be made while this recipient is ticked."""
        return self in _BLOCKING


_BLOCKING = frozenset({ProblemKind.gone, ProblemKind.objection, ProblemKind.no_address, ProblemKind.no_email})


@dataclass(frozen=True)
class MailingProblem:
    """One exception: what is wrong, and what to do about it."""

    kind: ProblemKind
    sentence: str
    remedy: str


@dataclass(frozen=True)
class Addressed:
    """A recipient as the letter and the envelope will address them; `fields` is None when the record is gone."""

    partner_id: str
    name: str
    title: str = ""
    body: str = ""
    organisation_id: str = ""
    salutation: str = ""
    closing_formula: str = ""
    inside_address: tuple[str, ...] = ()
    envelope: Envelope = field(default_factory=lambda: Envelope(()))
    fields: PartnerFields | None = None
    postal_fields: PartnerFields | None = None
    """Whose address it is: the person's, or that of the organisation where the function is held."""


def problems_of(
    one: Addressed, day: date, channel: Channel, forms: FormsOfAddress, twins: Sequence[str] = ()
) -> tuple[MailingProblem, ...]:
    """Return the exceptions of a recipient, those that keep the letters from being made first.

    `twins` are the names of the other recipients of the same household or organisation.
    """
    fields = one.fields
    if fields is None:
        return (MailingProblem(ProblemKind.gone, "La fiche est à la corbeille.", "Reprenez-la, ou décochez."),)
    found: list[MailingProblem] = []
    if fields.objects_to_mailings:
        found.append(
            MailingProblem(
                ProblemKind.objection, "A demandé à ne plus recevoir d'envois en nombre.", "Décochez : c'est un droit."
            )
        )
    found += _postal(one, channel)
    if channel is Channel.email and not fields.email:
        found.append(
            MailingProblem(ProblemKind.no_email, "Aucun courriel connu.", "Ajoutez-le à la fiche, ou décochez.")
        )
    found += _formulas(fields, day, forms)
    if twins:
        found.append(
            MailingProblem(
                ProblemKind.duplicate,
                f"Même organisme ou même foyer que {', '.join(twins[:2])}.",
                "Gardez les deux, ou décochez.",
            )
        )
    return tuple(sorted(found, key=lambda problem: not problem.kind.is_blocking))


def twins_of(recipients: Sequence[Addressed]) -> Mapping[str, tuple[str, ...]]:
    """Return for each recipient the names of the others of the same organisation or household, by partner id."""
    groups: dict[tuple[str, str], list[Addressed]] = {}
    for one in recipients:
        for key in _shared(one):
            groups.setdefault(key, []).append(one)
    found: dict[str, dict[str, None]] = {}
    for members in groups.values():
        for one in members:
            others = (other for other in members if other.partner_id != one.partner_id)
            found.setdefault(one.partner_id, {}).update({other.name: None for other in others})
    return {identifier: tuple(names) for identifier, names in found.items() if names}


def _shared(one: Addressed) -> list[tuple[str, str]]:
    """Return what makes two recipients one: the organisation, else the address with the family name."""
    if one.fields is None:
        return []
    if one.fields.partner_kind is PartnerKind.organisation:
        return [("organisation", one.partner_id)]
    keys = [("organisation", one.organisation_id)] if one.organisation_id else []
    if one.fields.street and one.fields.last_name:
        keys.append(("household", fold(f"{one.fields.last_name} {one.fields.street} {one.fields.postal_code}")))
    return keys


def _postal(one: Addressed, channel: Channel) -> list[MailingProblem]:
    postal = one.postal_fields
    if channel is not Channel.mail:
        return []
    if postal is None or not postal.city or not (postal.street or postal.place_line or postal.recipient_line):
        return [
            MailingProblem(ProblemKind.no_address, "Aucune adresse postale complète.", "Complétez-la, ou décochez.")
        ]
    return [
        MailingProblem(ProblemKind.address_too_long, warning, "Raccourcissez l'adresse dans la fiche.")
        for warning in one.envelope.warnings
    ]


def _formulas(fields: PartnerFields, day: date, forms: FormsOfAddress) -> list[MailingProblem]:
    if fields.partner_kind is PartnerKind.organisation or fields.salutation:
        return []
    found: list[MailingProblem] = []
    held = fields.offices_on(day)
    if fields.offices_held and not held:
        ended = max((one.until for one in fields.offices_held if one.until and one.until < day), default=None)
        when = f" depuis le {long_date(ended)}" if ended else " à cette date"
        found.append(
            MailingProblem(
                ProblemKind.function_ended,
                f"N'a plus de fonction{when}.",
                "Décochez, ou écrivez à qui lui a succédé.",
            )
        )
    if fields.courtesy_title is CourtesyTitle.unknown and not fields.preferred_title:
        found.append(
            MailingProblem(
                ProblemKind.no_formula,
                "Civilité inconnue : la lettre dira « Madame, Monsieur, ».",
                "Indiquez la civilité dans la fiche.",
            )
        )
    elif held and not any(one.function in forms for one in held) and not fields.preferred_title:
        found.append(
            MailingProblem(
                ProblemKind.no_formula,
                "Sa fonction n'a pas de formule : la lettre dira « Madame, » ou « Monsieur, ».",
                "Choisissez la fonction dans la liste, ou écrivez la formule d'appel.",
            )
        )
    return found
