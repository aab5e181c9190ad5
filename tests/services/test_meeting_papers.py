from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta
from typing import Any

import docx
import pypdfium2
import pytest

from liaison_desk.documents.model import Document
from liaison_desk.domain.engagements import Attendance, EngagementFields
from liaison_desk.domain.meetings import (
    AgendaItem,
    Attendee,
    ItemPriority,
    MeetingFields,
    MeetingKind,
    MinutesLine,
    MinutesLineKind,
)
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.errors import UserError
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk

_OFFICE = OfficeFields(
    official_first_name="Karim", official_last_name="Delmas", official_courtesy_title=CourtesyTitle.mr,
    officer_name="Nadia Rey",
)  # fmt: skip


def flat(words: str) -> str:
    """Words on one line, whatever their spaces and hyphens at the end of lines."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", words.replace("\ufffe", "-")).strip()


def pdf_words(desk: Desk, document: Document) -> str:
    pdf = pypdfium2.PdfDocument(desk.paper.pdf(document))
    return flat(" ".join(page.get_textpage().get_text_range() for page in pdf))


def word_words(desk: Desk, document: Document) -> str:
    read = docx.Document(io.BytesIO(desk.paper.word(document)))
    return flat(" ".join(part.text for part in read.element.body.iter() if part.tag.endswith("}t") and part.text))


def pages(desk: Desk, document: Document) -> int:
    return len(pypdfium2.PdfDocument(desk.paper.pdf(document)))


@pytest.fixture
def meeting(desk: Desk) -> str:
    desk.settings.change(_OFFICE)
    councillor, prefect = (
        desk.partners.add(
            PartnerFields(
                courtesy_title=CourtesyTitle.ms,
                first_name=first,
                last_name=last,
                email=f"{last.lower()}@example.fr",
                offices_held=[OfficeHeld(function=function)],
            )
        )
        for function, first, last in (("CONSEILLER_DEPARTEMENTAL", "Nadia", "Belkacem"), ("PREFET", "Odile", "Ndoye"))
    )
    before = desk.meetings.add(
        MeetingFields(
            title="Groupe Charte",
            series="Charte",
            starts_at=datetime(2026, 4, 7, 14),
            items=[AgendaItem(title="Version 3")],
            lines=[MinutesLine(line_kind=MinutesLineKind.action, text="Relire l'article 4", owner="DECI")],
        )
    )
    values: dict[str, Any] = {
        "title": "Groupe Charte",
        "series": "Charte",
        "previous_id": before,
        "starts_at": datetime(2026, 5, 12, 14),
        "ends_at": datetime(2026, 5, 12, 15, 30),
        "place": "Salle 108",
        "chair": "Karim Delmas",
        "reply_by": date(2026, 5, 9),
        "arrangements": "Garde d'enfants.",
        "next_on": date(2026, 6, 9),
        "copies_to": ["Cabinet du Président"],
        "items": [
            AgendaItem(
                title="Version 4", minutes=60, rapporteur="DJVA", stake="Un délai chiffré.", position="Un mois.",
                partner_position="Trois semaines.", wanted_outcome="Un accord.", red_line="Pas les subventions.",
                priority=ItemPriority.high, enclosures=["Charte, version 4"],
            ),
            AgendaItem(title="Calendrier", minutes=45),
            AgendaItem(title="Questions diverses", minutes=5),
        ],
        "attendees": [
            Attendee(name="Amel Kaci", office="Habitante", attendance=Attendance.excused),
            Attendee(partner_id=councillor, attendance=Attendance.present),
            Attendee(partner_id=prefect, attendance=Attendance.represented, represented_by="Paul Petit"),
        ],
        "lines": [
            MinutesLine(text="La version 4 est lue article par article."),
            MinutesLine(text="Le délai est discuté."),
            MinutesLine(line_kind=MinutesLineKind.decision, text="Le délai est d'un mois."),
            MinutesLine(
                line_kind=MinutesLineKind.action, text="Diffuser la version 5", owner="Moi", due_on=date(2026, 5, 22)
            ),
        ],
    }  # fmt: skip
    return desk.meetings.add(MeetingFields(**values))


def test_the_agenda_of_those_invited_says_all_but_what_is_at_stake(desk: Desk, meeting: str) -> None:
    document = desk.meeting_papers.agenda(meeting)
    for words in (pdf_words(desk, document), word_words(desk, document)):
        for told in (
            "Karim Delmas vous invite à la réunion qui se tient le mardi 12 mai 2026, de 14 h à 15 h 30 (Salle 108).",
            "Version 4", "Charte, version 4", "1 h 50", "Garde d'enfants.", "samedi 9 mai 2026",
            "Mme Odile Ndoye", "Amel Kaci", "Habitante",
        ):  # fmt: skip
            assert told in words
        for kept in ("Un délai chiffré", "Pas les subventions", "Trois semaines", "Relire l'article 4", "Prioritaire",
                     "20 min de trop", "excusée"):  # fmt: skip
            assert kept not in words
        assert words.index("Ndoye") < words.index("Belkacem") < words.index("Kaci")


def test_the_agenda_of_the_official_says_what_is_at_stake_and_what_is_still_open(desk: Desk, meeting: str) -> None:
    document = desk.meeting_papers.agenda(meeting, for_official=True)
    for words in (pdf_words(desk, document), word_words(desk, document)):
        for told in ("Un délai chiffré.", "Un mois.", "Trois semaines.", "Un accord.", "Pas les subventions.",
                     "Prioritaire", "Relire l'article 4", "DECI", "20 min de trop", "excusé"):  # fmt: skip
            assert told in words
        assert "vous invite" not in words


def test_a_superior_summons_to_an_internal_meeting(desk: Desk, meeting: str) -> None:
    fields = desk.meetings.sheet(meeting).fields
    desk.meetings.edit(meeting, fields.model_copy(update={"meeting_kind": MeetingKind.internal}))
    assert "Karim Delmas vous convoque" in pdf_words(desk, desk.meeting_papers.agenda(meeting))


def test_the_sheet_to_sign_is_in_protocol_order_with_room_for_others(desk: Desk, meeting: str) -> None:
    document = desk.meeting_papers.attendance_sheet(meeting)
    words = pdf_words(desk, document)
    assert words.index("Ndoye") < words.index("Belkacem") < words.index("Kaci")
    assert "représentée par Paul Petit" in words
    assert "Signature" in words
    assert pages(desk, document) == 1


def test_the_minutes_say_who_came_what_was_said_and_what_follows(desk: Desk, meeting: str) -> None:
    desk.meetings.review_minutes(meeting)
    document = desk.meeting_papers.minutes(meeting)
    assert not document.is_draft
    for words in (pdf_words(desk, document), word_words(desk, document)):
        for told in (
            "Mme Odile Ndoye, Préfète", "représentée par Paul Petit", "Amel Kaci, Habitante", "Cabinet du Président",
            "Relire l'article 4", "Exposé – DJVA", "La version 4 est lue article par article.", "Échanges",
            "Le délai est discuté.", "Conclusion", "Décision : Le délai est d'un mois.",
            "Action : Diffuser la version 5 (Nadia Rey avant le vendredi 22 mai 2026)",
            "Ce point est renvoyé à une prochaine réunion.", "Sans observation.", "mardi 9 juin 2026",
            "Rédigé par Nadia Rey",
            "Sans observation avant le mercredi 20 mai 2026, ce compte rendu est réputé approuvé.",
        ):  # fmt: skip
            assert told in words


def test_minutes_not_read_over_are_a_draft_and_approved_ones_say_so(desk: Desk, meeting: str) -> None:
    assert desk.meeting_papers.minutes(meeting).is_draft
    desk.meetings.review_minutes(meeting)
    desk.meetings.mark_sent(meeting, ["tous"])
    desk.meetings.approve_minutes(meeting)
    words = pdf_words(desk, desk.meeting_papers.minutes(meeting))
    assert "Compte rendu approuvé le mardi 5 mai 2026." in words
    assert "réputé approuvé" not in words


def test_minutes_that_went_out_keep_the_day_they_bear(desk: Desk, clock: FixedClock, meeting: str) -> None:
    desk.meetings.review_minutes(meeting)
    desk.meetings.mark_sent(meeting, ["tous"])
    before = pdf_words(desk, desk.meeting_papers.minutes(meeting))
    assert "le mardi 5 mai 2026." in before
    clock.moment += timedelta(days=40)
    assert pdf_words(desk, desk.meeting_papers.minutes(meeting)) == before


def test_the_record_of_decisions_holds_on_one_page_with_states_and_proofs(desk: Desk, meeting: str) -> None:
    line = desk.meetings.sheet(meeting).fields.lines[3]
    desk.tasks.done(line.task_id or "")
    desk.meetings.note_evidence(meeting, 3, "CD-2026-00123")
    document = desk.meeting_papers.decision_record(meeting)
    for words in (pdf_words(desk, document), word_words(desk, document)):
        for told in ("Le délai est d'un mois.", "prise", "Diffuser la version 5", "Nadia Rey", "22/05/2026",
                     "faite le 05/05/2026", "CD-2026-00123", "Points renvoyés", "Calendrier",
                     "mardi 9 juin 2026"):  # fmt: skip
            assert told in words
        assert "La version 4 est lue" not in words
    assert pages(desk, document) == 1


def test_the_official_has_their_place_in_the_order_when_they_come(desk: Desk, meeting: str) -> None:
    desk.meetings.invite(meeting, Attendee(name="Karim Delmas", office="Conseiller départemental délégué"))
    people = desk.meeting_papers.people.of(desk.meetings.sheet(meeting).fields)
    names = [one.person.name for one in people]
    assert names[0] == "Mme Odile Ndoye"
    assert "M. Karim Delmas" in names[1:3]


def test_an_empty_meeting_still_has_its_papers(desk: Desk) -> None:
    identifier = desk.meetings.add(MeetingFields(title="Vide", starts_at=datetime(2026, 5, 12, 9)))
    papers = desk.meeting_papers
    for document in (
        papers.agenda(identifier), papers.agenda(identifier, for_official=True), papers.attendance_sheet(identifier),
        papers.minutes(identifier), papers.decision_record(identifier),
    ):  # fmt: skip
        assert "Vide" in pdf_words(desk, document)
        assert "Vide" in word_words(desk, document)


def test_a_meeting_of_the_agenda_takes_the_order_of_its_place(desk: Desk, meeting: str) -> None:
    engagement = desk.engagements.add(
        EngagementFields(title="Groupe", starts_at=datetime(2026, 5, 12, 14), municipality="93066")
    )
    fields = desk.meetings.sheet(meeting).fields
    desk.meetings.edit(meeting, fields.model_copy(update={"engagement_id": engagement}))
    people = desk.meeting_papers.people.of(desk.meetings.sheet(meeting).fields)
    assert [one.person.name for one in people] == ["Mme Odile Ndoye", "Mme Nadia Belkacem", "Amel Kaci"]


def test_the_list_to_send_to_is_those_invited_then_the_copies(desk: Desk, meeting: str) -> None:
    assert [one.words for one in desk.minutes_mail.recipients(meeting)] == [
        "Mme Odile Ndoye <ndoye@example.fr>",
        "Mme Nadia Belkacem <belkacem@example.fr>",
        "Amel Kaci",
        "Cabinet du Président",
    ]
    with pytest.raises(UserError, match="adresse"):
        desk.minutes_mail.draft(meeting, ["Amel Kaci"], ["Compte rendu"])
    with pytest.raises(UserError, match="document"):
        desk.minutes_mail.draft(meeting, ["a@example.fr"], [])
