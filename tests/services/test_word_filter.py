"""Lists filtered by words: rare or common, the same rows."""

from __future__ import annotations

from datetime import date

import pytest

from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.services.desk import Desk
from liaison_desk.store import search


@pytest.fixture
def letters(desk: Desk) -> Desk:
    for number in range(6):
        register = MailRegister.outgoing if number == 5 else MailRegister.incoming
        subject = f"Prêt de la salle {number}" if number % 3 else f"Subvention {number}"
        fields = LetterFields(
            mail_register=register, subject=subject, correspondent_name="Amicale du Lac", received_on=date(2026, 5, 4)
        )
        desk.letters.add(fields)
    desk.letters.delete(desk.letters.rows(ListQuery(text="salle 1"))[0].id)
    return desk


@pytest.mark.parametrize("few", [0, 500])
def test_a_word_finds_the_same_rows_whether_few_or_many_records_hold_it(
    letters: Desk, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(search, "_FEW", few)
    query = ListQuery(saved_filter="incoming to_do", text="salle", sort_key="subject", descending=True)
    shown = letters.letters.rows(query, 0, 10)
    assert [row.subject for row in shown] == ["Prêt de la salle 4", "Prêt de la salle 2"]
    assert letters.letters.count(query) == 2
    assert [row.subject for row in letters.letters.rows(query, 1, 1)] == ["Prêt de la salle 2"]
