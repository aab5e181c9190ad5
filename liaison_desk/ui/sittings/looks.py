"""How sittings and reports look: the chips of their states."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.briefings import BriefingState
from liaison_desk.domain.council_reports import SynthesisForm, VoteResult
from liaison_desk.domain.labels import label
from liaison_desk.domain.sittings import SittingState
from liaison_desk.services.report_lines import ReportLine
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

translate = QCoreApplication.translate

_STATES = {
    SittingState.planned: (Tone.blue, "engagement"),
    SittingState.reports_received: (Tone.amber, "incoming"),
    SittingState.held: (Tone.green, "check"),
    SittingState.cancelled: (Tone.neutral, "close"),
}
_VOTES = {
    VoteResult.pending: (Tone.neutral, "waiting"),
    VoteResult.adopted: (Tone.green, "check"),
    VoteResult.adopted_amended: (Tone.green, "edit"),
    VoteResult.rejected: (Tone.red, "close"),
    VoteResult.withdrawn: (Tone.neutral, "undo"),
    VoteResult.postponed: (Tone.amber, "late"),
}


def sitting_chip(state: SittingState) -> ChipLook:
    """Return the chip of a sitting."""
    tone, icon = _STATES[state]
    return ChipLook(label(state), tone, icon)


def vote_chip(result: VoteResult) -> ChipLook:
    """Return the chip of a result."""
    tone, icon = _VOTES[result]
    return ChipLook(label(result), tone, icon)


def synthesis_chip(line: ReportLine) -> ChipLook:
    """Return where the synthesis of a report stands."""
    if line.note_state is BriefingState.draft:
        return ChipLook(translate("Sittings", "commencée"), Tone.blue, "edit")
    if line.note_state is not None:
        state = label(line.note_state)
        agreed = f"{state}e" if state.endswith("é") else state  # said of the synthesis: « validée »
        return ChipLook(agreed, Tone.green, "check")
    if line.form is SynthesisForm.none or line.vote_result is not VoteResult.pending:
        return ChipLook(translate("Sittings", "sans synthèse"), Tone.neutral)
    if line.form is SynthesisForm.delegated:
        who = line.delegated_to or label(line.form).lower()
        return ChipLook(translate("Sittings", "attendue : {who}").format(who=who), Tone.amber, "waiting")
    short = translate("Sittings", "à écrire, courte")
    return ChipLook(
        short if line.form is SynthesisForm.short else translate("Sittings", "à écrire"), Tone.amber, "edit"
    )
