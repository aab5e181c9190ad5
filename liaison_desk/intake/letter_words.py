"""What a letter on paper says of itself: who signs, from where, about what, on which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.dates_in_text import dates_in, folded
from liaison_desk.intake.headers import Mailbox
from liaison_desk.intake.organisations import is_body_name, organisation_of
from liaison_desk.intake.plain import one_line

_LONGEST, _LONGEST_LINE = 100_000, 300
_HEAD_LINES = 45
_SIGNATURE_LINES = 12
_LETTERHEAD_LINES = 12
_SUBJECT = re.compile(r"^[ \t]*(?:objet|obj\.?|sujet)[ \t\u00a0]*:[ \t]*", re.MULTILINE)
_SALUTATION = re.compile(
    r"^[ \t]*(?:madame|monsieur|mesdames|messieurs|mademoiselle|cher|chere|chers|cheres)\b[^.:\n]{0,120},[ \t]*$",
    re.MULTILINE,
)
_WRITTEN_ON = re.compile(r"(?:^|,|\s)\s*(?:le|ce)\s+$|^\s*(?:date\s*:?)?\s*$")
_FAREWELL = re.compile(
    r"\b(?:agreer|salutations|consideration|sentiments|cordialement|respectueusement|bien a vous|devouement)\b"
)
_ADDRESSEE = re.compile(
    r"^(?:a l'attention|a monsieur|a madame|monsieur|madame|m\.|mme|messieurs|mesdames|hotel du departement"
    r"|conseil departemental|departement de la seine)"
)
_E_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\d.])(?:\+33\s?[1-9]|0[1-9])(?:[ .\u00a0-]?\d\d){4}(?!\d)")
_POSTAL = re.compile(r"\b(?P<code>\d{5})\s+(?P<city>[A-ZÀ-Ý][\w'’ -]{2,40})")
_STREET = re.compile(
    r"(?P<street>\d{1,4}\s?(?:bis|ter|quater)?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|allée|impasse|chemin|square|quai|cours|passage"
    r"|esplanade|route|villa|promenade|cité|sentier|mail)\b[^\n,–|•]{2,60})",
    re.IGNORECASE,
)
_RNA = re.compile(r"\bW\d{9}\b")
_SIRET = re.compile(r"\bSIRET\b\D{0,15}((?:\d[ .\u00a0]?){14})", re.IGNORECASE)
_CIVILITY = re.compile(r"^(?:M\.|Mme|Mlle|Monsieur|Madame)\s+")
_NAME = re.compile(
    r"(?:(?:M\.|Mme|Monsieur|Madame)\s+)?(?P<name>[A-ZÀ-Ý][\wÀ-ÿ'’-]+(?:\s+(?:de|du|des|le|la|ben|el|van|d'))?"
    r"(?:\s+[A-ZÀ-Ý][\wÀ-ÿ'’-]+){1,3})(?:\s*[,–-]\s*(?P<office>[^\n]{3,60}))?"
)
_FUNCTION = re.compile(
    r"^(?:pour\s)?(?:(?:le|la|l'|les)\s*)?(?:co-?)?(?:president|vice-president|direct|tresori|secretaire|maire|adjoint|deleg"
    r"|responsable|charge|coordin|proviseur|principal|prefet|sous-prefet|depute|senat|conseill|referent|gerant|chef)"
)


@dataclass(frozen=True)
class LetterWords:
    """What was found in the text of a letter; anything may be missing."""

    sender: Mailbox
    organisation: str
    subject: str
    written_on: date | None
    phone: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    rna: str = ""
    siret: str = ""


def letter_words(text: str, reference: date) -> LetterWords:
    """Return what a letter says of itself; `reference` is the day its file was written."""
    text = text[:_LONGEST]
    lines = [line.strip()[:_LONGEST_LINE] for line in text.splitlines()]
    head = "\n".join(lines[:_HEAD_LINES])
    salutation = _SALUTATION.search(folded(head))
    head = head[: salutation.start()] if salutation else head
    letterhead, signature = _letterhead(lines), _signature(text)
    address = _E_MAIL.search("\n".join((*letterhead, *signature))) or _E_MAIL.search(text)
    name = _signatory(signature) or _resident(letterhead)
    sender = Mailbox(name, address[0].strip(".") if address else "")
    organisation = next((line for line in letterhead if is_body_name(line)), "")
    phone = _PHONE.search("\n".join(letterhead)) or _PHONE.search(text)
    street, postal_code, city = _address(letterhead, lines)
    rna, siret = _RNA.search(text), _SIRET.search(text)
    return LetterWords(
        sender=sender,
        organisation=one_line(organisation or organisation_of(sender, "", text), 200),
        subject=_subject(text),
        written_on=_written_on(head, reference),
        phone=phone[0] if phone else "",
        street=street,
        postal_code=postal_code,
        city=city,
        rna=rna[0] if rna else "",
        siret=re.sub(r"\D", "", siret[1]) if siret else "",
    )


def _subject(text: str) -> str:
    """Return what follows « Objet : », with the line below when the sentence goes on there."""
    match = _SUBJECT.search(folded(text[:20_000]))
    if not match:
        return ""
    lines = text[match.end() : match.end() + 400].split("\n")
    first = lines[0].strip()
    below = lines[1].strip() if len(lines) > 1 else ""
    if first and below and below[0].islower():
        first = f"{first} {below}"
    return one_line(first or below, 300).rstrip(".")


def _written_on(head: str, reference: date) -> date | None:
    """Return the day a letter is dated: « Bobigny, le 12 mai 2026 », above its first words to the addressee."""
    plain = folded(head)
    for found in dates_in(head, reference):
        begins = plain.rfind("\n", 0, found.start) + 1
        before = plain[begins : found.start]
        if found.has_year and len(before) < 60 and _WRITTEN_ON.search(before):
            return found.day
    return None


def _letterhead(lines: list[str]) -> list[str]:
    """Return the first lines, down to whoever the letter is for."""
    kept: list[str] = []
    for line in [each for each in lines[:_HEAD_LINES] if each][:_LETTERHEAD_LINES]:
        plain = folded(line)
        if kept and (_ADDRESSEE.match(plain) or _SUBJECT.match(plain)):
            break
        if not kept and _ADDRESSEE.match(plain) and not _CIVILITY.match(line):
            break
        kept.append(line)
    return kept


def _signature(text: str) -> list[str]:
    """Return the lines below the last courtesy of a letter."""
    last = None
    for last in _FAREWELL.finditer(folded(text)):  # noqa: B007  # the last one is wanted
        pass
    if last is None:
        return []
    below = text[text.find("\n", last.end()) :] if "\n" in text[last.end() :] else ""
    return [line.strip() for line in below.splitlines() if line.strip()][:_SIGNATURE_LINES]


def _signatory(signature: list[str]) -> str:
    """Return the name among the lines of a signature: not a function, not a body."""
    return next((name for line in signature if (name := _name_in(line))), "")


def _resident(letterhead: list[str]) -> str:
    """Return the name a letter begins with, when nothing below is signed."""
    return _name_in(letterhead[0]) if letterhead else ""


def _name_in(line: str) -> str:
    match = _NAME.fullmatch(line[:_LONGEST_LINE])
    if not match or is_body_name(line) or _FUNCTION.match(folded(line)) or _POSTAL.search(line):
        return ""
    return " ".join(_as_written_in_lists(word) for word in one_line(match["name"], 200).split())


def _as_written_in_lists(word: str) -> str:
    """Return « Kerbrat » for « KERBRAT », as signatures often write it."""
    return word.title() if len(word) > 2 and word.isupper() else word


def _address(letterhead: list[str], lines: list[str]) -> tuple[str, str, str]:
    """Return street, postal code and city of the letterhead, else of the last lines of the page."""
    for source in (letterhead, [line for line in lines if line][-4:]):
        whole = "\n".join(source)
        if postal := _POSTAL.search(whole):
            street = _STREET.search(whole)
            city = re.split(r"\s+[-–|•]\s+|\s{2,}|\s+Page\b", postal["city"])[0]
            return (one_line(street["street"], 200) if street else ""), postal["code"], city.strip(" -–")
    return "", "", ""
