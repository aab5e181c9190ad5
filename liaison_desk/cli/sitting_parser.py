"""The words of the commands of sittings and their reports: a part of `cli/parser.py`."""

from __future__ import annotations

from pathlib import Path

from liaison_desk.cli.french_arguments import Commands

_ID = "identifiant, son début, ou numéro de courrier"
_JSON = "en JSON, pour un programme"


def sitting_words(commands: Commands) -> None:
    """Add the commands of sittings and their reports."""
    dates = commands.add_parser("sitting-dates", help="dire les délais d'une séance, et pourquoi chaque date")
    reports = commands.add_parser("sitting-reports", help="lister les rapports d'une séance, et ce qu'ils demandent")
    for command in (dates, reports):
        command.add_argument("id", metavar="SÉANCE", help=_ID)
        command.add_argument("--json", action="store_true", help=_JSON)
    year = commands.add_parser("sitting-year", help="dire ce que l'année demande : budget, débat, rapports, été")
    year.add_argument("--json", action="store_true", help=_JSON)
    begun = commands.add_parser("sitting-from", help="ouvrir la séance d'un engagement de l'agenda")
    begun.add_argument("id", metavar="ENGAGEMENT", help=_ID)
    intake = commands.add_parser("report-import", help="lire les rapports d'une séance ; n'écrit qu'avec --confirm")
    intake.add_argument("id", metavar="SÉANCE", help=_ID)
    intake.add_argument("files", nargs="+", type=Path, metavar="FICHIER", help=".pdf ou .docx")
    intake.add_argument("--confirm", action="store_true", help="enregistrer ce qui est proposé")
    synthesis = commands.add_parser("report-synthesis", help="commencer la synthèse d'un rapport")
    synthesis.add_argument("id", metavar="RAPPORT", help=_ID)
    booklet = commands.add_parser("booklet", help="écrire le livret des rapports d'une séance")
    booklet.add_argument("id", metavar="SÉANCE", help=_ID)
    booklet.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".docx ou .pdf")
    vote = commands.add_parser("vote", help="saisir le résultat du vote d'un rapport")
    vote.add_argument("id", metavar="RAPPORT", help=_ID)
    vote.add_argument(
        "--result", required=True, metavar="RÉSULTAT", help="adopted, adopted_amended, rejected, withdrawn, postponed"
    )
    vote.add_argument("--number", default="", metavar="NUMÉRO", help="numéro de la délibération")
    vote.add_argument("--for", dest="votes_for", type=int, metavar="VOIX", help="votes pour")
    vote.add_argument("--against", dest="votes_against", type=int, metavar="VOIX", help="votes contre")
    vote.add_argument("--abstentions", type=int, metavar="VOIX", help="abstentions")
    vote.add_argument("--amended", default="", metavar="TEXTE", help="ce que le vote a changé")
    vote.add_argument("--follow-up", default="", metavar="TEXTE", help="suites")
