"""The reports of a sitting as a table: what each is, its synthesis, who steps back, the vote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.council_reports import VoteResult
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.report_syntheses import euros
from liaison_desk.services.report_lines import ReportLine
from liaison_desk.ui.lists.columns import Alignment, Column
from liaison_desk.ui.sittings.looks import synthesis_chip, vote_chip
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

translate = QCoreApplication.translate
RECUSAL_COLUMN, VOTE_COLUMN = 4, 5


class ReportLines:
    """The lines shown, as a source of rows."""

    def __init__(self) -> None:
        self.lines: Sequence[ReportLine] = ()

    def count(self, query: ListQuery) -> int:
        """Return how many there are."""
        return len(self._found(query))

    def rows(self, query: ListQuery, offset: int, limit: int) -> Sequence[ReportLine]:
        """Return some of them, in their order."""
        return self._found(query)[offset : offset + limit]

    def _found(self, _query: ListQuery) -> Sequence[ReportLine]:
        return self.lines


def report_columns() -> list[Column[ReportLine]]:
    """Return the columns of the reports of a sitting."""
    return [
        Column(translate("Sittings", "N°"), lambda line: line.number or "–", width=54, strong=True),
        Column(
            translate("Sittings", "Objet"),
            lambda line: line.title,
            second_line=_about,
            width=0,
            tooltip=_tooltip,
        ),
        Column(
            translate("Sittings", "Montant"),
            lambda line: euros(line.total) if line.total else "–",
            second_line=_stage,
            alignment=Alignment.right,
            width=118,
            shown_from=700,
            tooltip=lambda line: "\n".join(line.amounts),
        ),
        Column(translate("Sittings", "Synthèse"), lambda _line: "", chip=synthesis_chip, width=146),
        Column(translate("Sittings", "Déport"), lambda _line: "", chip=_recusal, width=100, shown_from=560),
        Column(
            translate("Sittings", "Vote"),
            lambda _line: "",
            second_line=lambda line: line.resolution_number,
            chip=_vote,
            width=128,
            shown_from=640,
        ),
    ]


def needless_columns(lines: Sequence[ReportLine], *, is_held: bool) -> frozenset[int]:
    """Return the columns that would be empty: no vote before the sitting, nobody who steps back."""
    voted = is_held or any(line.vote_result is not VoteResult.pending for line in lines)
    recused = any(line.steps_back for line in lines)
    return frozenset(place for place, shown in ((RECUSAL_COLUMN, recused), (VOTE_COLUMN, voted)) if not shown)


def _about(line: ReportLine) -> str:
    carried = translate("Sittings", "rapport porté") if line.carried else ""
    return " · ".join(part for part in (carried, line.committee, line.direction) if part)


def _stage(line: ReportLine) -> str:
    """Return what the largest amount is, and how many others there are."""
    largest = next((one.label for one in line.fields.amounts if one.amount == line.total), "")
    others = len(line.amounts) - 1
    more = translate("Sittings", "+ {others}").format(others=others) if others > 0 else ""
    return " ".join(part for part in (largest, more) if part)


def _tooltip(line: ReportLine) -> str:
    who = translate("Sittings", "Rapporteur : {name}").format(name=line.rapporteur) if line.rapporteur else ""
    named = ", ".join(line.beneficiaries)
    reasons = (line.recusal, *(one.sentence for one in line.cautions))
    return "\n".join(part for part in (line.title, who, named, *reasons) if part)


def _recusal(line: ReportLine) -> ChipLook | None:
    if not line.steps_back:
        return None
    return ChipLook(translate("Sittings", "déport"), Tone.red if line.recusal else Tone.amber, "alert")


def _vote(line: ReportLine) -> ChipLook | None:
    return None if line.vote_result is VoteResult.pending else vote_chip(line.vote_result)
