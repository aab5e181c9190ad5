"""Where the pages meet: each is made when it is first shown, and wired to the window and to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.session import Session
from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.shell.palette_rows import SearchHit

_MINUTE = 60_000
_BACKUP_EVERY = 30 * _MINUTE


@dataclass(frozen=True)
class PageEntry:
    """One page of the rail: where its class is, so that it is imported when it is first shown."""

    key: str
    title: str
    meaning: str
    module: str
    class_name: str
    kind: Kind | None = None
    at_foot: bool = False


def page_entries() -> tuple[PageEntry, ...]:
    """Return the pages in the order of the rail."""
    of = "liaison_desk.ui"
    told = partial(QCoreApplication.translate, "Pages")
    return (
        PageEntry("today", told("&Aujourd'hui"), "today", f"{of}.today.page", "TodayPage"),
        PageEntry("agenda", told("A&genda"), "agenda", f"{of}.agenda.page", "AgendaPage", Kind.engagement),
        PageEntry("letters", told("&Courrier"), "letters", f"{of}.letters.page", "LettersPage", Kind.letter),
        PageEntry("briefings", told("&Notes"), "briefings", f"{of}.briefings.page", "BriefingsPage", Kind.briefing),
        PageEntry("partners", told("&Partenaires"), "partners", f"{of}.partners.page", "PartnersPage", Kind.partner),
        PageEntry("help", told("Aide"), "help", f"{of}.help.page", "HelpPage", at_foot=True),
        PageEntry("settings", told("Réglages"), "settings", f"{of}.office.page", "SettingsPage", at_foot=True),
    )


def add_rooms(window: MainWindow) -> None:
    """Show the rail with an empty room for each page, before anything heavy is imported."""
    for entry in page_entries():
        window.add_page(entry.key, entry.title, entry.meaning, QWidget(), at_foot=entry.at_foot)


class DeskWindow(QObject):
    """One open desk shown in one window."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self._built: dict[str, QWidget] = {}
        self._entries = {entry.key: entry for entry in page_entries()}
        self._page_of_kind = {entry.kind: entry.key for entry in self._entries.values() if entry.kind}
        self._watch = QTimer(self, interval=_MINUTE)
        self._backups = QTimer(self, interval=_BACKUP_EVERY)
        self._add_commands()
        self._connect()
        self.refresh_shell()
        self.page(window.current_page())
        self._watch.start()
        self._backups.start()

    def page(self, key: str) -> Any:
        """Return a page, making it the first time."""
        if key not in self._built:
            entry = self._entries[key]
            made: QWidget = getattr(import_module(entry.module), entry.class_name)(self.session)
            self._built[key] = made
            for action in made.page_actions() if hasattr(made, "page_actions") else ():
                made.addAction(action)
            self._wire(made)
            self.window.replace_page(key, made)
        return self._built[key]

    def open(self, reference: Reference) -> None:
        """Show a record on its page."""
        key = self._page_of_kind[reference.kind]
        page = self.page(key)
        self.window.show_page(key)
        page.show_record(reference.id)

    def create(self, key: str) -> None:
        """Start a new record on its page."""
        page = self.page(key)
        self.window.show_page(key)
        page.create()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read files and propose what they hold."""
        from liaison_desk.ui.intake.panel import take_in

        take_in(self.session, paths, self.window)

    def refresh_shell(self) -> None:
        """Bring the counts of the rail, the clock and the foot up to date."""
        from liaison_desk.domain.half_days import half_day_at, time_left_this_week
        from liaison_desk.domain.lists import ListQuery
        from liaison_desk.services.clock import local_now

        desk = self.session.desk
        office, now = desk.settings.office(), local_now(desk.clock)
        self.window.set_count("letters", desk.letters.count(ListQuery(saved_filter="incoming to_do")))
        self.window.set_count("agenda", desk.engagements.count(ListQuery(saved_filter="requested coming")))
        self.window.set_count("briefings", desk.briefings.count(ListQuery(saved_filter="in_progress")))
        self.window.set_clock(half_day_at(now).label, time_left_this_week(now, office.worked_half_days))
        self.window.set_demo(desk.is_demonstration)
        self.window.set_office_name(" ".join(filter(None, (office.official_title, office.official_delegation))))
        self._show_last_backup()

    def undo(self) -> None:
        """Take back the last verb, unless the text being typed has something of its own to take back."""
        self._tell_history(self.session.desk.history.undo, self.tr("Annulé : {verb}"), self.tr("Rien à annuler."))

    def redo(self) -> None:
        """Do again the verb last taken back."""
        self._tell_history(self.session.desk.history.redo, self.tr("Rétabli : {verb}"), self.tr("Rien à rétablir."))

    def back_up(self) -> None:
        """Make a verified copy when something changed since the last one."""
        self.session.runner.run(
            self.tr("Sauvegarde"), self.session.desk.backups.make_if_changed, self._on_backed_up, key="backup"
        )

    def _tell_history(self, verb: Callable[[], str | None], done: str, nothing: str) -> None:
        sentence = self.session.attempt(verb)
        self.window.toast(done.format(verb=sentence) if sentence else nothing)

    def _add_commands(self) -> None:
        menus, creations = self.window.menus, self.window.top_bar.new_menu
        for words, key in (
            (self.tr("&Engagement"), "agenda"),
            (self.tr("&Courrier"), "letters"),
            (self.tr("&Note"), "briefings"),
            (self.tr("&Partenaire"), "partners"),
        ):
            action = creations.addAction(words)
            action.triggered.connect(lambda _checked=False, key=key: self.create(key))
        self._command(menus.file, self.tr("&Nouveau sur cette page"), "Ctrl+N", self._create_here)
        self._command(menus.file, self.tr("&Importer…"), "Ctrl+O", self._choose_files)
        self._command(menus.edit, self.tr("&Annuler"), QKeySequence.StandardKey.Undo, self.undo)
        self._command(menus.edit, self.tr("&Rétablir"), "Ctrl+Y", self.redo)
        self._command(menus.help, self.tr("Aide de cet &écran"), "F1", self._show_help)
        self._command(menus.help, self.tr("&Mes données"), None, self._show_data)

    def _command(self, menu: Any, words: str, shortcut: Any, verb: Callable[[], object]) -> QAction:
        action = self.window.menus.new(menu, words, shortcut)
        action.triggered.connect(lambda _checked=False: verb())
        return action

    def _connect(self) -> None:
        window, session = self.window, self.session
        window.page_shown.connect(self.page)
        window.open_requested.connect(self.open)
        window.set_search(self._search)
        window.cancel_requested.connect(session.runner.cancel_all)
        session.open_requested.connect(self.open)
        session.changed.connect(self._on_changed)
        session.told.connect(self._on_told)
        session.refused.connect(self._on_refused)
        session.runner.started.connect(self._on_job_started)
        session.runner.progressed.connect(self._on_job_progressed)
        session.runner.finished.connect(self._on_job_finished)
        session.runner.failed.connect(self._on_job_failed)
        self._watch.timeout.connect(self.refresh_shell)
        self._backups.timeout.connect(self.back_up)

    def _wire(self, page: QWidget) -> None:
        """Answer what a page wishes of another."""
        for name, key in (("letter_requested", "letters"), ("briefing_requested", "briefings")):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(lambda values, key=key: self._create_from(key, values))
        if hasattr(page, "import_requested"):
            page.import_requested.connect(self._choose_files)

    def _create_from(self, key: str, values: Any) -> None:
        page = self.page(key)
        self.window.show_page(key)
        page.create_from(values)

    def _search(self, typed: str) -> Sequence[SearchHit]:
        from liaison_desk.domain.labels import label

        return [
            SearchHit(Reference(found.kind, found.id), found.title, label(found.kind), found.snippet)
            for found in self.session.desk.search.find(typed, 20)
        ]

    def _on_changed(self, _kinds: object) -> None:
        self.refresh_shell()

    def _on_told(self, sentence: str, can_undo: bool) -> None:
        self.window.toast(sentence, self.undo if can_undo else None)

    def _on_refused(self, sentence: str) -> None:
        self.window.banner.say(sentence, "red")

    def _on_job_started(self, job: Any) -> None:
        if job.key != "preview":
            self.window.job_started(job.title)

    def _on_job_progressed(self, _job: Any, step: Any) -> None:
        self.window.job_progress(step)

    def _on_job_finished(self, _job: Any) -> None:
        if not self.session.runner.is_busy():
            self.window.job_finished()

    def _on_job_failed(self, error: Exception) -> None:
        sentence = getattr(error, "sentence", "")
        if not sentence:
            raise error
        self._on_refused(sentence)

    def _on_backed_up(self, path: Path | None) -> None:
        if path is not None:
            self._show_last_backup()

    def _show_last_backup(self) -> None:
        from liaison_desk.domain.french import clock, short_date
        from liaison_desk.services.clock import today

        known = self.session.desk.backups.known()
        if not known:
            self.window.set_backup_text(self.tr("Pas encore de sauvegarde"))
            return
        made_at = known[0][0]
        day = today(self.session.desk.clock)
        when = self.tr("aujourd'hui") if made_at.date() == day else short_date(made_at.date(), day)
        words = self.tr("Sauvegarde vérifiée {when}, {time}")
        self.window.set_backup_text(words.format(when=when, time=clock(made_at)))

    def _create_here(self) -> None:
        page = self.page(self.window.current_page())
        if hasattr(page, "create"):
            page.create()

    def _choose_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = self.tr("Messages et invitations (*.eml *.ics)")
        names, _kind = QFileDialog.getOpenFileNames(self.window, self.tr("Importer"), "", kinds)
        if names:
            self.take_in([Path(name) for name in names])

    def _show_help(self) -> None:
        topic = self.window.current_page()
        page = self.page("help")
        self.window.show_page("help")
        page.show_topic(topic)

    def _show_data(self) -> None:
        from liaison_desk.ui.data.dialog import DataDialog

        DataDialog(self.session, self.window).open()
