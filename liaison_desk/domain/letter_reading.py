"""Reading a letter once before it is signed: what a careful eye would ask about (domain reference §2.3, §3.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.dates_in_text import FoundDate, dates_in, folded
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import long_date, weekday_name
from liaison_desk.domain.letters import Channel, LetterFields, Wording
from liaison_desk.domain.mention_reading import AskedLetter, missing_mentions
from liaison_desk.domain.partners import CourtesyTitle, PartnerFields

_PROMISE = re.compile(
    r"(?:avant|d'ici|jusqu'|au plus tard|rendez-vous|reunion|prochain\w*|a compter|inviter?|participer\w*|aura lieu)"
    r"[^.;!?\n]{0,40}$"
)
_COUNTED_FROM = re.compile(r"\b(?:delais?|jours?|semaines?|mois)\b[^.;!?\n]{0,30}a compter[^.;!?\n]{0,40}$")
_ENCLOSED = re.compile(
    r"\b(?:ci-joint\w*|ci-inclus\w*|en piece jointe|pieces? jointes?|en annexe|copie jointe|joins? a (?:la|cette) "
    r"(?:lettre|presente)|trouverez joint\w*)\b"
)
_LOCALITY = re.compile(r"(?:^|\s)\d{5}\s+\S")
_ADDRESSED = re.compile(r"\b(?:Madame|Monsieur|Mesdames|Messieurs|Cher|Chère|Maître|Mon Général)\b|\bprie\b")
_ABOUT_THE_DAY = frozenset(
    {Wording.acceptance, Wording.decline, Wording.representation, Wording.message, Wording.invitation, Wording.waiting}
)
_WOMAN, _MAN = {"madame", "mesdames", "chere"}, {"monsieur", "messieurs", "cher"}
_SAID_TO = {CourtesyTitle.ms: (_WOMAN, _MAN), CourtesyTitle.mr: (_MAN, _WOMAN)}
"""By civility: words of a salutation said to that person, words said to another."""
_BEFORE = 80
_QUOTED = 60


@dataclass(frozen=True)
class Remark:
    """One thing to look at before signing; `blocking` when the letter cannot be signed as it is."""

    code: str
    sentence: str
    blocking: bool = False


@dataclass(frozen=True)
class LetterReading:
    """A letter as it would leave, with what its rules compare; `gaps` names what is still to be filled in."""

    letter: LetterFields
    salutation: str
    closing: str
    inside_address: Sequence[str]
    gaps: Sequence[str]
    today: date
    addressee: PartnerFields | None = None
    addressee_title: str = ""
    event_day: date | None = None
    out_of_delegation: str = ""
    asked: AskedLetter | None = None
    address_warnings: Sequence[str] = ()
    """What does not fit on the envelope (V10)."""


def remarks_on(reading: LetterReading) -> tuple[Remark, ...]:
    """Return what is to be looked at, what keeps the letter from being signed first."""
    remarks = [
        *_gaps(reading),
        *_delegation(reading),
        *_addressee(reading),
        *_formulas(reading),
        *_title(reading),
        *_address(reading),
        *_dates(reading),
        *_enclosures(reading),
        *_mentions(reading),
    ]
    return tuple(sorted(remarks, key=lambda remark: not remark.blocking))


def _gaps(reading: LetterReading) -> list[Remark]:
    if not reading.gaps:
        return []
    return [Remark("missing_field", f"Il reste à compléter : {' ; '.join(reading.gaps)}.", blocking=True)]


def _delegation(reading: LetterReading) -> list[Remark]:
    refused = reading.out_of_delegation
    return [Remark("out_of_delegation", refused, blocking=True)] if refused else []


def _addressee(reading: LetterReading) -> list[Remark]:
    letter, addressee = reading.letter, reading.addressee
    if addressee is None:
        return []
    found: list[Remark] = []
    name = addressee.display_name
    if letter.addressee_name and letter.addressee_name != name:
        found.append(
            Remark("name_changed", f"Au projet, le destinataire était « {letter.addressee_name} » ; c'est « {name} ».")
        )
    ended = [office for office in addressee.offices_held if office.until and office.until < reading.today]
    then, now = letter.addressee_title, reading.addressee_title
    if not addressee.offices_on(reading.today) and (then or ended):
        what = f" (« {then} »)" if then else ""
        found.append(Remark("left_function", f"{name} a quitté sa fonction{what} : vérifiez à qui écrire."))
    elif then and now and then != now:
        told = f"La fonction a changé depuis le projet : « {then} », à présent « {now} »."
        found.append(Remark("function_changed", told))
    return found


def _formulas(reading: LetterReading) -> list[Remark]:
    if reading.letter.handwritten:
        if reading.letter.channel is Channel.email:
            told = "L'appel et la formule finale sont laissés à la plume, et ce courrier part par courriel."
            return [Remark("handwritten_by_email", told)]
        return [Remark("handwritten", "À écrire à la main avant l'envoi : l'appel et la formule finale.")]
    called = reading.salutation.rstrip(" ,")
    if reading.letter.wording is Wording.forwarding_slip or not _ADDRESSED.search(reading.closing):
        return []
    if called in reading.closing:
        return []
    return [Remark("closing_differs", f"La formule finale ne reprend pas l'appel « {called} » mot pour mot.")]


def _title(reading: LetterReading) -> list[Remark]:
    """Return what a salutation written in the letter itself says otherwise than the addressee's record (V09)."""
    addressee, called = reading.addressee, reading.letter.salutation.rstrip(" ,")
    if addressee is None or not called or reading.letter.handwritten:
        return []
    words, wanted = set(fold(called).split()), addressee.preferred_title.rstrip(" ,")
    own, other = _SAID_TO.get(addressee.courtesy_title, (words, words))
    if words & other and not words & own:
        told = f"L'appel « {called} » ne va pas à {addressee.display_name} : vérifiez la civilité."
        return [Remark("title_differs", told)]
    if wanted and fold(wanted) not in fold(called):
        told = f"L'appel « {called} » n'est pas le titre que cette personne préfère : « {wanted} »."
        return [Remark("title_differs", told)]
    return []


def _address(reading: LetterReading) -> list[Remark]:
    is_posted = reading.letter.channel is Channel.mail and reading.letter.wording is not Wording.forwarding_slip
    if not is_posted:
        return []
    if not any(_LOCALITY.search(line) for line in reading.inside_address):
        return [Remark("no_address", "Le courrier part sur papier et le destinataire n'a pas d'adresse postale.")]
    return [Remark("address_too_long", f"Enveloppe : {warning}") for warning in reading.address_warnings]


def _dates(reading: LetterReading) -> list[Remark]:
    letter, body, found = reading.letter, reading.letter.body, list[Remark]()
    plain = folded(body)
    for each in dates_in(body, letter.document_date or reading.today):
        quoted = " ".join(body[each.start : each.end].split())
        if not each.weekday_agrees:
            told = f"« {quoted[:_QUOTED]} » : le {long_date(each.day)} est un {weekday_name(each.day.weekday())}."
            found.append(Remark("wrong_weekday", told))
        if each.last_day < reading.today and _is_promised(plain, each):
            found.append(Remark("past_date", f"« {quoted[:_QUOTED]} » est une date passée."))
    if reading.event_day and reading.event_day < reading.today and letter.wording in _ABOUT_THE_DAY:
        found.append(Remark("past_event", f"L'événement a déjà eu lieu, le {long_date(reading.event_day)}."))
    if letter.document_date and letter.document_date < reading.today:
        found.append(Remark("past_letter_date", f"La lettre est datée du {long_date(letter.document_date)}."))
    return list(dict.fromkeys(found))


def _is_promised(plain: str, found: FoundDate) -> bool:
    """Tell whether the words before a date speak of what is to come; a delay may run from a day that is past."""
    before = plain[max(0, found.start - _BEFORE) : found.start]
    return bool(_PROMISE.search(before)) and not _COUNTED_FROM.search(before)


def _enclosures(reading: LetterReading) -> list[Remark]:
    if reading.letter.enclosures or not (named := _ENCLOSED.search(folded(reading.letter.body))):
        return []
    words = reading.letter.body[named.start() : named.end()]
    return [Remark("no_enclosure", f"Le texte annonce une pièce (« {words} ») et aucune P.J. n'est indiquée.")]


def _mentions(reading: LetterReading) -> list[Remark]:
    told = missing_mentions(reading.letter, reading.asked, reading.today)
    return [Remark(code, sentence) for code, sentence in told]
