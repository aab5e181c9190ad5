"""A working group of the demonstration office: three meetings held, with their minutes, and one to come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from liaison_desk.demo.cast import Cast
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.structure import DemoRecord
from liaison_desk.domain.engagements import Attendance
from liaison_desk.domain.french import full_date
from liaison_desk.domain.half_days import monday_of
from liaison_desk.domain.meeting_agendas import ANY_OTHER_BUSINESS
from liaison_desk.domain.meetings import MeetingFields
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.domain.working_days import is_working_day, next_working_day

_TITLE = "Groupe de travail « Charte des engagements réciproques »"
_SERIES = "Charte des engagements réciproques"
_WEEKS = (-11, -7, -3, 1)
_TUESDAY, _HOUR, _LASTS = 1, time(14), timedelta(minutes=90)


def meetings(cast: Cast, office: OfficeFields, today: date, dice: Dice) -> list[DemoRecord[MeetingFields]]:
    """Return the meetings of the group in their order; the tasks and decisions of their minutes are made from them."""
    days = [_day(today, weeks) for weeks in _WEEKS]
    people = _people(cast, office)
    found: list[DemoRecord[MeetingFields]] = []
    for place, day in enumerate(days):
        starts_at = datetime.combine(day, _HOUR)
        before = days[place - 1] if place else None
        values: dict[str, Any] = {
            "title": _TITLE,
            "series": _SERIES,
            "meeting_kind": "working_group",
            "starts_at": starts_at,
            "ends_at": starts_at + _LASTS,
            "place": "Hôtel du Département, salle des commissions",
            "unit": "DJVA",
            "chair": f"{office.official_first_name} {office.official_last_name}",
            "facilitator": office.officer_name,
            "arrangements": "Entrée accessible par le parvis ; garde d'enfants sur demande trois jours avant.",
            "previous_id": found[-1].id if found else None,
            "items": [*_approval(before), *_ITEMS[place], {"title": ANY_OTHER_BUSINESS, "minutes": 10}],
            "attendees": [_came(person, at, place) for at, person in enumerate(people)],
            "next_on": days[place + 1] if place + 1 < len(days) else None,
            "copies_to": ["Cabinet du Président", "Directrice de la DJVA"],
            **_life(place, day),
        }
        values["lines"] = [_dated(line, day) for line in (_LINES[place] if place < len(_LINES) else ())]
        found.append(DemoRecord(dice.identifier(), validated(MeetingFields, values)))
    return found


def _day(today: date, weeks: int) -> date:
    tuesday = monday_of(today) + timedelta(weeks=weeks, days=_TUESDAY)
    return tuesday if is_working_day(tuesday) else next_working_day(tuesday)


def _people(cast: Cast, office: OfficeFields) -> list[dict[str, Any]]:
    official = f"{office.official_first_name} {office.official_last_name}"
    title = " ".join(filter(None, (office.official_title, office.official_delegation)))
    invited = [body.president.id for body in cast.associations[:6]]
    invited += [cast.state[0].president.id, cast.mayors["93066"].id, cast.agents[0].id, cast.agents[1].id]
    return [{"name": official, "office": title}, *({"partner_id": identifier} for identifier in invited)]


def _came(person: dict[str, Any], at: int, place: int) -> dict[str, Any]:
    """Return somebody invited: most came to what is past, one had somebody come for them, two were excused."""
    if place >= len(_LINES):
        return {**person, "attendance": Attendance.excused if at == 4 else Attendance.expected}
    attendance = Attendance.present
    if at in (3 + place, 7):
        attendance = Attendance.excused
    if at == 8:
        return {**person, "attendance": Attendance.represented, "represented_by": "Mme Inès Ouali, adjointe"}
    return {**person, "attendance": attendance}


def _approval(before: date | None) -> list[dict[str, Any]]:
    if before is None:
        return []
    title = f"Approbation du compte rendu du {full_date(before)}"
    return [{"title": title, "item_kind": "decision", "minutes": 5}]


def _life(place: int, day: date) -> dict[str, Any]:
    if place == 0:
        return {
            "minutes_state": "approved",
            "approved_on": day + timedelta(weeks=4),
            "remarks_by": day + timedelta(days=21),
            "sendings": [_sending(day + timedelta(days=6))],
        }
    if place == 1:
        return {
            "minutes_state": "sent",
            "remarks_by": day + timedelta(days=21),
            "sendings": [_sending(day + timedelta(days=7))],
        }
    return {"minutes_state": "draft"} if place == 2 else {}


def _sending(day: date) -> dict[str, Any]:
    return {
        "sent_on": day,
        "to": ["11 participants", "Cabinet du Président", "Directrice de la DJVA"],
        "papers": ["Compte rendu", "Relevé de décisions"],
    }


def _dated(line: dict[str, Any], day: date) -> dict[str, Any]:
    within = line.get("due_in")
    values = {name: value for name, value in line.items() if name != "due_in"}
    return values if within is None else {**values, "due_on": day + timedelta(days=within)}


_ITEMS: tuple[tuple[dict[str, Any], ...], ...] = (
    (
        {"title": "Méthode et calendrier du groupe", "minutes": 20, "rapporteur": "DJVA", "item_kind": "information"},
        {"title": "Ce que les associations attendent de la Charte", "minutes": 50},
    ),
    (
        {"title": "Délais de réponse aux associations", "minutes": 35, "rapporteur": "DJVA"},
        {"title": "Mise à disposition de locaux", "minutes": 35},
    ),
    (
        {"title": "Version 3 de la Charte", "minutes": 45, "rapporteur": "DJVA", "item_kind": "debate"},
        {"title": "Lieux et dates des ateliers de restitution", "minutes": 20},
    ),
    (
        {
            "title": "Version 4 de la Charte : engagements du Département",
            "minutes": 35,
            "rapporteur": "DJVA",
            "item_kind": "decision",
            "priority": "high",
            "stake": "Les têtes de réseau signent si le délai de réponse est chiffré ; sans elles, pas de Charte.",
            "position": "Un mois pour toute demande écrite, réponse d'attente comprise.",
            "partner_position": "Trois semaines, et un référent nommé par direction.",
            "wanted_outcome": "Un accord sur un mois, avec un référent unique à la DJVA.",
            "red_line": "Ne pas promettre de délai pour le versement des subventions.",
            "enclosures": ["Charte, version 4", "Tableau des délais constatés"],
        },
        {
            "title": "Signature de la Charte aux Assises",
            "minutes": 20,
            "rapporteur": "Cabinet",
            "stake": "La date commande le calendrier du rapport en séance.",
            "position": "Signature à l'ouverture des Assises, par le Président.",
            "wanted_outcome": "Une liste de vingt signataires avant la fin du mois.",
        },
        {
            "title": "Fonds de soutien aux petites associations",
            "minutes": 25,
            "item_kind": "information",
            "priority": "low",
            "stake": "Les arbitrages budgétaires ne sont pas rendus.",
            "position": "Prendre note des besoins, sans annonce de montant.",
        },
    ),
)
_LINES: tuple[tuple[dict[str, Any], ...], ...] = (
    (
        {"item": 0, "text": "La DJVA présente la méthode : quatre réunions, une version de la Charte à chacune."},
        {"item": 0, "line_kind": "decision", "text": "Le groupe se réunit un mardi par mois, l'après-midi."},
        {"item": 1, "text": "Les associations demandent des interlocuteurs identifiés et des délais connus."},
        {"item": 1, "text": "Les petites structures disent ne pas pouvoir répondre à des appels de dix pages."},
        {
            "item": 1, "line_kind": "action", "text": "Recenser les délais de réponse constatés sur un an",
            "owner": "DJVA", "due_in": 21, "evidence": "Tableau remis le jour dit",
        },
        {
            "item": 1, "line_kind": "action", "text": "Envoyer la grille d'entretien aux têtes de réseau",
            "owner": "Moi", "due_in": 7, "evidence": "Courriel du lendemain",
        },
    ),
    (
        {"item": 1, "text": "Le tableau des délais montre un délai médian de cinq semaines."},
        {"item": 1, "text": "Les associations proposent trois semaines ; les services un mois."},
        {"item": 1, "line_kind": "decision", "text": "Le délai d'un mois est retenu comme hypothèse de travail."},
        {
            "item": 1, "line_kind": "action", "text": "Chiffrer le coût d'un référent unique", "owner": "DJVA",
            "due_in": 45,
        },
        {"item": 2, "text": "Trois collèges peuvent ouvrir une salle le soir, avec un gardien."},
        {
            "item": 2, "line_kind": "action", "text": "Consulter la direction des bâtiments sur les collèges",
            "owner": "Moi", "due_in": 40,
        },
    ),
    (
        {"item": 1, "text": "La version 3 reprend vingt-deux des trente propositions des associations."},
        {"item": 1, "text": "Le préambule est jugé long ; l'article 4 manque d'exemples."},
        {"item": 1, "line_kind": "decision", "text": "Le préambule tient en une page dans la version 4."},
        {"item": 1, "line_kind": "decision", "text": "Chaque engagement porte un indicateur suivi chaque année."},
        {
            "item": 1, "line_kind": "action", "text": "Diffuser la version 4 aux membres du groupe", "owner": "DJVA",
            "due_in": 24,
        },
        {
            "item": 1, "line_kind": "action", "text": "Rédiger trois exemples pour l'article 4",
            "owner": "Fédération des centres sociaux", "due_in": 20,
        },
        {"item": 2, "text": "Deux communes proposent une salle accessible."},
        {
            "item": 2, "line_kind": "action", "text": "Visiter la salle de Saint-Denis", "owner": "Moi", "due_in": 26,
        },
    ),
)  # fmt: skip
