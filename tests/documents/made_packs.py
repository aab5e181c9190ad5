"""A pack as it is issued."""

from __future__ import annotations

from liaison_desk.documents.pack import Pack, fill_in_attached, lay_out_pack
from liaison_desk.domain.office import OfficeFields


def render_pack(pack: Pack, office: OfficeFields) -> bytes:
    """Return a pack laid out, the pages of others' files in their places."""
    return fill_in_attached(lay_out_pack(pack, office), pack.pieces)
