"""Thirty mixed addressees give thirty right letters, read in the Word files (domain reference §2.3)."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

import pytest
from docx import Document

from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import (
    AddressMode,
    ClosingLevel,
    CourtesyTitle,
    OfficeHeld,
    PartnerFields,
    PartnerKind,
)
from liaison_desk.services.desk import Desk

MR, MS, UNKNOWN = CourtesyTitle.mr, CourtesyTitle.ms, CourtesyTitle.unknown
HIGHEST = "l'expression de ma très haute considération"
HIGH = "l'expression de ma haute considération"
DISTINGUISHED = "l'expression de ma considération distinguée"
BEST = "l'assurance de ma considération la meilleure"
PLAIN = "mes salutations distinguées"
STAINS, BONDY, SAINT_OUEN, BLANC_MESNIL = "93072", "93010", "93070", "93007"


@dataclass(frozen=True)
class Case:
    """An addressee, and what their letter must say; the postal lines come after `block`."""

    salutation: str
    block: tuple[str, ...]
    compliment: str
    title: CourtesyTitle = UNKNOWN
    names: tuple[str, str] = ("", "")
    offices: tuple[OfficeHeld, ...] = ()
    body: str = ""
    own: dict[str, object] = field(default_factory=dict[str, object])
    closing: str = ""


def held(function: str, municipality: str = "", **values: str) -> tuple[OfficeHeld, ...]:
    return (OfficeHeld(function=function, municipality=municipality, **values),)


CASES = {
    "le préfet": Case(
        "Monsieur le Préfet,", ("Monsieur Jean Astruc", "Préfet de la Seine-Saint-Denis"), HIGH,
        MR, ("Jean", "Astruc"), held("PREFET"),
    ),
    "la préfète": Case(
        "Madame la Préfète,", ("Madame Anne Morel", "Préfète de la Seine-Saint-Denis"), HIGH,
        MS, ("Anne", "Morel"), held("PREFET"),
    ),
    "la préfète déléguée": Case(
        "Madame la Préfète,", ("Madame Ève Lambert", "Préfète déléguée à l'égalité des chances"), HIGH,
        MS, ("Ève", "Lambert"), held("PREFET_DELEGUE", portfolio="à l'égalité des chances"),
    ),
    "le sous-préfet": Case(
        "Monsieur le Sous-Préfet,", ("Monsieur Paul Riou", "Sous-Préfet de Saint-Denis"), HIGH,
        MR, ("Paul", "Riou"), held("SOUS_PREFET", title="Sous-Préfet de Saint-Denis"),
    ),
    "le maire": Case(
        "Monsieur le Maire,", ("Monsieur Hugo Perrin", "Maire de Bondy"), DISTINGUISHED,
        MR, ("Hugo", "Perrin"), held("MAIRE", BONDY),
    ),
    "la maire": Case(
        "Madame la Maire,", ("Madame Leïla Azzédine", "Maire de Stains"), DISTINGUISHED,
        MS, ("Leïla", "Azzédine"), held("MAIRE", STAINS),
    ),
    "la maire d'une ville qui a un article": Case(
        "Madame la Maire,", ("Madame Rose Caron", "Maire du Blanc-Mesnil"), DISTINGUISHED,
        MS, ("Rose", "Caron"), held("MAIRE", BLANC_MESNIL),
    ),
    "une élue qui tient à « Madame le Maire »": Case(
        "Madame le Maire,", ("Madame Odile Ferry", "Maire de Saint-Ouen-sur-Seine"), DISTINGUISHED,
        MS, ("Odile", "Ferry"), held("MAIRE", SAINT_OUEN), own={"preferred_title": "Madame le Maire"},
    ),
    "le député": Case(
        "Monsieur le Député,", ("Monsieur Alain Roche", "Député de la Seine-Saint-Denis"), HIGH,
        MR, ("Alain", "Roche"), held("DEPUTE"),
    ),
    "la députée": Case(
        "Madame la Députée,", ("Madame Inès Roussel", "Députée de la Seine-Saint-Denis"), HIGH,
        MS, ("Inès", "Roussel"), held("DEPUTE"),
    ),
    "la députée qui est aussi conseillère municipale": Case(
        "Madame la Députée,", ("Madame Nora Vidal", "Députée de la Seine-Saint-Denis"), HIGH,
        MS, ("Nora", "Vidal"), (*held("CONSEILLER_MUNICIPAL", BONDY), *held("DEPUTE")),
    ),
    "la sénatrice": Case(
        "Madame la Sénatrice,", ("Madame Claire Hamon", "Sénatrice de la Seine-Saint-Denis"), HIGH,
        MS, ("Claire", "Hamon"), held("SENATEUR"),
    ),
    "le président de région": Case(
        "Monsieur le Président,", ("Monsieur Luc Giraud", "Président du Conseil régional d'Île-de-France"), HIGH,
        MR, ("Luc", "Giraud"), held("PDT_REGION"),
    ),
    "le président de l'EPT": Case(
        "Monsieur le Président,", ("Monsieur Yanis Colin", "Président de Plaine Commune"), DISTINGUISHED,
        MR, ("Yanis", "Colin"), held("PDT_EPT"), body="Plaine Commune",
    ),
    "la conseillère départementale, écrite par un homme": Case(
        "Chère collègue,", ("Madame Sonia Bekkar", "Conseillère départementale"), BEST,
        MS, ("Sonia", "Bekkar"), held("CONSEILLER_DEPARTEMENTAL", title="Conseillère départementale"),
        own={"closing_level": ClosingLevel.entre_elus},
    ),
    "le collègue que l'on tutoie": Case(
        "Cher collègue,", ("Monsieur Marc Denis", "Conseiller départemental"),
        "l'expression de mes sentiments les meilleurs",
        MR, ("Marc", "Denis"), held("CONSEILLER_DEPARTEMENTAL", title="Conseiller départemental"),
        own={"closing_level": ClosingLevel.entre_elus, "address_mode": AddressMode.tu},
        closing="Je te prie d'agréer, Cher collègue, l'expression de mes sentiments les meilleurs.",
    ),
    "la rectrice": Case(
        "Madame la Rectrice,", ("Madame Julie Savary", "Rectrice de l'académie de Créteil"), HIGH,
        MS, ("Julie", "Savary"), held("RECTEUR"),
    ),
    "la procureure": Case(
        "Madame la Procureure de la République,", ("Madame Irène Vasseur", "Procureure de la République"), HIGH,
        MS, ("Irène", "Vasseur"), held("PROCUREUR"),
    ),
    "la ministre": Case(
        "Madame la Ministre,", ("Madame Alix Martel", "Ministre de la Culture"), HIGHEST,
        MS, ("Alix", "Martel"), held("MINISTRE", title="Ministre de la Culture"),
    ),
    "le président d'association": Case(
        "Monsieur le Président,", ("Monsieur Karim Benali", "Président de l'association Les Mains ouvertes"), PLAIN,
        MR, ("Karim", "Benali"), held("PDT_ASSOCIATION"), body="Les Mains ouvertes",
    ),
    "la présidente d'association": Case(
        "Madame la Présidente,", ("Madame Fatou Diarra", "Présidente de la Ligue des quartiers 93"), PLAIN,
        MS, ("Fatou", "Diarra"), held("PDT_ASSOCIATION"), body="Ligue des quartiers 93",
    ),
    "une avocate": Case(
        "Maître,", ("Maître Lise Kahn",), PLAIN, MS, ("Lise", "Kahn"), held("AVOCAT_OFFICIER_MINISTERIEL"),
    ),
    "une directrice": Case(
        "Madame la Directrice,", ("Madame Maud Prieur", "Directrice de la mission locale"), PLAIN,
        MS, ("Maud", "Prieur"), held("DIRECTEUR", title="Directrice de la mission locale"),
    ),
    "un habitant": Case("Monsieur,", ("Monsieur Ali Kaci",), PLAIN, MR, ("Ali", "Kaci")),
    "une habitante": Case("Madame,", ("Madame Solène Kerbrat",), PLAIN, MS, ("Solène", "Kerbrat")),
    "quelqu'un dont la civilité n'est pas connue": Case(
        "Madame, Monsieur,", ("Dominique Lenoir",), PLAIN, UNKNOWN, ("Dominique", "Lenoir")
    ),
    "un couple": Case(
        "Madame et Monsieur,", ("Madame et Monsieur Petit",), PLAIN, UNKNOWN, ("", "Petit"),
        own={
            "salutation": "Madame et Monsieur,",
            "inside_address": "Madame et Monsieur Petit\n3 rue du Port\n93200 Saint-Denis",
        },
    ),
    "un partenaire connu de longue date": Case(
        "Monsieur,", ("Monsieur Rémi Aubin",), BEST, MR, ("Rémi", "Aubin"),
        own={"closing_level": ClosingLevel.meilleure},
    ),
    "un organisme sans nom de personne": Case("Madame, Monsieur,", ("Comité des fêtes de Stains",), PLAIN),
    "l'ancien maire redevenu habitant": Case(
        "Monsieur,", ("Monsieur Guy Tessier",), PLAIN, MR, ("Guy", "Tessier"),
        (OfficeHeld.model_validate({"function": "MAIRE", "municipality": STAINS, "until": "2026-03-22"}),),
    ),
}  # fmt: skip


def test_there_are_thirty_of_them() -> None:
    assert len(CASES) == 30


@pytest.mark.parametrize("name", CASES)
def test_each_letter_is_right(desk: Desk, name: str) -> None:
    case = CASES[name]
    desk.settings.change(
        OfficeFields(official_courtesy_title=MR, official_last_name="Vauquelin", officer_name="Camille Aubert")
    )
    written = paragraphs(desk, recorded(desk, case))
    block = written["InsideAddress"].split("\n")
    assert block == [*case.block, "3 rue du Port", "93200 Saint-Denis"]
    assert written["Salutation"] == case.salutation
    called = case.salutation.rstrip(",")
    assert written["Closing"] == (case.closing or f"Je vous prie d'agréer, {called}, {case.compliment}.")


def recorded(desk: Desk, case: Case) -> str:
    """Record the addressee of a case and return their id."""
    values: dict[str, object] = {"street": "3 rue du Port", "postal_code": "93200", "city": "Saint-Denis", **case.own}
    if not any(case.names):
        return desk.partners.add(
            PartnerFields.model_validate({"partner_kind": PartnerKind.organisation, "name": case.block[0], **values})
        )
    body = None
    if case.body:
        body = desk.partners.add(PartnerFields(partner_kind=PartnerKind.organisation, name=case.body))
    offices = [office.model_copy(update={"organisation_id": body}) for office in case.offices]
    first_name, last_name = case.names
    person = {"courtesy_title": case.title, "first_name": first_name, "last_name": last_name, "offices_held": offices}
    return desk.partners.add(PartnerFields.model_validate({**person, **values}))


def paragraphs(desk: Desk, partner_id: str) -> dict[str, str]:
    """Return the text of each style of a letter to a partner, read in its Word file."""
    letter = LetterFields(
        mail_register=MailRegister.outgoing, subject="Essai", correspondent_id=partner_id, body="Je vous remercie."
    )
    content = desk.paper.word(desk.compositions.letter(letter, "D-2026-0001"))
    found: dict[str, str] = {}
    for paragraph in Document(io.BytesIO(content)).element.body.iter("{*}p"):
        style = paragraph.find(".//{*}pStyle")
        if style is not None:
            parts = (part.text or "" if part.tag.endswith("}t") else "\n" for part in paragraph.iter("{*}t", "{*}br"))
            found[style.get(style.keys()[0])] = re.sub("\u00a0", " ", "".join(parts))
    return found
