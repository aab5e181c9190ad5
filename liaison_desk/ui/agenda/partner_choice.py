"""Fields that name a partner: they complete, and make a new partner when nobody fits."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.errors import NotFound
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

_BODIES = ("association", "ligue", "ville", "mairie", "union", "comité", "fédération", "collectif", "maison", "centre")


class PartnerChoice:
    """Looks partners up for the fields of the agenda."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def field(self) -> PartnerField:
        """Return a field that completes, creates and opens."""
        made = PartnerField(self.search, self.name_of)

        def create(name: str) -> None:
            self._create(made, name)

        def show(identifier: str) -> None:
            self._session.open_requested.emit(Reference(Kind.partner, identifier))

        made.create_requested.connect(create)
        made.open_requested.connect(show)
        return made

    def search(self, typed: str) -> Sequence[Suggestion]:
        """Return the partners that fit what is typed."""
        return [Suggestion(found.id, found.name, found.detail) for found in self._session.desk.partners.choices(typed)]

    def name_of(self, identifier: str) -> str:
        """Return how a partner is called, empty when it is gone."""
        try:
            return self._session.desk.partners.sheet(identifier).label
        except NotFound:
            return ""

    def _create(self, field: PartnerField, name: str) -> None:
        fields = fields_of_name(name)
        identifier = self._session.attempt(
            lambda: self._session.desk.partners.add(fields), field.tr("Partenaire créé : {name}").format(name=name)
        )
        if identifier:
            field.hold(identifier, self.name_of(identifier))
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
