"""Where the pages meet: each is made when it is first shown, and wired to the window and to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.after_painting import AfterPainting
from liaison_desk.ui.intake.folder_watch import JOB, FolderWatch
from liaison_desk.ui.page_entries import page_entries
from liaison_desk.ui.session import Session
from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from liaison_desk.ui.shell.palette_rows import SearchHit

_MINUTE = 60_000
_BACKUP_EVERY = 30 * _MINUTE


def add_rooms(window: MainWindow) -> None:
    """Show the rail with an empty room for each page, before anything heavy is imported."""
    for entry in page_entries():
        window.add_page(
            entry.key, entry.title, entry.meaning, QWidget(), at_foot=entry.at_foot, room=entry.room, tab=entry.tab
        )


class DeskWindow(QObject):
    """One open desk shown in one window."""

    restore_requested = Signal(object)

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self.window = window
        self.session = session
        self._built: dict[str, Any] = {}
        self._entries = {entry.key: entry for entry in page_entries()}
        self._page_of_kind = {
            kind: entry.key for entry in self._entries.values() for kind in (entry.kind, *entry.other_kinds) if kind
        }
        self._watch = QTimer(self, interval=_MINUTE)
        self._backups = QTimer(self, interval=_BACKUP_EVERY)
        self._folder_watch = FolderWatch(window.banner, self.take_in, self)
        self._add_commands()
        self._connect_window()
        self.use(session)
        self._watch.start()
        self._backups.start()

    def use(self, session: Session) -> None:
        """Show a desk, in place of the one shown before it, whose pages are left."""
        self.session = session
        self._folder_watch.use(session)
        self._connect_session()
        for key in self._built:
            self.window.replace_page(key, QWidget())
        self._built.clear()
        self._show_office()
        page = self.page(self.window.current_page())
        self.window.enter_page()
        AfterPainting(page, self._show_counts)  # the page is what is waited for: the rail may follow

    def page(self, key: str) -> Any:
        """Return a page, making it the first time."""
        if key not in self._built:
            entry = self._entries[key]
            made: Any = getattr(import_module(entry.module), entry.class_name)(self.session)
            self._built[key] = made
            if hasattr(made, "page_actions"):
                made.addActions(made.page_actions())
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
        self._show_office()
        self._show_counts()

    def _show_counts(self) -> None:
        from liaison_desk.domain.lists import ListQuery

        desk = self.session.desk
        self.window.set_count("week", desk.tasks.count(ListQuery(saved_filter="mine this_week")))
        self.window.set_count("letters", desk.letters.count(ListQuery(saved_filter="incoming to_do")))
        self.window.set_count("requests", desk.requests.count(ListQuery()))
        self.window.set_count("briefings", desk.briefings.count(ListQuery(saved_filter="in_progress")))
        self.window.set_count("stale", len({one.paper for one in desk.stale.all()}))
        self.window.set_count("meetings", desk.meetings.count(ListQuery(saved_filter="minutes_to_do")))

    def _show_office(self) -> None:
        from liaison_desk.domain.half_days import half_day_at
        from liaison_desk.services.clock import local_now

        desk = self.session.desk
        office, now = desk.settings.office(), local_now(desk.clock)
        half_day = half_day_at(now).label
        self.window.set_clock(half_day[:1].upper() + half_day[1:], desk.settings.presence().time_left_this_week(now))
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
            (self.tr("&Sollicitation"), "requests"),
            (self.tr("&Courrier"), "letters"),
            (self.tr("&Note"), "briefings"),
            (self.tr("&Réunion"), "meetings"),
            (self.tr("&Dossier à imprimer"), "packs"),
            (self.tr("&Partenaire"), "partners"),
            (self.tr("&Tâche"), "week"),
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

    def _connect_window(self) -> None:
        self.window.page_shown.connect(self.page)
        self.window.open_requested.connect(self.open)
        self.window.set_search(self._search)
        runner = self.session.runner
        self.window.cancel_requested.connect(runner.cancel_all)
        runner.started.connect(self._on_job_started)
        runner.progressed.connect(self._on_job_progressed)
        runner.finished.connect(self._on_job_finished)
        runner.failed.connect(self._on_job_failed)
        self._watch.timeout.connect(self.refresh_shell)
        self._backups.timeout.connect(self.back_up)

    def _connect_session(self) -> None:
        session = self.session
        session.open_requested.connect(self.open)
        session.pack_requested.connect(self.make_pack)
        session.changed.connect(self._on_changed)
        session.told.connect(self._on_told)
        session.refused.connect(self.refuse)

    def _wire(self, page: Any) -> None:
        """Answer what a page wishes of another."""
        for name, key in (
            ("letter_requested", "letters"),
            ("briefing_requested", "briefings"),
            ("task_requested", "week"),
            ("mailing_requested", "mailings"),
            ("meeting_requested", "meetings"),
        ):
            if hasattr(page, name):
                getattr(page, name).connect(partial(self._create_from, key))
        if hasattr(page, "letter_edit_requested"):
            page.letter_edit_requested.connect(self._edit_letter)
        if hasattr(page, "import_requested"):
            page.import_requested.connect(self._choose_files)
        if hasattr(page, "sitting_requested"):
            page.sitting_requested.connect(self._show_sitting)
        if hasattr(page, "reminder_requested"):
            page.reminder_requested.connect(self._remind)
        if hasattr(page, "review_requested"):
            page.review_requested.connect(self._prepare_review)
        if hasattr(page, "export_requested"):
            page.export_requested.connect(self._export_agenda)
        if hasattr(page, "feedback_requested"):
            page.feedback_requested.connect(self._ask_feedback)
        if hasattr(page, "set_commands"):
            page.set_commands([action for _menu, action in self.window.menus.commands()])

    def _edit_letter(self, letter_id: str) -> None:
        page = self.page("letters")
        self.window.show_page("letters")
        page.edit(letter_id)

    def make_pack(self, about: Reference) -> None:
        """Show the pack of a record: the one there is, else a new one with its usual pieces."""
        page = self.page("packs")
        self.window.show_page("packs")
        page.show_pack_of(about)

    def _remind(self, task_id: str) -> None:
        self.page("week")
        self.window.show_page("week")
        self.page("week").remind(task_id)

    def _show_sitting(self, engagement_id: str) -> None:
        page = self.page("sittings")
        self.window.show_page("sittings")
        page.create_from_engagement(engagement_id)

    def _prepare_review(self) -> None:
        page = self.page("requests")
        self.window.show_page("requests")
        page.prepare_review()

    def _export_agenda(self) -> None:
        page = self.page("agenda")
        self.window.show_page("agenda")
        page.verbs.export.trigger()

    def _ask_feedback(self, engagement_id: str) -> None:
        self.open(Reference(Kind.engagement, engagement_id))
        self.page("agenda").feedback.ask()

    def _create_from(self, key: str, values: Any) -> None:
        page = self.page(key)
        self.window.show_page(key)
        page.create_from(values)

    def _search(self, typed: str) -> Sequence[SearchHit]:
        from liaison_desk.domain.labels import label
        from liaison_desk.ui.shell.palette_rows import SearchHit

        return [
            SearchHit(Reference(found.kind, found.id), found.title, label(found.kind), found.words)
            for found in self.session.desk.search.find(typed, 20)
        ]

    def _on_changed(self, _kinds: object) -> None:
        self.refresh_shell()

    def _on_told(self, sentence: str, can_undo: bool) -> None:
        self.window.toast(sentence, self.undo if can_undo else None)

    def refuse(self, sentence: str) -> None:
        """Say what was refused, until it is read."""
        self.window.banner.say(sentence, Tone.red)

    def _on_job_started(self, job: Any) -> None:
        if "preview" not in job.key and job.key != JOB:
            self.window.job_started(job.title)

    def _on_job_progressed(self, job: Any, step: Any) -> None:
        if "preview" not in job.key:
            self.window.job_progress(step)

    def _on_job_finished(self, _job: Any) -> None:
        if not self.session.runner.is_busy():
            self.window.job_finished()

    def _on_job_failed(self, error: Exception) -> None:
        sentence = getattr(error, "sentence", "")
        if not sentence:
            raise error
        self.refuse(sentence)

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

        kinds = ";;".join(
            (
                self.tr("Tout ce qui est lu (*.eml *.msg *.ics *.pdf *.docx *.jpg *.jpeg *.png *.tif *.tiff *.heic)"),
                self.tr("Messages et invitations (*.eml *.msg *.ics)"),
                self.tr("Courriers (*.pdf *.docx)"),
                self.tr("Images (*.jpg *.jpeg *.png *.tif *.tiff *.heic)"),
            )
        )
        desk = self.session.desk
        # a newcomer finds the invitation of the demonstration where the dialog opens
        begins = str(desk.office.folder.root) if desk.is_demonstration else ""
        names, _kind = QFileDialog.getOpenFileNames(self.window, self.tr("Importer"), begins, kinds)
        if names:
            self.take_in([Path(name) for name in names])

    def _show_help(self) -> None:
        topic = self.window.current_page()
        page = self.page("help")
        self.window.show_page("help")
        page.show_topic(topic)

    def _show_data(self) -> None:
        from liaison_desk.ui.data.dialog import DataDialog

        dialog = DataDialog(self.session, self.window)
        dialog.restore_requested.connect(self.restore_requested)
        dialog.open()
