"""Elected officials, the State, the press and the agents of the demonstration office."""

from __future__ import annotations

from datetime import date
from typing import Any

from liaison_desk.demo.cast import Body, Cast
from liaison_desk.demo.dice import Dice
from liaison_desk.demo.people import Registry, municipality_of
from liaison_desk.domain.folding import fold
from liaison_desk.domain.french import of
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import ClosingLevel, OfficeHeld
from liaison_desk.reference_data import municipalities

_BOBIGNY = "93008"
_CANTONS = (
    "Aubervilliers",
    "Bobigny",
    "Bondy",
    "La Courneuve",
    "Drancy",
    "Montreuil-1",
    "Pantin",
    "Saint-Denis-2",
    "Saint-Ouen",
    "Sevran",
)
_EPT_SEATS = {
    "Plaine Commune": "93066",
    "Est Ensemble": "93063",
    "Paris Terres d'Envol": "93005",
    "Grand Paris Grand Est": "93051",
}
_PORTFOLIOS = (
    "à la vie associative",
    "à la citoyenneté",
    "à la jeunesse",
    "à la culture",
    "aux sports",
    "à la vie des quartiers",
)


def add_public_life(cast: Cast, registry: Registry, dice: Dice, office: OfficeFields) -> None:
    """Add everybody who holds a public function, in the order of the state they belong to."""
    _add_state(cast, registry, dice)
    _add_parliament(cast, registry, dice)
    _add_department(cast, registry, dice, office)
    _add_municipalities(cast, registry, dice)
    _add_territories(cast, registry, dice)
    _add_press(cast, registry, dice)


def last_municipal_election(today: date) -> date:
    """Return the day the mayors in office were elected (every six years: 2014, 2020, 2026)."""
    days = (date(2014, 3, 30), date(2020, 7, 4), date(2026, 3, 28), date(2032, 3, 28))
    return max((day for day in days if day <= today), default=days[0])


def _add_state(cast: Cast, registry: Registry, dice: Dice) -> None:
    bobigny = municipality_of(_BOBIGNY)
    prefecture = registry.organisation(
        "Préfecture de la Seine-Saint-Denis",
        bobigny,
        recipient_line="Cabinet",
        email="courrier@prefecture.example.fr",
        street="1, esplanade de la Liberté",
    )
    education = registry.organisation(
        "Direction académique de la Seine-Saint-Denis", bobigny, email="courrier@education.example.fr"
    )
    at_prefecture: dict[str, Any] = {
        "mail": "prefecture.example.fr",
        **registry.address(bobigny, "1, esplanade de la Liberté"),
    }
    since = _years_before(cast.today, 1)

    def held(function: str, **values: Any) -> OfficeHeld:
        return OfficeHeld(function=function, since=since, **values)

    prefect = registry.person(
        held("PREFET", organisation_id=prefecture.id), title="ms", phone=dice.landline(), **at_prefecture
    )
    delegate = held("PREFET_DELEGUE", organisation_id=prefecture.id, portfolio="à l'égalité des chances")
    registry.person(delegate, title="mr", phone=dice.landline(), **at_prefecture)
    for insee, title in (("93066", "mr"), ("93062", "ms")):
        district = municipality_of(insee)
        registry.person(
            held("SOUS_PREFET", municipality=insee),
            title=title,
            phone=dice.landline(),
            mail="prefecture.example.fr",
            **registry.address(district),
        )
    academic = registry.person(
        held("DASEN", organisation_id=education.id),
        title="mr",
        phone=dice.landline(),
        mail="education.example.fr",
        **registry.address(bobigny),
    )
    cast.state = [Body(prefecture, prefect), Body(education, academic)]


def _add_parliament(cast: Cast, registry: Registry, dice: Dice) -> None:
    functions = [("DEPUTE", date(2024, 7, 8))] * 6 + [("SENATEUR", date(2023, 10, 2))] * 3
    for number, (function, since) in enumerate(functions):
        city = dice.pick(list(municipalities()))
        cast.parliament.append(
            registry.person(
                OfficeHeld(function=function, since=_at_latest(since, cast.today)),
                title="ms" if number % 2 else "mr",
                recipient_line="Permanence parlementaire",
                phone=dice.landline(),
                mail="parlement.example.fr",
                **registry.address(city),
            )
        )


def _add_department(cast: Cast, registry: Registry, dice: Dice, office: OfficeFields) -> None:
    bobigny = municipality_of(_BOBIGNY)
    since = office.official_since
    at_department: dict[str, Any] = {
        **registry.address(bobigny, "Hôtel du Département"),
        "mail": "departement.example.fr",
    }
    first, _, last = office.president_name.partition(" ")
    registry.person(
        OfficeHeld(function="PDT_DEPARTEMENT", since=since), title="mr", names=(first, last), **at_department
    )
    for portfolio in ("des solidarités", "de la jeunesse et des collèges", "de la culture"):
        registry.person(
            OfficeHeld(function="VP_DEPARTEMENT", portfolio=portfolio, since=since),
            closing_level=ClosingLevel.entre_elus,
            **at_department,
        )
    for canton in _CANTONS:
        seat: dict[str, Any] = {**at_department, "canton": canton, "closing_level": ClosingLevel.entre_elus}
        held = OfficeHeld(function="CONSEILLER_DEPARTEMENTAL", portfolio=canton, since=since)
        cast.councillors[canton] = [
            registry.person(held, title=title, mobile=dice.mobile(), **seat) for title in ("ms", "mr")
        ]
    functions = (
        (office.djva_director, "ms", "Directrice de la DJVA"),
        (office.deci_director, "ms", "Directrice de la DECI"),
        ("Florian Jourdain", "mr", "Chargé de projets vie associative, DJVA"),
        ("Awa Soumaré", "ms", "Cheffe de projet Assemblée des 100 voix, DECI"),
        ("Corinne Lestrade", "ms", "Responsable du protocole"),
        ("Hugo Vernet", "mr", "Attaché de presse, direction de la communication"),
    )
    for name, title, function in functions:
        first, _, last = name.partition(" ")
        cast.agents.append(
            registry.person(
                OfficeHeld(function="DIRECTEUR" if "Directrice" in function else "", title=function, since=since),
                title=title,
                names=(first, last),
                phone=dice.landline(),
                mobile=dice.mobile(),
                **at_department,
            )
        )


def _add_municipalities(cast: Cast, registry: Registry, dice: Dice) -> None:
    elected = last_municipal_election(cast.today)
    before = _years_before(elected, 6)
    communes = [municipality for municipality in municipalities() if not municipality.is_delegated]
    for number, commune in enumerate(communes):
        title = "ms" if number % 5 in {0, 3} else "mr"
        offices = [OfficeHeld(function="MAIRE", municipality=commune.insee, since=elected)]
        if number % 6 == 2:
            until = date.fromordinal(elected.toordinal() - 1)
            offices.append(
                OfficeHeld(
                    function="ADJOINT",
                    municipality=commune.insee,
                    portfolio=dice.pick(_PORTFOLIOS),
                    since=before,
                    until=until,
                )
            )
        cast.mayors[commune.insee] = registry.person(
            *offices,
            title=title,
            preferred_title="Madame le Maire" if number in {10, 25} else "",
            recipient_line="Hôtel de ville",
            phone=dice.landline(),
            mail=_city_mail(commune.name),
            **registry.address(commune, "1, place de l'Hôtel-de-Ville"),
        )
    for commune in dice.some(communes, 14):
        registry.person(
            OfficeHeld(function="ADJOINT", municipality=commune.insee, portfolio=dice.pick(_PORTFOLIOS), since=elected),
            recipient_line="Hôtel de ville",
            mobile=dice.mobile(),
            mail=_city_mail(commune.name),
            **registry.address(commune, "1, place de l'Hôtel-de-Ville"),
        )


def _add_territories(cast: Cast, registry: Registry, dice: Dice) -> None:
    since = last_municipal_election(cast.today)
    for number, (name, insee) in enumerate(_EPT_SEATS.items()):
        seat = municipality_of(insee)
        ept = registry.organisation(name, seat, notes=f"Établissement public territorial, siège {of(seat.name)}.")
        president = registry.person(
            OfficeHeld(function="PDT_EPT", organisation_id=ept.id, since=since),
            title="mr" if number % 2 else "ms",
            phone=dice.landline(),
            mail=_city_mail(name),
            **registry.address(seat, ept.fields.street),
        )
        cast.epts[name] = Body(ept, president)


def _add_press(cast: Cast, registry: Registry, dice: Dice) -> None:
    for name, insee in (("Le Courrier des deux canaux", "93055"), ("Télé Grand Nord-Est", "93066")):
        seat = municipality_of(insee)
        paper = registry.organisation(name, seat)
        journalist = registry.person(
            OfficeHeld(title="Journaliste", organisation_id=paper.id, since=_years_before(cast.today, 2)),
            mobile=dice.mobile(),
            mail=paper.fields.email.partition("@")[2],
            **registry.address(seat, paper.fields.street),
        )
        cast.press.append(Body(paper, journalist))


def _city_mail(name: str) -> str:
    return f"{fold(name).replace(' ', '-')}.example.fr"


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


def _at_latest(day: date, today: date) -> date:
    return min(day, _years_before(today, 1))
