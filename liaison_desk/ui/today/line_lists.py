"""The four lists of the first page."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.french import full_date, short_date
from liaison_desk.domain.half_days import time_until
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.lists import LetterRow
from liaison_desk.domain.office import WorkedHalfDay
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.services.today_sheet import Alert, ComingEngagement, Readiness, TodaySheet, ToDo
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.today.record_line import RecordLine
from liaison_desk.ui.today.words import TodayWords
from liaison_desk.ui.widgets.card import SectionTitle
from liaison_desk.ui.widgets.chip import Chip, ChipLook, chip_width
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.progress import ThinProgress

SHOWN_ALERTS = 6
_GAUGED = {Readiness.not_ready, Readiness.to_complete, Readiness.in_progress, Readiness.ready}
