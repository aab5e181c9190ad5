"""Long work off the main thread: one runner, one thread, results on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from itertools import count
from queue import SimpleQueue
from typing import Any, cast

import shiboken6
from PySide6.QtCore import QObject, Signal

from liaison_desk.domain.steps import Step

_numbers = count(1)


@dataclass
class Job:
    """One piece of work given to a runner."""

    title: str
    work: Callable[[], Any]
    on_done: Callable[[Any], object] | None
    on_failed: Callable[[Exception], object] | None
    key: str
    number: int = field(default_factory=lambda: next(_numbers))
    cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask that it stops at its next step; what it had begun is closed, nothing is delivered."""
        self.cancelled.set()


class Runner(QObject):
    """Does one job after the other in a thread of its own.

    The work is a plain callable, or returns a generator of `Step` whose return value is the result. It is cancelled by
    closing the generator. `on_done` and `on_failed` are called on the main thread; give methods of widgets, they are
    left out once the widget is gone.
    """

    started = Signal(object)
    progressed = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)

    _began = Signal(object)
    _stepped = Signal(object, object)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._pending: dict[int, Job] = {}
        self._thread: threading.Thread | None = None
        self._began.connect(self._on_began)
        self._stepped.connect(self._on_stepped)
        self._ended.connect(self._on_ended)

    def run(
        self,
        title: str,
        work: Callable[[], Any],
        on_done: Callable[[Any], object] | None = None,
        on_failed: Callable[[Exception], object] | None = None,
        *,
        key: str = "",
    ) -> Job:
        """Begin a job after those before it; one with the same `key` still going is cancelled (live previews)."""
        job = Job(title, work, on_done, on_failed, key)
        if key:
            for other in self._pending.values():
                if other.key == key:
                    other.cancel()
        self._pending[job.number] = job
        if self._thread is None:
            self._thread = threading.Thread(target=self._live, name="liaison-desk-runner", daemon=True)
            self._thread.start()
        self._queue.put(job)
        return job

    def cancel_all(self) -> None:
        """Cancel what runs and what waits."""
        for job in self._pending.values():
            job.cancel()

    def is_busy(self) -> bool:
        """Tell whether something runs or waits."""
        return bool(self._pending)

    def stop(self, seconds: float = 5.0) -> None:
        """Cancel everything and wait for the thread to end."""
        self.cancel_all()
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(seconds)
            self._thread = None

    def _live(self) -> None:
        while (job := self._queue.get()) is not None:
            if job.cancelled.is_set():
                self._ended.emit(job, None, None)
                continue
            self._began.emit(job)
            try:
                self._ended.emit(job, self._drive(job), None)
            except Exception as error:  # whatever fails is told on the main thread
                self._ended.emit(job, None, error)

    def _drive(self, job: Job) -> Any:
        made = job.work()
        if not isinstance(made, Generator):
            return made
        steps = cast("Generator[Step, None, Any]", made)
        try:
            while not job.cancelled.is_set():
                self._stepped.emit(job, next(steps))
        except StopIteration as end:
            return end.value
        finally:
            steps.close()
        return None

    def _on_began(self, job: Job) -> None:
        self.started.emit(job)

    def _on_stepped(self, job: Job, step: Step) -> None:
        if not job.cancelled.is_set():
            self.progressed.emit(job, step)

    def _on_ended(self, job: Job, result: Any, error: Exception | None) -> None:
        self._pending.pop(job.number, None)
        self.finished.emit(job)
        if job.cancelled.is_set():
            return
        if error is None:
            _call(job.on_done, result)
        elif job.on_failed is not None:
            _call(job.on_failed, error)
        else:
            self.failed.emit(error)


def _call(told: Callable[[Any], object] | None, value: Any) -> None:
    if told is None:
        return
    owner = getattr(told, "__self__", None)
    if isinstance(owner, QObject) and not shiboken6.isValid(owner):
        return
    told(value)
