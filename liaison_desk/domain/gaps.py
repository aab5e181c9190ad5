"""What a text still misses: the places that read « [à compléter : …] » (domain reference §3.6)."""

from __future__ import annotations

import re

GAP = re.compile(r"\[à compléter[\s\u00a0\u202f:]*([^\]]*)\]")

TEXT_OF_LETTER = "texte de la lettre (ou son fichier joint)"
"""What a letter with no text misses, as its page names it."""


def gaps_in(text: str) -> list[str]:
    """Return what is to be completed in a text, each once, in order; what is not named is « un passage »."""
    return list(dict.fromkeys(" ".join(found[1].split()) or "un passage" for found in GAP.finditer(text)))
