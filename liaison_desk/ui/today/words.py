"""What the first page says, in French."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject

from liaison_desk.domain.efforts import half_days_words, quarters
from liaison_desk.domain.french import clock, counted, short_date, weekday_name
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.readiness import PieceState
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.domain.working_days import working_days_between
from liaison_desk.services.today_sheet import (
    ComingEngagement,
    HalfDayLoad,
    HalfDayState,
    Task,
    TodaySheet,
    ToDo,
)
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook

_PIECES_NAMED = 4


class TodayWords(QObject):
    """Turns the values of the sheet into sentences and chips."""

    def half_day_lines(self, load: HalfDayLoad) -> list[tuple[str, ...]]:
        """Return where a half-day is worked and what falls on it; each line in full, then ever shorter."""
        counts = [
            (load.engagements, ((self.tr("engagement"), self.tr("engagements")), (self.tr("eng."), self.tr("eng.")))),
            (
                load.letters,
                (
                    (self.tr("courrier dû"), self.tr("courriers dus")),
                    (self.tr("courrier"), self.tr("courriers")),
                    (self.tr("courr."), self.tr("courr.")),
                ),
            ),
        ]
        lines: list[tuple[str, ...]]
        if load.presence is HalfDayState.holiday:
            lines = [(self.tr("férié"),), (load.holiday,)]
        elif load.presence is HalfDayState.away:
            lines = [(load.why_off,)] if load.why_off else [(self.tr("hors présence"), self.tr("hors prés."))]
        else:
            lines = [(label(load.half_day.place),)]
            if load.load and not load.is_past:
                lines.append((self.load(load),))
        return lines + [
            tuple(counted(number, one, several) for one, several in forms) for number, forms in counts if number
        ]

    def load(self, load: HalfDayLoad) -> str:
        """Return « ¾ sur 1 »: the work placed there, and what engagements leave of the half-day."""
        return self.tr("{load} sur {capacity}").format(load=quarters(load.load), capacity=quarters(load.capacity))

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
            return " · ".join(filter(None, (self.clock_time(one.moment), one.place)))
        if one.task is Task.work:
            effort = half_days_words(one.effort) if one.effort else ""
            return " · ".join(filter(None, (self.due(one.day, now.date()), effort, one.about)))
        if one.task is Task.prepare:
            return " · ".join(filter(None, (self.when(one.day, now.date()), self.missing(one.missing))))
        due = self.due(one.day, now.date())
        return " · ".join(filter(None, (due, one.correspondent, one.number, one.place)))

    def due(self, day: date | None, today: date) -> str:
        """Return until when, or how late it is."""
        if day is None:
            return ""
        if day >= today:
            return self.tr("échéance {day}").format(day=self.when(day, today))
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
            Task.work: ChipLook(self.tr("Tâche"), Tone.neutral, "done"),
            Task.owed: ChipLook(self.tr("Attendu"), Tone.neutral, "time"),
            Task.feedback: ChipLook(self.tr("Bilan"), Tone.neutral, "text-file"),
            Task.mend: ChipLook(self.tr("À corriger"), Tone.neutral, "edit"),
        }[one.task]

    def missing(self, missing: tuple[PieceState, ...]) -> str:
        """Return « manque : contact sur place, note, chiffres (DECI) »."""
        words = {
            ExpectedPiece.place: self.tr("lieu"),
            ExpectedPiece.contact: self.tr("contact sur place"),
            ExpectedPiece.run_sheet: self.tr("déroulé"),
            ExpectedPiece.participants: self.tr("participants"),
            ExpectedPiece.talking_points: self.tr("éléments de langage"),
            ExpectedPiece.briefing: self.tr("note"),
            ExpectedPiece.travel: self.tr("itinéraire"),
            ExpectedPiece.answer: self.tr("réponse à l'invitation"),
            ExpectedPiece.warned: self.tr("mairie et canton à prévenir"),
        }
        first = sorted(missing, key=lambda one: not one.is_mandatory)[:_PIECES_NAMED]
        told = [words.get(one.piece, one.label) + _owed_by(one) for one in first]
        if more := len(missing) - len(first):
            told.append(self.tr("et {number} de plus").format(number=more))
        return self.tr("manque : {things}").format(things=", ".join(told)) if told else ""

    def hour(self, engagement: ComingEngagement) -> str:
        """Return when in the day it starts."""
        return self.tr("journée") if engagement.all_day else clock(engagement.starts_at)

    def clock_time(self, moment: datetime | None) -> str:
        """Return « 10 h 30 », empty for none."""
        return clock(moment) if moment else ""

    def when(self, day: date | None, today: date) -> str:
        """Return « aujourd'hui », « demain », « jeudi », « mar. 12 mai »."""
        if day is None:
            return ""
        ahead = (day - today).days
        if ahead in (0, 1):
            return self.tr("demain") if ahead else self.tr("aujourd'hui")
        return weekday_name(day.weekday()) if 1 < ahead < 7 else short_date(day, today)


def _owed_by(piece: PieceState) -> str:
    """Return « (DECI) » after what somebody else owes, unless its name says so."""
    is_said = piece.owner is TaskOwner.officer or piece.owner_name in piece.label
    return "" if is_said else f" ({piece.owner_name})"
