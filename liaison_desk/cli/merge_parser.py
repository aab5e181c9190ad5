"""The words of the commands of mailings: a part of `cli/parser.py`."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.cli.french_arguments import Commands

_ID = "identifiant, son début, ou numéro de courrier"
_JSON = "en JSON, pour un programme"


def merge_words(commands: Commands) -> None:
    """Add the commands of mailings."""
    start = commands.add_parser("merge-start", help="commencer les invitations à un engagement")
    start.add_argument("id", metavar="ENGAGEMENT", help=_ID)
    recipients = commands.add_parser("merge-recipients", help="prendre les destinataires que trouve le filtre")
    recipients.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
    recipients.add_argument("--leave-out", nargs="+", default=[], metavar="PARTENAIRE", help="à décocher")
    recipients.add_argument("--reason", default="", metavar="MOTIF", help="motif, exigé pour décocher")
    recipients.add_argument("--take-back", nargs="+", default=[], metavar="PARTENAIRE", help="à cocher de nouveau")
    recipients.add_argument("--json", action="store_true", help=_JSON)
    check = commands.add_parser("merge-check", help="dire ce qui manque et les exceptions avant d'écrire")
    check.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
    check.add_argument("--json", action="store_true", help=_JSON)
    merge = commands.add_parser("merge", help="faire les lettres d'un publipostage, ou refaire ses papiers")
    merge.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
    merge.add_argument("-o", "--output", type=Path, metavar="DOSSIER", help="dossier neuf, un fichier Word par lettre")
    merge.add_argument("--messages", type=Path, metavar="DOSSIER", help="dossier neuf, un courriel (.eml) par lettre")
    merge.add_argument("--printable", type=Path, metavar="FICHIER", help="toutes les lettres : .docx ou .pdf")
    merge.add_argument("--envelopes", type=Path, metavar="FICHIER", help="enveloppes : .pdf")
    merge.add_argument("--envelope-format", default="dl", choices=("dl", "c5"), help="dl (si rien) ou c5")
    merge.add_argument("--labels", type=Path, metavar="FICHIER", help="étiquettes : .pdf")
    merge.add_argument(
        "--label-format",
        default="three_by_seven",
        choices=("three_by_seven", "two_by_seven", "three_by_eight"),
        help="three_by_seven (63,5 × 38,1 mm, si rien), two_by_seven (99,1 × 38,1) ou three_by_eight (70 × 37)",
    )
    merge.add_argument("--first-label", type=int, default=1, metavar="NOMBRE", help="première étiquette libre (1)")
    merge.add_argument("--list", type=Path, metavar="FICHIER", help="liste des destinataires : .xlsx")
    merge.add_argument("--drafts", action="store_true", help="en projets : ni signature ni numéro")
    replies = commands.add_parser("replies", help="dire qui a répondu quoi à un publipostage")
    replies.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
    replies.add_argument("--json", action="store_true", help=_JSON)
    reply = commands.add_parser("reply", help="noter la réponse de destinataires")
    reply.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
    reply.add_argument("partners", nargs="*", metavar="PARTENAIRE", help="identifiants")
    reply.add_argument(
        "--answer",
        required=True,
        choices=("present", "represented", "excused", "none"),
        help="present, represented, excused ou none (sans réponse)",
    )
    reply.add_argument("--by", default="", metavar="QUI", help="représentant : identifiant d'un partenaire, ou nom")
    reply.add_argument("--guests", type=int, metavar="NOMBRE", help="accompagnants")
    reply.add_argument("--letter", default="", metavar="COURRIER", help="courrier arrivé qui porte la réponse")
    reply.add_argument("--on", default="", metavar="JOUR", help="jour de la réponse ; aujourd'hui si rien")
    remind = commands.add_parser("remind", help="relancer ceux qui n'ont pas répondu")
    remind.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
    remind.add_argument("-o", "--output", type=Path, metavar="FICHIER", help="message .eml ; si rien, des lettres")
    attendance = commands.add_parser("attendance", help="écrire la feuille d'émargement")
    attendance.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
    attendance.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".docx, .pdf ou .xlsx")
    people = commands.add_parser("participants", help="faire des réponses les participants de l'engagement")
    people.add_argument("id", metavar="PUBLIPOSTAGE", help=_ID)
