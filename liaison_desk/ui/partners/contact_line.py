"""A way to reach somebody: a link to follow, and a button that copies."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.dress import dressed, row
from liaison_desk.ui.widgets.messages import Picture, announce


class ContactLine(QWidget):
    """`shown` is read, `address` followed (« tel: », « mailto: »), `copied` put in the clipboard."""

    def __init__(self, meaning: str, name: str, shown: str, address: str, copied: str) -> None:
        super().__init__()
        self._address = address
        self._copied = copied
        self.link = dressed(button(shown, self._on_follow), role="link")
        self.link.setAccessibleName(f"{name} : {shown}")
        self.link.setToolTip(name)
        self.link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.copy = icon_button("copy", self.tr("Copier : {shown}").format(shown=shown), self._on_copy)
        self.setLayout(row(Picture(meaning), self.link, self.copy, None, spacing=4))

    def _on_follow(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
        announce(self, self.tr("Copié"))
