"""The pages of the help, in order, and which of them speaks of which screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from liaison_desk.paths import resource

translate = QCoreApplication.translate

TOPIC_OF_SCREEN = {
    "today": "first_steps",
    "week": "week",
    "agenda": "agenda",
    "requests": "requests",
    "letters": "decision",
    "signature_book": "signature",
    "mailings": "mailing",
    "intake": "invitation",
    "briefings": "note",
    "stale": "stale",
    "templates": "templates",
    "packs": "packs",
    "meetings": "meetings",
    "sittings": "sittings",
    "partners": "search",
    "settings": "settings",
    "help": "first_steps",
    "data": "safety",
}
"""Topic shown by F1 on each screen."""


def topics() -> dict[str, str]:
    """Return the title of each topic, in the order of the contents."""
    return {
        "first_steps": translate("Help", "Premiers pas"),
        "invitation": translate("Help", "Recevoir une invitation"),
        "requests": translate("Help", "Sollicitations et point élu"),
        "decision": translate("Help", "Décider et répondre"),
        "signature": translate("Help", "Parapheur, signature, envoi"),
        "mailing": translate("Help", "Publipostage et réponses"),
        "deadlines": translate("Help", "Délais d'un courrier"),
        "note": translate("Help", "Écrire une note"),
        "note_forms": translate("Help", "Les formes de note"),
        "stale": translate("Help", "Passages périmés"),
        "templates": translate("Help", "Modèles Word"),
        "packs": translate("Help", "Le dossier à imprimer"),
        "meetings": translate("Help", "Réunions"),
        "sittings": translate("Help", "Séances et rapports"),
        "trip": translate("Help", "Partir en déplacement"),
        "week": translate("Help", "Ma semaine et les tâches"),
        "agenda": translate("Help", "Agenda et fichiers .ics"),
        "search": translate("Help", "Chercher"),
        "settings": translate("Help", "Réglages"),
        "safety": translate("Help", "Sauvegardes et sécurité"),
        "shortcuts": translate("Help", "Raccourcis clavier"),
        "command_line": translate("Help", "Ligne de commande"),
    }


def markdown_of(topic: str) -> str:
    """Return the text of a topic (a key of `topics`), as Markdown."""
    return resource("help", f"{topic}.md").read_text("utf-8")
