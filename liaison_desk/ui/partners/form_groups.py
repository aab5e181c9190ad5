"""The groups of the form of a partner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.labels import label
from liaison_desk.domain.partners import PartnerKind
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.widgets.buttons import SegmentedTabs
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.editor import Editor


class KindEditor(Editor):
    """Person or body, side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = SegmentedTabs([(kind.value, label(kind)) for kind in PartnerKind], self.tr("Nature"), filters=True)
        self.setLayout(row(self.tabs, None))
        self.tabs.chosen.connect(self._on_chosen)

    def value(self) -> PartnerKind:
        return PartnerKind(self.tabs.current())

    def set_value(self, value: Any) -> None:
        self.tabs.choose(PartnerKind(value or PartnerKind.person).value)

    def input(self) -> QWidget:
        return self.tabs

    def choose(self, kind: PartnerKind) -> None:
        """Take one of the two, as a click does."""
        self.tabs.choose(kind.value)
        self.edited.emit()

    def _on_chosen(self, _key: str) -> None:
        self.edited.emit()


def form_groups(
    offices: Callable[[], Editor],
    municipality: Callable[[], Editor],
    canton: Callable[[], Editor],
    networks: Callable[[], Editor],
) -> tuple[Group, ...]:
    """Return the groups, given how the fields of their own are made."""
    return (
        Group(
            _words("Qui"),
            (
                Entry("partner_kind", _words("Nature"), editor=KindEditor),
                Entry("courtesy_title", _words("Civilité")),
                Entry("first_name", _words("Prénom")),
                Entry("last_name", _words("Nom"), required=True),
                Entry("name", _words("Nom de l'organisme"), required=True),
                Entry("acronym", _words("Sigle")),
            ),
        ),
        Group(
            _words("Fonctions"),
            (Entry("offices_held", _words("Fonctions tenues, hier et aujourd'hui"), editor=offices),),
        ),
        Group(
            _words("Joindre"),
            (
                Entry("phone", _words("Téléphone")),
                Entry("mobile", _words("Portable")),
                Entry("email", _words("Courriel")),
            ),
        ),
        Group(
            _words("Adresse"),
            (
                Entry("municipality", _words("Commune du département"), editor=municipality),
                Entry("canton", _words("Canton"), _words("À choisir quand la commune est partagée"), editor=canton),
                Entry("recipient_line", _words("Étage, service, chez")),
                Entry("building", _words("Bâtiment, résidence")),
                Entry("street", _words("Numéro et voie")),
                Entry("place_line", _words("Lieu-dit ou boîte postale")),
                Entry("postal_code", _words("Code postal")),
                Entry("city", _words("Localité")),
                Entry("country", _words("Pays"), _words("Seulement à l'étranger")),
            ),
        ),
        Group(
            _words("Réseaux et listes"),
            (
                Entry("network_ids", _words("Réseaux"), _words("Têtes de réseau dont il est membre"), editor=networks),
                Entry(
                    "distribution_lists",
                    _words("Listes de diffusion"),
                    _words("Une par ligne ; elles servent aux publipostages"),
                    lines=3,
                ),
                Entry("objects_to_mailings", _words("A demandé à ne plus recevoir d'envois en nombre")),
            ),
        ),
        Group(
            _words("Formules personnalisées"),
            (
                Entry("preferred_title", _words("Titre préféré"), _words("Comme « Madame le Maire »")),
                Entry("address_mode", _words("Tutoiement")),
                Entry("closing_level", _words("Niveau de la formule de politesse")),
                Entry("salutation", _words("Formule d'appel"), _words("Vide : celle de la fonction")),
                Entry("closing_formula", _words("Formule de politesse"), _words("Vide : celle de la fonction")),
                Entry("handwritten_salutation", _words("Appel et formule finale écrits à la main")),
                Entry("inside_address", _words("Suscription"), _words("Vide : composée de la fiche"), lines=4),
            ),
            folded=True,
        ),
        Group(
            _words("Remarques"),
            (Entry("notes", _words("Remarques"), _words("Factuelles : cette personne peut les lire")),),
        ),
    )


def _words(words: str) -> str:
    return QCoreApplication.translate("PartnerForm", words)
