"""The words of the commands on meetings."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.cli.french_arguments import Commands

_ID = "identifiant ou son début"


def meeting_words(commands: Commands) -> None:
    """Add the commands on meetings."""
    papers = (
        ("meeting-agenda", "écrire l'ordre du jour d'une réunion, avec l'invitation ou la convocation"),
        ("attendance-sheet", "écrire la feuille d'émargement d'une réunion"),
        ("minutes", "écrire le compte rendu d'une réunion"),
    )
    for name, sentence in papers:
        command = commands.add_parser(name, help=sentence)
        command.add_argument("id", metavar="RÉUNION", help=_ID)
        command.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".docx ou .pdf")
        if name == "meeting-agenda":
            command.add_argument("--official", action="store_true", help="version de l'élu : enjeux et positions")
        if name == "minutes":
            command.add_argument("--record", action="store_true", help="le relevé de décisions seulement")
    mail = commands.add_parser("minutes-mail", help="écrire le message qui envoie le compte rendu")
    mail.add_argument("id", metavar="RÉUNION", help=_ID)
    mail.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help="fichier .eml")
    state = commands.add_parser("minutes-state", help="dire un compte rendu relu, envoyé, approuvé, ou le rouvrir")
    state.add_argument("id", metavar="RÉUNION", help=_ID)
    state.add_argument(
        "state", choices=("reviewed", "sent", "approved", "corrected"), metavar="ÉTAT", help="reviewed, sent…"
    )
    state.add_argument("--reason", default="", metavar="MOTIF", help="pourquoi le rouvrir (corrected)")
    for command in (mail, state):
        command.add_argument("--to", action="append", metavar="QUI", help="destinataire ; les invités si rien")
        command.add_argument("--record", action="store_true", help="le relevé de décisions seulement")
    begin = commands.add_parser("meeting-begin", help="préparer la réunion qu'est un engagement de l'agenda")
    begin.add_argument("id", metavar="ENGAGEMENT", help=_ID)
    following = commands.add_parser("meeting-next", help="préparer la réunion suivante : ce qui reste")
    following.add_argument("id", metavar="RÉUNION", help=_ID)
