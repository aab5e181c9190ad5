"""A day of work on data that are all canaries, with every log at its most talkative."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import docx

from liaison_desk.cli.main import run
from liaison_desk.domain.briefings import BriefingFields, BriefingSection
from liaison_desk.domain.council_reports import CouncilReportFields
from liaison_desk.domain.decisions import ReviewFields, ReviewItem
from liaison_desk.domain.engagements import EngagementFields, Participant, RunSheetItem
from liaison_desk.domain.fields import Fields
from liaison_desk.domain.letters import LetterFields
from liaison_desk.domain.mailings import MailingFields
from liaison_desk.domain.meetings import AgendaItem, MeetingFields, MinutesLine
from liaison_desk.domain.meetings import Attendee as MeetingAttendee
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import OfficeHeld, PartnerFields
from liaison_desk.domain.sittings import SittingFields
from liaison_desk.domain.tasks import TaskFields
from liaison_desk.services.clock import FixedClock

CANARY = "ZZCANARI"
_CODES = {
    "function", "organisation_id", "municipality", "time_zone", "host_id", "on_site_contact_id", "representative_id",
    "correspondent_id", "answers_to_id", "engagement_id", "partner_id", "logo", "base_municipality",
    "letterhead_colour",
}  # fmt: skip
"""Texts that are not free: codes, ids, an image."""
_numbers = count(1)


def canaries(fields_class: type[Fields]) -> dict[str, Any]:
    """Return a different canary for every free text, telephone and address of a kind."""
    values: dict[str, Any] = {}
    for name, field in fields_class.model_fields.items():
        number = next(_numbers)
        if name in _CODES:
            continue
        if name.endswith("email"):
            values[name] = f"{CANARY}{number}@example.fr"
        elif name.endswith(("phone", "mobile")):
            values[name] = f"0199{number:06d}"
        elif field.annotation is str:
            values[name] = f"{CANARY}{number}é"
        elif field.annotation == list[str]:
            values[name] = [f"{CANARY}{number}"]
    return values


def partner() -> dict[str, Any]:
    return {**canaries(PartnerFields), "offices_held": [canaries(OfficeHeld)]}


def engagement(**values: Any) -> dict[str, Any]:
    people = [{**canaries(Participant), "partner_id": values["host_id"]}]
    programme = [{**canaries(RunSheetItem), "starts": "10:30", "minutes": 5}]
    given = {**canaries(EngagementFields), "starts_at": "2026-05-12T10:30", "state_reason": ""}
    return {**given, "participants": people, "run_sheet": programme, **values}


def letter(**values: Any) -> dict[str, Any]:
    return {**canaries(LetterFields), "received_on": "2026-05-04", **values}


def briefing(**values: Any) -> dict[str, Any]:
    return {**canaries(BriefingFields), "sections": [canaries(BriefingSection)], **values}


def invitation() -> bytes:
    text = f"From: {CANARY} <{CANARY}@example.org>\nSubject: {CANARY}\nMessage-ID: <{CANARY}@example.org>\n\n{CANARY}\n"
    return text.encode()


Command = Callable[..., Any]


def commands(office: Path) -> Command:
    clock = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))

    def _command(*words: object, given: Any = None, status: int = 0) -> Any:
        sys.stdin = io.StringIO("" if given is None else json.dumps(given))
        sys.stdout = io.StringIO()
        try:
            ended = run(["--office", str(office), *map(str, words)], clock)
            printed = sys.stdout.getvalue()
        finally:
            sys.stdin, sys.stdout = sys.__stdin__, sys.__stdout__
        assert ended == status, words
        return json.loads(printed) if printed[:1] in {"{", "["} else printed

    return _command


def work(command: Command, outside: Path) -> None:
    """Do everything once, well."""
    command("init", given={**canaries(OfficeFields), "official_courtesy_title": "Mme"})
    host = command("add", "partner", given=partner())["id"]
    visit = command("add", "engagement", given=engagement(host_id=host, municipality="93072"))["id"]
    asked = command("add", "letter", given=letter(correspondent_id=host, engagement_id=visit))["id"]
    brief = command("add", "note", given=briefing(engagement_id=visit))["id"]
    for kind, identifier in (("partner", host), ("engagement", visit), ("letter", asked), ("note", brief)):
        command("edit", kind, identifier, given={"notes": f"{CANARY} changé"})
        command("show", kind, identifier)
        assert command("list", kind, "--query", CANARY, "--json")
        command("delete", kind, identifier)
        command("restore-record", kind, identifier)
    for word in ("undo", "redo"):
        command(word)
    assert command("search", CANARY, "--json")
    command("accept", visit)
    reply = command("answer", asked, "--wording", "acceptance")["id"]
    command("sign", reply)
    (outside / f"{CANARY}.eml").write_bytes(invitation())
    command("import", outside / f"{CANARY}.eml", "--confirm")
    command("attach", "letter", asked, outside / f"{CANARY}.eml")
    for name in ("lettre.docx", "lettre.pdf"):
        command("letter", reply, "-o", outside / name)
    command("sheet", visit, "-o", outside / "fiche.pdf")
    command("note", brief, "-o", outside / "note.docx")
    command("ics", "-o", outside / "agenda.ics")
    plan_and_decide(command, host, visit, outside)
    sign_and_send(command, asked, host, outside)
    sit(command, host, outside)
    meet(command, host, visit, outside)
    copy = command("backup")["backup"]
    command("restore", copy)
    command("check")


def plan_and_decide(command: Command, host: str, visit: str, outside: Path) -> None:
    """Tasks, a point élu, protocol, a trip file, what came of it; each paper is written."""
    owed = command("add", "task", given={**canaries(TaskFields), "owner": "deci", "engagement_id": visit})["id"]
    command("reminder", owed)
    command("task-drop", owed, "--reason", CANARY)
    command("plan", "--json")
    other = command("add", "engagement", given=engagement(host_id=host, municipality="93072"))["id"]
    items = [{**canaries(ReviewItem), "engagement_id": other}]
    review = command("add", "review", given={**canaries(ReviewFields), "held_on": "2026-05-05", "items": items})["id"]
    command("decision-sheet", review, "-o", outside / "point.pdf")
    held = [{"engagement_id": other, "outcome": "declined", "reason": CANARY}]
    (outside / "decisions.json").write_text(json.dumps(held), encoding="utf-8")
    command("review-hold", review, outside / "decisions.json")
    for paper in ("seating", "trip-file"):
        command(paper, visit, "-o", outside / f"{paper}.docx")
    command("pack", visit, "-o", outside / "dossier.pdf", "--json")
    command("pack-versions", visit, "--printed", 1)
    for question in ("protocol", "readiness", "options"):
        command(question, visit, "--json")
    command("clashes")
    command("coverage")
    over = engagement(host_id=host, municipality="93072", starts_at="2026-05-04T10:00", state="accepted")
    command(
        "feedback",
        command("add", "engagement", given=over)["id"],
        given={"text": CANARY, "promises": [{"text": CANARY}]},
    )
    command("register", "-o", outside / "registre.xlsx")
    write_to_many(command, host, visit, outside)


def write_to_many(command: Command, host: str, visit: str, outside: Path) -> None:
    """A mailing, its papers, its answers."""
    given = {**canaries(MailingFields), "engagement_id": visit, "state_reason": ""}
    given |= {"recipient_filter": {"partner_ids": [host]}, "channel": "hand"}
    begun = command("add", "mailing", given=given)["id"]
    command("merge-recipients", begun)
    command("merge-check", begun)
    command(
        "merge", begun, "-o", outside / "lettres", "--printable", outside / "lettres.docx",
        "--labels", outside / "etiquettes.pdf", "--list", outside / "liste.xlsx",
    )  # fmt: skip
    command("remind", begun, "-o", outside / "relance.eml")
    command("reply", begun, host, "--answer", "represented", "--by", CANARY)
    command("replies", begun)
    command("attendance", begun, "-o", outside / "emargement.docx")


def sign_and_send(command: Command, asked: str, host: str, outside: Path) -> None:
    """A letter sent back, reworded, signed without waiting, sent as a message; another given by hand."""
    first = command("answer", asked, "--wording", "reply_letter")["id"]
    for identifier in (first, command("answer", asked, "--wording", "thank_you")["id"]):
        command("edit", "letter", identifier, given={"body": CANARY, "correspondent_id": host, "enclosures": [CANARY]})
        command("circuit", "start", identifier)
        command("circuit", "answer", identifier, "to_rework", "--comment", CANARY, "--person", CANARY)
        command("edit", "letter", identifier, given={"body": f"{CANARY} repris"})
        command("circuit", "start", identifier)
        command("circuit", "versions", identifier)
        command("signature-book", "-o", outside / "bordereau.pdf")
        command("sign", identifier, "--without-visas", CANARY)
        if identifier == first:
            command("dispatch", identifier, "--by", "email", "-o", outside / "courriel.eml")
        else:
            command("dispatch", identifier, "--by", "hand", "--to", CANARY)


def meet(command: Command, host: str, visit: str, outside: Path) -> None:
    """A meeting, its papers, its minutes sent and corrected, the one that follows."""
    lines = [{**canaries(MinutesLine), "line_kind": kind} for kind in ("talk", "decision", "action")]
    people = [canaries(MeetingAttendee), {**canaries(MeetingAttendee), "partner_id": host}]
    given = {**canaries(MeetingFields), "starts_at": "2026-05-05T10:00", "items": [canaries(AgendaItem)]}
    meeting = command("add", "meeting", given={**given, "attendees": people, "lines": lines})["id"]
    command("meeting-begin", visit)
    for paper in ("meeting-agenda", "attendance-sheet", "minutes"):
        command(paper, meeting, "-o", outside / f"{paper}.docx")
    command("minutes-mail", meeting, "-o", outside / "message.eml")
    command("minutes-state", meeting, "sent", status=2)
    command("minutes-state", meeting, "reviewed")
    command("minutes-state", meeting, "sent", "--to", CANARY)
    command("minutes-state", meeting, "approved")
    command("edit", "meeting", meeting, given={"place": CANARY}, status=2)
    command("minutes-state", meeting, "corrected", "--reason", CANARY)
    command("meeting-next", meeting)


def sit(command: Command, host: str, outside: Path) -> None:
    """A sitting, its reports taken in, the booklet, the votes."""
    held = {**canaries(SittingFields), "held_on": "2026-05-04", "state_reason": ""}
    sitting = command("add", "sitting", given=held)["id"]
    report = {**canaries(CouncilReportFields), "sitting_id": sitting, "beneficiary_ids": [host]}
    made = command("add", "council_report", given={**report, "resolution_number": ""})["id"]
    words = (f"Rapport n° 4-1 {CANARY}", f"Séance du 4 mai 2026 {CANARY}", f"OBJET : {CANARY}", f"{CANARY} 1 200 €")
    document = docx.Document()
    for paragraph in words:
        document.add_paragraph(paragraph)
    document.save(str(outside / f"{CANARY}.docx"))
    (outside / f"{CANARY}.pdf").write_bytes(f"%PDF-1.4 {CANARY}".encode())
    command("report-import", sitting, outside / f"{CANARY}.docx", outside / f"{CANARY}.pdf", "--confirm")
    command("report-import", sitting, outside / f"{CANARY}.eml", status=2)
    command("report-synthesis", made)
    for question in ("sitting-dates", "sitting-reports"):
        command(question, sitting, "--json")
    for name in ("livret.docx", "livret.pdf"):
        command("booklet", sitting, "-o", outside / name)
    command("vote", made, "--result", "adopted", "--number", CANARY, "--amended", CANARY, "--follow-up", CANARY)
    command("vote", made, "--result", CANARY, status=2)


def mistakes(command: Command, outside: Path) -> None:
    """Do everything once, wrongly."""
    for kind, values in (("partner", {"last_name": CANARY}), ("letter", {"subject": CANARY})):
        for wrong in (
            {"received_on": CANARY, "email": CANARY, "phone": CANARY},
            {"municipality": CANARY},
            {"notes": [CANARY]},
            {"notes": CANARY * 40_000},
        ):
            command("add", kind, given={**values, **wrong}, status=2)
    command("add", "engagement", given={"title": CANARY, "starts_at": CANARY, "time_zone": CANARY}, status=2)
    command("add", "engagement", given={"title": CANARY, "starts_at": "2026-05-12", "host_id": CANARY}, status=2)
    command("add", "partner", given={"last_name": CANARY, "offices_held": [{"function": CANARY}]}, status=2)
    command("add", "note", given={"title": CANARY, "state": CANARY}, status=2)
    (outside / "damaged.eml").write_bytes(f"From: {CANARY} <x@[\nSubject: {CANARY}\n\n{CANARY}".encode() + bytes(2000))
    (outside / "damaged.ics").write_bytes(f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{CANARY}\nSUMMARY:{CANARY}".encode())
    for name in ("damaged.eml", "damaged.ics"):
        try:
            command("import", outside / name, "--confirm")
        except AssertionError:
            continue  # refused or read as well as can be: both are fine, if nothing is told
    command("restore", outside / "lettre.docx", status=2)
    command("ics", "-o", outside / "absent" / "agenda.ics", status=2)


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    desk_command, papers = commands(Path(sys.argv[1])), Path(sys.argv[2])
    work(desk_command, papers)
    mistakes(desk_command, papers)
