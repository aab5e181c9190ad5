from datetime import datetime
from typing import Any

from liaison_desk.domain.attendees import attendees_of
from liaison_desk.domain.engagements import EngagementFields, Participant
from liaison_desk.domain.greeting import differences_from, greeting_line, speaking_order
from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.partners import CourtesyTitle, OfficeHeld, PartnerFields, PartnerKind
from liaison_desk.domain.plurals import plural_title
from liaison_desk.domain.precedence import Directory
from liaison_desk.domain.protocol_order import order_of_precedence
from liaison_desk.domain.standing import Occasion
from liaison_desk.reference_data import forms_of_address, municipalities, precedence_ranks

STAINS, BONDY, LIGUE = "93072", "93010", "3" * 32
DIRECTORY = Directory(forms_of_address(), municipalities(), {LIGUE: "Ligue des quartiers 93"})
OFFICE = OfficeFields(official_first_name="Inès", official_last_name="Carvalho")

Guest = tuple[str, str, str]


def partner(name: str, title: str, function: str, **values: Any) -> PartnerFields:
    local = {"municipality": STAINS} if function in {"MAIRE", "ADJOINT", "CONSEILLER_MUNICIPAL"} else {}
    office = OfficeHeld(function=function, **(local | values.pop("office", {})))
    return PartnerFields(
        courtesy_title=CourtesyTitle(title), last_name=name, offices_held=[office] if function else [], **values
    )


def said(*guests: PartnerFields, host_id: str = "") -> str:
    known = {guest.last_name or guest.name: guest for guest in guests}
    fields = EngagementFields(
        title="x",
        starts_at=datetime(2026, 5, 12, 10),
        municipality=STAINS,
        participants=[Participant(partner_id=name) for name in known],
    )
    attendees = attendees_of(fields, OFFICE, known, DIRECTORY)
    occasion = Occasion(fields.day, municipalities().by_insee(STAINS))
    order = order_of_precedence(attendees, occasion, DIRECTORY, precedence_ranks())
    return greeting_line(order, attendees, DIRECTORY, host_id=host_id)


def test_names_are_greeted_in_the_order_of_precedence_and_everybody_last() -> None:
    assert said(
        partner("A", "ms", "HABITANT"),
        partner("B", "ms", "PDT_ASSOCIATION"),
        partner("C", "mr", "PDT_ASSOCIATION"),
        partner("D", "ms", "DEPUTE"),
        partner("E", "mr", "PREFET"),
        partner("F", "ms", "ADJOINT"),
        partner("G", "mr", "CONSEILLER_MUNICIPAL"),
    ) == (
        "Monsieur le Préfet, Madame la Députée, Mesdames et Messieurs les élus, "
        "Mesdames et Messieurs les présidents d'association, Mesdames, Messieurs,"
    )


def test_an_empty_room_is_still_greeted_and_the_official_does_not_greet_herself() -> None:
    assert said() == "Mesdames, Messieurs,"


def test_people_who_share_a_title_are_greeted_together_in_their_gender() -> None:
    mayor = {"office": {"municipality": BONDY}}
    assert said(partner("A", "ms", "MAIRE"), partner("B", "ms", "MAIRE", **mayor)).startswith("Mesdames les Maires, ")
    assert said(partner("A", "mr", "DEPUTE"), partner("B", "mr", "DEPUTE")).startswith("Messieurs les Députés, ")
    assert said(partner("A", "ms", "CONSEILLER_DEPARTEMENTAL"), partner("B", "mr", "CONSEILLER_DEPARTEMENTAL")) == (
        "Mesdames et Messieurs les Conseillers départementaux, Mesdames, Messieurs,"
    )
    assert said(partner("A", "ms", "ADJOINT"), partner("B", "ms", "ADJOINT")).startswith("Mesdames les élues, ")


def test_no_title_is_said_twice() -> None:
    assert said(
        partner("A", "mr", "PDT_DEPARTEMENT"),
        partner("B", "ms", "PDT_ASSOCIATION", office={"organisation_id": LIGUE}),
        partner("C", "mr", "PDT_REGION"),
    ) == (
        "Monsieur le Président du Conseil régional d'Île-de-France, "
        "Monsieur le Président du Conseil départemental de la Seine-Saint-Denis, Madame la Présidente, "
        "Mesdames, Messieurs,"
    )


def test_a_title_somebody_prefers_is_kept_and_an_unknown_sex_is_not_guessed() -> None:
    assert said(partner("A", "ms", "MAIRE", preferred_title="Madame le Maire")).startswith("Madame le Maire, ")
    assert said(partner("A", "", "MAIRE")).startswith("Madame la Maire ou Monsieur le Maire, ")
    assert said(partner("A", "ms", "DEPUTE", salutation="Chère Alice")).startswith("Madame la Députée, ")


def test_the_host_is_greeted_first_by_courtesy() -> None:
    guests = (partner("A", "mr", "PREFET"), partner("B", "ms", "PDT_ASSOCIATION"))
    assert said(*guests, host_id="B").startswith("Madame la Présidente, Monsieur le Préfet, ")


def test_a_body_is_not_greeted_by_name() -> None:
    body = PartnerFields(partner_kind=PartnerKind.organisation, name="Ligue")
    assert said(body) == "Mesdames, Messieurs,"


def test_plurals_of_titles_leave_what_follows_alone() -> None:
    assert [plural_title(title) for title in (
        "Conseiller départemental", "Procureure de la République", "Sous-Préfet", "Maire-adjointe", "Général",
        "Député européen", "Vice-présidente",
    )] == [
        "Conseillers départementaux", "Procureures de la République", "Sous-Préfets", "Maires-adjointes", "Généraux",
        "Députés européens", "Vice-présidentes",
    ]  # fmt: skip


def test_speeches_are_given_in_reverse_order_and_the_programme_is_checked_against_it() -> None:
    people = {"A": partner("Aubry", "mr", "PREFET"), "B": partner("Benali", "ms", "PDT_ASSOCIATION")}
    fields = EngagementFields(
        title="x",
        starts_at=datetime(2026, 5, 12, 10),
        speaking_minutes=5,
        participants=[Participant(partner_id=name, speaks=True) for name in people],
    )
    attendees = attendees_of(fields, OFFICE, people, DIRECTORY)
    order = order_of_precedence(attendees, Occasion(fields.day), DIRECTORY, precedence_ranks())
    speakers = speaking_order(order)
    assert [place.partner_id for place in speakers] == ["B", "", "A"]
    names = {"A": "Aubry", "B": "Benali", "": "Carvalho"}
    assert differences_from(speakers, ["Mme Benali", "Carvalho", "M. Aubry"], names) == ()
    assert differences_from(speakers, [], names) == ()
    assert differences_from(speakers, ["M. Aubry, Mme Benali"], names) == (
        "Inès Carvalho prend la parole mais n'est pas dans le déroulé.",
    )
    assert differences_from(speakers, ["Carvalho", "Benali", "Aubry"], names) == (
        "Le déroulé fait parler Inès Carvalho avant Mme Benali : à l'inverse des préséances, "
        "Mme Benali parle d'abord (art. 19).",
    )
    assert differences_from(speakers, ["Aubry", "Benali", "Carvalho"], names, host_id="A") == ()
