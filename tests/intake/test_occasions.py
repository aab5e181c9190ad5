"""What invitations written in plain French propose."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from liaison_desk.domain.proposals import RequestCategory
from liaison_desk.intake.categories import category_of
from liaison_desk.intake.headers import Mailbox
from liaison_desk.intake.occasions import find_occasion
from liaison_desk.intake.organisations import organisation_of
from liaison_desk.intake.places import split_address
from liaison_desk.intake.titles import event_title

MONDAY_4_MAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "starts_at", "ends_at", "place"),
    [
        (
            "vous invite au forum le mardi 12 mai 2026 à 10h30, salle Jaurès.",
            datetime(2026, 5, 12, 10, 30), None, "Salle Jaurès",
        ),
        (
            "Le repas a lieu le mardi 12 mai 2026 à midi et demi dans les salons de l'hôtel de ville.",
            datetime(2026, 5, 12, 12, 30), None, "Salons de l'hôtel de ville",
        ),
        (
            "La cérémonie aura lieu dimanche 14 juin de 9 h à 12 h à l'espace Chauzy.",
            datetime(2026, 6, 14, 9), datetime(2026, 6, 14, 12), "Espace Chauzy",
        ),
        (
            "Nous vous attendons jeudi 21 mai à partir de 18h30 au gymnase Delaune en présence du maire.",
            datetime(2026, 5, 21, 18, 30), None, "Gymnase Delaune",
        ),
        (
            "Date : 26 mai\nHoraires : 18 h - 20 h\nLieu : Espace 1789\nAccès libre",
            datetime(2026, 5, 26, 18), datetime(2026, 5, 26, 20), "Espace 1789",
        ),
        (
            "Soirée le samedi 6 juin de 20h à 1h à Bobigny.",
            datetime(2026, 6, 6, 20), datetime(2026, 6, 7, 1), "Bobigny",
        ),
        (
            "Suite à notre échange du 20 mai, le vernissage se tiendra le 28 mai à 19h. Réponse avant le 22 mai à 12h.",
            datetime(2026, 5, 28, 19), None, "",
        ),
        (
            "De : Paul <p@x.fr>\nEnvoyé : lundi 4 mai 2026 18:02\nNous vous convions le 12 mai à 9h30.",
            datetime(2026, 5, 12, 9, 30), None, "",
        ),
    ],
)  # fmt: skip
def test_day_time_and_place_are_found(text: str, starts_at: datetime, ends_at: datetime | None, place: str) -> None:
    event, doubt = find_occasion("Invitation", text, MONDAY_4_MAY)
    assert event is not None
    assert (event.starts_at, event.ends_at, event.place, event.all_day) == (starts_at, ends_at, place, False)
    assert doubt == ""


def test_the_address_of_the_sender_is_not_taken_for_the_place() -> None:
    text = (
        "La fête aura lieu le 12 mai 2026 à 9 h à Drancy.\n\nBien cordialement,\nPaul\n3 quai de l'Ourcq\n93500 Pantin"
    )
    event, _ = find_occasion("Invitation", text, MONDAY_4_MAY)
    assert event is not None
    assert (event.place, event.address) == ("Drancy", "")


def test_days_without_a_time_are_proposed_whole_and_said() -> None:
    event, doubt = find_occasion("Journées", "Les journées auront lieu les 12 et 13 novembre.", MONDAY_4_MAY)
    assert event is not None
    assert event.all_day
    assert (event.starts_at, event.ends_at) == (datetime(2026, 11, 12), datetime(2026, 11, 13))
    assert doubt.startswith("L'heure n'a pas été trouvée")


def test_a_weekday_that_contradicts_the_date_is_told() -> None:
    _, doubt = find_occasion("", "le mardi 13 mai 2026 à 9h", MONDAY_4_MAY)
    assert "mercredi" in doubt


@pytest.mark.parametrize("text", ["Venez nombreux !", "Réponse avant le 12 mai.", "Merci pour le 12 avril 2026."])
def test_nothing_is_invented(text: str) -> None:
    assert find_occasion("Invitation", text, MONDAY_4_MAY) == (None, "")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Invitation à l'inauguration du gymnase – samedi 14 juin", "Inauguration du gymnase"),
        ("Save the date : journées de la participation, 12 et 13 novembre", "Journées de la participation"),
        ("INVITATION - Forum de l'emploi", "Forum de l'emploi"),
        ("Invitation au vernissage le 12/05/2026", "Vernissage"),
        ("Fête des voisins", "Fête des voisins"),
    ],
)
def test_an_occasion_is_called_by_what_it_is(subject: str, title: str) -> None:
    assert event_title(subject, "") == title


def test_a_bare_subject_leaves_the_title_to_the_text() -> None:
    text = "L'équipe vous invite à la cérémonie des vœux\naux associations le vendredi 12 janvier."
    assert event_title("Invitation", text) == "Cérémonie des vœux aux associations"


@pytest.mark.parametrize(
    ("written", "place", "address"),
    [
        ("Salle Jaurès, 3 rue Carnot 93240 Stains", "Salle Jaurès", "3 rue Carnot 93240 Stains"),
        ("12 bis, avenue du Président Wilson", "", "12 bis, avenue du Président Wilson"),
        ("Espace 1789", "Espace 1789", ""),
        ("Mairie, 93000 Bobigny", "Mairie", "93000 Bobigny"),
    ],
)
def test_a_place_and_its_address_are_told_apart(written: str, place: str, address: str) -> None:
    assert split_address(written) == (place, address)


@pytest.mark.parametrize(
    ("subject", "text", "category"),
    [
        ("Demande de subvention 2026", "", RequestCategory.grant_request),
        ("Invitation", "", RequestCategory.invitation),
        ("Demande de rendez-vous", "", RequestCategory.appointment),
        ("", "Je conteste la décision, veuillez recevoir ce recours gracieux.", RequestCategory.appeal),
        ("Demande d'accès à mes données", "en vertu du RGPD", RequestCategory.gdpr_request),
        ("Merci", "Nous vous remercions de votre venue", RequestCategory.thanks),
        ("Candidature", "je souhaite rejoindre les 100 voix", RequestCategory.application),
        ("Re: le 9/12", "je vous confirme la visite du collège", RequestCategory.invitation),
        ("Bonjour", "Comment allez-vous ?", RequestCategory.other),
    ],
)
def test_a_message_is_sorted_by_its_words(subject: str, text: str, category: RequestCategory) -> None:
    assert category_of(subject, text) is category


@pytest.mark.parametrize(
    ("sender", "text", "organisation"),
    [
        (Mailbox("Marie - Association Le Lien", "m@gmail.com"), "", "Association Le Lien"),
        (Mailbox("Mairie", "contact@mairie-bondy.fr"), "", "Ville de Bondy"),
        (Mailbox("Marie", "m@gmail.com"), "a\nb\nc\nd\nMarie\nMission locale de Bondy", "Mission locale de Bondy"),
        (Mailbox("Marie", "m@lelien.org"), "", "lelien.org"),
        (Mailbox("Marie", "m@gmail.com"), "Le centre est ouvert, venez.", ""),
    ],
)
def test_the_organisation_is_guessed_from_what_there_is(sender: Mailbox, text: str, organisation: str) -> None:
    assert organisation_of(sender, "", text) == organisation


def test_an_organisation_stated_in_the_headers_wins() -> None:
    assert organisation_of(Mailbox("Club X", "a@b.fr"), "Ligue 93", "") == "Ligue 93"
