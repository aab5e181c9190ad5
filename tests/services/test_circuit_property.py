"""Any sequence of verbs on the departure register and its circuits, cut short at any moment, against a model."""

from __future__ import annotations

import random
import shutil
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from liaison_desk.domain.lists import ListQuery
from liaison_desk.errors import UserError
from liaison_desk.services import offices
from liaison_desk.services.desk import Desk
from liaison_desk.store.registers import cancelled_numbers, register_gaps
from tests.named_office import named_office
from tests.services.circuit_model import Model, Verb, do, read
from tests.store import work
from tests.store.killed import killed_after

LETTERS = [f"{place:032x}" for place in range(1, 4)]
WORDS = ["Oui", "Non", "Peut-être"]
NAMES = ["start", "favourable", "favourable", "rework", "edit", "sign", "sign_without", "send", "cancel"]

picks = st.integers(min_value=0, max_value=10_000)


def opened(folder: Path) -> Desk:
    return Desk(offices.open_existing(folder, lambda _key_file: None, work.clock()), work.clock())


def go_through(tell: Connection, folder: Path, verbs: list[Verb]) -> None:
    """Do verbs one after the other and tell of each once the office says that it is done."""
    desk = opened(folder)
    read(desk, [])  # what is imported at its first use is not what the kill is about
    assert desk.circuits
    assert desk.dispatch
    tell.send("ready")
    for verb in verbs:
        do(desk, verb)
        tell.send("done")


def any_verb(model: Model, dice: random.Random) -> Verb:
    """Return a verb that may well be refused."""
    missing = [letter for letter in LETTERS if letter not in model.letters]
    known = list(model.letters)
    if missing and (not known or dice.random() < 0.2):
        return ("add", missing[0], dice.choice(WORDS))
    if dice.random() < 0.15:
        return (dice.choice(["undo", "redo"]),)
    name = dice.choice(NAMES)
    return (name, dice.choice(known), *([dice.choice(WORDS)] if name == "edit" else []))


class AnyCircuit(RuleBasedStateMachine):
    empty_office: Path

    @initialize()
    def _open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copytree(self.empty_office, self.folder, dirs_exist_ok=True)
        self.model = Model()
        self.desk = opened(self.folder)

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.folder)

    @rule(pick=picks)
    def one_verb(self, pick: int) -> None:
        verb = any_verb(self.model, random.Random(pick))
        note(str(verb))
        after = self.model.after(verb)
        if after is None:
            with pytest.raises(UserError):
                do(self.desk, verb)
        else:
            do(self.desk, verb)
            self.model = after

    @rule(pick=picks, milliseconds=st.integers(min_value=0, max_value=120))
    def some_verbs_cut_short(self, pick: int, milliseconds: int) -> None:
        dice = random.Random(pick)
        verbs: list[Verb] = []
        models = [self.model]
        while len(verbs) < 6:
            verb = any_verb(models[-1], dice)
            if after := models[-1].after(verb):
                verbs.append(verb)
                models.append(after)
        self.desk.close()
        told = killed_after(milliseconds, go_through, self.folder, verbs).count("done")
        self.desk = opened(self.folder)
        # the verb that was being done is there whole, or not at all
        possible = [model for model in models[told : told + 2] if self._is_as(model)]
        assert possible
        self.model = possible[0]

    @invariant()
    def every_letter_is_as_the_model_says(self) -> None:
        assert read(self.desk, list(self.model.letters)) == self.model.letters

    @invariant()
    def the_register_has_every_number_once_and_its_cancelled_ones_are_not_given_again(self) -> None:
        with self.desk.office.database.reading() as session:
            assert register_gaps(session) == []
            cancelled = {number for number, _subject, _reason in cancelled_numbers(session)}
        live = {known.number for known in self.model.letters.values() if known.number and known.state != "cancelled"}
        given = {f"D-2026-{place:04d}" for place in range(1, self.model.taken + 1)}
        assert cancelled == given - live

    def _is_as(self, model: Model) -> bool:
        with self.desk.office.database.reading() as session:
            taken = len(cancelled_numbers(session))
        try:
            known = read(self.desk, list(model.letters))
        except UserError:
            return False
        live = sum(1 for one in model.letters.values() if one.number and one.state != "cancelled")
        is_all = self.desk.letters.count(ListQuery()) == len(model.letters)
        return is_all and known == model.letters and taken == model.taken - live


AnyCircuit.TestCase.settings = settings(
    max_examples=8, stateful_step_count=16, derandomize=True, deadline=None, database=None,
    phases=[Phase.generate],  # making a failure smaller would take minutes: the notes say what was done
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_any_sequence_of_verbs_on_a_circuit_cut_short_at_any_moment_is_as_the_model_says(tmp_path: Path) -> None:
    AnyCircuit.empty_office = tmp_path / "vide"
    named_office(tmp_path / "vide").close()
    AnyCircuit.TestCase("runTest").runTest()
