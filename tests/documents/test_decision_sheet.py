"""The decision sheet: eight lines on two pages, boxes to tick, and a version in large type."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest

from liaison_desk.documents.decision_sheet import (
    DecisionSheetLine,
    DecisionSheetMaterial,
    compose_decision_sheet,
)
from liaison_desk.documents.model import Document, Heading, Paragraph, Runs, Table, TypeSize
from liaison_desk.documents.pdf import render_pages, render_pdf
from liaison_desk.documents.word import render_word
from liaison_desk.domain.coverage import PresenceHistory, Visits
from liaison_desk.domain.decisions import Outcome, ReviewItem, ReviewItemKind
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.options import OptionsSheet, PossibleRepresentative
from liaison_desk.domain.validation import changed, validated
from liaison_desk.paths import shipped_template

TUESDAY = date(2026, 5, 5)
KNOWN = OptionsSheet(
    engagement_id="e" * 32,
    title="Inauguration de la Maison des associations",
    host="Mme Aline Moreau, Maire de Stains",
    when="jeudi 28 mai 2026, de 10 h 30 à 12 h",
    where="Maison des associations, à Stains",
    asked="être présent·e, prendre la parole (6 min), couper le ruban",
    audience="habitants et associations du quartier, 120 personnes",
    other_guests="Le Préfet délégué, la présidente de l'EPT",
    previous_edition="2024 : une conseillère du canton",
    djva_advice="",
    deci_advice="",
    deadline=date(2026, 5, 11),
    half_days_left=4,
    workload=2.5,
    clashes=(),
    history=PresenceHistory(Visits(date(2025, 3, 4), "Vernissage", "", 1, 1), Visits()),
    representatives=(PossibleRepresentative("c" * 32, "Mme Inès Rahmani", "Conseillère départementale", True),),
    warnings=("Trajet avec « Comité des 100 voix » (accepté, 12 h 15) : environ 30 min, il manque 15 min",),
    past=("Stains : il y a 14 mois (4 mars 2025), 1 refus en deux ans", "Mme Aline Moreau : aucune venue connue"),
    options=(),
)
REQUEST = ReviewItem(
    title="Inauguration de la Maison des associations",
    engagement_id="e" * 32,
    djva_advice="Favorable : projet soutenu depuis trois ans, sous réserve du vote de la Commission permanente.",
    deci_advice="Favorable, le conseil citoyen a porté le projet.",
    deadline=date(2026, 5, 11),
)
ARBITRATION = validated(
    ReviewItem,
    {
        "item_kind": "arbitration",
        "title": "Date des Assises de la vie associative",
        "summary": "Deux calendriers sont possibles.\n\n- Option A : en juin.\n- Option B : en octobre.",
        "options": [{"name": "A", "text": "en juin."}, {"name": "B", "text": "en octobre."}],
        "recommendation": "Retenir octobre.",
        "deadline": "2026-05-04",
    },
)
INFORMATION = ReviewItem(item_kind=ReviewItemKind.information, title="Bilan du FDVA", summary="Deux pages jointes.")


def sheet(office: OfficeFields, *lines: DecisionSheetLine, large: bool = False) -> Document:
    return compose_decision_sheet(DecisionSheetMaterial(office, "Point élu", TUESDAY, lines, large_print=large))


def asked(**decision: Any) -> DecisionSheetLine:
    return DecisionSheetLine(changed(REQUEST, decision), KNOWN, "Mme Inès Rahmani" if decision else "")


def eight() -> list[DecisionSheetLine]:
    """Return five requests, two arbitrations and one information, all of them full."""
    requests = [asked() for _ in range(5)]
    return [*requests, DecisionSheetLine(ARBITRATION), DecisionSheetLine(ARBITRATION), DecisionSheetLine(INFORMATION)]


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def row(document: Document, number: int = 0) -> tuple[str, str]:
    """Return what is asked and what may be decided, as text."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    question, answer = table.rows[number]
    return text_of(question), text_of(answer)


def test_it_says_the_day_and_counts_what_is_put(office: OfficeFields) -> None:
    document = sheet(office, *eight())
    assert document.title.replace("\u00a0", " ") == "Point élu du mardi 5 mai 2026"
    counted = document.header.subtitle.replace("\u00a0", " ")
    assert counted == "Samir Benali · 5 demandes, 2 arbitrages, 1 information"


def test_a_request_says_all_there_is_to_know_before_deciding(office: OfficeFields) -> None:
    question, answer = row(sheet(office, asked()))
    assert question.splitlines() == [
        "1. Inauguration de la Maison des associations (demande)",
        "Jeudi 28 mai 2026, de 10 h 30 à 12 h – Maison des associations, à Stains",
        "Mme Aline Moreau, Maire de Stains",
        "Demandé : être présent·e, prendre la parole (6 min), couper le ruban · "
        "public : habitants et associations du quartier, 120 personnes · "
        "invités : Le Préfet délégué, la présidente de l'EPT",
        "Édition précédente : 2024 : une conseillère du canton",
        "Dernières venues – Stains : il y a 14 mois (4 mars 2025), 1 refus en deux ans · "
        "Mme Aline Moreau : aucune venue connue",
        "Attention : Trajet avec « Comité des 100 voix » (accepté, 12 h 15) : environ 30 min, il manque 15 min",
        "Avis DJVA : Favorable : projet soutenu depuis trois ans, sous réserve du vote de la Commission permanente.",
        "Avis DECI : Favorable, le conseil citoyen a porté le projet.",
    ]
    assert answer.startswith("Réponse avant le lun. 11 mai\n☐ participe\n☐ se fait représenter par : ………")
    assert "(canton : Mme Inès Rahmani)" in answer
    assert "☐ décline, motif : ………" in answer
    assert "☐ envoie un message   ☐ attend\nNote : ………" in answer


def test_an_arbitration_shows_its_options_once_with_a_box_each(office: OfficeFields) -> None:
    question, answer = row(sheet(office, DecisionSheetLine(ARBITRATION)))
    assert question.splitlines() == [
        "1. Date des Assises de la vie associative (arbitrage)",
        "Deux calendriers sont possibles.",
        "A : en juin.",
        "B : en octobre.",
        "Proposition : Retenir octobre.",
    ]
    assert answer.startswith(
        "Réponse attendue depuis le lun. 4 mai\n☐ A   ☐ B   \n☐ attend   ☐ refuse   ☐ pris en note"
    )


def test_an_information_is_noted_or_seen_again(office: OfficeFields) -> None:
    question, answer = row(sheet(office, DecisionSheetLine(INFORMATION)))
    assert question == "1. Bilan du FDVA (information)\nDeux pages jointes."
    assert answer.startswith("☐ pris en note   ☐ à revoir")


@pytest.mark.parametrize(
    ("decision", "ticked"),
    [
        ({"outcome": "attend"}, "☒ participe"),
        ({"outcome": "represented", "representative_id": "c" * 32}, "☒ se fait représenter par : Mme Inès Rahmani"),
        ({"outcome": "declined", "reason": "Déjà pris"}, "☒ décline, motif : Déjà pris"),
        ({"outcome": "message"}, "☒ envoie un message"),
        ({"outcome": "wait"}, "☒ attend"),
        ({"outcome": "cancelled", "reason": "Reporté"}, "☒ annule, motif : Reporté"),
    ],
)
def test_what_was_decided_is_ticked(office: OfficeFields, decision: dict[str, Any], ticked: str) -> None:
    _question, answer = row(sheet(office, asked(**decision)))
    assert ticked in answer
    assert answer.count("☒") == 1


def test_the_option_chosen_is_ticked(office: OfficeFields) -> None:
    chosen = changed(ARBITRATION, {"outcome": "option", "chosen_option": "B", "reason": "Après la rentrée"})
    _question, answer = row(sheet(office, DecisionSheetLine(chosen)))
    assert "☐ A   ☒ B" in answer
    assert "Motif : Après la rentrée" in answer
    free = changed(chosen, {"options": [], "chosen_option": "Salle Pablo-Neruda"})
    assert "☒ décide : Salle Pablo-Neruda" in row(sheet(office, DecisionSheetLine(free)))[1]


def test_nobody_known_in_the_place_is_said_once(office: OfficeFields) -> None:
    unknown = replace(KNOWN, history=PresenceHistory(Visits(), Visits()))
    question, _answer = row(sheet(office, DecisionSheetLine(REQUEST, unknown)))
    assert "Aucune venue connue, ni dans la commune ni avec l'organisateur" in question


def test_an_empty_point_says_so(office: OfficeFields) -> None:
    (only,) = sheet(office).blocks
    assert isinstance(only, Paragraph)
    assert text_of(only.runs) == "Rien n'attend de décision."


def test_eight_full_lines_hold_on_two_pages(office: OfficeFields) -> None:
    document = sheet(office, *eight())
    assert len(render_pages(document, office, 30)) == 2


def test_few_lines_are_in_the_type_of_a_note(office: OfficeFields) -> None:
    document = sheet(office, asked(), DecisionSheetLine(ARBITRATION))
    assert document.type_size is TypeSize.normal
    assert len(render_pages(document, office, 30)) == 1


def test_large_print_is_set_one_thing_under_the_other(office: OfficeFields) -> None:
    document = sheet(office, *eight(), large=True)
    assert document.type_size is TypeSize.large
    assert not any(isinstance(block, Table) for block in document.blocks)
    titles = [text_of(block.runs) for block in document.blocks if isinstance(block, Heading)]
    assert titles[0] == "1. Inauguration de la Maison des associations (demande)"
    assert len(titles) == 8


@pytest.mark.parametrize(("large", "points"), [(True, 16.0), (False, 10.5)])
def test_word_has_the_same_type_as_the_page(office: OfficeFields, large: bool, points: float) -> None:
    document = sheet(office, asked(), large=large)
    written = docx.Document(io.BytesIO(render_word(document, office, shipped_template("note.docx"))))
    default = written.styles.element.xpath("//w:docDefaults//w:sz/@w:val")
    assert [int(value) / 2 for value in default] == [points]
    assert "☐" in "".join(written.element.itertext())


@pytest.mark.parametrize("large", [True, False])
def test_the_pdf_is_tagged(office: OfficeFields, large: bool) -> None:
    assert b"/StructTreeRoot" in render_pdf(sheet(office, *eight(), large=large), office)


def test_who_comes_for_the_official_is_written_only_once_decided(office: OfficeFields) -> None:
    _question, answer = row(sheet(office, asked(outcome=Outcome.represented, representative_id="c" * 32)))
    assert "canton" not in answer
