"""Elements of WordprocessingML."""

from __future__ import annotations

from lxml import etree

from liaison_desk.errors import UserError

Element = etree._Element  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # lxml gives its class no other name

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def w(name: str) -> str:
    """Return a name of WordprocessingML with its namespace."""
    return f"{{{WORD}}}{name}"


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """Return an element of WordprocessingML, its attributes in the same namespace."""
    made = etree.Element(w(tag), {w(name): value for name, value in attributes.items()}, nsmap={"w": WORD})
    made.extend(children)
    return made


def value_of(parent: Element, name: str) -> str:
    """Return the value of a property, empty when it is not set."""
    found = parent.find(w(name))
    return "" if found is None else found.get(w("val"), "")


def parsed(content: bytes, template: str) -> Element:
    """Return XML of a template as a tree; raises UserError when it is damaged or declares a document type."""
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise UserError(
            "template_unreadable", f"Le modèle « {template} » est endommagé : ouvrez-le et enregistrez-le dans Word."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise UserError("template_unreadable", f"Le modèle « {template} » n'a pas été enregistré par Word : refusé.")
    return root


def serialised(root: Element) -> bytes:
    """Return a tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
