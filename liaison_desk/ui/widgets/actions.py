"""Actions for buttons, menus and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


def new_action(
    owner: QWidget,
    words: str,
    keys: str = "",
    act: Callable[[], object] | None = None,
    context: Qt.ShortcutContext = INSIDE,
) -> QAction:
    """Return an action of a widget; its keys work while the focus is inside, once it is added to the widget."""
    action = QAction(words, owner)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(context)
    if act is not None:
        action.triggered.connect(lambda _checked=False: act())
    return action
