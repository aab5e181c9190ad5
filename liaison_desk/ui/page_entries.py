"""The pages of the window: where each one is, and its place in the rail."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.records import Kind


@dataclass(frozen=True)
class PageEntry:
    """One page of the rail: where its class is, so that it is imported when it is first shown."""

    key: str
    title: str
    meaning: str
    module: str
    class_name: str
    kind: Kind | None = None
    other_kinds: tuple[Kind, ...] = ()
    at_foot: bool = False
    room: str = ""
    """Key of the page whose entry of the rail it shares."""
    tab: str = ""
    """Its name in the bar of its room, when the entry of the rail names the whole room."""


def page_entries() -> tuple[PageEntry, ...]:
    """Return the pages in the order of the rail."""
    of = "liaison_desk.ui"
    told = partial(QCoreApplication.translate, "Pages")
    return (
        PageEntry("today", told("&Aujourd'hui"), "today", f"{of}.today.page", "TodayPage"),
        PageEntry("week", told("Ma &semaine"), "week", f"{of}.week.page", "WeekPage", Kind.task),
        PageEntry("agenda", told("A&genda"), "agenda", f"{of}.agenda.page", "AgendaPage", Kind.engagement),
        PageEntry(
            "requests",
            told("S&ollicitations"),
            "requests",
            f"{of}.requests.page",
            "RequestsPage",
            Kind.review,
            (Kind.decision,),
        ),
        PageEntry("letters", told("&Courrier"), "letters", f"{of}.letters.page", "LettersPage", Kind.letter),
        PageEntry(
            "signature_book",
            told("Parap&heur"),
            "letters",
            f"{of}.letters.book_page",
            "SignatureBookPage",
            room="letters",
        ),
        PageEntry(
            "mailings",
            told("Publi&postage"),
            "outgoing",
            f"{of}.mailings.page",
            "MailingsPage",
            Kind.mailing,
            room="letters",
        ),
        PageEntry("briefings", told("&Notes"), "briefings", f"{of}.briefings.page", "BriefingsPage", Kind.briefing),
        PageEntry(
            "meetings",
            told("Ré&unions et séances"),
            "meeting",
            f"{of}.meetings.page",
            "MeetingsPage",
            Kind.meeting,
            tab=told("Réunions"),
        ),
        PageEntry(
            "sittings",
            told("Séances"),
            "office",
            f"{of}.sittings.page",
            "SittingsPage",
            Kind.sitting,
            (Kind.council_report,),
            room="meetings",
        ),
        PageEntry(
            "packs",
            told("Dossiers à imprimer"),
            "pack",
            f"{of}.packs.page",
            "PacksPage",
            Kind.pack,
            room="briefings",
            tab=told("Dossiers"),
        ),
        PageEntry("stale", told("À corriger"), "alert", f"{of}.stale.page", "StalePage", room="briefings"),
        PageEntry("templates", told("Modèles"), "text-file", f"{of}.templates.page", "TemplatesPage", room="briefings"),
        PageEntry("partners", told("&Partenaires"), "partners", f"{of}.partners.page", "PartnersPage", Kind.partner),
        PageEntry("help", told("Aide"), "help", f"{of}.help.page", "HelpPage", at_foot=True),
        PageEntry("settings", told("Réglages"), "settings", f"{of}.office.page", "SettingsPage", at_foot=True),
    )
