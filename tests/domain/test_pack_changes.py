"""From one version of a pack to the next: pages changed, pieces added and removed."""

from __future__ import annotations

from datetime import date

from liaison_desk.domain.pack_changes import changes_between, is_same_pack, issued_before, pages_by_piece
from liaison_desk.domain.packs import PackFormat, PackVersion

DAY = date(2026, 5, 5)


def version(number: int, *pieces: tuple[str, list[str]], before: int = 2, **more: object) -> PackVersion:
    digests, starts = [""] * before, []
    for _key, pages in pieces:
        starts.append(len(digests) + 1)
        digests += pages
    keys = [key for key, _pages in pieces]
    return PackVersion.model_validate(
        {
            "number": number, "made_on": DAY, "pages": len(digests), "page_digests": digests, "piece_starts": starts,
            "piece_keys": keys, "piece_titles": [key.upper() for key in keys], **more,
        }
    )  # fmt: skip


def test_pages_are_those_of_each_piece_whatever_stands_before() -> None:
    made = version(1, ("a", ["1", "2"]), ("b", ["3", ""]), before=4)
    assert pages_by_piece(made) == [["1", "2"], ["3", ""]]


def test_a_page_that_says_something_else_is_changed() -> None:
    changes = changes_between(version(1, ("a", ["1", "2"])), version(2, ("a", ["1", "x"])))
    assert (changes.since, changes.pages, changes.added, changes.removed) == (1, {0: (1,)}, (), ())


def test_a_page_pushed_further_is_not_changed() -> None:
    changes = changes_between(version(1, ("a", ["1", "2"])), version(2, ("a", ["new", "1", "2"])))
    assert changes.pages == {0: (0,)}


def test_a_piece_moved_is_not_changed() -> None:
    before = version(1, ("a", ["1"]), ("b", ["2"]))
    assert changes_between(before, version(2, ("b", ["2"]), ("a", ["1"]))).pages == {}


def test_a_piece_added_has_all_its_pages_to_print_and_one_removed_is_named() -> None:
    changes = changes_between(version(1, ("a", ["1"]), ("b", ["2"])), version(2, ("c", ["3", "4", ""]), ("a", ["1"])))
    assert changes.pages == {0: (0, 1)}
    assert changes.added == (0,)
    assert changes.removed == ("B",)


def test_what_is_in_hand_is_the_last_version_printed_else_the_last_made() -> None:
    one, two, three = (version(number, ("a", ["1"])) for number in (1, 2, 3))
    printed = two.model_copy(update={"printed_on": DAY})
    assert issued_before([], PackFormat.a4) is None
    assert issued_before([one, two], PackFormat.a4) == two
    assert issued_before([one, printed, three], PackFormat.a4) == printed


def test_only_a_version_in_the_same_format_is_compared_with() -> None:
    one = version(1, ("a", ["1"]))
    pocket = version(2, ("a", ["2"]), pack_format=PackFormat.a5, printed_on=DAY)
    assert issued_before([one, pocket], PackFormat.a4) == one
    assert issued_before([one, pocket], PackFormat.a5) == pocket
    assert issued_before([one, pocket], PackFormat.large_print) is None


def test_the_same_pieces_on_other_paper_are_another_version() -> None:
    one, again = version(1, ("a", ["1"])), version(2, ("a", ["1"]), before=3)
    assert is_same_pack(one, again)
    assert not is_same_pack(one, version(2, ("a", ["1"]), pack_format=PackFormat.a5))
    assert not is_same_pack(one, version(2, ("a", ["2"])))
