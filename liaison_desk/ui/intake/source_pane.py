"""What was read in the file: its text, its pieces, what must be known of it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from liaison_desk.domain.french import NO_BREAK
from liaison_desk.domain.proposals import Proposal, RequestCategory
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.card import Card, ElidedLabel, SectionTitle
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, empty, row, text
from liaison_desk.ui.widgets.messages import Picture

_MOST_PIECES = 6


class SourcePane(Card):
    """Everything here is read, nothing is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = Chip()
        self._file = ElidedLabel("", "small")
        self._warnings = column(spacing=4)
        self._text = dressed(QPlainTextEdit(), role="plain")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Texte du message"))
        self._pieces_title = SectionTitle(self.tr("Pièces"))
        self._pieces = column(spacing=4)
        self.body.addLayout(row(self._chip, self._file))
        self.body.addLayout(self._warnings)
        self.body.addWidget(self._text, 1)
        self.body.addWidget(self._pieces_title)
        self.body.addLayout(self._pieces)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what was read in a file."""
        self._chip.set_look(self._look(proposal))
        self._file.setText(proposal.source_name)
        self._text.setPlainText(proposal.text or self._no_text(proposal))
        empty(self._warnings)
        for sentence in self._sentences(proposal):
            self._warnings.addWidget(_line(Picture("alert", "amber"), text(sentence, "small", wrap=True)))
        empty(self._pieces)
        shown = proposal.pieces[:_MOST_PIECES]
        none = self.tr("l'original") if proposal.is_paper else self.tr("aucune")
        self._pieces_title.set_remark(str(len(proposal.pieces)) if proposal.pieces else none)
        for piece in shown:
            size = text(f"{_size(piece.size)} · {piece.sha256[:8]}", "small")
            size.setToolTip(self.tr("Empreinte SHA-256 : {digest}").format(digest=piece.sha256))
            self._pieces.addWidget(_line(Picture("attachment", "muted"), ElidedLabel(piece.file_name), size))
        if len(proposal.pieces) > len(shown):
            rest = self.tr("et {count} autres").format(count=len(proposal.pieces) - len(shown))
            self._pieces.addWidget(text(rest, "small"))

    def _no_text(self, proposal: Proposal) -> str:
        return (
            self.tr("Aucun texte lu : l'original est gardé tel quel.")
            if proposal.is_paper
            else self.tr("Ce message n'a pas de texte.")
        )

    def _look(self, proposal: Proposal) -> ChipLook:
        words = {
            RequestCategory.invitation: self.tr("Invitation"),
            RequestCategory.appointment: self.tr("Demande de rendez-vous"),
            RequestCategory.grant_request: self.tr("Demande de subvention"),
            RequestCategory.support_request: self.tr("Demande de soutien"),
            RequestCategory.application: self.tr("Candidature"),
            RequestCategory.complaint: self.tr("Réclamation"),
            RequestCategory.appeal: self.tr("Recours"),
            RequestCategory.access_documents: self.tr("Demande de documents"),
            RequestCategory.gdpr_request: self.tr("Données personnelles"),
            RequestCategory.safeguarding: self.tr("Personne en danger"),
            RequestCategory.press: self.tr("Presse"),
            RequestCategory.thanks: self.tr("Remerciements"),
            RequestCategory.information: self.tr("Information"),
            RequestCategory.other: self.tr("Courrier") if proposal.is_paper else self.tr("Message"),
        }
        pressing = {RequestCategory.safeguarding: Tone.red, RequestCategory.appeal: Tone.amber}
        meaning = "agenda" if proposal.event else "letters" if proposal.is_paper else "email"
        return ChipLook(words[proposal.category], pressing.get(proposal.category, Tone.blue), meaning)

    def _sentences(self, proposal: Proposal) -> list[str]:
        sentences = list(proposal.warnings)
        if proposal.blocked_images:
            sentences.append(self.tr("Images distantes non chargées : {count}.").format(count=proposal.blocked_images))
        if proposal.text_truncated:
            sentences.append(
                self.tr("Le texte est très long : seul son début est repris, l'original est gardé entier.")
            )
        return sentences


def _size(size: int) -> str:
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f}{NO_BREAK}Mo".replace(".", ",")
    return f"{max(1, round(size / 1024))}{NO_BREAK}Ko"


def _line(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = row(*widgets)
    layout.setStretch(1, 1)
    made.setLayout(layout)
    return made
