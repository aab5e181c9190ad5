"""Ready-made texts an outgoing letter starts from (domain reference §3.5)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.place import place_lines
from liaison_desk.documents.signatory import official_title
from liaison_desk.documents.text import french
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import NO_BREAK, at, long_date, period
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.paths import resource

_FIELD = re.compile(r"\{([^{}|\n]+)(?:\|([^{}|\n]+))?\}")
_MARKDOWN_SIGN = re.compile(r"([\\*_#>|`\[\]~])|^(\d+)([.)])|^([-+])")
_NAMES = {
    "engagement": "intitulé de l'événement",
    "when": "date et heure",
    "municipality": "commune",
    "place": "lieu",
    "request": "objet de la demande",
    "unit": "service",
    "reply_by": "date",
    "representative": "nom et qualité du représentant",
    "officer": "nom de l'agent",
    "officer_phone": "téléphone",
    "officer_email": "courriel",
    "official": "nom de l'élu",
    "official_title": "qualité de l'élu",
    "president": "nom du Président",
}
_UNITS = {
    Unit.djva: "la Délégation à la jeunesse et à la vie associative",
    Unit.deci: "la Délégation égalité citoyenneté",
    Unit.both: "mes services",
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


def fill_wording(wording: Wording, material: WordingMaterial) -> str:
    """Return a ready-made text as Markdown; a value that is not known reads « [à compléter : …] »."""
    text = resource("wordings", f"{wording.value}.md").read_text(encoding="utf-8").strip()
    values = _values(material)
    title = material.office.official_courtesy_title

    def replaced(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        if second is None:
            return values.get(first) or f"[à compléter : {_NAMES[first]}]"
        if title == CourtesyTitle.unknown:
            return f"[à compléter : {first} ou {second}]"
        return second if title == CourtesyTitle.ms else first

    return french(_FIELD.sub(replaced, text))


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
    }
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
