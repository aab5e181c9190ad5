"""Notes of every form: the record, laid out as its form says (domain reference §3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from liaison_desk.documents.case_officer import case_officer
from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Run,
    TemplateName,
    TypeSize,
    plain,
)
from liaison_desk.documents.note_head import cartouche, visas, visas_in_a_line
from liaison_desk.documents.note_parts import PARTICULARS, NoteAnswer
from liaison_desk.domain.briefings import BriefingFields, BriefingPurpose, BriefingSection, BriefingState
from liaison_desk.domain.figure_references import FigureStyle, with_figures
from liaison_desk.domain.french import duration, long_date
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import NoteForm, Particular, form_of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.read_aloud import read_aloud
from liaison_desk.domain.speeches import spoken_for
from liaison_desk.domain.typography import french

UNFINISHED = frozenset({BriefingState.draft, BriefingState.in_circuit})
"""States in which a note is « PROJET » and shows what is still to be written."""

_PURPOSES = {
    BriefingPurpose.information: "Pour information",
    BriefingPurpose.opinion: "Pour avis de l'exécutif",
    BriefingPurpose.decision: "Pour décision de l'exécutif",
}
_DRAWN = frozenset(Particular) - {Particular.contents}
"""What is drawn under the text of its section; the contents stand on the cover."""


@dataclass(frozen=True)
class NoteMaterial:
    """What a note is made of.

    `data_on` is the day its records were read; `names` gives the partners its fields name, by id. `is_read_aloud` is
    the version that is said: no dot within a word, nothing but the text.
    """

    office: OfficeFields
    briefing: BriefingFields
    number: str = ""
    data_on: date | None = None
    answer: NoteAnswer | None = None
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    is_large_print: bool = False
    is_read_aloud: bool = False


def compose_note(material: NoteMaterial) -> Document:
    """Return a note as a document.

    A draft shows what is still to be written; once validated, empty sections are left out and the others numbered.
    """
    briefing = material.briefing
    form = form_of(briefing.briefing_kind)
    is_draft = briefing.state in UNFINISHED
    is_said = material.is_read_aloud
    return Document(
        title=french(briefing.title),
        template=TemplateName.note,
        blocks=tuple(_said(material, form) if is_said else _blocks(material, form, is_draft=is_draft)),
        header=DocumentHeader(
            kind=" · ".join(filter(None, (label(briefing.briefing_kind), material.number))),
            subtitle=french("Version lue" if is_said else _subtitle(briefing)),
            reference=material.number,
            case_officer=() if is_said else _officer(material.office, form),
        ),
        type_size=TypeSize.large if material.is_large_print else TypeSize.normal,
        is_draft=is_draft,
        points=form.points,
        line_spacing=form.line_spacing,
        is_dense=form.most_pages == 1,
    )


def _officer(office: OfficeFields, form: NoteForm) -> tuple[str, ...]:
    """Return who follows the matter: who, then how to reach them; on one line where a page must hold everything."""
    name, *others = case_officer(office)
    function = others[:1] if office.officer_function else []
    who, reached = " · ".join((name, *function)), " · ".join(others[len(function) :])
    lines = tuple(filter(None, (who, reached)))
    return (" · ".join(lines),) if form.most_pages == 1 else lines


def _subtitle(briefing: BriefingFields) -> str:
    day = briefing.as_of or briefing.validated_on
    as_of = f"à jour au {long_date(day)}" if day else "date de mise à jour à compléter"
    state = f"{label(briefing.state)}, v{briefing.revision}"
    return " · ".join((_PURPOSES[briefing.purpose], label(briefing.unit), as_of, state))


def _blocks(material: NoteMaterial, form: NoteForm, *, is_draft: bool) -> list[Block]:
    briefing = material.briefing
    head = cartouche(form, briefing, material.names, is_draft=is_draft)
    blocks: list[Block] = [*head, *_speaking_time(briefing, form)]
    for number, section in enumerate(_shown(briefing, form, is_draft=is_draft), 1):
        declared = form.section(section.heading)
        has_contents = declared is not None and declared.particular is Particular.contents
        if has_contents:
            blocks += [
                *PARTICULARS[Particular.contents](briefing, material.answer),
                *visas(briefing, is_on_cover=True),
                PageBreak(),
            ]
        title = f"{number}. {section.heading}" if form.numbers_sections else section.heading
        blocks += [Heading(plain(french(title)), 1), *_section(material, form, section, is_draft=is_draft)]
    is_covered = any(section.particular is Particular.contents for section in form.sections)
    if not is_covered:
        blocks += visas_in_a_line(briefing) if form.most_pages == 1 or form.is_spoken else visas(briefing)
    return [*blocks, *_data_on(material)]


def _shown(briefing: BriefingFields, form: NoteForm, *, is_draft: bool) -> list[BriefingSection]:
    """Return the sections that are printed: all of a draft, those with something in them once it is validated."""
    shown: list[BriefingSection] = []
    for section in briefing.sections_in_order():
        declared = form.section(section.heading)
        is_drawn = declared is not None and declared.particular in _DRAWN
        is_written = declared.is_written(section.body) if declared else bool(section.body.strip())
        if is_draft or is_written or is_drawn:
            shown.append(section)
    return shown


def _section(material: NoteMaterial, form: NoteForm, section: BriefingSection, *, is_draft: bool) -> list[Block]:
    declared = form.section(section.heading)
    style = FigureStyle.said if form.is_spoken else FigureStyle.read
    body = with_figures(section.body, _figures(material), style)
    drawn: list[Block] = []
    if declared and declared.particular in _DRAWN and declared.particular:
        drawn = PARTICULARS[declared.particular](material.briefing, material.answer)
    if declared and not declared.is_written(section.body):
        if drawn:
            return drawn
        missing = [_to_complete(declared.hint, is_required=declared.required)] if is_draft else []
        return [*missing, *(blocks_of(declared.starting, first_level=2) if is_draft else ())]
    return [*(blocks_of(body, first_level=2) or [_to_complete("")]), *drawn]


def _figures(material: NoteMaterial) -> list[KeyFigure]:
    """Return the figures of today, and over them those a validated text keeps."""
    return [*material.office.key_figures, *material.briefing.kept_figures]


def _said(material: NoteMaterial, form: NoteForm) -> list[Block]:
    """Return what is said and nothing else, without headings."""
    blocks: list[Block] = []
    for section in material.briefing.sections_in_order():
        body = with_figures(section.body, _figures(material), FigureStyle.said)
        blocks += blocks_of(read_aloud(body), first_level=2)
    return [*_speaking_time(material.briefing, form), *blocks]


def _speaking_time(briefing: BriefingFields, form: NoteForm) -> list[Block]:
    if not form.is_spoken:
        return []
    text = "\n\n".join(section.body for section in briefing.sections)
    lasting = f"Temps de parole : {spoken_for(text)}"
    if briefing.speaking_minutes:
        lasting += f" ; prévu : {duration(briefing.speaking_minutes)}"
    return [Paragraph(plain(french(f"{lasting}.")), ParagraphStyle.caption)]


def _data_on(material: NoteMaterial) -> list[Block]:
    if material.data_on is None:
        return []
    text = f"Données au {long_date(material.data_on)}."
    return [Paragraph(plain(french(text)), ParagraphStyle.caption)]


def _to_complete(hint: str, *, is_required: bool = True) -> Paragraph:
    """Return what goes in an empty section; the note may go without one that is not required."""
    told = hint.rstrip(".")
    what = f" : {told[:1].lower()}{told[1:]}" if told else ""
    wanted = "à compléter" if is_required else "facultatif"
    return Paragraph((Run(french(f"[{wanted}{what}]"), italic=True),), ParagraphStyle.caption)
