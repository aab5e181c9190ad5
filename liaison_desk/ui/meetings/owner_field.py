"""Who owes an action: the officer, a unit, somebody at the meeting, somebody in the directory, or a name as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.folding import fold
from liaison_desk.domain.minutes import USUAL_OWNERS
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

_MOST = 12


class OwnerField(PartnerField):
    """Completes with the usual owners, those at the meeting, then the directory; any other name is kept as typed."""

    def __init__(
        self,
        known: Sequence[Suggestion],
        search: Callable[[str], Sequence[Suggestion]],
        parent: QWidget | None = None,
    ) -> None:
        self._known = (*(Suggestion("", name) for name in USUAL_OWNERS), *known)
        self._others = search
        super().__init__(self._fitting, str, parent, can_create=False)
        self._open.hide()
        self.line.setPlaceholderText(self.tr("Responsable"))
        self.name(self.tr("Responsable"))
        self.left.connect(self._on_left)

    def owner(self) -> tuple[str, str | None]:
        """Return the name shown, and the id of the partner it is, if it is one."""
        return self.typed(), self._id or None

    def _fitting(self, typed: str) -> list[Suggestion]:
        words = fold(typed)
        near = [one for one in self._known if words in fold(one.label)]
        listed = {one.id for one in near}
        return [*near, *(one for one in self._others(typed) if one.id not in listed)][:_MOST]

    def _on_left(self) -> None:
        """Take the name of somebody known, typed in full, for that person."""
        if self._popup.isVisible():
            return  # the list has the keyboard
        self._stop_proposing()
        words = fold(self.typed())
        same = [one for one in self._known if words and fold(one.label) == words]
        if not self._id and len(same) == 1 and same[0].id:
            self.hold(same[0].id, same[0].label)
