"""Options sheets: one page with what there is to know before deciding of a request, decision by decision."""

from __future__ import annotations

from liaison_desk.documents.model import (
    EMPTY_BOX,
    Block,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    Paragraph,
    ParagraphStyle,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.domain.french import NO_BREAK, full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.options import OptionsSheet
from liaison_desk.domain.typography import french

_LISTED = 6


def compose_options_sheet(sheet: OptionsSheet) -> Document:
    """Return an options sheet as a document; what is not known is left out."""
    notices = [
        Paragraph(plain(french(sentence)), ParagraphStyle.notice) for sentence in (*sheet.warnings, *sheet.cautions)
    ]
    blocks: list[Block] = [*notices, Facts(_facts(sheet), "Demande"), _options(sheet)]
    if sheet.representatives:
        blocks.append(_representatives(sheet))
    return Document(
        title=french(sheet.title),
        template=TemplateName.note,
        blocks=tuple(blocks),
        header=DocumentHeader(kind="Fiche d'options", subtitle=french(f"Réponse avant le {full_date(sheet.deadline)}")),
    )


def _facts(sheet: OptionsSheet) -> tuple[Fact, ...]:
    known = (
        ("Organisateur", sheet.host),
        ("Quand", f"{sheet.when[:1].upper()}{sheet.when[1:]}"),
        ("Où", sheet.where),
        ("Ce qui est demandé", sheet.asked),
        ("Public", sheet.audience),
        ("Autres invités", sheet.other_guests),
        ("Édition précédente", sheet.previous_edition),
        ("Dernières venues", "\n".join(sheet.past)),
        ("Avis DJVA", sheet.djva_advice),
        ("Avis DECI", sheet.deci_advice),
    )
    return tuple(Fact(name, plain(french(value))) for name, value in known if value)


def _options(sheet: OptionsSheet) -> Table:
    rows = tuple(
        (
            plain(f"{EMPTY_BOX}{NO_BREAK}{label(option.outcome)}", bold=True),
            plain(french("\n".join(f"{fact[:1].upper()}{fact[1:]}" for fact in option.facts))),
        )
        for option in sheet.options
    )
    return Table((plain("Décision"), plain("Ce qu'on en sait")), rows, (30.0, 70.0), title="Options")


def _representatives(sheet: OptionsSheet) -> Table:
    rows = tuple(
        (
            plain(french(one.name), bold=True),
            plain(french(one.title)),
            plain("oui" if one.is_of_canton else ""),
        )
        for one in sheet.representatives[:_LISTED]
    )
    header = (plain("Qui pourrait venir"), plain("Fonction"), plain("Du canton"))
    return Table(header, rows, (34.0, 50.0, 16.0), title="Représentants possibles")
