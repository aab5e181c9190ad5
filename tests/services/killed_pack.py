"""Making a pack again and again, each time otherwise, in a process that is killed."""

from __future__ import annotations

from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from liaison_desk.domain.packs import PackItem, PackItemKind
from liaison_desk.services import offices
from liaison_desk.services.clock import SystemClock
from liaison_desk.services.desk import Desk
from tests.services.pack_office import last


def make_again_and_again(tell: Connection, folder: str, pack: str, target: str) -> None:
    """Make versions until killed; tell the number of each before it is begun."""
    clock = SystemClock()
    desk = Desk(offices.open_existing(Path(folder), lambda _key_file: None, clock), clock)
    for number in count(len(desk.packs.sheet(pack).fields.versions) + 1):
        desk.packs.put_in(pack, [PackItem(item_kind=PackItemKind.divider, title=f"Pièce {number}")])
        tell.send(number)
        last(desk.pack_making.make(pack, Path(target)))
