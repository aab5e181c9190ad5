"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from liaison_desk import __version__
from liaison_desk.cli.circuit_parser import circuit_words
from liaison_desk.cli.french_arguments import Commands, FrenchArguments
from liaison_desk.cli.meeting_parser import meeting_words
from liaison_desk.cli.merge_parser import merge_words
from liaison_desk.cli.pack_parser import pack_words
from liaison_desk.cli.sitting_parser import sitting_words
from liaison_desk.cli.stale_parser import stale_words

_RECORDS = (
    "partner, engagement, letter, briefing (ou note), task, decision, review, mailing, meeting, sitting, "
    "council_report, pack"
)
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
    _review_commands(commands)
    _paper_commands(commands)
    _note_commands(commands)
    _register_commands(commands)
    _plan_commands(commands)
    _trip_commands(commands)
    _protocol_commands(commands)
    _territory_commands(commands)
    _series_commands(commands)
    meeting_words(commands)
    pack_words(commands)
    _clock_commands(commands)
    circuit_words(commands)
    merge_words(commands)
    sitting_words(commands)
    stale_words(commands)
    _office_commands(commands)
    return parser


def _record_commands(commands: Commands) -> None:
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
    intake = commands.add_parser("import", help="lire des messages, courriers ou images ; n'écrit qu'avec --confirm")
    intake.add_argument("files", nargs="+", type=Path, metavar="FICHIER", help=".eml, .msg, .ics, .pdf, .docx, images")
    intake.add_argument("--confirm", action="store_true", help="enregistrer ce qui est proposé")


def _decision_commands(commands: Commands) -> None:
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
        help="acceptance, decline, reply_letter, holding_reply, refusal_letter… ; une erreur les nomme tous",
    )
    check = commands.add_parser("check-letter", help="relire un courrier avant signature")
    check.add_argument("id", metavar="ID", help=_ID)
    check.add_argument("--json", action="store_true", help=_JSON)
    for name, sentence in (("undo", "annuler la dernière action"), ("redo", "la rétablir")):
        commands.add_parser(name, help=sentence)


def _review_commands(commands: Commands) -> None:
    decide = commands.add_parser("decide", help="décider d'un engagement : état, registre et projet de réponse")
    decide.add_argument("id", metavar="ENGAGEMENT", help=_ID)
    decide.add_argument(
        "--outcome", required=True, metavar="DÉCISION", help="attend, represented, declined, message, wait, cancelled"
    )
    decide.add_argument("--reason", default="", metavar="MOTIF", help="motif, exigé pour décliner ou annuler")
    decide.add_argument("--by", default="", metavar="PARTENAIRE", help="partenaire qui représente")
    decide.add_argument("--no-letter", action="store_true", help="sans projet de réponse")
    reopen = commands.add_parser("reopen", help="rouvrir une décision")
    reopen.add_argument("id", metavar="DÉCISION", help=_ID)
    reopen.add_argument("--reason", required=True, metavar="MOTIF", help="motif, qui sera gardé")
    candidates = commands.add_parser("review-candidates", help="ce qui attend une décision, le plus urgent d'abord")
    candidates.add_argument("--json", action="store_true", help=_JSON)
    hold = commands.add_parser("review-hold", help="entrer toutes les décisions d'un point élu")
    hold.add_argument("id", metavar="POINT", help=_ID)
    hold.add_argument("file", nargs="?", default="-", metavar="FICHIER", help=f"{_JSON_FILE} : une liste de lignes")
    sheet = commands.add_parser("decision-sheet", help="écrire la feuille de décisions d'un point élu")
    sheet.add_argument("id", metavar="POINT", help=_ID)
    sheet.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".docx ou .pdf")
    sheet.add_argument("--large", action="store_true", help="en gros caractères")
    options = commands.add_parser("options", help="ce qu'il faut savoir avant de décider d'un engagement")
    options.add_argument("id", metavar="ENGAGEMENT", help=_ID)
    options.add_argument("-o", "--output", type=Path, metavar="FICHIER", help=".docx ou .pdf, à imprimer")
    options.add_argument("--json", action="store_true", help=_JSON)


def _paper_commands(commands: Commands) -> None:
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
        if name == "note":
            command.add_argument("--large-print", action="store_true", help="en gros caractères")
            command.add_argument("--read-aloud", action="store_true", help="version lue, sans point médian")
    ics = commands.add_parser("ics", help="exporter l'agenda")
    ics.add_argument("ids", nargs="*", metavar="ID", help="engagements ; tous si aucun")
    ics.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help="fichier .ics")
    ics.add_argument("--redacted", action="store_true", help="sans le contenu des engagements restreints")
    ics.add_argument("--changed-since-last", action="store_true", help="ce qui a changé pour ce destinataire")
    ics.add_argument("--target", default="", metavar="NOM", help="destinataire de l'export")
    deliver = commands.add_parser("deliver", help="écrire les documents de démonstration")
    deliver.add_argument("folder", type=Path, metavar="DOSSIER", help="dossier où les écrire")


def _note_commands(commands: Commands) -> None:
    begin = commands.add_parser("note-begin", help="commencer une note d'une forme, avec ce que le bureau sait")
    begin.add_argument("form", metavar="FORME", help="speech, partner_sheet, liaison_note… ou son code (D10)")
    begin.add_argument("--about", default="", metavar="TYPE:ID", help="engagement:ID, partner:ID, sitting:ID…")
    begin.add_argument("--title", default="", metavar="TITRE", help="titre ; d'après son objet si rien")
    begin.add_argument("--unit", default="", choices=("", "DJVA", "DECI"), metavar="DÉLÉGATION", help="DJVA ou DECI")
    begin.add_argument("--from", dest="first", default="", metavar="JOUR", help="premier jour de la période")
    begin.add_argument("--to", dest="last", default="", metavar="JOUR", help="dernier jour de la période")
    fill = commands.add_parser("note-fill", help="écrire ce que le bureau sait là où rien n'est écrit")
    check = commands.add_parser("note-check", help="relire une note : longueur, phrases, sigles, sources")
    for command in (fill, check):
        command.add_argument("id", metavar="NOTE", help=_ID)
    check.add_argument("--json", action="store_true", help=_JSON)


def _register_commands(commands: Commands) -> None:
    register = commands.add_parser("register", help="écrire un registre du courrier, numéros annulés compris")
    register.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FICHIER", help=".xlsx, .csv, .docx ou .pdf"
    )
    register.add_argument(
        "--register",
        dest="mail_register",
        choices=("incoming", "outgoing"),
        default="incoming",
        metavar="REGISTRE",
        help="incoming (arrivée, si rien) ou outgoing (départ)",
    )
    register.add_argument("--year", type=int, metavar="ANNÉE", help="année des numéros ; toutes si rien")
    register.add_argument("--query", default="", metavar="MOTS", help="seulement les courriers qui portent ces mots")
    register.add_argument("--view", default="", metavar="FILTRE", help="to_do, late, flagged, djva, deci…")
    register.add_argument("--no-mark", action="store_true", help=".csv sans la marque UTF-8 qu'attend Excel")
    stats = commands.add_parser("stats", help="compter : reçus, répondus, délai médian, part dans les délais")
    stats.add_argument("--unit", default="", choices=("", "DJVA", "DECI"), metavar="DÉLÉGATION", help="DJVA ou DECI")
    stats.add_argument("--json", action="store_true", help=_JSON)
    for command, first in ((register, "sans limite"), (stats, "le 1er janvier")):
        command.add_argument("--from", dest="first", default="", metavar="JOUR", help=f"premier jour ; {first} si rien")
        command.add_argument("--to", dest="last", default="", metavar="JOUR", help="dernier jour")


def _plan_commands(commands: Commands) -> None:
    plan = commands.add_parser("plan", help="plan de la semaine : demi-journées, charge, ce qui ne tient pas")
    plan.add_argument("--week", default="", metavar="DATE", help="un jour de la semaine (2026-05-12) ; sinon celle-ci")
    plan.add_argument("--json", action="store_true", help=_JSON)
    steps = commands.add_parser("back-plan", help="planifier la préparation d'un engagement qui n'a pas d'étapes")
    steps.add_argument("id", metavar="ENGAGEMENT", help=_ID)
    commands.add_parser("task-done", help="dire une tâche faite").add_argument("id", metavar="ID", help=_ID)
    drop = commands.add_parser("task-drop", help="abandonner une tâche")
    drop.add_argument("id", metavar="ID", help=_ID)
    drop.add_argument("--reason", required=True, metavar="MOTIF", help="motif, qui sera gardé")
    place = commands.add_parser("task-place", help="placer une tâche dans une demi-journée")
    place.add_argument("id", metavar="ID", help=_ID)
    place.add_argument("day", nargs="?", default="", metavar="JOUR", help="2026-05-12 ; rien pour laisser proposer")
    place.add_argument("--afternoon", action="store_true", help="l'après-midi ; sinon le matin")
    many = commands.add_parser("task-many", help="ajouter plusieurs tâches pareilles, numérotées")
    many.add_argument("count", type=int, metavar="NOMBRE", help="combien")
    many.add_argument("file", nargs="?", default="-", metavar="FICHIER", help=_JSON_FILE)
    reminder = commands.add_parser("reminder", help="rédiger la relance de qui doit une tâche")
    reminder.add_argument("id", metavar="ID", help=_ID)
    reminder.add_argument("--json", action="store_true", help=_JSON)


def _trip_commands(commands: Commands) -> None:
    readiness = commands.add_parser("readiness", help="dire où en est le dossier d'un engagement")
    readiness.add_argument("id", metavar="ID", help=_ID)
    readiness.add_argument("--json", action="store_true", help=_JSON)
    trip_file = commands.add_parser("trip-file", help="écrire le dossier de déplacement d'un engagement")
    trip_file.add_argument("id", metavar="ID", help=_ID)
    trip_file.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".docx ou .pdf")
    feedback = commands.add_parser("feedback", help="noter le bilan d'un engagement passé (JSON)")
    feedback.add_argument("id", metavar="ID", help=_ID)
    feedback.add_argument("file", nargs="?", default="-", metavar="FICHIER", help=_JSON_FILE)


def _protocol_commands(commands: Commands) -> None:
    protocol = commands.add_parser("protocol", help="dire l'ordre des préséances, qui saluer, qui parle, qui prévenir")
    protocol.add_argument("id", metavar="ID", help=_ID)
    protocol.add_argument("--json", action="store_true", help=_JSON)
    seating = commands.add_parser("seating", help="écrire le plan de placement d'un engagement")
    seating.add_argument("id", metavar="ID", help=_ID)
    seating.add_argument("-o", "--output", type=Path, required=True, metavar="FICHIER", help=".docx ou .pdf")
    seating.add_argument("--aisle", action="store_true", help="de part et d'autre d'une allée ; côte à côte sinon")
    seating.add_argument("--from-stage", action="store_true", help="vu de l'estrade ; de la salle sinon")
    seating.add_argument("--seats", type=int, metavar="NOMBRE", help="sièges par rang, ou par rang de chaque travée")


def _series_commands(commands: Commands) -> None:
    move = commands.add_parser("occurrence-move", help="déplacer une seule date d'un engagement qui se répète")
    cancel = commands.add_parser("occurrence-cancel", help="annuler une seule date d'un engagement qui se répète")
    for command in (move, cancel):
        command.add_argument("id", metavar="SÉRIE", help=_ID)
        command.add_argument("date", metavar="DATE", help="date donnée par la série (2026-05-12)")
    move.add_argument("start", metavar="DÉBUT", help="nouveau début (2026-05-13T14:00) ; un jour seul garde l'heure")
    cancel.add_argument("--reason", required=True, metavar="MOTIF", help="motif, qui sera gardé")
    stop = commands.add_parser("series-stop", help="arrêter un engagement qui se répète")
    stop.add_argument("id", metavar="SÉRIE", help=_ID)
    stop.add_argument("--after", required=True, metavar="DATE", help="dernier jour gardé (2026-06-30)")


def _territory_commands(commands: Commands) -> None:
    coverage = commands.add_parser("coverage", help="dire où l'élu est venu : communes, EPT, types de partenaires")
    coverage.add_argument("--json", action="store_true", help=_JSON)
    clashes = commands.add_parser("clashes", help="lister les conflits d'horaire et de trajet")
    clashes.add_argument("--from", dest="first", default="", metavar="JOUR", help="premier jour ; aujourd'hui si rien")
    clashes.add_argument("--to", dest="last", default="", metavar="JOUR", help="dernier jour ; trois mois si rien")
    clashes.add_argument("--json", action="store_true", help=_JSON)


def _clock_commands(commands: Commands) -> None:
    clocks = commands.add_parser("clocks", help="dire les délais d'un courrier arrivé, et pourquoi chaque date")
    clocks.add_argument("id", metavar="COURRIER", help=_ID)
    clocks.add_argument("--json", action="store_true", help=_JSON)
    qualify = commands.add_parser("qualify", help="décider la nature d'une demande, dont les délais dépendent")
    qualify.add_argument("id", metavar="COURRIER", help=_ID)
    qualify.add_argument("kind", metavar="NATURE", help="off_procedure, financial, complaint, courtesy…")
    qualify.add_argument("--by", default="", metavar="NOM", help="qui décide ; l'agent du bureau si rien")
    sent = (
        ("receipt-sent", "dire l'accusé d'enregistrement envoyé"),
        ("extension-told", "dire la prolongation de deux mois annoncée (droits RGPD)"),
        ("acknowledged", "dire l'accusé de réception envoyé"),
        ("pieces-received", "dire les pièces demandées arrivées"),
    )
    made = [commands.add_parser(name, help=sentence) for name, sentence in sent]
    asked = commands.add_parser("pieces-asked", help="dire quelles pièces manquent : le délai s'arrête")
    forward = commands.add_parser("forward", help="dire un courrier transmis à l'administration compétente")
    for command in (*made, asked, forward):
        command.add_argument("id", metavar="COURRIER", help=_ID)
        command.add_argument("--on", default="", metavar="JOUR", help="jour (2026-05-12) ; aujourd'hui si rien")
    asked.add_argument("pieces", nargs="+", metavar="PIÈCE", help="pièces demandées")
    asked.add_argument("--until", required=True, metavar="JOUR", help="date limite d'envoi (2026-06-12)")
    forward.add_argument("--to", required=True, metavar="AUTORITÉ", help="à qui il est transmis")
    forward.add_argument("--told", default="", metavar="JOUR", help="jour où l'auteur en a été avisé")


def _office_commands(commands: Commands) -> None:
    init = commands.add_parser("init", help="créer le bureau (JSON)")
    init.add_argument("file", nargs="?", default="-", metavar="FICHIER", help=_JSON_FILE)
    backup = commands.add_parser("backup", help="faire une sauvegarde vérifiée")
    backup.add_argument("-o", "--output", type=Path, metavar="FICHIER", help="où l'écrire ; dans le bureau si rien")
    restore = commands.add_parser("restore", help="remettre le bureau comme dans une sauvegarde")
    restore.add_argument("file", type=Path, metavar="FICHIER", help="sauvegarde")
    check = commands.add_parser("check", help="vérifier les données")
    check.add_argument("--json", action="store_true", help=_JSON)
    commands.add_parser("self-test", help="vérifier que le programme est complet")
