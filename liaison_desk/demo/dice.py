"""Chance that falls the same way each time."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Dice:
    """Seeded choices: the same seed gives the same office."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)
        self._phones: set[str] = set()

    def identifier(self) -> str:
        """Return a record id."""
        return f"{self._random.getrandbits(128):032x}"

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of several things."""
        return self._random.choice(items)

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """Return several different things, at most as many as there are."""
        return self._random.sample(items, min(count, len(items)))

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """Return all things in another order."""
        return self._random.sample(items, len(items))

    def number(self, lowest: int, highest: int) -> int:
        """Return a number between two, both included."""
        return self._random.randint(lowest, highest)

    def chance(self, percent: int) -> bool:
        """Return true that many times in a hundred."""
        return self._random.randrange(100) < percent

    def landline(self) -> str:
        """Return a fixed number of the range the regulator keeps for fiction (01 99 00)."""
        return self._phone("019900")

    def mobile(self) -> str:
        """Return a mobile number of the range the regulator keeps for fiction (06 39 98)."""
        return self._phone("063998")

    def _phone(self, prefix: str) -> str:
        while (phone := f"{prefix}{self._random.randrange(10_000):04d}") in self._phones:
            continue
        self._phones.add(phone)
        return phone
