"""Names of files received: safe to show, to store and to open."""

from __future__ import annotations

import re
import unicodedata

_FALLBACK = "piece-jointe"
_LONGEST = 120
_LONGEST_EXTENSION = 12
_FORBIDDEN = re.compile(r'[<>:"|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)", re.IGNORECASE)
_EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/ms-tnef": ".dat",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/vcard": ".vcf",
}
_PROGRAMS = frozenset({
    "bat", "chm", "cmd", "com", "cpl", "exe", "hta", "img", "iso", "jar", "js", "jse", "lnk", "msi", "msp", "pif",
    "ps1", "reg", "scr", "sh", "url", "vbe", "vbs", "vhd", "wsf", "wsh",
})  # fmt: skip
_MACROS = frozenset({"docm", "dotm", "potm", "ppsm", "pptm", "sldm", "xlam", "xlsm", "xltm"})


def safe_file_name(written: str, media_type: str = "") -> str:
    """Return the last part of a name without what deceives (hidden or reversing characters) or cannot be stored.

    Never empty, never a path, never a name Windows reserves; an extension is added from the media type when missing.
    """
    visible = "".join(
        " " if unicodedata.category(character) == "Cc" else character
        for character in unicodedata.normalize("NFC", written)
        if unicodedata.category(character) not in {"Cf", "Cs", "Co", "Cn"}
    )
    last = re.split(r"[/\\]", visible)[-1]
    name = " ".join(_FORBIDDEN.sub("_", last).split()).strip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    stem, extension = split_extension(name)
    if not extension:
        extension = _EXTENSIONS.get(media_type, "")
    return (stem[: _LONGEST - len(extension)].rstrip(". ") or _FALLBACK) + extension


def split_extension(name: str) -> tuple[str, str]:
    """Return the stem and the extension with its dot, the latter empty when there is none."""
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or not extension.isalnum() or len(extension) > _LONGEST_EXTENSION:
        return name, ""
    return stem, f".{extension}"


def distinct(name: str, taken: set[str]) -> str:
    """Return the name, numbered when another piece already bears it (without regard to case), and remember it."""
    stem, extension = split_extension(name)
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate = f"{stem} ({number}){extension}"
        number += 1
    taken.add(candidate.casefold())
    return candidate


def danger(name: str) -> str:
    """Return a French sentence when a file of that name could act on the computer, else nothing."""
    extension = split_extension(name)[1][1:].lower()
    if extension in _PROGRAMS:
        return f"La pièce « {name} » est un programme : ne l'ouvrez pas."
    if extension in _MACROS:
        return f"La pièce « {name} » contient des macros : ne les activez pas."
    return ""
