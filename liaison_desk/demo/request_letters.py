"""Letters that ask for something, with their acknowledgements and answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from liaison_desk.demo import banks
from liaison_desk.demo.banks import Request
from liaison_desk.demo.cast import Body
from liaison_desk.demo.correspondence import Desk, Letter
from liaison_desk.demo.people import municipality_of
from liaison_desk.demo.wording import amount
from liaison_desk.domain.french import at, long_date, of
from liaison_desk.domain.letters import Channel, LetterState, MailRegister, Wording
from liaison_desk.domain.working_days import (
    add_months,
    add_working_days,
    implicit_decision_day,
    is_working_day,
    previous_working_day,
)

_YEAR = 364
_RECENT, _UNDER_WAY, _LATE = 8, 30, 62
"""Age in days under which a request is new, under way, or may still be open although late."""

_FLAGGED_DAYS = 8
_CHANNEL_WORDS = {Channel.mail: "courrier", Channel.email: "courriel"}


def request_letters(desk: Desk, count: int) -> list[Letter]:
    """Return exactly that many letters: requests of the past year and what was answered."""
    letters: list[Letter] = []
    for thread in _threads(desk):
        if len(letters) + len(thread) <= count:
            letters += thread
        if len(letters) == count:
            break
    return letters


def _threads(desk: Desk) -> Iterator[list[Letter]]:
    """Yield threads without end; new requests first, then those of the whole year."""
    requests: list[Request] = []
    number = 0
    while True:
        requests = requests or desk.dice.shuffled(banks.letters().requests)
        age = number * 2 % 60 if number < 30 else desk.dice.number(_UNDER_WAY, _YEAR)
        yield _thread(desk, requests.pop(), age)
        number += 1


def _thread(desk: Desk, request: Request, age: int) -> list[Letter]:
    received_on = desk.today - timedelta(days=age)
    if not is_working_day(received_on):
        received_on = previous_working_day(received_on)
    sender = _sender(desk, request)
    channel = desk.dice.pick([Channel.mail, Channel.email])
    words = _words(desk, request, sender, received_on)
    written_on = received_on if channel is Channel.email else previous_working_day(previous_working_day(received_on))
    words |= {"document_date": long_date(written_on), "channel": _CHANNEL_WORDS[channel]}
    due_date = add_working_days(received_on, _FLAGGED_DAYS) if request.flagged else add_months(received_on, 1)
    letter = desk.letter(
        {
            "mail_register": MailRegister.incoming,
            "subject": request.subject.format_map(words),
            "correspondent_id": sender.president.id,
            "received_on": received_on,
            "document_date": written_on,
            "channel": channel,
            "unit": request.unit,
            "due_date": due_date if request.reply else None,
            "flagged": request.flagged,
            "enclosures": [enclosure.format_map(words) for enclosure in request.enclosures],
            "body": request.body.format_map(words),
        }
    )
    words |= {"subject": letter.fields.subject, "due_date": long_date(due_date)}
    return _followed(desk, request, letter, words)


def _followed(desk: Desk, request: Request, letter: Letter, words: dict[str, str]) -> list[Letter]:
    """Return a request with what its age lets expect of the office."""
    received_on = letter.fields.received_on or desk.today
    age = (desk.today - received_on).days
    if not request.reply:
        return [desk.with_state(letter, request.final if age > 3 else LetterState.registered)]
    if age < _RECENT:
        return [desk.with_state(letter, LetterState.registered if age < 3 else LetterState.assigned)]
    acknowledgement = _acknowledgement(desk, request, letter, words, received_on)
    if age < _UNDER_WAY or (age < _LATE and desk.dice.chance(35)):
        return _under_way(desk, request, letter, acknowledgement, words)
    signed_on = min(add_working_days(received_on, desk.dice.number(9, 20)), previous_working_day(desk.today))
    reply = _reply(desk, request, letter, words, signed_on)
    closed = desk.with_state(letter, request.final if reply.fields.sent_on else LetterState.in_progress)
    return [closed, acknowledgement, reply] if desk.dice.chance(45) else [closed, reply]


def _under_way(
    desk: Desk, request: Request, letter: Letter, acknowledgement: Letter, words: dict[str, str]
) -> list[Letter]:
    state = desk.dice.pick(
        [
            LetterState.acknowledged,
            LetterState.in_progress,
            LetterState.in_progress,
            LetterState.in_progress,
            LetterState.waiting_contribution,
            LetterState.waiting_pieces,
            LetterState.holding_reply_sent,
        ]
    )
    letters = [desk.with_state(letter, state), acknowledgement]
    if state is LetterState.in_progress:
        letters.append(_reply(desk, request, letter, words, add_working_days(desk.today, desk.dice.number(1, 6))))
    if state is LetterState.holding_reply_sent:
        later = {**words, "due_date": long_date(add_months(desk.today, 1))}
        body = banks.letters().holding.format_map(later)
        signed_on = previous_working_day(previous_working_day(desk.today))
        letters.append(desk.outgoing(letter, signed_on, subject=f"Votre demande : {words['subject']}", body=body))
    return letters


def _acknowledgement(desk: Desk, request: Request, letter: Letter, words: dict[str, str], received_on: date) -> Letter:
    bank = banks.letters()
    words = {**words, "received_on": long_date(received_on), "implicit": long_date(implicit_decision_day(received_on))}
    body = (bank.acknowledgement if request.legal else bank.courtesy_acknowledgement).format_map(words)
    signed_on = min(add_working_days(received_on, desk.dice.number(1, 4)), desk.today)
    subject = f"Accusé de réception : {words['subject']}"
    return desk.outgoing(letter, signed_on, subject=subject, wording=Wording.acknowledgement, body=body)


def _reply(desk: Desk, request: Request, letter: Letter, words: dict[str, str], signed_on: date) -> Letter:
    copies = ["Direction de la communication"] if request.sender == "press" else []
    body = request.reply.format_map(words)
    subject = f"Votre {words['channel']} du {words['document_date']} : {words['subject']}"
    return desk.outgoing(letter, signed_on, subject=subject, body=body, copies_to=copies)


def _sender(desk: Desk, request: Request) -> Body:
    cast, dice = desk.cast, desk.dice
    if request.sender == "association":
        return dice.pick(cast.associations)
    if request.sender in {"state", "press"}:
        return cast.state[0] if request.sender == "state" else dice.pick(cast.press)
    people = {
        "mayor": list(cast.mayors.values()),
        "parliament": cast.parliament,
        "resident": cast.residents,
        "member": cast.members,
    }[request.sender]
    person = dice.pick(people)
    return Body(person, person)


def _words(desk: Desk, request: Request, sender: Body, received_on: date) -> dict[str, str]:
    dice = desk.dice
    commune = municipality_of(sender.organisation.fields.municipality or sender.president.fields.municipality).name
    other = dice.pick(desk.cast.associations)
    words: dict[str, Any] = {
        "year": received_on.year + (received_on.month >= 9),
        "last_year": received_on.year - 1,
        "theme": sender.theme,
        "at_commune": at(commune),
        "of_commune": of(commune),
        "association": other.organisation.fields.name,
        "umbrella": "Union départementale des bénévoles",
        "volunteers": dice.number(12, 75),
        "people": dice.number(9, 64) * 10,
        "rooms": dice.number(4, 32),
        "amount": amount(dice.number(4, 50) * 500),
        "large_amount": amount(dice.number(60, 240) * 10_000),
        "reply_by": long_date(add_working_days(received_on, 15)),
        "signature": desk.signature(sender.president, received_on, request.body.partition(",")[0]),
        "unit": str(request.unit),
        "e": desk.gender(sender.president),
    }
    return words | desk.officer_words()
