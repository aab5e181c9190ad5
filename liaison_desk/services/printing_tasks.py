"""The task of printing, done once what it is about came out of the printer."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from liaison_desk.domain.print_lists import is_printing
from liaison_desk.domain.records import Reference
from liaison_desk.domain.tasks import TaskState
from liaison_desk.services.fact_reading import FactReading
from liaison_desk.services.paper_life import engagement_of
from liaison_desk.store import fact_uses, print_lists, tasks


def printing_done(session: Session, paper: Reference, day: date, what: str = "") -> None:
    """Do the tasks of printing of the engagement a paper serves, in the transaction that says it was printed.

    With `what`, only those that name it: a note printed alone is not the whole file.
    """
    row = fact_uses.rows_of(session, paper.kind, [paper.id]).get(paper.id)
    engagement = engagement_of(row, FactReading(session, day)) if row is not None else None
    if engagement is None:
        return
    printing = [task for task in print_lists.open_tasks_of(session, engagement) if is_printing(task.title, what)]
    tasks.change_all(session, [(task, {"state": TaskState.done, "done_on": day}) for task in printing])
