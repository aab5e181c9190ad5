"""Reading what a letter must state of the law: an acknowledgement, a refusal (CRPA R112-5, CJA R421-5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from liaison_desk.domain.dates_in_text import dates_in, folded
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import long_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.legal_clocks import legal_clock
from liaison_desk.domain.letters import LetterFields, Wording
from liaison_desk.domain.request_regimes import RequestKind, SilenceEffect

_APPEAL = "recours"
_REMEDIES = {
    SilenceEffect.reject: (_APPEAL, "les délais et les voies de recours", "CRPA, art. R112-5"),
    SilenceEffect.accept: ("attestation", "le droit à une attestation", "CRPA, art. L232-3"),
    SilenceEffect.refuse: ("acces aux documents", "la saisine de la CADA", "CRPA, art. R311-15"),
}
"""By what silence means: the words that tell the remedy, what it is, where the rule stands."""


@dataclass(frozen=True)
class AskedLetter:
    """The letter an outgoing one answers, with the kind of request it is, decided or only proposed."""

    fields: LetterFields
    kind: RequestKind


def missing_mentions(letter: LetterFields, asked: AskedLetter | None, today: date) -> Iterator[tuple[str, str]]:
    """Yield what the text of a letter does not state and should, as a code and a sentence (controls V04 to V06)."""
    plain = folded(letter.body)
    if letter.wording is Wording.refusal_letter and _APPEAL not in plain:
        told = "Le refus n'indique pas les délais et les voies de recours : ils ne courraient pas (CJA, art. R421-5)."
        yield "no_appeal_notice", told
    if letter.wording is Wording.legal_acknowledgement and asked is not None:
        yield from _of_acknowledgement(letter, plain, asked, today)


def _of_acknowledgement(letter: LetterFields, plain: str, asked: AskedLetter, today: date) -> Iterator[tuple[str, str]]:
    if not asked.fields.request_kind_by:
        told = f"Type de demande seulement proposé (« {label(asked.kind)} ») : décidez-le, les dates en dépendent."
        yield "kind_not_decided", told
    stated = {found.day for found in dates_in(letter.body, letter.document_date or today)}
    received = asked.fields.received_on
    if received and received not in stated:
        yield "no_arrival_date", f"La date d'arrivée, le {long_date(received)}, n'est pas dite (CRPA, art. R112-5)."
    yield from _of_pieces(letter, asked)
    legal = legal_clock(asked.fields, asked.kind)
    if legal is None or legal.ends_on is None:
        return
    if legal.ends_on not in stated:
        told = f"L'échéance du {long_date(legal.ends_on)} n'est pas dite : c'est celle de ce courrier à ce jour."
        yield "no_implicit_date", told
    if legal.regime.effect is SilenceEffect.accept:
        yield "silence_accepts", "Le silence vaudra acceptation, ce qui est rare : vérifiez le texte qui le prévoit."
    words, remedy, source = _REMEDIES.get(legal.regime.effect, ("", "", ""))
    if words not in plain:
        yield "no_remedy", f"L'accusé de réception ne dit pas {remedy} ({source})."


def _of_pieces(letter: LetterFields, asked: AskedLetter) -> Iterator[tuple[str, str]]:
    body = f" {fold(letter.body)} "
    awaited = [piece for one in asked.fields.suspensions if one.received_on is None for piece in one.pieces]
    unsaid = [piece for piece in awaited if f" {fold(piece)} " not in body]
    if unsaid:
        yield "piece_not_named", f"Pièces attendues que le texte ne nomme pas : {' ; '.join(unsaid)}."
