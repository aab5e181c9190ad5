"""Undo and redo of any decisions, against every row the journal takes back."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from liaison_desk.domain.decisions import STATES
from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store.tables import JOURNALED

CLOCK = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))


def everything(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Return every row the journal takes back, by table."""
    with desk.office.database.reading() as session:
        return {
            table.__name__: sorted((row.model_dump() for row in session.exec(select(table))), key=repr)
            for table in JOURNALED
        }


@pytest.fixture(scope="module")
def asked_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office, without a passphrase, where something is asked."""
    folder = tmp_path_factory.mktemp("bureau") / "vide"
    offices.create_demonstration(folder).close()
    with opened(folder) as desk:
        desk.partners.add(validated(PartnerFields, {"last_name": "Rahmani"}), "c" * 32)
        mayor = desk.partners.add(validated(PartnerFields, {"courtesy_title": "Mme", "last_name": "Moreau"}))
        values = {"title": "Inauguration", "starts_at": "2026-05-28T10:30", "host_id": mayor}
        engagement = desk.engagements.add(validated(EngagementFields, values))
        letter = {"subject": "Invitation", "received_on": "2026-04-28", "engagement_id": engagement}
        desk.letters.add(validated(LetterFields, letter))
    return folder


@contextlib.contextmanager
def opened(folder: Path) -> Generator[Desk]:
    desk = Desk(offices.open_existing(folder, lambda _key_file: None, CLOCK), CLOCK)
    try:
        yield desk
    finally:
        desk.close()


steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(STATES)), st.booleans()), st.just("reopen"), st.just("done"), st.just("edit")
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(path=steps)
def test_undoing_any_decisions_restores_everything(asked_office: Path, tmp_path: Path, path: list[Any]) -> None:
    folder = tmp_path / "essai"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(asked_office, folder)
    with opened(folder) as desk:
        engagement = desk.engagements.rows(ListQuery())[0].id
        states = [everything(desk)]
        for number, step in enumerate(path):
            do(desk, engagement, step, number)
            if everything(desk) != states[-1]:
                states.append(everything(desk))
        for expected in reversed(states[:-1]):
            desk.history.undo()
            assert everything(desk) == expected
        for expected in states[1:]:
            desk.history.redo()
            assert everything(desk) == expected


def do(desk: Desk, engagement: str, step: Any, number: int) -> None:
    """Do one step; one that makes no sense is refused, and changes nothing."""
    why = f"Motif {number}"
    with contextlib.suppress(UserError):
        if step == "reopen":
            latest = next(iter(desk.decisions.of_engagement(engagement)), None)
            if latest is not None:
                desk.decisions.reopen(latest.reference.id, why)
        elif step == "done":
            desk.engagements.mark_done(engagement)
        elif step == "edit":
            fields = desk.engagements.sheet(engagement).fields
            desk.engagements.edit(engagement, changed(fields, {"state": "requested", "state_reason": why}))
        else:
            outcome, with_letter = step
            desk.decisions.decide(engagement, outcome, reason=why, representative_id="c" * 32, with_letter=with_letter)
