"""Commands around a trip: how far it is prepared, its file, what came of it."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.output import print_json, print_line, read_json_object
from liaison_desk.cli.sheet_files import write_sheet
from liaison_desk.domain.cautions import Caution
from liaison_desk.domain.feedback import FeedbackFields
from liaison_desk.domain.labels import label
from liaison_desk.domain.readiness import PieceState, ReadinessSheet
from liaison_desk.domain.records import Kind
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.domain.validation import validated
from liaison_desk.services.desk import Desk


def readiness(desk: Desk, asked: Namespace) -> None:
    """Print the gauge of an engagement: what it expects, who owes it, what is there."""
    gauge = desk.readiness.of(asked.id)
    if asked.json:
        print_json(readiness_values(gauge))
        return
    print_line(f"Dossier {gauge.ready} sur {gauge.needed} : {label(gauge.readiness)}")
    for piece in gauge.pieces:
        due = f", pour {piece.due.label} {piece.due.day:%d/%m/%Y}" if piece.due and not piece.is_ready else ""
        print_line(f"  {'prêt  ' if piece.is_ready else 'manque'}  {piece.label} ({piece.owner_name}{due})")


def trip_file(desk: Desk, asked: Namespace) -> None:
    """Write the trip file of an engagement."""
    write_sheet(desk, Kind.engagement, asked.id, SheetForm.trip_file, asked.output)


def feedback(desk: Desk, asked: Namespace) -> None:
    """Record what came of an engagement and print what it made."""
    recorded = desk.feedback.record(asked.id, validated(FeedbackFields, read_json_object(asked.file)))
    print_json(recorded)


def readiness_values(gauge: ReadinessSheet) -> dict[str, Any]:
    """Return a gauge as a script reads it."""
    return {
        "state": gauge.readiness,
        "ready": gauge.ready,
        "needed": gauge.needed,
        "lacks_mandatory": gauge.lacks_mandatory,
        "pieces": [_piece_values(piece) for piece in gauge.pieces],
    }


def caution_values(caution: Caution) -> dict[str, Any]:
    """Return a caution as a script reads it."""
    return dataclasses.asdict(caution)


def _piece_values(piece: PieceState) -> dict[str, Any]:
    due = piece.due
    return {
        "piece": piece.piece,
        "label": piece.label,
        "ready": piece.is_ready,
        "mandatory": piece.is_mandatory,
        "owner": piece.owner,
        "owner_name": piece.owner_name,
        "due_on": due.day if due else None,
        "due_afternoon": due.afternoon if due else None,
        "task_id": piece.task_id or None,
    }
