import re
from collections import Counter
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from liaison_desk.demo.generator import demo_office
from liaison_desk.demo.structure import DemoOffice
from liaison_desk.domain.briefings import BriefingKind, BriefingState
from liaison_desk.domain.decisions import ReviewItemKind
from liaison_desk.domain.engagements import EngagementKind, EngagementState
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.note_forms import form_of
from liaison_desk.domain.working_days import is_public_holiday, is_working_day

TODAY = date(2026, 5, 5)
DAYS = [TODAY, date(2026, 11, 21), date(2026, 7, 26), date(2027, 1, 1)]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def office(request: pytest.FixtureRequest) -> DemoOffice:
    return demo_office(request.param)


def texts_of(office: DemoOffice) -> list[str]:
    letters = [f"{letter.fields.subject}\n{letter.fields.body}" for letter in office.letters]
    engagements = [
        f"{engagement.fields.title}\n{engagement.fields.background}\n{engagement.fields.address}"
        for engagement in office.engagements
    ]
    briefings = [
        "\n".join([briefing.fields.title, *(section.body for section in briefing.fields.sections)])
        for briefing in office.briefings
    ]
    return letters + engagements + briefings


def test_an_office_has_its_full_size(office: DemoOffice) -> None:
    assert 240 <= len(office.partners) <= 300
    assert len(office.engagements) == 122
    assert len([letter for letter in office.letters if not letter.fields.mailing_id]) == 400
    assert len(office.briefings) == 60


def test_the_same_day_gives_the_same_office() -> None:
    assert demo_office(TODAY) == demo_office(TODAY)


def test_every_reference_leads_to_a_record(office: DemoOffice) -> None:
    partners = {record.id for record in office.partners}
    engagements = {record.id for record in office.engagements}
    letters = {record.id for record in office.letters}
    everything = partners | engagements | letters | {record.id for record in office.briefings}
    assert len(everything) == sum(map(len, (office.partners, office.engagements, office.letters, office.briefings)))
    assert all(re.fullmatch(r"[0-9a-f]{32}", identifier) for identifier in everything)
    for record in office.partners:
        assert {held.organisation_id for held in record.fields.offices_held} - {None} <= partners
    for record in office.engagements:
        fields = record.fields
        named = {fields.host_id, fields.on_site_contact_id, fields.representative_id} - {None}
        assert named | {participant.partner_id for participant in fields.participants} <= partners
    for record in office.letters:
        assert record.fields.correspondent_id in partners
        assert {record.fields.answers_to_id} - {None} <= letters
        assert {record.fields.engagement_id} - {None} <= engagements


def test_engagements_fall_on_believable_days(office: DemoOffice) -> None:
    for record in office.engagements:
        fields = record.fields
        if fields.recurrence:
            continue  # a series may have begun long ago
        assert fields.day.weekday() != 6
        assert not is_public_holiday(fields.day) or fields.title.startswith("Cérémonie commémorative")
        if fields.engagement_kind in {EngagementKind.meeting, EngagementKind.committee, EngagementKind.sitting}:
            assert is_working_day(fields.day)
        is_over = fields.state in {EngagementState.done}
        assert not (is_over and fields.day >= office.today)
        assert not (fields.state in {EngagementState.accepted, EngagementState.requested} and fields.day < office.today)


def test_what_is_near_is_ready_to_be_printed(office: DemoOffice) -> None:
    near = [
        record.fields
        for record in office.engagements
        if 0 <= (record.fields.day - office.today).days <= 14 and record.fields.state is EngagementState.accepted
    ]
    assert len(near) >= 8
    for fields in near:
        assert fields.run_sheet
        assert fields.participants
        assert fields.on_site_contact_id
        assert fields.watch_points
        assert fields.talking_points
        assert fields.ends_at is not None
        assert sum(item.minutes for item in fields.run_sheet) == (fields.ends_at - fields.starts_at).seconds // 60


def test_two_engagements_clash_within_a_fortnight(office: DemoOffice) -> None:
    live = [record.fields for record in office.engagements if 0 <= (record.fields.day - office.today).days <= 14]
    clashes = [
        (one, other)
        for one in live
        for other in live
        if one.starts_at < other.starts_at and one.ends_at and other.starts_at < one.ends_at
    ]
    assert clashes
    assert all(EngagementState.requested in {one.state, other.state} for one, other in clashes)


def test_a_point_is_prepared_for_tuesday_with_requests_and_arbitrations(office: DemoOffice) -> None:
    review = office.reviews[0].fields
    assert (review.held_on.weekday(), review.held_on >= office.today) == (1, True)
    kinds = [item.item_kind for item in review.items]
    assert kinds.count(ReviewItemKind.arbitration) == 2
    assert kinds.count(ReviewItemKind.request) >= 3


def test_what_was_decided_is_in_the_register_on_working_days(office: DemoOffice) -> None:
    decided = {record.fields.engagement_id for record in office.decisions}
    for record in office.engagements:
        is_decided = record.fields.state is not EngagementState.requested and not record.fields.recurrence
        assert (record.id in decided) == is_decided
    for record in office.decisions:
        assert record.fields.decided_on <= office.today
        assert is_working_day(record.fields.decided_on)


def test_letters_come_in_the_order_of_the_registers(office: DemoOffice) -> None:
    position = {record.id: index for index, record in enumerate(office.letters)}
    for record in office.letters:
        fields = record.fields
        if fields.answers_to_id:
            assert position[fields.answers_to_id] < position[record.id]
        if fields.mail_register is MailRegister.incoming:
            assert fields.received_on is not None
            assert fields.received_on <= office.today
            assert is_working_day(fields.received_on)
            assert fields.document_date is not None
            assert fields.document_date <= fields.received_on
        else:
            assert (fields.signed_on is not None) == (fields.state in {LetterState.sent, LetterState.signed})
            assert fields.signed_on is None or fields.signed_on <= office.today
            assert fields.sent_on is None or fields.sent_on <= office.today


def test_the_desk_has_something_to_do(office: DemoOffice) -> None:
    incoming = [record.fields for record in office.letters if record.fields.mail_register is MailRegister.incoming]
    waiting = [fields for fields in incoming if fields.state.is_open and fields.due_date]
    assert 3 <= sum(fields.due_date < office.today for fields in waiting if fields.due_date) <= 25
    assert 15 <= len(waiting) <= 90
    outgoing = Counter(
        record.fields.state for record in office.letters if record.fields.mail_register is MailRegister.outgoing
    )
    assert outgoing[LetterState.in_circuit]
    assert outgoing[LetterState.sent] > 120


def test_texts_are_finished_french(office: DemoOffice) -> None:
    wrong = re.compile(
        r"[{}]|\b(?:de|à) Les? |\bde les |  |\bd'l'|[a-z] ,|\bNone\b|\bd[eu] (?:Aub|Aul|É)|\bà (?:le|les) [A-Z]"
    )
    for text in texts_of(office):
        assert not wrong.search(text), wrong.search(text)


def test_numbers_and_addresses_cannot_reach_anybody(office: DemoOffice) -> None:
    for record in office.partners:
        fields = record.fields
        assert all(phone.startswith(("+33199", "+33639")) for phone in (fields.phone, fields.mobile) if phone)
        assert fields.email.endswith((".example.org", ".example.fr"))


def test_briefs_fill_the_sections_of_their_form(office: DemoOffice) -> None:
    headings = form_of(BriefingKind.topic_brief).headings
    for record in office.briefings:
        assert record.fields.as_of is not None
        assert record.fields.as_of <= office.today
        written = [section.heading for section in record.fields.sections if section.body]
        assert set(written) <= set(headings)
        assert len(written) == (8 if record.fields.state is BriefingState.draft else 11)
        assert any("|---|" in section.body for section in record.fields.sections)


def test_the_invitation_is_a_message_with_a_calendar_file(office: DemoOffice) -> None:
    message = message_from_bytes(office.invitation, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert str(message["Subject"]).startswith("Invitation : Soirée des bénévoles")
    (attachment,) = message.iter_attachments()
    calendar = attachment.get_payload(decode=True)
    assert isinstance(calendar, bytes)
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    assert any(message["From"].addresses[0].addr_spec == record.fields.email for record in office.partners)
