"""A small directory to write to: associations of a network, a mayor, residents."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.mailings import MailingFields, RecipientFilter
from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.services.desk import Desk

STAINS, BONDY = "93072", "93010"
HOME = {"street": "3 rue du Port", "postal_code": "93200", "city": "Saint-Denis"}
ASSISES = "Assises de la jeunesse"
OFFICE = OfficeFields(
    official_courtesy_title=CourtesyTitle.mr,
    official_first_name="Paul",
    official_last_name="Vauquelin",
    officer_name="Camille Aubert",
    officer_phone="01 99 00 00 00",
    officer_email="camille@example.fr",
    president_name="Anne Morel",
)


def organisation(desk: Desk, name: str, **values: object) -> str:
    fields = {"partner_kind": PartnerKind.organisation, "name": name, **HOME, **values}
    return desk.partners.add(PartnerFields.model_validate(fields))


def person(desk: Desk, last_name: str, function: str = "", body: str | None = None, **values: object) -> str:
    commune = str(values.pop("office_in", ""))
    until = values.pop("until", None)
    held = [
        OfficeHeld.model_validate(
            {"function": function, "organisation_id": body, "municipality": commune, "until": until}
        )
    ]
    fields = {"courtesy_title": "ms", "first_name": "Fatou", "last_name": last_name, **HOME, **values}
    return desk.partners.add(PartnerFields.model_validate({**fields, "offices_held": held if function else []}))


def guests(desk: Desk, count: int, **values: object) -> list[str]:
    """Record residents who are on the list of the Assises."""
    return [
        person(desk, f"Invitée{place:03d}", distribution_lists=[ASSISES], street=f"{place} rue du Port", **values)
        for place in range(1, count + 1)
    ]


def mailing(desk: Desk, **values: object) -> str:
    """Begin a mailing to the list of the Assises, its recipients gathered."""
    fields = MailingFields.model_validate(
        {
            "subject": "Assises de la jeunesse",
            "purpose": "Inviter aux Assises",
            "body": "J'ai le plaisir de vous convier, {addressee}.",
            "recipient_filter": RecipientFilter(distribution_lists=[ASSISES]),
            **values,
        }
    )
    return desk.mailings.add(desk.mailings.gathered(fields))


def made(desk: Desk, mailing_id: str, outputs: MergeOutputs | None = None, *, sign: bool = True) -> None:
    for _step in desk.merges.make(mailing_id, outputs or MergeOutputs(), sign=sign):
        pass


def all_outputs(folder: Path, printable: str = "tout.docx") -> MergeOutputs:
    return MergeOutputs(
        folder=folder / "lettres",
        printable=folder / printable,
        envelopes=folder / "enveloppes.pdf",
        labels=folder / "etiquettes.pdf",
        recipients_list=folder / "liste.xlsx",
    )


def assises(desk: Desk, **values: object) -> str:
    fields = {"title": "Assises de la jeunesse", "starts_at": "2026-06-12T18:00", "place": "Hôtel du Département"}
    return desk.engagements.add(EngagementFields.model_validate({**fields, **values}))
