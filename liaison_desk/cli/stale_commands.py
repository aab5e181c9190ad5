"""Commands about what papers say that no longer holds."""

from __future__ import annotations

import dataclasses
from argparse import Namespace
from typing import Any

from liaison_desk.cli.output import print_json, print_line
from liaison_desk.cli.record_commands import kind_named
from liaison_desk.domain.fact_uses import StalePassage, pages_words
from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.records import Reference
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.services.desk import Desk


def stale(desk: Desk, asked: Namespace) -> None:
    """Print the sentences to mend, in one paper or in all of them."""
    paper = _paper(desk, asked) if asked.kind else None
    if asked.kept and paper is not None:
        passages = desk.stale.of(paper, kept=True)
    elif asked.gone_out:
        passages = desk.stale.gone_out()
    else:
        passages = desk.stale.of(paper) if paper else desk.stale.all()
    if asked.json:
        print_json([_values(one) for one in passages])
        return
    for one in passages:
        print_line(f"{one.paper_label} · {one.place_label}" if one.place_label else one.paper_label)
        for fact in one.facts:
            now = f"à présent {fact.now}" if fact.now else "ne tient plus"
            print_line(f"  {fact.use_id[:8]}  {fact.label} : {' '.join(fact.said.split())}, {now}")
        if one.passage:
            print_line(f"  - {' '.join(one.passage.split())}")
            print_line(f"  + {' '.join(one.mended.split()) or 'à réécrire à la main'}")
    print_line(counted(len(passages), "passage périmé", "passages périmés"))


def stale_accept(desk: Desk, asked: Namespace) -> None:
    """Mend the sentences of a paper, or only some."""
    paper = _paper(desk, asked)
    uses = [_use(desk, paper, use) for use in asked.uses]
    print_line(counted(desk.stale.accept(paper, uses), "passage corrigé", "passages corrigés"))


def stale_keep(desk: Desk, asked: Namespace) -> None:
    """Leave sentences as they are, and say why."""
    paper = _paper(desk, asked)
    asked_uses = asked.uses or [use for one in desk.stale.of(paper) for use in one.use_ids]
    desk.stale.keep([_use(desk, paper, use) for use in asked_uses], asked.reason)


def reprint_list(desk: Desk, asked: Namespace) -> None:
    """Print the packs and sheets to print again: which pages, and why."""
    found = desk.stale.reprint_list()
    if asked.json:
        print_json([dataclasses.asdict(one) for one in found])
        return
    for one in found:
        print_line(f"{one.label}, version {one.version} : {pages_words(one.pages)}" if one.version else one.label)
        for reason in one.reasons:
            print_line(f"  {reason}")


def print_list(desk: Desk, asked: Namespace) -> None:
    """Print what is to be printed at each half-day at the office to come, or write it on a sheet."""
    turns = desk.stale.print_list()
    if asked.output:
        desk.paper.write(desk.stale.print_sheet(), asked.output)
    elif asked.json:
        print_json([dataclasses.asdict(turn) for turn in turns])
    else:
        for turn in turns:
            print_line(turn.words)
            for one in turn.papers:
                what = ", ".join(filter(None, (one.name, one.what)))
                print_line(f"  {label(one.need)} : {what} · {one.about}")
                for reason in one.reasons:
                    print_line(f"    {reason}")


def sheet_forget(desk: Desk, asked: Namespace) -> None:
    """Say that a sheet is in nobody's hands any more."""
    desk.sheets.forget(_paper(desk, asked), SheetForm(asked.form))


def _paper(desk: Desk, asked: Namespace) -> Reference:
    return desk.records(kind_named(asked.kind)).sheet(asked.id).reference


def _use(desk: Desk, paper: Reference, written: str) -> str:
    """Return the whole id of a use given by its start."""
    known = [use for one in desk.stale.of(paper) for use in one.use_ids]
    return next((use for use in known if use.startswith(written)), written)


def _values(one: StalePassage) -> dict[str, Any]:
    return {**dataclasses.asdict(one), "use_ids": one.use_ids, "is_kept": one.is_kept}
