from __future__ import annotations

import json
from importlib import resources

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette

from liaison_desk.domain.records import Kind
from liaison_desk.ui.icons import GLYPHS, icon
from liaison_desk.ui.theme.manager import Appearance, Theme
from liaison_desk.ui.theme.palette import contrast, palette
from liaison_desk.ui.theme.stylesheet import stylesheet
from liaison_desk.ui.theme.tokens import DARK, LIGHT, Tokens, Tone

ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup
PAIRS = [
    (ROLE.WindowText, ROLE.Window), (ROLE.Text, ROLE.Base), (ROLE.Text, ROLE.AlternateBase),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.HighlightedText, ROLE.Highlight), (ROLE.ToolTipText, ROLE.ToolTipBase), (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.Link, ROLE.Base), (ROLE.Link, ROLE.Window),
]  # fmt: skip


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("group", [GROUP.Active, GROUP.Inactive, GROUP.Disabled])
def test_every_text_of_the_palette_stands_out_from_its_ground(tokens: Tokens, group: QPalette.ColorGroup) -> None:
    colours = palette(tokens)
    for ink, ground in PAIRS:
        assert contrast(colours.color(group, ink), colours.color(group, ground)) >= 4.5, (ink, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_tone_and_every_lighter_text_can_be_read(tokens: Tokens) -> None:
    for tone in Tone:
        assert contrast(QColor(tokens.ink(tone)), QColor(tokens.soft(tone))) >= 4.5, tone
    for ground in (tokens.surface, tokens.background, tokens.accent_soft, tokens.away):
        assert contrast(QColor(tokens.muted), QColor(ground)) >= 4.5, ground
        assert contrast(QColor(tokens.accent), QColor(ground)) >= 4.5, ground
    assert contrast(QColor(tokens.on_accent), QColor(tokens.accent_hover)) >= 4.5
    assert contrast(QColor(tokens.red), QColor(tokens.surface)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_focus_rings_and_edges_of_fields_can_be_seen(tokens: Tokens) -> None:
    for edge in (tokens.accent, tokens.field_line):
        assert contrast(QColor(edge), QColor(tokens.surface)) >= 3, edge


def test_the_style_sheet_leaves_no_hole() -> None:
    assert "$" not in stylesheet(LIGHT, 10.5)


def test_choosing_dark_dresses_the_application_in_dark(theme: Theme, qapp) -> None:
    theme.choose(Appearance.dark)
    assert qapp.palette().color(ROLE.Base).name().upper() == DARK.surface
    assert Theme.tokens() is DARK


def test_an_icon_takes_the_colours_of_the_theme_when_it_changes(theme: Theme) -> None:
    shown = icon("letters")
    light = shown.pixmap(QSize(32, 32)).toImage()
    theme.choose(Appearance.dark)
    assert shown.pixmap(QSize(32, 32)).toImage() != light


def test_every_meaning_has_the_glyph_its_font_gives_that_name() -> None:
    charmap = resources.files("qtawesome").joinpath("fonts", "phosphor-charmap-1.3.0.json")
    codes = json.loads(charmap.read_text("utf-8"))
    assert dict(GLYPHS.values()) == {name: int(codes[name], 16) for name, _ in GLYPHS.values()}


def test_every_kind_of_record_has_an_icon() -> None:
    assert not [kind for kind in Kind if kind.value not in GLYPHS]
