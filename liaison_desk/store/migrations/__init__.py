"""Bringing a store to the schema of this version: Alembic, in one transaction, run from the program."""

from __future__ import annotations

from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent


def upgrade(database: Path, key: bytes) -> None:
    """Run every migration a store lacks, all or nothing; `PRAGMA user_version` follows in the same transaction.

    Raises UserError when the disk is full or the folder cannot be written.
    """
    import sqlalchemy as sa
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import event
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2

    from liaison_desk.store.database import connect, known_troubles

    engine = sa.create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connect(database, key), poolclass=StaticPool, hide_parameters=True
    )

    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", _begin)
    try:
        with known_troubles(), engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            head = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
            connection.exec_driver_sql(f"PRAGMA user_version={int(head)}")
    finally:
        engine.dispose()
