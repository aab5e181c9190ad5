"""What changed between two versions of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_desk.domain.text_changes import Change, TextPart, paragraph_changes, part_changes, word_changes

_BEFORE = "Bonjour.\n\nJe ne peux vous répondre favorablement avant le 12 mai.\n\nMes services restent disponibles."
_AFTER = (
    "Bonjour.\n\nJe suis heureux de vous répondre favorablement dès le 15 mai.\n\nUne convention suivra.\n\n"
    "Mes services restent disponibles."
)


def test_a_reworded_paragraph_is_told_from_one_that_came():
    changes = [one.change for one in paragraph_changes(_BEFORE, _AFTER)]
    assert changes == [Change.same, Change.reworded, Change.added, Change.same]


def test_words_removed_stand_before_those_that_replace_them():
    found = [(one.change, one.text) for one in word_changes("le 12 mai", "le 15 mai")]
    assert found == [(Change.same, "le "), (Change.removed, "12"), (Change.added, "15"), (Change.same, " mai")]


def test_a_lone_space_between_two_changes_does_not_part_them():
    found = word_changes("Je ne peux répondre", "Je vais bientôt répondre")
    assert [one.text for one in found] == ["Je ", "ne peux", "vais bientôt", " répondre"]


def test_a_paragraph_gone_stands_before_those_that_came_in_its_place():
    changes = [one.change for one in paragraph_changes("Un seul sujet.", "Rien de commun ici.\n\nNi là-bas.")]
    assert changes == [Change.removed, Change.added, Change.added]


def test_a_part_that_only_the_older_version_has_is_shown_as_gone():
    found = part_changes([TextPart("Objet", "Salle"), TextPart("P.J.", "Plan")], [TextPart("Objet", "Salle")])
    assert [(one.name, one.is_changed) for one in found] == [("Objet", False), ("P.J.", True)]


def test_parts_empty_in_both_versions_are_left_out():
    assert part_changes([TextPart("Copies", "")], [TextPart("Copies", "")]) == ()


@pytest.mark.parametrize("text", ["", "Un.", "Un.\n\nDeux."])
def test_a_text_compared_with_itself_has_no_change(text: str):
    assert all(one.change is Change.same for one in paragraph_changes(text, text))


@given(st.text(st.sampled_from("ab \n.é"), max_size=40), st.text(st.sampled_from("ab \n.é"), max_size=40))
def test_both_versions_can_be_read_back_from_their_comparison(before: str, after: str):
    found = word_changes(before, after)
    assert "".join(one.text for one in found if one.change is not Change.added) == before
    assert "".join(one.text for one in found if one.change is not Change.removed) == after
