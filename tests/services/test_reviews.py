"""A point élu: picked, printed, decided in one pass, and taken back whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.decisions import (
    Outcome,
    ReviewFields,
    ReviewItem,
    ReviewItemKind,
    ReviewState,
)
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.letters import LetterFields, LetterState, Wording
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.tasks import TaskFields, TaskOwner, TaskState
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields, StaleVersion, UserError
from liaison_desk.services.desk import Desk

OFFICE = {
    "official_courtesy_title": "M.",
    "official_first_name": "Samir",
    "official_last_name": "Benali",
    "official_delegation": "à la vie associative",
    "officer_name": "Camille Perrot",
    "officer_phone": "01 48 95 89 00",
    "worked_half_days": [
        {"weekday": weekday, "afternoon": afternoon}
        for weekday, afternoon in ((0, False), (0, True), (1, False), (1, True), (3, False))
    ],
}
PEOPLE = {
    "mayor": {"courtesy_title": "Mme", "first_name": "Aline", "last_name": "Moreau",
              "offices_held": [{"function": "MAIRE", "municipality": "93072"}]},
    "prefect": {"courtesy_title": "M.", "first_name": "Jean", "last_name": "Durand",
                "offices_held": [{"function": "PREFET_DELEGUE"}]},
    "president": {"courtesy_title": "M.", "first_name": "Paul", "last_name": "Lefort",
                  "offices_held": [{"function": "PDT_ASSOCIATION"}]},
    "resident": {"courtesy_title": "Mme", "first_name": "Nadia", "last_name": "Saïdi"},
    "councillor": {"courtesy_title": "Mme", "first_name": "Inès", "last_name": "Rahmani",
                   "offices_held": [{"function": "CONSEILLER_DEPARTEMENTAL", "portfolio": "Saint-Denis-2"}]},
}  # fmt: skip
REQUESTS = {
    "mayor": {
        "title": "Inauguration de la Maison des associations", "engagement_kind": "inauguration",
        "starts_at": "2026-05-28T10:30", "ends_at": "2026-05-28T12:00", "place": "Maison des associations",
        "municipality": "Stains", "reply_by": "2026-05-11", "requested_roles": ["attend", "speak", "cut_ribbon"],
        "speaking_minutes": 6, "audience": "habitants et associations du quartier", "expected_guests": 120,
        "djva_advice": "Favorable : projet soutenu depuis trois ans.",
        "deci_advice": "Favorable, le conseil citoyen a porté le projet.",
    },
    "prefect": {
        "title": "Signature du contrat d'engagement républicain", "engagement_kind": "ceremony",
        "starts_at": "2026-06-02T09:00", "ends_at": "2026-06-02T10:00", "place": "Préfecture",
        "municipality": "Bobigny", "reply_by": "2026-05-12", "requested_roles": ["attend", "sign"],
    },
    "president": {
        "title": "Assemblée générale de la Ligue", "engagement_kind": "general_assembly",
        "starts_at": "2026-06-19T18:30", "ends_at": "2026-06-19T20:30", "place": "Salle des fêtes",
        "municipality": "Saint-Denis", "requested_roles": ["attend"], "expected_guests": 80,
        "djva_advice": "Réservé : deux invitations déjà honorées cette année.",
    },
    "resident": {
        "title": "Fête du quartier des Musiciens", "starts_at": "2026-06-20T15:00",
        "ends_at": "2026-06-20T18:00", "municipality": "Les Lilas", "reply_by": "2026-05-20",
    },
}  # fmt: skip
NOTE = """Deux calendriers sont possibles.

- Option A : tenir les Assises en juin, avec les moyens prévus.
- Option B : les reporter en octobre, après la rentrée associative.
"""


@dataclass
class Scene:
    """What the tests start from, by names."""

    people: dict[str, str]
    letters: dict[str, str]
    engagements: dict[str, str]
    note: str
    flagged: str
    review: str = ""


@pytest.fixture
def scene(desk: Desk) -> Scene:
    return set_scene(desk)


def set_scene(desk: Desk) -> Scene:
    """Record four requests with their letters, one made by telephone, a note to arbitrate, a flagged letter."""
    desk.settings.change(validated(OfficeFields, OFFICE))
    people = {name: desk.partners.add(validated(PartnerFields, values)) for name, values in PEOPLE.items()}
    letters: dict[str, str] = {}
    engagements: dict[str, str] = {}
    for name, values in REQUESTS.items():
        fields = validated(EngagementFields, {**values, "host_id": people[name]})
        engagements[name] = desk.engagements.add(fields)
        asked = {
            "subject": f"Invitation : {values['title']}", "received_on": "2026-04-28",
            "correspondent_id": people[name], "engagement_id": engagements[name],
        }  # fmt: skip
        letters[name] = desk.letters.add(validated(LetterFields, asked))
    phoned = {"title": "Point presse", "engagement_kind": "interview", "starts_at": "2026-05-28T11:00"}
    engagements["phoned"] = desk.engagements.add(validated(EngagementFields, phoned))
    sections = [{"heading": "L'essentiel", "body": NOTE}, {"heading": "Suites attendues de l'élu", "body": "Choisir."}]
    note = {"title": "Date des Assises", "purpose": "decision", "unit": "DECI", "sections": sections}
    flagged = {"subject": "Demande de local", "received_on": "2026-05-04", "flagged": True, "unit": "DJVA"}
    return Scene(
        people, letters, engagements,
        desk.briefings.add(validated(BriefingFields, note)), desk.letters.add(validated(LetterFields, flagged)),
    )  # fmt: skip


def prepared(desk: Desk, scene: Scene) -> list[ReviewItem]:
    """Put everything that waits, and an information, on a point élu; return its lines."""
    information = ReviewItem(item_kind=ReviewItemKind.information, title="Bilan du FDVA")
    items = [*desk.reviews.candidates(), information]
    scene.review = desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), items=items))
    return desk.reviews.sheet(scene.review).fields.items


def decided(items: list[ReviewItem], scene: Scene, **by_name: dict[str, object]) -> list[ReviewItem]:
    """Return lines with what was decided of some, named by who asked, « note », « flagged » or « information »."""
    subjects = {**scene.engagements, "note": scene.note, "flagged": scene.flagged}
    entered = list(items)
    for name, decision in by_name.items():
        about = subjects.get(name)
        index = next(
            index for index, item in enumerate(items)
            if (about in {item.engagement_id, item.briefing_id, item.letter_id} if about else not _about(item))
        )  # fmt: skip
        entered[index] = changed(items[index], decision)
    return entered


def _about(item: ReviewItem) -> str | None:
    return item.engagement_id or item.briefing_id or item.letter_id


def all_decided(items: list[ReviewItem], scene: Scene) -> list[ReviewItem]:
    """Return the lines as they are decided on the Tuesday of the acceptance week."""
    return decided(
        items,
        scene,
        mayor={"outcome": "attend"},
        prefect={"outcome": "represented", "representative_id": scene.people["councillor"]},
        president={"outcome": "declined", "reason": "Deux venues déjà cette année"},
        resident={"outcome": "wait"},
        phoned={"outcome": "attend"},
        note={"outcome": "option", "chosen_option": "B"},
        information={"outcome": "noted"},
    )


def test_what_waits_comes_in_order_of_urgency_with_what_the_office_promised(desk: Desk, scene: Scene) -> None:
    found = desk.reviews.candidates()
    assert [(item.title, item.deadline) for item in found] == [
        ("Assemblée générale de la Ligue", date(2026, 5, 6)),  # five working days after 28 April, the 1st of May off
        ("Inauguration de la Maison des associations", date(2026, 5, 11)),
        ("Signature du contrat d'engagement républicain", date(2026, 5, 12)),
        ("Demande de local", date(2026, 5, 18)),  # eight working days for a flagged letter, Ascension off
        ("Fête du quartier des Musiciens", date(2026, 5, 20)),
        ("Point presse", date(2026, 5, 26)),  # asked aloud: two days before at the latest
        ("Date des Assises", None),
    ]


def test_a_line_says_who_asks_what_when_where_and_before_whom(desk: Desk, scene: Scene) -> None:
    found = next(item for item in desk.reviews.candidates() if item.engagement_id == scene.engagements["mayor"])
    assert found.summary.replace("\u00a0", " ").splitlines() == [
        "Mme Aline Moreau",
        "Jeudi 28 mai 2026, de 10 h 30 à 12 h – Maison des associations, à Stains",
        "Demandé : être présent·e, prendre la parole (6 min), couper le ruban",
        "Public : habitants et associations du quartier, 120 personnes",
    ]
    assert found.djva_advice == "Favorable : projet soutenu depuis trois ans."
    assert found.deci_advice == "Favorable, le conseil citoyen a porté le projet."


def test_a_note_to_arbitrate_brings_the_options_it_names(desk: Desk, scene: Scene) -> None:
    found = next(item for item in desk.reviews.candidates() if item.briefing_id == scene.note)
    assert found.item_kind is ReviewItemKind.arbitration
    assert [(option.name, option.text[:27]) for option in found.options] == [
        ("A", "tenir les Assises en juin, "),
        ("B", "les reporter en octobre, ap"),
    ]
    assert found.recommendation == "Choisir."


def test_what_is_on_a_point_élu_to_come_is_not_offered_twice(desk: Desk, scene: Scene) -> None:
    first = desk.reviews.candidates()[0]
    desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), items=[first]))
    assert first.title not in [item.title for item in desk.reviews.candidates()]


def test_what_is_past_or_decided_is_not_offered(desk: Desk, scene: Scene) -> None:
    past = {"title": "Hier", "starts_at": "2026-05-04T10:00"}
    desk.engagements.add(validated(EngagementFields, past))
    desk.engagements.accept(scene.engagements["mayor"])
    titles = [item.title for item in desk.reviews.candidates()]
    assert "Hier" not in titles
    assert "Inauguration de la Maison des associations" not in titles


def test_a_series_is_put_once_with_its_dates_apart(desk: Desk) -> None:
    weekly = {"title": "Point hebdomadaire", "starts_at": "2026-05-11T10:00", "recurrence": {"frequency": "weekly"}}
    series = desk.engagements.add(validated(EngagementFields, weekly))
    desk.series.move_occurrence(series, datetime(2026, 5, 18, 10), datetime(2026, 5, 19, 10))
    assert [item.engagement_id for item in desk.reviews.candidates()] == [series]


def test_every_decision_is_entered_in_one_pass(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    held = desk.reviews.hold(scene.review, all_decided(items, scene))
    assert len(held.decision_ids) == 7
    assert set(held.engagement_ids) == set(scene.engagements.values())
    states = {name: desk.engagements.sheet(one).fields.state for name, one in scene.engagements.items()}
    assert states == {
        "mayor": EngagementState.accepted,
        "prefect": EngagementState.represented,
        "president": EngagementState.declined,
        "resident": EngagementState.waiting,
        "phoned": EngagementState.accepted,
    }
    review = desk.reviews.sheet(scene.review).fields
    assert review.state is ReviewState.held
    assert {item.title: item.outcome for item in review.items}["Demande de local"] is None


def test_four_letters_are_drafted_as_answers_and_what_was_asked_aloud_gets_none(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    held = desk.reviews.hold(scene.review, all_decided(items, scene))
    drafts = [desk.letters.sheet(identifier).fields for identifier in held.letter_ids]
    found = {(draft.answers_to_id, draft.wording, draft.state) for draft in drafts}
    assert found == {
        (scene.letters["mayor"], Wording.acceptance, LetterState.draft),
        (scene.letters["prefect"], Wording.representation, LetterState.draft),
        (scene.letters["president"], Wording.decline, LetterState.draft),
        (scene.letters["resident"], Wording.waiting, LetterState.draft),
    }
    assert {desk.letters.sheet(one).fields.state for one in scene.letters.values()} == {LetterState.in_progress}


def test_an_arbitration_is_written_in_the_register_and_becomes_a_task_of_its_unit(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    held = desk.reviews.hold(scene.review, all_decided(items, scene))
    line = next(row for row in desk.decisions.rows(ListQuery()) if row.outcome == "option")
    written = desk.decisions.sheet(line.id).fields
    assert (written.chosen_option, written.briefing_id, written.review_id) == ("B", scene.note, scene.review)
    assert written.decided_by == "Samir Benali"
    task: TaskFields = desk.tasks.sheet(held.task_ids[0]).fields
    assert task.title == "Mettre en œuvre : Date des Assises (B)"
    assert (task.owner, task.briefing_id) == (TaskOwner.deci, scene.note)
    assert "octobre" in task.notes


def test_a_line_left_open_is_offered_again_next_time(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    desk.reviews.hold(scene.review, all_decided(items, scene))
    assert [item.title for item in desk.reviews.candidates()] == ["Demande de local", "Fête du quartier des Musiciens"]


def test_nothing_is_written_when_one_line_lacks_its_reason(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    entered = decided(
        all_decided(items, scene),
        scene,
        president={"reason": ""},
        prefect={"representative_id": None},
        note={"chosen_option": "C"},
        information={"outcome": "attend"},
    )
    with pytest.raises(InvalidFields) as refused:
        desk.reviews.hold(scene.review, entered)
    assert [problem.field for problem in refused.value.problems] == [
        "items[0].reason",
        "items[2].representative_id",
        "items[6].chosen_option",
        "items[7].outcome",
    ]
    assert desk.decisions.count(ListQuery()) == 0
    assert desk.reviews.sheet(scene.review).fields.state is ReviewState.prepared
    assert desk.engagements.sheet(scene.engagements["mayor"]).fields.state is EngagementState.requested


def test_a_line_about_what_was_thrown_away_is_named(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    desk.engagements.delete(scene.engagements["mayor"])
    with pytest.raises(InvalidFields) as refused:
        desk.reviews.hold(scene.review, all_decided(items, scene))
    assert [problem.field for problem in refused.value.problems] == ["items[1].engagement_id"]


def test_a_point_élu_changed_meanwhile_is_not_overwritten(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    sheet = desk.reviews.sheet(scene.review)
    desk.reviews.edit(scene.review, changed(sheet.fields, {"notes": "Salle 3"}))
    with pytest.raises(StaleVersion):
        desk.reviews.hold(scene.review, all_decided(items, scene), sheet.version)
    assert desk.decisions.count(ListQuery()) == 0


def test_a_decided_line_is_changed_only_by_saying_why(desk: Desk, scene: Scene) -> None:
    entered = all_decided(prepared(desk, scene), scene)
    desk.reviews.hold(scene.review, entered)
    with pytest.raises(InvalidFields, match=r"items\[0\].reason : dites pourquoi cette décision est rouverte"):
        desk.reviews.hold(scene.review, decided(entered, scene, president={"outcome": "attend"}))
    change: dict[str, object] = {"outcome": "attend", "reason": "Une réunion s'est libérée"}
    held = desk.reviews.hold(scene.review, decided(entered, scene, president=change))
    outcomes = [one.fields.outcome for one in desk.decisions.of_engagement(scene.engagements["president"])]
    assert outcomes == [Outcome.attend, Outcome.reopened, Outcome.declined]
    assert [desk.letters.sheet(one).fields.wording for one in held.letter_ids] == [Wording.acceptance]
    assert desk.engagements.sheet(scene.engagements["president"]).fields.state is EngagementState.accepted


def test_an_arbitration_decided_again_drops_the_task_of_the_first(desk: Desk, scene: Scene) -> None:
    entered = all_decided(prepared(desk, scene), scene)
    first = desk.reviews.hold(scene.review, entered)
    change: dict[str, object] = {"chosen_option": "A", "reason": "La salle est libre en juin"}
    second = desk.reviews.hold(scene.review, decided(entered, scene, note=change))
    assert desk.tasks.sheet(first.task_ids[0]).fields.state is TaskState.dropped
    assert desk.tasks.sheet(second.task_ids[0]).fields.title == "Mettre en œuvre : Date des Assises (A)"


def test_a_decided_line_cannot_be_taken_out_nor_a_subject_put_twice(desk: Desk, scene: Scene) -> None:
    entered = all_decided(prepared(desk, scene), scene)
    desk.reviews.hold(scene.review, entered)
    with pytest.raises(InvalidFields, match="une ligne déjà décidée reste au point élu"):
        desk.reviews.hold(scene.review, entered[1:])
    with pytest.raises(InvalidFields, match=r"items\[8\].title : ce sujet est déjà à la ligne 1"):
        desk.reviews.hold(scene.review, [*entered, entered[0]])


def test_decisions_are_not_slipped_in_by_editing_the_record(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    fields = desk.reviews.sheet(scene.review).fields
    with pytest.raises(UserError, match="s'entrent en le tenant"):
        desk.reviews.edit(scene.review, changed(fields, {"state": "held"}))
    with pytest.raises(UserError, match="s'entrent en le tenant"):
        desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), state=ReviewState.held))
    desk.reviews.hold(scene.review, all_decided(items, scene))
    held = desk.reviews.sheet(scene.review).fields
    with pytest.raises(UserError, match="s'entrent en le tenant"):
        desk.reviews.edit(scene.review, changed(held, {"items": []}))
    desk.reviews.edit(scene.review, changed(held, {"notes": "Tenu dans son bureau"}))


def test_one_undo_takes_back_the_whole_point_élu(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    held = desk.reviews.hold(scene.review, all_decided(items, scene))
    assert desk.history.undo() == "Point élu tenu : Point élu du 5\u00a0mai 2026"
    assert desk.decisions.count(ListQuery()) == 0
    assert desk.tasks.count(ListQuery()) == 0
    assert desk.reviews.sheet(scene.review).fields.state is ReviewState.prepared
    assert {desk.engagements.sheet(one).fields.state for one in held.engagement_ids} == {EngagementState.requested}
    assert {desk.letters.sheet(one).fields.state for one in scene.letters.values()} == {LetterState.registered}
    assert desk.letters.count(ListQuery(saved_filter="outgoing")) == 0


def test_a_request_postponed_again_is_written_again_without_a_second_letter(desk: Desk, scene: Scene) -> None:
    desk.decisions.decide(scene.engagements["resident"], Outcome.wait)
    item = next(one for one in desk.reviews.candidates() if one.engagement_id == scene.engagements["resident"])
    review = desk.reviews.add(ReviewFields(held_on=date(2026, 5, 12), items=[item]))
    held = desk.reviews.hold(review, [changed(item, {"outcome": "wait"})])
    assert len(held.decision_ids) == 1
    assert held.letter_ids == ()


def test_the_point_élu_and_its_decisions_lead_to_each_other(desk: Desk, scene: Scene) -> None:
    items = prepared(desk, scene)
    desk.reviews.hold(scene.review, all_decided(items, scene))
    kinds = [link.kind for link in desk.reviews.sheet(scene.review).links]
    assert kinds.count(Kind.decision) == 7
    on_engagement = desk.engagements.sheet(scene.engagements["mayor"]).links
    assert Kind.decision in {link.kind for link in on_engagement}
