"""The fields a Word template may hold, and the sandbox they are written in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from liaison_desk.documents.model import Document
from liaison_desk.documents.text import clean
from liaison_desk.domain.office import OfficeFields
from liaison_desk.errors import UserError

_LINE_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
_FIELDS = frozenset(
    {
        "title", "kind", "subtitle", "reference", "place_and_date", "case_officer", "inside_address", "is_draft",
        "letterhead_name", "letterhead_service", "letterhead_address", "body", "logo_width", "logo_height",
    }
)  # fmt: skip
FIELDS_OF_ONE = frozenset({"title", "reference", "place_and_date", "case_officer", "inside_address", "body"})
"""Fields that letters made together do not share."""

# a template says where a field goes and whether it shows: no calls, no arithmetic, nothing that could run on
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.CondExpr,
    nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Filter,
)  # fmt: skip
_FILTERS = frozenset({"upper", "lower", "capitalize", "trim"})


def compiled(xml: str, template: str) -> tuple[Template, frozenset[str]]:
    """Return the XML of a part as a template, and the names of the fields it holds.

    Raises UserError: `template_syntax`, `template_unsafe`, `template_unknown_field`.
    """
    environment = _environment()
    try:
        tree = environment.parse(xml)
        used = _checked(tree, template)
        return environment.from_string(tree), used
    except TemplateError as error:
        raise UserError(
            "template_syntax", f"Le modèle « {template} » contient un champ mal écrit : {_sentence(error)}."
        ) from error


def rendered(part: Template, fields: Mapping[str, Any], template: str) -> bytes:
    """Return a part with its fields; raises UserError when a field cannot be written."""
    try:
        return part.render(fields).encode()
    except TemplateError as error:
        raise UserError("template_syntax", f"Le modèle « {template} » ne peut pas être rempli.") from error


def fields_of(document: Document, office: OfficeFields) -> dict[str, Any]:
    """Return the value of each field, the body and the logo excepted."""
    header = document.header
    return {
        "title": document.title,
        "kind": header.kind,
        "subtitle": header.subtitle,
        "reference": header.reference,
        "place_and_date": header.place_and_date,
        "case_officer": "\n".join(header.case_officer),
        "inside_address": "\n".join(header.inside_address),
        "is_draft": document.is_draft,
        "letterhead_name": office.letterhead_name,
        "letterhead_service": office.letterhead_service,
        "letterhead_address": "\n".join(office.letterhead_address),
    }


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_written)


def _written(value: Any) -> Any:
    if isinstance(value, Markup | Undefined):
        return value
    return _LINE_BREAK.join(escape(line) for line in clean(str(value)).split("\n"))


def _checked(tree: nodes.Template, template: str) -> frozenset[str]:
    """Return the names of the fields a part holds; raises UserError when it holds more than fields."""
    for node in tree.find_all(nodes.Node):
        is_filter = isinstance(node, nodes.Filter)
        if not isinstance(node, _ALLOWED) or (is_filter and node.name not in _FILTERS):
            raise UserError(
                "template_unsafe",
                f"Le modèle « {template} » contient une instruction qui n'est pas permise : "
                "il ne peut contenir que des champs et des conditions.",
            )
    used = find_undeclared_variables(tree)
    if unknown := sorted(used - _FIELDS):
        names = ", ".join(f"« {name} »" for name in unknown)
        known = ", ".join(sorted(_FIELDS - {"logo_width", "logo_height"}))
        raise UserError(
            "template_unknown_field",
            f"Le modèle « {template} » demande {names}, qui n'existe pas. Champs possibles : {known}.",
        )
    return frozenset(used)


def _sentence(error: TemplateError) -> str:
    return "vérifiez les accolades" if not error.message else f"vérifiez les accolades ({error.message})"
