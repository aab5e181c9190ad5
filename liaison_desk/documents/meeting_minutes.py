"""Minutes of meetings (form D13, domain reference §3.2): present tense, impersonal; no official record."""

from __future__ import annotations

from collections.abc import Sequence

from liaison_desk.documents.decision_record import outcomes_table
from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.meeting_material import (
    LINE_WORDS,
    MeetingMaterial,
    facts,
    hours,
    owner_shown,
    people_who,
    when_and_where,
)
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
    Table,
    TemplateName,
    plain,
)
from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.french import full_date
from liaison_desk.domain.meeting_agendas import is_any_other_business, is_approval
from liaison_desk.domain.meetings import AgendaItem, MinutesLine, MinutesLineKind, MinutesState
from liaison_desk.domain.minutes import EarlierAction, lines_of_item, outcomes
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.tasks import TaskState
from liaison_desk.domain.typography import french

_NOT_SETTLED = frozenset({MinutesState.none, MinutesState.draft})
_GONE = frozenset({MinutesState.sent, MinutesState.approved})


def compose_minutes(material: MeetingMaterial) -> Document:
    """Return the minutes of a meeting as a document."""
    meeting = material.meeting
    blocks: list[Block] = [block for block in (_identity(material), _attendance(material)) if block is not None]
    if meeting.items:
        summary = tuple(ListItem(plain(french(item.title))) for item in meeting.items)
        blocks += [Heading(plain("Rappel de l'ordre du jour"), 1), ItemList(summary, numbered=True)]
    blocks += _earlier(material.earlier_actions)
    for place, item in enumerate(meeting.items):
        blocks += _item(place + 1, item, lines_of_item(meeting, place), material.office)
    if not meeting.items:
        blocks += _exchanges(meeting.lines)
    if outcomes(meeting):
        blocks += [Heading(plain("Décisions et actions"), 1), outcomes_table(material)]
    blocks += _closing(material)
    return Document(
        title=french(meeting.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(kind="Compte rendu", subtitle=when_and_where(meeting)),
        is_draft=meeting.minutes_state in _NOT_SETTLED,
    )


def _identity(material: MeetingMaterial) -> Block | None:
    meeting = material.meeting
    return facts(
        (
            ("Date", f"{full_date(meeting.day)}, {hours(meeting)}"),
            ("Lieu", meeting.place),
            ("Présidence", meeting.chair),
            ("Animation", meeting.facilitator),
        ),
        "Réunion",
    )


def _attendance(material: MeetingMaterial) -> Block | None:
    people = material.people
    return facts(
        (
            ("Présents", people_who(people, Attendance.present)),
            ("Représentés", people_who(people, Attendance.represented)),
            ("Excusés", people_who(people, Attendance.excused)),
            ("Absents", people_who(people, Attendance.expected)),
            ("Diffusion", ", ".join(("participants", *material.meeting.copies_to))),
        ),
        "Présences et diffusion",
    )


def _earlier(actions: Sequence[EarlierAction]) -> list[Block]:
    if not actions:
        return []
    table = Table(
        header=tuple(plain(name) for name in ("Action", "Responsable", "Échéance", "État")),
        rows=tuple(
            (
                plain(french(one.title)),
                plain(french(one.owner)),
                plain(f"{one.due_on:%d/%m/%Y}" if one.due_on else ""),
                plain(_state(one), bold=one.state is TaskState.done),
            )
            for one in actions
        ),
        widths=(46.0, 24.0, 15.0, 15.0),
        title="Suites des réunions précédentes",
    )
    return [Heading(plain("Suites des réunions précédentes"), 1), table]


def _state(action: EarlierAction) -> str:
    if action.state is TaskState.done:
        return f"faite le {action.done_on:%d/%m/%Y}" if action.done_on else "faite"
    return "en cours"


def _item(number: int, item: AgendaItem, lines: Sequence[MinutesLine], office: OfficeFields) -> list[Block]:
    """Return an item: what was presented, when somebody presents it, what was said, what was concluded."""
    blocks: list[Block] = [Heading(plain(french(f"{number}. {item.title}")), 1)]
    if not lines:
        is_usual = is_approval(item) or is_any_other_business(item)
        words = "Sans observation." if is_usual else "Ce point est renvoyé à une prochaine réunion."
        return [*blocks, Paragraph(plain(words), ParagraphStyle.body)]
    talk = [line for line in lines if line.line_kind is MinutesLineKind.talk]
    if item.rapporteur and talk:
        blocks.append(Heading(plain(french(f"Exposé – {item.rapporteur}")), 2))
        blocks += blocks_of(talk[0].text, first_level=3)
        talk = talk[1:]
    if talk:
        blocks.append(Heading(plain("Échanges"), 2))
        blocks += _exchanges(talk)
    told = [line for line in lines if line.line_kind is not MinutesLineKind.talk]
    if told:
        conclusions = tuple(ListItem(_conclusion(line, office)) for line in told)
        blocks += [Heading(plain("Conclusion"), 2), ItemList(conclusions)]
    return blocks


def _exchanges(lines: Sequence[MinutesLine]) -> list[Block]:
    return [block for line in lines for block in blocks_of(line.text, first_level=3)]


def _conclusion(line: MinutesLine, office: OfficeFields) -> tuple[Run, ...]:
    owner = owner_shown(line, office)
    due = f" avant le {full_date(line.due_on)}" if line.due_on else ""
    who = f" ({owner}{due})" if owner else f" ({due.strip()})" if due else ""
    return (Run(french(f"{LINE_WORDS[line.line_kind]} : "), bold=True), Run(french(f"{line.text}{who}")))


def _closing(material: MeetingMaterial) -> list[Block]:
    meeting, office = material.meeting, material.office
    blocks: list[Block] = []
    if meeting.next_on:
        words = f"Le {full_date(meeting.next_on)}."
        blocks += [Heading(plain("Prochaine réunion"), 1), Paragraph(plain(french(words)))]
    writer = office.officer_name or "[à compléter : nom de l'agent (Réglages)]"
    written_on = meeting.sendings[-1].sent_on if meeting.minutes_state in _GONE and meeting.sendings else material.today
    blocks.append(Paragraph(plain(french(f"Rédigé par {writer}, le {full_date(written_on)}.")), ParagraphStyle.caption))
    if meeting.minutes_state is MinutesState.approved and meeting.approved_on:
        approval = f"Compte rendu approuvé le {full_date(meeting.approved_on)}."
    elif meeting.remarks_by:
        approval = f"Sans observation avant le {full_date(meeting.remarks_by)}, ce compte rendu est réputé approuvé."
    else:
        approval = ""
    blocks += [Paragraph(plain(french(approval)), ParagraphStyle.notice)] if approval else []
    blocks += [
        Paragraph(
            plain(french(f"Corrigé à partir du {full_date(one.opened_on)} : {one.reason}")), ParagraphStyle.caption
        )
        for one in meeting.corrections
    ]
    return blocks
