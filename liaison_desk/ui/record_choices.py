"""Fields that name a partner, an engagement or a letter: they complete, open it, and make a new partner."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from liaison_desk.domain.briefings import BriefingKind
from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

_PROPOSED = 12
_BODIES = ("association", "ligue", "ville", "mairie", "union", "comité", "fédération", "collectif", "maison", "centre")


class RecordChoices:
    """Looks records up for the fields of every form."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._desk = session.desk

    def partner_field(self) -> PartnerField:
        """Return a field that names a partner, and makes one when nobody fits."""
        return self.as_partner_field(PartnerField(self.partners, self.label_of(Kind.partner)))

    def as_partner_field(self, field: PartnerField) -> PartnerField:
        """Have a field make and open partners, and return it."""

        def create(name: str) -> None:
            self._create(field, name)

        field.create_requested.connect(create)
        return self._opening(field, Kind.partner)

    def engagement_field(self) -> PartnerField:
        """Return a field that names an engagement, found by any word of it."""
        field = PartnerField(self._engagements, self.label_of(Kind.engagement), can_create=False)
        field.line.setPlaceholderText(field.tr("Intitulé, lieu ou date…"))
        return self._opening(field, Kind.engagement)

    def incoming_letter_field(self) -> PartnerField:
        """Return a field that names a letter received, found by its number or any word of it."""
        field = PartnerField(self._letters, self.label_of(Kind.letter), can_create=False)
        field.line.setPlaceholderText(field.tr("Numéro ou objet…"))
        return self._opening(field, Kind.letter)

    def letter_field(self) -> PartnerField:
        """Return a field that names a letter of either register, found by its number or any word of it."""
        field = PartnerField(self._any_letters, self.label_of(Kind.letter), can_create=False)
        field.line.setPlaceholderText(field.tr("Numéro ou objet…"))
        return self._opening(field, Kind.letter)

    def briefing_field(self) -> PartnerField:
        """Return a field that names a note, found by any word of it."""
        field = PartnerField(self._briefings, self.label_of(Kind.briefing), can_create=False)
        field.line.setPlaceholderText(field.tr("Titre de la note…"))
        return self._opening(field, Kind.briefing)

    def sitting_field(self) -> PartnerField:
        """Return a field that names a sitting, found by any word of it."""
        field = PartnerField(self._sittings, self.label_of(Kind.sitting), can_create=False)
        field.line.setPlaceholderText(field.tr("Instance ou titre de la séance…"))
        return self._opening(field, Kind.sitting)

    def meeting_field(self) -> PartnerField:
        """Return a field that names a meeting, found by any word of it."""
        field = PartnerField(self._meetings, self.label_of(Kind.meeting), can_create=False)
        field.line.setPlaceholderText(field.tr("Intitulé de la réunion…"))
        return self._opening(field, Kind.meeting)

    def partners(self, typed: str) -> Sequence[Suggestion]:
        """Return the partners that fit what is typed."""
        return [Suggestion(one.id, one.name, one.detail) for one in self._desk.partners.choices(typed, _PROPOSED)]

    def label_of(self, kind: Kind) -> Callable[[str], str]:
        """Return what gives the name of a record of a kind, empty when it is gone."""

        def label_of(identifier: str) -> str:
            try:
                return self._desk.records(kind).sheet(identifier).label
            except NotFound:
                return ""

        return label_of

    def _engagements(self, typed: str) -> Sequence[Suggestion]:
        day = today(self._desk.clock)
        rows = self._desk.engagements.rows(ListQuery(text=typed), limit=_PROPOSED)
        return [Suggestion(one.id, one.title, short_date(one.starts_at.date(), day)) for one in rows]

    def _briefings(self, typed: str) -> Sequence[Suggestion]:
        rows = self._desk.briefings.rows(ListQuery(text=typed), limit=_PROPOSED)
        return [Suggestion(one.id, one.title, label(BriefingKind(one.briefing_kind))) for one in rows]

    def _sittings(self, typed: str) -> Sequence[Suggestion]:
        day = today(self._desk.clock)
        rows = self._desk.sittings.rows(ListQuery(text=typed), limit=_PROPOSED)
        return [Suggestion(one.id, one.title, short_date(one.held_on, day)) for one in rows]

    def _meetings(self, typed: str) -> Sequence[Suggestion]:
        day = today(self._desk.clock)
        rows = self._desk.meetings.rows(ListQuery(text=typed), limit=_PROPOSED)
        return [Suggestion(one.id, one.title, short_date(one.starts_at.date(), day)) for one in rows]

    def _letters(self, typed: str) -> Sequence[Suggestion]:
        return self._letters_of(ListQuery(text=typed, saved_filter="incoming"))

    def _any_letters(self, typed: str) -> Sequence[Suggestion]:
        return self._letters_of(ListQuery(text=typed))

    def _letters_of(self, query: ListQuery) -> Sequence[Suggestion]:
        rows = self._desk.letters.rows(query, limit=_PROPOSED)
        return [Suggestion(one.id, f"{one.number} · {one.subject}", one.correspondent) for one in rows]

    def _opening(self, field: PartnerField, kind: Kind) -> PartnerField:
        def show(identifier: str) -> None:
            self._session.open_requested.emit(Reference(kind, identifier))

        field.open_requested.connect(show)
        return field

    def _create(self, field: PartnerField, name: str) -> None:
        fields = fields_of_name(name)
        identifier = self._session.attempt(
            lambda: self._desk.partners.add(fields), field.tr("Partenaire créé : {name}").format(name=name)
        )
        if identifier:
            field.hold(identifier, self.label_of(Kind.partner)(identifier))
            field.edited.emit()


def fields_of_name(name: str) -> PartnerFields:
    """Return the least a partner can be made of: « Mme Nadia Azzédine », or an organisation by its first word."""
    words = name.split()
    title = {"m.": "mr", "monsieur": "mr", "mme": "ms", "madame": "ms"}.get(words[0].lower(), "") if words else ""
    if not title and (len(words) > 3 or (words and words[0].lower() in _BODIES)):
        return PartnerFields(partner_kind=PartnerKind.organisation, name=name)
    rest = words[1:] if title else words
    return PartnerFields.model_validate(
        {"courtesy_title": title, "first_name": " ".join(rest[:-1]), "last_name": rest[-1] if rest else name}
    )
