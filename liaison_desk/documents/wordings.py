"""Ready-made texts an outgoing letter starts from (domain reference §3.5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from liaison_desk.documents.place import place_lines
from liaison_desk.documents.signatory import official_title
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import NO_BREAK, at, long_date, period
from liaison_desk.domain.letters import Channel, LetterFields, Wording
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.typography import french
from liaison_desk.domain.wording_fields import FIELD, FIELD_NAMES
from liaison_desk.paths import resource

_MARKDOWN_SIGN = re.compile(r"([\\*_#>|`\[\]~])|^(\d+)([.)])|^([-+])")
_UNITS = {
    Unit.djva: "la Délégation à la jeunesse et à la vie associative",
    Unit.deci: "la Délégation égalité citoyenneté",
    Unit.both: "mes services",
}
_CONDITION = re.compile(r"^\[si ([^\]]+)\]\s*")
_REQUEST_KINDS = {
    Channel.mail: "courrier",
    Channel.email: "courriel",
    Channel.portal: "message",
    Channel.hand: "courrier",
    Channel.phone: "appel téléphonique",
}


@dataclass(frozen=True)
class WordingMaterial:
    """What a ready-made text may name; what is not known is shown as to be filled in."""

    office: OfficeFields
    engagement: EngagementFields | None = None
    municipality_name: str = ""
    request: str = ""
    unit: Unit = Unit.both
    reply_by: date | None = None
    representative: str = ""
    asked: LetterFields | None = None
    asked_number: str = ""
    conditions: frozenset[str] = frozenset()
    """Which paragraphs « [si …] » are kept."""
    legal: Mapping[str, str] = field(default_factory=dict[str, str])
    """Values of the fields that state time limits."""
    addressee: Mapping[str, str] = field(default_factory=dict[str, str])
    """Values of the fields that name who is written to."""


def fill_wording(wording: Wording, material: WordingMaterial) -> str:
    """Return a ready-made text as Markdown, the office's own when there is one, filled as `fill_text` does."""
    own = (one.text for one in material.office.own_wordings if one.wording is wording)
    text = next(own, None) or shipped_wording(wording)
    return fill_text(kept_paragraphs(text, material.conditions), material)


def shipped_wording(wording: Wording) -> str:
    """Return the text of a wording as it came with the program, its fields in braces."""
    return resource("wordings", f"{wording.value}.md").read_text(encoding="utf-8").strip()


def kept_paragraphs(text: str, conditions: frozenset[str]) -> str:
    """Return a text without the paragraphs whose « [si …] » does not hold, and without that mark."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        condition = _CONDITION.match(paragraph)
        if condition is None or condition[1] in conditions:
            kept.append(_CONDITION.sub("", paragraph))
    return "\n\n".join(kept)


def fill_text(text: str, material: WordingMaterial) -> str:
    """Return a text with its fields filled; a value that is not known reads « [à compléter : …] »."""
    values = _values(material)
    title = material.office.official_courtesy_title

    def replaced(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        if second is None:
            return values.get(first) or f"[à compléter : {FIELD_NAMES.get(first, first)}]"
        if title == CourtesyTitle.unknown:
            return f"[à compléter : {first} ou {second}]"
        return second if title == CourtesyTitle.ms else first

    return french(FIELD.sub(replaced, text))


def _values(material: WordingMaterial) -> dict[str, str]:
    office, engagement = material.office, material.engagement
    values = {
        "request": material.request,
        "unit": _UNITS[material.unit],
        "reply_by": long_date(material.reply_by) if material.reply_by else "",
        "representative": material.representative,
        "municipality": at(material.municipality_name) if material.municipality_name else "",
        "officer": office.officer_name,
        "officer_phone": shown_phone(office.officer_phone).replace(" ", NO_BREAK),
        "officer_email": office.officer_email,
        "official": f"{office.official_first_name} {office.official_last_name}".strip(),
        "official_title": official_title(office),
        "president": office.president_name,
        "service_address": ", ".join(filter(None, (office.letterhead_service, *office.letterhead_address))),
        **material.legal,
        **material.addressee,
    }
    if asked := material.asked:
        written_on = asked.document_date or asked.received_on
        values["request_kind"] = _REQUEST_KINDS[asked.channel]
        values["request_date"] = long_date(written_on) if written_on else ""
        values["received_on"] = long_date(asked.received_on) if asked.received_on else ""
        values["request_number"] = material.asked_number
    if engagement:
        values["engagement"] = engagement.title
        values["when"] = _when(engagement)
        values["municipality"] = values["municipality"] or engagement.place
        values["place"] = ", ".join(place_lines(engagement.place, engagement.address, material.municipality_name))
    return {name: _escaped(value) for name, value in values.items()}


def _when(engagement: EngagementFields) -> str:
    """Return « le mardi 12 mai 2026 à 10 h 30 »."""
    when = period(engagement.starts_at, None if not engagement.all_day else engagement.ends_at, engagement.all_day)
    return when if when.startswith("du ") else f"le {when}"


def _escaped(value: str) -> str:
    """Return a value whose signs Markdown does not read."""
    return _MARKDOWN_SIGN.sub(lambda found: "".join(_with_slash(group) for group in found.groups() if group), value)


def _with_slash(group: str) -> str:
    return group if group.isalnum() else f"\\{group}"
