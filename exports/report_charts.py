"""The charts of an analysis, few and each with its values: types, hours, villages, the age of the stock, the months."""

from exports import report_speech
from exports.charts import Bars, Columns, Heat
from models.periods import Kind
from models.queries.figures import Figures, is_compared_twice
from models.queries.figures_intake import HOURS, NOWHERE, WEEK

TYPES, VILLAGES = 8, 10
EACH = 2  # hours in a column of the heat table
LEAST = 24  # cases: fewer make no pattern
_FEW = 3


def types(found: Figures) -> Bars | None:
    """Compare the types with the period before and the last year; a series without any case is left out."""
    now, before, year = found.now, found.before, found.year_before
    speech = report_speech.of(found.period)
    series = [(speech.now, now)]
    if before.received.count:
        series.append((speech.before, before))
    if is_compared_twice(found.period) and year.received.count:
        series.append((report_speech.last_year(found.period), year))
    rows = tuple(
        (each.name, tuple(one.of_type(each.name) for _, one in series)) for each in now.types[:TYPES]
    )
    return Bars("各类型纠纷件数", tuple(name for name, _ in series), rows) if len(rows) > 1 else None


def hours(found: Figures) -> Heat | None:
    """Show when people come: days of the week by two hours."""
    if found.now.received.count < LEAST:
        return None
    values = tuple(tuple(sum(day[at : at + EACH]) for at in range(0, HOURS, EACH)) for day in found.now.hours)
    return Heat("受理的星期和时段（件）", WEEK, tuple(f"{at}时" for at in range(0, HOURS, EACH)), values)


def villages(found: Figures) -> Bars | None:
    """Rank the villages; nothing where they do not differ."""
    told = [each for each in found.now.villages if each.name != NOWHERE]
    if len(told) < _FEW or told[0].count < _FEW:
        return None
    rows = tuple((each.name, (each.count,)) for each in told[:VILLAGES])
    return Bars("各村社纠纷件数", (report_speech.of(found.period).now,), rows)


def ages(found: Figures) -> Bars | None:
    """Show how old the stock is."""
    if found.stock.after.count < _FEW:
        return None
    rows = tuple((each.name, (each.count,)) for each in found.stock.ages)
    return Bars("未结案件的账龄（件）", ("未结",), rows)


def course(found: Figures) -> Columns | None:
    """Show the months, or the years of a long period, with the last year as a thin line."""
    told = found.trend.course
    if not any(each.received.count or each.year_before for each in told):
        return None
    yearly = told[0].period.kind is Kind.YEAR
    names = tuple(f"{each.period.first.year}" if yearly else f"{each.period.first.month}月" for each in told)
    line = tuple(each.year_before or 0 for each in told) if any(each.year_before for each in told) else ()
    title = "历年受理件数" if yearly else "近十二个月受理件数"
    return Columns(title, names, tuple(each.received.count for each in told), line, ("受理", "上年同期"))
