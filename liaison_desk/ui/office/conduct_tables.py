"""Declared interests, recusals, ballots, delegations of signature, travel times: small tables of the settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.signature_delegations import SignatureDelegation
from liaison_desk.domain.travel import TravelMode
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.cells import choice_cell, date_cell, municipality_cell, number_cell, yes_cell
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn, cell_column
from liaison_desk.ui.forms.picked_rows import PickedRows
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.session import Session

translate = QCoreApplication.translate


class InterestsTable(PickedRows):
    """Edits `interests`: organisations are picked from the directory."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        days = date_cell(lambda: today(session.desk.clock))
        super().__init__(
            RecordChoices(session),
            "organisation_id",
            (
                TableColumn("nature", translate("Office", "Nature du lien"), 150),
                cell_column("since", translate("Office", "Depuis"), days, 92),
                cell_column("until", translate("Office", "Jusqu'au"), days, 92),
                cell_column("by_law", translate("Office", "De droit"), yes_cell(), 70),
            ),
            {"nature": "", "since": None, "until": None, "declared_on": None, "by_law": False},
            title=translate("Office", "Liens d'intérêts"),
            picked_title=translate("Office", "Organisme"),
            add_words=translate("Office", "Ajouter un organisme"),
            parent=parent,
        )


class RecusalsTable(PickedRows):
    """Edits `recusals`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            RecordChoices(session),
            "organisation_id",
            (
                TableColumn("matter", translate("Office", "Affaire"), 150),
                TableColumn("scope", translate("Office", "Portée"), 96),
                TableColumn("order_number", translate("Office", "Arrêté n°"), 84),
                TableColumn("substitute", translate("Office", "Suppléance"), 110),
            ),
            {"matter": "", "scope": "", "order_number": "", "substitute": ""},
            title=translate("Office", "Déports"),
            picked_title=translate("Office", "Organisme"),
            add_words=translate("Office", "Ajouter un déport : organisme concerné"),
            parent=parent,
        )


class BallotsTable(EditableTable):
    """Edits `ballots`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            (
                TableColumn("name", self.tr("Scrutin")),
                cell_column("day", self.tr("Date"), date_cell(lambda: today(session.desk.clock)), 160),
            ),
            self.tr("Scrutins à venir"),
            lambda: {"name": "", "day": today(session.desk.clock)},
            parent,
            add_words=self.tr("Ajouter un scrutin"),
            visible_rows=2,
        )


class DelegationsTable(EditableTable):
    """Edits `signature_delegations`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        days = date_cell(lambda: today(session.desk.clock))
        super().__init__(
            (
                cell_column("unit", self.tr("Courriers"), choice_cell(Unit), 92),
                TableColumn("order_number", self.tr("Arrêté n°"), 80),
                cell_column("since", self.tr("Depuis"), days, 100),
                cell_column("until", self.tr("Jusqu'au"), days, 100),
                TableColumn("holder_title", self.tr("Qualité"), 110),
                TableColumn("holder_name", self.tr("Nom")),
            ),
            self.tr("Délégations de signature"),
            lambda: SignatureDelegation().model_dump(),
            parent,
            add_words=self.tr("Ajouter une délégation"),
            visible_rows=2,
        )


class TravelTimesTable(EditableTable):
    """Edits `travel_times`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        towns = municipality_cell()
        super().__init__(
            (
                cell_column("from_municipality", self.tr("De"), towns),
                cell_column("to_municipality", self.tr("À"), towns),
                cell_column("minutes", self.tr("Minutes"), number_cell(), 76),
                cell_column("mode", self.tr("Moyen"), choice_cell(TravelMode), 170),
            ),
            self.tr("Temps de trajet connus"),
            lambda: {"from_municipality": "", "to_municipality": "", "minutes": 30, "mode": TravelMode.transit},
            parent,
            add_words=self.tr("Ajouter un trajet"),
            visible_rows=2,
        )
