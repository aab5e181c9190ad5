"""Records of decisions (form D14, domain reference §3.2): one page, what was decided, who does what, by when."""

from __future__ import annotations

from liaison_desk.documents.meeting_material import LINE_WORDS, MeetingMaterial, owner_shown, when_and_where
from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    TypeSize,
    plain,
)
from liaison_desk.domain.french import full_date
from liaison_desk.domain.meeting_agendas import items_left
from liaison_desk.domain.meetings import MinutesLine, MinutesLineKind, MinutesState
from liaison_desk.domain.minutes import outcomes
from liaison_desk.domain.typography import french

_ONE_PAGE = 900
"""Signs in the table above which the type gets smaller, to stay on one page."""
_NOT_SETTLED = frozenset({MinutesState.none, MinutesState.draft})


def compose_decision_record(material: MeetingMaterial) -> Document:
    """Return the record of decisions of a meeting as a document."""
    meeting = material.meeting
    told = outcomes(meeting)
    blocks: list[Block] = []
    if told:
        blocks.append(outcomes_table(material, with_state=True))
    else:
        blocks.append(Paragraph(plain("Ni décision ni action à cette réunion."), ParagraphStyle.caption))
    if left := items_left(meeting):
        blocks += [
            Heading(plain("Points renvoyés"), 1),
            ItemList(tuple(ListItem(plain(french(item.title))) for item in left)),
        ]
    if meeting.next_on:
        words = f"Prochaine réunion : {full_date(meeting.next_on)}."
        blocks.append(Paragraph(plain(french(words)), ParagraphStyle.body))
    is_long = sum(len(line.text) for line in told) > _ONE_PAGE
    return Document(
        title=french(meeting.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(kind="Relevé de décisions", subtitle=when_and_where(meeting)),
        type_size=TypeSize.compact if is_long else TypeSize.normal,
        is_draft=meeting.minutes_state in _NOT_SETTLED,
    )


def outcomes_table(material: MeetingMaterial, *, with_state: bool = False) -> Table:
    """Return the decisions and the actions, numbered in the order of the agenda."""
    names = ("N°", "Décision ou action", "Responsable", "Échéance", *(("État", "Preuve") if with_state else ()))
    return Table(
        header=tuple(plain(name) for name in names),
        rows=tuple(
            _row(number, line, material, with_state=with_state)
            for number, line in enumerate(outcomes(material.meeting), 1)
        ),
        widths=(5.0, 35.0, 16.0, 13.0, 15.0, 16.0) if with_state else (6.0, 56.0, 22.0, 16.0),
        title="Décisions et actions",
    )


def _row(number: int, line: MinutesLine, material: MeetingMaterial, *, with_state: bool) -> tuple[Runs, ...]:
    cells: tuple[Runs, ...] = (
        plain(str(number), bold=True),
        (Run(french(f"{LINE_WORDS[line.line_kind]} : "), bold=True), Run(french(line.text))),
        plain(french(owner_shown(line, material.office))),
        plain(f"{line.due_on:%d/%m/%Y}" if line.due_on else ""),
    )
    if not with_state:
        return cells
    state = (
        "prise" if line.line_kind is MinutesLineKind.decision else material.states.get(line.task_id or "", "à faire")
    )
    return (*cells, plain(french(state)), plain(french(line.evidence)))
