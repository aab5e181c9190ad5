"""Telling everybody concerned that something changed."""

from __future__ import annotations

from collections.abc import Callable

from liaison_desk.domain.records import Kind


class Changes:
    """Passes on which kinds of record changed, after each commit; the interface turns it into a Qt signal."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[frozenset[Kind]], None]] = []

    def subscribe(self, listener: Callable[[frozenset[Kind]], None]) -> None:
        """Have a callable told of every change from now on."""
        self._listeners.append(listener)

    def publish(self, *kinds: Kind) -> None:
        """Tell that records of these kinds changed."""
        for listener in self._listeners:
            listener(frozenset(kinds))
