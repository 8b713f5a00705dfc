"""办案人员工作量与成效表: what the leader may take along as a workbook, each rate with the two numbers it is made of."""

from collections.abc import Iterable, Iterator

from exports.columns import SUM, Column, Register
from models.qualityrules import Kind, Measure
from models.queries.quality import Figure
from models.queries.workload import Load

#: What the columns of the work count.
WORK = (
    "在办：现在未销号、未终止的案件，含已达成待履行和已履行待销号的；有超期：有法定或者约定期限已过未办的案件，当事人自己的申请权过期不算；"
    "接待登记、记录、回访按经手人归，不论谁承办。　"
)
TITLE = "办案人员工作量与成效表"


def register(figures: Iterable[Figure]) -> Register[Load]:
    """Return the columns: the work, then of each figure the value and, for a rate, its parts."""
    work: tuple[Column[Load], ...] = (
        Column("序号", lambda r: r.serial, 4.2, "number"),
        Column("姓名", lambda r: r.name, 9),
        Column("岗位", lambda r: r.role, 7),
        Column("登记", lambda r: r.received, 5, "number", group="承办件数", total=SUM),
        Column("在办", lambda r: r.standing, 5, "number", group="承办件数", total=SUM),
        Column("有超期", lambda r: r.late, 5, "number", group="承办件数", total=SUM),
        Column("主持场次", lambda r: r.hosted, 5, "number", total=SUM),
        Column("接待登记", lambda r: r.registered, 5, "number", group="协助", total=SUM),
        Column("记录场次", lambda r: r.recorded, 5, "number", group="协助", total=SUM),
        Column("回访次数", lambda r: r.visited, 5, "number", group="协助", total=SUM),
    )
    told = (column for each in _printed(figures) for column in _columns(each))
    return Register("workload", TITLE, (*work, *told), frozen=2, unit="人")


def rule(figures: Iterable[Figure]) -> str:
    """Return the definitions that stand under the table."""
    return WORK + "　".join(f"{each.name}：{each.sentence}" for each in _printed(figures))


def _printed(figures: Iterable[Figure]) -> Iterator[Measure]:
    """Leave out the parts of a figure (其中 …), so that the table can be read on one sheet."""
    return (each.measure for each in figures if not each.measure.name.startswith("其中"))


def _columns(measure: Measure) -> Iterator[Column[Load]]:
    key = measure.key
    if measure.kind is Kind.DAYS:
        yield Column("件数", lambda r: r.figures[key].whole, 5, "number", group=measure.name, total=SUM)
        yield Column("中位数", lambda r: r.value(key), 7, group=measure.name)
        return
    yield Column(measure.taken, lambda r: r.figures[key].part, 5, "number", group=measure.name, total=SUM)
    yield Column("总数", lambda r: r.figures[key].whole, 5, "number", group=measure.name, total=SUM)
    yield Column("比率", lambda r: r.value(key), 7, group=measure.name)
