"""How the fields of the office are laid out, in the first start and in the settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.services.clock import Clock, today
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.office.body_rules_table import BodyRulesTable
from liaison_desk.ui.office.conduct_tables import (
    BallotsTable,
    DelegationsTable,
    InterestsTable,
    RecusalsTable,
    TravelTimesTable,
)
from liaison_desk.ui.office.folder_editor import FolderEditor
from liaison_desk.ui.office.half_days import HalfDayGrid
from liaison_desk.ui.office.logo import LogoEditor
from liaison_desk.ui.office.mail_targets_table import MailTargetsTable
from liaison_desk.ui.office.presence_tables import ExceptionsTable, PatternChangesTable
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.municipality_editor import MunicipalityEditor

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


def presence_groups(clock: Clock) -> tuple[Group, ...]:
    """Return what the weekly pattern does not say: leave, closures, patterns to come."""
    return (
        Group(
            translate("Office", "Congés et exceptions"),
            (
                Entry(
                    "presence_exceptions",
                    translate("Office", "Congés, fermetures, demi-journées en plus ou en moins"),
                    hint=translate("Office", "Les jours fériés sont connus. « Au » vide : un seul jour."),
                    editor=lambda: ExceptionsTable(clock),
                ),
                Entry(
                    "pattern_changes",
                    translate("Office", "Rythmes à venir"),
                    hint=translate("Office", "Par exemple : lundi, mardi, jeudi matin télétravail"),
                    editor=lambda: PatternChangesTable(clock),
                ),
            ),
        ),
    )


def conduct_groups(session: Session) -> tuple[Group, ...]:
    """Return trips, interests and ballots, seldom changed."""
    return (
        Group(
            translate("Office", "Trajets"),
            (
                Entry(
                    "base_municipality",
                    translate("Office", "Commune de départ"),
                    hint=translate("Office", "D'où partent les déplacements"),
                    editor=MunicipalityEditor,
                ),
                Entry("usual_travel_mode", translate("Office", "Moyen habituel")),
                Entry(
                    "travel_times",
                    translate("Office", "Temps de trajet connus"),
                    hint=translate("Office", "Les autres sont estimés d'après la carte"),
                    editor=TravelTimesTable,
                ),
            ),
            folded=True,
        ),
        Group(
            translate("Office", "Signature et écriture"),
            (
                Entry(
                    "inclusive_style",
                    translate("Office", "Écriture inclusive"),
                    hint=translate("Office", "Pour les titres que le logiciel écrit ; vos textes restent les vôtres"),
                ),
                Entry(
                    "signature_delegations",
                    translate("Office", "Délégations de signature"),
                    hint=translate("Office", "Vide : l'élu signe tout. Sinon, rien ne se signe hors de ces arrêtés"),
                    editor=lambda: DelegationsTable(session),
                ),
                Entry(
                    "usual_circuit",
                    translate("Office", "Circuit habituel d'un courrier"),
                    hint=translate(
                        "Office",
                        "Qui le voit, un par ligne, qui signe en dernier. Vide : Direction DJVA ou DECI selon le "
                        "courrier, Cabinet pour l'État, un parlementaire ou un maire, Signataire",
                    ),
                    lines=4,
                ),
            ),
            folded=True,
        ),
        Group(
            translate("Office", "Délais du courrier"),
            (
                Entry(
                    "mail_targets",
                    translate("Office", "Délais du service"),
                    hint=translate("Office", "Vide : 1 mois, 8 jours ouvrés pour un courrier signalé ; la loi prime"),
                    editor=MailTargetsTable,
                ),
            ),
            folded=True,
        ),
        Group(
            translate("Office", "Délais des instances"),
            (
                Entry(
                    "body_rules",
                    translate("Office", "Envoi des rapports"),
                    hint=translate(
                        "Office",
                        "Jours avant la séance. Sans ligne : 12 pour l'assemblée (L3121-19), jamais moins d'un jour "
                        "franc ; 12 pour la commission permanente et 8 pour les commissions, usage de la maison.",
                    ),
                    editor=lambda: BodyRulesTable(session),
                ),
            ),
            folded=True,
        ),
        Group(
            translate("Office", "Déontologie"),
            (
                Entry(
                    "interests",
                    translate("Office", "Liens d'intérêts"),
                    hint=translate("Office", "Un engagement, un courrier ou une note qui les touche le signale"),
                    editor=lambda: InterestsTable(session),
                ),
                Entry("recusals", translate("Office", "Déports"), editor=lambda: RecusalsTable(session)),
                Entry(
                    "ballots",
                    translate("Office", "Scrutins à venir"),
                    hint=translate("Office", "Vide : élections municipales et départementales"),
                    editor=lambda: BallotsTable(session),
                ),
            ),
            folded=True,
        ),
    )


def intake_groups() -> tuple[Group, ...]:
    """Return where files to take in are laid down."""
    return (
        Group(
            translate("Office", "Dossier surveillé"),
            (
                Entry(
                    "watched_folder",
                    translate("Office", "Dossier"),
                    hint=translate(
                        "Office",
                        "Ce qu'on y dépose (messages, PDF, scans) est proposé ; rien n'y est déplacé ni effacé",
                    ),
                    editor=FolderEditor,
                ),
            ),
            folded=True,
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
                Entry(
                    "letterhead_colour",
                    translate("Office", "Couleur"),
                    hint=translate("Office", "Titres et filets, en Word comme en PDF : #1d6f78 ; vide pour l'usuelle"),
                ),
            ),
        ),
    )
