"""How notes look in lists: the chips of their states, the columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.briefings import BriefingPurpose, BriefingState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import full_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.ui.lists.columns import Alignment, Column
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

_TONES: dict[BriefingState, tuple[Tone, str]] = {
    BriefingState.draft: (Tone.neutral, "edit"),
    BriefingState.in_circuit: (Tone.blue, "waiting"),
    BriefingState.validated: (Tone.green, "check"),
    BriefingState.issued: (Tone.green, "outgoing"),
    BriefingState.superseded: (Tone.neutral, "late"),
}


def state_look(state: BriefingState) -> ChipLook:
    """Return the chip of a state."""
    tone, icon = _TONES[state]
    return ChipLook(label(state), tone, icon)


def purpose_look(purpose: BriefingPurpose) -> ChipLook:
    """Return the chip that says what the reader is expected to do."""
    tone = Tone.neutral if purpose is BriefingPurpose.information else Tone.amber
    return ChipLook(label(purpose).lower(), tone, "" if purpose is BriefingPurpose.information else "flag")


def columns(today: Callable[[], date]) -> list[Column[BriefingRow]]:
    """Return the columns of the list of notes."""
    return [
        Column(
            _words("Note"),
            lambda row: row.title,
            second_line=lambda row: label(BriefingPurpose(row.purpose)),
            sort_key="title",
            width=0,
            strong=True,
        ),
        Column(
            _words("État"),
            lambda row: label(BriefingState(row.state)),
            chip=lambda row: state_look(BriefingState(row.state)),
            sort_key="state",
            width=124,
        ),
        Column(
            _words("À jour au"),
            lambda row: short_date(row.as_of, today()) if row.as_of else "—",
            sort_key="as_of",
            width=116,
            tooltip=lambda row: full_date(row.as_of) if row.as_of else _words("Date de mise à jour à compléter"),
        ),
        Column(_words("Délégation"), lambda row: label(Unit(row.unit)), width=112),
        Column(_words("Version"), lambda row: f"v{row.revision}", alignment=Alignment.right, width=72),
    ]


def _words(words: str) -> str:
    return QCoreApplication.translate("NotesList", words)
