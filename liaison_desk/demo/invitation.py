"""The invitation a newcomer drops on the window: an e-mail with a calendar file inside."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from zoneinfo import ZoneInfo

from liaison_desk.demo.cast import Body
from liaison_desk.demo.dice import Dice
from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.french import clock, full_date
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.organisation_names import of_association
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.working_days import is_public_holiday, previous_working_day

_DAYS_AHEAD = 24
_PARIS = ZoneInfo("Europe/Paris")
_LONGEST_LINE = 75
_TIME_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE"""


def invitation_message(host: Body, office: OfficeFields, today: date, dice: Dice) -> bytes:
    """Return the message (RFC 5322) with its calendar file (RFC 5545), sent the eve of that day."""
    organisation, president = host.organisation.fields, host.president.fields
    starts_at = datetime.combine(_evening(today), time(18, 30))
    title = f"Soirée des bénévoles {of_association(organisation.name)}"
    place = f"{organisation.street}, {organisation.postal_code} {organisation.city}"
    message = EmailMessage(policy=SMTP)
    message["From"] = f'"{president.first_name} {president.last_name}" <{president.email}>'
    message["To"] = f'"{office.officer_name}" <{office.officer_email}>'
    message["Subject"] = f"Invitation : {title}"
    message["Date"] = datetime.combine(today - timedelta(days=1), time(16, 42), _PARIS)
    message["Message-ID"] = f"<{dice.identifier()}@{president.email.partition('@')[2]}>"
    message.set_content(_text(host, starts_at, place), cte="quoted-printable")
    calendar = _calendar(
        title, place, starts_at, today, f"{dice.identifier()}@{president.email.partition('@')[2]}", message
    )
    message.add_attachment(
        calendar,
        maintype="text",
        subtype="calendar",
        filename="invitation.ics",
        params={"method": "REQUEST", "charset": "utf-8"},
    )
    message.set_boundary(f"=_{dice.identifier()}")
    return message.as_bytes()


def _text(host: Body, starts_at: datetime, place: str) -> str:
    organisation, president = host.organisation.fields, host.president.fields
    title = "Présidente" if president.courtesy_title is CourtesyTitle.ms else "Président"
    reply_by = previous_working_day(starts_at.date() - timedelta(days=9))
    return "\n\n".join(
        (
            "Monsieur le Conseiller départemental,",
            f"Notre association réunit ses bénévoles le {full_date(starts_at.date())} à {clock(starts_at)}, "
            f"dans ses locaux : {place}.",
            "Nous serions très heureux que vous puissiez être des nôtres et dire quelques mots (cinq minutes) "
            "sur la Charte des engagements réciproques. La soirée s'achèvera vers 20 h 30 autour d'un buffet. "
            "L'entrée est de plain-pied.",
            f"Pourriez-vous nous répondre avant le {full_date(reply_by)} ? L'invitation pour votre agenda est jointe.",
            "Avec nos salutations les meilleures,",
            f"{president.first_name} {president.last_name}\n{title} {of_association(organisation.name)}\n"
            f"{shown_phone(president.mobile)}\n",
        )
    )


def _calendar(title: str, place: str, starts_at: datetime, today: date, uid: str, message: EmailMessage) -> bytes:
    stamp = datetime.combine(today - timedelta(days=1), time(16, 40), _PARIS).astimezone(UTC)
    sender, recipient = (message[name].addresses[0] for name in ("From", "To"))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Exemple//Agenda associatif//FR",
        "METHOD:REQUEST",
        *_TIME_ZONE.splitlines(),
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        "SEQUENCE:0",
        f"DTSTART;TZID=Europe/Paris:{starts_at:%Y%m%dT%H%M%S}",
        f"DTEND;TZID=Europe/Paris:{starts_at + timedelta(hours=2):%Y%m%dT%H%M%S}",
        f"SUMMARY:{_escaped(title)}",
        f"LOCATION:{_escaped(place)}",
        f'ORGANIZER;CN="{sender.display_name}":mailto:{sender.addr_spec}',
        f'ATTENDEE;CN="{recipient.display_name}";PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{recipient.addr_spec}',
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) for line in lines).encode()


def _evening(today: date) -> date:
    """Return a weekday some weeks ahead that is no public holiday."""
    day = today + timedelta(days=_DAYS_AHEAD)
    while day.weekday() > 3 or is_public_holiday(day):
        day += timedelta(days=1)
    return day


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Return a content line folded at 75 octets (RFC 5545 §3.1), never inside a character."""
    folded, width = "", 0
    for sign in line:
        if width + len(sign.encode()) > _LONGEST_LINE:
            folded, width = f"{folded}\r\n ", 1
        folded += sign
        width += len(sign.encode())
    return f"{folded}\r\n"
