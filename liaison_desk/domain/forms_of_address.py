"""How a partner is written to: salutation, inside address, closing formula, title (domain reference §2.3)."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.addresses import postal_lines
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.office_titles import of_office, written_title
from liaison_desk.domain.partners import AddressMode, ClosingLevel, CourtesyTitle, PartnerFields, PartnerKind
from liaison_desk.domain.precedence import Directory, highest_office

UNKNOWN_SALUTATION = "Madame, Monsieur,"

_CLOSINGS: dict[ClosingLevel, tuple[str, str]] = {
    ClosingLevel.tres_haute: ("d'agréer", "l'expression de ma très haute considération"),
    ClosingLevel.haute: ("d'agréer", "l'expression de ma haute considération"),
    ClosingLevel.distinguee: ("d'agréer", "l'expression de ma considération distinguée"),
    ClosingLevel.meilleure: ("d'agréer", "l'assurance de ma considération la meilleure"),
    ClosingLevel.salutations: ("d'agréer", "mes salutations distinguées"),
    ClosingLevel.cordiale: ("de croire", "à l'expression de mes sentiments cordiaux"),
    ClosingLevel.entre_elus: ("d'agréer", "l'expression de mes sentiments les meilleurs"),
}
_MAN_TO_WOMAN: dict[ClosingLevel, tuple[str, str]] = {
    ClosingLevel.cordiale: ("de croire", "à l'assurance de ma considération la meilleure"),
    ClosingLevel.entre_elus: ("d'agréer", "l'assurance de ma considération la meilleure"),
}
"""By old usage a man does not write of his « sentiments » to a woman: « considération » instead."""

CLOSINGS_OF_WORDINGS = {Wording.condolences: "l'expression de ma profonde sympathie"}
"""Ends of closing sentences that belong to what a letter says, whoever reads it (domain reference §3.5, D29)."""


def salutation(partner: PartnerFields | None, day: date, directory: Directory, *, override: str = "") -> str:
    """Return the salutation with its comma: « Madame la Maire, ».

    The letter's own (`override`) wins, then the partner's own, the preferred title, the usage between councillors,
    the highest function held on that day. Never a family name; « Madame, Monsieur, » when the sex is not known.
    """
    written = override or (partner.salutation if partner else "")
    if written:
        return _with_comma(written)
    if partner is None or partner.partner_kind is PartnerKind.organisation:
        return UNKNOWN_SALUTATION
    if partner.preferred_title:
        return _with_comma(partner.preferred_title)
    if partner.courtesy_title is CourtesyTitle.unknown:
        return UNKNOWN_SALUTATION
    is_mr = partner.courtesy_title is CourtesyTitle.mr
    if partner.closing_level is ClosingLevel.entre_elus:
        return "Cher collègue," if is_mr else "Chère collègue,"
    if partner.address_mode is AddressMode.tu and partner.first_name:
        return f"{'Cher' if is_mr else 'Chère'} {partner.first_name},"
    office = highest_office(partner, day, directory.forms)
    if office is None or office.function not in directory.forms:
        return "Monsieur," if is_mr else "Madame,"
    form = directory.forms[office.function]
    return form.salutation_mr if is_mr else form.salutation_ms


def closing_level(partner: PartnerFields | None, day: date, directory: Directory) -> ClosingLevel:
    """Return the level of the closing formula: the partner's own, else that of the highest function."""
    if partner is None:
        return ClosingLevel.salutations
    if partner.closing_level:
        return partner.closing_level
    office = highest_office(partner, day, directory.forms)
    if office is None or office.function not in directory.forms:
        return ClosingLevel.salutations
    return directory.forms[office.function].level


def closing_formula(
    partner: PartnerFields | None,
    day: date,
    directory: Directory,
    *,
    salutation_override: str = "",
    override: str = "",
    signatory: CourtesyTitle = CourtesyTitle.unknown,
) -> str:
    """Return the closing sentence, which repeats the salutation word for word without its comma.

    `override` is the letter's own formula, `salutation_override` the letter's own salutation; « agréer » takes its
    object at once, « croire » takes « à ».
    """
    written = override or (partner.closing_formula if partner else "")
    if written:
        return written
    level = closing_level(partner, day, directory)
    verb, compliment = _CLOSINGS[level]
    to_woman = partner is not None and partner.courtesy_title is CourtesyTitle.ms
    if signatory is CourtesyTitle.mr and to_woman:
        verb, compliment = _MAN_TO_WOMAN.get(level, (verb, compliment))
    called = salutation(partner, day, directory, override=salutation_override).rstrip(" ,")
    pronoun = "te" if partner and partner.address_mode is AddressMode.tu else "vous"
    return f"Je {pronoun} prie {verb}, {called}, {compliment}."


def office_title(partner: PartnerFields, day: date, directory: Directory) -> str:
    """Return the title printed in lists: « Maire de Stains », « Présidente de l'association X »; empty for none."""
    office = highest_office(partner, day, directory.forms)
    if office is None:
        return ""
    title = written_title(office, partner.courtesy_title, directory)
    organisation = directory.organisations.get(office.organisation_id or "", "")
    is_own_title = bool(office.title) or office.function in {"", "DIRECTEUR"}
    if title and organisation and is_own_title and organisation.lower() not in title.lower():
        return f"{title} {of_office(organisation)}" if not office.portfolio else f"{title}, {organisation}"
    return title


def name_line(partner: PartnerFields) -> str:
    """Return the name as it stands on an address: « Madame Solène Kerbrat »."""
    if partner.partner_kind is PartnerKind.organisation:
        return partner.name
    courtesy = {CourtesyTitle.mr: "Monsieur", CourtesyTitle.ms: "Madame", CourtesyTitle.unknown: ""}
    parts = (courtesy[partner.courtesy_title], partner.first_name, partner.last_name)
    return " ".join(part for part in parts if part)


def inside_address(
    partner: PartnerFields, day: date, directory: Directory, *, organisation: PartnerFields | None = None
) -> list[str]:
    """Return the lines of the addressee's block in a letter, in mixed case.

    `organisation` gives its postal address when the person has none. The partner's own block wins.
    """
    if partner.inside_address:
        return [line for line in partner.inside_address.splitlines() if line.strip()]
    postal = postal_lines(partner)
    if not postal and organisation:
        postal = postal_lines(organisation)
    if partner.partner_kind is PartnerKind.organisation:
        return [partner.name, *postal]
    office = highest_office(partner, day, directory.forms)
    if office is None:
        return [name_line(partner), *postal]
    lines = [_formal_name(partner, office.function)]
    title = written_title(office, partner.courtesy_title, directory)
    if title:
        lines.append(title)
    body = directory.organisations.get(office.organisation_id or "", "")
    if body and body.lower() not in title.lower():
        lines.append(body)
    return lines + [line for line in postal if line.lower() != body.lower()]


def _formal_name(partner: PartnerFields, function: str) -> str:
    """Return the name line with the courtesy a function adds (« Maître », « Général », « Son Excellence »)."""
    name = name_line(partner)
    bare = f"{partner.first_name} {partner.last_name}".strip()
    if function == "AVOCAT_OFFICIER_MINISTERIEL":
        return f"Maître {bare}"
    if function == "AMBASSADEUR":
        return f"Son Excellence {name}"
    if function == "OFFICIER_GENERAL":
        return f"Générale {bare}" if partner.courtesy_title is CourtesyTitle.ms else f"Général {bare}"
    return name


def _with_comma(written: str) -> str:
    return written if written.rstrip().endswith((",", ".", "!")) else f"{written.rstrip()},"
