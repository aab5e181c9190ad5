"""No word of the office is left outside its encrypted store: not in a log, a temporary file, an error."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import validated
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from liaison_desk.services.schemas import fields_class_of
from liaison_desk.store.tables import Partner, RegisterEntry
from tests.services.canary_scenes import CANARY

CHECKOUT = Path(__file__).resolve().parents[2]
MOMENT = datetime(2026, 5, 5, 7, 0, tzinfo=UTC)


def test_a_day_of_work_and_mistakes_leaves_no_word_outside_the_store(tmp_path: Path) -> None:
    rooms = {name: tmp_path / name for name in ("office", "temporary", "home", "papers")}
    for room in ("temporary", "home", "papers"):
        rooms[room].mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {
        "TMPDIR": str(rooms["temporary"]),
        "HOME": str(rooms["home"]),
        "PYTHONPATH": str(CHECKOUT),
        "LIAISON_DESK_PASSPHRASE": "une phrase de passe",
    }
    words = [sys.executable, "-m", "tests.services.canary_scenes", str(rooms["office"]), str(rooms["papers"])]
    done = subprocess.run(words, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert CANARY.encode() not in done.stderr + done.stdout
    assert b"Traceback" not in done.stderr
    left = [path for name in ("office", "temporary", "home") for path in rooms[name].rglob("*") if path.is_file()]
    assert len([path for path in left if path.suffix == ".ldbackup"]) == 1
    assert not [path for path in left if CANARY in path.name or CANARY.encode() in path.read_bytes()]


def told(attempt: Callable[[], object]) -> str:
    """Return all that an error, its causes and its notes say."""
    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever is raised must be discreet
        attempt()
    return "\n".join([*traceback.format_exception(caught.value), repr(caught.value), *map(str, caught.value.args)])


KINDS = [*(fields_class_of(kind) for kind in Kind), OfficeFields]


@pytest.mark.parametrize("wrong", [{"x": CANARY}, [CANARY], 3.5, CANARY.encode(), CANARY * 60_000], ids=type)
@pytest.mark.parametrize("fields_class", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_refused_is_not_told_again(fields_class: type[Fields], wrong: Any) -> None:
    values = dict.fromkeys(fields_class.model_fields, wrong)
    with pytest.raises(ValidationError) as caught:
        fields_class.model_validate(values)
    assert CANARY not in str(caught.value) + repr(caught.value)
    with pytest.raises(UserError) as refused:
        validated(fields_class, values)
    assert CANARY not in str(refused.value) + repr(refused.value.args)


def test_a_telephone_an_address_and_a_zone_that_are_wrong_are_not_told_again() -> None:
    wrong = [
        (PartnerFields, {"last_name": "x", "phone": CANARY, "email": CANARY, "courtesy_title": CANARY}),
        (EngagementFields, {"title": "x", "starts_at": CANARY, "time_zone": CANARY, "reply_by": CANARY}),
    ]
    for fields_class, values in wrong:
        assert CANARY not in told(lambda: validated(fields_class, values))  # noqa: B023


def test_an_error_of_the_store_is_discreet(desk: Desk) -> None:
    database = desk.office.database

    def _twice_the_same_number() -> None:
        with database.writing() as session:
            for _time in range(2):
                entry = {"year": 2026, "sequence": 1, "letter_id": CANARY, "subject": CANARY, "taken_at": MOMENT}
                session.add(RegisterEntry(mail_register=MailRegister.incoming, **entry))

    def _no_such_column() -> None:
        with database.writing() as session:
            session.connection().execute(sa.text("UPDATE partner SET absent = :value"), {"value": CANARY})

    def _a_value_no_column_takes() -> None:
        with database.writing() as session:
            session.add(Partner(last_name=CANARY, notes={CANARY: CANARY}))

    def _not_json() -> None:
        desk.drafts.keep("letter:new", {"body": {CANARY}})

    def _writing_while_reading() -> None:
        with database.reading() as session:
            session.add(Partner(last_name=CANARY))
            session.flush()

    for attempt in (
        _twice_the_same_number, _no_such_column, _a_value_no_column_takes, _not_json, _writing_while_reading,
    ):  # fmt: skip
        assert CANARY not in told(attempt).replace(f'"{CANARY}"', ""), attempt.__name__
