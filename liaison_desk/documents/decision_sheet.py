"""Decision sheets: what is put to the official at a point élu, with boxes to tick, eight lines on two pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from liaison_desk.documents.model import (
    CHECKED_BOX,
    EMPTY_BOX,
    Block,
    Document,
    DocumentHeader,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    TypeSize,
    plain,
)
from liaison_desk.domain.decisions import Outcome, ReviewItem, ReviewItemKind
from liaison_desk.domain.french import NO_BREAK, counted, full_date, short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.options import OptionsSheet
from liaison_desk.domain.typography import french

_DOTS = "…" * 12
_SHORT_DOTS = "…" * 6
_LONGEST_TEXT = 360
_REPRESENTATIVES_NAMED = 2
_WIDTHS = (62.0, 38.0)
_SIGNS = (56, 34)
"""Signs a line of each column holds, in the type of a note."""
_PITCH, _BETWEEN_ROWS, _TWO_PAGES = 14.0, 7.0, 1180.0
"""In points; two pages less the letterhead, and less what a row that does not break leaves empty."""


@dataclass(frozen=True)
class DecisionSheetLine:
    """One line: the item as prepared, with what is known today of the engagement it is about."""

    item: ReviewItem
    known: OptionsSheet | None = None
    representative: str = ""


@dataclass(frozen=True)
class DecisionSheetMaterial:
    """What a decision sheet is made of."""

    office: OfficeFields
    title: str
    held_on: date
    lines: tuple[DecisionSheetLine, ...]
    notes: str = ""
    large_print: bool = False


def compose_decision_sheet(material: DecisionSheetMaterial) -> Document:
    """Return a decision sheet as a document; what was decided already is ticked."""
    blocks: list[Block] = [Paragraph(plain(french(material.notes)))] if material.notes else []
    if not material.lines:
        blocks.append(Paragraph(plain("Rien n'attend de décision."), ParagraphStyle.caption))
    elif material.large_print:
        blocks += [
            block for number, line in enumerate(material.lines, 1) for block in _in_large(number, line, material)
        ]
    else:
        rows = tuple(
            ((*_title(number, line), *_question(line)), _answer(line, material.held_on))
            for number, line in enumerate(material.lines, 1)
        )
        header = (plain("Ce qui est demandé"), plain("Décision"))
        blocks.append(Table(header, rows, _WIDTHS, title="Points à décider"))
    return Document(
        title=french(f"{material.title} du {full_date(material.held_on)}"),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(kind="Feuille de décisions", subtitle=_counts(material)),
        type_size=TypeSize.large if material.large_print else _type_size(blocks),
    )


def _in_large(number: int, line: DecisionSheetLine, material: DecisionSheetMaterial) -> tuple[Block, ...]:
    """Return a line one thing under the other, so that nothing is squeezed in a column."""
    title = Heading(_title(number, line), 2)
    question = _question(line)
    facts = (Paragraph(_without_first_break(question)),) if question else ()
    return (title, *facts, Paragraph(_answer(line, material.held_on)))


def _without_first_break(runs: Runs) -> Runs:
    return (replace(runs[0], text=runs[0].text.removeprefix("\n")), *runs[1:])


def _type_size(blocks: Sequence[Block]) -> TypeSize:
    """Return the type with which the table should hold on two pages; compact when it is full."""
    rows = (row for block in blocks if isinstance(block, Table) for row in block.rows)
    height = sum(_PITCH * max(map(_lines_of, row, _SIGNS)) + _BETWEEN_ROWS for row in rows)
    return TypeSize.normal if height <= _TWO_PAGES else TypeSize.compact


def _lines_of(runs: Runs, signs: int) -> int:
    written = "".join(run.text for run in runs)
    return sum(max(1, -(-len(line) // signs)) for line in written.split("\n"))


def _counts(material: DecisionSheetMaterial) -> str:
    kinds = [line.item.item_kind for line in material.lines]
    counts = [counted(kinds.count(kind), label(kind).lower()) for kind in ReviewItemKind if kind in kinds]
    name = f"{material.office.official_first_name} {material.office.official_last_name}".strip()
    return " · ".join(part for part in (name, ", ".join(counts)) if part)


def _title(number: int, line: DecisionSheetLine) -> Runs:
    return (Run(french(f"{number}. {line.item.title}"), bold=True), Run(f" ({label(line.item.item_kind).lower()})"))


def _question(line: DecisionSheetLine) -> Runs:
    item = line.item
    runs = [Run(f"\n{french(fact)}") for fact in _facts(line)]
    warnings = (*line.known.warnings, *line.known.cautions) if line.known else ()
    runs += [Run(french(f"\nAttention : {warning}"), bold=True) for warning in warnings]
    for option in item.options:
        runs += [Run(french(f"\n{option.name} : "), bold=True), Run(french(option.text))]
    djva = line.known.djva_advice if line.known else ""
    deci = line.known.deci_advice if line.known else ""
    advice = (
        ("Avis DJVA", item.djva_advice or djva),
        ("Avis DECI", item.deci_advice or deci),
        ("Proposition", item.recommendation),
    )
    for name, text in advice:
        if text:
            runs += [Run(french(f"\n{name} : "), bold=True), Run(french(_shortened(text)))]
    return tuple(runs)


def _facts(line: DecisionSheetLine) -> list[str]:
    """Return what is known today of the engagement, else what was written when the line was prepared."""
    known = line.known
    if known is None:
        return _shortened(_without_options(line.item)).splitlines()
    public = f"public : {known.audience}" if known.audience else ""
    others = f"invités : {known.other_guests}" if known.other_guests else ""
    return [
        fact
        for fact in (
            f"{known.when[:1].upper()}{known.when[1:]}" + (f" – {known.where}" if known.where else ""),
            known.host,
            " · ".join(part for part in (f"Demandé : {known.asked}", public, _one_line(others)) if part),
            f"Édition précédente : {_one_line(known.previous_edition)}" if known.previous_edition else "",
            _past(known),
        )
        if fact
    ]


def _past(known: OptionsSheet) -> str:
    seen = (known.history.in_municipality, known.history.with_partner)
    if not any(visits.last_on or visits.refusals for visits in seen):
        return "Aucune venue connue, ni dans la commune ni avec l'organisateur"
    return f"Dernières venues – {' · '.join(known.past)}"


def _answer(line: DecisionSheetLine, held_on: date) -> Runs:
    item = line.item
    runs: list[Run] = []
    if item.deadline:
        is_late = item.deadline < held_on
        day = short_date(item.deadline, held_on)
        runs.append(
            Run(french(f"Réponse attendue depuis le {day}\n" if is_late else f"Réponse avant le {day}\n"), bold=True)
        )
    choices = {
        ReviewItemKind.request: _request_choices,
        ReviewItemKind.arbitration: _arbitration_choices,
        ReviewItemKind.information: _information_choices,
    }
    runs += choices[item.item_kind](line)
    if item.outcome is not None and item.reason and item.outcome is not Outcome.declined:
        runs.append(Run(french(f"\nMotif : {item.reason}")))
    runs.append(Run(f"\nNote : {_DOTS}"))
    return tuple(runs)


def _request_choices(line: DecisionSheetLine) -> list[Run]:
    outcome, item = line.item.outcome, line.item
    councillors = line.known.representatives if line.known else ()
    near = [one.name for one in councillors if one.is_of_canton][:_REPRESENTATIVES_NAMED]
    runs = [
        *_box("participe", outcome is Outcome.attend),
        Run("\n"),
        *_box(
            f"se fait représenter par{NO_BREAK}: {line.representative or _SHORT_DOTS}", outcome is Outcome.represented
        ),
    ]
    if near and outcome is None:
        runs.append(Run(french(f"\n(canton : {', '.join(near)})"), italic=True))
    reason = item.reason if outcome is Outcome.declined else ""
    runs += [Run("\n"), *_box(f"décline, motif{NO_BREAK}: {reason or _DOTS}", outcome is Outcome.declined), Run("\n")]
    runs += [
        *_box("envoie un message", outcome is Outcome.message),
        Run("   "),
        *_box("attend", outcome is Outcome.wait),
    ]
    if outcome is Outcome.cancelled:
        runs += [Run("\n"), *_box(f"annule, motif{NO_BREAK}: {item.reason}", checked=True)]
    return runs


def _arbitration_choices(line: DecisionSheetLine) -> list[Run]:
    item = line.item
    is_option = item.outcome is Outcome.option
    runs: list[Run] = []
    for option in item.options:
        runs += [*_box(option.name, is_option and item.chosen_option == option.name), Run("   ")]
    written = item.chosen_option if is_option and not item.options else ""
    if not item.options:
        runs += [*_box(f"décide{NO_BREAK}: {written or _DOTS}", bool(written)), Run("\n")]
    else:
        runs.append(Run("\n"))
    runs += [*_box("attend", item.outcome is Outcome.wait), Run("   ")]
    runs += [*_box("refuse", item.outcome is Outcome.declined), Run("   ")]
    return [*runs, *_box("pris en note", item.outcome is Outcome.noted)]


def _information_choices(line: DecisionSheetLine) -> list[Run]:
    outcome = line.item.outcome
    return [*_box("pris en note", outcome is Outcome.noted), Run("   "), *_box("à revoir", outcome is Outcome.wait)]


def _box(text: str, checked: bool) -> list[Run]:
    return [Run(f"{CHECKED_BOX if checked else EMPTY_BOX}{NO_BREAK}{text}", bold=checked)]


def _without_options(item: ReviewItem) -> str:
    """Return what sums up a line, less its blank lines and the options that are set out below."""
    texts = [option.text for option in item.options]
    lines = (line.strip(" -*") for line in item.summary.splitlines())
    return "\n".join(line for line in lines if line and not any(text and text in line for text in texts))


def _one_line(text: str) -> str:
    return " ".join(_shortened(text).split())


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT].rsplit(' ', 1)[0]}…"
