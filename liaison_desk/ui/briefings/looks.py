"""How notes look in lists: the chips of their states, the columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.briefings import BriefingPurpose, BriefingState
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.french import day_and_month, full_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import BriefingRow
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.lists.columns import Alignment, Column
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.stale_words import stale_look

_TONES: dict[BriefingState, tuple[Tone, str]] = {
    BriefingState.draft: (Tone.neutral, "edit"),
    BriefingState.in_circuit: (Tone.blue, "waiting"),
    BriefingState.validated: (Tone.green, "check"),
    BriefingState.issued: (Tone.green, "outgoing"),
    BriefingState.superseded: (Tone.neutral, "late"),
    BriefingState.archived: (Tone.neutral, "file"),
}


def state_look(state: BriefingState) -> ChipLook:
    """Return the chip of a state."""
    tone, icon = _TONES[state]
    return ChipLook(label(state), tone, icon)


def purpose_look(purpose: BriefingPurpose, due_on: date | None = None) -> ChipLook:
    """Return the chip that says what the reader is expected to do, and before which day."""
    if purpose is BriefingPurpose.information:
        return ChipLook(label(purpose).lower())
    wanted = label(purpose).lower()
    if due_on is not None:
        wanted = _words("{wanted} avant le {day}").format(wanted=wanted, day=day_and_month(due_on))
    return ChipLook(wanted, Tone.amber, "flag")


def validity_look(valid_until: date | None, today: date, *, short: bool = False) -> ChipLook | None:
    """Return the chip of a note whose validity ran out, None for any other."""
    if valid_until is None or valid_until >= today:
        return None
    if short:
        return ChipLook(_words("périmée"), Tone.red, "alert")
    ended = _words("périmée depuis le {day}").format(day=day_and_month(valid_until))
    return ChipLook(ended, Tone.red, "alert")


def option_points() -> Mapping[str, str]:
    """Return what is said of an option of an arbitration: the names of its fields, in French."""
    return {
        "title": _words("Option"),
        "description": _words("Description"),
        "advantages": _words("Avantages"),
        "drawbacks": _words("Inconvénients"),
        "cost": _words("Coût et imputation"),
        "delay": _words("Délai"),
        "legal_risks": _words("Risques juridiques"),
        "acceptability": _words("Acceptabilité : élus, partenaires, agents"),
        "reversibility": _words("Réversibilité"),
    }


def columns(today: Callable[[], date], stale: Callable[[], Mapping[Reference, int]]) -> list[Column[BriefingRow]]:
    """Return the columns of the list of notes; `stale` counts the passages of each that no longer hold."""

    def _to_review(row: BriefingRow) -> ChipLook | None:
        number = stale().get(Reference(Kind.briefing, row.id), 0)
        return stale_look(number, short=True) if number else validity_look(row.valid_until, today(), short=True)

    return [
        Column(
            _words("Note"),
            lambda row: row.title,
            second_line=lambda row: " · ".join(filter(None, (row.number, label(BriefingKind(row.briefing_kind))))),
            sort_key="title",
            width=0,
            strong=True,
        ),
        Column(
            _words("Attendu"),
            lambda row: _wanted(row, today()),
            width=172,
            shown_from=860,
            light=True,
            tooltip=lambda row: full_date(row.due_on) if row.due_on else "",
        ),
        Column(
            _words("État"),
            lambda row: label(BriefingState(row.state)),
            chip=lambda row: state_look(BriefingState(row.state)),
            sort_key="state",
            width=112,
            tooltip=_validity,
        ),
        Column(
            _words("À jour au"),
            lambda row: short_date(row.as_of, today()) if row.as_of else "—",
            sort_key="as_of",
            width=148,
            chip=_to_review,
            tooltip=lambda row: full_date(row.as_of) if row.as_of else _words("Date de mise à jour à compléter"),
        ),
        Column(_words("Délégation"), lambda row: label(Unit(row.unit)), width=112, shown_from=720),
        Column(_words("Version"), lambda row: f"v{row.revision}", alignment=Alignment.right, width=72, shown_from=640),
    ]


def _wanted(row: BriefingRow, today: date) -> str:
    """Return « avis · mar. 12 mai », nothing for a note that only informs."""
    purpose = BriefingPurpose(row.purpose)
    if purpose is BriefingPurpose.information:
        return "—"
    wanted = _words("avis") if purpose is BriefingPurpose.opinion else _words("décision")
    return f"{wanted} · {short_date(row.due_on, today)}" if row.due_on else wanted


def _validity(row: BriefingRow) -> str:
    if row.valid_until is None:
        return label(BriefingState(row.state))
    until = _words("{state}, valable jusqu'au {day}")
    return until.format(state=label(BriefingState(row.state)), day=full_date(row.valid_until))


def _words(words: str) -> str:
    return QCoreApplication.translate("NotesList", words)
