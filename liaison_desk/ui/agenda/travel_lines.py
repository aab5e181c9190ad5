"""Clashes in the sheet of an engagement: what each is about, and the way to the other one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from liaison_desk.domain.clashes import Clash
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.travel_words import clash_sentence
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import dressed, row, text
from liaison_desk.ui.widgets.fact_lines import Open
from liaison_desk.ui.widgets.messages import Picture


def clash_tone(clash: Clash, state: EngagementState) -> Tone:
    """Return red between two accepted engagements, amber while one is not decided."""
    decided = state is EngagementState.accepted and clash.other_state == EngagementState.accepted
    return Tone.red if decided else Tone.amber


def clash_line(clash: Clash, fields: EngagementFields, opens: Open, parent: QWidget) -> QFrame:
    """Return a clash as a banner of one line, with a button that opens the other engagement."""
    tone = clash_tone(clash, fields.state)
    sentence = clash_sentence(clash, fields.day)
    words = text(f"{sentence[:1].upper()}{sentence[1:]}.", wrap=True)
    see = button(parent.tr("Voir"), compact=True)
    see.setAccessibleName(parent.tr("Voir « {title} »").format(title=clash.other_title))
    see.clicked.connect(lambda _checked=False: opens(Reference(Kind.engagement, clash.other_opens)))
    picture = Picture("alert", tone.value)
    line = row(picture, words, see)
    line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    line.setContentsMargins(10, 6, 6, 6)
    made = dressed(QFrame(), role="banner", tone=tone.value)
    made.setLayout(line)
    return made
