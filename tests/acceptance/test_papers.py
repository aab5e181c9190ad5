"""Steps 4, 5, 7 and 10 of the acceptance week: the papers made on Monday and Tuesday, read once they are made."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingPurpose, BriefingSection, BriefingState
from liaison_desk.domain.circuits import Endorsement
from liaison_desk.domain.decisions import ReviewFields
from liaison_desk.domain.key_figures import AmountStage, KeyFigure
from liaison_desk.domain.letters import Channel, LetterState, Wording
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.domain.validation import changed, validated
from tests.acceptance.reading import both, flat
from tests.acceptance.test_week import decided, items, requests
from tests.acceptance.week import Week

FAVOURABLE = Endorsement.favourable


@pytest.fixture
def asked(week: Week) -> str:
    """The letter of an inhabitant, received on Monday, a request of the law's."""
    letter = week.letter(
        "resident's letter",
        subject="Aide à l'association de mon immeuble",
        correspondent_id=week.ids["resident"],
        received_on="2026-05-04",
        document_date="2026-04-30",
        channel=Channel.mail,
        unit="DJVA",
    )
    week.desk.letter_clocks.qualify(letter, RequestKind.financial)
    return letter


def signed(week: Week, letter: str) -> str:
    """Take a letter through its whole circuit and return its number."""
    reference = Reference(Kind.letter, letter)
    week.desk.circuits.start(reference)
    numbers = [week.desk.circuits.answer(reference, FAVOURABLE) for _ in week.desk.letters.sheet(letter).fields.circuit]
    return numbers[-1]


def test_step_4_the_acknowledgement_says_what_the_law_wants_and_takes_its_number_when_signed(
    week: Week, asked: str
) -> None:
    office = week.desk.settings.office()
    address = {"letterhead_service": "Service de la vie associative", "letterhead_address": ["93000 Bobigny"]}
    week.desk.settings.change(changed(office, address))
    [draft] = week.desk.letter_batches.acknowledge([asked])
    assert week.desk.letters.number_of(draft) == ""
    fields = week.desk.letters.sheet(draft).fields
    assert (fields.wording, fields.answers_to_id) == (Wording.legal_acknowledgement, asked)
    number = signed(week, draft)
    assert number == "D-2026-0001"
    sheet = week.desk.letters.sheet(draft)
    came = week.desk.letters.sheet(asked)
    for words in both(week, week.desk.compositions.letter(sheet.fields, sheet.number)):
        for told in (
            number,
            f"parvenu le 4 mai 2026 et enregistré sous le n° {came.number}",
            "Service de la vie associative",
            "Nadia Rey",
            "01 99 00 12 34",
            "nadia.rey@example.fr",
            "Sans réponse de ma part au 4 juillet 2026",
            "rejetée",
            "tribunal administratif",
            "Madame,",
            "Odile M",
        ):
            assert told in words
        assert "à compléter" not in words
    week.desk.dispatch.send([draft])
    came = week.desk.letters.sheet(asked)
    assert (came.fields.state, came.fields.acknowledged_on) == (LetterState.acknowledged, date(2026, 5, 4))


def test_step_5_the_figures_asked_are_due_when_the_colleague_owes_them_and_the_reminder_is_written(week: Week) -> None:
    values = {
        "title": "Chiffres de la pratique du vélo", "owner": "deci", "piece": "contribution",
        "engagement_id": week.ids["A"], "due_on": "2026-05-05", "due_afternoon": True,
    }  # fmt: skip
    figures = week.desk.tasks.add(validated(TaskFields, values))
    owed = next(task for task in week.desk.planning.week(date(2026, 5, 4)).owed if task.id == figures)
    assert (owed.due_on, week.desk.tasks.sheet(figures).fields.due_afternoon) == (date(2026, 5, 5), True)
    reminder = week.desk.tasks.reminder(figures)
    body = flat(reminder.body)
    for told in ("mardi 5 mai 2026 après-midi", "mardi 12 mai 2026", "Maison du vélo", "Chiffres de la pratique"):
        assert told in body
    assert reminder.subject.startswith("Rappel : Chiffres de la pratique du vélo")


def test_step_7_the_topic_brief_holds_its_paragraphs_its_live_figure_and_its_visas(week: Week) -> None:
    desk = week.desk
    figure = KeyFigure(
        name="fdva-2026", indicator="FDVA, petites associations", value="23 000 €", as_of=date(2026, 3, 31),
        source="délibération 2026-04", stage=AmountStage.voted,
    )  # fmt: skip
    desk.settings.change(changed(desk.settings.office(), {"key_figures": [figure]}))
    kept = {
        "Petites associations": "Une petite association compte au plus deux salariés.",
        "Calendrier FDVA": "La campagne est ouverte jusqu'au 30 juin.",
    }
    for name, text in kept.items():
        desk.standard_texts.change_paragraph({"name": name, "theme": "FDVA", "text": text})
    note = desk.briefings.begin(BriefingKind.topic_brief, title="FDVA / soutien aux petites associations")
    fields = desk.briefings.sheet(note).fields
    headings = [section.heading for section in fields.sections_in_order()]
    inserted = [desk.answers.paragraph_for_note(name, fields) for name in kept]
    written = {headings[0]: "Le Département y consacre {chiffre:fdva-2026}.", headings[1]: "\n\n".join(inserted)}
    written["Contacts et sources"] = "Claire Morin ; délibération 2026-04."
    sections = [BriefingSection(heading=heading, body=body) for heading, body in written.items()]
    asked = {"purpose": BriefingPurpose.opinion, "due_on": date(2026, 5, 20), "valid_until": date(2026, 8, 4)}
    desk.briefings.edit(note, changed(fields, {"sections": sections, **asked}))
    desk.circuits.start(Reference(Kind.briefing, note))
    steps = desk.briefings.sheet(note).fields.circuit
    desk.circuits.answer(Reference(Kind.briefing, note), FAVOURABLE, "Bon pour envoi.")
    document = desk.compositions.note(desk.briefings.sheet(note).fields, note)
    for words in both(week, document):
        for told in (
            *kept.values(), "23 000 € (montant voté, au 31 mars 2026, source : délibération 2026-04)",
            "Pour avis de l'exécutif", "20 mai 2026", "4 août 2026", "Visas", "Claire Morin", "Favorable", "4 mai 2026",
            "Bon pour envoi.", steps[-1].role,
        ):  # fmt: skip
            assert told in words
    desk.settings.change(changed(desk.settings.office(), {"key_figures": [changed(figure, {"value": "25 000 €"})]}))
    fresh = desk.briefings.sheet(note).fields
    assert all("25 000 €" in words for words in both(week, desk.compositions.note(fresh, note)))
    desk.circuits.answer(Reference(Kind.briefing, note), FAVOURABLE)
    validated = desk.briefings.sheet(note)
    assert (validated.number, validated.fields.state) == ("FT-2026-0001", BriefingState.validated)
    desk.settings.change(changed(desk.settings.office(), {"key_figures": [changed(figure, {"value": "26 000 €"})]}))
    for words in both(week, desk.compositions.note(validated.fields, note)):
        assert all(told in words for told in ("25 000 €", "FT-2026-0001"))
    assert [(fact.said, fact.now) for one in desk.stale.all() for fact in one.facts] == [("25 000 €", "26 000 €")]


def test_step_10_four_letters_go_through_their_circuit_with_one_slip(week: Week) -> None:
    requests(week)
    review = week.desk.reviews.add(ReviewFields(held_on=date(2026, 5, 5), items=items(week)))
    week.at(5, 10)
    letters = week.desk.reviews.hold(review, decided(week)).letter_ids[:4]
    texts = [Reference(Kind.letter, letter) for letter in letters]
    week.desk.circuits.start_all(texts)
    slips = both(week, week.desk.signature_book.slip())
    for letter in letters:
        fields = week.desk.letters.sheet(letter).fields
        assert fields.state is LetterState.in_circuit
        assert all(flat(fields.subject) in words for words in slips)
    for words in slips:
        assert "mardi 5 mai 2026" in words
        for told in ("Diarra", "Ferrand", "Benali", "Marchand"):
            assert told in words or told.upper() in words
    while any(week.desk.letters.sheet(letter).fields.state is LetterState.in_circuit for letter in letters):
        waiting = [one for one in texts if week.desk.letters.sheet(one.id).fields.state is LetterState.in_circuit]
        week.desk.circuits.answer_all(waiting, FAVOURABLE)
    assert sorted(week.desk.letters.number_of(letter) for letter in letters) == [
        "D-2026-0001", "D-2026-0002", "D-2026-0003", "D-2026-0004",
    ]  # fmt: skip
    closings = {
        "Madame la Maire,": "Madame la Maire",
        "Monsieur le Préfet,": "Monsieur le Préfet",
        "Monsieur le Président,": "Monsieur le Président",
        "Madame,": "Madame",
    }
    for letter, (salutation, called) in zip(letters, closings.items(), strict=True):
        sheet = week.desk.letters.sheet(letter)
        for words in both(week, week.desk.compositions.letter(sheet.fields, sheet.number)):
            assert sheet.number in words
            assert salutation in words
            assert f", {called}, " in words
            assert "à compléter" not in words
