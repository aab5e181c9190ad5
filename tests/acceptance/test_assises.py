"""Step 19 of the acceptance week: the invitations to the Assises, for a hundred and twenty recipients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from liaison_desk.domain.mailings import MailingFields, MailingReply, MailingState, RecipientFilter
from liaison_desk.domain.merge_outputs import MergeOutputs
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.validation import changed, validated
from liaison_desk.reference_data import municipalities
from tests.acceptance.reading import both, pdf_pages, word_words
from tests.acceptance.week import BONDY, STAINS, Week, begin

IN_TERRITORY, OUTSIDE = STAINS, BONDY
FUNCTIONS = (
    ("MAIRE", "Madame la Maire,"),
    ("DEPUTE", "Madame la Députée,"),
    ("PDT_ASSOCIATION", "Madame la Présidente,"),
)


def directory(week: Week, members: int = 120) -> str:
    """Record members of a network in one territory, eleven people out of either; return the id of the network."""
    network = week.partner("network", partner_kind="organisation", name="Réseau des associations")
    cards = (
        [(place, IN_TERRITORY, [network]) for place in range(1, members + 1)]
        + [(place, OUTSIDE, [network]) for place in range(members + 1, members + 11)]
        + [(members + 11, IN_TERRITORY, [])]
    )
    for place, commune, networks in cards:
        function = FUNCTIONS[place - 1][0] if place <= len(FUNCTIONS) else ""
        held = [{"function": function, "municipality": commune, "since": "2024-01-01"}] if function else []
        week.desk.partners.add(
            validated(
                PartnerFields,
                {
                    "courtesy_title": "Mme", "first_name": "Fatou", "last_name": f"Invitée{place:03d}",
                    "municipality": commune, "network_ids": networks, "offices_held": held,
                    "street": f"{place} rue du Port", "postal_code": "93240", "city": "Stains",
                },
            )
        )  # fmt: skip
    return network


@dataclass
class Invitations:
    """The mailing once made, and its files."""

    week: Week
    id: str
    folder: Path

    @property
    def fields(self) -> MailingFields:
        return self.week.desk.mailings.sheet(self.id).fields


@pytest.fixture(scope="module")
def invitations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Invitations]:
    folder = tmp_path_factory.mktemp("semaine")
    week = begin(folder / "bureau")
    week.at(7, 10)
    network = directory(week)
    desk = week.desk
    desk.settings.change(changed(desk.settings.office(), {"president_name": "Anne Morel"}))
    identifier = desk.merges.start(week.ids["forum"])
    ept = next(one.ept for one in municipalities() if one.insee == IN_TERRITORY)
    wanted = RecipientFilter(network_ids=[network], epts=[ept])
    fields = changed(desk.mailings.sheet(identifier).fields, {"recipient_filter": wanted, "reply_by": "2026-06-05"})
    desk.mailings.edit(identifier, desk.mailings.gathered(fields))
    yield Invitations(week, identifier, folder)
    desk.close()


@pytest.fixture(scope="module")
def made(invitations: Invitations) -> Invitations:
    folder = invitations.folder
    outputs = MergeOutputs(
        folder=folder / "lettres", printable=folder / "lettres.docx", envelopes=folder / "enveloppes.pdf"
    )
    for _step in invitations.week.desk.merges.make(invitations.id, outputs):
        pass
    return invitations


def test_step_19_the_network_and_the_territory_leave_a_hundred_and_twenty(invitations: Invitations) -> None:
    assert len(invitations.fields.recipients) == 120
    assert invitations.week.desk.mailings.check(invitations.fields) == {}


def test_step_19_the_formulas_are_seen_before_anything_is_made(invitations: Invitations) -> None:
    desk, fields = invitations.week.desk, invitations.fields
    for one, (_code, salutation) in zip(fields.recipients[:3], FUNCTIONS, strict=True):
        for words in both(invitations.week, desk.merges.preview(fields, one.partner_id)):
            assert salutation in words
            assert "Assises départementales de la vie associative" in words
            assert "mardi 23 juin 2026" in words
            assert "à compléter" not in words


def test_step_19_every_letter_is_in_word_and_every_envelope_has_its_address(made: Invitations) -> None:
    desk = made.week.desk
    files = sorted((made.folder / "lettres").iterdir())
    assert len(files) == 120
    numbers = [desk.letters.number_of(one.letter_id or "") for one in made.fields.recipients]
    assert numbers == [f"D-2026-{rank:04d}" for rank in range(1, 121)]
    printed = word_words((made.folder / "lettres.docx").read_bytes())
    assert all(number in printed for number in numbers)
    assert numbers[0] in word_words(files[0].read_bytes())
    envelopes = pdf_pages((made.folder / "enveloppes.pdf").read_bytes())
    assert len(envelopes) == 120
    assert all(f"{rank} rue du Port".upper() in page.upper() for rank, page in enumerate(envelopes, start=1))


def test_step_19_the_answers_are_followed_from_then_on(made: Invitations) -> None:
    replies, fields = made.week.desk.mailing_replies, made.fields
    assert fields.state is MailingState.made
    ids = [one.partner_id for one in fields.recipients]
    assert replies.counts(made.id).waiting == 120
    replies.answer(made.id, ids[:40], MailingReply.present, guests=1)
    replies.answer(made.id, ids[40:50], MailingReply.excused)
    counts = replies.counts(made.id)
    assert (counts.present, counts.excused, counts.waiting, counts.expected) == (40, 10, 70, 80)
    attending = made.week.desk.attendance.lines(made.id)
    assert [line.name for line in attending][:2] == ["Mme Fatou Invitée002", "Mme Fatou Invitée001"]  # the deputy first
    replies.to_participants(made.id)
    coming = made.week.desk.engagements.sheet(made.week.ids["forum"]).fields.participants
    assert set(ids[:40]) <= {one.partner_id for one in coming}
