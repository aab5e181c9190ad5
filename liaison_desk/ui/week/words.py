"""What the week says, in French: efforts as fractions, half-days, due dates, what does not fit."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.efforts import half_days_words, quarters
from liaison_desk.domain.french import NO_BREAK, clock, counted, day_number, month_name, short_date, weekday_name
from liaison_desk.domain.half_days import HalfDay
from liaison_desk.domain.labels import label
from liaison_desk.domain.lists import EngagementRow
from liaison_desk.domain.tasks import TaskOwner
from liaison_desk.services.today_sheet import HalfDayState
from liaison_desk.services.week_plan import Overload, PlannedHalfDay, PlannedTask, Remedy, RemedyKind, WeekPlan

translate = QCoreApplication.translate


def half_day_words(half: HalfDay) -> str:
    """Return « mardi 12 mai, matin »."""
    return f"{short_date(half.day)}, {part_of_day(half)}"


def week_period(monday: date) -> str:
    """Return « du 4 au 8 mai », « du 29 juin au 3 juillet »."""
    friday = monday + timedelta(days=4)
    first = day_number(monday) if monday.month == friday.month else f"{day_number(monday)}{NO_BREAK}{_month(monday)}"
    return translate("Week", "du {first} au {last}").format(
        first=first, last=f"{day_number(friday)}{NO_BREAK}{_month(friday)}"
    )


def week_load(plan: WeekPlan) -> str:
    """Return « 3 sur 5 demi-journées »."""
    if not plan.capacity:
        return translate("Week", "aucune demi-journée travaillée")
    return translate("Week", "{load} sur {capacity}").format(
        load=quarters(plan.load), capacity=half_days_words(plan.capacity)
    )


def recuperation(balance: float) -> str:
    """Return « 1 ½ à récupérer », « ½ à rendre », empty when there is none."""
    if not balance:
        return ""
    said = translate("Week", "{count} à récupérer") if balance > 0 else translate("Week", "{count} à rendre")
    return said.format(count=quarters(abs(balance)))


def due(task: PlannedTask, now: date) -> str:
    """Return « mar. 12 mai », « mar. 12 mai, matin », empty without a due date."""
    if task.due_on is None:
        return ""
    day = short_date(task.due_on, now)
    return day if task.due_afternoon else translate("Week", "{day}, matin").format(day=day)


def owner(task: PlannedTask) -> str:
    """Return who owes it: « DJVA », or the name of a person."""
    return task.owner_name or label(TaskOwner(task.owner))


def whom(owner: TaskOwner, name: str) -> str:
    """Return who owes it as a sentence names them: « la DJVA », « l'organisateur », or the name of a person."""
    return name or {
        TaskOwner.djva: translate("Week", "la DJVA"),
        TaskOwner.deci: translate("Week", "la DECI"),
        TaskOwner.cabinet: translate("Week", "le cabinet"),
        TaskOwner.host: translate("Week", "l'organisateur"),
    }.get(owner, label(owner).lower())


def reminded(day: str) -> str:
    """Return « relance du jeu. 30 avr. »."""
    return translate("Week", "relance du {day}").format(day=day)


def late() -> str:
    """Return the word of a task past its due date."""
    return translate("Week", "en retard")


def pinned() -> str:
    """Return the word of a task that stays where it is."""
    return translate("Week", "épinglée")


def chosen() -> str:
    """Return the word of a task the officer put there."""
    return translate("Week", "choisie")


def proposed() -> str:
    """Return the word of a task the desk puts there."""
    return translate("Week", "proposée")


def marks(task: PlannedTask) -> tuple[str, ...]:
    """Return the state of a task in words: « en retard », « épinglée », « choisie » or « proposée »."""
    said = (
        late() if task.late else "", pinned() if task.pinned else "", chosen() if task.chosen else proposed()
    )  # fmt: skip
    return tuple(filter(None, said))


def effort(task: PlannedTask) -> str:
    """Return « ½ », or « ½ de 1 ¼ » when only a part of it is done there."""
    if task.effort == task.total:
        return quarters(task.effort)
    return translate("Week", "{part} de {total}").format(part=quarters(task.effort), total=quarters(task.total))


def spoken_task(task: PlannedTask, now: date, half: HalfDay | None = None) -> str:
    """Return a task as a screen reader says it: « Brief au visa, ½ demi-journée, due mar. 12 mai, lundi matin »."""
    dated = due(task, now)
    parts = [
        task.title,
        half_days_words(task.effort),
        translate("Week", "due {day}").format(day=dated) if dated else "",
        half.label if half else "",
        task.about_label,
        *(marks(task) if half else marks(task)[:-1]),
    ]
    return ", ".join(filter(None, parts))


def spoken_engagement(row: EngagementRow) -> str:
    """Return an engagement as a screen reader says it."""
    when = translate("Week", "toute la journée") if row.all_day else clock(row.starts_at)
    return ", ".join(filter(None, (translate("Week", "Engagement : {title}").format(title=row.title), when, row.place)))


def why_off(half: PlannedHalfDay) -> str:
    """Return why a half-day is not worked."""
    if half.state is HalfDayState.worked:
        return ""
    return half.why_off or translate("Week", "hors présence")


def place(half: PlannedHalfDay) -> str:
    """Return where a half-day is worked, or why it is not."""
    return why_off(half) or label(half.half_day.place)


def load(half: PlannedHalfDay) -> str:
    """Return « ½ sur 1 », « 1 ¼ sur 1 »."""
    return translate("Week", "{load} sur {capacity}").format(load=quarters(half.load), capacity=quarters(half.capacity))


def is_overloaded(half: PlannedHalfDay) -> bool:
    """Tell whether more is put there than there is room for."""
    return half.load > half.capacity + 0.01


def part_of_day(half: HalfDay) -> str:
    """Return « matin » or « après-midi »."""
    return translate("Week", "après-midi") if half.afternoon else translate("Week", "matin")


def short_part_of_day(half: HalfDay) -> str:
    """Return « mat. » or « a.-m. », for a narrow column."""
    return translate("Week", "a.-m.") if half.afternoon else translate("Week", "mat.")


def under_way() -> str:
    """Return the word of the half-day of now."""
    return translate("Week", "en cours")


def overloaded() -> str:
    """Return the word of a half-day with more than it holds."""
    return translate("Week", "surcharge")


def day_head(day: date) -> tuple[str, str]:
    """Return « lun. 4 mai », and « lun. 4 » for a narrow column."""
    whole = short_date(day)
    return whole, " ".join(whole.split(" ")[:2])


def spoken_half_day(half: PlannedHalfDay, *, whole_day: bool = False) -> str:
    """Return a half-day as a screen reader says it: « mardi matin 5 mai, bureau, 1 sur 1, en cours »."""
    worked = half.state is HalfDayState.worked
    day = half.half_day.day
    named = weekday_name(day.weekday()) if whole_day else half.half_day.label
    parts = [
        f"{named} {day_number(day)}{NO_BREAK}{_month(day)}",
        place(half).lower() if worked else place(half),
        load(half) if worked else "",
        overloaded() if is_overloaded(half) else "",
        under_way() if half.is_current else "",
    ]
    return ", ".join(filter(None, parts))


def overload(found: Overload) -> str:
    """Return « Du 13 au 20 mai : il faut 5 demi-journées, il y en a 4. »."""
    first, last = found.since, found.until
    if first == last:
        when = translate("Week", "Le {day}").format(day=f"{day_number(last)}{NO_BREAK}{_month(last)}")
    else:
        begins = day_number(first) if first.month == last.month else f"{day_number(first)}{NO_BREAK}{_month(first)}"
        when = translate("Week", "Du {first} au {last}").format(
            first=begins, last=f"{day_number(last)}{NO_BREAK}{_month(last)}"
        )
    needed, available = half_days_words(found.needed), quarters(found.available)
    if not found.available:
        sentence = translate("Week", "{when} : il faut {needed}, il n'y en a aucune.")
    else:
        sentence = translate("Week", "{when} : il faut {needed}, il y en a {available}.")
    return sentence.format(when=when, needed=needed, available=available)


def remedy(found: Remedy) -> str:
    """Return what a remedy does: « Passer 4 tâches en forme courte »."""
    tasks = counted(len(found.task_ids), translate("Week", "tâche"), translate("Week", "tâches"))
    return {
        RemedyKind.shorten: translate("Week", "Passer {tasks} en forme courte"),
        RemedyKind.delegate: translate("Week", "Confier {tasks}…"),
        RemedyKind.drop: translate("Week", "Abandonner {tasks}…"),
    }[found.kind].format(tasks=tasks)


def gain(found: Remedy) -> str:
    """Return what a remedy gives back: « gagne 1 demi-journée »."""
    return translate("Week", "gagne {gain}").format(gain=half_days_words(found.gain))


def _month(day: date) -> str:
    return month_name(day.month)
