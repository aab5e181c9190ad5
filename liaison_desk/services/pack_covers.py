"""What the first page of a pack says: what it is about, when, where, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.pack import PackCover
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.french import counted, full_date, period
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.packs import PackFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.preparation import MEETINGS
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.typography import french
from liaison_desk.errors import NotFound
from liaison_desk.reference_data import municipalities
from liaison_desk.services.settings import SettingsService
from liaison_desk.store import records
from liaison_desk.store.database import Database

AnyFields = EngagementFields | SittingFields | MeetingFields | PartnerFields


@dataclass(frozen=True)
class CoverMaker:
    """Reads what a pack is about."""

    database: Database
    settings: SettingsService

    def cover(self, fields: PackFields, version: int, day: date, missing: int) -> PackCover:
        """Return the cover of a version put together on a day, so many of its pieces missing."""
        about = self._about(fields)
        office = self.settings.office()
        official = " ".join(filter(None, (office.official_first_name, office.official_last_name)))
        count = counted(len(fields.items), "pièce") + (f", dont {counted(missing, 'manquante')}" if missing else "")
        facts = (
            ("Pour", ", ".join(filter(None, (official, office.official_title)))),
            ("Version", f"{version}, composée le {full_date(day)}"),
            ("Contenu", count),
        )
        known = tuple((name, french(value)) for name, value in facts if value)
        return PackCover(_kind(fields, about), french(_occasion(about)), known)

    def day_of(self, fields: PackFields) -> date | None:
        """Return the day of what a pack is about, None when it has none."""
        match self._about(fields):
            case EngagementFields() | MeetingFields() as known:
                return known.day
            case SittingFields() as sitting:
                return sitting.held_on
            case _:
                return None

    def _about(self, fields: PackFields) -> AnyFields | None:
        sources: tuple[tuple[Kind, type[AnyFields], str | None], ...] = (
            (Kind.engagement, EngagementFields, fields.engagement_id),
            (Kind.sitting, SittingFields, fields.sitting_id),
            (Kind.meeting, MeetingFields, fields.meeting_id),
            (Kind.partner, PartnerFields, fields.partner_id),
        )
        for kind, fields_class, identifier in sources:
            if identifier:
                try:
                    with self.database.reading() as session:
                        return records.fields_of(records.find(session, kind, identifier), fields_class)
                except NotFound:  # in the bin since
                    return None
        return None


def _kind(fields: PackFields, about: AnyFields | None) -> str:
    match about:
        case EngagementFields():
            return "Dossier de réunion" if about.engagement_kind in MEETINGS else "Dossier de déplacement"
        case SittingFields():
            return "Dossier de séance"
        case MeetingFields():
            return "Dossier de réunion"
        case PartnerFields():
            return "Dossier de rencontre"
        case None:
            return "Dossier de synthèse" if fields.theme else "Dossier"


def _occasion(about: AnyFields | None) -> str:
    match about:
        case EngagementFields():
            when = period(about.starts_at, about.ends_at, about.all_day)
            commune = municipalities().name_of(about.municipality)
            where = about.place if commune in about.place else ", ".join(filter(None, (about.place, commune)))
        case MeetingFields():
            when, where = period(about.starts_at, about.ends_at, False), about.place
        case SittingFields():
            when, where = full_date(about.held_on), about.place
        case PartnerFields():
            when, where = "", municipalities().name_of(about.municipality)
        case None:
            return ""
    told = " · ".join(filter(None, (when, where)))
    return told[:1].upper() + told[1:]
