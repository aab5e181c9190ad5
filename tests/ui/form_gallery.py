"""A form, an editor and a preview for the gallery."""
# ruff: noqa: E501 (rows of data)

from __future__ import annotations

import io
from datetime import date, datetime, time

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.engagements import EngagementFields
from liaison_desk.domain.typed_dates import typed_date, typed_time
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor
from liaison_desk.ui.widgets.page_preview import PagePreview
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion

PARSERS = Parsers(typed_date, typed_time, lambda: date(2026, 5, 5))


def written_time(value: time | None) -> str:
    return "" if value is None else f"{value.hour} h {value.minute:02d}"


def read_time(words: str) -> time | None:
    return typed_time(words) if words.strip() else None


def run_sheet() -> EditableTable:
    return EditableTable(
        (
            TableColumn("starts", "Heure", 90, written_time, read_time),
            TableColumn("minutes", "Durée", 70, str, lambda words: int(words or 0)),
            TableColumn("title", "Séquence"),
            TableColumn("speakers", "Intervenants", 160),
        ),
        "Déroulé",
        lambda: {"starts": None, "minutes": 0, "title": "", "speakers": ""},
        add_words="Ajouter une séquence",
    )


def find(typed: str) -> list[Suggestion]:
    return [Suggestion("1" * 32, "Mme Solène Kerbrat", "Présidente, Ligue de l'enseignement 93")]


GROUPS = (
    Group("L'essentiel", (
        Entry("title", "Intitulé"), Entry("engagement_kind", "Nature"), Entry("starts_at", "Début"),
        Entry("all_day", "Toute la journée"),
        Entry("host_id", "Organisateur", editor=lambda: PartnerField(find, lambda _id: "Mme Solène Kerbrat")),
    )),
    Group("Déroulé", (Entry("run_sheet", "Séquences", editor=run_sheet),)),
    Group("Sur place", (Entry("access", "Accès", hint="Entrée, code, stationnement, accès de plain-pied"), Entry("dress", "Tenue")), folded=True),
)  # fmt: skip


def engagement_form() -> Form:
    return Form(EngagementFields, GROUPS, PARSERS)


def page_image(number: int) -> bytes:
    image = Image.new("RGB", (827, 1169), "white")
    draw = ImageDraw.Draw(image)
    for line in range(30):
        draw.line((90, 120 + 32 * line, 740 - 37 * (line % 5), 120 + 32 * line), fill=(90, 100, 105), width=5)
    draw.text((400, 1100), str(number), fill="black")
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def form_and_preview() -> QWidget:
    page = QWidget()
    form = engagement_form()
    form.show_values({
        "title": "Inauguration de la Maison des associations", "starts_at": datetime(2026, 5, 12, 10, 30), "host_id": "1" * 32,
        "run_sheet": [{"starts": time(10, 30), "minutes": 15, "title": "Accueil", "speakers": "Mme la Maire"}],
    })  # fmt: skip
    editor = MarkdownEditor()
    editor.name("Texte de la section")
    editor.set_value(
        "Le Département soutient **412 petites associations** par le fonds départemental, dans 36 communes."
    )
    preview = PagePreview()
    preview.show_pages([page_image(1), page_image(2)])
    line = row(form, editor, preview, spacing=16)
    for place, share in enumerate((5, 4, 4)):
        line.setStretch(place, share)
    page.setLayout(line)
    return page
