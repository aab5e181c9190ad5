"""Commands about the registers: written as a file, counted."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.days import optional_day
from liaison_desk.cli.output import print_json, print_line
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.figures import FigureLine
from liaison_desk.domain.figures_words import GROUP_TITLES, delay_words, group_words, share_words
from liaison_desk.domain.french import counted
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.registers import RegisterRequest
from liaison_desk.services.desk import Desk


def register(desk: Desk, asked: Namespace) -> None:
    """Write a register to a file and print what it holds."""
    request = RegisterRequest(
        mail_register=MailRegister(asked.mail_register),
        year=asked.year,
        first=optional_day(desk, asked.first),
        last=optional_day(desk, asked.last),
        query=ListQuery(text=asked.query, saved_filter=asked.view),
    )
    for _step in desk.register_export.export(asked.output, request, with_mark=not asked.no_mark):
        pass
    print_line(f"{request.title} : {desk.register_export.check(request).sentence}")


def stats(desk: Desk, asked: Namespace) -> None:
    """Print the figures of a period."""
    unit = Unit(asked.unit.upper()) if asked.unit else None
    figures = desk.figures.over(optional_day(desk, asked.first), optional_day(desk, asked.last), unit)
    if asked.json:
        print_json(
            {
                "first": figures.first,
                "last": figures.last,
                "unit": unit,
                "total": _values(figures.total),
                "groups": {group.value: [_values(line) for line in lines] for group, lines in figures.groups.items()},
                "spans": [dataclasses.asdict(span) for span in figures.spans],
            }
        )
        return
    print_line(f"Courriers reçus du {figures.first:%d/%m/%Y} au {figures.last:%d/%m/%Y}")
    _print_line("Tous", figures.total)
    for group, lines in figures.groups.items():
        if lines:
            print_line(GROUP_TITLES[group])
        for line in lines:
            _print_line(group_words(group, line.key), line)


def _print_line(name: str, line: FigureLine) -> None:
    facts = (
        counted(line.received, "reçu"), counted(line.answered, "répondu"), f"délai médian {delay_words(line)}",
        f"dans les délais {share_words(line)}", counted(line.open, "ouvert"), f"{line.late} en retard",
    )  # fmt: skip
    print_line(f"  {name} : {', '.join(facts)}")


def _values(line: FigureLine) -> dict[str, Any]:
    return {**dataclasses.asdict(line), "share_in_time": line.share_in_time}
