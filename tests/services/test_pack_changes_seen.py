"""A page that only looks otherwise, its words the same, is a changed page of the pack."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.briefings import BriefingFields
from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed
from liaison_desk.services.desk import Desk
from tests.services.pack_office import last

PLAIN = "Le budget est voté.\n\nLa salle est prête."


def _item(note: str, title: str) -> PackItem:
    return PackItem(item_kind=PackItemKind.briefing, title=title, record_kind=Kind.briefing, record_id=note)


def _note(desk: Desk, title: str, body: str) -> str:
    return desk.briefings.add(
        BriefingFields.model_validate({"title": title, "sections": [{"heading": "L'essentiel", "body": body}]})
    )


def _rewrite(desk: Desk, note: str, body: str) -> None:
    fields = desk.briefings.sheet(note).fields
    desk.briefings.edit(note, changed(fields, {"sections": [{"heading": "L'essentiel", "body": body}]}))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, "Le **budget** est voté.\n\nLa salle est prête."),
        ("Un budget de *mille* euros.", "Un *budget* de mille euros."),
        ("Nord 12\n\nSud 14", "| Nord | 12 |\n|---|---|\n| Sud | 14 |"),
        (PLAIN, "> Le budget est voté.\n\nLa salle est prête."),
    ],
    ids=["bold", "italic", "table", "quotation"],
)
def test_what_only_looks_otherwise_marks_its_page_and_no_other(desk: Desk, before: str, after: str) -> None:
    note, other = _note(desk, "Budget", before), _note(desk, "Salle", PLAIN)
    pack = desk.packs.add(
        PackFields(title="Dossier", theme="Budget", items=[_item(note, "Budget"), _item(other, "Salle")])
    )
    desk.packs.mark_printed(pack, last(desk.pack_making.make(pack)).number, date(2026, 5, 5))
    _rewrite(desk, note, after)
    second = last(desk.pack_making.make(pack))
    changes = desk.packs.changes(pack, second.number)
    assert changes is not None
    assert changes.pages == {0: (0,)}
    assert (changes.added, changes.removed) == ((), ())
    assert last(desk.pack_making.make(pack)).number == second.number
