"""The whole window on the demonstration office: every page, reached, named, undone, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSettings, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from liaison_desk.app import Launch
from liaison_desk.domain.decisions import ReviewFields
from liaison_desk.domain.engagements import EngagementFields, EngagementState
from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.tasks import TaskFields, TaskOwner
from liaison_desk.domain.validation import validated
from liaison_desk.services import offices
from liaison_desk.services.clock import FixedClock
from liaison_desk.ui.agenda.export_dialog import ExportDialog
from liaison_desk.ui.desk_window import DeskWindow, add_rooms, page_entries
from liaison_desk.ui.widgets.card import ElidedLabel

NOW = datetime(2026, 5, 5, 7, 2, tzinfo=UTC)
KEYS = [entry.key for entry in page_entries()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demonstration") / "office"


@pytest.fixture
def launch(qapp: QApplication, qtbot: QtBot, folder: Path) -> Iterator[Launch]:
    QStandardPaths.setTestModeEnabled(True)
    QSettings().clear()
    made = Launch(qapp, folder, True, FixedClock(NOW))
    qtbot.addWidget(made.window)
    made.window.resize(1440, 900)
    made.show()
    made.window.activateWindow()
    qtbot.waitUntil(lambda: made.desk_window is not None and made.window.isActiveWindow(), timeout=60_000)
    yield made
    made.close()


@pytest.fixture
def desk_window(launch: Launch) -> DeskWindow:
    assert launch.desk_window is not None
    return launch.desk_window


def shown(desk_window: DeskWindow, key: str, qtbot: QtBot) -> QWidget:
    desk_window.window.show_page(key)
    qtbot.waitUntil(lambda: not desk_window.session.runner.is_busy(), timeout=20_000)
    for _round in range(3):  # what a layout asks for is laid out in the next round of events
        QApplication.processEvents()
    page: QWidget = desk_window.page(key)
    return page


def nodes(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and child.isValid():
            yield from nodes(child)


@pytest.mark.parametrize("key", KEYS)
def test_everything_that_takes_the_focus_has_a_name_that_is_not_its_value(
    desk_window: DeskWindow, key: str, qtbot: QtBot
) -> None:
    shown(desk_window, key, qtbot)
    nameless: list[str] = []
    for node in nodes(QAccessible.queryAccessibleInterface(desk_window.window)):
        widget = node.object()
        if not isinstance(widget, QWidget) or node.role() in (QAccessible.Role.Cell, QAccessible.Role.ColumnHeader):
            continue
        if not node.state().focusable or not widget.isVisible() or widget is desk_window.window:
            continue
        combo = node.role() == QAccessible.Role.ComboBox  # on Unix a combo box gives its choice as name
        name = widget.accessibleName() if combo else node.text(QAccessible.Text.Name)
        if not name or name == node.text(QAccessible.Text.Value) or node.role() == QAccessible.Role.NoRole:
            nameless.append(f"{type(widget).__name__} {widget.objectName()} {name!r}")
    assert not nameless


@pytest.mark.parametrize("key", KEYS)
def test_no_shortcut_means_two_things_on_a_page(desk_window: DeskWindow, key: str, qtbot: QtBot) -> None:
    page = shown(desk_window, key, qtbot)
    window_actions = [action for _menu, action in desk_window.window.menus.commands()]
    actions: set[QAction] = {*window_actions, *page.actions()}
    used = Counter(
        sequence.toString() for action in actions for sequence in action.shortcuts() if not sequence.isEmpty()
    )
    assert not [sequence for sequence, times in used.items() if times > 1]


@pytest.mark.parametrize("key", KEYS)
def test_every_page_is_reached_from_the_menu_and_left_with_f6(desk_window: DeskWindow, key: str, qtbot: QtBot) -> None:
    window = desk_window.window
    go = next(action for action in window.menus.go.actions() if action.data() == key)
    go.trigger()
    assert window.current_page() == key
    page = shown(desk_window, key, qtbot)
    visited: set[bool] = set()
    for _ in range(8):
        window.next_region_action.trigger()
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.add(page.isAncestorOf(focused) or focused is page)
    assert visited == {True, False}


def test_the_first_page_leads_to_the_point_elu_and_to_the_export_of_the_agenda(
    desk_window: DeskWindow, qtbot: QtBot
) -> None:
    shown(desk_window, "today", qtbot).review_button.click()
    assert desk_window.window.current_page() == "requests"
    assert desk_window.page("requests").reviews.isVisible()
    shown(desk_window, "today", qtbot).export_button.click()
    assert desk_window.window.current_page() == "agenda"
    assert desk_window.page("agenda").findChild(ExportDialog) is not None


@pytest.mark.parametrize("key", KEYS)
def test_a_page_first_shown_has_the_keyboard_in_a_region_and_on_the_view_in_force(
    desk_window: DeskWindow, key: str, qtbot: QtBot
) -> None:
    page = shown(desk_window, key, qtbot)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert any(region is focused or region.isAncestorOf(focused) for region in page.regions()), focused
    assert not isinstance(focused, QAbstractButton) or not focused.isCheckable() or focused.isChecked()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)], ids=["wide", "narrow"])
@pytest.mark.parametrize("key", KEYS)
def test_no_word_of_a_button_or_a_label_is_cut(
    desk_window: DeskWindow, key: str, size: tuple[int, int], qtbot: QtBot
) -> None:
    desk_window.window.resize(*size)
    page = shown(desk_window, key, qtbot)
    cut = [
        f"{type(widget).__name__} « {widget.text()} » {widget.width()} < {widget.sizeHint().width()}"
        for widget in page.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QLabel))
        and not isinstance(widget, ElidedLabel)
        and widget.isVisible()
        and widget.text()
        and not (isinstance(widget, QLabel) and widget.wordWrap())
        and widget.width() < widget.sizeHint().width()
    ]
    assert not cut


def test_the_window_stays_responsive_while_pages_are_shown(desk_window: DeskWindow, qtbot: QtBot) -> None:
    for key in KEYS:
        shown(desk_window, key, qtbot)
    longest, since = 0, QElapsedTimer()
    since.start()

    def beat() -> None:
        nonlocal longest
        longest = max(longest, since.restart())

    heart = QTimer()
    heart.setInterval(10)
    heart.timeout.connect(beat)
    heart.start()
    for key in [*KEYS, *reversed(KEYS)]:
        desk_window.window.show_page(key)
        qtbot.wait(60)
    heart.stop()
    assert longest < 1000  # a stall that a person takes for a hang, on the slowest machine that runs this


class Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_piece_of_a_page_flashes_as_a_window_while_it_is_made(
    qapp: QApplication, desk_window: DeskWindow, qtbot: QtBot
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    for key in KEYS:
        shown(desk_window, key, qtbot)
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_a_record_opens_on_its_page_from_anywhere(desk_window: DeskWindow) -> None:
    desk = desk_window.session.desk
    desk.reviews.add(ReviewFields(held_on=NOW.date(), items=desk.reviews.candidates()[:3]))
    pages = {
        Kind.engagement: "agenda",
        Kind.letter: "letters",
        Kind.mailing: "mailings",
        Kind.briefing: "briefings",
        Kind.partner: "partners",
        Kind.task: "week",
        Kind.decision: "requests",
        Kind.review: "requests",
        Kind.meeting: "meetings",
        Kind.pack: "packs",
        Kind.sitting: "sittings",
        Kind.council_report: "sittings",
    }
    assert set(pages) == set(Kind)
    for kind, key in pages.items():
        row = desk.records(kind).rows(ListQuery(), 0, 1)[0]
        desk_window.session.open_requested.emit(Reference(kind, row.id))
        assert desk_window.window.current_page() == key


def test_an_engagement_invites_by_a_mailing(desk_window: DeskWindow, qtbot: QtBot) -> None:
    desk = desk_window.session.desk
    [row] = [one for one in desk.engagements.rows(ListQuery(saved_filter="coming")) if not one.recurrence][:1]
    desk_window.session.open_requested.emit(Reference(Kind.engagement, row.id))
    page = shown(desk_window, "agenda", qtbot)
    next(action for action in page.page_actions() if action.text() == "Inviter par publipostage").trigger()
    assert desk_window.window.current_page() == "mailings"
    assert desk_window.page("mailings").editor.facts.editors["engagement_id"].value() == row.id


@pytest.mark.parametrize("key", ["agenda", "letters", "briefings"])
def test_a_task_is_begun_from_what_it_is_about(desk_window: DeskWindow, qtbot: QtBot, key: str) -> None:
    desk = desk_window.session.desk
    rows = {
        "agenda": lambda: [
            row for row in desk.engagements.rows(ListQuery(saved_filter="coming")) if not row.recurrence
        ],
        "letters": lambda: desk.letters.rows(ListQuery(saved_filter="incoming to_do")),
        "briefings": lambda: desk.briefings.rows(ListQuery()),
    }[key]()
    page = shown(desk_window, key, qtbot)
    page.show_record(rows[0].id)
    {
        "agenda": lambda: page.verbs.task.trigger(),
        "letters": lambda: page.detail.verbs.start_task(),
        "briefings": lambda: page.editor.verbs.task.trigger(),
    }[key]()
    assert desk_window.window.current_page() == "week"
    field = {"agenda": "engagement_id", "letters": "letter_id", "briefings": "briefing_id"}[key]
    typed = desk_window.page("week").form.form.values()
    assert typed[field] == rows[0].id
    desk_window.page("week").form.give_up()


def test_undo_from_the_menu_takes_back_the_last_verb_and_the_counts_follow(desk_window: DeskWindow) -> None:
    desk = desk_window.session.desk
    asked = desk.engagements.requested(1)[0]
    before = desk.engagements.count(ListQuery(saved_filter="requested"))
    desk.engagements.accept(asked.id)
    assert desk.engagements.count(ListQuery(saved_filter="requested")) == before - 1
    desk_window.undo()
    assert desk.engagements.count(ListQuery(saved_filter="requested")) == before


def test_the_palette_finds_records_and_commands(desk_window: DeskWindow, qtbot: QtBot) -> None:
    window = desk_window.window
    window.palette_action.trigger()
    palette = QApplication.activePopupWidget()
    assert palette is not None
    qtbot.keyClicks(palette.field, "maire")
    qtbot.waitUntil(lambda: palette.list.model().rowCount() > 2, timeout=5_000)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_closing_makes_a_backup_of_the_day_and_frees_the_office(launch: Launch, folder: Path) -> None:
    assert launch.desk is not None
    engagement = launch.desk.engagements.rows(ListQuery(), 0, 1)[0]
    launch.desk.engagements.edit(engagement.id, launch.desk.engagements.sheet(engagement.id).fields)
    launch.close()
    assert list((folder / "backups").glob("*.ldbackup"))
    again = Launch(launch.parent(), folder, True, FixedClock(NOW))
    opened = again._opened_office()
    opened.close()


@pytest.mark.parametrize(("opened", "kept"), [("asked", False), ("chosen", True)])
def test_only_an_office_chosen_in_the_window_is_opened_next_time(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, opened: str, kept: bool
) -> None:
    launch = Launch(qapp, tmp_path / "asked", False, FixedClock(NOW))
    qtbot.addWidget(launch.window)
    add_rooms(launch.window)
    launch.use_office(offices.create(tmp_path / opened, "une phrase de passe")[0])
    assert QSettings().contains("office") is kept
    launch.close()


def test_what_is_owed_is_asked_again_from_the_first_page(desk_window: DeskWindow, qtbot: QtBot) -> None:
    desk = desk_window.session.desk
    owed = desk.tasks.add(TaskFields(title="Chiffres de la DECI", owner=TaskOwner.deci, due_on=NOW.date()))
    shown(desk_window, "today", qtbot).reminder_requested.emit(owed)
    assert desk_window.window.current_page() == "week"
    dialog = next(top for top in QApplication.topLevelWidgets() if top.windowTitle().startswith("Relancer"))
    assert "Chiffres de la DECI" in dialog.subject.value()
    dialog.close()
    desk.history.undo()


def test_the_feedback_of_what_took_place_is_noted_from_the_first_page(desk_window: DeskWindow, qtbot: QtBot) -> None:
    desk = desk_window.session.desk
    held = EngagementFields(title="Rencontre", state=EngagementState.accepted, starts_at=datetime(2026, 5, 4, 10))
    identifier = desk.engagements.add(held)
    shown(desk_window, "today", qtbot).feedback_requested.emit(identifier)
    agenda = desk_window.page("agenda")
    assert agenda.shown().reference.id == identifier
    assert agenda.feedback.dialog.isVisible()
    agenda.feedback.dialog.close()
    desk.history.undo()


def test_the_sitting_an_engagement_stands_for_is_begun_from_the_agenda(desk_window: DeskWindow, qtbot: QtBot) -> None:
    desk = desk_window.session.desk
    values = {
        "title": "Commission permanente",
        "engagement_kind": "sitting",
        "state": "accepted",
        "starts_at": "2026-06-25T09:30",
    }
    engagement = desk.engagements.add(validated(EngagementFields, values))
    agenda = shown(desk_window, "agenda", qtbot)
    agenda.show_record(engagement)
    agenda.verbs.sitting.trigger()
    assert desk_window.window.current_page() == "sittings"
    page = desk_window.page("sittings")
    assert page.form.save()
    assert desk.sittings.of_engagement(engagement)
