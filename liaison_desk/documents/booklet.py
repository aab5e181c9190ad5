"""Booklets of a sitting: the syntheses of its reports by committee, a page each, those missing as dividers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison_desk.documents.markdown import blocks_of
from liaison_desk.documents.model import (
    Block,
    Contents,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.domain.french import NO_BREAK, counted, full_date
from liaison_desk.domain.report_headings import BENEFICIARIES, FINANCE, OBJECT, RECUSAL
from liaison_desk.domain.typography import french

_WIDTHS = (10.0, 58.0, 32.0)
_NOT_REPEATED = frozenset({OBJECT, FINANCE, RECUSAL})
"""Sections of a synthesis that stand above it already, on its page."""


@dataclass(frozen=True)
class BookletReport:
    """One report: what stands above its synthesis, and the synthesis, section by section, when there is one."""

    number: str
    title: str
    committee: str
    direction: str
    rapporteur: str
    amounts: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    recusals: tuple[str, ...] = ()
    carried: bool = False
    sections: tuple[tuple[str, str], ...] = ()
    is_missing: bool = False
    writer: str = ""
    vote: str = ""

    @property
    def called(self) -> str:
        """How it is called in the contents."""
        return f"{self.number} – {self.title}" if self.number else self.title


@dataclass(frozen=True)
class BookletMaterial:
    """What a booklet is made of; reports are in the order they are printed."""

    title: str
    body: str
    held_on: date
    made_on: date
    official: str = ""
    place: str = ""
    committees: tuple[tuple[str, tuple[BookletReport, ...]], ...] = ()

    @property
    def reports(self) -> tuple[BookletReport, ...]:
        """Every report, in order."""
        return tuple(report for _name, reports in self.committees for report in reports)


def compose_booklet(material: BookletMaterial) -> Document:
    """Return the booklet of a sitting as a document; a draft while a synthesis is missing."""
    blocks = [*_cover(material)]
    for report in material.reports:
        blocks += [PageBreak(), *_page(report, material.official)]
    return Document(
        title=french(material.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(
            kind="Livret des rapports",
            subtitle=french(f"{material.body} · {full_date(material.held_on)}"),
        ),
        is_draft=any(report.is_missing for report in material.reports),
    )


def _cover(material: BookletMaterial) -> list[Block]:
    missing = sum(1 for report in material.reports if report.is_missing)
    concerned = [report for report in material.reports if report.recusals]
    facts = [
        ("Séance", f"{full_date(material.held_on).capitalize()}{f', {material.place}' if material.place else ''}"),
        ("Pour", material.official),
        ("Rapports", _count_words(len(material.reports), missing)),
        ("Rapports portés", ", ".join(one.number or one.title for one in material.reports if one.carried)),
        ("Déports", ", ".join(one.number or one.title for one in concerned) or "Aucun repéré"),
        ("Livret établi", full_date(material.made_on)),
    ]
    blocks: list[Block] = [Facts(tuple(Fact(name, plain(french(value))) for name, value in facts if value), "Séance")]
    if not material.reports:
        return [*blocks, Paragraph(plain("Aucun rapport enregistré."), ParagraphStyle.caption)]
    blocks += [Paragraph(plain("Sommaire"), ParagraphStyle.lead), Contents()]
    blocks.append(Paragraph(plain("Par commission"), ParagraphStyle.lead))
    for name, reports in material.committees:
        header = (plain("N°"), plain(french(name) if name else "Sans commission"), plain("À savoir"))
        rows = tuple((plain(one.number or "–"), plain(french(one.title)), _to_know(one)) for one in reports)
        blocks.append(Table(header, rows, _WIDTHS, title=name or "Sans commission"))
    return blocks


def _count_words(count: int, missing: int) -> str:
    words = counted(count, "rapport")
    return f"{words}, {counted(missing, 'synthèse attendue', 'synthèses attendues')}" if missing else words


def _to_know(report: BookletReport) -> Runs:
    """Return what the cover says of a report: recusal first, in bold."""
    runs: list[Run] = [Run("Déport", bold=True)] if report.recusals else []
    others = (
        "rapport porté" if report.carried else "",
        "synthèse attendue" if report.is_missing else "",
        report.vote,
    )
    for words in filter(None, others):
        runs.append(Run(f" · {french(words)}" if runs else french(words[:1].upper() + words[1:])))
    return tuple(runs) or plain("–")


def _page(report: BookletReport, official: str) -> list[Block]:
    blocks: list[Block] = [Heading(plain(french(report.called)), 1)]
    blocks += [_warning(sentence) for sentence in report.recusals]
    written = {heading for heading, body in report.sections if body.strip()}
    facts = (
        ("Commission", report.committee),
        ("Direction", report.direction),
        ("Rapporteur", report.rapporteur),
        ("Porté par", official if report.carried else ""),
        ("Montants", "\n".join(report.amounts)),
        ("Bénéficiaires", "" if BENEFICIARIES in written else "\n".join(report.beneficiaries)),
        ("Vote", report.vote),
    )
    known = tuple(Fact(name, plain(french(value))) for name, value in facts if value)
    blocks += [Facts(known, "Rapport")] if known else []
    if report.is_missing:
        return [*blocks, *_divider(report)]
    for heading, body in report.sections:
        if body.strip() and (heading not in _NOT_REPEATED or (heading == FINANCE and not report.amounts)):
            blocks += [Heading(plain(french(heading)), 2), *blocks_of(body, first_level=3)]
    return blocks


def _divider(report: BookletReport) -> list[Block]:
    who = f", confiée à la {report.writer}" if report.writer else ""
    blocks: list[Block] = [Paragraph(plain(f"[synthèse attendue{who}]", bold=True), ParagraphStyle.notice)]
    for heading, body in report.sections:
        blocks += [Heading(plain(french(heading)), 2), *blocks_of(body, first_level=3)]
    return blocks


def _warning(sentence: str) -> Paragraph:
    begins = "" if sentence.lower().startswith("déport") else f"Déport à prévoir{NO_BREAK}: "
    return Paragraph(plain(french(f"{begins}{sentence}"), bold=True), ParagraphStyle.notice)
