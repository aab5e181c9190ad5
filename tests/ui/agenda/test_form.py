from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.services.desk import Desk
from liaison_desk.ui.agenda.form_page import EngagementForm
from liaison_desk.ui.agenda.page import AgendaPage
from liaison_desk.ui.agenda.programme_table import ProgrammeTable
from liaison_desk.ui.forms.kept_values import typed_values
from liaison_desk.ui.record_choices import fields_of_name
from tests.ui.agenda.sample import engagement

Named = Callable[[str], str]


def typed(form: EngagementForm, name: str, words: str) -> None:
    line = form.form.editor(name).input()
    line.setText(words)
    line.textEdited.emit(words)
    line.editingFinished.emit()


def test_a_new_engagement_is_typed_and_shown_in_its_week(page: AgendaPage, desk: Desk, qtbot) -> None:
    page.create()
    form = page.form
    typed(form, "title", "Forum des associations")
    typed(form, "municipality", "Le Blanc-Mesnil")
    starts = form.form.editor("starts_at")
    starts.date.line.setText("mardi")
    starts.date.line.textEdited.emit("mardi")
    starts.time.line.setText("1430")
    starts.time.line.textEdited.emit("1430")
    assert form.save()
    fields = page.shown().fields
    assert fields.title == "Forum des associations"
    assert (fields.starts_at, fields.municipality) == (datetime(2026, 5, 12, 14, 30), "93007")
    assert page.detail.isVisible()


def test_problems_stand_beside_their_field_and_nothing_is_saved(page: AgendaPage, desk: Desk) -> None:
    page.create()
    assert not page.form.save()
    assert page.form.form.editor("title").input().hasFocus()
    typed(page.form, "title", "Forum")
    typed(page.form, "municipality", "Nulleville")
    assert not page.form.save()


def test_what_was_typed_comes_back_when_the_form_opens_again(page: AgendaPage, qtbot) -> None:
    page.create()
    typed(page.form, "title", "À moitié écrit")
    page.form.keep()
    page._leave()
    page.create()
    assert page.form.form.editor("title").value() == "À moitié écrit"
    page.form.give_up()
    page.create()
    assert page.form.form.editor("title").value() == ""


def test_a_draft_keeps_dates_hours_and_programme() -> None:
    fields = engagement(
        title="Visite", starts_at=datetime(2026, 5, 12, 10), departs_at=time(9, 15), reply_by=date(2026, 5, 8),
        run_sheet=[{"starts": time(10), "minutes": 20, "title": "Accueil"}],
    )  # fmt: skip
    kept = typed_values(EngagementFields, fields.model_dump(mode="json"))
    assert kept["starts_at"] == fields.starts_at
    assert (kept["departs_at"], kept["reply_by"]) == (time(9, 15), date(2026, 5, 8))
    assert kept["run_sheet"][0].starts == time(10)


def test_the_programme_sums_its_durations_and_proposes_the_next_start(qtbot) -> None:
    table = ProgrammeTable()
    qtbot.addWidget(table)
    table.begins = time(10, 30)
    table.rows.add_row(table._next())
    table.rows.table.item(0, 2).setText("Accueil")
    table.rows.table.item(0, 1).setText("20")
    table.rows.add_row(table._next())
    assert table.rows.value()[1]["starts"] == time(10, 50)
    assert table.total() == "Durée totale : 35\u00a0min, fin à 11\u00a0h\u00a005"


def test_changing_an_engagement_keeps_what_the_form_does_not_show(page: AgendaPage, desk: Desk, named: Named) -> None:
    identifier = named("Inauguration")
    before = desk.engagements.sheet(identifier).fields
    page.show_record(identifier)
    page.edit()
    typed(page.form, "dress", "Écharpe")
    assert page.form.save()
    after = desk.engagements.sheet(identifier).fields
    assert after.dress == "Écharpe"
    assert after.model_dump(exclude={"dress"}) == before.model_dump(exclude={"dress"})


def test_a_name_alone_makes_a_partner() -> None:
    assert fields_of_name("Mme Nadia Azzédine").display_name == "Mme Nadia Azzédine"
    assert fields_of_name("Collectif Bien vieillir").name == "Collectif Bien vieillir"
