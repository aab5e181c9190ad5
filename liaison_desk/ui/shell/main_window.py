"""The main window: rail, top bar, pages, foot, and what is common to all pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from liaison_desk.ui.shell.foot import Foot
from liaison_desk.ui.shell.menus import Menus
from liaison_desk.ui.shell.rail import Rail
from liaison_desk.ui.shell.regions import Regions
from liaison_desk.ui.shell.room_bar import RoomBar
from liaison_desk.ui.shell.top_bar import TopBar
from liaison_desk.ui.theme.manager import Theme
from liaison_desk.ui.widgets.dress import dressed
from liaison_desk.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from liaison_desk.domain.steps import Step
    from liaison_desk.ui.shell.command_palette import CommandPalette
    from liaison_desk.ui.shell.palette_rows import SearchHit
    from liaison_desk.ui.widgets.toast import Toast

_NARROW_UNDER = 1100
_KEPT_NOTIFICATIONS = 20


@runtime_checkable
class HasRegions(Protocol):
    """A page whose parts F6 goes through."""

    def regions(self) -> Sequence[QWidget]:
        """Return the parts, in order: list, detail."""
        ...


class _PageStack(QStackedWidget):
    """Pages do not decide how small the window may be."""

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)


class MainWindow(QMainWindow):
    """The shell. Pages are given to it; it knows none of them."""

    page_shown = Signal(str)
    open_requested = Signal(object)
    cancel_requested = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Liaison Desk")
        self.resize(1280, 820)
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._entered = False
        self.menus = Menus(self)
        self.rail = Rail("Liaison Desk")
        self.top_bar = TopBar()
        self.banner = Banner()
        self.room_bar = RoomBar()
        self.stack = _PageStack()
        self.foot = Foot()
        self._lay_out()
        self._toast: Toast | None = None
        self._palette: CommandPalette | None = None
        self._search: Callable[[str], Sequence[SearchHit]] | None = None
        self._regions = Regions(self._current_regions, self)
        self._add_actions(theme)
        self._connect()

    def add_page(
        self,
        key: str,
        title: str,
        meaning: str,
        page: QWidget,
        *,
        at_foot: bool = False,
        room: str = "",
        tab: str = "",
    ) -> None:
        """Add a page to the rail and to the menu « Aller »; a mnemonic is found when the title has none (&).

        With `room`, it shares the entry of that page in the rail, and a bar above both leads from one to the other;
        `tab` is its name there, its title when that says enough.

        A page may have `regions() -> Sequence[QWidget]` for F6 (itself otherwise); its `actions()` are in the menu
        Édition while it is shown.
        """
        named = self._with_mnemonic(title)
        self._pages[key] = page
        self.room_bar.add(key, tab or named, room or key)
        if not room:
            self.rail.add(key, named, meaning, at_foot=at_foot)
        self.stack.addWidget(page)
        go = self.menus.new(self.menus.go, named)
        go.setData(key)
        go.triggered.connect(lambda _checked=False: self.show_page(key))
        self.rail.set_narrow(self.width() < _NARROW_UNDER)
        if len(self._pages) == 1:
            self.show_page(key)

    def show_page(self, key: str) -> None:
        """Show a page."""
        page = self._pages[key]
        changed = key != self._current
        self._current = key
        self.rail.show_chosen(self.room_bar.room_of(key))
        self.room_bar.show_page(key)
        focused = self.focusWidget()
        if not page.focusWidget() and focused and self.stack.isAncestorOf(focused):
            self.stack.setFocus()  # else it would give the focus to the first button, before the first region
        self.stack.setCurrentWidget(page)
        self.menus.show_page_actions(list(page.actions()))
        if changed:
            self.page_shown.emit(key)
            self.enter_page()

    def current_page(self) -> str:
        """Return the key of the page shown."""
        return self._current

    def replace_page(self, key: str, page: QWidget) -> None:
        """Put the real page in place of the one that held its room while the program started."""
        old = self._pages[key]
        self._pages[key] = page
        self.stack.insertWidget(self.stack.indexOf(old), page)
        self.stack.removeWidget(old)
        old.deleteLater()
        self.show_page(self._current)

    def enter_page(self) -> None:
        """Give the focus to what the page gave it to, else to its first part that takes it."""
        page = self._pages.get(self._current)
        last = page.focusWidget() if page is not None else None
        if last is not None and last.isVisible():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._entered:
            self._regions.enter(self._page_regions())

    def set_count(self, key: str, count: int) -> None:
        """Say how many things wait on a page; the entry of the rail tells those of its whole room."""
        self.rail.set_count(self.room_bar.room_of(key), self.room_bar.set_count(key, count))

    def set_clock(self, half_day: str, rest: str) -> None:
        """Say which half-day it is (« Mardi matin ») and how many are left."""
        self.top_bar.set_clock(half_day, rest)

    def set_office_name(self, name: str) -> None:
        """Show whose desk it is."""
        self.foot.set_office_name(name)

    def set_demo(self, shown: bool) -> None:
        """Show or hide the band of the demonstration office."""
        self.foot.set_demo(shown)

    def set_backup_text(self, words: str) -> None:
        """Show when the last backup was verified."""
        self.foot.set_backup_text(words)

    def set_search(self, search: Callable[[str], Sequence[SearchHit]]) -> None:
        """Say how records are found for the palette."""
        self._search = search
        if self._palette is not None:
            self._palette.set_search(search)

    def job_started(self, title: str) -> None:
        """Show that a long work has begun."""
        self.foot.show_job(title, 0, 0)

    def job_progress(self, step: Step) -> None:
        """Show how far the long work is."""
        self.foot.show_job(step.label, step.done, step.total)

    def job_finished(self) -> None:
        """Show that nothing runs any more."""
        self.foot.show_no_job()

    def toast(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done, with « Annuler » when it can be undone; kept in Affichage, Notifications."""
        from liaison_desk.ui.widgets.toast import Toast  # not needed before the first painting

        if self._toast is None:
            self._toast = Toast(self)
        self._toast.say(words, undo)
        entry = QAction(words, self._notifications)
        entry.setEnabled(False)
        self._notifications.addAction(entry)
        kept = self._notifications.actions()
        if len(kept) > _KEPT_NOTIFICATIONS:
            self._notifications.removeAction(kept[0])

    def open_palette(self) -> None:
        """Open the search of records and commands."""
        from liaison_desk.ui.shell.command_palette import CommandPalette  # not needed before the first painting

        if self._palette is None:
            self._palette = CommandPalette(self.menus.commands, self)
            self._palette.open_requested.connect(self.open_requested)
            if self._search is not None:
                self._palette.set_search(self._search)
        self._palette.open_at(self.top_bar.search_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < _NARROW_UNDER)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._entered:
            self._entered = True
            self.enter_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.rail.show_letters(event.key() == Qt.Key.Key_Alt)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.rail.show_letters(False)
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        centre = QWidget()
        grid = QGridLayout(centre)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        pages = dressed(QFrame(), role="plain")
        inside = QVBoxLayout(pages)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(12)
        inside.addWidget(self.banner)
        inside.addWidget(self.room_bar)
        inside.addWidget(self.stack, 1)
        grid.addWidget(self.rail, 0, 0, 2, 1)
        grid.addWidget(self.top_bar, 0, 1)
        grid.addWidget(pages, 1, 1)
        grid.addWidget(self.foot, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        self.setCentralWidget(centre)

    def _add_actions(self, theme: Theme) -> None:
        menus = self.menus
        menus.file.addMenu(self.top_bar.new_menu)
        menus.file.addSeparator()
        self.quit_action = menus.new(menus.file, self.tr("&Quitter"), "Ctrl+Q")
        menus.add_appearances(theme)
        self._notifications = menus.view.addMenu(self.tr("&Notifications récentes"))
        self.bar_action = menus.new(menus.view, self.tr("&Barre de menus"), "Ctrl+M")
        self.bar_action.setCheckable(True)
        self.palette_action = menus.new(menus.go, self.tr("Rec&hercher…"), "Ctrl+K")
        self.menu_action = menus.new(menus.go, self.tr("&Menu"), "F10")
        self.next_region_action = menus.new(menus.go, self.tr("Région sui&vante"), "F6")
        self.previous_region_action = menus.new(menus.go, self.tr("Région précé&dente"), "Shift+F6")
        menus.go.addSeparator()

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.room_bar.chosen.connect(self.show_page)
        self.rail.menu_button.clicked.connect(self._open_menu)
        self.top_bar.search_button.clicked.connect(self.open_palette)
        self.foot.cancel_requested.connect(self.cancel_requested)
        self.quit_action.triggered.connect(self.close)
        self.bar_action.toggled.connect(self._on_bar_toggled)
        self.palette_action.triggered.connect(self.open_palette)
        self.menu_action.triggered.connect(self._open_menu)
        self.next_region_action.triggered.connect(lambda _checked=False: self._regions.go(1))
        self.previous_region_action.triggered.connect(lambda _checked=False: self._regions.go(-1))

    def _on_bar_toggled(self, shown: bool) -> None:
        bar = self.menuBar()
        if not bar.actions():
            for menu in self.menus.all():
                bar.addMenu(menu)
        bar.setVisible(shown)

    def _open_menu(self) -> None:
        at = self.rail.menu_button
        self.menus.everything.popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _current_regions(self) -> list[QWidget]:
        return [self.rail, self.top_bar, self.room_bar, *self._page_regions()]

    def _page_regions(self) -> list[QWidget]:
        page = self._pages.get(self._current)
        if isinstance(page, HasRegions):
            return list(page.regions())
        return [page] if page else []

    def _with_mnemonic(self, title: str) -> str:
        if "&" in title:
            return title
        taken = self.menus.letters() | {
            action.text().partition("&")[2][:1].lower() for action in self.menus.go.actions()
        }
        for index, letter in enumerate(title):
            if letter.isascii() and letter.isalpha() and letter.lower() not in taken:
                return f"{title[:index]}&{title[index:]}"
        return title
