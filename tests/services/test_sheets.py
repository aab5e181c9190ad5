"""Sheets that left the desk outside any pack, and what is to be printed at the office."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from liaison_desk.domain.briefings import BriefingFields, BriefingSection
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.engagements import EngagementFields, EngagementKind, EngagementState, Participant, RunSheetItem
from liaison_desk.domain.meetings import AgendaItem, MeetingFields
from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.domain.print_lists import PrintNeed
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import Issue, LeavingSheet, SheetForm
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.tasks import TaskFields, TaskState
from liaison_desk.domain.validation import changed
from liaison_desk.domain.worked_time import HalfDayPlace, WorkedHalfDay
from liaison_desk.errors import UserError
from liaison_desk.services.clock import OFFICE_ZONE, FixedClock
from liaison_desk.services.desk import Desk
from tests.services.pack_office import last

TODAY = date(2026, 5, 5)


@pytest.fixture
def mayor(desk: Desk) -> str:
    return desk.partners.add(
        PartnerFields(
            courtesy_title=CourtesyTitle.mr,
            first_name="Alain",
            last_name="Duval",
            offices_held=[OfficeHeld(function="MAIRE", municipality="93072")],
        )
    )


@pytest.fixture
def engagement(desk: Desk, mayor: str) -> Reference:
    identifier = desk.engagements.add(
        EngagementFields(
            title="Fête de la maison des jeunes",
            state=EngagementState.accepted,
            starts_at=datetime(2026, 5, 12, 10, 30),
            ends_at=datetime(2026, 5, 12, 12, 0),
            place="salle Youri-Gagarine",
            municipality="93072",
            participants=[Participant(partner_id=mayor)],
            run_sheet=[RunSheetItem(title="Accueil")],
        )
    )
    return Reference(Kind.engagement, identifier)


def _printed(desk: Desk, paper: Reference, form: SheetForm, issue: Issue = Issue.printed) -> None:
    pdf = desk.paper.pdf(desk.sheets.compose(paper, form))
    desk.sheets.left(LeavingSheet(paper, form), pdf, issue)


def _edit(desk: Desk, engagement: Reference, **values: object) -> None:
    fields = desk.engagements.sheet(engagement.id).fields
    desk.engagements.edit(engagement.id, changed(fields, values))


def _reprints(desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.form, one.reasons) for one in desk.stale.reprint_list()]


@pytest.mark.parametrize(
    "form", [SheetForm.trip_sheet, SheetForm.pocket_sheet, SheetForm.trip_file, SheetForm.run_sheet, SheetForm.protocol]
)
def test_a_sheet_printed_is_right_until_its_engagement_moves(
    form: SheetForm, desk: Desk, engagement: Reference
) -> None:
    _printed(desk, engagement, form)
    assert _reprints(desk) == []
    _edit(desk, engagement, starts_at=datetime(2026, 5, 13, 10, 30), ends_at=datetime(2026, 5, 13, 12, 0))
    ((named, reasons),) = _reprints(desk)
    assert named == form
    assert any("mercredi 13 mai" in reason for reason in reasons)


def test_the_mayor_who_changes_makes_the_sheet_stale(desk: Desk, engagement: Reference, mayor: str) -> None:
    _printed(desk, engagement, SheetForm.trip_sheet)
    fields = desk.partners.sheet(mayor).fields
    desk.partners.edit(mayor, changed(fields, {"last_name": "Duvallet"}))
    ((_form, reasons),) = _reprints(desk)
    assert any("Duvallet" in reason for reason in reasons)


def test_what_is_added_to_the_programme_is_named(desk: Desk, engagement: Reference) -> None:
    _printed(desk, engagement, SheetForm.trip_sheet)
    _printed(desk, engagement, SheetForm.protocol)
    fields = desk.engagements.sheet(engagement.id).fields
    _edit(desk, engagement, run_sheet=[*fields.run_sheet, RunSheetItem(title="Discours")])
    assert _reprints(desk) == [("trip_sheet", ("A changé depuis : déroulé",))]


def test_the_same_words_again_leave_the_sheet_right(desk: Desk, engagement: Reference) -> None:
    _printed(desk, engagement, SheetForm.trip_sheet)
    _edit(desk, engagement, access="Entrée par la cour")
    _edit(desk, engagement, access="")
    assert _reprints(desk) == []


def test_printed_again_it_is_right_again_and_undo_brings_the_warning_back(desk: Desk, engagement: Reference) -> None:
    _printed(desk, engagement, SheetForm.trip_sheet)
    _edit(desk, engagement, dress="Écharpe")
    assert len(_reprints(desk)) == 1
    _printed(desk, engagement, SheetForm.trip_sheet)
    assert _reprints(desk) == []
    desk.history.undo()
    assert len(_reprints(desk)) == 1


def test_a_sheet_in_nobody_s_hands_is_forgotten(desk: Desk, engagement: Reference) -> None:
    _printed(desk, engagement, SheetForm.trip_sheet)
    _edit(desk, engagement, dress="Écharpe")
    desk.sheets.forget(engagement, SheetForm.trip_sheet)
    assert _reprints(desk) == []
    with pytest.raises(UserError, match="ni imprimé"):
        desk.sheets.forget(engagement, SheetForm.trip_sheet)


def test_what_is_over_or_given_up_asks_for_nothing(desk: Desk, engagement: Reference) -> None:
    _printed(desk, engagement, SheetForm.trip_sheet)
    _edit(desk, engagement, dress="Écharpe")
    desk.engagements.cancel(engagement.id, "Salle fermée")
    assert _reprints(desk) == []


def test_a_sheet_written_as_a_file_is_followed_too(desk: Desk, engagement: Reference, tmp_path: Path) -> None:
    desk.sheets.write(LeavingSheet(engagement, SheetForm.trip_sheet), tmp_path / "fiche.docx")
    assert (tmp_path / "fiche.docx").exists()
    _edit(desk, engagement, starts_at=datetime(2026, 5, 12, 11, 0))
    (reprint,) = desk.stale.reprint_list()
    assert not reprint.is_printed
    assert reprint.label == "Fiche de déplacement · Fête de la maison des jeunes"


def test_typed_texts_keep_their_own_sentences_beside_the_sheet(desk: Desk, engagement: Reference) -> None:
    _edit(desk, engagement, talking_points="Saluer M. Duval à 10 h 30.")
    _printed(desk, engagement, SheetForm.trip_sheet)
    _edit(desk, engagement, starts_at=datetime(2026, 5, 12, 11, 0))
    (passage,) = desk.stale.all()
    assert passage.mended == "Saluer M. Duval à 11 h."
    assert [form for form, _reasons in _reprints(desk)] == ["trip_sheet"]


def test_a_note_printed_then_written_again_is_to_be_printed_again(desk: Desk, engagement: Reference) -> None:
    section = BriefingSection(heading="L'essentiel", body="Un.")
    note = desk.briefings.add(BriefingFields(title="Note", engagement_id=engagement.id, sections=[section]))
    paper = Reference(Kind.briefing, note)
    _printed(desk, paper, SheetForm.note)
    fields = desk.briefings.sheet(note).fields
    desk.briefings.edit(note, changed(fields, {"sections": [changed(section, {"body": "Deux."})]}))
    assert _reprints(desk) == [("note", ("A changé depuis : texte",))]


def test_what_was_typed_when_it_was_printed_is_what_counts(desk: Desk, engagement: Reference) -> None:
    note = desk.briefings.add(BriefingFields(title="Note", engagement_id=engagement.id))
    fields = changed(desk.briefings.sheet(note).fields, {"title": "Note de la fête"})
    paper = Reference(Kind.briefing, note)
    pdf = desk.paper.pdf(desk.compositions.note(fields, note))
    desk.sheets.left(LeavingSheet(paper, SheetForm.note, fields), pdf, Issue.printed)
    desk.briefings.edit(note, fields)
    assert _reprints(desk) == []


def test_an_agenda_is_followed_by_its_items_and_an_attendance_sheet_by_who_comes(desk: Desk) -> None:
    meeting = desk.meetings.add(
        MeetingFields(title="Comité", starts_at=datetime(2026, 5, 20, 9, 0), items=[AgendaItem(title="Charte")])
    )
    paper = Reference(Kind.meeting, meeting)
    _printed(desk, paper, SheetForm.agenda)
    _printed(desk, paper, SheetForm.attendance_sheet)
    fields = desk.meetings.sheet(meeting).fields
    desk.meetings.edit(meeting, changed(fields, {"items": [*fields.items, AgendaItem(title="Bilan")]}))
    assert _reprints(desk) == [("agenda", ("A changé depuis : points à l'ordre du jour",))]


def test_a_booklet_is_followed_by_the_reports_of_its_sitting(desk: Desk) -> None:
    sitting = desk.sittings.add(SittingFields(title="Commission permanente", held_on=date(2026, 5, 21)))
    report = desk.council_reports.add(CouncilReportFields(title="Subventions", number="4-12", sitting_id=sitting))
    _printed(desk, Reference(Kind.sitting, sitting), SheetForm.booklet)
    fields = desk.council_reports.sheet(report).fields
    desk.council_reports.edit(report, changed(fields, {"recusal": "Administratrice"}))
    desk.council_reports.add(CouncilReportFields(title="Convention", number="4-13", sitting_id=sitting))
    ((form, reasons),) = _reprints(desk)
    assert form == "booklet"
    assert "A changé depuis : rapports inscrits" in reasons
    assert any("déport" in reason for reason in reasons)


def test_a_pack_is_stale_once_the_text_of_one_of_its_notes_changed(desk: Desk, engagement: Reference) -> None:
    section = BriefingSection(heading="L'essentiel", body="Un.")
    note = desk.briefings.add(BriefingFields(title="Note", engagement_id=engagement.id, sections=[section]))
    item = PackItem(item_kind=PackItemKind.briefing, record_kind=Kind.briefing, record_id=note)
    pack = desk.packs.add(PackFields(title="Dossier", engagement_id=engagement.id, items=[item]))
    version = last(desk.pack_making.make(pack))
    desk.packs.mark_printed(pack, version.number, TODAY)
    assert desk.stale.reprint_list() == ()
    fields = desk.briefings.sheet(note).fields
    desk.briefings.edit(note, changed(fields, {"sections": [changed(section, {"body": "Deux."})]}))
    (reprint,) = desk.stale.reprint_list()
    assert reprint.pages == tuple(range(version.piece_starts[0], version.pages + 1))
    assert reprint.reasons == ("« Note » : texte",)
    assert desk.stale.all() == ()


def test_printing_the_pack_does_the_printing_task_and_undo_takes_it_back(desk: Desk, engagement: Reference) -> None:
    tasks = [
        desk.tasks.add(TaskFields(title=title, engagement_id=engagement.id))
        for title in ("Imprimer le dossier", "Relire")
    ]
    item = PackItem(item_kind=PackItemKind.trip_file, record_kind=Kind.engagement, record_id=engagement.id)
    pack = desk.packs.add(PackFields(title="Dossier", engagement_id=engagement.id, items=[item]))
    last(desk.pack_making.make(pack))
    desk.packs.mark_printed(pack, 1, TODAY)
    printing = desk.tasks.sheet(tasks[0]).fields
    assert (printing.state, printing.done_on) == (TaskState.done, TODAY)
    assert desk.tasks.sheet(tasks[1]).fields.state is TaskState.to_do
    desk.history.undo()
    assert desk.tasks.sheet(tasks[0]).fields.state is TaskState.to_do
    assert desk.packs.sheet(pack).fields.versions[0].printed_on is None


def test_a_note_printed_alone_does_its_own_task_and_not_that_of_the_file(desk: Desk, engagement: Reference) -> None:
    titles = ("Imprimer la note", "Imprimer le dossier")
    whole, alone = (desk.tasks.add(TaskFields(title=title, engagement_id=engagement.id)) for title in reversed(titles))
    note = desk.briefings.add(BriefingFields(title="Note", engagement_id=engagement.id))
    _printed(desk, Reference(Kind.briefing, note), SheetForm.note)
    assert desk.tasks.sheet(alone).fields.state is TaskState.done
    assert desk.tasks.sheet(whole).fields.state is TaskState.to_do


@pytest.fixture
def half_time(desk: Desk) -> None:
    """Monday and Tuesday at the office, Thursday morning at home; today is a Tuesday."""
    worked = [WorkedHalfDay(weekday=day, afternoon=half) for day in (0, 1) for half in (False, True)]
    worked.append(WorkedHalfDay(weekday=3, place=HalfDayPlace.telework))
    desk.settings.change(changed(desk.settings.office(), {"worked_half_days": worked}))


@pytest.mark.usefixtures("half_time")
def test_what_is_needed_on_tuesday_is_printed_on_monday_at_the_office(desk: Desk, engagement: Reference) -> None:
    (turn,) = desk.stale.print_list()
    assert turn.words.replace("\u00a0", " ") == "Lundi 11 mai 2026, après-midi"
    (paper,) = turn.papers
    assert (paper.paper, paper.form, paper.need) == (engagement, "trip_sheet", PrintNeed.never_printed)
    _printed(desk, engagement, SheetForm.trip_sheet)
    assert desk.stale.print_list() == ()
    _edit(desk, engagement, dress="Écharpe")
    ((paper,),) = (turn.papers for turn in desk.stale.print_list())
    assert (paper.need, paper.reasons) == (PrintNeed.stale, ("A changé depuis : tenue",))


@pytest.mark.usefixtures("half_time")
def test_a_pack_takes_the_place_of_the_trip_sheet(desk: Desk, engagement: Reference) -> None:
    item = PackItem(item_kind=PackItemKind.trip_file, record_kind=Kind.engagement, record_id=engagement.id)
    pack = desk.packs.add(PackFields(title="Dossier", engagement_id=engagement.id, items=[item]))

    def needs() -> list[PrintNeed]:
        return [one.need for turn in desk.stale.print_list() for one in turn.papers]

    assert needs() == [PrintNeed.to_put_together]
    last(desk.pack_making.make(pack))
    assert needs() == [PrintNeed.never_printed]
    desk.packs.mark_printed(pack, 1, TODAY)
    assert needs() == []
    _edit(desk, engagement, dress="Écharpe")
    assert needs() == [PrintNeed.stale]
    last(desk.pack_making.make(pack))
    assert needs() == [PrintNeed.new_version]


@pytest.mark.usefixtures("half_time")
def test_what_no_half_day_at_the_office_precedes_comes_first(desk: Desk, engagement: Reference) -> None:
    desk.engagements.add(
        EngagementFields(
            title="Visite du soir", state=EngagementState.accepted, starts_at=datetime(2026, 5, 5, 9, 0), place="Ici"
        )
    )
    first, second = desk.stale.print_list()
    assert first.half_day is None
    assert first.papers[0].about == "Visite du soir"
    assert second.is_next is False
    assert "à faire imprimer" in first.words


@pytest.mark.usefixtures("half_time")
def test_a_meeting_has_its_note_printed_rather_than_a_trip_sheet(desk: Desk, engagement: Reference) -> None:
    _edit(desk, engagement, engagement_kind=EngagementKind.meeting)
    assert desk.stale.print_list() == ()
    desk.briefings.add(BriefingFields(title="Note", engagement_id=engagement.id))
    assert [one.form for turn in desk.stale.print_list() for one in turn.papers] == ["note"]


@pytest.mark.usefixtures("half_time")
def test_a_note_to_print_again_is_needed_when_its_event_begins(desk: Desk, engagement: Reference) -> None:
    _printed(desk, engagement, SheetForm.trip_sheet)
    note = Reference(Kind.briefing, desk.briefings.add(BriefingFields(title="Note", engagement_id=engagement.id)))
    _printed(desk, note, SheetForm.note)
    desk.briefings.edit(note.id, changed(desk.briefings.sheet(note.id).fields, {"title": "Note corrigée"}))
    _edit(desk, engagement, starts_at=datetime(2026, 5, 12, 15, 0), ends_at=datetime(2026, 5, 12, 17, 0))
    needed = {one.form: one.needed_at for turn in desk.stale.print_list() for one in turn.papers}
    assert needed == dict.fromkeys(("trip_sheet", "note"), datetime(2026, 5, 12, 15, 0))


@pytest.mark.usefixtures("half_time", "engagement")
def test_what_took_place_this_morning_is_no_longer_to_be_printed(desk: Desk, clock: FixedClock) -> None:
    clock.moment = datetime(2026, 5, 12, 11, 0, tzinfo=OFFICE_ZONE)
    assert len(desk.stale.print_list()) == 1
    clock.moment = datetime(2026, 5, 12, 13, 30, tzinfo=OFFICE_ZONE)
    assert desk.stale.print_list() == ()


@pytest.mark.usefixtures("half_time")
def test_the_list_is_a_sheet_with_a_box_for_each_paper(desk: Desk, engagement: Reference, tmp_path: Path) -> None:
    document = desk.stale.print_sheet()
    assert document.title == "À imprimer"
    for ending in ("pdf", "docx"):
        desk.paper.write(document, tmp_path / f"liste.{ending}")
        assert (tmp_path / f"liste.{ending}").stat().st_size > 5_000
