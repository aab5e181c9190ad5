"""The shell with stand-in pages, like the mock-ups: `python -m tests.ui.gallery [--dark] [letters|today|briefings]`."""
# ruff: noqa: E501 (rows of data)

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QSplitter, QWidget

from liaison_desk.domain.lists import ListQuery
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.ui.lists.columns import Alignment, Column
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.shell.main_window import MainWindow
from liaison_desk.ui.shell.palette_rows import SearchHit
from liaison_desk.ui.theme.manager import Appearance, Theme
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button
from liaison_desk.ui.widgets.card import Card, ScrollCard, SectionTitle
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import column, dressed, row, text
from liaison_desk.ui.widgets.links_panel import LinkLine, LinksPanel
from liaison_desk.ui.widgets.messages import EmptyState
from liaison_desk.ui.widgets.progress import ThinProgress
from liaison_desk.ui.widgets.text_edits import CheckBox

A, R, G, B, N = Tone.amber, Tone.red, Tone.green, Tone.blue, Tone.neutral


@dataclass(frozen=True)
class Letter:
    id: str
    received: str
    sender: str
    subject: str
    state: ChipLook
    due: str


LETTERS = (
    Letter("A-2026-0417", "5 mai", "Mme la Maire de Stains", "Demande de soutien, Maison des associations", ChipLook("réponse d'attente", A, "waiting"), "demain"),
    Letter("A-2026-0416", "4 mai", "M. Karim Benali", "Subvention refusée, demande d'explications", ChipLook("AR à envoyer", R, "alert"), "aujourd'hui"),
    Letter("A-2026-0415", "4 mai", "Ligue de l'enseignement 93", "Invitation à l'assemblée générale du 20 mai", ChipLook("à arbitrer", B, "flag"), "12 mai"),
    Letter("A-2026-0414", "4 mai", "Union des maisons de quartier", "Charte des engagements réciproques", ChipLook("contribution DECI", A, "waiting"), "7 mai"),
    Letter("A-2026-0413", "30 avr.", "M. le Préfet délégué", "Forum de l'engagement, participation", ChipLook("à signer", B, "edit"), "11 mai"),
    Letter("A-2026-0412", "30 avr.", "Collectif Bien vieillir à Bondy", "Rendez-vous avec le conseiller", ChipLook("répondu", G, "check"), "—"),
    Letter("A-2026-0411", "29 avr.", "Mme Solène Kerbrat", "Accessibilité de la plénière du 30 mai", ChipLook("répondu", G, "check"), "—"),
    Letter("A-2026-0410", "28 avr.", "Comité départemental olympique", "Partenariat 2026-2028", ChipLook("en cours", N, "time"), "28 mai"),
    Letter("A-2026-0409", "28 avr.", "Ville de Bagnolet, service vie associative", "Forum des associations de septembre", ChipLook("transmis DJVA", N, "outgoing"), "—"),
    Letter("A-2026-0408", "27 avr.", "Association Les Mains ouvertes", "Remerciements", ChipLook("classé", N, "check"), "—"),
)  # fmt: skip


class Letters:
    """A source with as many letters as asked."""

    def __init__(self, size: int = len(LETTERS)) -> None:
        self.size = size

    def count(self, query: ListQuery) -> int:
        return sum(query.text in row.subject for row in LETTERS) if query.text else self.size

    def rows(self, query: ListQuery, offset: int, limit: int) -> Sequence[Letter]:
        places = range(offset, min(self.size, offset + limit))
        if query.descending:
            places = range(self.size - 1 - offset, max(-1, self.size - 1 - offset - limit), -1)
        return [
            LETTERS[place] if place < len(LETTERS) else replace(LETTERS[place % len(LETTERS)], id=f"X-{place}")
            for place in places
        ]


def letter_columns() -> list[Column[Letter]]:
    return [
        Column("Numéro", lambda row: row.id, sort_key="number", width=128),
        Column("Reçu", lambda row: row.received, sort_key="received_on", width=76, light=True),
        Column("De, objet", lambda row: row.sender, second_line=lambda row: row.subject, width=0, strong=True),
        Column("État", lambda row: row.state.word, chip=lambda row: row.state, width=168),
        Column("Échéance", lambda row: row.due, alignment=Alignment.right, sort_key="due_date", width=104, light=True),
    ]


class LettersPage(QWidget):
    def __init__(self, source: Letters) -> None:
        super().__init__()
        self.model = RowsModel(letter_columns(), source)
        empty = EmptyState(
            "letters",
            "Aucun courrier",
            "Enregistrez ici ce qui arrive et ce qui part.",
            ("Enregistrer un courrier", self.close),
        )
        self.list = RowsList(self.model, "Courrier arrivé", empty)
        self.model.refresh()
        self.detail = self._detail()
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.detail)
        split.setHandleWidth(16)
        split.setSizes([690, 470])
        split.setChildrenCollapsible(False)
        tabs = SegmentedTabs((("in", "Arrivée"), ("out", "Départ"), ("sign", "Parapheur")), "Registre")
        head = row(
            text("Courrier", "title"),
            8,
            tabs,
            None,
            button("Importer…", compact=True),
            button("Exporter le registre", compact=True),
        )
        filters = SegmentedTabs(
            (("todo", "À traiter · 12"), ("late", "En retard · 2"), ("flag", "Signalés · 3"), ("djva", "DJVA"), ("deci", "DECI")),
            "Vues", filters=True,
        )  # fmt: skip
        line = dressed(QLineEdit(), role="filter")
        line.setPlaceholderText("Filtrer cette liste…")
        line.setAccessibleName("Filtrer cette liste")
        line.setMinimumWidth(120)
        line.setMaximumWidth(240)
        bar = row(filters, line, None, text("417 courriers · 10 affichés", "muted"))
        bar.setStretch(1, 2)
        layout = column(head, bar, split, spacing=14)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.list.view.select_first()

    def regions(self) -> list[QWidget]:
        return [self.list, self.detail]

    def _detail(self) -> ScrollCard:
        card = ScrollCard("Courrier A-2026-0417")
        body = card.body
        body.addLayout(row(Chip("réponse d'attente due demain", A, "waiting"), None, text("A-2026-0417", "muted")))
        title = text("Demande de soutien, Maison des associations", "title", wrap=True)
        body.addWidget(title)
        body.addWidget(
            text(
                "Mme Azzédine-Roux, Maire de Stains · courriel reçu lun. 4 mai, 17 h 12 · suivi : DJVA",
                "muted",
                wrap=True,
            )
        )
        body.addLayout(
            row(
                button("Répondre", primary=True, compact=True),
                button("Attente…", compact=True),
                button("Contribution…", compact=True),
                None,
            )
        )
        quote = Card(role="quote", margins=0)
        quote.body.setContentsMargins(14, 0, 0, 0)
        quote.body.addWidget(text("Monsieur le Conseiller départemental,", wrap=True))
        quote.body.addWidget(
            text(
                "La ville de Stains ouvrira le 12 mai prochain sa Maison des associations. Je serais heureuse que le Département y soit représenté et que nous puissions évoquer, à cette occasion, le soutien aux petites associations…",
                wrap=True,
            )
        )
        body.addWidget(quote)
        links = LinksPanel()
        links.show_links((
            LinkLine("Pièces", "attachment", "invitation.ics", Reference(Kind.letter, "1"), "12 mai, 10 h 30 – 12 h"),
            LinkLine("Pièces", "pdf", "programme-provisoire.pdf", Reference(Kind.letter, "2"), "3 pages · 214 Ko"),
            LinkLine("Engagement", "engagement", "Inauguration de la Maison des associations", Reference(Kind.engagement, "3"), chip=ChipLook("8/9 pièces", A)),
            LinkLine("Partenaires", "organisation", "Ville de Stains", Reference(Kind.partner, "4"), "vue il y a 14 mois"),
        ))  # fmt: skip
        body.addWidget(SectionTitle("Liens", "4"))
        body.addWidget(links)
        body.addStretch(1)
        return card


def today_page() -> QWidget:
    page = QWidget()
    head = row(
        text("Aujourd'hui", "title"),
        text("mardi 5 mai 2026", "subtitle"),
        None,
        button("Préparer le point élu", compact=True),
        button("Mettre à jour l'agenda", compact=True),
        spacing=12,
    )
    week = Card()
    week.body.addWidget(SectionTitle("Ma semaine", "5 demi-journées · 17,7 h prévues pour 20 h"))
    days = QHBoxLayout()
    for day, hours in (("lun. 4", 3.0), ("mar. 5", 4.6), ("jeu. 7", 3.4)):
        bar = ThinProgress(f"Charge {day}")
        bar.set_share(hours, 4, A if hours > 4 else N)
        days.addLayout(
            column(
                text(day, "strong"),
                text("Bureau", "small"),
                bar,
                text(f"{hours:.1f} h / 4 h".replace(".", ","), "small"),
                spacing=4,
            )
        )
    week.body.addLayout(days)
    left, right = Card(), Card()
    left.body.addWidget(SectionTitle("Cette demi-journée", "3,2 h sur 4 h"))
    for title, more, kind in (
        ("Relire la fiche « FDVA / petites associations »", "Visa DJVA avant jeu. · 1 h", "Note"),
        ("Répondre à Mme la Maire de Stains", "Arrivée A-2026-0412 · réponse d'attente échue demain", "Courrier"),
        (
            "Imprimer le dossier de Stains (A4 + pochette A5)",
            "Dernière demi-journée au bureau avant le 12 mai",
            "Dossier",
        ),
        ("Préparer le point élu de 14 h", "5 sollicitations, 2 arbitrages, 1 information", "Point élu"),
    ):
        box = CheckBox()
        box.setAccessibleName(title)
        line = row(box, column(text(title, "strong"), text(more, "small"), spacing=0), None, Chip(kind))
        left.body.addLayout(line)
    left.body.addStretch(1)
    right.body.addWidget(SectionTitle("À voir d'abord", "par conséquence"))
    for word, tone, title, more in (
        (
            "Délai légal",
            R,
            "Accusé de réception de M. Benali : dernier jour demain",
            "Mercredi est hors présence : à faire aujourd'hui",
        ),
        ("Surcharge", R, "Commission permanente du 21 mai : 10 rapports", "Réduire, déléguer à la DJVA ou étaler"),
        ("Périmé", A, "Dossier de Stains : le titre de la maire et l'heure ont changé", "2 passages à corriger"),
    ):
        right.body.addLayout(
            row(
                Chip(word, tone, "alert"),
                column(text(title, "strong", wrap=True), text(more, "small"), spacing=0),
                None,
                spacing=12,
            )
        )
    right.body.addStretch(1)
    cards = row(left, right, spacing=16)
    cards.setStretch(0, 42)
    cards.setStretch(1, 58)
    layout = column(head, week, cards, spacing=16)
    layout.setStretch(2, 1)
    page.setLayout(layout)
    return page


def form_page() -> QWidget:
    """A form, a preview and the small widgets, side by side."""
    from tests.ui.form_gallery import form_and_preview

    return form_and_preview()


def search(typed: str) -> list[SearchHit]:
    return [
        SearchHit(Reference(Kind.letter, row.id), row.subject, row.id, f"{row.sender} : {row.subject.lower()}")
        for row in LETTERS
        if typed.lower()[:4] in (row.subject + row.sender).lower()
    ]


def gallery(theme: Theme, page: str = "letters") -> MainWindow:
    """Return the shell with stand-in pages."""
    window = MainWindow(theme)
    window.add_page("today", "Aujourd'hui", "today", today_page())
    window.add_page("agenda", "Agenda", "agenda", QWidget())
    window.add_page("letters", "Courrier", "letters", LettersPage(Letters()))
    window.add_page("briefings", "Notes", "briefings", form_page() if page == "briefings" else QWidget())
    window.add_page("partners", "Partenaires", "partners", QWidget())
    window.add_page("help", "Aide", "help", QWidget(), at_foot=True)
    window.add_page("office", "Réglages", "settings", QWidget(), at_foot=True)
    for key, count in (("today", 4), ("letters", 12), ("briefings", 3)):
        window.set_count(key, count)
    for words in ("Courrier arrivé", "Courrier au départ", "Engagement", "Note", "Partenaire"):
        window.top_bar.new_menu.addAction(words)
    window.set_clock("Mardi matin", "3 demi-journées d'ici vendredi")
    window.set_demo(True)
    window.set_office_name("Délégation à la vie associative et à la démocratie participative")
    window.set_backup_text("Sauvegarde vérifiée aujourd'hui, 9 h 02")
    window.set_search(search)
    window.show_page(page)
    return window


def main() -> int:
    application = QApplication(sys.argv)
    theme = Theme(application, Appearance.dark if "--dark" in sys.argv else Appearance.system)
    pages = [word for word in sys.argv[1:] if not word.startswith("-")]
    window = gallery(theme, pages[0] if pages else "letters")
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
