"""What the first page says, in French."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject

from liaison_desk.domain.french import clock, counted, short_date, weekday_name
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.working_days import working_days_between
from liaison_desk.services.today_sheet import (
    Alert,
    ComingEngagement,
    Consequence,
    HalfDayLoad,
    Preparation,
    Presence,
    Readiness,
    Task,
    TodaySheet,
    ToDo,
)
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook


class TodayWords(QObject):
    """Turns the values of the sheet into sentences and chips."""

    def half_day_lines(self, load: HalfDayLoad) -> list[tuple[str, str]]:
        """Return where a half-day is worked and what falls on it; each line in full, and short for narrow windows."""
        counts = [
            (load.engagements, self.tr("engagement"), self.tr("engagements"), self.tr("eng.")),
            (load.letters, self.tr("courrier dû"), self.tr("courriers dus"), self.tr("courr.")),
        ]
        if load.presence is Presence.holiday:
            lines = [(self.tr("férié"), self.tr("férié")), (load.holiday, load.holiday)]
        elif load.presence is Presence.away:
            lines = [(self.tr("hors présence"), self.tr("hors prés."))]
        else:
            place = label(load.half_day.place)
            lines = [(place, place)]
        return lines + [
            (counted(number, one, several), counted(number, short, short))
            for number, one, several, short in counts
            if number
        ]

    def half_day(self, half_day: HalfDay) -> tuple[str, str]:
        """Return « matin » or « après-midi », in full and short."""
        if half_day.afternoon:
            return self.tr("après-midi"), self.tr("ap.-midi")
        return self.tr("matin"), self.tr("matin")

    def week_title(self, sheet: TodaySheet) -> str:
        """Return which week is shown."""
        coming = sheet.week[0].half_day.day > sheet.now.date()
        return self.tr("La semaine prochaine") if coming else self.tr("Ma semaine")

    def week_remark(self, sheet: TodaySheet) -> str:
        """Return what the week amounts to."""
        if not sheet.worked and sheet.doing is None:
            return self.tr("indiquez vos demi-journées de présence dans les réglages")
        engagements = sum(load.engagements for load in sheet.week)
        letters = sum(load.letters for load in sheet.week)
        return " · ".join(
            (
                counted(sheet.worked, self.tr("demi-journée")),
                counted(engagements, self.tr("engagement")),
                counted(letters, self.tr("courrier à traiter"), self.tr("courriers à traiter")),
            )
        )

    def doing_title(self, sheet: TodaySheet) -> str:
        """Return what the list of things to do is about."""
        return self.tr("Cette demi-journée") if sheet.is_here else self.tr("Prochaine demi-journée")

    def doing_remark(self, sheet: TodaySheet) -> str:
        """Return when and where the half-day is worked."""
        if sheet.doing is None:
            return ""
        place = label(sheet.doing.place)
        return f"{sheet.doing.label}, {place.lower()}"

    def to_do_title(self, one: ToDo) -> str:
        """Return what is to be done."""
        if one.task is Task.answer:
            return one.label
        if one.task is Task.decide:
            return self.tr("Répondre : {title}").format(title=one.label)
        if one.task is Task.prepare:
            return self.tr("Préparer : {title}").format(title=one.label)
        return one.label

    def to_do_more(self, one: ToDo, now: datetime) -> str:
        """Return why, and until when."""
        if one.task is Task.attend:
            return " · ".join(filter(None, (self._hour(one.moment), one.place)))
        if one.task is Task.prepare:
            return " · ".join(filter(None, (self._when(one.day, now.date()), self.missing(one.missing))))
        due = self.due(one.day, now.date())
        return " · ".join(filter(None, (due, one.correspondent, one.number, one.place)))

    def due(self, day: date | None, today: date) -> str:
        """Return until when, or how late it is."""
        if day is None:
            return ""
        if day >= today:
            return self.tr("échéance {day}").format(day=self._when(day, today))
        late = working_days_between(day, today)
        if not late:
            return self.tr("échéance passée")
        return self.tr("en retard de {days}").format(days=counted(late, self.tr("j ouvré"), self.tr("j ouvrés")))

    def task_chip(self, one: ToDo) -> ChipLook:
        """Return the sort of thing it is."""
        return {
            Task.attend: ChipLook(self.tr("Rendez-vous"), Tone.blue, "time"),
            Task.answer: ChipLook(self.tr("Courrier"), Tone.neutral, "letter"),
            Task.decide: ChipLook(self.tr("À arbitrer"), Tone.neutral, "flag"),
            Task.prepare: ChipLook(self.tr("Dossier"), Tone.neutral, "pack"),
        }[one.task]

    def alert_chip(self, alert: Alert) -> ChipLook:
        """Return the sort of consequence."""
        return {
            Consequence.clash: ChipLook(self.tr("Chevauchement"), Tone.red, "alert"),
            Consequence.late_letter: ChipLook(self.tr("En retard"), Tone.red, "late"),
            Consequence.late_decision: ChipLook(self.tr("En retard"), Tone.red, "late"),
            Consequence.due_while_away: ChipLook(self.tr("Échéance"), Tone.red, "time"),
            Consequence.not_ready: ChipLook(self.tr("Non prêt"), Tone.red, "alert"),
            Consequence.decision_due: ChipLook(self.tr("À arbitrer"), Tone.amber, "flag"),
            Consequence.incomplete: ChipLook(self.tr("Incomplet"), Tone.amber, "alert"),
        }[alert.consequence]

    def alert_title(self, alert: Alert) -> str:
        """Return what goes wrong."""
        one = alert.to_do
        if alert.consequence is Consequence.clash:
            return self.tr("{first} et {second}").format(first=one.label, second=alert.other)
        if one.number:
            return f"{one.number} · {one.label}"
        return one.label

    def alert_more(self, alert: Alert, sheet: TodaySheet) -> str:
        """Return why it matters and what else is in the same case."""
        one, today = alert.to_do, sheet.now.date()
        more = self.tr("et {number} autres en retard").format(number=alert.more) if alert.more > 1 else ""
        if alert.more == 1:
            more = self.tr("et un autre en retard")
        if alert.consequence is Consequence.clash:
            parts = (self._when(one.day, today), self._hour(one.moment), self.tr("en même temps"))
        elif alert.consequence in (Consequence.late_letter, Consequence.late_decision) and one.day:
            parts = (one.correspondent or one.place, self.due(one.day, today), more)
        elif alert.consequence is Consequence.due_while_away and one.day:
            away = self.tr("échéance {day}, hors présence : à faire avant")
            if sheet.is_here:
                away = self.tr("échéance {day}, hors présence : à faire aujourd'hui")
            parts = (one.correspondent or one.place, away.format(day=self._when(one.day, today)))
        elif alert.consequence is Consequence.decision_due:
            answer = self.tr("réponse attendue {day}").format(day=self._when(one.day, today))
            moment = one.moment.date() if one.moment else None
            parts = (self._when(moment, today), one.place, answer)
        else:
            parts = (self._when(one.day, today), self.missing(one.missing))
        return " · ".join(filter(None, parts))

    def missing(self, missing: tuple[Preparation, ...]) -> str:
        """Return « il manque le contact sur place, la note »."""
        words = {
            Preparation.place: self.tr("lieu"),
            Preparation.contact: self.tr("contact sur place"),
            Preparation.run_sheet: self.tr("déroulé"),
            Preparation.participants: self.tr("participants"),
            Preparation.talking_points: self.tr("éléments de langage"),
            Preparation.briefing: self.tr("note"),
            Preparation.answer: self.tr("réponse à l'invitation"),
        }
        return self.tr("manque : {things}").format(things=", ".join(words[one] for one in missing)) if missing else ""

    def readiness(self, engagement: ComingEngagement) -> ChipLook:
        """Return how far the preparation is."""
        return {
            Readiness.to_decide: ChipLook(self.tr("à arbitrer"), Tone.neutral),
            Readiness.represented: ChipLook(self.tr("représenté"), Tone.neutral),
            Readiness.not_ready: ChipLook(self.tr("non prêt"), Tone.red),
            Readiness.to_complete: ChipLook(self.tr("à compléter"), Tone.amber),
            Readiness.in_progress: ChipLook(self.tr("en préparation"), Tone.blue),
            Readiness.ready: ChipLook(self.tr("prêt"), Tone.green),
            Readiness.done: ChipLook(self.tr("réalisé"), Tone.green),
        }[engagement.readiness]

    def hour(self, engagement: ComingEngagement) -> str:
        """Return when in the day it starts."""
        return self.tr("journée") if engagement.all_day else clock(engagement.starts_at)

    def _hour(self, moment: datetime | None) -> str:
        return clock(moment) if moment else ""

    def _when(self, day: date | None, today: date) -> str:
        """Return « aujourd'hui », « demain », « jeudi », « mar. 12 mai »."""
        if day is None:
            return ""
        ahead = (day - today).days
        if ahead in (0, 1):
            return self.tr("demain") if ahead else self.tr("aujourd'hui")
        return weekday_name(day.weekday()) if 1 < ahead < 7 else short_date(day, today)
