"""The officer's own views of the registers: what is shown, in what order, with which columns."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from liaison_desk.ui.kept_places import keep, kept
from liaison_desk.ui.widgets.buttons import menu_button
from liaison_desk.ui.widgets.decision_dialog import DecisionDialog
from liaison_desk.ui.widgets.text_edits import LineEditor

_KEY = "letters/views"
_LONGEST = 11


@dataclass(frozen=True)
class SavedView:
    """A tab with its filters, words, order and columns (as RowsHeader saves them), under a name."""

    name: str
    tab: str
    filters: str = ""
    text: str = ""
    sort_key: str = ""
    descending: bool = False
    columns: str = ""


class SavedViews(QWidget):
    """A button that opens the views kept; it bears the name of the one in force, « * » when it was changed since.

    `chosen` gives the view to show.
    """

    chosen = Signal(object)

    def __init__(
        self, shown: Callable[[], SavedView], columns: Callable[[QWidget], QMenu], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._columns = columns
        self._current = ""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.button: QPushButton = menu_button("", self._menu)
        self.follow()

    def views(self) -> list[SavedView]:
        """Return the views kept, those of another version of the program left out."""
        try:
            return [SavedView(**values) for values in json.loads(kept(_KEY, "[]"))]
        except (ValueError, TypeError):
            return []

    def current(self) -> SavedView | None:
        """Return the view in force."""
        return next((one for one in self.views() if one.name == self._current), None)

    def is_modified(self) -> bool:
        """Tell whether what is shown is no longer what the view in force keeps."""
        view = self.current()
        return view is not None and replace(self._shown(), name=view.name) != view

    def follow(self) -> None:
        """Name the view in force; to be called when what is shown changes."""
        view = self.current()
        if view is None:
            self.button.setText(self.tr("Vues"))
            self.button.setToolTip(self.tr("Vues enregistrées, colonnes et tri"))
            return
        mark = " *" if self.is_modified() else ""
        named = view.name if len(view.name) <= _LONGEST else f"{view.name[:_LONGEST]}…"
        self.button.setText(f"{named}{mark}")
        told = self.tr("Vue « {name} », modifiée") if mark else self.tr("Vue « {name} »")
        self.button.setToolTip(told.format(name=view.name))

    def save(self, name: str) -> None:
        """Keep what is shown under a name, in place of what it kept."""
        view = replace(self._shown(), name=name.strip())
        self._keep([*(one for one in self.views() if one.name != view.name), view])
        self._current = view.name
        self.follow()

    def remove(self, name: str) -> None:
        """Forget a view."""
        self._keep([one for one in self.views() if one.name != name])
        self.follow()

    def choose(self, name: str) -> None:
        """Show a view."""
        view = next((one for one in self.views() if one.name == name), None)
        if view is not None:
            self._current = name
            self.chosen.emit(view)
            self.follow()

    def ask_name(self) -> DecisionDialog:
        """Ask under what name to keep what is shown."""

        def told(name: object) -> None:
            self.save(str(name))

        dialog = DecisionDialog(
            self.tr("Enregistrer cette vue"),
            self.tr("Registre, filtres, mots, tri et colonnes sont gardés sous ce nom."),
            (self.tr("Nom"), LineEditor()),
            (self.tr("Enregistrer"), told),
            self.tr("donnez un nom à cette vue"),
            self.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _keep(self, views: Sequence[SavedView]) -> None:
        keep(_KEY, json.dumps([asdict(one) for one in sorted(views, key=lambda one: one.name.lower())]))

    def _fill(self) -> None:
        menu, current = self._menu, self.current()
        menu.clear()
        for one in self.views():
            action = menu.addAction(one.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(one == current)
            action.triggered.connect(lambda _checked=False, name=one.name: self.choose(name))
        menu.addSeparator()
        menu.addAction(self.tr("&Enregistrer cette vue…")).triggered.connect(lambda _checked=False: self.ask_name())
        if current is not None:
            name = current.name
            if self.is_modified():
                update = menu.addAction(self.tr("&Mettre à jour « {name} »").format(name=name))
                update.triggered.connect(lambda _checked=False: self.save(name))
            removal = menu.addAction(self.tr("&Supprimer « {name} »").format(name=name))
            removal.triggered.connect(lambda _checked=False: self.remove(name))
        menu.addSeparator()
        menu.addMenu(self._columns(menu))
