"""When the engagements of the demonstration office take place: believable days and hours, no clash but one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from liaison_desk.demo import banks
from liaison_desk.demo.banks import Occasion
from liaison_desk.demo.dice import Dice
from liaison_desk.domain.engagements import EngagementKind
from liaison_desk.domain.working_days import is_public_holiday

HALF_A_YEAR = 182
SOON = 14
_TRAVEL = timedelta(minutes=30)
_COMMEMORATIONS = ((11, 11, "de l'Armistice"), (5, 8, "de la Victoire"))


@dataclass(frozen=True)
class Slot:
    """One engagement to be written: what, when, and whether it comes within a fortnight."""

    occasion: Occasion
    starts_at: datetime
    is_soon: bool = False
    is_clash: bool = False

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.occasion.minutes)


class Schedule:
    """Places occasions in the year around a day."""

    def __init__(self, today: date, dice: Dice) -> None:
        self._today = today
        self._dice = dice
        self._slots: list[Slot] = []

    def slots(self) -> list[Slot]:
        """Return all engagements to write, in order of time."""
        occasions = banks.occasions()
        for occasion in sorted(occasions, key=lambda occasion: len(occasion.weekdays)):
            for _ in range(occasion.soon):
                self._place(occasion, 1, SOON, is_soon=True)
        self._slots.append(self._commemoration())
        for occasion in sorted(occasions, key=lambda occasion: len(occasion.months) or 12):
            first, last = (60, 150) if occasion.ahead else (-HALF_A_YEAR, HALF_A_YEAR)
            for _ in range(occasion.count - occasion.soon):
                self._place(occasion, first, last)
        self._make_one_clash()
        return sorted(self._slots, key=lambda slot: slot.starts_at)

    def _place(self, occasion: Occasion, first: int, last: int, *, is_soon: bool = False) -> None:
        """Place an occasion between two days counted from today; months and quiet weeks yield when they must."""
        days = self._dice.shuffled([self._today + timedelta(days=offset) for offset in range(first, last + 1)])
        for strictness in (2, 1, 0):
            for day in days:
                hour = time.fromisoformat(self._dice.pick(occasion.hours))
                slot = Slot(occasion, datetime.combine(day, hour), is_soon)
                if self._suits(slot, strictness):
                    self._slots.append(slot)
                    return
        raise LookupError(occasion.title)

    def _suits(self, slot: Slot, strictness: int) -> bool:
        day, occasion = slot.starts_at.date(), slot.occasion
        if day.weekday() == 6 or is_public_holiday(day) or self._is_taken(slot):
            return False
        if strictness == 0:
            return day.weekday() < 5 or 5 in occasion.weekdays
        if day.weekday() not in occasion.weekdays:
            return False
        return strictness == 1 or not (_is_quiet(day) or (occasion.months and day.month not in occasion.months))

    def _is_taken(self, slot: Slot) -> bool:
        same_day = [other for other in self._slots if other.starts_at.date() == slot.starts_at.date()]
        return len(same_day) >= 2 or any(
            slot.starts_at < other.ends_at + _TRAVEL and other.starts_at < slot.ends_at + _TRAVEL for other in same_day
        )

    def _commemoration(self) -> Slot:
        """Return the nearest ceremony of 11 November or 8 May, which is held on the holiday itself."""
        days = [
            (date(year, month, day), name)
            for year in (self._today.year - 1, self._today.year, self._today.year + 1)
            for month, day, name in _COMMEMORATIONS
        ]
        day, name = min(days, key=lambda known: abs(known[0] - self._today))
        title = f"Cérémonie commémorative {name}"
        ceremony = next(
            item for item in banks.occasions() if item.kind is EngagementKind.ceremony and item.host == "ept"
        )
        occasion = ceremony.model_copy(
            update={
                "title": title,
                "phrase": f"la cérémonie commémorative {name}",
                "host": "state",
                "place": "Monument aux morts",
                "minutes": 60,
                "background": "Cérémonie officielle : dépôt de gerbes, message ministériel, minute de silence. "
                "Ordre protocolaire strict ; l'élu représente le Président à son propre rang.",
            }
        )
        return Slot(occasion, datetime.combine(day, time(10, 30)))

    def _make_one_clash(self) -> None:
        """Move a general assembly onto an evening already taken within a fortnight: something to arbitrate."""
        movable = [
            slot for slot in self._slots if slot.occasion.kind is EngagementKind.general_assembly and not slot.is_soon
        ]
        evenings = [slot for slot in self._slots if slot.is_soon and slot.starts_at.hour >= 18]
        if evenings:
            chosen, moved = evenings[0], max(movable, key=lambda slot: slot.starts_at)
            self._slots.remove(moved)
            self._slots.append(Slot(moved.occasion, chosen.starts_at + timedelta(minutes=30), is_clash=True))


def _is_quiet(day: date) -> bool:
    """Tell whether offices are nearly empty: late July and August, the end of the year."""
    return (
        (7, 20) <= (day.month, day.day) <= (8, 25) or (day.month, day.day) >= (12, 22) or (day.month, day.day) <= (1, 3)
    )
