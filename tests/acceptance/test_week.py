"""The acceptance week through the services: each step finds what the steps before it left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from docx import Document as WordDocument

from liaison_desk.domain.decisions import Outcome, ReviewFields, ReviewItem, ReviewItemKind, ReviewOption
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.validation import changed, validated
from liaison_desk.domain.working_days import is_working_day
from liaison_desk.errors import InvalidFields
from liaison_desk.services.today_sheet import HalfDayState
from tests.acceptance.week import BOBIGNY, BONDY, PANTIN, STAINS, Week, begin

ASKED = ("mayor asks", "préfet asks", "club asks", "resident asks", "general assembly")


@pytest.fixture
def week(tmp_path: Path) -> Iterator[Week]:
    begun = begin(tmp_path / "bureau")
    yield begun
    begun.desk.close()


def requests(week: Week) -> None:
    """Five requests wait for the point élu."""
    ids = week.ids
    asked = {
        "mayor asks": ("Fête de la ville", "2026-06-06T15:00", STAINS, ids["mayor of Stains"]),
        "préfet asks": ("Cérémonie citoyenne", "2026-06-10T10:00", BOBIGNY, ids["préfet délégué"]),
        "club asks": ("Bourse aux vélos", "2026-06-13T10:00", PANTIN, ids["president of the club"]),
        "resident asks": ("Repas de quartier", "2026-06-20T12:00", BONDY, ids["resident"]),
    }
    for name, (title, starts_at, municipality, host) in asked.items():
        week.engagement(
            name, title=title, starts_at=starts_at, municipality=municipality, host_id=host, reply_by="2026-05-15"
        )
    week.engagement(
        "general assembly",
        title="Assemblée générale des Amis du vélo",
        engagement_kind="general_assembly",
        starts_at="2026-06-19T18:30",
        ends_at="2026-06-19T20:30",
        municipality=PANTIN,
        host_id=ids["club"],
        reply_by="2026-05-20",
    )


def items(week: Week) -> list[ReviewItem]:
    """Eight items: five requests, two arbitrations, one information."""
    found = [ReviewItem(engagement_id=week.ids[name], title=name) for name in ASKED]
    options = [ReviewOption(name="A", text="Bourse du travail"), ReviewOption(name="B", text="Campus")]
    found += [
        ReviewItem(item_kind=ReviewItemKind.arbitration, title=title, options=options, deadline=date(2026, 5, 12))
        for title in ("Lieu des Assises", "Date de la signature de la Charte")
    ]
    found.append(ReviewItem(item_kind=ReviewItemKind.information, title="FDVA : campagne ouverte"))
    return found


def decided(week: Week) -> list[ReviewItem]:
    """What the official said on Tuesday."""
    said = (
        {"outcome": Outcome.attend},
        {"outcome": Outcome.represented, "representative_id": week.ids["colleague"]},
        {"outcome": Outcome.declined, "reason": "Déjà pris ce jour-là"},
        {"outcome": Outcome.wait},
        {"outcome": Outcome.attend},
        {"outcome": Outcome.option, "chosen_option": "B"},
        {},
        {"outcome": Outcome.noted},
    )
    return [changed(item, values) for item, values in zip(items(week), said, strict=True)]


def test_monday_morning_the_week_shows_five_half_days_and_greys_the_holiday(week: Week) -> None:
    plan = week.desk.planning.week(date(2026, 5, 4))
    worked = [half.half_day for half in plan.half_days if half.state is HalfDayState.worked]
    assert [(half.day.day, half.afternoon) for half in worked] == [
        (4, False), (4, True), (5, False), (5, True), (7, False),
    ]  # fmt: skip
    by_day = {(half.half_day.day, half.half_day.afternoon): half for half in plan.half_days}
    assert by_day[date(2026, 5, 8), False].state is HalfDayState.holiday
    assert "Victoire" in by_day[date(2026, 5, 8), False].why_off
    assert by_day[date(2026, 5, 7), True].state is HalfDayState.away
    assert plan.capacity == 5
    assert plan.load > 0


def test_alerts_come_in_order_of_consequence_and_never_on_a_half_day_off(week: Week) -> None:
    requests(week)
    week.engagement(
        "same hour", title="Vernissage", state="accepted", starts_at="2026-05-12T10:30", municipality=PANTIN
    )
    sheet = week.desk.today.sheet()
    order = list(type(sheet.alerts[0].consequence))
    ranks = [order.index(alert.consequence) for alert in sheet.alerts]
    assert len(ranks) >= 3
    assert ranks == sorted(ranks)
    presence = week.desk.settings.presence()
    for offset in range(60):
        due = date.fromordinal(date(2026, 5, 4).toordinal() + offset)
        alert = presence.last_before(due)
        assert alert is not None
        assert alert.day < due
        assert presence.is_worked(alert)
        assert is_working_day(alert.day)


def test_the_general_assembly_clashes_with_an_accepted_evening(week: Week) -> None:
    requests(week)
    fields = week.desk.engagements.sheet(week.ids["general assembly"]).fields
    clash = next(
        one
        for one in week.desk.territory.clashes(fields, week.ids["general assembly"])
        if one.other_id == week.ids["evening"]
    )
    assert clash.minutes_short > 0
    assert fields.state is EngagementState.requested


def test_a_contribution_has_its_own_deadline_and_its_reminder(week: Week) -> None:
    values = {
        "title": "Chiffres de la pratique du vélo",
        "owner": "deci",
        "piece": "contribution",
        "engagement_id": week.ids["A"],
        "due_on": "2026-05-05",
        "due_afternoon": True,
    }
    asked = week.desk.tasks.add(validated(TaskFields, values))
    reminder = week.desk.tasks.reminder(asked)
    assert "Inauguration de la Maison du vélo" in reminder.body
    assert "mardi 5 mai" in reminder.body.replace("\u00a0", " ")
    assert "Nadia Rey" in reminder.body
    owed = week.desk.planning.week(date(2026, 5, 4)).owed
    assert (asked, "2026-05-05") in [(task.id, str(task.due_on)) for task in owed]


def test_moving_the_forum_by_a_week_moves_every_step_but_the_pinned_ones(week: Week) -> None:
    tasks = week.desk.planning.of_engagement(week.ids["forum"])
    pinned = {task.id for task in tasks[:2]}
    for identifier in pinned:
        week.desk.tasks.pin(identifier, True)
    before = {task.id: task.due_on for task in tasks}
    sheet = week.desk.engagements.sheet(week.ids["forum"])
    moved = {"starts_at": "2026-06-30T09:00", "ends_at": "2026-06-30T17:30"}
    week.desk.engagements.edit(sheet.reference.id, changed(sheet.fields, moved))
    after = {task.id: task.due_on for task in week.desk.planning.of_engagement(week.ids["forum"])}
    assert {identifier for identifier in before if before[identifier] == after[identifier]} == pinned
    week.desk.history.undo()
    assert {task.id: task.due_on for task in week.desk.planning.of_engagement(week.ids["forum"])} == before


def test_the_point_elu_fits_two_pages_and_is_entered_in_one_pass(week: Week, tmp_path: Path) -> None:
    requests(week)
    review = week.desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), items=items(week)))
    sheet = week.desk.reviews.sheet(review)
    assert pages_of(week, sheet.fields) <= 2
    assert pages_of(week, sheet.fields, large_print=True) > pages_of(week, sheet.fields)
    week.at(5, 10)
    without_reason = [
        item.model_copy(update={"reason": ""}) if item.outcome is Outcome.declined else item for item in decided(week)
    ]
    with pytest.raises(InvalidFields) as refused:
        week.desk.reviews.hold(review, without_reason)
    assert [problem.field for problem in refused.value.problems] == ["items[2].reason"]
    assert week.desk.decisions.count(ListQuery()) == held_before(week)
    held = week.desk.reviews.hold(review, decided(week))
    assert len(held.letter_ids) == 5
    states = [week.desk.engagements.sheet(week.ids[name]).fields.state for name in ASKED]
    assert states == [
        EngagementState.accepted,
        EngagementState.represented,
        EngagementState.declined,
        EngagementState.waiting,
        EngagementState.accepted,
    ]
    week.desk.history.undo()
    assert {week.desk.engagements.sheet(week.ids[name]).fields.state for name in ASKED} == {EngagementState.requested}
    assert week.desk.decisions.count(ListQuery()) == held_before(week)


def pages_of(week: Week, review: ReviewFields, *, large_print: bool = False) -> int:
    document = week.desk.compositions.decision_sheet(review, large_print=large_print)
    return len(pypdfium2.PdfDocument(week.desk.paper.pdf(document)))


def held_before(week: Week) -> int:
    """What was accepted from the start is already in the register."""
    return sum(
        week.desk.engagements.sheet(week.ids[name]).fields.state is EngagementState.accepted
        for name in ("A", "B", "standing committee", "forum", "evening")
    )


def test_the_letters_of_the_decisions_have_the_formulas_of_each_addressee(week: Week, tmp_path: Path) -> None:
    requests(week)
    review = week.desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), items=items(week)))
    week.at(5, 10)
    held = week.desk.reviews.hold(review, decided(week))
    texts: dict[Wording, str] = {}
    for position, identifier in enumerate(held.letter_ids[:4]):
        letter = week.desk.letters.sheet(identifier).fields
        path = tmp_path / f"{position}.docx"
        path.write_bytes(week.desk.paper.word(week.desk.compositions.letter(letter, "")))
        texts[letter.wording] = "\n".join(
            cell.text for cell in WordDocument(str(path)).element.iter() if cell.tag.endswith("}t") and cell.text
        )
    assert "Madame la Maire," in texts[Wording.acceptance]
    assert "Monsieur le Préfet," in texts[Wording.representation]
    assert "Paul Nguyen" in texts[Wording.representation]
    assert "Monsieur le Président," in texts[Wording.decline]
    assert "Madame," in texts[Wording.waiting]
    assert "Fête de la ville" in texts[Wording.acceptance]


def test_the_agenda_export_holds_only_what_changed_and_says_nothing_twice(week: Week, tmp_path: Path) -> None:
    export = week.desk.agenda_export
    list(export.export(tmp_path / "tout.ics", receiver="élue"))
    week.at(5, 15)
    week.engagement("new", title="Rencontre", state="accepted", starts_at="2026-05-27T14:00")
    sheet = week.desk.engagements.sheet(week.ids["A"])
    moved = {"starts_at": "2026-05-12T10:30", "ends_at": "2026-05-12T12:00"}
    week.desk.engagements.edit(week.ids["A"], changed(sheet.fields, moved))
    week.desk.decisions.decide(week.ids["evening"], Outcome.cancelled, reason="Reportée", with_letter=False)
    list(export.export(tmp_path / "changé.ics", receiver="élue"))
    told = (tmp_path / "changé.ics").read_text(encoding="utf-8")
    assert told.count("BEGIN:VEVENT") == 3
    assert told.count("STATUS:CANCELLED") == 1
    assert told.count("SEQUENCE:1") == 2


def test_a_decision_is_in_the_register_on_the_engagement_and_in_the_log(week: Week) -> None:
    requests(week)
    made = week.desk.decisions.decide(week.ids["club asks"], Outcome.declined, reason="Déjà pris")
    register = week.desk.decisions.rows(ListQuery())
    assert register[0].id == made.decision_id
    assert (register[0].outcome, register[0].reason) == ("declined", "Déjà pris")
    links = week.desk.engagements.sheet(week.ids["club asks"]).links
    assert made.decision_id in [link.id for link in links]
    assert "Bourse aux vélos" in week.desk.history.trail(1)[0][1]
    week.desk.decisions.reopen(made.decision_id, "L'association a changé de date")
    assert week.desk.engagements.sheet(week.ids["club asks"]).fields.state is EngagementState.requested
    assert week.desk.decisions.rows(ListQuery())[0].outcome == "reopened"


def test_the_trip_file_becomes_ready_piece_by_piece(week: Week) -> None:
    readiness = week.desk.readiness.of(week.ids["A"])
    contributions = [piece for piece in readiness.pieces if piece.piece == "contribution"]
    assert contributions
    assert {TaskOwner.djva, TaskOwner.deci} <= {piece.owner for piece in contributions}
    ready = readiness.ready
    week.desk.tasks.done(contributions[0].task_id)
    assert week.desk.readiness.of(week.ids["A"]).ready == ready + 1
    sheet = week.desk.engagements.sheet(week.ids["A"])
    week.desk.engagements.edit(week.ids["A"], changed(sheet.fields, {"on_site_contact_id": None}))
    without = week.desk.readiness.of(week.ids["A"])
    assert without.ready == ready
    assert [piece.owner_name for piece in without.missing if piece.piece == "contact"] != [""]


def test_on_thursday_the_greeting_follows_the_office_held_that_day(week: Week) -> None:
    week.at(7, 9)
    fields = week.desk.engagements.sheet(week.ids["A"]).fields
    assert "Madame la Maire" in week.desk.protocol.greeting(fields)
    mayor = week.desk.partners.sheet(week.ids["mayor of Stains"])
    held = [*(one.model_dump() for one in mayor.fields.offices_held), {"function": "DEPUTE", "since": "2026-05-06"}]
    week.desk.partners.edit(mayor.reference.id, changed(mayor.fields, {"offices_held": held}))
    assert "Madame la Députée" in week.desk.protocol.greeting(fields)


def test_whatever_is_moved_there_and_back_is_as_it_was(week: Week) -> None:
    sheet = week.desk.engagements.sheet(week.ids["A"])
    before = week.desk.planning.of_engagement(week.ids["A"])
    for day in (26, 8, 12):
        fields = week.desk.engagements.sheet(week.ids["A"]).fields
        moved = changed(fields, {"starts_at": datetime(2026, 5, day, 10), "ends_at": datetime(2026, 5, day, 11, 30)})
        week.desk.engagements.edit(week.ids["A"], moved)
    assert week.desk.planning.of_engagement(week.ids["A"]) == before
    assert week.desk.engagements.sheet(week.ids["A"]).fields == sheet.fields


def test_nothing_of_an_engagement_is_typed_twice(week: Week) -> None:
    week.at(12, 15)
    fields = week.desk.engagements.sheet(week.ids["A"]).fields
    assert isinstance(fields, EngagementFields)
    document = week.desk.compositions.trip_file(week.ids["A"])
    words = repr(document)
    for told in ("Maison du vélo", "Awa Diarra", "Karim Benali", "3 rue de Paris"):
        assert told in words
