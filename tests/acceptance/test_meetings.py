"""Steps 13, 14 and 16 of the acceptance week: the meeting on the Charte, and the figures that come by mail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.letters import LetterState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.meetings import AgendaItem, Attendee, ItemPriority, MeetingFields, MinutesLine, MinutesLineKind
from liaison_desk.domain.tasks import TaskState
from liaison_desk.domain.validation import changed
from tests.acceptance.prepared import prepared
from tests.acceptance.reading import both, pdf_pages
from tests.acceptance.week import Week

ACTIONS = ("Relire l'article 4", "Interroger la DJVA", "Réserver la salle", "Compter les signataires")


@dataclass
class Charter:
    """The meeting of Tuesday afternoon, after that of April."""

    week: Week
    before: str
    id: str

    @property
    def fields(self) -> MeetingFields:
        return self.week.desk.meetings.sheet(self.id).fields


def line(text: str, item: int = 0, kind: MinutesLineKind = MinutesLineKind.talk, **values: object) -> MinutesLine:
    return MinutesLine.model_validate({"item": item, "line_kind": kind, "text": text, **values})


def charter_meeting(week: Week) -> Charter:
    """Record the meeting of April with its four open actions, then that of Tuesday 5 May."""
    meetings = week.desk.meetings
    before = meetings.add(
        MeetingFields(
            title="Charte des engagements réciproques", series="Charte", starts_at=datetime(2026, 4, 7, 14),
            items=[AgendaItem(title="Version 3")],
            lines=[line(text, kind=MinutesLineKind.action, owner="DECI") for text in ACTIONS],
        )
    )  # fmt: skip
    items = [
        AgendaItem(
            title="Version 4 de la Charte", minutes=45, rapporteur="DJVA", stake="Un délai de réponse chiffré.",
            position="Un mois.", priority=ItemPriority.high,
        ),
        AgendaItem(
            title="Calendrier de signature", minutes=30, stake="Signer avant les Assises.", position="Le 16 juin.",
            priority=ItemPriority.normal,
        ),
    ]  # fmt: skip
    attendees = [
        Attendee(partner_id=week.ids[name])
        for name in ("resident", "president of the club", "colleague", "préfet délégué", "mayor of Stains")
    ]
    values = {
        "items": [item.model_dump() for item in items],
        "attendees": [one.model_dump() for one in attendees],
        "starts_at": datetime(2026, 5, 5, 14),
        "ends_at": datetime(2026, 5, 5, 15, 30),
        "copies_to": ["djva@example.fr"],
    }
    return Charter(week, before, meetings.add(changed(meetings.next_of(before), values)))


@pytest.fixture
def charter(week: Week) -> Charter:
    week.at(5, 13, 30)
    return charter_meeting(week)


def noted(charter: Charter) -> None:
    """The notes of the meeting: talk, three actions, two decisions."""
    lines = [
        line("La version 4 est lue."),
        line("Le délai de réponse est d'un mois.", kind=MinutesLineKind.decision),
        line("Diffuser la version 5", kind=MinutesLineKind.action, owner="DJVA", due_on=date(2026, 5, 19)),
        line("Prévenir les réseaux", kind=MinutesLineKind.action, owner="Moi", due_on=date(2026, 5, 11)),
        line("La signature a lieu le 16 juin.", 1, MinutesLineKind.decision),
        line("Retenir la salle des fêtes", 1, MinutesLineKind.action, owner="DECI", due_on=date(2026, 5, 22)),
    ]
    charter.week.desk.meetings.record_minutes(charter.id, lines)


def test_step_13_the_agenda_says_what_is_at_stake_and_the_sheet_to_sign_is_in_protocol_order(charter: Charter) -> None:
    papers = charter.week.desk.meeting_papers
    for words in both(charter.week, papers.agenda(charter.id, for_official=True)):
        for told in (
            "Version 4 de la Charte", "Un délai de réponse chiffré.", "Un mois.", "Prioritaire",
            "Calendrier de signature", "Signer avant les Assises.", "Le 16 juin.", *ACTIONS, "mardi 5 mai 2026",
        ):  # fmt: skip
            assert told in words
    for words in both(charter.week, papers.agenda(charter.id)):
        assert "Calendrier de signature" in words
        assert "Signer avant les Assises." not in words
    for words in both(charter.week, papers.attendance_sheet(charter.id)):
        places = [words.index(name) for name in ("Diarra", "Nguyen", "Ferrand", "Benali", "Marchand")]
        assert places == sorted(places)
        assert "Signature" in words


def test_step_14_what_is_ticked_and_typed_once_is_in_minutes_record_register_and_tasks(charter: Charter) -> None:
    desk = charter.week.desk
    assert sorted(one.title for one in desk.meetings.earlier_actions(charter.id)) == sorted(ACTIONS)
    here = {charter.week.ids[name] for name in ("resident", "president of the club", "mayor of Stains")}
    for place, one in enumerate(charter.fields.attendees):
        desk.meetings.mark(charter.id, place, Attendance.present if one.partner_id in here else Attendance.excused)
    decided, todo = desk.decisions.count(ListQuery()), desk.tasks.count(ListQuery())
    noted(charter)
    assert desk.decisions.count(ListQuery()) == decided + 2
    assert desk.tasks.count(ListQuery()) == todo + 5  # three actions, and two papers to send
    lines = charter.fields.lines
    assert len([one for one in lines if one.decision_id]) == 2
    assert len([one for one in lines if one.task_id]) == 3
    desk.meetings.review_minutes(charter.id)
    for words in both(charter.week, desk.meeting_papers.minutes(charter.id)):
        present, excused = words.index("Présent"), words.index("Excus")
        assert present < words.index("Diarra") < words.index("Benali") < words.index("Marchand") < excused
        assert excused < words.index("Nguyen", excused) < words.index("Ferrand", excused)
        for told in (
            *ACTIONS, "La version 4 est lue.", "Décision : Le délai de réponse est d'un mois.",
            "Action : Diffuser la version 5 (DJVA avant le mardi 19 mai 2026)", "Décision : La signature a lieu",
        ):  # fmt: skip
            assert told in words
    record = desk.meeting_papers.decision_record(charter.id)
    for words in both(charter.week, record):
        for told in ("Le délai de réponse est d'un mois.", "Diffuser la version 5", "19/05/2026", "22/05/2026"):
            assert told in words
        assert "La version 4 est lue" not in words
    assert len(pdf_pages(desk.paper.pdf(record))) == 1


def test_step_14_the_minutes_are_sent_with_their_files_and_kept_as_sent(charter: Charter) -> None:
    desk = charter.week.desk
    noted(charter)
    desk.meetings.review_minutes(charter.id)
    addresses = [one.words for one in desk.minutes_mail.recipients(charter.id) if "@" in one.words]
    assert any("mairie@stains.example" in one for one in addresses)
    assert "djva@example.fr" in addresses
    papers = ["Compte rendu", "Relevé de décisions"]
    message = message_from_bytes(desk.minutes_mail.draft(charter.id, addresses, papers), policy=policy.default)
    files = [part for part in message.iter_attachments() if (part.get_filename() or "").endswith((".docx", ".pdf"))]
    assert len(files) == 2
    desk.meetings.mark_sent(charter.id, addresses, papers)
    assert charter.fields.sendings[-1].to == addresses
    written = [link.id for link in desk.meetings.sheet(charter.id).links if "à diffuser" in link.label]
    assert {desk.tasks.sheet(task).fields.state for task in written} == {TaskState.done}


def test_a_figure_that_comes_by_mail_makes_the_trip_file_one_piece_more_ready(week: Week, tmp_path: Path) -> None:
    desk = week.desk
    prepared(week)
    before = desk.readiness.of(week.ids["A"])
    assert (before.ready, before.needed) == (7, 9)
    figures = next(piece.task_id for piece in before.missing if piece.piece == "contribution")
    path = tmp_path / "chiffres.eml"
    path.write_bytes(MAIL.encode())
    week.at(5, 16)
    reading = desk.intake.read(path)
    assert reading.letter is not None
    letter = changed(reading.letter, {"engagement_id": week.ids["A"]})
    taken = desk.intake.confirm(replace(reading, letter=letter))
    assert taken.letter_id in {link.id for link in desk.engagements.sheet(week.ids["A"]).links}
    desk.letters.set_state([taken.letter_id], LetterState.no_reply_needed)
    desk.tasks.done(figures)
    after = desk.readiness.of(week.ids["A"])
    assert (after.ready, after.needed) == (8, 9)
    assert desk.intake.read(path).known is not None


MAIL = """From: Hawa Sissoko <hawa.sissoko@example.fr>
Subject: Chiffres de la pratique du velo
Date: Tue, 5 May 2026 15:40:00 +0200
Message-ID: <chiffres@example.fr>
Content-Type: text/plain; charset=utf-8

Bonjour,

Voici les chiffres : 412 adherents.
"""
