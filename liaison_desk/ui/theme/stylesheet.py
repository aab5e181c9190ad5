"""The style sheet, made from tokens; widgets only say what they are, by dynamic properties.

`role` (card, sunken, rail, top, foot, title, heading, muted, small, problem, …), `tone` (amber, red, green, blue,
neutral), `primary`, `compact` and `quiet` for buttons, `invalid` for fields.
"""

from __future__ import annotations

from string import Template

from liaison_desk.ui.theme.fonts import TextSize
from liaison_desk.ui.theme.tokens import CARD_RADIUS, COMPACT_HEIGHT, FIELD_HEIGHT, RADIUS, Tokens, Tone

_SURFACES = """
QToolTip { background: $surface; color: $text; border: 1px solid $field_line; padding: 4px 8px; }
*[role="rail"] { background: $surface; border: none; border-right: 1px solid $line; }
*[role="top"] { background: $surface; border: none; border-bottom: 1px solid $line; }
*[role="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
*[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${card_radius}px; }
*[role="sunken"] { background: $away; border: 1px solid $line; border-radius: ${card_radius}px; }
*[role="popup"] { background: $surface; border: 1px solid $field_line; border-radius: ${card_radius}px; }
*[role="quote"] { border: none; border-left: 3px solid $line; padding-left: 12px; }
*[role="separator"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[role="plain"] { background: transparent; border: none; }
QStatusBar { background: $surface; }
"""

_TEXTS = """
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="subtitle"] { color: $muted; }
QLabel[role="heading"], QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"], QLabel[role="hint"] { color: $muted; font-size: ${small}pt; }
QLabel[role="brand"] { color: $accent; font-weight: 700; }
QLabel[role="label"] { font-weight: 600; font-size: ${small}pt; }
QLabel[role="problem"] { color: $red; font-size: ${small}pt; }
QLabel[role="demo"] { background: $amber_soft; color: $amber; font-weight: 700; font-size: ${small}pt;
    border-radius: 4px; padding: 1px 10px; }
QLabel[role="badge"] { background: $surface; color: $muted; border: 1px solid $line; border-radius: 4px;
    padding: 0 6px; font-size: ${small}pt; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $line; border-radius: ${radius}px;
    font-weight: 600; padding: 0 16px; min-height: ${button}px; }
QPushButton:hover { background: $background; border-color: $field_line; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:disabled { background: $background; color: $muted; border-style: dashed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 15px; min-height: ${button_focus}px; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[compact="true"] { min-height: ${compact}px; padding: 0 12px; font-size: ${small}pt; }
QPushButton[compact="true"]:focus { min-height: ${compact_focus}px; padding: 0 11px; }
QPushButton:checked { background: $surface; color: $accent; border-color: $accent; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[primary="true"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[primary="true"]:focus { border: 2px solid $text; }
QPushButton[primary="true"]:disabled { background: $away; color: $muted; border-color: $line; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[quiet="true"]:hover { background: $accent_soft; }
QPushButton[quiet="true"]:focus { border-color: $accent; }
QPushButton[role="tab"] { background: transparent; border-color: transparent; color: $muted; padding: 0 13px;
    min-height: ${compact}px; }
QPushButton[role="tab"]:hover { color: $text; background: $away; }
QPushButton[role="tab"]:checked { background: $accent_soft; color: $accent; }
QPushButton[role="tab"]:focus { border: 2px solid $accent; padding: 0 12px; min-height: ${compact_focus}px; }
QPushButton[role="page"] { background: transparent; border: 2px solid transparent; border-radius: ${radius}px;
    color: $muted; font-size: ${title}pt; padding: 0 3px 0 0; min-height: 28px; }
QPushButton[role="page"]:hover { color: $accent; }
QPushButton[role="page"]:checked { color: $text; }
QPushButton[role="page"]:focus { border: 2px solid $accent; padding: 0 3px 0 0; min-height: 28px; }
QPushButton[role="search"] { background: $background; color: $muted; font-weight: 400; text-align: left;
    padding: 0 12px; }
QPushButton[role="search"]:hover { border-color: $field_line; }
QPushButton[role="search"]:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton[role="link"] { background: transparent; border: 2px solid transparent; border-radius: ${radius}px;
    font-weight: 600; text-align: left; padding: 0 6px; min-height: 28px; }
QPushButton[role="link"]:hover { background: $accent_soft; color: $accent; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 6px; min-height: 28px; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 6px; padding: 3px; }
QToolButton:hover { background: $accent_soft; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { background: $surface; color: $text;
    border: 1px solid $field_line; border-radius: ${radius}px; padding: 0 10px; placeholder-text-color: $muted;
    selection-background-color: $accent;
    selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: ${field}px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid $accent; padding: 0 9px;
    min-height: ${field_focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 5px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled { background: $away;
    color: $muted; }
QLineEdit[role="filter"] { background: $background; min-height: ${compact}px; border-color: $line; }
QLineEdit[role="filter"]:focus { min-height: ${compact_focus}px; border-color: $accent; }
*[role="plain"] { background: transparent; border: none; }
QPlainTextEdit[role="minutes"] { border-color: $line; }
QPlainTextEdit[role="minutes"]:focus { border-color: $accent; }
QPlainTextEdit[role="plain"]:focus, QTextBrowser[role="plain"]:focus { border: 2px solid $accent; }
*[invalid="true"] { border: 2px solid $red; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; border: 2px solid transparent; border-radius: 6px;
    padding: 0 4px 0 1px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 2px solid $field_line; border-radius: 4px;
    background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; }
QRadioButton::indicator { width: 14px; height: 14px; border: 2px solid $field_line; border-radius: 9px;
    background: $surface; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; }
QRadioButton::indicator:checked:disabled { border-color: $muted; }
"""

_LISTS = """
QTableView, QListView { background: $surface; border: none; outline: none; selection-background-color: $accent_soft;
    selection-color: $text; }
QTableView[role="grid"] { border: 1px solid $field_line; border-radius: ${radius}px; gridline-color: $line; }
QTableView[role="grid"]:focus { border: 2px solid $accent; }
QTableView[role="grid"]::item { padding: 0 6px; }
QTableView[role="grid"] QHeaderView, QTableView[role="grid"] QHeaderView::section { background: transparent; }
QHeaderView { background: transparent; border: none; }
QTableCornerButton::section { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 0 8px; font-size: ${small}pt; font-weight: 400; }
RowsHeader::section:first, RowsHeader::section:only-one { padding-left: 16px; }
RowsHeader::section:last, RowsHeader::section:only-one { padding-right: 16px; }
QHeaderView::section:hover { color: $text; background: $background; }
QHeaderView::down-arrow, QHeaderView::up-arrow { image: none; width: 0; height: 0; }
QComboBox QLineEdit { border: none; min-height: 0; padding: 0; }
QAbstractItemView QLineEdit { border-radius: 0; min-height: 0; padding: 0 6px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $field_line; padding: 4px; }
QListWidget[role="choices"] { border: 1px solid $field_line; border-radius: ${radius}px; padding: 2px; }
QListWidget[role="choices"]:focus { border: 2px solid $accent; padding: 1px; }
QListView[role="choices"]::item { padding: 6px 8px; border-radius: 6px; }
QListView[role="choices"]::item:selected { background: $accent_soft; color: $text; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $field_line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_MENUS = """
QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; color: $accent; }
QMenu { background: $surface; border: 1px solid $field_line; padding: 6px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QProgressBar { background: $away; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[tone="amber"]::chunk { background: $overload; }
QProgressBar[tone="red"]::chunk { background: $red; }
QCalendarWidget QWidget { alternate-background-color: $background; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; min-height: 24px; min-width: 24px; font-weight: 600; }
"""

_TONE = """
*[role="banner"][tone="$name"] { background: $soft; border: 1px solid $soft; border-radius: ${radius}px; }
*[role="banner"][tone="$name"] QLabel { color: $ink; font-weight: 600; }
QLabel[role="tinted"][tone="$name"] { color: $ink; font-weight: 600; }
"""


def stylesheet(tokens: Tokens, base_points: float) -> str:
    """Return the style sheet of a theme for ordinary text of that many points."""
    colours = {name: value for name, value in vars(tokens).items() if isinstance(value, str)}
    measures = {
        "radius": RADIUS,
        "card_radius": CARD_RADIUS,
        "button": FIELD_HEIGHT - 2,
        "button_focus": FIELD_HEIGHT - 4,
        "field": FIELD_HEIGHT - 2,
        "field_focus": FIELD_HEIGHT - 4,
        "compact": COMPACT_HEIGHT - 2,
        "compact_focus": COMPACT_HEIGHT - 4,
        "small": round(base_points * TextSize.small.value, 2),
        "title": round(base_points * TextSize.title.value, 2),
    }
    rules = Template(_SURFACES + _TEXTS + _BUTTONS + _FIELDS + _LISTS + _MENUS).substitute(colours, **measures)
    tones = (
        Template(_TONE).substitute(measures, name=tone.value, soft=tokens.soft(tone), ink=tokens.ink(tone))
        for tone in Tone
    )
    return rules + "".join(tones)
