"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from liaison_desk import __version__
from liaison_desk.cli.french_arguments import FrenchArguments

_RECORDS = "partner, engagement, letter, briefing (ou note)"
_KINDS = f"{_RECORDS}, office"
_ID = "identifiant, son début, ou numéro de courrier"
_JSON = "en JSON, pour un programme"
_JSON_FILE = "fichier JSON, « - » pour l'entrée standard"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command; each leaves its name in `command`."""
    parser = FrenchArguments(
        prog="liaison-desk",
        description="Engagements, courrier et notes d'une élue ou d'un élu. Sans commande : la fenêtre.",
    )
    parser.add_argument("--version", action="version", version=f"Liaison Desk {__version__}", help="dire la version")
    parser.add_argument("--office", type=Path, metavar="DOSSIER", help="dossier du bureau")
    parser.add_argument("--demo", action="store_true", help="bureau de démonstration, à part des vraies données")
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE", required=True)
    _record_commands(commands)
    _decision_commands(commands)
    _paper_commands(commands)
    _office_commands(commands)
    return parser


Commands = argparse._SubParsersAction  # pyright: ignore[reportPrivateUsage]  # argparse gives its type no public name  # noqa: SLF001


def _record_commands(commands: Commands[FrenchArguments]) -> None:
    add = commands.add_parser("add", help="ajouter une fiche (JSON lu dans un fichier ou sur l'entrée standard)")
    add.add_argument("kind", metavar="TYPE", help=_RECORDS)
    add.add_argument("file", nargs="?", default="-", metavar="FICHIER", help=_JSON_FILE)
    edit = commands.add_parser("edit", help="changer les champs donnés d'une fiche")
    edit.add_argument("kind", metavar="TYPE", help=_KINDS)
    edit.add_argument("id", metavar="ID", nargs="?", default="", help=f"{_ID} ; rien pour office")
    edit.add_argument("file", nargs="?", default="-", metavar="FICHIER", help=_JSON_FILE)
    show = commands.add_parser("show", help="montrer tout d'une fiche")
    show.add_argument("kind", metavar="TYPE", help=_KINDS)
    show.add_argument("id", metavar="ID", nargs="?", default="", help=f"{_ID} ; rien pour office")
    show.add_argument("--json", action="store_true", help=_JSON)
    lists = commands.add_parser("list", help="lister les fiches")
    lists.add_argument("kind", metavar="TYPE", help=_RECORDS)
    lists.add_argument("--query", default="", metavar="MOTS", help="seulement les fiches qui portent ces mots")
    lists.add_argument(
        "--view", default="", metavar="FILTRE", help="incoming, outgoing, to_do, late, flagged, djva, deci…"
    )
    lists.add_argument("--sort", default="", metavar="COLONNE", help="colonne du tri")
    lists.add_argument("--descending", action="store_true", help="du dernier au premier")
    lists.add_argument("--limit", type=int, default=1_000_000, metavar="NOMBRE", help="lignes au plus")
    lists.add_argument("--json", action="store_true", help=_JSON)
    for name, sentence in (("delete", "mettre une fiche à la corbeille"), ("restore-record", "la reprendre")):
        command = commands.add_parser(name, help=sentence)
        command.add_argument("kind", metavar="TYPE", help=_RECORDS)
        command.add_argument("id", metavar="ID", help=_ID)
    schema = commands.add_parser("schema", help="schéma JSON d'un type de fiche")
    schema.add_argument("kind", metavar="TYPE", help=_KINDS)
    search = commands.add_parser("search", help="chercher dans tout")
    search.add_argument("text", nargs="+", metavar="MOTS", help="mots, ou leur début")
    search.add_argument("--limit", type=int, default=30, metavar="NOMBRE", help="résultats au plus (30)")
    search.add_argument("--json", action="store_true", help=_JSON)
    attach = commands.add_parser("attach", help="joindre un fichier à une fiche")
    attach.add_argument("kind", metavar="TYPE", help=_RECORDS)
    attach.add_argument("id", metavar="ID", help=_ID)
    attach.add_argument("file", type=Path, metavar="FICHIER", help="fichier à joindre")
    intake = commands.add_parser("import", help="lire des .eml ou .ics ; n'écrit qu'avec --confirm")
    intake.add_argument("files", nargs="+", type=Path, metavar="FICHIER", help="messages ou invitations")
    intake.add_argument("--confirm", action="store_true", help="enregistrer ce qui est proposé")


def _decision_commands(commands: Commands[FrenchArguments]) -> None:
    for name, sentence in (("accept", "accepter un engagement"), ("done", "le dire réalisé")):
        commands.add_parser(name, help=sentence).add_argument("id", metavar="ID", help=_ID)
    for name, sentence in (("decline", "décliner un engagement"), ("cancel", "annuler un engagement")):
        command = commands.add_parser(name, help=sentence)
        command.add_argument("id", metavar="ID", help=_ID)
        command.add_argument("--reason", required=True, metavar="MOTIF", help="motif, qui sera gardé")
    represent = commands.add_parser("represent", help="faire représenter l'élu")
    represent.add_argument("id", metavar="ID", help=_ID)
    represent.add_argument("--by", required=True, metavar="PARTENAIRE", help="identifiant du partenaire qui représente")
    answer = commands.add_parser("answer", help="commencer la réponse à un courrier")
    answer.add_argument("id", metavar="ID", help=_ID)
    answer.add_argument(
        "--wording",
        default="acceptance",
        metavar="MODÈLE",
        help="acceptance, decline, representation, acknowledgement, thank_you, invitation, blank",
    )
    sign = commands.add_parser("sign", help="signer un courrier : il prend son numéro de départ")
    sign.add_argument("id", metavar="ID", help=_ID)
    for name, sentence in (("undo", "annuler la dernière action"), ("redo", "la rétablir")):
        commands.add_parser(name, help=sentence)


def _paper_commands(commands: Commands[FrenchArguments]) -> None:
    papers = (
        ("letter", "écrire un courrier en Word ou en PDF"),
        ("sheet", "écrire la fiche de déplacement d'un engagement"),
        ("run-sheet", "écrire le déroulé minuté d'un engagement"),
        ("note", "écrire une note"),
    )
    for name, sentence in papers:
        command = commands.add_parser(name, help=sentence)
        command.add_argument("id", metavar="ID", help=_ID)
        command.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".docx ou .pdf")
        if name == "sheet":
            command.add_argument("--a5", action="store_true", help="format de poche")
    ics = commands.add_parser("ics", help="exporter l'agenda")
    ics.add_argument("ids", nargs="*", metavar="ID", help="engagements ; tous si aucun")
    ics.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help="fichier .ics")
    ics.add_argument("--redacted", action="store_true", help="sans le contenu des engagements restreints")
    ics.add_argument("--changed-since-last", action="store_true", help="ce qui a changé pour ce destinataire")
    ics.add_argument("--target", default="", metavar="NOM", help="destinataire de l'export")
    deliver = commands.add_parser("deliver", help="écrire les documents de démonstration")
    deliver.add_argument("folder", type=Path, metavar="DOSSIER", help="dossier où les écrire")


def _office_commands(commands: Commands[FrenchArguments]) -> None:
    init = commands.add_parser("init", help="créer le bureau (JSON)")
    init.add_argument("file", nargs="?", default="-", metavar="FICHIER", help=_JSON_FILE)
    backup = commands.add_parser("backup", help="faire une sauvegarde vérifiée")
    backup.add_argument("-o", "--output", type=Path, metavar="FICHIER", help="où l'écrire ; dans le bureau si rien")
    restore = commands.add_parser("restore", help="remettre le bureau comme dans une sauvegarde")
    restore.add_argument("file", type=Path, metavar="FICHIER", help="sauvegarde")
    check = commands.add_parser("check", help="vérifier les données")
    check.add_argument("--json", action="store_true", help=_JSON)
    commands.add_parser("self-test", help="vérifier que le programme est complet")
