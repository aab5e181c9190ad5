from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, QThread

from liaison_desk.domain.steps import Step
from liaison_desk.errors import UserError
from liaison_desk.ui.errors import ErrorReporter, details
from liaison_desk.ui.jobs import Job, Runner


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.threads: set[bool] = set()

    def take(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(QThread.currentThread() is self.thread())


@pytest.fixture
def runner(qapp) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.stop()


def counting(upto: int) -> Generator[Step, None, str]:
    for done in range(1, upto + 1):
        yield Step(done, upto, f"pièce {done}")
    return "fini"


def test_every_result_comes_once_on_the_main_thread(runner: Runner, qtbot) -> None:
    receiver = Receiver()
    for number in range(200):
        runner.run("", lambda number=number: number, receiver.take)
    qtbot.waitUntil(lambda: len(receiver.results) == 200)
    assert receiver.results == list(range(200))
    assert receiver.threads == {True}


def test_steps_are_told_and_what_a_generator_returns_is_the_result(runner: Runner, qtbot) -> None:
    receiver, steps = Receiver(), list[Step]()
    runner.progressed.connect(lambda _job, step: steps.append(step))
    runner.run("Dossier", lambda: counting(3), receiver.take)
    qtbot.waitUntil(lambda: bool(receiver.results))
    assert receiver.results == ["fini"]
    assert [step.done for step in steps] == [1, 2, 3]


def test_cancelling_closes_the_generator_and_delivers_nothing(runner: Runner, qtbot) -> None:
    receiver, closed, begun = Receiver(), threading.Event(), threading.Event()

    def endless() -> Iterator[Step]:
        try:
            while True:
                begun.set()
                yield Step(0, 0)
        finally:
            closed.set()

    job = runner.run("", endless, receiver.take)
    assert begun.wait(5)
    with qtbot.waitSignal(runner.finished):
        job.cancel()
    assert closed.wait(5)
    assert receiver.results == []


def test_a_newer_job_of_the_same_kind_replaces_the_one_waiting(runner: Runner, qtbot) -> None:
    receiver, gate = Receiver(), threading.Event()
    runner.run("", gate.wait)
    for number in range(5):
        runner.run("", lambda number=number: number, receiver.take, key="preview")
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert receiver.results == [4]


def test_a_failure_is_told_to_whoever_asked_or_to_all(runner: Runner, qtbot) -> None:
    receiver = Receiver()

    def failing() -> None:
        raise UserError("disk_full", "Le disque est plein.")

    runner.run("", failing, None, receiver.take)
    qtbot.waitUntil(lambda: bool(receiver.results))
    with qtbot.waitSignal(runner.failed):
        runner.run("", failing)
    assert isinstance(receiver.results[0], UserError)


def test_a_receiver_that_is_gone_is_left_alone(runner: Runner, qtbot) -> None:
    receiver, gate, finished = Receiver(), threading.Event(), list[Job]()
    runner.finished.connect(finished.append)
    runner.run("", gate.wait, receiver.take)
    receiver.deleteLater()
    qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: bool(finished))
    assert receiver.results == []


def test_details_of_a_failure_hold_no_personal_data() -> None:
    try:
        raise ValueError("Mme Canary, 12 rue des Lilas")
    except ValueError as error:
        kept = details(error, datetime(2026, 5, 5, tzinfo=UTC))
    assert "Canary" not in kept
    assert "ValueError" in kept
    assert "test_jobs.py" in kept


def test_an_unknown_failure_shows_a_calm_sentence_and_keeps_its_details(tmp_path, qtbot) -> None:
    reporter = ErrorReporter(tmp_path)
    reporter.report(ZeroDivisionError("Mme Canary"))
    assert reporter._shown is not None
    assert "n'a pas abouti" in reporter._shown.text()
    reporter._shown.close()
    assert len(list(tmp_path.glob("incident-*.txt"))) == 1
