"""« Modèles »: every Word template, checked each time Word saves it, with what it makes of an invented document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QFileSystemWatcher, QIODevice, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QShowEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.errors import UserError
from liaison_desk.services.own_templates import NAMES
from liaison_desk.services.page_images import page_images
from liaison_desk.ui.templates.template_card import TemplateCard
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.dress import column, dressed, row, scrolled, text
from liaison_desk.ui.widgets.page_preview import PagePreview

if TYPE_CHECKING:
    from liaison_desk.services.page_images import PageImage
    from liaison_desk.ui.session import Session

_PAUSE = 400
_PIXELS_PER_INCH = 110


class TemplatesPage(QWidget):
    """The cards at the left, the pages at the right; a template saved in Word is checked within the second."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._templates = session.desk.templates
        self._shown = NAMES[0]
        self._stamps: tuple[int, ...] = ()
        self._titles = {
            "letter": self.tr("Courrier"),
            "note": self.tr("Note, fiche thématique, déroulé"),
            "trip_sheet": self.tr("Fiche de déplacement"),
        }
        self.cards = {state.name: TemplateCard(state, self._titles[state.name]) for state in self._templates.states()}
        self.preview = PagePreview()
        self.told = text("", "muted", wrap=True)
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self, interval=_PAUSE)
        self._pause.setSingleShot(True)
        self._lay_out()
        self._connect()

    def choose(self, name: str) -> None:
        """Show what a template makes of an invented document."""
        self._shown = name
        templates = self._templates

        def work() -> tuple[bool, list[bytes]]:
            made = templates.preview(name)
            return made.is_word, [_png(page) for page in page_images(made.pdf, _PIXELS_PER_INCH)]

        self.preview.show_waiting()
        self._session.runner.run(self.tr("Aperçu du modèle"), work, self._on_made, self._on_failed, key="template")

    def open_copy(self, name: str) -> None:
        """Open the officer's own copy of a template with the system's program for Word files."""
        own = self._session.attempt(lambda: self._templates.copy(name))
        self.refresh()
        if own is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(own))):
            words = self.tr("Aucun programme n'ouvre les fichiers Word ici ; la copie est dans « {folder} ».")
            self._session.refused.emit(words.format(folder=own.parent))

    def restore(self, name: str) -> None:
        """Use the shipped template again; the copy is set aside, not destroyed."""
        kept = self._session.attempt(lambda: self._templates.restore(name))
        self.refresh()
        if kept is not None:
            words = self.tr("Modèle d'origine rétabli ; votre copie est gardée sous « {file} »")
            self._session.told.emit(words.format(file=kept.name), False)

    def refresh(self) -> None:
        """Check every template as it is now, and say what is wrong with the one just saved."""
        stamps = self._templates.stamps()
        if stamps == self._stamps:
            return
        before, self._stamps = self._stamps, stamps
        states = self._templates.states()
        for state, was, now in zip(states, before or stamps, stamps, strict=True):
            self.cards[state.name].show_state(state)
            if state.refusal and was != now:
                self._session.refused.emit(state.refusal)
        self._watch()
        shown = next(state for state in states if state.name == self._shown)
        if shown.refusal:
            self.preview.show_problem(shown.refusal)
        else:
            self.choose(shown.name)

    def regions(self) -> list[QWidget]:
        """Return the regions of the page for F6."""
        return [self._list, self.preview]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def _lay_out(self) -> None:
        explained = self.tr(
            "Changez polices, marges et mentions dans Word ; gardez les champs entre accolades. "
            "Chaque modèle est vérifié dès que vous l'enregistrez."
        )
        inner = dressed(QWidget(), role="plain")
        inner.setLayout(column(*self.cards.values(), None, spacing=GRID))
        self._list = QWidget()
        self._list.setLayout(column(text(explained, "muted", wrap=True), scrolled(inner), spacing=12))
        beside = QWidget()
        beside.setLayout(column(self.told, self.preview, spacing=GRID))
        line = row(self._list, beside, spacing=2 * GRID)
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        self.setLayout(line)

    def _connect(self) -> None:
        for card in self.cards.values():
            card.chosen.connect(self.choose)
            card.open_asked.connect(self.open_copy)
            card.restore_asked.connect(self.restore)
        self._watcher.directoryChanged.connect(self._pause.start)
        self._watcher.fileChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.refresh)

    def _watch(self) -> None:
        """Watch the folder and each copy: Word writes another file, then gives it the name."""
        folder = self._session.desk.office.folder.templates
        wanted = [str(one) for one in (folder, *folder.glob("*.docx")) if one.exists()]
        missing = [one for one in wanted if one not in {*self._watcher.directories(), *self._watcher.files()}]
        if missing:
            self._watcher.addPaths(missing)

    def _on_made(self, made: tuple[bool, list[bytes]]) -> None:
        is_word, pages = made
        from_word = self.tr("{title} : le fichier Word, avec des données inventées.")
        ours = self.tr("{title} : notre PDF, avec des données inventées ; Word montrera votre modèle.")
        self.told.setText((from_word if is_word else ours).format(title=self._titles[self._shown]))
        self.preview.show_pages(pages)

    def _on_failed(self, error: Exception) -> None:
        words = self.tr("L'aperçu n'a pas pu être fait ; le modèle reste intact.")
        self.preview.show_problem(error.sentence if isinstance(error, UserError) else words)


def _png(page: PageImage) -> bytes:
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]  # the stubs want bytes
    return bytes(buffer.data().data())
