"""Choosing a key figure to insert by its name, and writing down a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from liaison_desk.domain.figure_references import reference_to
from liaison_desk.domain.folding import fold, search_terms
from liaison_desk.domain.french import long_date
from liaison_desk.domain.key_figures import AmountStage, KeyFigure
from liaison_desk.domain.labels import label
from liaison_desk.domain.validation import changed
from liaison_desk.errors import Problem
from liaison_desk.services.clock import today
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, text

_FIGURE = Qt.ItemDataRole.UserRole


class FiguresDialog(QDialog):
    """Filters as one types; Enter gives what is to be put in the text."""

    def __init__(self, session: Session, told: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told = told
        self.setWindowTitle(self.tr("Insérer un chiffre clé"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 460)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Nom, indicateur ou source"))
        self.filter.setAccessibleName(self.tr("Chercher un chiffre"))
        self.choices = dressed(QListWidget(), role="choices")
        self.choices.setAccessibleName(self.tr("Chiffres clés"))
        self._detail = text("", "muted", wrap=True)
        self.new_button = button(self.tr("Nouveau chiffre…"), self.begin_figure, meaning="add")
        self.insert_button = button(self.tr("Insérer"), self.insert, primary=True)
        self.insert_button.setDefault(True)
        foot = row(self.new_button, None, button(self.tr("Abandonner"), self.reject), self.insert_button)
        layout = column(self.filter, self.choices, self._detail, foot, spacing=12, margins=2 * GRID)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.filter.textChanged.connect(self._on_filter)
        self.choices.currentRowChanged.connect(self._on_row)
        self.choices.itemActivated.connect(self._on_activated)
        self._fill("")
        self.filter.setFocus()

    def insert(self) -> None:
        """Give the reference of the figure pointed at."""
        figure = self._chosen()
        if figure is not None:
            self.accept()
            self._told(reference_to(figure.name))

    def begin_figure(self) -> FigureDialog:
        """Write down a figure that is not known yet."""
        dialog = FigureDialog(self._session, self._on_added, self)
        dialog.open()
        return dialog

    def _on_added(self, name: str) -> None:
        self.filter.clear()
        self._fill(name)

    def _fill(self, pointed: str) -> None:
        self.choices.clear()
        for figure in self._session.desk.settings.office().key_figures:
            item = QListWidgetItem(f"{figure.indicator} : {figure.value}")
            words = f"{figure.name} {figure.indicator} {figure.value} {figure.source}"
            item.setData(_FIGURE, (figure, search_terms(words)))
            self.choices.addItem(item)
            if figure.name == pointed:
                self.choices.setCurrentItem(item)
        if not pointed:
            self._on_filter("")
        self._on_row(0)

    def _on_filter(self, typed: str) -> None:
        wanted = search_terms(typed).split()
        first: QListWidgetItem | None = None
        for place in range(self.choices.count()):
            item = self.choices.item(place)
            item.setHidden(not all(word in item.data(_FIGURE)[1] for word in wanted))
            first = first or (None if item.isHidden() else item)
        self.choices.setCurrentItem(first)  # pyright: ignore[reportArgumentType]  # None takes the choice away
        self._on_row(0)

    def _on_row(self, _row: int) -> None:
        figure = self._chosen()
        self.insert_button.setEnabled(figure is not None)
        if figure is not None:
            stage = label(figure.stage) if figure.stage is not AmountStage.none else ""
            as_of = self.tr("au {day}").format(day=long_date(figure.as_of))
            self._detail.setText(" · ".join(part for part in (figure.name, stage, as_of, figure.source) if part))
        elif self.choices.count():
            self._detail.setText(self.tr("Aucun chiffre ne correspond : un autre mot, ou un nouveau chiffre."))
        else:
            self._detail.setText(self.tr("Aucun chiffre n'est encore gardé : écrivez le premier."))

    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.insert()

    def _chosen(self) -> KeyFigure | None:
        item = self.choices.currentItem()
        return item.data(_FIGURE)[0] if item and not item.isHidden() else None


class FigureDialog(QDialog):
    """A figure with its date and its source; `told` gives its name once it is kept."""

    def __init__(self, session: Session, told: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told = told
        self.setWindowTitle(self.tr("Nouveau chiffre"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(480, 560)
        self.form = Form(KeyFigure, self._groups(), parsers(session))
        self.form.show_values({"as_of": self._today()})
        self.keep_button = button(self.tr("Garder ce chiffre"), self.keep, primary=True)
        foot = row(None, button(self.tr("Abandonner"), self.reject), self.keep_button)
        layout = column(self.form, foot, spacing=12, margins=2 * GRID)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.keep)
        self.form.editor("name").input().setFocus()

    def keep(self) -> None:
        """Keep the figure when it is right, else show what is not."""
        figure = self.form.check()
        if not isinstance(figure, KeyFigure):
            return
        missing = [name for name in ("name", "indicator", "value", "source") if not getattr(figure, name)]
        if missing:
            self.form.show_problems([Problem(name, self.tr("à remplir")) for name in missing])
            return
        settings = self._session.desk.settings
        office = settings.office()
        if fold(figure.name) in {fold(one.name) for one in office.key_figures}:
            self.form.show_problems([Problem("name", self.tr("un autre chiffre porte déjà ce nom"))])
            return
        fields = changed(office, {"key_figures": [*office.key_figures, figure]})

        def verb() -> bool:
            settings.change(fields)
            return True

        if self._session.attempt(verb, self.tr("Chiffre gardé : {name}").format(name=figure.name)):
            self.accept()
            self._told(figure.name)

    def _today(self) -> date:
        return today(self._session.desk.clock)

    def _groups(self) -> tuple[Group, ...]:
        name_hint = self.tr("Court, tel qu'il s'écrit dans les textes : fdva-2026")
        return (
            Group(
                "",
                (
                    Entry("name", self.tr("Nom"), name_hint),
                    Entry("indicator", self.tr("Ce qui est compté")),
                    Entry("value", self.tr("Valeur"), self.tr("Telle qu'elle est imprimée : 23 000 €, 412")),
                    Entry("as_of", self.tr("Au")),
                    Entry("source", self.tr("Source")),
                    Entry("stage", self.tr("Pour un montant")),
                ),
            ),
        )
