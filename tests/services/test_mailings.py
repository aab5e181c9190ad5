"""Who a mailing goes to, and what is said before anything is made."""

from __future__ import annotations

import pytest

from liaison_desk.domain.letters import Channel
from liaison_desk.domain.mailing_checks import ProblemKind
from liaison_desk.domain.mailings import MailingFields, RecipientFilter
from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.domain.validation import changed
from liaison_desk.errors import UserError
from liaison_desk.services.desk import Desk
from tests.services.mailing_office import ASSISES, BONDY, STAINS, guests, mailing, organisation, person


def taken(desk: Desk, **criteria: object) -> set[str]:
    return set(desk.mailings.recipients_of(RecipientFilter.model_validate(criteria)))


def test_a_filter_takes_those_who_hold_a_function_that_day_alone(desk: Desk) -> None:
    mayor = person(desk, "Azzédine", "MAIRE", office_in=STAINS)
    person(desk, "Ferry", "MAIRE", office_in=BONDY, until="2026-03-22")
    person(desk, "Kerbrat")
    assert taken(desk, functions=["MAIRE"]) == {mayor}


def test_a_president_belongs_to_the_network_and_the_commune_of_the_association(desk: Desk) -> None:
    network = organisation(desk, "Ligue de l'enseignement 93")
    club = organisation(desk, "Les Mains ouvertes", network_ids=[network], municipality=STAINS)
    president = person(desk, "Diarra", "PDT_ASSOCIATION", club)
    person(desk, "Morel", "PDT_ASSOCIATION", organisation(desk, "Hors réseau"))
    assert taken(desk, network_ids=[network]) == {president}  # the association is left to whoever answers for it
    assert taken(desk, network_ids=[network], municipalities=[STAINS]) == {president}
    assert taken(desk, network_ids=[network], municipalities=[BONDY]) == set()
    assert taken(desk, epts=["Plaine Commune"]) >= {president}


def test_an_organisation_nobody_answers_for_is_written_to(desk: Desk) -> None:
    network = organisation(desk, "Ligue de l'enseignement 93")
    club = organisation(desk, "Comité des fêtes", network_ids=[network])
    assert taken(desk, network_ids=[network]) == {club}


def test_an_empty_filter_takes_those_added_by_hand_and_nobody_else(desk: Desk) -> None:
    [one, _other] = guests(desk, 2)
    assert taken(desk) == set()
    assert taken(desk, partner_ids=[one]) == {one}


def test_somebody_in_the_bin_is_not_taken(desk: Desk) -> None:
    one, other = guests(desk, 2)
    desk.partners.delete(one)
    assert taken(desk, distribution_lists=[ASSISES]) == {other}


def test_whoever_objects_is_unticked_with_the_reason(desk: Desk) -> None:
    guests(desk, 1, objects_to_mailings=True)
    [recipient] = desk.mailings.sheet(mailing(desk)).fields.recipients
    assert not recipient.included
    assert recipient.left_out_reason == "S'est opposé aux envois en nombre"


def test_gathering_again_keeps_what_was_said_of_each(desk: Desk) -> None:
    one, _other = guests(desk, 2)
    fields = desk.mailings.leave_out(desk.mailings.sheet(mailing(desk)).fields, [one], "Déjà invitée")
    third = person(desk, "Zoubir", distribution_lists=[ASSISES])
    again = desk.mailings.gathered(fields)
    assert {row.partner_id: row.included for row in again.recipients}[one] is False
    assert third in {row.partner_id for row in again.recipients}


def problems(desk: Desk, channel: Channel = Channel.mail) -> list[set[ProblemKind]]:
    fields = desk.mailings.sheet(mailing(desk, channel=channel)).fields
    return [{problem.kind for problem in found} for found in desk.mailings.check(fields).values()]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"street": "", "city": ""}, ProblemKind.no_address),
        ({"building": "Résidence des trois cents logements de la cité jardin"}, ProblemKind.address_too_long),
        ({"courtesy_title": ""}, ProblemKind.no_formula),
        ({"function": "MAIRE", "until": "2026-03-22"}, ProblemKind.function_ended),
    ],
)
def test_each_exception_is_said_with_what_to_do(desk: Desk, values: dict[str, str], kind: ProblemKind) -> None:
    person(desk, "Diarra", values.pop("function", ""), distribution_lists=[ASSISES], **values)
    fields = desk.mailings.sheet(mailing(desk)).fields
    [found] = desk.mailings.check(fields).values()
    assert kind in {problem.kind for problem in found}
    assert all(problem.sentence and problem.remedy for problem in found)


def test_an_address_is_asked_of_mail_and_an_e_mail_of_electronic_mail(desk: Desk) -> None:
    person(desk, "Diarra", distribution_lists=[ASSISES], street="", city="")
    assert problems(desk) == [{ProblemKind.no_address}]
    assert problems(desk, Channel.email) == [{ProblemKind.no_email}]
    assert problems(desk, Channel.hand) == []


def test_two_of_one_household_or_one_organisation_are_said(desk: Desk) -> None:
    club = organisation(desk, "Les Mains ouvertes")
    for name in ("Diarra", "Morel"):
        person(desk, name, "PDT_ASSOCIATION", club, distribution_lists=[ASSISES], street=f"{name}, rue du Port")
    person(desk, "Petit", distribution_lists=[ASSISES])
    person(desk, "Petit", distribution_lists=[ASSISES], first_name="Jean", courtesy_title="mr")
    assert problems(desk) == [{ProblemKind.duplicate}] * 4


def test_an_objection_noted_after_the_list_was_made_stops_the_letters(desk: Desk) -> None:
    [one] = guests(desk, 1)
    identifier = mailing(desk)
    sheet = desk.partners.sheet(one)
    desk.partners.edit(one, changed(sheet.fields, {"objects_to_mailings": True}))
    with pytest.raises(UserError) as refused:
        list(desk.merges.make(identifier, MergeOutputs()))
    assert refused.value.code == "mailing_exceptions"


def test_a_mailing_needs_a_purpose_a_text_and_somebody(desk: Desk) -> None:
    empty = MailingFields(subject="Essai")
    assert len(desk.merges.missing(empty)) == 3


def test_the_formulas_are_those_of_a_letter_to_that_partner(desk: Desk) -> None:
    mayor = person(desk, "Azzédine", "MAIRE", office_in=STAINS, distribution_lists=[ASSISES])
    [one] = desk.mailings.addressed(desk.mailings.sheet(mailing(desk)).fields)
    forms = desk.protocol.forms_of(mayor)
    assert (one.salutation, one.closing_formula) == (forms.salutation, forms.closing_formula)
    assert list(one.inside_address) == list(forms.inside_address)
    assert one.envelope.lines == ("Madame Fatou Azzédine", "3 RUE DU PORT", "93200 SAINT DENIS")


def test_what_a_filter_is_made_of_is_what_partners_have(desk: Desk) -> None:
    network = organisation(desk, "Ligue de l'enseignement 93")
    organisation(desk, "Les Mains ouvertes", network_ids=[network])
    person(desk, "Azzédine", "MAIRE", office_in=STAINS, distribution_lists=[ASSISES])
    choices = desk.mailings.choices()
    assert list(choices.functions) == ["MAIRE"]
    assert list(choices.networks) == [(network, "Ligue de l'enseignement 93")]
    assert list(choices.distribution_lists) == [ASSISES]
