"""Choosing the form of a new note: its name, what it is for, its code and its length."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from liaison_desk.domain.briefing_kinds import BriefingKind
from liaison_desk.domain.labels import label
from liaison_desk.domain.note_forms import NOTE_FORMS, NoteForm, form_of
from liaison_desk.ui.widgets.dress import column, dressed, text

_KIND = Qt.ItemDataRole.UserRole
_ROW = 32


def form_uses() -> Mapping[BriefingKind, str]:
    """Return what each form of note is for."""
    return {
        BriefingKind.topic_brief: _told("Un sujet en deux pages, tenu à jour."),
        BriefingKind.information_note: _told("Dire à l'exécutif où en est une affaire."),
        BriefingKind.opinion_note: _told("Demander un avis, par questions fermées."),
        BriefingKind.arbitration_note: _told("Faire trancher une question entre des options."),
        BriefingKind.synthesis_file: _told("Tout savoir d'une politique ou d'un partenariat."),
        BriefingKind.liaison_note: _told("Chaque semaine, entre l'élu et les Délégations."),
        BriefingKind.activity_report: _told("Rendre compte aux directrices du mois ou du trimestre."),
        BriefingKind.talking_points: _told("Dire l'essentiel et répondre aux questions."),
        BriefingKind.speech: _told("Un texte à dire, minuté."),
        BriefingKind.meeting_file: _told("Préparer la rencontre d'un partenaire ou d'une collectivité."),
        BriefingKind.report_summary: _told("Un rapport de la séance en une page."),
        BriefingKind.partner_sheet: _told("Qui est ce partenaire, et ce que nous faisons avec lui."),
        BriefingKind.agreement_sheet: _told("Suivre une convention : dates, montants, engagements."),
    }


class FormChoice(QWidget):
    """`chosen` when another form is pointed at."""

    chosen = Signal()

    def __init__(self, kind: BriefingKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uses = form_uses()
        self.list = dressed(QListWidget(), role="choices")
        self.list.setAccessibleName(self.tr("Forme de la note"))
        self.list.setMinimumWidth(230)
        self._use = text("", "strong", wrap=True)
        self._told = text("", "muted", wrap=True)
        title = text(self.tr("&Forme"), "label")
        title.setBuddy(self.list)
        for form in NOTE_FORMS:
            item = QListWidgetItem(label(form.kind))
            item.setData(_KIND, form.kind)
            spoken = f"{label(form.kind)}, {form.code}, {self._uses[form.kind]}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setSizeHint(QSize(0, _ROW))
            item.setToolTip(self._uses[form.kind])
            self.list.addItem(item)
        layout = column(title, self.list, self._use, self._told, spacing=6)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.choose(kind)
        self.list.currentRowChanged.connect(self._on_row)

    def form(self) -> NoteForm:
        """Return the form pointed at."""
        item = self.list.currentItem()
        return form_of(BriefingKind(item.data(_KIND)))

    def choose(self, kind: BriefingKind) -> None:
        """Point at a form."""
        self.list.setCurrentRow([form.kind for form in NOTE_FORMS].index(kind))
        self._say()

    def _on_row(self, _row: int) -> None:
        self._say()
        self.chosen.emit()

    def _say(self) -> None:
        form = self.form()
        self._use.setText(self._uses[form.kind])
        self._told.setText("\n".join((f"{form.code} · {form.length}", form.approval)))


def _told(words: str) -> str:
    return QCoreApplication.translate("FormChoice", words)
