"""Reports to the council: what their first page says of them, and the amounts they ask for (form of D15)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from liaison_desk.domain.dates_in_text import dates_in
from liaison_desk.domain.report_amounts import amounts_in
from liaison_desk.domain.report_readings import LONGEST_EXCERPT, ReportReading
from liaison_desk.errors import UserError
from liaison_desk.intake.file_kinds import EXTENSIONS, OFFICE_FILE, FileKind, kind_of
from liaison_desk.intake.file_names import safe_file_name
from liaison_desk.intake.papers import read_text
from liaison_desk.intake.plain import one_line, tidy
from liaison_desk.intake.units import unit_of

_LONGEST_TEXT = 100_000
_HEAD = 6_000
_OTHER_FILE = "Un rapport se dépose en PDF ou en Word (.docx) : ce fichier est autre chose."
_NO_TEXT = "Aucun texte lu dans ce document : complétez la ligne à la main."
_NO_REPORT = "Ce document ne ressemble pas à un rapport (ni séance, ni objet, ni commission) : vérifiez-le."

_S = r"[ \u00a0\u202f]"
_NUMBER = re.compile(
    rf"(?:rapport|num[ée]ro){_S}*(?:n{_S}?[°ºo]{_S}?)?:?{_S}*(?P<a>\d{{1,3}}){_S}?[-–./]{_S}?(?P<b>\d{{1,3}})(?![\d/])"
    rf"|^n{_S}?[°º]{_S}*:?{_S}*(?P<c>\d{{1,3}}){_S}?[-–./]{_S}?(?P<d>\d{{1,3}})(?![\d/])",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER_IN_NAME = re.compile(r"(?<!\d)(\d{1,2})[-_.](\d{1,3})(?!\d|[-_.]\d)")
_COMMITTEE = re.compile(
    rf"\b(?P<number>\d{{1,2}}){_S}?(?:i?[èe]re|re|[èe]me|nde|e|è){_S}+commission\b"
    rf"|\bcommission{_S}+(?:n{_S}?[°º]{_S}*)?(?P<after>\d{{1,2}})\b",
    re.IGNORECASE,
)
_NAMED_COMMITTEE = re.compile(r"^commission\s*:\s*(?P<name>[^\n]{3,120})$", re.IGNORECASE | re.MULTILINE)
_DIRECTION = re.compile(
    r"^\s*(?:direction\s*:\s*)?(?P<name>(?:Direction|Délégation|Pôle|Mission)\b[^\n:]{3,160})$", re.MULTILINE
)
_NAMED_DIRECTION = re.compile(r"^direction\s*:\s*(?P<name>[^\n]{2,160})$", re.IGNORECASE | re.MULTILINE)
_RAPPORTEUR = re.compile(
    rf"\b(?:rapporteur(?:e|\.e|·e|\(e\))?|rapporteuse|rapport{_S}+pr[ée]sent[ée]{_S}+par){_S}*:?{_S}*"
    r"(?P<name>(?:M\.|Mme|Madame|Monsieur)?[ \u00a0\u202f]*[A-ZÀ-Ý][^\n,;()]{2,80})",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"^\s*objet{_S}*:{_S}*(?P<words>.+?)(?=\n\s*\n|\n\s*mesdames\b|\n\s*madame\b|\n[A-ZÀ-Ý][^\n:]{{2,30}}:"
    r"|\n\s*(?:il (?:vous )?est propos[ée]|je vous |vous voudrez bien|vu (?:la?|le|les|l['’])|consid[ée]rant\b)|\Z)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
_SITTING = re.compile(
    rf"\b(?:s[ée]ance(?:{_S}+publique)?|commission{_S}+permanente|bureau)\s+du{_S}+(?P<rest>[^\n]{{4,60}})",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^[^\n]{0,80}?(?:je vous propose|il vous est propos[ée]|je vous demande|il est propos[ée]|je vous prie de bien"
    r"|vous voudrez bien)\b",
    re.IGNORECASE | re.MULTILINE,
)
_END_OF_ASKED = re.compile(r"\n\s*\n(?!\s*[-–•*])|\n\s*(?:le pr[ée]sident|la pr[ée]sidente|annexes?)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"mesdames,?\s*(?:et\s*)?messieurs\s*,?[^\n]*\n", re.IGNORECASE)
_ANNEXES = re.compile(rf"^[ \t]*annexes?(?:{_S}*n?°?{_S}*\d+)?{_S}*(?:[-–:].*)?$", re.IGNORECASE | re.MULTILINE)
_MARKS = re.compile(r"\b(?:rapport|s[ée]ance|d[ée]lib[ée]ration|objet|commission)\b", re.IGNORECASE)


def read_report(path: Path) -> ReportReading:
    """Return what a report says of itself; raises UserError("unsupported_file") for another sort of file."""
    content = path.read_bytes()
    kind = kind_of(content)
    is_locked_word = content.startswith(OFFICE_FILE) and EXTENSIONS.get(path.suffix.lower()) is FileKind.word
    if kind not in {FileKind.pdf, FileKind.word} and not is_locked_word:
        raise UserError("unsupported_file", _OTHER_FILE)
    paper = read_text(content, kind)
    media_type = (FileKind.word if is_locked_word else kind).value
    reading = ReportReading(
        safe_file_name(path.name, media_type),
        hashlib.sha256(content).hexdigest(),
        media_type,
        number=_number_in_name(path.stem),
        title=one_line(re.sub(r"[_\s]+", " ", path.stem), 300),
        warnings=tuple(paper.warnings),
    )
    text = tidy(paper.text)
    if not text:
        return reading if reading.warnings else replace(reading, warnings=(_NO_TEXT,))
    return _understood(reading, text)


def _understood(reading: ReportReading, text: str) -> ReportReading:
    head = text[:_HEAD]
    direction = one_line(_first(_DIRECTION, head, "name") or _first(_NAMED_DIRECTION, head, "name"), 160)
    title = one_line(_first(_OBJECT, head, "words"), 300).rstrip(" .;") or reading.title
    warnings = reading.warnings
    if len(_MARKS.findall(head)) < 2:
        warnings = (*warnings, _NO_REPORT)
    return replace(
        reading,
        number=_number(head) or reading.number,
        committee=_committee(head),
        direction=direction,
        rapporteur=one_line(_first(_RAPPORTEUR, head, "name"), 100),
        title=title,
        unit=unit_of(direction, "") or unit_of(title, text),
        sitting_on=_sitting_day(head),
        requested=_requested(text),
        context=_context(text),
        amounts=amounts_in(_without_annexes(text[:_LONGEST_TEXT])),
        text=text[:_LONGEST_TEXT],
        warnings=warnings,
    )


def _first(pattern: re.Pattern[str], text: str, group: str) -> str:
    match = pattern.search(text)
    return match[group] or "" if match else ""


def _number(head: str) -> str:
    match = _NUMBER.search(head)
    if match is None:
        return ""
    committee, order = (match["a"], match["b"]) if match["a"] else (match["c"], match["d"])
    return f"{int(committee)}-{int(order)}"


def _number_in_name(stem: str) -> str:
    match = _NUMBER_IN_NAME.search(stem)
    return f"{int(match[1])}-{int(match[2])}" if match else ""


def _committee(head: str) -> str:
    match = _COMMITTEE.search(head)
    if match is None:
        return one_line(_first(_NAMED_COMMITTEE, head, "name"), 120)
    number = int(match["number"] or match["after"])
    return f"{number}{'re' if number == 1 else 'e'} commission"


def _without_annexes(text: str) -> str:
    """Return the report alone: agreements joined to it repeat its amounts and hold others."""
    asked = _ASKED.search(text)
    annexes = _ANNEXES.search(text, asked.end()) if asked else None
    return text[: annexes.start()] if annexes else text


def _sitting_day(head: str) -> date | None:
    """Return the day of the sitting, said above the salutation: further on, sittings held before are recalled."""
    greeting = _SALUTATION.search(head)
    match = _SITTING.search(head, 0, greeting.start() if greeting else len(head))
    if match is None:
        return None
    # a sitting is written with its year: the day counted from is of no moment
    dates = [one.day for one in dates_in(match["rest"], date(2000, 1, 1)) if one.day.year > 2001]
    return dates[0] if dates else None


def _requested(text: str) -> str:
    """Return the last passage that asks something of the body, with its list."""
    matches = list(_ASKED.finditer(text))
    if not matches:
        return ""
    passage = text[matches[-1].start() : matches[-1].start() + LONGEST_EXCERPT]
    end = _END_OF_ASKED.search(passage)
    return _joined(passage[: end.start()] if end else passage)


def _context(text: str) -> str:
    """Return the first paragraph after the salutation."""
    match = _SALUTATION.search(text)
    if match is None:
        return ""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n|(?<=[.!?])\n", text[match.end() :][:LONGEST_EXCERPT]))
    return _joined(next((part for part in paragraphs if len(part) > 40), ""))[:1_500]


def _joined(passage: str) -> str:
    """Return a passage whose lines, cut by the page, are joined; items of lists keep theirs, as Markdown."""
    joined = re.sub(r"\n(?!\s*[-–•*\n])", " ", passage.strip())
    joined = re.sub(r"\n\s*[-–•*][ \t]*", "\n- ", joined)
    return re.sub(r"(?<!\n)\n- ", "\n\n- ", joined, count=1)
