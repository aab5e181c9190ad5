"""How far the preparation of an engagement is, as a chip."""

from __future__ import annotations

from liaison_desk.domain.labels import label
from liaison_desk.domain.readiness import Readiness
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

_TONES = {
    Readiness.not_ready: Tone.red,
    Readiness.to_complete: Tone.amber,
    Readiness.in_progress: Tone.blue,
    Readiness.ready: Tone.green,
    Readiness.done: Tone.green,
}


def readiness_chip(readiness: Readiness) -> ChipLook:
    """Return a state of preparation as a chip; what is not prepared here has no colour."""
    return ChipLook(label(readiness), _TONES.get(readiness, Tone.neutral))
