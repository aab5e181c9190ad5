"""Typing a sitting, and typing a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.sittings import Body, SittingFields
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.forms.picked_rows import PickedRows
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import FormWords, RecordForm
from liaison_desk.ui.sittings.amounts_cell import AmountsEditor


class SittingForm(RecordForm[SittingFields]):
    """The fields of a sitting."""

    fields_class = SittingFields
    key = "sitting"

    def words(self) -> FormWords:
        return FormWords(
            self.tr("Nouvelle séance"),
            self.tr("Modifier la séance"),
            self.tr("Séance ajoutée"),
            self.tr("Séance modifiée"),
        )

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        tr = self.tr
        return (
            Group(
                tr("Séance"),
                (
                    Entry("title", tr("Intitulé")),
                    Entry("body", tr("Instance")),
                    Entry("committee_name", tr("Commission"), hint=tr("« 4e commission », pour une thématique")),
                    Entry("held_on", tr("Date")),
                    Entry("starts", tr("Heure")),
                    Entry("place", tr("Lieu")),
                    Entry(
                        "engagement_id",
                        tr("Dans l'agenda"),
                        hint=tr("La séance et son entrée dans l'agenda se déplacent ensemble."),
                        editor=choices.engagement_field,
                    ),
                    Entry("is_urgent", tr("En urgence")),
                ),
            ),
            Group(
                tr("Rapports attendus"),
                (
                    Entry("reports_expected", tr("Combien")),
                    Entry(
                        "reports_expected_on",
                        tr("À partir du"),
                        hint=tr("Les synthèses prennent place dès l'annonce, à partir de ce jour."),
                    ),
                ),
            ),
            Group(tr("Notes"), (Entry("notes", tr("Notes du bureau"), lines=4),)),
        )

    def record(self, sheet: Sheet[SittingFields] | None, fields: SittingFields) -> str:
        if sheet is None:
            return self._session.desk.sittings.add(fields)
        self._session.desk.sittings.edit(sheet.reference.id, fields, sheet.version)
        return sheet.reference.id

    def follow(self) -> None:
        """Ask for a committee only of a thematic one."""
        is_thematic = self.form.editor("body").value() == Body.thematic_committee
        self.form.set_field_visible("committee_name", is_thematic)


class ReportForm(RecordForm[CouncilReportFields]):
    """The fields of a report."""

    fields_class = CouncilReportFields
    key = "council_report"

    def words(self) -> FormWords:
        return FormWords(
            self.tr("Nouveau rapport"),
            self.tr("Modifier le rapport"),
            self.tr("Rapport ajouté"),
            self.tr("Rapport modifié"),
        )

    def groups(self, choices: RecordChoices) -> Sequence[Group]:
        tr = self.tr
        return (
            Group(
                tr("Rapport"),
                (
                    Entry("title", tr("Objet"), lines=2, required=True),
                    Entry("number", tr("Numéro"), hint=tr("« 4-12 » : commission, ordre")),
                    Entry("committee", tr("Commission")),
                    Entry("direction", tr("Direction")),
                    Entry("rapporteur", tr("Rapporteur")),
                    Entry("unit", tr("Délégation")),
                    Entry("carried_by_official", tr("L'élu·e présente ce rapport")),
                ),
            ),
            Group(
                tr("Ce qui est demandé"),
                (
                    Entry("requested", tr("Demande à l'instance"), lines=5),
                    Entry("amounts", tr("Montants"), editor=AmountsEditor),
                    Entry("beneficiary_ids", tr("Bénéficiaires"), editor=lambda: BeneficiariesEditor(choices, self)),
                    Entry("context", tr("Contexte"), lines=4),
                ),
            ),
            Group(
                tr("Déport et avis"),
                (
                    Entry(
                        "recusal",
                        tr("Déport décidé"),
                        hint=tr("Pourquoi l'élu·e se déporte ; vide sinon. Les liens déclarés sont signalés d'office."),
                    ),
                    Entry("committee_advice", tr("Avis de la commission")),
                    Entry("follow_up", tr("Suites"), lines=3),
                    Entry("notes", tr("Notes du bureau"), lines=3),
                ),
            ),
        )

    def record(self, sheet: Sheet[CouncilReportFields] | None, fields: CouncilReportFields) -> str:
        if sheet is None:
            return self._session.desk.council_reports.add(fields)
        self._session.desk.council_reports.edit(sheet.reference.id, fields, sheet.version)
        return sheet.reference.id


class BeneficiariesEditor(PickedRows):
    """Partners picked from the directory, kept by their ids."""

    def __init__(self, choices: RecordChoices, owner: RecordForm[Any]) -> None:
        super().__init__(
            choices,
            "partner_id",
            (),
            {},
            title=owner.tr("Bénéficiaires"),
            picked_title=owner.tr("Organisme ou personne"),
            add_words=owner.tr("Ajouter un bénéficiaire"),
        )

    def value(self) -> Any:
        """Return the ids."""
        return [one["partner_id"] for one in super().value()]

    def set_value(self, value: Any) -> None:
        """Show partners by their ids."""
        super().set_value([{"partner_id": one} for one in value or ()])
