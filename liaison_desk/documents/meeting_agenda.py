"""Agendas of meetings, with the words that invite or summon (form D12, domain reference §3.2)."""

from __future__ import annotations

from dataclasses import dataclass

from liaison_desk.documents.meeting_material import (
    MeetingMaterial,
    facts,
    hours,
    person_runs,
    when_and_where,
)
from liaison_desk.documents.model import (
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
    plain,
)
from liaison_desk.domain.french import clock, duration, full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.meeting_agendas import (
    is_any_other_business,
    is_approval,
    is_summons,
    minutes_available,
    starts_of_items,
    total_minutes,
)
from liaison_desk.domain.meetings import AgendaItem, ItemPriority, MeetingFields
from liaison_desk.domain.typography import french


@dataclass(frozen=True)
class _Words:
    """How people are called to the meeting."""

    kind: str
    opening: str


def compose_meeting_agenda(material: MeetingMaterial, *, for_official: bool = False) -> Document:
    """Return an agenda; the one of the official says who answered, and of each item what is at stake and to hold."""
    meeting = material.meeting
    blocks: list[Block] = []
    if not for_official:
        blocks.append(Paragraph(plain(french(_words(meeting).opening)), ParagraphStyle.body))
    if known := facts(_points(meeting), "Réunion"):
        blocks.append(known)
    blocks += [Heading(plain("Ordre du jour"), 1), *_agenda(meeting, for_official=for_official)]
    if for_official:
        blocks += _stakes(meeting)
        blocks += _open_actions(material)
    if material.people:
        blocks += [Heading(plain("Invités"), 1), _people(material, for_official=for_official)]
    return Document(
        title=french(meeting.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind="Ordre du jour – version de l'élue" if for_official and material.office.is_woman
            else "Ordre du jour – version de l'élu" if for_official else _words(meeting).kind,
            subtitle=when_and_where(meeting),
        ),
    )  # fmt: skip


def _words(meeting: MeetingFields) -> _Words:
    """Return the words of a superior, who summons, or of anybody else, who invites."""
    where = f" ({meeting.place})" if meeting.place else ""
    about = f"à la réunion qui se tient le {full_date(meeting.day)}, {hours(meeting)}{where}."
    if is_summons(meeting):
        return _Words("Convocation et ordre du jour", f"{meeting.chair} vous convoque {about}")
    who = f"{meeting.chair} vous invite" if meeting.chair else "Vous êtes invité·e"
    return _Words("Invitation et ordre du jour", f"{who} {about}")


def _points(meeting: MeetingFields) -> list[tuple[str, str]]:
    return [
        ("Date", f"{full_date(meeting.day)}, {hours(meeting)}"),
        ("Lieu", meeting.place),
        ("Visioconférence", meeting.online_url),
        ("Présidence", meeting.chair),
        ("Animation", meeting.facilitator),
        ("Modalités", meeting.arrangements),
        ("Réponse", f"merci de répondre avant le {full_date(meeting.reply_by)}" if meeting.reply_by else ""),
    ]


def _agenda(meeting: MeetingFields, *, for_official: bool) -> list[Block]:
    if not meeting.items:
        return [Paragraph(plain("[à compléter : points de l'ordre du jour]"), ParagraphStyle.caption)]
    starts = starts_of_items(meeting)
    table = Table(
        header=tuple(plain(name) for name in ("N°", "Heure", "Point", "Rapporteur", "Type", "Durée")),
        rows=tuple(
            (
                plain(str(number), bold=True),
                plain(french(clock(start))),
                _title(item, for_official=for_official),
                plain(french(item.rapporteur)),
                plain(label(item.item_kind)),
                plain(french(duration(item.minutes)) if item.minutes else ""),
            )
            for number, (item, start) in enumerate(zip(meeting.items, starts, strict=True), 1)
        ),
        widths=(6.0, 11.0, 45.0, 14.5, 13.5, 10.0),
        title="Points de l'ordre du jour",
    )
    return [table, Paragraph(plain(french(_lasting(meeting, for_official=for_official))), ParagraphStyle.caption)]


def _title(item: AgendaItem, *, for_official: bool) -> Runs:
    runs = [*plain(french(item.title), bold=True)]
    if for_official and item.priority is not ItemPriority.normal:
        runs.append(Run(french(f"\n{label(item.priority)}"), italic=True))
    if item.enclosures:
        runs.append(Run(french(f"\nPièces : {', '.join(item.enclosures)}")))
    return tuple(runs)


def _lasting(meeting: MeetingFields, *, for_official: bool) -> str:
    """Return how long the items last; that they last too long is not for those invited."""
    total, room = total_minutes(meeting.items), minutes_available(meeting)
    words = f"Durée des points : {duration(total)}"
    if room is not None and total > room:
        if not for_official:
            return f"{words}."
        return f"{words}, pour une réunion de {duration(room)} : {duration(total - room)} de trop."
    return f"{words}." if room is None else f"{words}, pour une réunion de {duration(room)}."


def _stakes(meeting: MeetingFields) -> list[Block]:
    """Return, item by item, what is at stake, the most important said first of each."""
    blocks: list[Block] = []
    for number, item in enumerate(meeting.items, 1):
        known = facts(
            (
                ("Priorité", label(item.priority)),
                ("Enjeu", item.stake),
                ("Position du Département", item.position),
                ("Position des partenaires", item.partner_position),
                ("Issue souhaitée", item.wanted_outcome),
                ("Marge, ligne rouge", item.red_line),
            ),
            item.title,
        )
        if known is not None and not is_approval(item) and not is_any_other_business(item):
            blocks += [Heading(plain(french(f"{number}. {item.title}")), 2), known]
    return [Heading(plain("Enjeux et positions"), 1), *blocks] if blocks else []


def _open_actions(material: MeetingMaterial) -> list[Block]:
    still = [one for one in material.earlier_actions if one.is_open]
    if not still:
        return []
    table = Table(
        header=tuple(plain(name) for name in ("Action", "Responsable", "Échéance")),
        rows=tuple(
            (
                plain(french(one.title), bold=True),
                plain(french(one.owner)),
                plain(f"{one.due_on:%d/%m/%Y}" if one.due_on else ""),
            )
            for one in still
        ),
        widths=(54.0, 28.0, 18.0),
        title="Actions encore ouvertes",
    )
    return [Heading(plain("Actions encore ouvertes"), 1), table]


def _people(material: MeetingMaterial, *, for_official: bool) -> Table:
    title = "Invités, par ordre protocolaire"
    if not for_official:
        return Table((plain("Nom et qualité"),), tuple((person_runs(one),) for one in material.people), (1,), title)
    rows = tuple((person_runs(one), plain(one.words)) for one in material.people)
    return Table((plain("Nom et qualité"), plain("Réponse")), rows, (76.0, 24.0), title)
