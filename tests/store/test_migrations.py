"""From one version of the program to the next: all or nothing, and nothing lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2
from sqlmodel import SQLModel

from liaison_desk.domain.lists import ListQuery
from liaison_desk.services import offices
from liaison_desk.store import migrations
from liaison_desk.store.database import connect, read_pragma
from liaison_desk.store.key_file import demonstration_key
from liaison_desk.store.tables import SCHEMA_VERSION
from tests.store import work
from tests.store.killed import killed_at_step
from tests.store.work import opened

KEY = demonstration_key()
LATER = SCHEMA_VERSION + 1
REVISION = f'''
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision, down_revision = "{LATER:04d}", "{SCHEMA_VERSION:04d}"
branch_labels = depends_on = None


def step():
    """A change of a folder, before which the process may be killed."""
    Path(__file__).with_suffix(".step").open("w").close()


def upgrade():
    step()
    op.add_column("letter", sa.Column("later", sa.String(), nullable=False, server_default="new"))
    step()
    op.create_table("later_table", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO later_table(id) VALUES (1), (2)")
    step()
    op.execute("UPDATE letter SET subject = 'migré'")
    op.drop_table("draft")
    step()
'''


def schema_of(folder: Path) -> tuple[int, str, list[Any]]:
    """Return the version, Alembic's own, and every statement of the schema."""
    connection = connect(folder / "office.db", KEY, read_only=True)
    try:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return (
            read_pragma(connection, "user_version"),
            revision,
            connection.execute("SELECT sql FROM sqlite_master ORDER BY 1").fetchall(),
        )
    finally:
        connection.close()


def subjects_of(folder: Path) -> list[str]:
    desk = opened(folder)
    try:
        return [row.subject for row in desk.letters.rows(ListQuery())]
    finally:
        desk.close()


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations of the program and one of a later version."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrations.SCRIPTS, scripts)
    (scripts / "versions" / f"{LATER:04d}_later.py").write_text(REVISION)
    return scripts


def test_the_migrated_schema_is_the_declared_one(folder: Path) -> None:
    engine = sa.create_engine("sqlite://", module=dbapi2, creator=lambda: connect(folder / "office.db", KEY))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_declared})
        differences = compare_metadata(context, SQLModel.metadata)
    engine.dispose()
    assert differences == []


def is_declared(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave out the full-text index, which SQLAlchemy does not know."""
    return kind != "table" or not str(name).startswith("search_index")


def test_the_version_of_the_schema_is_the_last_migration(folder: Path) -> None:
    version, revision, _statements = schema_of(folder)
    assert version == int(revision) == SCHEMA_VERSION


def test_an_upgrade_run_twice_changes_nothing(folder: Path) -> None:
    before = schema_of(folder)
    migrations.upgrade(folder / "office.db", KEY)
    assert schema_of(folder) == before


def test_a_migration_killed_anywhere_leaves_the_old_schema_and_the_next_start_migrates(
    folder: Path, scripts: Path, tmp_path: Path
) -> None:
    desk = opened(folder)
    desk.letters.add(work.letter(1))
    desk.close()
    old = schema_of(folder)
    lived, step, seen_old, seen_new = False, 0, 0, 0
    while not lived:
        step += 1
        place = tmp_path / f"bureau {step}"
        shutil.copytree(folder, place)
        lived = killed_at_step(step, work.migrate, place, scripts, LATER)
        now = schema_of(place)
        assert now == old or now[:2] == (LATER, f"{LATER:04d}")
        seen_old, seen_new = seen_old + (now == old), seen_new + (now != old)
        if now == old:
            assert subjects_of(place) == ["Demande 1"]
        work_again = killed_at_step(10_000, work.migrate, place, scripts, LATER)
        assert work_again
        assert schema_of(place)[:2] == (LATER, f"{LATER:04d}")
        assert [path.suffix for path in (place / "backups").iterdir()] == [".ldbackup"]
    assert seen_old > 8
    assert seen_new > 1


def test_a_migration_that_fails_changes_nothing_and_a_backup_precedes_it(folder: Path, scripts: Path) -> None:
    later = scripts / "versions" / f"{LATER:04d}_later.py"
    later.write_text(later.read_text() + "    raise ZeroDivisionError\n")
    before = schema_of(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "SCRIPTS", scripts)
        patch.setattr("liaison_desk.store.office_folder.SCHEMA_VERSION", LATER)
        with pytest.raises(ZeroDivisionError):
            opened(folder)
    assert schema_of(folder) == before
    copies = list((folder / "backups").glob("*.ldbackup"))
    assert len(copies) == 1
    offices.restore(folder, copies[0], lambda _key_file: None, work.clock())
    opened(folder).close()
    assert schema_of(folder) == before
