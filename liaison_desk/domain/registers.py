"""A mail register as it is shown to whoever has the right to see it: every number, gap-free, cancelled ones too."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from liaison_desk.domain.french import NO_BREAK, counted
from liaison_desk.domain.letters import MailRegister
from liaison_desk.domain.lists import ListQuery


@dataclass(frozen=True)
class RegisterRequest:
    """Which numbers of a register: those of a year, those taken in a period, those whose letter a list would show.

    What is not said asks for everything. `query` narrows to letters found, so numbers without a letter are left out.
    """

    mail_register: MailRegister = MailRegister.incoming
    year: int | None = None
    first: date | None = None
    last: date | None = None
    query: ListQuery = field(default_factory=ListQuery)

    @property
    def is_narrowed(self) -> bool:
        """Tell whether only some letters are asked for, whatever their numbers."""
        return bool(self.query.text.strip() or self.query.saved_filter)

    @property
    def title(self) -> str:
        """What the register is called: « Registre du courrier à l'arrivée 2026 »."""
        which = "à l'arrivée" if self.mail_register is MailRegister.incoming else "au départ"
        title = f"Registre du courrier {which}"
        if self.year is not None:
            title += f" {self.year}"
        days = [f"{word} {day:%d/%m/%Y}" for word, day in (("du", self.first), ("au", self.last)) if day]
        return " ".join([title, *days])


@dataclass(frozen=True)
class RegisterLine:
    """One number of a register; only the subject and the reason are known of one without a letter any more.

    Enumerations are values (`label` gives the words); `tied_number` is that of the letter answered, or of the answer.
    """

    number: str
    taken_on: date
    subject: str
    cancelled_reason: str = ""
    listed_on: date | None = None
    document_date: date | None = None
    channel: str = ""
    correspondent: str = ""
    unit: str = ""
    assigned_to: str = ""
    state: str = ""
    due_date: date | None = None
    sent_on: date | None = None
    tied_number: str = ""


@dataclass(frozen=True)
class RegisterCheck:
    """What a register holds in the years asked for, and the numbers that should be there and are not."""

    numbers: int
    cancelled: int
    missing: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Say it: « 412 numéros, 3 annulés, aucun manquant. »."""
        parts = [counted(self.numbers, "numéro", "numéros"), counted(self.cancelled, "annulé", "annulés")]
        if not self.missing:
            return f"{', '.join(parts)}, aucun manquant."
        named = ", ".join(self.missing[:10]) + ("…" if len(self.missing) > 10 else "")
        parts.append(counted(len(self.missing), "manquant", "manquants"))
        return f"{', '.join(parts)}{NO_BREAK}: {named}."
