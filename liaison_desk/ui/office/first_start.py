"""The first start: who the official is, who works with them, the letterhead, the lock, the recovery key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QScrollArea, QStackedWidget, QWidget

from liaison_desk.domain.office import OfficeFields
from liaison_desk.domain.validation import validated
from liaison_desk.errors import Problem, UserError
from liaison_desk.services import offices
from liaison_desk.services.changes import Changes
from liaison_desk.services.clock import Clock
from liaison_desk.services.settings import SettingsService
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.layout import Group
from liaison_desk.ui.office.groups import letterhead_groups, officer_groups, official_groups, parsers
from liaison_desk.ui.office.protection import Protection
from liaison_desk.ui.office.recovery_key import RecoveryKey
from liaison_desk.ui.office.steps_list import StepsList
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.messages import Banner, announce

_PROTECTION, _RECOVERY = 3, 4


@dataclass(frozen=True)
class NewOffice:
    """What is needed to make an office; no passphrase when the keyring holds the key."""

    fields: OfficeFields
    passphrase: str | None
    folder: Path
    recovery_key: str


class FirstStart(QDialog):
    """Makes an office once its recovery key is on paper; nothing is written before.

    `finished_with` carries the OpenOffice made; `demonstration_requested` says that the person would rather look first,
    `restore_requested` that there is a backup to begin from.
    """

    finished_with = Signal(object)
    demonstration_requested = Signal()
    restore_requested = Signal()

    def __init__(self, folder: Path, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Créer votre bureau"))
        self.resize(920, 680)
        self._groups: tuple[tuple[Group, ...], ...] = (official_groups(), officer_groups(), letterhead_groups())
        self.forms = [Form(OfficeFields, _untitled_alone(groups), parsers(clock)) for groups in self._groups]
        for form in self.forms:
            form.show_values({})
        self.protection = Protection(folder)
        self._recovery_key = offices.new_recovery_key()
        self.recovery = RecoveryKey(self._recovery_key)
        self._titles = self._step_titles()
        self.steps = StepsList([title for title, _sentence in self._titles])
        self._title, self._sentence = text("", "title"), text("", "muted", wrap=True)
        self._banner = Banner()
        self._stack = QStackedWidget()
        self.demonstration_button = button(
            self.tr("&Essayer avec le bureau de démonstration"), self._on_demonstration, quiet=True
        )
        self.restore_button = button(self.tr("&Reprendre une sauvegarde…"), self._on_restore, quiet=True)
        self.back_button = button(self.tr("&Précédent"), self.back)
        self.next_button = button(self.tr("&Suivant"), self.next, primary=True)
        self._lay_out()
        self.recovery.promised.connect(self._on_promised)
        self.show_step(0)

    def new_office(self) -> NewOffice:
        """Return what was given so far; raises InvalidFields."""
        values: dict[str, Any] = {}
        for form, groups in zip(self.forms, self._groups, strict=True):
            typed = form.values()
            values |= {entry.name: typed[entry.name] for group in groups for entry in group.entries}
        passphrase = self.protection.passphrase.passphrase() if self.protection.wants_passphrase() else None
        return NewOffice(validated(OfficeFields, values), passphrase, self.protection.folder, self._recovery_key)

    def step(self) -> int:
        """Return the place of the step in hand, from 0."""
        return self._stack.currentIndex()

    def show_step(self, place: int) -> None:
        """Show a step and go to its first field."""
        title, sentence = self._titles[place]
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._banner.clear()
        if place == _PROTECTION:
            self.protection.look_for_keyring()
        if place == _RECOVERY:
            self.recovery.name_office(self.protection.folder)
        self._stack.setCurrentIndex(place)
        self.steps.show_step(place)
        for other_way in (self.demonstration_button, self.restore_button):
            other_way.setVisible(place == 0)
        self.back_button.setVisible(place > 0)
        self.next_button.setText(self.tr("&Créer le bureau") if place == _RECOVERY else self.tr("&Suivant"))
        self.next_button.setEnabled(place != _RECOVERY or self.recovery.box.isChecked())
        self._enter(place)
        announce(self, title)

    def back(self) -> None:
        """Go to the step before; what was typed stays."""
        self.show_step(max(0, self.step() - 1))

    def next(self) -> None:
        """Go to the next step when this one is right; at the last, make the office."""
        place = self.step()
        if place < _PROTECTION and not self._form_is_right(place):
            return
        if place == _PROTECTION and not self.protection.check():
            return
        if place == _RECOVERY:
            self._make()
        else:
            self.show_step(place + 1)

    def _form_is_right(self, place: int) -> bool:
        form = self.forms[place]
        fields = form.check()
        if not isinstance(fields, OfficeFields):
            return False
        if place == 0 and not fields.official_last_name:
            sentence = self.tr("indiquez le nom : il signe les courriers")
            form.show_problems([Problem("official_last_name", sentence)])
            return False
        return True

    def _make(self) -> None:
        new = self.new_office()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            opened, _key = offices.create(new.folder, new.passphrase, new.recovery_key)
            SettingsService(opened.database, Changes()).change(new.fields)
        except UserError as error:
            self._banner.say(error.sentence, Tone.red)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self.accept()
        self.finished_with.emit(opened)

    def _enter(self, place: int) -> None:
        if place < _PROTECTION:
            self.forms[place].editor(self._groups[place][0].entries[0].name).input().setFocus()
        elif place == _PROTECTION:
            passphrase = self.protection.passphrase.first
            (passphrase if self.protection.wants_passphrase() else self.next_button).setFocus()
        else:
            self.recovery.print_button.setFocus()

    def _on_promised(self, given: bool) -> None:
        self.next_button.setEnabled(given)

    def _on_demonstration(self) -> None:
        self.accept()
        self.demonstration_requested.emit()

    def _on_restore(self) -> None:
        self.accept()
        self.restore_requested.emit()

    def _lay_out(self) -> None:
        for widget in (*self.forms, _scrolled(self.protection), _scrolled(self.recovery)):
            self._stack.addWidget(widget)
        feet = row(self.demonstration_button, self.restore_button, None, self.back_button, self.next_button)
        right = column(
            self._title, self._sentence, GRID, self._banner, self._stack, feet, spacing=GRID, margins=3 * GRID
        )
        right.setStretchFactor(self._stack, 1)
        line = row(self.steps, right, spacing=0)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.next_button.setDefault(True)

    def _step_titles(self) -> Sequence[tuple[str, str]]:
        return (
            (self.tr("L'élu·e"), self.tr("Ces mots signeront les courriers et les fiches. Tout se change plus tard.")),
            (self.tr("Vous et les directions"), self.tr("Les échéances se comptent en demi-journées de présence.")),
            (self.tr("Papier à en-tête"), self.tr("En tête de chaque courrier, en Word comme en PDF.")),
            (self.tr("Protection des données"), self.tr("Personne d'autre ne doit pouvoir les lire.")),
            (self.tr("Clé de secours"), self.tr("Dernière étape : mettez-la en lieu sûr avant d'entrer.")),
        )


def _untitled_alone(groups: tuple[Group, ...]) -> list[Group]:
    """Return the groups of a step; one alone needs no title, that of the step is enough."""
    return [group if len(groups) > 1 else replace(group, title="") for group in groups]


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    dressed(widget, role="plain")
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
