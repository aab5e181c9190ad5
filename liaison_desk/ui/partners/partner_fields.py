"""The form of a partner: its fields, which of them a person or a body has, and what follows the commune."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from pydantic_core import to_jsonable_python
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.errors import NotFound
from liaison_desk.services.clock import today
from liaison_desk.services.desk import Desk
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.group_box import GroupBox
from liaison_desk.ui.partners.form_groups import form_groups
from liaison_desk.ui.partners.municipality_field import CantonField, MunicipalityField
from liaison_desk.ui.partners.networks_editor import NetworksEditor
from liaison_desk.ui.partners.offices_editor import OfficesEditor
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

PERSON_ONLY = (
    "courtesy_title", "first_name", "last_name", "preferred_title", "offices_held", "address_mode", "closing_level",
    "mobile",
)  # fmt: skip
ORGANISATION_ONLY = ("name", "acronym")
_MOST = 12


class PartnerForm(Form):
    """Shows the fields of a person or of a body; the commune fills canton, postal code and city."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._parsers = Parsers(typed_date, typed_time, lambda: today(desk.clock))
        self.groups = form_groups(self._offices, MunicipalityField, CantonField, self._networks)
        super().__init__(PartnerFields, self.groups, self._parsers, parent)
        self.editor("partner_kind").edited.connect(self.follow_kind)
        self.editor("municipality").edited.connect(self._on_municipality)
        self.editor("municipality").left.connect(self._on_municipality)

    @property
    def offices(self) -> OfficesEditor:
        """The functions."""
        return cast("OfficesEditor", self.editor("offices_held"))

    def show_partner(self, values: PartnerFields | dict[str, Any]) -> None:
        """Show a partner, or what was kept of its form."""
        given = values.model_dump() if isinstance(values, PartnerFields) else values
        self.show_values(given)
        self._offer_cantons()
        self.editor("canton").set_value(given.get("canton"))
        self.follow_kind()

    def follow_kind(self) -> None:
        """Show the fields a person has, or those a body has."""
        is_person = self.editor("partner_kind").value() == PartnerKind.person
        for name in PERSON_ONLY:
            self.set_field_visible(name, is_person)
        for name in ORGANISATION_ONLY:
            self.set_field_visible(name, not is_person)
        group: QWidget | None = self.offices
        while group is not None and not isinstance(group, GroupBox):
            group = group.parentWidget()
        if group is not None:
            group.setVisible(is_person)

    def values(self) -> dict[str, Any]:
        """Return what is typed; what only the other kind of partner has is left empty."""
        return self._fitting(super().values())

    def typed(self) -> dict[str, Any]:
        """Return what is typed as JSON values, for a draft: what means nothing yet is left out."""
        found: dict[str, Any] = {}
        for group in self.groups:
            for entry in group.entries:
                try:
                    found[entry.name] = self.editor(entry.name).value()
                except ValueError:
                    continue
        return cast("dict[str, Any]", to_jsonable_python(found))

    def _fitting(self, values: dict[str, Any]) -> dict[str, Any]:
        is_person = values["partner_kind"] == PartnerKind.person
        blank: dict[str, Any] = {"offices_held": [], "address_mode": "vous", "closing_level": None}
        others = ORGANISATION_ONLY if is_person else PERSON_ONLY
        return {**values, **{name: blank.get(name, "") for name in others}}

    def _on_municipality(self) -> None:
        municipality = cast("MunicipalityField", self.editor("municipality")).municipality()
        self._offer_cantons()
        if municipality is None:
            return
        postal_code, city = self.editor("postal_code"), self.editor("city")
        if postal_code.value() not in municipality.postal_codes:
            postal_code.set_value(municipality.postal_codes[0])
        if not city.value():
            city.set_value(municipality.name)

    def _offer_cantons(self) -> None:
        municipality = cast("MunicipalityField", self.editor("municipality")).municipality()
        cast("CantonField", self.editor("canton")).offer(municipality.cantons if municipality else ())

    def _offices(self) -> OfficesEditor:
        return OfficesEditor(self._parsers, self._organisation_field)

    def _networks(self) -> NetworksEditor:
        return NetworksEditor(self._organisation_field(), self._organisation_label)

    def _organisation_field(self) -> PartnerField:
        field = PartnerField(self._organisations, self._organisation_label, can_create=False)
        field.line.setPlaceholderText(self.tr("Nom de l'organisme…"))
        field.open_requested.connect(self._on_open_organisation)
        return field

    def _organisations(self, typed: str) -> Sequence[Suggestion]:
        rows = self._desk.partners.rows(ListQuery(text=typed, saved_filter="organisations"), limit=_MOST)
        return [Suggestion(row.id, row.name, row.email) for row in rows]

    def _organisation_label(self, identifier: str) -> str:
        try:
            return self._desk.partners.sheet(identifier).label
        except NotFound:
            return ""

    def _on_open_organisation(self, identifier: str) -> None:
        self.offices.open_requested.emit(identifier)
