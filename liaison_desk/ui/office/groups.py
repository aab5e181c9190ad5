"""How the fields of the office are laid out, in the first start and in the settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.services.clock import Clock, today
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.office.half_days import HalfDayGrid
from liaison_desk.ui.office.logo import LogoEditor
from liaison_desk.ui.widgets.date_edits import Parsers

translate = QCoreApplication.translate


def parsers(clock: Clock) -> Parsers:
    """Return how dates and hours are read, on the clock of the office."""
    return Parsers(typed_date, typed_time, lambda: today(clock))


def official_groups() -> tuple[Group, ...]:
    """Return who the official is."""
    return (
        Group(
            translate("Office", "L'élu·e"),
            (
                Entry("official_courtesy_title", translate("Office", "Civilité")),
                Entry("official_first_name", translate("Office", "Prénom")),
                Entry("official_last_name", translate("Office", "Nom"), required=True),
                Entry(
                    "official_title",
                    translate("Office", "Titre"),
                    hint=translate("Office", "Tel qu'il est signé : « Conseillère départementale déléguée »"),
                ),
                Entry(
                    "official_delegation",
                    translate("Office", "Délégation"),
                    hint=translate("Office", "À la suite du titre : « à la vie associative »"),
                ),
                Entry("official_since", translate("Office", "En fonction depuis le")),
                Entry(
                    "president_name",
                    translate("Office", "Présidence du conseil départemental"),
                    hint=translate("Office", "Nom écrit dans les invitations communes"),
                ),
            ),
        ),
    )


def officer_groups() -> tuple[Group, ...]:
    """Return who works with the official, and when."""
    return (
        Group(
            translate("Office", "Vous"),
            (
                Entry("officer_name", translate("Office", "Votre nom")),
                Entry("officer_function", translate("Office", "Votre fonction")),
                Entry("officer_phone", translate("Office", "Téléphone")),
                Entry("officer_email", translate("Office", "Courriel")),
            ),
        ),
        Group(
            translate("Office", "Vos demi-journées"),
            (
                Entry(
                    "worked_half_days",
                    translate("Office", "Où vous travaillez"),
                    hint=translate("Office", "Cliquez, ou tapez B (bureau), T (télétravail), H (hors présence)"),
                    editor=HalfDayGrid,
                ),
            ),
        ),
        Group(
            translate("Office", "Les deux directions"),
            (
                Entry("djva_director", translate("Office", "Direction de la DJVA")),
                Entry("deci_director", translate("Office", "Direction de la DECI")),
            ),
        ),
    )


def letterhead_groups() -> tuple[Group, ...]:
    """Return what stands at the head of a letter."""
    return (
        Group(
            translate("Office", "Papier à en-tête"),
            (
                Entry("letterhead_name", translate("Office", "Institution")),
                Entry("letterhead_service", translate("Office", "Service")),
                Entry(
                    "letterhead_address",
                    translate("Office", "Adresse"),
                    hint=translate("Office", "Une ligne par ligne d'adresse"),
                ),
                Entry(
                    "letterhead_city",
                    translate("Office", "Ville"),
                    hint=translate("Office", "Écrite devant la date : « Bobigny, le 12 mai 2026 »"),
                ),
                Entry("logo", translate("Office", "Logo"), editor=LogoEditor),
            ),
        ),
    )
