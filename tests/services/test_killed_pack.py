"""A program killed while a pack is made leaves the old file or the whole new one, and no version without its file."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2

from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.services.killed_pack import make_again_and_again
from tests.services.pack_office import add_engagement, last
from tests.store.killed import killed_after

ROUNDS = 6


def test_killed_at_any_moment_it_leaves_whole_files_and_whole_versions(
    folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    target = tmp_path / "dossier.pdf"
    desk = Desk(offices.create_demonstration(folder), clock)
    pack = desk.pack_proposals.begin(add_engagement(desk))
    last(desk.pack_making.make(pack, target))
    desk.close()
    chance = random.Random(5)
    for _ in range(ROUNDS):
        begun = killed_after(chance.randrange(600), make_again_and_again, str(folder), pack, str(target))
        desk = Desk(offices.open_existing(folder, lambda _key_file: None, clock), clock)
        versions = desk.packs.sheet(pack).fields.versions
        kept = [desk.packs.file_of(pack, version.number) for version in versions]
        desk.close()
        assert begun
        assert len(versions) <= begun[-1]
        assert [len(pypdfium2.PdfDocument(pdf)) for pdf in kept] == [version.pages for version in versions]
        assert len(pypdfium2.PdfDocument(target.read_bytes())) >= versions[0].pages
