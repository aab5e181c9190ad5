"""Who wrote: somebody known, somebody new, or just a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.validation import changed, validated
from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.services.intake import Reading
from liaison_desk.services.proposed_fields import author_of, proposed_partner
from liaison_desk.ui.forms.field_box import FieldBox
from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.intake.fields_box import FieldsBox
from liaison_desk.ui.intake.sender_choice import SenderChoice
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk

_PROPOSED = 12
_LONGEST_NAME = 32


class Sender(StrEnum):
    """What can be done with a sender who is not one of those recognised."""

    new = "new"
    other = "other"
    none = "none"


@dataclass(frozen=True)
class ChosenSender:
    """A partner known, a partner to record, or neither."""

    partner_id: str | None = None
    partner: PartnerFields | None = None


class SenderBox(FieldsBox):
    """Shows those recognised first; a new partner's fields only when one is to be recorded."""

    chosen = Signal()

    def __init__(self, desk: Desk, parsers: Parsers) -> None:
        self._desk = desk
        self._reading: Reading | None = None
        self.choice = SenderChoice()
        self._other = PartnerField(self._search, self._label_of, can_create=False)
        super().__init__("", PartnerFields, self._entries(), parsers)
        self.title.setText(self.tr("Expéditeur"))
        self.choice_box = FieldBox(Entry("", self.tr("&Partenaire")), self.choice, required=False)
        self.other_box = FieldBox(Entry("", self.tr("Au&tre partenaire")), self._other, required=True)
        self.near_names = Banner()
        self.body.insertWidget(1, self.choice_box)
        self.body.insertWidget(2, self.other_box)
        self.body.insertWidget(3, self.near_names)
        self.choice.edited.connect(self._show_what_is_chosen)
        self.editor("partner_kind").edited.connect(self._show_what_is_chosen)
        self._other.edited.connect(self.chosen)

    def show_reading(self, reading: Reading) -> None:
        """Show who wrote a message."""
        self._reading = reading
        recognised = [one for one in (reading.partner_id, *reading.other_partner_ids) if one]
        self.choice.offer(
            [
                *(
                    (identifier, self._named(identifier, is_known=bool(reading.partner_id)))
                    for identifier in recognised
                ),
                (Sender.new, self.tr("Nouveau partenaire")),
                (Sender.other, self.tr("Un autre partenaire du répertoire…")),
                (Sender.none, self.tr("Ne pas créer de fiche")),
            ]
        )
        nobody = reading.partner is None and not reading.partner_id
        self.choice.set_value(Sender.none if nobody else reading.partner_id or Sender.new)
        partner = reading.partner or proposed_partner(reading.proposal)
        self.show_values(partner.model_dump() if partner else {"partner_kind": PartnerKind.person})
        self._other.hold(None, "")
        self.other_box.say("")
        self._show_what_is_chosen()

    def chosen_sender(self) -> ChosenSender:
        """Return what was chosen; raises InvalidFields."""
        chosen = self.choice.value()
        if chosen == Sender.none:
            return ChosenSender()
        if chosen == Sender.new:
            base = self._reading.partner if self._reading else None
            values = self.values()
            made = changed(base, values) if base else validated(PartnerFields, values)
            return ChosenSender(partner=made)
        if chosen == Sender.other:
            return ChosenSender(partner_id=self._other_id())
        return ChosenSender(partner_id=chosen)

    def known_sender(self) -> str | None:
        """Return the partner chosen, None while it is nobody of the directory."""
        chosen = self.choice.value()
        if chosen == Sender.other:
            try:
                return self._other.value()
            except ValueError:
                return None
        return None if chosen in tuple(Sender) else chosen or None

    def first_input(self) -> QWidget:
        """Return the widget where one begins."""
        return self.choice.box

    def _other_id(self) -> str:
        try:
            identifier = self._other.value()
        except ValueError as error:
            self.other_box.say(str(error))
            raise InvalidFields([Problem("partner_id", str(error))]) from None
        if not identifier:
            sentence = self.tr("choisissez un partenaire du répertoire")
            self.other_box.say(sentence)
            raise InvalidFields([Problem("partner_id", sentence)])
        return identifier

    def _show_what_is_chosen(self) -> None:
        chosen = self.choice.value()
        is_person = self.editor("partner_kind").value() == PartnerKind.person
        shown = {"name": not is_person, "first_name": is_person, "last_name": is_person, "courtesy_title": is_person}
        for name, box in self.boxes.items():
            box.setVisible(chosen == Sender.new and shown.get(name, True))
        self.other_box.setVisible(chosen == Sender.other)
        self._show_near_names(is_new=chosen == Sender.new)
        self.chosen.emit()

    def _show_near_names(self, *, is_new: bool) -> None:
        """Show, beside a new partner, those of the directory whose name is nearly the same."""
        near = self._reading.other_partner_ids if self._reading and not self._reading.partner_id else ()
        if not (is_new and near):
            self.near_names.clear()
            return
        self.near_names.say(
            self.tr("Nom proche au répertoire : choisissez-le si c'est le même."),
            Tone.amber,
            self._choosing(near[0]),  # the nearest; the list above has them all
        )

    def _choosing(self, identifier: str) -> QAction:
        label = self._label_of(identifier)
        shown = label if len(label) <= _LONGEST_NAME else f"{label[: _LONGEST_NAME - 1].rstrip()}…"
        action = QAction(shown.replace("&", "&&"), self.near_names)
        action.triggered.connect(partial(self._choose, identifier))
        return action

    def _choose(self, identifier: str, _checked: bool = False) -> None:
        self.choice.set_value(identifier)
        self._show_what_is_chosen()
        self.choice.box.setFocus()

    def _entries(self) -> tuple[Entry, ...]:
        return (
            Entry("partner_kind", self.tr("Nature")),
            Entry("courtesy_title", self.tr("Civilité")),
            Entry("first_name", self.tr("Prénom")),
            Entry("last_name", self.tr("Nom"), required=True),
            Entry("name", self.tr("Nom de l'organisme"), required=True),
            Entry("email", self.tr("Courriel")),
        )

    def _named(self, identifier: str, *, is_known: bool) -> str:
        title = self._desk.protocol.forms_of(identifier).office_title
        named = ", ".join(part for part in (self._label_of(identifier), title) if part)
        return named if is_known else self.tr("{name} (nom proche, déjà au répertoire)").format(name=named)

    def _label_of(self, identifier: str) -> str:
        return self._desk.partners.sheet(identifier).label

    def _search(self, typed: str) -> list[Suggestion]:
        return [Suggestion(one.id, one.name, one.detail) for one in self._desk.partners.choices(typed, _PROPOSED)]


def author_words(reading: Reading) -> str:
    """Return who wrote, as written in the message: « Marie Lefèvre, marie.lefevre@ville-stains.fr »."""
    email, name = author_of(reading.proposal)
    return ", ".join(part for part in (name, email) if part)
