"""A mailing of five hundred letters: the product beside docxtpl opening the template for each, in one run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from liaison_desk.documents.letter import LetterMaterial, compose_letter
from liaison_desk.documents.model import Document
from liaison_desk.documents.word import render_word
from liaison_desk.documents.wordings import WordingMaterial, fill_text
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.mailings import MailingFields, RecipientFilter
from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields
from liaison_desk.paths import shipped_template
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from tests.bench.measure import Measure, alternated, at_most, largest_memory, milliseconds, times_faster
from tests.bench.papers import OFFICE
from tests.bench.word import by_docxtpl, words_of

MANY, _FEWER = 500, 50
_TEMPLATE = shipped_template("letter.docx")
_LIST = "Assises"
_BODY = (
    "{official} a le plaisir de convier {addressee}, {addressee_title}, aux Assises de la jeunesse.\n\n"
    + "La maison des associations ouvre ses portes aux habitantes et aux habitants. " * 6
    + "\n\nMerci de confirmer votre présence à {officer}, au {officer_phone}."
)


def measures() -> list[Measure]:
    """Return the time of each letter of a mailing, that of the whole verb, and the most memory it takes."""
    ours, reference = alternated(
        lambda: milliseconds(lambda: [render_word(_letter(place), OFFICE, _TEMPLATE) for place in range(MANY)]) / MANY,
        lambda: milliseconds(lambda: [by_docxtpl(_letter(place)) for place in range(_FEWER)]) / _FEWER,
    )
    for place in range(_FEWER):
        letter = _letter(place)
        if words_of(render_word(letter, OFFICE, _TEMPLATE)) != words_of(by_docxtpl(letter)):
            raise AssertionError("the two do not say the same")
    seconds, megabytes = _whole("tout.docx")
    printed_seconds, printed_megabytes = _whole("tout.pdf")
    return [
        Measure(
            f"Mailing, each of {MANY} letters", ours, "ms", "docxtpl, opened each time", reference, times_faster(30)
        ),
        Measure(f"Mailing of {MANY}: registered, signed, files written", seconds, "s"),
        Measure(f"Mailing of {MANY}: most memory", megabytes, "MB", goal=at_most(150, "MB")),
        Measure(f"Mailing of {MANY}, to print as PDF", printed_seconds, "s"),
        Measure(f"Mailing of {MANY}, to print as PDF: most memory", printed_megabytes, "MB", goal=at_most(150, "MB")),
    ]


def _letter(place: int) -> Document:
    """Return one letter, from its text with fields to the document."""
    named = {"addressee": f"Mme Claire Morel {place}", "addressee_title": "Présidente", "addressee_body": ""}
    body = fill_text(_BODY, WordingMaterial(office=OFFICE, addressee=named))
    return compose_letter(
        LetterMaterial(
            office=OFFICE,
            letter=LetterFields(mail_register=MailRegister.outgoing, subject="Assises de la jeunesse", body=body),
            number=f"D-2026-{place:04d}",
            inside_address=(f"Madame Claire Morel {place}", "Présidente", "12 rue des Lilas", "93000 Bobigny"),
            salutation="Madame la Présidente,",
            closing_formula="Je vous prie d'agréer, Madame la Présidente, mes salutations distinguées.",
            written_on=date(2026, 5, 5),
        )
    )


def _whole(printable: str) -> tuple[float, float]:
    """Return the seconds and the megabytes of a whole mailing, in a process of its own."""
    with tempfile.TemporaryDirectory() as room:
        _office(Path(room), _prepared, new=True)
        asked = [sys.executable, "-m", "tests.bench.mailing", room, printable]
        printed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()
    return float(printed[0]), float(printed[1])


def _office(room: Path, work: Callable[[Desk], object], *, new: bool = False) -> None:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))
    folder = room / "office"
    opened = offices.create_demonstration(folder) if new else offices.open_existing(folder, lambda _file: None, clock)
    desk = Desk(opened, clock)
    work(desk)
    desk.close()


def _prepared(desk: Desk) -> str:
    desk.settings.change(OFFICE)
    for place in range(MANY):
        desk.partners.add(_partner(place))
    fields = MailingFields(
        subject="Assises de la jeunesse",
        purpose="Inviter",
        body=_BODY,
        recipient_filter=RecipientFilter(distribution_lists=[_LIST]),
    )
    return desk.mailings.add(desk.mailings.gathered(fields))


def _partner(place: int) -> PartnerFields:
    return PartnerFields(
        courtesy_title=CourtesyTitle.ms,
        first_name="Claire",
        last_name=f"Morel {place}",
        street=f"{place} rue des Lilas",
        postal_code="93000",
        city="Bobigny",
        offices_held=[OfficeHeld(function="PDT_ASSOCIATION")],
        distribution_lists=[_LIST],
    )


def _make(desk: Desk, folder: Path, printable: str) -> None:
    [row] = desk.mailings.rows(ListQuery())
    outputs = MergeOutputs(folder=folder / "lettres", printable=folder / printable)
    took = milliseconds(lambda: [step.done for step in desk.merges.make(row.id, outputs)])
    sys.stdout.write(f"{took / 1000:.3f} {largest_memory():.1f}")


if __name__ == "__main__":
    where = Path(sys.argv[1])
    _office(where, partial(_make, folder=where, printable=sys.argv[2]))
