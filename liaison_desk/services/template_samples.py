"""One invented document for each Word template, to see what a template makes of it."""

from __future__ import annotations

from datetime import date

from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    ParagraphStyle,
    Run,
    Signature,
    Table,
    TemplateName,
)
from liaison_desk.domain.french import long_date


def sample_document(name: TemplateName, today: date) -> Document:
    """Return a document with invented people that shows everything a template lays out."""
    header = DocumentHeader(
        reference=f"D-{today.year}-0042",
        place_and_date=f"Bobigny, le {long_date(today)}",
        case_officer=("Camille Prigent", "01 99 00 12 34"),
        inside_address=("Madame Rosa Aït-Kaci", "Présidente de l'association Graines de cité", "93200 SAINT-DENIS"),
    )
    if name is TemplateName.letter:
        return Document("Votre invitation du 12 mai", name, _letter(), header)
    if name is TemplateName.trip_sheet:
        kind = DocumentHeader(kind="Fiche de déplacement", subtitle="mardi 12 mai, de 10 h 30 à 12 h")
        return Document("Fête de la maison des jeunes", name, (_facts(), *_note()[:3]), kind)
    kind = DocumentHeader(kind="Fiche thématique", subtitle="Pour information · à jour au 4 mai")
    return Document("Le soutien aux petites associations", name, _note(), kind)


def _letter() -> tuple[Block, ...]:
    return (
        _text("Objet : votre invitation du 12 mai", ParagraphStyle.subject),
        _text("Madame la Présidente,", ParagraphStyle.salutation),
        _text("Vous m'avez invité à la fête de la maison des jeunes et je vous en remercie. J'y viendrai volontiers."),
        _text("Le Département est aux côtés des associations qui font vivre les quartiers."),
        _text(
            "Je vous prie d'agréer, Madame la Présidente, l'expression de ma considération distinguée.",
            ParagraphStyle.closing,
        ),
        Signature(("Pour le Président du conseil départemental", "et par délégation"), "Samir BENALI"),
    )


def _note() -> tuple[Block, ...]:
    rows = (("Associations soutenues", "412"), ("Bénévoles", "5 300"))
    return (
        Heading((Run("L'essentiel"),)),
        _text("Le Département soutient 412 petites associations ; la moitié a moins de cinq ans."),
        ItemList((ListItem((Run("une aide au démarrage"),)), ListItem((Run("un prêt de matériel"),)))),
        Heading((Run("Chiffres clés"),)),
        Table(((Run("Indicateur"),), (Run("Valeur"),)), tuple(((Run(a),), (Run(b),)) for a, b in rows), (3.0, 1.0)),
        _text("À dire en premier : merci aux bénévoles.", ParagraphStyle.notice),
    )


def _facts() -> Facts:
    return Facts(
        (
            Fact("Lieu", (Run("Salle Youri-Gagarine, Stains"),)),
            Fact("Accueil", (Run("Mme Rosa Aït-Kaci, sur le parvis"),)),
            Fact("Rôle", (Run("Allocution, 6 min"),)),
        )
    )


def _text(words: str, style: ParagraphStyle = ParagraphStyle.body) -> Paragraph:
    return Paragraph((Run(words),), style)
