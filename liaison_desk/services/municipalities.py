"""The communes as people name them."""

from __future__ import annotations

from liaison_desk.errors import InvalidFields, Problem
from liaison_desk.reference_data import municipalities


def insee_code(written: str, field: str = "municipality") -> str:
    """Return the INSEE code of a commune given by its code, its name or its postal code when it has one commune.

    A five-digit code of another department is kept as it is. Raises InvalidFields about `field` for anything else.
    """
    known = municipalities()
    if known.by_insee(written):
        return written
    found = known.by_name(written)
    if found:
        return found.insee
    of_code = known.by_postal_code(written)
    if len(of_code) == 1:
        return of_code[0].insee
    if len(written) == 5 and written[:2].isalnum() and written[2:].isdigit() and not of_code:
        return written
    raise InvalidFields([Problem(field, "cette commune n'est pas connue : donnez son nom ou son code INSEE")])
