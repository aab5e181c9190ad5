"""The demonstration office: invented people, made around today, apart from any real data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlmodel import Session

from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.records import Kind
from liaison_desk.files import atomic_write
from liaison_desk.services import offices
from liaison_desk.services.clock import Clock, today
from liaison_desk.store import records, registers
from liaison_desk.store.links import Row
from liaison_desk.store.office_folder import OfficeFolder, OpenOffice
from liaison_desk.store.tables import Letter, Office

if TYPE_CHECKING:
    from liaison_desk.demo.structure import DemoOffice, DemoRecord

_UNNUMBERED = {LetterState.draft, LetterState.in_circuit}


def open_demonstration(folder: Path, clock: Clock) -> OpenOffice:
    """Open the demonstration office, making it the first time."""
    if OfficeFolder(folder).exists():
        opened = offices.open_existing(folder, lambda _key_file: None, clock)
    else:
        opened = offices.create_demonstration(folder)
    with opened.database.reading() as session:
        is_empty = session.get(Office, "office") is None
    if is_empty:  # new, or its making was cut short
        from liaison_desk.demo.generator import demo_office  # not needed to open it again

        demonstration = demo_office(today(clock))
        atomic_write(folder / demonstration.invitation_name, demonstration.invitation)
        with opened.database.writing() as session:
            _fill(session, demonstration, clock)
    return opened


def _fill(session: Session, demonstration: DemoOffice, clock: Clock) -> None:
    """Record everything in one transaction; nothing of it can be undone, it is where the story begins."""
    session.add(Office(**{name: getattr(demonstration.office, name) for name in OfficeFields.model_fields}))
    by_kind: tuple[tuple[Kind, Sequence[DemoRecord[Any]]], ...] = (
        (Kind.partner, demonstration.partners),
        (Kind.engagement, demonstration.engagements),
        (Kind.letter, demonstration.letters),
        (Kind.briefing, demonstration.briefings),
    )
    filled: list[Row] = []  # held: what a later record names is then found without asking the store again
    for kind, entries in by_kind:
        filled += records.create_all(session, kind, ((entry.id, entry.fields) for entry in entries))
    numbered = [row for row in filled if isinstance(row, Letter) and _is_numbered(row)]
    for letter in numbered:
        registers.take_number(session, letter, letter.mail_register, clock.now(), int(letter.listed_on[:4]))
    records.refresh_numbered(session, numbered)


def _is_numbered(letter: Letter) -> bool:
    return letter.mail_register is MailRegister.incoming or letter.state not in _UNNUMBERED
