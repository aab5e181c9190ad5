"""A rule as iCalendar writes it (RFC 5545 §3.3.10): only the forms Outlook reads; and back.

Written: FREQ, INTERVAL, one BYDAY with a rank at most, COUNT or UNTIL. What Outlook or others would read otherwise is
not written as a rule at all: the last working day, a day that some months lack (Outlook takes their last day), a zone
or an hour of the night of which readers disagree.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from liaison_desk.calendars.foreign_zones import HOME_ZONE
from liaison_desk.calendars.time_zones import zone_rule

if TYPE_CHECKING:  # the process that reads others' files must start fast
    from liaison_desk.domain.recurrence import Recurrence

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST_SURE_DAY = 28
_END_OF_DAY = time(23, 59)
_FIFTH = 5
_KNOWN_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"}
_MOST_TIMES, _LONGEST_INTERVAL = 1000, 52


def written_rule(rule: Recurrence, starts_at: datetime, ends_at: datetime, zone: str, all_day: bool) -> str | None:
    """Return the value of RRULE; None when the dates must be written one by one."""
    body = _body(rule, starts_at.date())
    if body is None or not (all_day or _is_read_alike(starts_at, ends_at, zone)):
        return None
    parts = [body]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.until:
        parts.append(f"UNTIL={_until(rule.until, zone, all_day)}")
    elif rule.count:
        parts.append(f"COUNT={rule.count}")
    return ";".join(parts)


def rule_values(written: str, starts_at: datetime, zone: str) -> dict[str, Any] | None:
    """Return the fields of a Recurrence that says the same as an RRULE; None when none does."""
    parts = dict(part.split("=", 1) for part in written.strip().upper().split(";") if "=" in part)
    interval, count = parts.get("INTERVAL", "1"), parts.get("COUNT", "")
    frequency = _frequency(parts, starts_at.date())
    if frequency is None or set(parts) - _KNOWN_PARTS or not _is_number(interval, _LONGEST_INTERVAL):
        return None
    if count and ("UNTIL" in parts or not _is_number(count, _MOST_TIMES)):
        return None
    if parts.get("WKST", "MO") != "MO" and interval != "1":
        return None  # which weeks are left out depends on the day they begin
    values: dict[str, Any] = {"frequency": frequency, "interval": int(interval)}
    if frequency == "weekly":
        names = parts.get("BYDAY", "").split(",") if parts.get("BYDAY") else []
        values["weekdays"] = sorted(_WEEKDAYS.index(name) for name in names)
        if values["weekdays"] and starts_at.weekday() not in values["weekdays"]:
            return None
    if count:
        values["count"] = int(count)
    if "UNTIL" in parts:
        until = _last_day(parts["UNTIL"], starts_at, zone)
        if until is None:
            return None
        values["until"] = until
    return values


def _body(rule: Recurrence, first: date) -> str | None:
    """Return FREQ with the days it falls on."""
    match rule.frequency.value:
        case "daily":
            return "FREQ=DAILY"
        case "weekly":
            weekdays = sorted(set(rule.weekdays)) or [first.weekday()]
            return f"FREQ=WEEKLY;BYDAY={','.join(_WEEKDAYS[weekday] for weekday in weekdays)}"
        case "monthly_day" if first.day <= _LAST_SURE_DAY:
            return f"FREQ=MONTHLY;BYMONTHDAY={first.day}"
        case "monthly_weekday":
            return f"FREQ=MONTHLY;BYDAY={_ranked(first)}"
        case "yearly" if (first.month, first.day) != (2, 29):
            return f"FREQ=YEARLY;BYMONTHDAY={first.day};BYMONTH={first.month}"
        case _:
            return None


def _is_read_alike(starts_at: datetime, ends_at: datetime, zone: str) -> bool:
    """Tell whether readers agree on the hour of every date, the two nights when the clocks change included."""
    rule = zone_rule(zone)
    if zone != HOME_ZONE or rule is None or not rule.agrees(starts_at):
        return False
    nights = [observance.onset(starts_at.year + 1).date() for observance in rule.observances if observance.month]
    hours = (starts_at.time(), ends_at.time())
    return all(rule.agrees(datetime.combine(night, hour)) for night in nights for hour in hours)


def _until(last: date, zone: str, all_day: bool) -> str:
    """Return the end of the last day: in UTC, or as a day when the dates have no hour (RFC 5545 §3.3.10)."""
    if all_day:
        return f"{last:%Y%m%d}"
    return f"{datetime.combine(last, _END_OF_DAY, ZoneInfo(zone)).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _ranked(first: date) -> str:
    """Return « 2TU », « -1FR » for a fifth week."""
    rank = (first.day - 1) // 7 + 1
    return f"{-1 if rank == _FIFTH else rank}{_WEEKDAYS[first.weekday()]}"


def _frequency(parts: dict[str, str], first: date) -> str | None:
    """Return the frequency that says what the parts say of the days, None when none does."""
    by_day, by_month_day, by_month = (parts.get(name, "") for name in ("BYDAY", "BYMONTHDAY", "BYMONTH"))
    match parts.get("FREQ"):
        case "DAILY" if not (by_day or by_month_day or by_month):
            return "daily"
        case "WEEKLY" if not (by_month_day or by_month) and _are_weekdays(by_day):
            return "weekly"
        case "MONTHLY" if not (by_day or by_month) and by_month_day in {"", str(first.day)}:
            return "monthly_day"
        case "MONTHLY" if by_day == _ranked(first) and not (by_month_day or by_month):
            return "monthly_weekday"
        case "YEARLY" if not by_day and by_month_day in {"", str(first.day)} and by_month in {"", str(first.month)}:
            return "yearly"
        case _:
            return None


def _are_weekdays(written: str) -> bool:
    return not written or set(written.split(",")) <= set(_WEEKDAYS)


def _is_number(written: str, highest: int) -> bool:
    return written.isascii() and written.isdigit() and len(written) < 6 and 1 <= int(written) <= highest


def _last_day(written: str, starts_at: datetime, zone: str) -> date | None:
    """Return the last day an UNTIL lets through; an hour before that of the series leaves its day out."""
    try:
        day = datetime.strptime(written[:8], "%Y%m%d").date()
        if len(written) == 8:
            return day
        moment = datetime.strptime(written.rstrip("Z"), "%Y%m%dT%H%M%S")
    except ValueError:
        return None
    if written.endswith("Z"):
        moment = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return moment.date() if moment.time() >= starts_at.time() else date.fromordinal(moment.toordinal() - 1)
