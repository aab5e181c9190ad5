"""Reports to the council as a directorate writes them: in Word, and in PDF."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import docx

from liaison_desk.documents.model import Document, Heading, Paragraph, TemplateName, plain
from liaison_desk.documents.pdf import render_pdf
from liaison_desk.domain.office import OfficeFields


@dataclass(frozen=True)
class MadeReport:
    """What one report says; `body` is the whole exposé and `asked` what it ends with."""

    number: str = "4-12"
    committee: str = "4ème commission"
    direction: str = "Délégation à la jeunesse et à la vie associative"
    rapporteur: str = "Mme Awa Traoré"
    title: str = "Attribution de subventions aux associations d'éducation populaire"
    sitting: str = "jeudi 21 mai 2026"
    body: tuple[str, ...] = (
        "Le Département soutient depuis 2019 les associations d'éducation populaire qui agissent auprès des jeunes du "
        "territoire, par une aide au fonctionnement votée chaque année.",
        "La loi impose une convention lorsque la subvention est supérieure à 23 000 euros.",
        "Il est proposé d'attribuer à l'association Les Passeurs de Mémoire une subvention de 24 500 € et à la Ligue "
        "de l'enseignement 93 une subvention de 18 000,00 euros.",
        "Autorisation d'engagement (AE) 2026 : 1,2 M€",
        "Crédits de paiement (CP) 2026 : 42 500 €",
    )
    asked: tuple[str, ...] = (
        "Compte tenu de ces éléments, je vous propose :",
        "- d'ATTRIBUER les subventions détaillées ci-dessus ;",
        "- d'APPROUVER la convention jointe ;",
        "- d'AUTORISER M. le Président à la signer au nom du Département.",
    )
    service: str = "Service de la vie associative"
    body_name: str = "RAPPORT À LA COMMISSION PERMANENTE"
    extra: tuple[str, ...] = field(default_factory=tuple)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the report, from its head to the signature."""
        return (
            self.direction,
            self.service,
            self.committee,
            f"Rapport n° {self.number}",
            f"Rapporteur : {self.rapporteur}",
            self.body_name,
            f"Séance du {self.sitting}",
            f"OBJET : {self.title}",
            "Mesdames, Messieurs,",
            *self.body,
            *self.asked,
            "Le Président du Conseil départemental",
            *self.extra,
        )


def report_docx(path: Path, report: MadeReport) -> Path:
    """Write a report as a Word file."""
    document = docx.Document()
    for words in report.paragraphs:
        document.add_paragraph(words)
    document.save(str(path))
    return path


def report_pdf(path: Path, report: MadeReport) -> Path:
    """Write a report as a PDF, its lines cut by the page."""
    head, *rest = report.paragraphs
    blocks = (Heading(plain(head)), *(Paragraph(plain(words)) for words in rest))
    path.write_bytes(render_pdf(Document("Rapport", TemplateName.note, blocks), OfficeFields()))
    return path
