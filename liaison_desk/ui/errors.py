"""What happens when something fails that nobody caught: a calm sentence, and details without personal data."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QThread, Signal, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from liaison_desk.errors import UserError

_KEPT_REPORTS = 20


class ErrorReporter(QObject):
    """Takes the place of `sys.excepthook` and `threading.excepthook` from `install` on."""

    _raised = Signal(object)

    def __init__(self, details_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = details_folder
        self._shown: QMessageBox | None = None
        self._raised.connect(self.report)

    def install(self) -> None:
        """Begin to receive what nobody caught."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def report(self, error: BaseException) -> None:
        """Show a failure: the sentence of a UserError, else a general one with details kept in a file."""
        if isinstance(error, UserError):
            self._show(error.sentence, "")
            return
        kept = self._keep(error)
        self._show(
            self.tr(
                "Cette action n'a pas abouti. Vos fiches enregistrées ne sont pas touchées ; vous pouvez continuer."
            ),
            self.tr("Détails techniques, sans donnée personnelle : {file}").format(file=kept) if kept else "",
        )

    def _on_exception(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        self._tell(error)

    def _on_thread_exception(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            self._tell(failed.exc_value)

    def _tell(self, error: BaseException) -> None:
        if QThread.currentThread() is self.thread():
            self.report(error)
        else:
            self._raised.emit(error)

    def _keep(self, error: BaseException) -> Path | None:
        now = datetime.now(UTC)
        path = self._folder / f"incident-{now:%Y%m%d-%H%M%S}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(details(error, now), "utf-8")
            for old in sorted(self._folder.glob("incident-*.txt"))[:-_KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return None
        return path

    def _show(self, sentence: str, more: str) -> None:
        if self._shown is not None:  # one box is enough, however many failures follow
            return
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Liaison Desk", sentence, parent=_window())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(more)
        box.addButton(self.tr("Continuer"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._on_closed)
        self._shown = box
        box.open()

    def _on_closed(self, _result: int) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = None


def details(error: BaseException, moment: datetime) -> str:
    """Return where a failure arose: kinds of errors, files and lines; never their texts, which may hold names."""
    lines = [
        f"{moment:%Y-%m-%d %H:%M:%S} UTC",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
    ]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _window() -> QWidget | None:
    return QApplication.activeModalWidget() or QApplication.activeWindow()
