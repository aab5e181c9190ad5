"""What some forms of note have beside their sections: the answer frame, the options, the decision, the contents."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.markdown import runs_of
from liaison_desk.documents.model import (
    CHECKED_BOX,
    EMPTY_BOX,
    Block,
    CheckBox,
    CheckBoxes,
    Contents,
    Fact,
    Facts,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    plain,
)
from liaison_desk.domain.agreements import alerts_of_details
from liaison_desk.domain.briefings import BriefingFields, NoteOption
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import long_date
from liaison_desk.domain.note_forms import Particular
from liaison_desk.domain.typography import french

ANSWERS = ("Favorable", "Favorable avec réserves", "Défavorable", "À revoir")
"""What may be answered to a note for an opinion."""

_OPTIONS_IN_A_TABLE = 3
_CRITERIA_SHARE = 20.0
_ROOM = "\n\n"
_BULLET = re.compile(r"^[-*+] ")
_CRITERIA: tuple[tuple[str, Callable[[NoteOption], str]], ...] = (
    ("Description", lambda option: option.description),
    ("Avantages", lambda option: option.advantages),
    ("Inconvénients", lambda option: option.drawbacks),
    ("Coût et imputation", lambda option: option.cost),
    ("Délai", lambda option: option.delay),
    ("Risques juridiques", lambda option: option.legal_risks),
    ("Acceptabilité", lambda option: option.acceptability),
    ("Réversibilité", lambda option: option.reversibility),
)


@dataclass(frozen=True)
class NoteAnswer:
    """What was decided of a note, from the decision register."""

    words: str
    decided_on: date
    decided_by: str = ""
    reason: str = ""


def _answer_box(_briefing: BriefingFields, answer: NoteAnswer | None) -> list[Block]:
    given = fold(answer.words) if answer else ""
    boxes = CheckBoxes(tuple(CheckBox(words, fold(words) == given) for words in ANSWERS))
    is_other = answer is not None and given not in map(fold, ANSWERS)
    observations = "\n".join(filter(None, (answer.words if is_other else "", answer.reason))) if answer else ""
    rows = (
        Fact("Réponse", boxes.runs()),
        Fact("Observations", plain(french(observations)) or plain(_ROOM)),
        Fact("Date, nom et visa", _signed(answer)),
    )
    return [Facts(rows, "Réponse de l'exécutif", is_boxed=True)]


def _options(briefing: BriefingFields, _answer: NoteAnswer | None) -> list[Block]:
    if not briefing.options:
        return [Paragraph((Run(french("[à compléter : options, dont le statu quo]"), italic=True),))]
    blocks: list[Block] = []
    numbered = list(enumerate(briefing.options, 1))
    for start in range(0, len(numbered), _OPTIONS_IN_A_TABLE):
        group = numbered[start : start + _OPTIONS_IN_A_TABLE]
        header = (plain("Critère"), *(_option_title(number, option, briefing) for number, option in group))
        rows = tuple(
            (plain(name, bold=True), *(_cell(value(option)) for _number, option in group))
            for name, value in _CRITERIA
            if any(value(option) for option in briefing.options)
        )
        share = (100.0 - _CRITERIA_SHARE) / len(group)
        blocks.append(Table(header, rows, (_CRITERIA_SHARE, *(share for _option in group)), "Options"))
    return blocks


def _option_title(number: int, option: NoteOption, briefing: BriefingFields) -> Runs:
    mark = "\n(recommandée)" if briefing.recommended == number else ""
    return plain(french(f"Option {number} : {option.title}{mark}"))


def _cell(text: str) -> Runs:
    """Return Markdown as the runs of one cell, lists as lines with a bullet."""
    runs: list[Run] = []
    for line in text.splitlines():
        runs += [Run("\n")] if runs else []
        runs += runs_of(_BULLET.sub("• ", line.strip()))
    return tuple(runs) or plain("–")


def _decision(briefing: BriefingFields, answer: NoteAnswer | None) -> list[Block]:
    chosen = fold(answer.words) if answer else ""
    lines: list[Run] = []
    is_known = False
    for number, option in enumerate(briefing.options, 1):
        is_chosen = bool(chosen) and chosen in _names(number, option)
        is_known = is_known or is_chosen
        sign = CHECKED_BOX if is_chosen else EMPTY_BOX
        text = french(f"{sign}\u00a0Option {number} : {option.title}")
        lines += [Run("\n")] if lines else []
        lines.append(Run(text, bold=is_chosen))
    if answer and not is_known:
        lines += [Run("\n")] if lines else []
        lines.append(Run(french(answer.words), bold=True))
    rows = (
        Fact("Option retenue", tuple(lines) or plain(_ROOM)),
        Fact("Réserves", plain(french(answer.reason if answer else "")) or plain(_ROOM)),
        Fact("Date, décideur, signature", _signed(answer)),
    )
    return [Facts(rows, "Décision", is_boxed=True)]


def _names(number: int, option: NoteOption) -> set[str]:
    """Return how an option may be called in the register: « Option 2 », « 2 », « B », its title, « Option 2 : … »."""
    ranks = (str(number), chr(ord("a") + number - 1))
    called = (
        option.title,
        *ranks,
        *(f"option {rank}" for rank in ranks),
        *(f"{rank} {option.title}" for rank in ranks),
    )
    return {fold(name) for name in (*called, *(f"option {rank} {option.title}" for rank in ranks))}


def _signed(answer: NoteAnswer | None) -> Runs:
    if answer is None:
        return plain(_ROOM)
    return plain(french(", ".join(filter(None, (long_date(answer.decided_on), answer.decided_by)))))


def _contents(_briefing: BriefingFields, _answer: NoteAnswer | None) -> list[Block]:
    return [Paragraph(plain("Sommaire"), ParagraphStyle.lead), Contents()]


def _agreement_dates(briefing: BriefingFields, _answer: NoteAnswer | None) -> list[Block]:
    alerts = alerts_of_details(briefing.details)
    if not alerts:
        return [Paragraph((Run(french("[à compléter : date de fin de la convention]"), italic=True),))]
    rows = tuple((plain(french(alert.what)), plain(french(long_date(alert.day)))) for alert in alerts)
    return [Table((plain("Étape"), plain("Au plus tard le")), rows, (60.0, 40.0), "Dates et alertes")]


PARTICULARS: dict[Particular, Callable[[BriefingFields, NoteAnswer | None], list[Block]]] = {
    Particular.answer_box: _answer_box,
    Particular.options: _options,
    Particular.decision: _decision,
    Particular.contents: _contents,
    Particular.agreement_dates: _agreement_dates,
}
"""What draws each particular of a form."""
