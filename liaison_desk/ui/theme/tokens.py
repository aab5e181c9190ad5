"""The colours of the two themes and the measures they share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says; always beside a word, never alone."""

    neutral = "neutral"
    amber = "amber"
    red = "red"
    green = "green"
    blue = "blue"


@dataclass(frozen=True)
class Tokens:
    """One theme: colours as « #RRGGBB »."""

    is_dark: bool
    background: str
    surface: str
    line: str
    field_line: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    green: str
    green_soft: str
    blue: str
    blue_soft: str
    away: str
    hatch: str
    overload: str
    paper: str = "#FFFFFF"

    def ink(self, tone: Tone) -> str:
        """Return the colour of words in a tone."""
        return {
            Tone.neutral: self.muted,
            Tone.amber: self.amber,
            Tone.red: self.red,
            Tone.green: self.green,
            Tone.blue: self.blue,
        }[tone]

    def soft(self, tone: Tone) -> str:
        """Return the colour behind words in a tone."""
        return {
            Tone.neutral: self.away,
            Tone.amber: self.amber_soft,
            Tone.red: self.red_soft,
            Tone.green: self.green_soft,
            Tone.blue: self.blue_soft,
        }[tone]


LIGHT = Tokens(
    is_dark=False,
    background="#F5F7F7",
    surface="#FFFFFF",
    line="#DFE5E6",
    field_line="#869399",
    text="#1B2427",
    muted="#55636A",
    accent="#0E6668",
    accent_hover="#0A5254",
    accent_soft="#DDEFEF",
    on_accent="#FFFFFF",
    amber="#8A5200",
    amber_soft="#FFF1D6",
    red="#A8231C",
    red_soft="#FCE9E7",
    green="#1C6537",
    green_soft="#E3F3E8",
    blue="#1C579B",
    blue_soft="#E5EFFA",
    away="#EEF1F2",
    hatch="#E2E7E8",
    overload="#C27C0E",
)

DARK = Tokens(
    is_dark=True,
    background="#12171A",
    surface="#1A2124",
    line="#2C363B",
    field_line="#6A7980",
    text="#E9EEF0",
    muted="#A4B2B8",
    accent="#62C6C6",
    accent_hover="#7FD6D6",
    accent_soft="#173436",
    on_accent="#08211F",
    amber="#F0BE6A",
    amber_soft="#3A2C12",
    red="#F2988F",
    red_soft="#3D1E1B",
    green="#8BD3A3",
    green_soft="#17321F",
    blue="#93BEF0",
    blue_soft="#172B42",
    away="#161C1F",
    hatch="#20282C",
    overload="#C27C0E",
)

GRID = 8
"""Pixels of the grid; half of it for tight pairs."""

RADIUS = 8
"""Corner of buttons and fields, in pixels."""

CARD_RADIUS = 12
"""Corner of cards, in pixels."""

FIELD_HEIGHT = 36
"""Height of buttons and fields, in pixels."""

COMPACT_HEIGHT = 30
"""Height of secondary buttons in a title line, in pixels."""
