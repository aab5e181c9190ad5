"""What changed in a pack from one version to the next: pages, pieces added, pieces removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liaison_desk.domain.packs import PackFormat, PackVersion


@dataclass(frozen=True)
class VersionChanges:
    """What a version has that another had not.

    `pages` gives, by rank of piece, the pages changed, from 0; all of them for a piece added.
    """

    since: int
    pages: Mapping[int, tuple[int, ...]]
    added: tuple[int, ...]
    removed: tuple[str, ...]


def issued_before(versions: Sequence[PackVersion], pack_format: PackFormat) -> PackVersion | None:
    """Return the version in the official's hand in a format: the last one printed, else the last one put together.

    Pages break otherwise in another format: only those of the same one can be compared.
    """
    alike = made_in(versions, pack_format)
    printed = [version for version in alike if version.printed_on]
    return (printed or alike or [None])[-1]


def made_in(versions: Sequence[PackVersion], pack_format: PackFormat) -> list[PackVersion]:
    """Return the versions made in a format."""
    return [version for version in versions if version.pack_format is pack_format]


def changes_between(before: PackVersion, after: PackVersion) -> VersionChanges:
    """Return what changed; a page is the same when its piece had, before, a page that said the same."""
    former = dict(zip(before.piece_keys, pages_by_piece(before), strict=False))
    pages: dict[int, tuple[int, ...]] = {}
    added: list[int] = []
    for rank, (key, digests) in enumerate(zip(after.piece_keys, pages_by_piece(after), strict=False)):
        known = former.get(key)
        if known is None:
            added.append(rank)
        changed = tuple(page for page, digest in enumerate(digests) if digest and digest not in (known or ()))
        if changed:
            pages[rank] = changed
    gone = [
        title for key, title in zip(before.piece_keys, before.piece_titles, strict=False) if key not in after.piece_keys
    ]
    return VersionChanges(before.number, pages, tuple(added), tuple(gone))


def is_same_pack(before: PackVersion, after: PackVersion) -> bool:
    """Tell whether putting a pack together again gave what was there: same pieces, same pages, same paper."""
    as_before = (before.pack_format, before.on_right_pages, before.piece_keys, before.piece_titles)
    as_after = (after.pack_format, after.on_right_pages, after.piece_keys, after.piece_titles)
    return as_before == as_after and pages_by_piece(before) == pages_by_piece(after)


def pages_by_piece(version: PackVersion) -> list[list[str]]:
    """Return the digests of the pages of each piece, those of blank pages empty."""
    ends = [*version.piece_starts[1:], len(version.page_digests) + 1]
    return [version.page_digests[start - 1 : end - 1] for start, end in zip(version.piece_starts, ends, strict=True)]
