"""Word files say what the document says, and a template can do nothing else than hold it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument

from liaison_desk.documents.model import (
    CheckBox,
    CheckBoxes,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    Heading,
    ItemList,
    ListItem,
    PageBreak,
    PageSize,
    Paragraph,
    ParagraphStyle,
    Run,
    Signature,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.documents.word import WordTemplate, render_word
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError
from liaison_desk.paths import shipped_template

HOSTILE = 'Dupont & Fils <b>"l\'été"</b> {{ 7*7 }} {% x %} {# y #} é œ € ]]> </w:t> &amp; %}'
Change = Callable[[dict[str, bytes]], None]


def written(text: str) -> Document:
    """Return a document with a text in each of its fields and sorts of block."""
    runs = plain(text)
    blocks = (
        Heading(runs, 2),
        *(Paragraph(runs, style) for style in ParagraphStyle),
        ItemList((ListItem(runs, ItemList((ListItem(runs),))),), numbered=True),
        Table((runs, runs), ((runs, runs),), (1, 2), text),
        Facts((Fact(text, (Run(text, bold=True, italic=True, large=True),)),)),
        CheckBoxes((CheckBox("oui", checked=True), CheckBox("non"))),
        PageBreak(),
        Signature((text,), text),
    )
    header = DocumentHeader(text, text, text, text, (text, text), (text, text))
    return Document(text, TemplateName.letter, blocks, header)


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def all_text(document: WordDocument) -> str:
    """Return the text of the body, the headers and the footers, line by line."""
    section = document.sections[0]
    stories = (
        document,
        section.header,
        section.first_page_header,
        section.footer,
        section.first_page_footer,
    )
    paragraphs = [
        paragraph
        for story in stories
        for paragraph in [
            *story.paragraphs,
            *(item for table in story.tables for row in table.rows for cell in row.cells for item in cell.paragraphs),
        ]
    ]
    return "\n".join(paragraph.text for paragraph in paragraphs)


@pytest.mark.parametrize("name", ["letter", "note", "trip_sheet"])
def test_every_field_holds_exactly_what_was_typed(name: str, office: OfficeFields) -> None:
    hostile = office.model_copy(
        update={"letterhead_name": HOSTILE, "letterhead_service": HOSTILE, "letterhead_address": [HOSTILE]}
    )
    document = opened(render_word(written(HOSTILE), hostile, shipped_template(f"{name}.docx")))
    lines = all_text(document).split("\n")
    expected = 6 + len(ParagraphStyle) + 4 + 2  # heading, styles, list, table, facts, signature
    assert sum(HOSTILE in line for line in lines) >= expected
    assert not [line for line in lines if "49" in line or "&amp;amp;" in line]
    assert document.core_properties.title == HOSTILE
    assert document.core_properties.author == HOSTILE


def test_control_signs_are_left_out_and_a_vertical_tab_breaks_the_line(office: OfficeFields) -> None:
    text = all_text(
        opened(render_word(written("un\x0bdeux\x00\x1f\ufffetrois"), office, shipped_template("note.docx")))
    )
    assert "un\ndeuxtrois" in text


def test_a_document_has_its_language_and_a_title(office: OfficeFields) -> None:
    document = opened(render_word(written("Soutien"), office, shipped_template("note.docx")))
    assert document.core_properties.language == "fr-FR"
    assert document.core_properties.title == "Soutien"


def test_headings_have_heading_styles_and_table_headers_are_marked(office: OfficeFields) -> None:
    document = opened(render_word(written("Soutien"), office, shipped_template("note.docx")))
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"] == ["Soutien"]
    first_row = document.tables[0].rows[0]._tr
    assert first_row.xpath("w:trPr/w:tblHeader")
    assert first_row.xpath("w:trPr/w:cantSplit")


def test_two_numbered_lists_both_start_at_one(office: OfficeFields) -> None:
    numbered = ItemList((ListItem(plain("un")), ListItem(plain("deux"))), numbered=True)
    document = Document("Listes", TemplateName.note, (numbered, Paragraph(plain("puis")), numbered))
    content = render_word(document, office, shipped_template("note.docx"))
    numbers = [p._p.pPr.numPr.numId.val for p in opened(content).paragraphs if p.text in {"un", "deux"}]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = zipfile.ZipFile(io.BytesIO(content)).read("word/numbering.xml").decode()
    assert numbering.count("w:startOverride") == 2


@pytest.mark.parametrize(("size", "millimetres"), [(PageSize.a4, (210, 297)), (PageSize.a5, (148, 210))])
def test_the_sheet_of_paper_is_the_one_asked_for(
    size: PageSize, millimetres: tuple[int, int], office: OfficeFields
) -> None:
    document = Document("Fiche", TemplateName.trip_sheet, (), page_size=size)
    section = opened(render_word(document, office, shipped_template("trip_sheet.docx"))).sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == millimetres


def test_the_logo_of_the_office_takes_its_place_in_its_own_proportions(office: OfficeFields, logo: bytes) -> None:
    content = render_word(written("Soutien"), office, shipped_template("letter.docx"))
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.read("word/media/image1.png") == logo
    extent = opened(content).sections[0].first_page_header._element.xpath(".//wp:extent")[0]
    assert int(extent.get("cx")) == pytest.approx(3 * int(extent.get("cy")), rel=0.01)


def test_without_a_logo_no_picture_is_left(office: OfficeFields) -> None:
    bare = office.model_copy(update={"logo": ""})
    content = render_word(written("Soutien"), bare, shipped_template("letter.docx"))
    assert not opened(content).sections[0].first_page_header._element.xpath(".//w:drawing")


def test_a_logo_that_is_no_image_is_refused(office: OfficeFields) -> None:
    with pytest.raises(UserError) as failure:
        render_word(written("x"), office.model_copy(update={"logo": "bm9uCg=="}), shipped_template("letter.docx"))
    assert failure.value.code == "logo_unreadable"


def test_only_a_draft_is_marked_as_one(office: OfficeFields) -> None:
    for is_draft in (True, False):
        document = Document("Note", TemplateName.note, (), is_draft=is_draft)
        content = render_word(document, office, shipped_template("note.docx"))
        headers = [n for n in zipfile.ZipFile(io.BytesIO(content)).namelist() if n.startswith("word/header")]
        marked = [b'string="PROJET"' in zipfile.ZipFile(io.BytesIO(content)).read(name) for name in headers]
        assert marked == [is_draft] * len(headers)


def test_the_same_document_gives_the_same_bytes(office: OfficeFields) -> None:
    template = WordTemplate.open(shipped_template("letter.docx"))
    assert template.render(written("x"), office) == template.render(written("x"), office)


def test_one_template_renders_many_letters_each_with_its_own_text(office: OfficeFields) -> None:
    template = WordTemplate.open(shipped_template("letter.docx"))
    for name in ("Kerbrat", "Diallo", "Leroy"):
        assert name in all_text(opened(template.render(written(name), office)))


def altered(tmp_path: Path, change: Change, name: str = "modèle.docx") -> Path:
    """Return a copy of the note's template with its parts changed."""
    with zipfile.ZipFile(shipped_template("note.docx")) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    change(parts)
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)
    return path


def with_field(field: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ kind }}", field.encode())

    return change


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as failure:
        WordTemplate.open(path)
    assert path.name in failure.value.sentence
    return failure.value


@pytest.mark.parametrize(
    "field",
    [
        "{{ cycler.__init__.__globals__.os.getpid() }}",
        "{{ ''.__class__ }}",
        "{{ title.upper() }}",
        "{{ 'x' * 1000000000 }}",
        "{% for x in range(1000000000) %}x{% endfor %}",
        "{% include 'x' %}",
        "{% set x = 1 %}",
        "{{ title|attr('__class__') }}",
        "{{ title|center(1000000000) }}",
    ],
)
def test_a_template_that_computes_is_refused(field: str, tmp_path: Path) -> None:
    assert refusal(altered(tmp_path, with_field(field))).code == "template_unsafe"


def test_an_unknown_field_is_named(tmp_path: Path) -> None:
    error = refusal(altered(tmp_path, with_field("{{ date_envoi }}")))
    assert error.code == "template_unknown_field"
    assert "« date_envoi »" in error.sentence


def test_a_field_badly_written_is_told(tmp_path: Path) -> None:
    assert refusal(altered(tmp_path, with_field("{{ title"))).code == "template_syntax"


def test_a_field_cut_into_runs_by_word_is_still_a_field(tmp_path: Path, office: OfficeFields) -> None:
    split = (
        "{{ </w:t></w:r><w:proofErr w:type='spellStart'/><w:r><w:rPr><w:b/></w:rPr><w:t>kind</w:t></w:r><w:r><w:t> }}"
    )
    path = altered(tmp_path, with_field(split))
    document = Document("Note", TemplateName.note, (), DocumentHeader(kind="Fiche thématique"))
    assert "Fiche thématique" in all_text(opened(render_word(document, office, path)))


def test_a_template_without_a_place_for_the_body_is_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ body }}", b"rien")

    assert refusal(altered(tmp_path, change)).code == "template_without_body"


def test_a_template_that_fetches_another_file_is_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        link += b'attachedTemplate" Target="http://exemple.fr/t.dotm" TargetMode="External"/></Relationships>'
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", link)

    assert refusal(altered(tmp_path, change)).code == "template_with_links"


def test_a_template_that_reads_another_file_by_a_field_is_refused(tmp_path: Path) -> None:
    instruction = '</w:t></w:r><w:r><w:instrText> DDEAUTO "cmd" "/c calc" </w:instrText></w:r><w:r><w:t>'
    assert refusal(altered(tmp_path, with_field(instruction))).code == "template_with_links"


def test_a_link_to_a_site_is_allowed(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        link += b'hyperlink" Target="https://exemple.fr" TargetMode="External"/></Relationships>'
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", link)

    assert WordTemplate.open(altered(tmp_path, change)).name == "modèle.docx"


def test_macros_are_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"macro"

    assert refusal(altered(tmp_path, change, "modèle.docm")).code == "template_with_macros"


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        declaration = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        start = parts["word/document.xml"].index(b"<w:document")
        parts["word/document.xml"] = declaration + parts["word/document.xml"][start:]

    assert refusal(altered(tmp_path, change)).code == "template_unreadable"


def test_a_compression_bomb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/media/x.png"] = b"\0" * 30_000_000

    assert refusal(altered(tmp_path, change)).code == "template_too_large"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"texte"])
def test_what_is_no_word_file_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "modèle.docx"
    path.write_bytes(content)
    assert refusal(path).code == "template_unreadable"


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "modèle.docx").code == "template_missing"
