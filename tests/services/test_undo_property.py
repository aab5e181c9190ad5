"""Any sequence of verbs, against a model that a child could check: undo takes back, redo does again."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.partners import PartnerFields
from liaison_desk.domain.records import Kind
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.services.desk import Desk
from liaison_desk.store.registers import cancelled_numbers, register_gaps
from tests.named_office import named_office

WORDS = ["hirondelle", "tilleul", "canal", "préau", "boussole"]
CALLED = {Kind.partner: "last_name", Kind.engagement: "title", Kind.letter: "subject"}
CLOCK = FixedClock(datetime(2026, 5, 5, 7, 0, tzinfo=UTC))

words = st.sampled_from(WORDS)
picks = st.integers(min_value=0, max_value=1_000)


@dataclass
class Modelled:
    """What should be known of one record."""

    kind: Kind
    word: str
    state: str = ""
    number: str = ""
    reason: str = ""
    partner: str = ""
    in_bin: bool = False

    @property
    def cancelled(self) -> str:
        return self.reason if self.state == "cancelled" else ""


Records = dict[str, Modelled]


@dataclass
class Model:
    """What the office should hold."""

    records: Records = field(default_factory=dict)
    done: list[Records] = field(default_factory=list)
    undone: list[Records] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def live(self, *kinds: Kind) -> list[str]:
        return [one for one, known in self.records.items() if not known.in_bin and (not kinds or known.kind in kinds)]

    def next_number(self, prefix: str) -> str:
        self.taken.append(f"{prefix}-2026-{1 + sum(one.startswith(prefix) for one in self.taken):04d}")
        return self.taken[-1]

    def found_by(self, word: str) -> Iterator[str]:
        for identifier in self.live():
            known = self.records[identifier]
            if word in {known.word, self.records[known.partner].word if known.partner else ""}:
                yield identifier

    def cancelled(self) -> dict[str, str]:
        reasons = dict.fromkeys(self.taken, "Saisie annulée")
        for known in self.records.values():
            if known.number:
                reasons[known.number] = "Mis à la corbeille" if known.in_bin else known.cancelled
        return {number: reason for number, reason in reasons.items() if reason}


class AnySequenceOfVerbs(RuleBasedStateMachine):
    empty_office: Path

    @initialize()
    def _open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.empty_office, self.folder, dirs_exist_ok=True)
        self.model = Model()
        self.desk = self._opened()

    def _opened(self) -> Desk:
        return Desk(offices.open_existing(self.folder, lambda _key_file: None, CLOCK), CLOCK)

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.folder)

    def _will_do(self) -> None:
        self.model.done.append(deepcopy(self.model.records))
        self.model.undone.clear()

    def _one(self, pick: int, *kinds: Kind) -> str:
        found = self.model.live(*kinds)
        return found[pick % len(found)] if found else ""

    @rule(word=words)
    def add_a_partner(self, word: str) -> None:
        self._will_do()
        identifier = self.desk.partners.add(validated(PartnerFields, {"last_name": word}))
        self.model.records[identifier] = Modelled(Kind.partner, word)

    @rule(word=words, pick=picks)
    def add_an_engagement(self, word: str, pick: int) -> None:
        self._will_do()
        host = self._one(pick, Kind.partner)
        values = {"title": word, "starts_at": "2026-05-12T10:30", "host_id": host}
        identifier = self.desk.engagements.add(validated(EngagementFields, values))
        self.model.records[identifier] = Modelled(Kind.engagement, word, "requested", partner=host)

    @rule(word=words, pick=picks, register=st.sampled_from(MailRegister))
    def add_a_letter(self, word: str, pick: int, register: MailRegister) -> None:
        self._will_do()
        sender = self._one(pick, Kind.partner)
        values = {
            "subject": word,
            "body": "Avec plaisir.",
            "mail_register": register,
            "received_on": date(2026, 5, 4),
            "correspondent_id": sender,
            "correspondent_name": "" if sender else "Ville de Bondy",
        }
        identifier = self.desk.letters.add(validated(LetterFields, values))
        arrives = register is MailRegister.incoming
        number = self.model.next_number("A") if arrives else ""
        state = "registered" if arrives else "draft"
        self.model.records[identifier] = Modelled(Kind.letter, word, state, number, partner=sender)

    @precondition(lambda self: self.model.live())
    @rule(pick=picks, word=words)
    def edit(self, pick: int, word: str) -> None:
        identifier = self._one(pick)
        known = self.model.records[identifier]
        service: Any = self.desk.records(known.kind)
        edited = changed(service.sheet(identifier).fields, {CALLED[known.kind]: word})
        if known.word != word and known.number.startswith("D"):
            with pytest.raises(UserError):  # what was signed no longer changes
                service.edit(identifier, edited)
            return
        if known.word != word:
            self._will_do()
        known.word = word
        service.edit(identifier, edited)

    @precondition(lambda self: self.model.live())
    @rule(pick=picks)
    def delete(self, pick: int) -> None:
        self._will_do()
        identifier = self._one(pick)
        self.model.records[identifier].in_bin = True
        self.desk.records(self.model.records[identifier].kind).delete(identifier)

    @precondition(lambda self: any(known.in_bin for known in self.model.records.values()))
    @rule(pick=picks)
    def restore(self, pick: int) -> None:
        self._will_do()
        binned = [identifier for identifier, known in self.model.records.items() if known.in_bin]
        known = self.model.records[binned[pick % len(binned)]]
        known.in_bin = False
        self.desk.records(known.kind).restore(binned[pick % len(binned)])

    @precondition(lambda self: self.model.live(Kind.engagement))
    @rule(pick=picks, accepted=st.booleans())
    def decide(self, pick: int, accepted: bool) -> None:
        identifier = self._one(pick, Kind.engagement)
        known = self.model.records[identifier]
        state = "accepted" if accepted else "declined"
        if known.state != state:
            self._will_do()
        known.state = state
        if accepted:
            self.desk.engagements.accept(identifier)
        else:
            self.desk.engagements.decline(identifier, "Déjà prise")

    def _signable(self) -> list[str]:
        letters = {one: self.model.records[one] for one in self.model.live(Kind.letter)}
        return [one for one, known in letters.items() if not known.number and known.state != "cancelled"]

    @precondition(lambda self: self._signable())
    @rule(pick=picks)
    def sign(self, pick: int) -> None:
        self._will_do()
        identifier = self._signable()[pick % len(self._signable())]
        known = self.model.records[identifier]
        known.state, known.number = "signed", self.model.next_number("D")
        assert self.desk.letters.sign(identifier) == known.number

    @precondition(lambda self: self.model.live(Kind.letter))
    @rule(pick=picks)
    def cancel_a_letter(self, pick: int) -> None:
        identifier = self._one(pick, Kind.letter)
        known = self.model.records[identifier]
        if known.state != "cancelled":
            self._will_do()
        known.state, known.reason = "cancelled", "Doublon"
        self.desk.letters.set_state([identifier], LetterState.cancelled, "Doublon")

    @rule()
    def undo(self) -> None:
        assert (self.desk.history.undo() is None) == (not self.model.done)
        if self.model.done:
            self.model.undone.append(self.model.records)
            self.model.records = self.model.done.pop()

    @rule()
    def redo(self) -> None:
        assert (self.desk.history.redo() is None) == (not self.model.undone)
        if self.model.undone:
            self.model.done.append(self.model.records)
            self.model.records = self.model.undone.pop()

    @rule()
    def close_and_open_again(self) -> None:
        self.desk.close()
        self.desk = self._opened()

    @invariant()
    def every_record_is_as_the_model_says(self) -> None:
        found: Records = {}
        for identifier in self.model.live():
            known = self.model.records[identifier]
            sheet: Any = self.desk.records(known.kind).sheet(identifier)
            state = getattr(sheet.fields, "state", "")
            partner = next((link.id for link in sheet.links if link.role in {"host", "correspondent"}), "")
            if known.partner and self.model.records[known.partner].in_bin:
                partner = known.partner  # a link to what is in the bin is not shown
            reason = sheet.fields.state_reason if known.kind is Kind.letter else ""
            name = getattr(sheet.fields, CALLED[known.kind])
            found[identifier] = Modelled(known.kind, name, str(state), sheet.number, reason, partner)
        assert found == {identifier: self.model.records[identifier] for identifier in self.model.live()}

    @invariant()
    def the_bin_holds_what_was_deleted(self) -> None:
        binned = {reference.id for reference, _label, _when in self.desk.history.bin()}
        assert binned == {identifier for identifier, known in self.model.records.items() if known.in_bin}

    @invariant()
    def the_registers_have_every_number_once_and_say_which_are_cancelled(self) -> None:
        assert len(set(self.model.taken)) == len(self.model.taken)
        with self.desk.office.database.reading() as session:
            assert register_gaps(session) == []
            cancelled = {number: reason for number, _subject, reason in cancelled_numbers(session)}
        assert cancelled == self.model.cancelled()

    @invariant()
    def search_finds_what_is_there_and_nothing_else(self) -> None:
        for word in WORDS:
            found = [one.id for one in self.desk.search.find(word, limit=500) if one.kind in CALLED]
            assert sorted(found) == sorted(self.model.found_by(word))


AnySequenceOfVerbs.TestCase.settings = settings(
    max_examples=12, stateful_step_count=25, derandomize=True, deadline=None, database=None,
    phases=[Phase.generate],  # to explain a failure, every line is watched: many times slower
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_any_sequence_of_verbs_can_be_undone_and_redone(tmp_path: Path) -> None:
    AnySequenceOfVerbs.empty_office = tmp_path / "vide"
    named_office(tmp_path / "vide").close()
    AnySequenceOfVerbs.TestCase("runTest").runTest()
