"""Every schema that was released still opens, with all that was in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind
from liaison_desk.services import offices
from liaison_desk.services.desk import Desk
from liaison_desk.store.tables import SCHEMA_VERSION
from tests.databases.stored_office import HERE, PASSPHRASE, RECOVERY_KEY, clock

STORED = sorted(HERE.glob("schema_*.ldbackup"))


def test_each_released_schema_is_stored_and_each_is_light() -> None:
    assert [path.name for path in STORED] == [f"schema_{n:04d}.ldbackup" for n in range(1, SCHEMA_VERSION + 1)]
    assert max(path.stat().st_size for path in STORED) < 512_000


@pytest.mark.parametrize("secret", [PASSPHRASE, RECOVERY_KEY], ids=["passphrase", "recovery key"])
@pytest.mark.parametrize("file", STORED, ids=lambda path: path.stem)
def test_an_office_of_a_released_schema_opens_with_all_that_was_in_it(file: Path, secret: str, tmp_path: Path) -> None:
    offices.restore(tmp_path, file, lambda _key_file: secret, clock())
    desk = Desk(offices.open_existing(tmp_path, lambda _key_file: secret, clock()), clock())
    try:
        assert desk.settings.office().official_last_name == "Carvalho"
        assert [row.number for row in desk.letters.rows(ListQuery(sort_key="number"))] == ["A-2026-0001", "D-2026-0001"]
        letter = desk.letters.sheet("A-2026-0001")
        assert letter.fields.body == "Venez & soyez les bienvenus : « é œ € »."
        assert {(link.role, link.label) for link in letter.links} == {
            ("engagement", "Fête du lac"),
            ("of_answers_to", "D-2026-0001 · Réponse"),
            ("related", "La fête du lac"),
            ("correspondent", "Mme Kerbrat"),
        }
        assert desk.letters.piece(letter.pieces[0].id)[1] == b"%PDF-1.7 plan"
        visit = desk.engagements.rows(ListQuery())[0]
        fields = desk.engagements.sheet(visit.id).fields
        assert (fields.state.value, fields.municipality, fields.run_sheet[0].minutes) == ("accepted", "93072", 10)
        assert {found.kind for found in desk.search.find("fete lac")} >= {Kind.engagement, Kind.letter, Kind.briefing}
        assert [label for _reference, label, _when in desk.history.bin()] == ["Jeté"]
        assert desk.drafts.kept("letter:new") == {"subject": "En cours"}
        assert desk.backups.check() == []
        assert desk.history.undo() == "Suppression : Jeté"
        assert desk.letters.number_of(desk.letters.add(letter.fields)) == "A-2026-0003"
    finally:
        desk.close()
