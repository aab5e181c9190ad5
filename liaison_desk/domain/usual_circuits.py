"""The circuit a text usually goes through: who gives a visa, who signs (domain reference §1.7, §3.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from liaison_desk.domain.coverage import HostKind
from liaison_desk.domain.fields import Unit
from liaison_desk.domain.host_kinds import host_kind
from liaison_desk.domain.letters import ACKNOWLEDGEMENTS, Wording

DJVA_DIRECTION = "Direction DJVA"
DECI_DIRECTION = "Direction DECI"
CABINET = "Cabinet"
SIGNATORY = "Signataire"

SHIPPED_ROLES = (DJVA_DIRECTION, DECI_DIRECTION, CABINET, SIGNATORY)
"""The usual circuit of a letter while the office has none of its own; the last role signs."""

_WITHOUT_DIRECTION = ACKNOWLEDGEMENTS | {Wording.registration_receipt, Wording.holding_reply}
"""Letters an agent signs by delegation, no direction being asked (domain reference §3.5, D18 to D20)."""

_AUTHORITIES = frozenset(
    {
        "MINISTRE", "PREFET", "PREFET_DELEGUE", "SOUS_PREFET", "RECTEUR", "DASEN", "PROCUREUR", "AMBASSADEUR",
        "DEPUTE", "SENATEUR", "DEPUTE_EUROPEEN", "MAIRE",
    }
)  # fmt: skip
"""Functions of the State, of parliament, and mayors: whoever writes to them asks the cabinet first."""


def asks_cabinet(functions: Iterable[str], organisation: str = "") -> bool:
    """Tell whether a letter to somebody with these functions, or to that organisation, needs the cabinet's visa."""
    if organisation:
        return host_kind(organisation, ()) in {HostKind.state, HostKind.municipality}
    return not _AUTHORITIES.isdisjoint(functions)


def roles_of_letter(chosen: Sequence[str], unit: Unit, wording: Wording, *, with_cabinet: bool) -> list[str]:
    """Return the roles a letter goes through; `chosen` are those of the office, none for the shipped ones.

    A direction is asked for its own letters only, the cabinet for those it is due; other roles always.
    """
    roles = list(chosen) or list(SHIPPED_ROLES)
    return [
        role
        for place, role in enumerate(roles)
        if place == len(roles) - 1 or _is_asked(role, unit, wording, with_cabinet=with_cabinet)
    ]


def roles_of_note(unit: Unit) -> list[str]:
    """Return the roles whose visa a note needs: the direction of its unit, both when it is of both."""
    return [role for role in (DJVA_DIRECTION, DECI_DIRECTION) if _is_of(role, unit)]


def _is_asked(role: str, unit: Unit, wording: Wording, *, with_cabinet: bool) -> bool:
    if role == CABINET:
        return with_cabinet
    if role in {DJVA_DIRECTION, DECI_DIRECTION}:
        return wording not in _WITHOUT_DIRECTION and _is_of(role, unit)
    return _is_of(role, unit)


def _is_of(role: str, unit: Unit) -> bool:
    """Tell whether a role that names a unit is that of a text; one that names none always is."""
    named = {one for one in (Unit.djva, Unit.deci) if one.value in role.split()}
    return not named or unit is Unit.both or unit in named
