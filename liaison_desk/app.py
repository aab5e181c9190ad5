"""The composition root: paints the shell first, then opens the office behind it and hands it to the window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from liaison_desk.errors import UserError
from liaison_desk.paths import default_office_folder, demonstration_folder
from liaison_desk.ui.after_painting import AfterPainting
from liaison_desk.ui.clipboard import leave_plain_text
from liaison_desk.ui.jobs import Runner
from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.theme.manager import Appearance, Theme

if TYPE_CHECKING:
    from liaison_desk.services.clock import Clock
    from liaison_desk.services.desk import Desk
    from liaison_desk.store.office_folder import OpenOffice
    from liaison_desk.ui.desk_window import DeskWindow


def run_window(arguments: list[str]) -> int:
    """Show the window until it is closed and return the exit status."""
    gc.disable()  # searching what a start makes, all of which stays, costs a tenth of its time
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Liaison Desk")
    application.setOrganizationName("Liaison Desk")
    _speak_french(application)
    launch = Launch(application, *office_asked(arguments))
    launch.show()
    status = application.exec()
    leave_plain_text()
    launch.close()
    return status


def office_asked(arguments: list[str]) -> tuple[Path, bool]:
    """Return the folder of the office the arguments name, and whether it is the demonstration."""
    is_demonstration = "--demo" in arguments
    kept = QSettings().value("office")
    folder = demonstration_folder() if is_demonstration else Path(str(kept)) if kept else default_office_folder()
    for place, option in enumerate(arguments):
        if option == "--office" and place + 1 < len(arguments):
            folder = Path(arguments[place + 1])
        elif option.startswith("--office="):
            folder = Path(option.partition("=")[2])
    return folder, is_demonstration


def _look_for_garbage() -> None:
    """Look for garbage from now on, elsewhere than in what the start made: that stays."""
    gc.freeze()
    gc.enable()


class Launch(QObject):
    """The start of the program: shell, office, pages; and its end: backup, lock released."""

    def __init__(
        self, application: QApplication, folder: Path, is_demonstration: bool, clock: Clock | None = None
    ) -> None:
        super().__init__(application)
        self.folder = folder
        self._is_demonstration = is_demonstration
        self._clock = clock
        self._settings = QSettings()
        appearance = str(self._settings.value("appearance", Appearance.system.value))
        self.theme = Theme(application, Appearance(appearance) if appearance in set(Appearance) else Appearance.system)
        self.window = MainWindow(self.theme)
        self.runner = Runner(self)
        self.desk: Desk | None = None
        self.desk_window: DeskWindow | None = None

    @property
    def clock(self) -> Clock:
        """The clock of the office."""
        if self._clock is None:
            from liaison_desk.services.clock import SystemClock

            self._clock = SystemClock()
        return self._clock

    def show(self) -> None:
        """Paint the shell, then open the office behind it."""
        from liaison_desk.ui.desk_window import add_rooms

        add_rooms(self.window)
        self._restore_place()
        self.window.closing.connect(self._keep_place)
        AfterPainting(self.window, self._open)  # importing beside it would hold the painting up
        self.window.show()

    def use_office(self, opened: OpenOffice) -> None:
        """Show an office that was made, unlocked or restored; one chosen in the window is opened next time."""
        from liaison_desk.services.desk import Desk

        chosen = opened.folder.root != self.folder
        if chosen and not opened.key_file.demonstration:
            self._settings.setValue("office", str(opened.folder.root))
        self.folder = opened.folder.root
        self._on_opened(Desk(opened, self.clock))

    def restore(self, backup: Path) -> None:
        """Close the office, put it back as a backup holds it, and show it again."""
        from liaison_desk.ui.office.opening import Opening

        self.close()
        opening = Opening(self.folder, self.clock, self.window)
        opening.opened.connect(self.use_office)
        opening.quit_requested.connect(self.window.close)
        opening.restore(backup)

    def close(self) -> None:
        """Make the backup of the day's work and let another program open the office."""
        self.runner.stop()
        if self.desk is not None:
            try:
                self.desk.backups.make_if_changed()
            except UserError as error:
                sys.stderr.write(f"{error.sentence}\n")
            self.desk.close()
            self.desk = None

    def _open(self) -> None:
        from liaison_desk.ui.errors import ErrorReporter

        ErrorReporter(self.folder / "reports", self).install()
        self.runner.run(self.tr("Ouverture du bureau"), self._opened_office, self.use_office, self._on_refused)

    def _opened_office(self) -> OpenOffice:
        if self._is_demonstration:
            from liaison_desk.services.demonstration import open_demonstration

            return open_demonstration(self.folder, self.clock)
        from liaison_desk.services import offices

        return offices.open_existing(self.folder, lambda _key_file: None, self.clock)

    def _on_opened(self, desk: Desk) -> None:
        from liaison_desk.ui.desk_window import DeskWindow
        from liaison_desk.ui.intake.drop import IntakeDropFilter
        from liaison_desk.ui.session import Session

        self.desk = desk
        session = Session(desk, self.runner, self)
        if self.desk_window is None:
            self.desk_window = DeskWindow(self.window, session)
            self.desk_window.restore_requested.connect(self.restore)
            IntakeDropFilter(self.window, self.desk_window.take_in, self.desk_window.refuse)
        else:
            self.desk_window.use(session)
        _look_for_garbage()

    def _on_refused(self, error: Exception) -> None:
        """Ask for what is missing: a new office, a passphrase, another folder."""
        _look_for_garbage()
        if not isinstance(error, UserError):
            raise error
        from liaison_desk.ui.office.opening import ask_after_refusal

        ask_after_refusal(self, error)

    def _restore_place(self) -> None:
        place = self._settings.value("window")
        if place is not None:
            self.window.restoreGeometry(place)  # pyright: ignore[reportArgumentType]  # what saveGeometry gave

    def _keep_place(self) -> None:
        self._settings.setValue("window", self.window.saveGeometry())
        self._settings.setValue("appearance", self.theme.appearance.value)


def _speak_french(application: QApplication) -> None:
    """Have Qt's own dialogs speak French whatever the machine speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    translator = QTranslator(application)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
