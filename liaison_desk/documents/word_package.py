"""Opening a Word template: its parts, or a sentence saying why it is not taken."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from liaison_desk.documents.word_xml import Element, parsed
from liaison_desk.errors import UserError

_MOST_ENTRIES = 1_000
_MOST_BYTES = 40 * 1024 * 1024
_HIGHEST_RATIO = 100
_RATIO_MATTERS_FROM = 1024 * 1024  # bytes: small parts of blanks compress well and harm nobody
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_HARMLESS_LINK = re.compile(r"(?i)(https?|mailto):")
_ACTIVE_FIELD = re.compile(rb"(?i)\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|RD)\s+[\"\\a-z]")
_INSTRUCTION = re.compile(rb"(?is)<w:instrText[^>]*>(.*?)</w:instrText>|w:instr=\"([^\"]*)\"")


@dataclass(frozen=True)
class WordPackage:
    """The parts of a .docx file, in their order, by name."""

    name: str
    parts: dict[str, bytes]

    def tree(self, part: str) -> Element:
        """Return a part as an XML tree; raises UserError when it is not plain XML."""
        return parsed(self.parts[part], self.name)


def open_package(path: Path) -> WordPackage:
    """Read a template once and whole.

    Raises UserError: `template_unreadable`, `template_too_large`, `template_with_macros`, `template_not_docx`,
    `template_with_links`.
    """
    parts = _read(path)
    content_types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in content_types or any(name.endswith("vbaProject.bin") for name in parts):
        raise _refused(
            path, "template_with_macros", "contient des macros : enregistrez-le au format .docx, sans macros"
        )
    if _MAIN_TYPE.encode() not in content_types or "word/document.xml" not in parts:
        raise _refused(path, "template_not_docx", "n'est pas un document Word : enregistrez-le au format .docx")
    if any(name.startswith("word/embeddings/") for name in parts) or b"oleObject" in content_types:
        raise _refused(path, "template_with_links", "contient un objet incorporé : retirez-le, puis recommencez")
    for name, content in parts.items():
        _check_links(path, name, content)
    return WordPackage(path.name, parts)


def _read(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if _is_bomb(entries):
                raise _refused(path, "template_too_large", "est anormalement volumineux : allégez-le, puis recommencez")
            return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except FileNotFoundError as error:
        raise UserError(
            "template_missing", f"Le modèle « {path.name} » est introuvable : remettez-le à sa place."
        ) from error
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise _refused(
            path,
            "template_unreadable",
            "ne peut pas être lu : fermez-le dans Word et vérifiez qu'il s'ouvre sans mot de passe",
        ) from error


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    return (
        len(entries) > _MOST_ENTRIES
        or sum(entry.file_size for entry in entries) > _MOST_BYTES
        or any(
            entry.file_size > _RATIO_MATTERS_FROM and entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1)
            for entry in entries
        )
    )


def _check_links(path: Path, name: str, content: bytes) -> None:
    if name.endswith(".rels"):
        for relationship in parsed(content, path.name).iter(_RELATIONSHIP):
            if relationship.get("TargetMode") == "External" and not _is_harmless(relationship):
                raise _refused(
                    path, "template_with_links", "va chercher un autre fichier : retirez ce lien, puis recommencez"
                )
            if relationship.get("Type", "").endswith(("/aFChunk", "/oleObject", "/control", "/subDocument")):
                raise _refused(path, "template_with_links", "contient un autre fichier : retirez-le, puis recommencez")
    elif name.startswith("word/") and name.endswith(".xml"):
        instructions = b"".join(b"".join(found) for found in _INSTRUCTION.findall(content))
        if _ACTIVE_FIELD.search(instructions):
            raise _refused(
                path, "template_with_links", "contient un champ qui lit d'autres fichiers : retirez ce champ"
            )


def _is_harmless(relationship: Element) -> bool:
    is_hyperlink = relationship.get("Type", "").endswith("/hyperlink")
    return is_hyperlink and bool(_HARMLESS_LINK.match(relationship.get("Target", "")))


def _refused(path: Path, code: str, reason: str) -> UserError:
    return UserError(code, f"Le modèle « {path.name} » {reason}.")
