"""Commands about a letter being written."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from liaison_desk.cli.output import print_json, print_line
from liaison_desk.services.desk import Desk


def check_letter(desk: Desk, asked: Namespace) -> None:
    """Print what to look at before a letter is signed."""
    remarks = desk.letter_check.of(asked.id)
    if asked.json:
        print_json([asdict(remark) for remark in remarks])
        return
    for remark in remarks:
        print_line(f"{'Bloquant' if remark.blocking else 'À vérifier'} : {remark.sentence}")
    if not remarks:
        print_line("Rien à signaler.")
