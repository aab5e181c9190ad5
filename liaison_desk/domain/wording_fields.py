"""The fields a ready-made text may hold, and what is wrong with a text somebody typed (domain reference §3.5)."""

from __future__ import annotations

import re

from liaison_desk.domain.folding import fold

FIELD = re.compile(r"\{([^{}|\n]+)(?:\|([^{}|\n]+))?\}")
"""`{name}` for a value, `{heureux|heureuse}` for an agreement with the signatory."""

FIELD_NAMES = {
    "request": "objet de la demande",
    "request_kind": "courrier, courriel ou message reçu",
    "request_date": "date de la demande",
    "request_number": "numéro d'arrivée",
    "received_on": "date d'arrivée",
    "reply_by": "date",
    "implicit_on": "date de la décision implicite",
    "answer_by": "date limite de la réponse",
    "pieces": "pièces manquantes",
    "pieces_limit": "date limite d'envoi des pièces",
    "service_address": "adresse du service",
    "unit": "service",
    "engagement": "intitulé de l'événement",
    "when": "date et heure",
    "municipality": "commune",
    "place": "lieu",
    "representative": "nom et qualité du représentant",
    "officer": "nom de l'agent",
    "officer_phone": "téléphone",
    "officer_email": "courriel",
    "official": "nom de l'élu",
    "official_title": "qualité de l'élu",
    "president": "nom du Président",
    "addressee": "nom du destinataire",
    "addressee_title": "qualité du destinataire",
    "addressee_body": "organisme du destinataire",
}
"""What each field stands for, as it is shown when its value is not known."""

FIELD_WORDS = {
    "request": "demande",
    "request_kind": "type d'écrit",
    "request_date": "date de la demande",
    "request_number": "numéro d'arrivée",
    "received_on": "date d'arrivée",
    "reply_by": "date limite",
    "implicit_on": "date de la décision implicite",
    "answer_by": "date limite de la réponse",
    "pieces": "pièces manquantes",
    "pieces_limit": "date limite des pièces",
    "service_address": "adresse du service",
    "unit": "service",
    "engagement": "événement",
    "when": "date de l'événement",
    "municipality": "commune",
    "place": "lieu",
    "representative": "représentant",
    "officer": "agent",
    "officer_phone": "téléphone de l'agent",
    "officer_email": "courriel de l'agent",
    "official": "élu",
    "official_title": "qualité de l'élu",
    "president": "Président",
    "addressee": "destinataire",
    "addressee_title": "qualité du destinataire",
    "addressee_body": "organisme du destinataire",
}
"""How each field is written in a text somebody reads or types: « {date limite} »."""

_STORED = {fold(words): name for name, words in FIELD_WORDS.items()}


def in_french(text: str) -> str:
    """Return a stored text with its fields named in French, as it is shown."""
    return FIELD.sub(lambda found: _named(found, FIELD_WORDS.get(found[1])), text)


def as_stored(text: str) -> str:
    """Return a text as typed with its fields under the names it is stored with, whatever accents and capitals."""
    return FIELD.sub(lambda found: _named(found, _STORED.get(fold(found[1]))), text)


def _named(found: re.Match[str], name: str | None) -> str:
    return f"{{{name}}}" if name and found[2] is None else found[0]


def text_problem(text: str) -> str:
    """Return in French what keeps a ready-made text from being used, empty when nothing does."""
    unknown = [name for name, second in FIELD.findall(text) if not second and name not in FIELD_NAMES]
    if unknown:
        return f"champ inconnu : {{{unknown[0]}}}"
    return "une accolade n'est pas fermée ou pas ouverte" if re.search(r"[{}]", FIELD.sub("", text)) else ""
