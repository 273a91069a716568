"""Dates: days, months, years, weekdays, today and tomorrow, resolved against the day of publication."""

from __future__ import annotations

import re
from datetime import date

from reportedly.claims.times.calendar import (
    Period,
    between,
    day_period,
    month_period,
    safe_date,
    shift_days,
    shift_months,
    week_of,
    week_value,
    year_period,
)
from reportedly.claims.times.meaning import Hit, Meaning, Reading
from reportedly.claims.times.numeric import four_digits
from reportedly.claims.times.words import cues

MONTHS_AHEAD = 3  # a month without a year, said in no tense, may lie so far ahead of publication
MONTHS_ARRANGED = 8  # the same for visits, talks and elections
OLDEST = 1900  # an earlier year that "of" follows is a number of those just counted
FIRST_YEAR = 1500  # from here on a four-digit number behind "of" or "the" reads as a year
GLUED = re.compile(r"[0-3][0-9](?:19|20)[0-9]{2}")
LOOK_BACK = 14  # tokens before a weekday in which a deadline is looked for
DEADLINE = re.compile(
    r"\b(?:until|till|as (?:soon|early) as) (?:[\d:]{1,5} ?[ap]\.?m\.? (?:[a-z]{2,4} )?(?:on )?)?(?:the )?$"
)
DAYS_OF_A_MONTH = range(1, 32)
SHORT_MONTH = 4  # up to this length a word may be a short form, and part of a name


def day_meaning(day: date, part: str = "") -> Meaning:
    return Meaning("TIME" if part else "DATE", day.isoformat() + (f"T{part}" if part else ""), day_period(day))


def month_meaning(year: int, month: int, edge: str = "") -> Meaning:
    period = month_period(year, month)
    if edge == "MID":
        period = day_period(date(year, month, 15), approximate=True)
    elif edge == "START":
        period = between(date(year, month, 1), date(year, month, 10))
    elif edge == "END" and period.latest is not None:
        period = between(date(year, month, 21), period.latest)
    return Meaning("DATE", f"{year:04}-{month:02}", period)


def year_meaning(year: int, edge: str = "") -> Meaning | None:
    if not 1 <= year <= 9999:
        return None
    period = year_period(year, approximate=bool(edge))
    if edge in ("START", "END"):
        first = 1 if edge == "START" else 10
        last = month_period(year, first + 2)
        period = Period(f"{year:04}-{first:02}/{last.edtf}", date(year, first, 1), last.latest, "year")
    return Meaning("DATE", f"{year:04}", period)


def named_day(hit: Hit) -> Meaning | None:
    """A day of a named month, with or without its year: "Oct. 23", "the 7th of May 2014", "16 NOV 89"."""
    month, day = hit.number("month"), hit.number("day")
    if month is None or day is None or not is_month(hit, numbered=True):
        return None
    year = hit.number("year")
    if year is None and hit.has("short") and (short := hit.number("short")) is not None:
        year = four_digits(short)
    if year is None:
        if hit.before() == "in" and hit.match.group()[0] in "Mm" and hit.match.start("day") > hit.match.start("month"):
            return None  # "in May 12 people ...": the number counts
        return yearless_day(hit, month, day)
    found = safe_date(year, month, day)
    if found is None:
        return month_meaning(year, month) if day in DAYS_OF_A_MONTH else None  # "31 June 2022": which day is not known
    last = safe_date(year, month, hit.number("last") or 0)
    return Meaning("DATE", found.isoformat(), between(found, last) if last and last > found else day_period(found))


def second_day(hit: Hit) -> Meaning | None:
    """The other of two days of a month: the 15 of "April 14 and 15", unless it counts what follows."""
    period, day = hit.reading.anchor.period if hit.reading.anchor is not None else None, hit.number("day")
    following = hit.after()
    if period is None or period.earliest is None or day is None or hit.before() not in ("and", "or"):
        return None
    if following is not None and following.text[0].isalnum() and following.text.lower() not in cues()["no_noun"]:
        return None
    months = [token.value for token in hit.chunk.tokens(max(0, hit.match.start() - 9), hit.match.start())]
    if period.precision != "day" or period.earliest.month not in months:
        return None
    found = safe_date(period.earliest.year, period.earliest.month, day)
    return day_meaning(found) if found is not None and found > period.earliest else None


def bare_day(hit: Hit) -> Meaning | None:
    """ "On the 29th": of the month that was named last, else the last such day before publication, or the next one."""
    day, published, told, following = hit.number("day"), hit.reading.published, hit.token("day"), hit.after()
    if day is None or told is None or not told.text[0].isdigit() or hit.before() != "on" or published is None:
        return None
    if following is not None and following.text[0].isalnum() and following.text.lower() not in cues()["no_noun"]:
        return None  # "on the 29th floor"
    period = hit.reading.anchor.period if hit.reading.anchor is not None else None
    if period is not None and period.earliest is not None and period.precision in ("day", "month"):
        found = safe_date(period.earliest.year, period.earliest.month, day)
        return day_meaning(found) if found is not None else None
    ahead = hit.tense() == "future"
    months = [shift_months(published.year, published.month, step if ahead else -step) for step in range(3)]
    days = [found for month in months if month and (found := safe_date(*month, day)) is not None]
    fitting = (found for found in days if (found >= published if ahead else found <= published))
    return next((day_meaning(found) for found in fitting), None)


def glued_day(hit: Hit) -> Meaning | None:
    """ "Oct 042017": a site that lost the comma and the blank between day and year."""
    digits = hit.word("glued")
    if GLUED.fullmatch(digits) is None:
        return None
    found = safe_date(int(digits[2:]), hit.number("month") or 0, int(digits[:2]))
    return day_meaning(found) if found is not None else None


def yearless_day(hit: Hit, month: int, day: int) -> Meaning | None:
    if safe_date(2000, month, day) is None:
        return _of_no_day(hit, month) if day in DAYS_OF_A_MONTH else None
    published = hit.reading.published
    if published is None:
        found = safe_date(year_named(hit.reading) or 0, month, day)
        return day_meaning(found) if found is not None else Meaning("DATE", f"XXXX-{month:02}-{day:02}")
    years = (published.year - 1, published.year, published.year + 1)
    days = [found for found in (safe_date(year, month, day) for year in years) if found is not None]
    if not days:
        return None
    found = _nearest(days, published, "past" if hit.lower("rel") == "last" else hit.tense())
    last = safe_date(found.year, month, hit.number("last") or 0)
    return Meaning("DATE", found.isoformat(), between(found, last) if last and last > found else day_period(found))


def _of_no_day(hit: Hit, month: int) -> Meaning | None:
    """ "31 June": the month, whichever day of it was meant; in "since June 31 people", the number counts."""
    following, published = hit.after(), hit.reading.published
    if following is not None and following.text[0].isalpha() and following.text.lower() not in cues()["no_noun"]:
        return None
    if published is None:
        year = year_named(hit.reading)
        return month_meaning(year, month) if year else Meaning("DATE", f"XXXX-{month:02}")
    ahead = hit.tense() == "future"
    return month_meaning(
        published.year + (ahead and month < published.month) - (not ahead and month > published.month), month
    )


def year_named(reading: Reading) -> int | None:
    """The year of the date last named: what a report without a publication date goes on from."""
    period = reading.anchor.period if reading.anchor is not None else None
    return period.earliest.year if period is not None and period.earliest is not None else None


def _nearest(days: list[date], published: date, tense: str) -> date:
    """The day that fits the tense and lies nearest to publication; a day far off on the fitting side loses."""

    def distance(day: date) -> float:
        off = (day - published).days
        wrong = (tense == "past" and off > 0) or (tense == "future" and off < 0)
        return abs(off) + (230 if wrong else 30 if off > 0 and tense != "future" else 0)

    return min(days, key=distance)


def is_month(hit: Hit, numbered: bool = False) -> bool:
    """Keeps the words may, march and short forms apart from names and verbs."""
    token = hit.token("month")
    if token is None:
        return False
    word, before = token.text.lower(), hit.before()
    named = before in cues()["before_month"] or hit.has("edge") or hit.has("year") or hit.has("rel")
    if hit.chunk.codes[hit.match.start("month")] == "m" and not token.text[0].isupper():
        return named and (numbered or hit.has("year"))
    if word == "march" and hit.match.group().startswith("t "):
        named = named or _names_a_thing(hit)
    return numbered or named or (len(word) > SHORT_MONTH and word != "march") or word in ("june", "july")


def _names_a_thing(hit: Hit) -> bool:
    """Whether a noun follows a month and its article: "the March offensive", but not "the March of ..."."""
    following = hit.after()
    return following is not None and following.text.islower() and following.text not in cues()["no_noun"]


def named_month(hit: Hit) -> Meaning | None:
    """A month: "March 2011", "in March", "last June", "mid-January", "June last year"."""
    month = hit.number("month")
    if month is None or not is_month(hit):
        return None
    year, published, edge = hit.number("year"), hit.reading.published, hit.word("edge")
    following = hit.after()
    if year is not None and year < OLDEST and following is not None and following.text.lower() == "of":
        return None  # "in July 1740 of whom were children": a comma is lost
    if year is not None:
        return month_meaning(year, month, edge)
    if published is None:
        year = year_named(hit.reading)
        return month_meaning(year, month, edge) if year else Meaning("DATE", f"XXXX-{month:02}")
    if hit.has("of_year"):
        offset = int(hit.word("of_year")) if hit.word("of_year") in ("-1", "1") else 0
        return month_meaning(published.year + offset, month, edge)
    return month_meaning(_month_year(hit, month, published), month, edge)


def _month_year(hit: Hit, month: int, published: date) -> int:
    rel = hit.lower("rel")
    if rel in cues()["last_month"]:
        # In March, "last February" is that of the year before: the one just gone is "last month".
        return published.year - (month >= published.month - 1)
    if rel in cues()["next_month"]:
        return published.year + (month <= published.month)
    if rel == "this":
        return published.year
    tense = hit.tense()
    ahead = (month - published.month) % 12
    if hit.before() in ("since", "after"):
        tense = "past"
    elif ahead == 1:
        tense = "future"  # that of eleven months ago is hardly ever named without a "last" or its year
    elif hit.before() in ("until", "till", "by") and (tense != "past" or ahead <= MONTHS_AHEAD):
        tense = "future"
    if tense == "future" or (tense != "past" and ahead <= (MONTHS_ARRANGED if tense == "arranged" else MONTHS_AHEAD)):
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def weekday(hit: Hit) -> Meaning | None:
    """A weekday: the day of publication or the last such day; the next one where the clause looks ahead."""
    number = hit.number("weekday")
    if number is None:
        return None
    part, rel, published = hit.word("part"), hit.lower("rel"), hit.reading.published
    if published is None:
        return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))
    back = (published.isoweekday() - number) % 7
    day = shift_days(published, _weekday_shift(hit, rel, back, number))
    return day_meaning(day, part) if day is not None else None


def _weekday_shift(hit: Hit, rel: str, back: int, number: int) -> int:
    published = hit.reading.published
    if hit.has("week") and published is not None:
        weeks = int(hit.word("week")) if hit.word("week") in ("-1", "1") else 0
        return number - published.isoweekday() + 7 * weeks
    if rel in cues()["last_day"]:
        return -(back or 7)
    if rel in cues()["next_day"]:
        return 7 - back
    if back and (hit.tense() == "future" or _deadline(hit)):
        return 7 - back
    return -back


def _deadline(hit: Hit) -> bool:
    """ "Until 9 a.m. Tuesday", "as soon as Tuesday": the day is still to come, in whatever tense it is told."""
    if hit.chunk.token(max(0, hit.match.start() - 2)).text == "Until":
        return False  # "Until Friday, nobody had left": ahead only where the clause is
    return DEADLINE.search(hit.chunk.before(hit.match.start(), LOOK_BACK)) is not None


def today(hit: Hit) -> Meaning | None:
    """Today, yesterday, tomorrow, with a part of the day where it is named."""
    published, part = hit.reading.published, hit.word("part")
    offset = hit.number("today") or 0
    if published is None:
        return Meaning("TIME" if part else "DATE", "XXXX-XX-XX" + (f"T{part}" if part else ""))
    day = shift_days(published, offset)
    return day_meaning(day, part) if day is not None else None


def tonight(hit: Hit) -> Meaning | None:
    """Tonight; "overnight" is the night before the day of publication and runs into it."""
    published = hit.reading.published
    if published is None:
        return Meaning("TIME", "XXXX-XX-XXTNI")
    if hit.lower("night").startswith("tonight"):
        return day_meaning(published, "NI")
    return _night_before(published)


def _night_before(published: date) -> Meaning | None:
    eve = shift_days(published, -1)
    return Meaning("TIME", f"{eve.isoformat()}TNI", between(eve, published)) if eve is not None else None


def part_of_day(hit: Hit) -> Meaning | None:
    """This morning, last night, the next morning."""
    published, part, rel = hit.reading.published, hit.word("part"), hit.lower("rel")
    if published is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    if rel == "last":
        eve = shift_days(published, -1)
        return day_meaning(eve, part) if eve is not None else None
    if rel in ("this", "that"):
        return day_meaning(published, part)
    return shifted_part(hit.reading, part, 1 if rel in ("next", "following") else -1)


def shifted_part(reading: Reading, part: str, offset: int) -> Meaning | None:
    start = reading.anchor.period.earliest if reading.anchor and reading.anchor.period else reading.published
    day = shift_days(start, offset) if start else None
    return day_meaning(day, part) if day is not None else None


def year(hit: Hit) -> Meaning | None:
    """A four-digit year that does not count things."""
    number = hit.number("year")
    if number is None or not _reads_as_year(hit, number):
        return None
    return year_meaning(number, hit.word("edge"))


def _reads_as_year(hit: Hit, number: int) -> bool:
    if hit.has("edge") or hit.has("fiscal"):
        return True
    before, following, words = hit.before(), hit.after(), cues()
    word = following.text.lower() if following is not None else ""
    if word in words["counted"] or word == "%" or before in words["not_before_year"] - {"and", "to"}:
        return False
    if before in words["before_year"]:
        return number >= FIRST_YEAR or before == "in"
    if not 1900 <= number <= 2050:
        return False
    return not (word.endswith("s") and word not in words["not_counted"] and before not in ("", "and"))


def spelled_year(hit: Hit) -> Meaning | None:
    """A year in words: "nineteen ninety-seven", "the year two thousand"."""
    numbers = [token.value for token in hit.tokens("words") if isinstance(token.value, int) and token.value]
    if numbers[:2] == [2, 1000]:
        return year_meaning(2000 + sum(numbers[2:])) if sum(numbers[2:]) < 100 else None
    if len(numbers) < 2 or numbers[0] not in (18, 19) or not 10 <= sum(numbers[1:]) <= 99 or numbers[1] >= 100:
        return None
    return year_meaning(numbers[0] * 100 + sum(numbers[1:]))


def week_meaning(day: date, published: date | None = None) -> Meaning:
    """The week that holds `day`. A report of a Sunday looks back on the seven days before it as its last week."""
    period = week_of(day)
    if published is not None and published.isoweekday() == 7 and (published - day).days == 7:
        period = between(day, shift_days(published, -1) or day)
    return Meaning("DATE", week_value(day), period)
