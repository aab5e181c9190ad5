"""The slip that goes with the signature book."""

from __future__ import annotations

from datetime import date

from liaison_desk.documents.model import Document, Heading, Paragraph, Runs, Table
from liaison_desk.documents.signature_slip import SlipMaterial, compose_signature_slip
from liaison_desk.domain.circuit_rules import StepAnswer, answered, usual_steps
from liaison_desk.domain.circuits import Endorsement
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.signature_book import BookEntry, grouped

_DAY = date(2026, 5, 5)
_STEPS = usual_steps(["Direction DJVA", "Cabinet", "Signataire"], {})


def _entry(subject: str, visas: int) -> BookEntry:
    circuit = _STEPS
    for _ in range(visas):
        circuit = answered(circuit, StepAnswer(Endorsement.favourable, _DAY, 1))
    return BookEntry(subject, subject, "Mairie de Stains", Unit.djva, _DAY, True, True, 2, tuple(circuit))


def _slip(*entries: BookEntry) -> Document:
    return compose_signature_slip(SlipMaterial(grouped(entries), _DAY))


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs).replace("\u00a0", " ")


def test_letters_are_numbered_throughout_under_who_must_act():
    slip = _slip(_entry("À signer", 2), _entry("À viser", 0), _entry("Aussi", 0))
    headings = [_words(block.runs) for block in slip.blocks if isinstance(block, Heading)]
    assert headings == ["Direction DJVA · 2 courriers", "Signataire · 1 courrier"]
    tables = [block for block in slip.blocks if isinstance(block, Table)]
    assert [_words(row[0]) for table in tables for row in table.rows] == ["1", "2", "3"]
    assert [_words(cell) for cell in tables[0].header] == ["N°", "Objet", "Destinataire", "Visas", "Observations"]


def test_visas_given_are_ticked_and_the_room_for_remarks_is_empty():
    table = next(block for block in _slip(_entry("Salle", 1)).blocks if isinstance(block, Table))
    row = [_words(cell) for cell in table.rows[0]]
    assert row[1] == "Salle\nDJVA · pour le 5 mai · signalé · version 2"
    assert row[3] == "☒ Direction DJVA (5 mai)\n☐ Cabinet\n☐ Signature"
    assert row[4] == ""


def test_an_empty_book_says_so():
    (block,) = _slip().blocks
    assert isinstance(block, Paragraph)
    assert _words(block.runs) == "Rien n'attend de visa ni de signature."
