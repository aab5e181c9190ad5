"""An item of a point élu typed or completed: the question, the options, what is recommended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.domain.decisions import ReviewItem, ReviewItemKind
from liaison_desk.domain.labels import label
from liaison_desk.ui.forms.editable_table import EditableTable, TableColumn
from liaison_desk.ui.forms.form import Form
from liaison_desk.ui.forms.layout import Entry, Group
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import Parsers
from liaison_desk.ui.widgets.dress import column, row, text

translate = QCoreApplication.translate

_LETTERS = "ABCDEFGH"


class OptionsTable(EditableTable):
    """The options of an arbitration; each new one takes the next letter."""

    def __init__(self) -> None:
        columns = (
            TableColumn("name", translate("OptionsTable", "Option"), width=90),
            TableColumn("text", translate("OptionsTable", "Contenu")),
        )
        super().__init__(
            columns,
            translate("OptionsTable", "Options"),
            self._next,
            add_words=translate("OptionsTable", "Ajouter une option"),
            visible_rows=3,
        )

    def _next(self) -> dict[str, str]:
        used = {str(found["name"]) for found in self.value()}
        return {"name": next((letter for letter in _LETTERS if letter not in used), ""), "text": ""}


class ItemDialog(QDialog):
    """Gives the item once it is complete."""

    def __init__(
        self, item: ReviewItem, parsers: Parsers, told: Callable[[ReviewItem], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._told = told
        self._kind = item.item_kind
        self.setWindowTitle(label(item.item_kind))
        self.form = Form(ReviewItem, (Group("", self._entries()),), parsers)
        self.form.show_values(item)
        self.save_button = button(self.tr("Mettre au point élu"), self.accept, primary=True)
        self.save_button.setDefault(True)
        back = button(self.tr("Ne rien changer"), self.reject)
        layout = column(
            text(item.title or label(item.item_kind), "heading", wrap=True),
            self.form,
            row(None, back, self.save_button),
            spacing=12,
            margins=20,
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.resize(640, 680 if item.item_kind is ReviewItemKind.arbitration else 560)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.form.editor("title").input().setFocus()

    def accept(self) -> None:
        """Give the item when nothing is missing; problems stand beside their fields."""
        found = self.form.check()
        if not isinstance(found, ReviewItem):
            return
        if not found.title:
            self.form.editor("title").mark_invalid(self.tr("Donnez un intitulé."))
            self.form.editor("title").input().setFocus()
            return
        super().accept()
        self._told(found)

    def _entries(self) -> tuple[Entry, ...]:
        tr = self.tr
        asked = {
            ReviewItemKind.request: tr("Pourquoi"),
            ReviewItemKind.arbitration: tr("La question"),
            ReviewItemKind.information: tr("Ce qu'il faut savoir"),
        }[self._kind]
        options = (Entry("options", tr("Options"), editor=OptionsTable),)
        return (
            Entry("title", tr("Intitulé"), required=True),
            Entry("summary", asked, lines=3),
            *(options if self._kind is ReviewItemKind.arbitration else ()),
            Entry("recommendation", tr("Recommandation"), lines=2),
            Entry("djva_advice", tr("Avis de la DJVA"), lines=2),
            Entry("deci_advice", tr("Avis de la DECI"), lines=2),
            Entry("deadline", tr("À décider avant le")),
        )
