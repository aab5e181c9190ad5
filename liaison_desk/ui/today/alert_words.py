"""What the first page says of what goes wrong, in French."""

from __future__ import annotations

from PySide6.QtCore import QObject

from liaison_desk.domain.efforts import half_days_words, quarters
from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.services.today_sheet import Alert, Consequence, TodaySheet
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.today.words import TodayWords
from liaison_desk.ui.widgets.chip import ChipLook
from liaison_desk.ui.widgets.stale_words import count_words


class AlertWords(QObject):
    """Turns alerts into sentences and chips."""

    def __init__(self, words: TodayWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def chip(self, alert: Alert) -> ChipLook:
        """Return the sort of consequence."""
        return {
            Consequence.clash: ChipLook(self.tr("Chevauchement"), Tone.red, "alert"),
            Consequence.travel_clash: ChipLook(self.tr("Trajet"), Tone.red, "alert"),
            Consequence.overload: ChipLook(self.tr("Surcharge"), Tone.red, "alert"),
            Consequence.legal_late: ChipLook(self.tr("Délai légal"), Tone.red, "late"),
            Consequence.legal_date: ChipLook(self.tr("Délai légal"), Tone.red, "time"),
            Consequence.late_letter: ChipLook(self.tr("En retard"), Tone.red, "late"),
            Consequence.late_task: ChipLook(self.tr("En retard"), Tone.red, "late"),
            Consequence.late_decision: ChipLook(self.tr("En retard"), Tone.red, "late"),
            Consequence.due_while_away: ChipLook(self.tr("Échéance"), Tone.red, "time"),
            Consequence.contribution_overdue: ChipLook(self.tr("Attendu"), Tone.red, "late"),
            Consequence.reports_overdue: ChipLook(self.tr("Rapports"), Tone.red, "late"),
            Consequence.last_half_day: ChipLook(self.tr("Échéance"), Tone.amber, "time"),
            Consequence.feedback_missing: ChipLook(self.tr("Sans bilan"), Tone.neutral, "text-file"),
            Consequence.not_ready: ChipLook(self.tr("Non prêt"), Tone.red, "alert"),
            Consequence.to_qualify: ChipLook(self.tr("À qualifier"), Tone.amber, "time"),
            Consequence.decision_due: ChipLook(self.tr("À arbitrer"), Tone.amber, "flag"),
            Consequence.stale: ChipLook(self.tr("Périmé"), Tone.amber, "alert"),
            Consequence.to_reprint: ChipLook(self.tr("À réimprimer"), Tone.amber, "print"),
            Consequence.minutes_due: ChipLook(self.tr("Compte rendu"), Tone.amber, "text-file"),
            Consequence.visa_awaited: ChipLook(self.tr("Visa attendu"), Tone.amber, "time"),
            Consequence.answers_awaited: ChipLook(self.tr("Réponses"), Tone.amber, "time"),
            Consequence.incomplete: ChipLook(self.tr("Incomplet"), Tone.amber, "alert"),
        }[alert.consequence]

    def title(self, alert: Alert) -> str:
        """Return what goes wrong."""
        one = alert.to_do
        if alert.consequence in (Consequence.clash, Consequence.travel_clash):
            return self.tr("{first} et {second}").format(first=one.label, second=alert.other)
        if alert.consequence is Consequence.overload:
            return self.tr("{needed} de travail pour {available}").format(
                needed=half_days_words(alert.needed), available=quarters(alert.available)
            )
        if one.number:
            return f"{one.number} · {one.label}"
        return one.label

    def more(self, alert: Alert, sheet: TodaySheet) -> str:
        """Return why it matters and what else is in the same case."""
        one, today = alert.to_do, sheet.now.date()
        more = self.tr("et {number} autres").format(number=alert.more) if alert.more > 1 else ""
        if alert.more == 1:
            more = self.tr("et un autre")
        when, due = self._words.when(one.day, today), self._words.due(one.day, today)
        match alert.consequence:
            case Consequence.clash:
                parts = (when, self._words.clock_time(one.moment), self.tr("en même temps"))
            case Consequence.travel_clash:
                short = self.tr("il manque {minutes} min de trajet").format(minutes=alert.minutes)
                parts = (when, self._words.clock_time(one.moment), short)
            case Consequence.overload:
                parts = (self.tr("d'ici {day}").format(day=when), self.tr("à raccourcir, à confier ou à laisser"))
            case Consequence.legal_late | Consequence.legal_date | Consequence.to_qualify:
                parts = (label(alert.duty) if alert.duty else "", one.correspondent, due, more)
            case Consequence.late_letter | Consequence.late_decision:
                parts = (one.correspondent or one.place, due, more)
            case Consequence.late_task:
                parts = (one.about, due, more)
            case Consequence.contribution_overdue:
                parts = (one.owner, due, one.about)
            case Consequence.due_while_away:
                away = self.tr("échéance {day}, hors présence : à faire maintenant").format(day=when)
                parts = (one.correspondent or one.place or one.about, away)
            case Consequence.last_half_day:
                last = "" if one.day == today else self.tr("dernière demi-journée avant")
                parts = (one.correspondent or one.place or one.about, due, last)
            case Consequence.decision_due:
                answer = self.tr("réponse attendue {day}").format(day=when)
                parts = (self._words.when(one.moment.date() if one.moment else None, today), one.place, answer)
            case Consequence.stale:
                parts = (self.tr("pour {day}").format(day=when), count_words(alert.passages), more)
            case Consequence.to_reprint:
                pages = self.tr("papier à refaire")  # a sheet, which has no pages of its own
                if alert.lacking:
                    pages = counted(alert.lacking, self.tr("page à réimprimer"), self.tr("pages à réimprimer"))
                parts = (self.tr("pour {day}").format(day=when), pages)
            case Consequence.reports_overdue:
                lacking = self.tr("{lacking} sur {all} ne sont pas arrivés")
                if alert.lacking == 1:
                    lacking = self.tr("1 sur {all} n'est pas arrivé")
                parts = (
                    self.tr("rapports promis {day}").format(day=when),
                    lacking.format(lacking=alert.lacking, all=alert.out_of),
                )
            case Consequence.minutes_due:
                parts = (self.tr("compte rendu à commencer"), due)
            case Consequence.visa_awaited:
                parts = (one.owner, self.tr("depuis {day}").format(day=when), more)
            case Consequence.answers_awaited:
                lacking = self.tr("{lacking} sans réponse sur {all}")
                parts = (
                    self.tr("réponse attendue {day}").format(day=when),
                    lacking.format(lacking=alert.lacking, all=alert.out_of),
                )
            case Consequence.feedback_missing:
                parts = (when, one.place, self.tr("notez ce qu'il en est sorti"), more)
            case _:
                parts = (when, self._words.missing(one.missing))
        return " · ".join(filter(None, parts))
