"""Cautions: what a record calls the official to keep out of, or to be careful with, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison_desk.domain.engagements import EngagementFields, EngagementKind, OfficialRole
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import long_date, month_name
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle
from liaison_desk.domain.pre_election import PreElectionPeriod, periods
from liaison_desk.domain.representation import RANK_SOURCE, representation_warning

_PUBLIC_OCCASIONS = frozenset({EngagementKind.inauguration, EngagementKind.ceremony, EngagementKind.public_meeting})
_SILENT = frozenset({OfficialRole.attends, OfficialRole.visits})
_INTEREST_SOURCE = "décret n° 2014-90 du 31 janvier 2014, art. 5 et 6 ; CGCT, art. L1111-6"
_BY_LAW_SOURCE = "CGCT, art. L1111-6"
_ELECTION_SOURCE = "code électoral, art. L52-1"


class CautionKind(StrEnum):
    """What calls for care, the gravest first."""

    recusal = "recusal"
    interest = "interest"
    by_law = "by_law"
    pre_election = "pre_election"
    representation = "representation"


@dataclass(frozen=True)
class Caution:
    """One caution, in a French sentence, with the text it comes from."""

    kind: CautionKind
    sentence: str
    source: str


def cautions_of_ties(office: OfficeFields, organisations: Mapping[str, str], words: str, day: date) -> list[Caution]:
    """Return the recusals and interests a record meets: `organisations` it names by id, and the words it is about."""
    who = _official(office)
    found = [
        Caution(
            CautionKind.recusal,
            f"Déport ordonné : « {one.matter} »{_order(one.order_number)}. {_substitute(one.substitute, who)}",
            _INTEREST_SOURCE,
        )
        for one in office.recusals
        if (one.organisation_id in organisations if one.organisation_id else _is_about(one.matter, words))
    ]
    for one in office.interests:
        if one.organisation_id not in organisations or not one.holds_on(day):
            continue
        name = organisations[one.organisation_id]
        nature = f" ({one.nature})" if one.nature else ""
        if one.by_law:
            sentence = (
                f"{_capital(who)} siège à « {name} » comme représentant·e du Département{nature} : cela seul n'est pas "
                "un conflit d'intérêts, mais il faut se retirer de toute subvention à cet organisme."
            )
            found.append(Caution(CautionKind.by_law, _gendered(sentence, office), _BY_LAW_SOURCE))
        else:
            sentence = (
                f"Conflit d'intérêts : lien déclaré avec « {name} »{nature}. {_capital(who)} s'abstient de préparer, "
                "de débattre, de voter et de donner des instructions sur ce qui touche cet organisme."
            )
            found.append(Caution(CautionKind.interest, sentence, _INTEREST_SOURCE))
    return found


def cautions_of_engagement(office: OfficeFields, fields: EngagementFields) -> list[Caution]:
    """Return what its date, its nature and the capacity of the official call for."""
    speaks = fields.official_role not in _SILENT or bool(fields.speaking_slot or fields.speaking_minutes)
    found = cautions_of_date(office, fields.day) if speaks or fields.engagement_kind in _PUBLIC_OCCASIONS else []
    if warning := representation_warning(fields, office):
        found.append(Caution(CautionKind.representation, warning, RANK_SOURCE))
    return found


def cautions_of_date(office: OfficeFields, day: date) -> list[Caution]:
    """Return the pre-electoral periods a day is in."""
    return [
        Caution(CautionKind.pre_election, _restraint(period), _ELECTION_SOURCE)
        for period in periods(office.ballots)
        if period.holds_on(day)
    ]


def _is_about(matter: str, words: str) -> bool:
    return bool(matter) and fold(matter) in fold(words)


def _restraint(period: PreElectionPeriod) -> str:
    last = period.ballot.day
    until = f"au {long_date(last)}" if period.is_day_known else f"à la fin de {month_name(last.month)} {last.year}"
    return (
        f"Période préélectorale ({period.ballot.name}), du {long_date(period.opens_on)} {until} : "
        "rester à l'information neutre, sans valoriser les réalisations ni la gestion du Département."
    )


def _order(number: str) -> str:
    return f" (arrêté n° {number})" if number else ""


def _substitute(name: str, who: str) -> str:
    if name:
        return f"{name} supplée {who}."
    return f"[à compléter : qui supplée {who}]"


def _official(office: OfficeFields) -> str:
    return "l'élue" if office.is_woman else "l'élu"


def _gendered(sentence: str, office: OfficeFields) -> str:
    endings = {CourtesyTitle.ms: "e", CourtesyTitle.mr: "", CourtesyTitle.unknown: "·e"}
    return sentence.replace("·e", endings[office.official_courtesy_title])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
