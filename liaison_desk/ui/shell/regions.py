"""F6 and Shift+F6 go round the regions of the window, back to where one was in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Regions(QObject):
    """Remembers the last focused widget of each region."""

    def __init__(self, regions: Callable[[], Sequence[QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._regions = regions
        self._last: dict[int, QWidget] = {}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def go(self, step: int) -> None:
        """Give the focus to the next region (1) or the one before (-1) that can take it."""
        regions = [region for region in self._regions() if region.isVisible()]
        if not regions:
            return
        focused = QApplication.focusWidget()
        inside = (index for index, region in enumerate(regions) if focused and _holds(region, focused))
        here = next(inside, -1 if step > 0 else 0)
        for distance in range(1, len(regions) + 1):
            target = self._target(regions[(here + step * distance) % len(regions)])
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def enter(self, regions: Sequence[QWidget]) -> None:
        """Give the focus to the first of these regions that can take it."""
        target = next((target for region in regions if (target := self._target(region))), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self, region: QWidget) -> QWidget | None:
        last = self._last.get(id(region))
        if last is not None and _takes_focus(last) and _holds(region, last):
            return last
        if _takes_focus(region):
            return region
        # not along nextInFocusChain: PySide makes each widget the owner of the one it returns, and they die together
        return next((widget for widget in region.findChildren(QWidget) if _takes_focus(widget)), None)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        for region in self._regions():
            if _holds(region, now):
                self._last[id(region)] = now
                now.destroyed.connect(self._on_destroyed)

    def _on_destroyed(self, _gone: QObject) -> None:
        self._last.clear()


def _holds(region: QWidget, widget: QWidget) -> bool:
    return region is widget or region.isAncestorOf(widget)


def _takes_focus(widget: QWidget) -> bool:
    takes = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(takes) and widget.isVisible() and widget.isEnabled()
