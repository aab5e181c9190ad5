"""One partner in full: who, how to reach them, functions, formulas, the whole history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from liaison_desk.domain.contacts import shown_phone
from liaison_desk.domain.labels import label
from liaison_desk.domain.partners import PartnerFields, PartnerKind
from liaison_desk.domain.records import Sheet
from liaison_desk.reference_data import municipalities
from liaison_desk.ui.partners.contact_line import ContactLine
from liaison_desk.ui.partners.formulas import formulas_of
from liaison_desk.ui.partners.formulas_card import FormulasPanel
from liaison_desk.ui.partners.history import history_lines
from liaison_desk.ui.partners.offices_panel import OfficesPanel
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import action_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel
from liaison_desk.ui.widgets.messages import EmptyState

_SHORT_HISTORY = 40
"""Links read without leaving the main thread: about a millisecond each."""


class PartnerDetail(Card):
    """Shows one partner; `open_requested` gives the Reference of a record of its history."""

    open_requested = Signal(object)

    def __init__(self, session: Session, verbs: Sequence[tuple[QAction, bool]], parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._session = session
        self._shown = ""
        self.kind = Chip()
        self.name = text("", "title", wrap=True)
        self.office = text("", "subtitle", wrap=True)
        self.place = text("", "muted", wrap=True)
        self._contacts = QVBoxLayout()
        self.offices = OfficesPanel()
        self.formulas = FormulasPanel()
        self.networks = text("", "base", wrap=True)
        self._networks_title = SectionTitle(self.tr("Réseaux et listes"))
        self.notes = text("", "base", wrap=True)
        self._notes_title = SectionTitle(self.tr("Remarques"))
        self.history_title = SectionTitle(self.tr("Liens"))
        self.history = LinksPanel()
        self._scroll = QScrollArea()
        self._empty = EmptyState(
            "partners", self.tr("Personne de choisi"), self.tr("Choisissez une fiche dans la liste pour la lire ici.")
        )
        self._lay_out(verbs)
        self.history.open_requested.connect(self.open_requested)
        self.clear()

    def clear(self) -> None:
        """Show nobody."""
        self._scroll.hide()
        self._empty.show()

    def show_partner(self, sheet: Sheet[PartnerFields]) -> None:
        """Show a partner."""
        fields, desk = sheet.fields, self._session.desk
        directory = desk.protocol.directory()
        formulas = formulas_of(desk, fields, directory)
        is_person = fields.partner_kind is PartnerKind.person
        self.kind.set_look(ChipLook(label(fields.partner_kind), icon=fields.partner_kind.value))
        self.name.setText(sheet.label)
        self._say(self.office, formulas.title or fields.acronym)
        self._say(self.place, self._where(fields))
        self._show_contacts(fields)
        self.offices.setVisible(is_person)
        self.offices.show_offices(fields, directory, desk.clock)
        self.formulas.show_formulas(formulas, fields)
        self._say(self.networks, self._memberships(fields))
        self._networks_title.setVisible(bool(self.networks.text()))
        self._notes_title.setVisible(bool(fields.notes))
        self._say(self.notes, fields.notes)
        self._read_history(sheet)
        self._empty.hide()
        self._scroll.show()

    def _read_history(self, sheet: Sheet[PartnerFields]) -> None:
        """Show the history at once, or as soon as it is read when it is long."""
        desk, links, identifier = self._session.desk, sheet.links, sheet.reference.id
        self._shown = identifier
        if len(links) <= _SHORT_HISTORY:
            self._show_history((identifier, history_lines(desk, links)))
            return
        self._show_history((identifier, []))
        self._session.runner.run(
            self.tr("Lecture de l'historique"),
            lambda: (identifier, history_lines(desk, links)),
            self._show_history,
            key="partner-history",
        )

    def _show_history(self, found: tuple[str, list[LinkLine]]) -> None:
        identifier, lines = found
        if identifier == self._shown:  # somebody else may be looked at meanwhile
            self.history_title.set_remark(str(len(lines)) if lines else "")
            self.history.show_links(lines)

    def _lay_out(self, verbs: Sequence[tuple[QAction, bool]]) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for action, primary in verbs:
            flow.addWidget(action_button(action, primary=primary))
        self._contacts.setSpacing(0)
        inner = dressed(QWidget(), role="plain")
        layout = column(
            row(self.kind, None),
            column(self.name, self.office, self.place, spacing=2),
            buttons,
            self._contacts,
            self._separator(),
            self.offices,
            self.formulas,
            self._networks_title,
            self.networks,
            self._notes_title,
            self.notes,
            self._separator(),
            self.history_title,
            self.history,
            None,
            spacing=12,
            margins=2 * GRID,
        )
        inner.setLayout(layout)
        self._scroll.setWidget(inner)
        self._scroll.setAccessibleName(self.tr("Fiche du partenaire"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll)
        self.body.addWidget(self._empty)

    def _show_contacts(self, fields: PartnerFields) -> None:
        empty(self._contacts)
        phones = ((self.tr("Téléphone"), fields.phone), (self.tr("Portable"), fields.mobile))
        for name, number in phones:
            if number:
                shown = shown_phone(number)
                self._contacts.addWidget(ContactLine("phone", name, shown, f"tel:{number}", shown))
        if fields.email:
            line = ContactLine("email", self.tr("Courriel"), fields.email, f"mailto:{fields.email}", fields.email)
            self._contacts.addWidget(line)
        if not self._contacts.count():
            self._contacts.addWidget(text(self.tr("Ni téléphone ni courriel pour l'instant"), "muted"))

    def _memberships(self, fields: PartnerFields) -> str:
        """Return the networks and lists somebody is in, a line each, and whether they object to mailings."""
        names = self._session.desk.partners.names(fields.network_ids)
        lines: list[str] = []
        if names:
            lines.append(self.tr("Réseaux : {names}").format(names=", ".join(names)))
        if fields.distribution_lists:
            lines.append(self.tr("Listes : {names}").format(names=", ".join(fields.distribution_lists)))
        if fields.objects_to_mailings:
            lines.append(self.tr("A demandé à ne plus recevoir d'envois en nombre."))
        return "\n".join(lines)

    def _where(self, fields: PartnerFields) -> str:
        """Return the commune with its canton and its territory."""
        known = municipalities().by_insee(fields.municipality)
        if known is None:
            return fields.city
        split = self.tr("canton à choisir")
        canton = fields.canton or (split if known.is_split else known.cantons[0])
        canton = canton if canton == split else self.tr("canton {name}").format(name=canton)
        return " · ".join(part for part in (known.name, canton, known.ept) if part)

    def _say(self, line: QLabel, words: str) -> None:
        line.setText(words)
        line.setVisible(bool(words))

    def _separator(self) -> QFrame:
        return dressed(QFrame(), role="separator")
