"""Steps 17 and 18 of the acceptance week: what a change by mail does to the pack of A, and its second version."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pikepdf
import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.fact_uses import StalePassage
from liaison_desk.domain.half_days import HalfDayPlace
from liaison_desk.domain.readiness import ReadinessSheet
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.speeches import speaking_seconds
from liaison_desk.domain.validation import changed
from tests.acceptance.prepared import prepared, say_for
from tests.acceptance.reading import both, pdf_pages, word_words
from tests.acceptance.week import Week, begin
from tests.services.pack_office import last

SENATOR = {"function": "SENATEUR", "since": "2023-10-01"}
BECAME = [
    {"function": "MAIRE", "municipality": "93072", "since": "2020-07-04", "until": "2026-05-06"},
    {"function": "DEPUTE", "since": "2026-05-06"},
]


@dataclass
class Thursday:
    """Thursday morning, told once: what was flagged, the two versions, the papers made."""

    week: Week
    pack: str
    speech: str
    flagged: tuple[StalePassage, ...]
    left: tuple[StalePassage, ...]
    greetings: tuple[str, str]
    readiness: tuple[ReadinessSheet, ReadinessSheet]
    versions: tuple[bytes, bytes]
    first_kept: bytes


@pytest.fixture(scope="module")
def thursday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Thursday]:
    week = begin(tmp_path_factory.mktemp("semaine") / "bureau")
    desk, engagement = week.desk, Reference(Kind.engagement, week.ids["A"])
    week.partner("senator", courtesy_title="M.", first_name="Luc", last_name="Teyssier", offices_held=[SENATOR])
    fields = desk.engagements.sheet(engagement.id).fields
    coming = [*fields.participants, {"partner_id": week.ids["senator"]}]
    desk.engagements.edit(engagement.id, changed(fields, {"participants": coming}))
    note = prepared(week)
    pack = desk.pack_proposals.begin(engagement)
    last(desk.pack_making.make(pack))
    first = desk.packs.file_of(pack, 1)
    greeting = desk.protocol.greeting(desk.engagements.sheet(engagement.id).fields)

    week.at(5, 16)  # DECI's figures come
    figures = next(one for one in desk.readiness.of(engagement.id).missing if one.piece == "contribution")
    desk.tasks.done(figures.task_id)
    before = desk.readiness.of(engagement.id)

    week.at(7, 9)
    fields = desk.engagements.sheet(engagement.id).fields
    desk.engagements.edit(engagement.id, changed(fields, {"starts_at": datetime(2026, 5, 12, 10, 30)}))
    mayor = desk.partners.sheet(week.ids["mayor of Stains"])
    desk.partners.edit(mayor.reference.id, changed(mayor.fields, {"offices_held": BECAME}))
    flagged = desk.stale.of(Reference(Kind.pack, pack))
    desk.stale.accept(Reference(Kind.pack, pack))
    speech = desk.briefings.begin(BriefingKind.speech, engagement)
    say_for(week, speech, seconds=200)
    for task in (piece.task_id for piece in desk.readiness.of(engagement.id).missing):
        desk.tasks.done(task)
    to_add = desk.pack_proposals.to_add(desk.packs.sheet(pack).fields)
    desk.packs.put_in(pack, [item for item, _name in to_add if item.record_id == speech])
    last(desk.pack_making.make(pack))
    told = Thursday(
        week, pack, speech, flagged, desk.stale.of(Reference(Kind.briefing, note)),
        (greeting, desk.protocol.greeting(desk.engagements.sheet(engagement.id).fields)),
        (before, desk.readiness.of(engagement.id)),
        (first, desk.packs.file_of(pack, 2)), desk.packs.file_of(pack, 1),
    )  # fmt: skip
    yield told
    desk.close()


def test_step_17_two_passages_of_the_pack_are_flagged_with_what_holds_now(thursday: Thursday) -> None:
    sentences = [(one.passage, one.mended) for one in thursday.flagged if one.mended]
    assert sentences == [
        (
            "L'inauguration commence à 10 h, devant la Maison du vélo.",
            "L'inauguration commence à 10 h 30, devant la Maison du vélo.",
        ),
        (
            "Mme Awa Diarra, maire de Stains, accueille l'élue.",
            "Mme Awa Diarra, députée de la Seine-Saint-Denis, accueille l'élue.",
        ),
    ]
    assert thursday.left == ()


def test_step_17_the_greeting_is_put_in_its_new_order_in_speech_and_papers(thursday: Thursday) -> None:
    before, now = thursday.greetings
    assert before.index("Monsieur le Sénateur") < before.index("Madame la Maire")
    assert now.index("Madame la Députée") < now.index("Monsieur le Sénateur")
    assert "Madame la Maire" not in now
    desk = thursday.week.desk
    speech = desk.briefings.sheet(thursday.speech).fields
    assert speech.sections_in_order()[0].body == now
    for words in both(thursday.week, desk.compositions.trip_file(thursday.week.ids["A"])):
        assert now.rstrip(",") in words
        assert "Madame la Maire" not in words


def test_step_17_the_speech_lasts_three_minutes_and_twenty_seconds(thursday: Thursday) -> None:
    desk = thursday.week.desk
    fields = desk.briefings.sheet(thursday.speech).fields
    assert speaking_seconds("\n\n".join(one.body for one in fields.sections)) == 200
    for words in both(thursday.week, desk.compositions.note(fields, thursday.speech)):
        assert "Temps de parole : 3 min 20 s (433 mots à 130 mots par minute) ; prévu : 5 min" in words


def test_step_18_the_gauge_goes_from_eight_to_nine_of_nine(thursday: Thursday) -> None:
    assert [(one.ready, one.needed) for one in thursday.readiness] == [(8, 9), (9, 9)]


def test_step_18_the_second_version_says_and_marks_what_changed_and_the_first_is_kept(thursday: Thursday) -> None:
    desk, (first, second) = thursday.week.desk, thursday.versions
    assert thursday.first_kept == first
    assert first != second
    versions = desk.packs.sheet(thursday.pack).fields.versions
    assert [(one.number, one.made_on) for one in versions] == [(1, date(2026, 5, 4)), (2, date(2026, 5, 7))]
    changes = desk.packs.changes(thursday.pack, 2)
    assert changes is not None
    titles = {versions[1].piece_titles[rank] for rank in changes.pages}
    assert "Dossier de déplacement" in titles
    assert versions[1].piece_titles[changes.added[0]].startswith("Discours")
    pages = pdf_pages(second)
    assert "Inauguration de la Maison du vélo" in pages[0]
    assert "2, composée le jeudi 7 mai 2026" in pages[0]
    assert "Sommaire" in " ".join(pages[:2])
    assert "Ce qui a changé depuis la version 1" in " ".join(pages[:4])
    for number, words in enumerate(pages[1:], start=2):
        assert f"{number} / {len(pages)}" in words or f"{number}/{len(pages)}" in words
    told = " ".join(pages)
    assert "10 h 30" in told
    assert "députée de la Seine-Saint-Denis" in told
    assert "maire de Stains" not in told
    with pikepdf.open(io.BytesIO(second)) as opened, opened.open_outline() as outline:
        assert len(outline.root) >= len(versions[1].piece_titles)


def test_step_18_the_card_for_the_pocket_is_one_a5_page_with_everything_on_it(thursday: Thursday) -> None:
    desk = thursday.week.desk
    fields = desk.engagements.sheet(thursday.week.ids["A"]).fields
    content = desk.paper.pdf(desk.compositions.trip_sheet(fields, pocket=True))
    [page] = pdf_pages(content)
    for told in ("10 h 30", "Maison du vélo", "3 rue de Paris", "Karim Benali", "Mardi 12 mai 2026"):
        assert told in page
    with pikepdf.open(io.BytesIO(content)) as opened:
        width, height = (float(size) * 25.4 / 72 for size in opened.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (148, 210)


def test_step_18_the_speech_is_a_word_file_and_the_pack_is_printed_on_monday_at_the_office(
    thursday: Thursday, tmp_path: Path
) -> None:
    desk = thursday.week.desk
    fields = desk.briefings.sheet(thursday.speech).fields
    path = tmp_path / "discours.docx"
    desk.paper.write(desk.compositions.note(fields, thursday.speech), path)
    assert thursday.greetings[1] in word_words(path.read_bytes())
    plan = desk.planning.week(date(2026, 5, 11))
    printing = [
        (half.half_day.day, half.half_day.place)
        for half in plan.half_days
        for task in half.tasks
        if task.title == "Imprimer le dossier"
    ]
    assert printing == [(date(2026, 5, 11), HalfDayPlace.office)]
