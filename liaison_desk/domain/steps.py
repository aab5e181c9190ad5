"""How far long work has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step of long work: how many of how many are done, and what was just done."""

    done: int
    total: int
    label: str = ""
