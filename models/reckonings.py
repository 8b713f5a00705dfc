"""测算: a loan, a table of wages, a plan of instalments, each as an item of the sheet beside the damages."""

from collections.abc import Iterable
from datetime import date

from models import instalments, loans, lpr, payroll, standards
from models.calculators import Item
from models.errors import Refusal
from models.instalments import Plan, Step
from models.loans import Loan
from models.lpr import Rate
from models.money import digits
from models.payroll import Worker

LOAN, PAYROLL, PLAN = "loan", "payroll", "plan"
#: The heads of the tables that these items carry.
HEADS = {
    LOAN: ("起", "止", "天数", "本金", "年利率", "利息", "还款", "余本金"),
    PAYROLL: ("姓名", "数量", "单价", "应得", "已付", "尚欠"),
    PLAN: ("期次", "付款日期", "金额"),
}


def loan(agreed: Loan, until: date, rate: Rate | None = None) -> Item:
    """借款本息: what is owed on a day, line by line, with the lawful limit of that loan."""
    found = loans.owed(agreed, until, rate)
    known = rate or lpr.on(agreed.lent)
    assert known is not None, "loans.owed() has asked for it"
    parts = [f"本金 {digits(found.principal)}", f"利息 {digits(found.interest)}"]
    if found.penalty:
        parts.append(f"违约金 {digits(found.penalty)}")
    words = f"算到 {until.isoformat()}：{' + '.join(parts)} = {digits(found.total)}"
    figures = (f"一年期 LPR {known.words}（{known.told}），{lpr.book().times} 倍为 {lpr.said(found.limit)}",)
    rows = tuple(
        (
            line.since.isoformat(), line.until.isoformat(), str(line.days), digits(line.principal), lpr.said(line.percent),
            digits(line.interest), digits(line.paid) if line.paid else "", digits(line.left),
        )
        for line in found.lines
    )  # fmt: skip
    return _item(LOAN, found.total, words, notes=found.notes, figures=figures, rows=rows)


def wages(workers: Iterable[Worker]) -> Item:
    """劳动报酬: what is owed to each worker and to all."""
    listed = tuple(workers)
    fen = payroll.total(listed)
    words = listed[0].formula if len(listed) == 1 else f"{len(listed)} 人合计 {digits(fen)}"
    rows = tuple(
        (
            each.name, each.done, digits(each.price), digits(each.earned), digits(each.paid) if each.paid else "",
            digits(each.owed),
        )
        for each in listed
    )  # fmt: skip
    return _item(PAYROLL, fen, words, rows=rows)


def plan(total: int, parts: Plan, step: Step | None = None) -> Item:
    """分期计划: the payments and their days; refused where they miss the total."""
    if wrong := instalments.agrees(total, parts):
        raise Refusal(wrong, "total")
    how = f"，{step.word}一期" if step is not None and len(parts) > 1 else ""
    words = f"{digits(total)} 分 {len(parts)} 期{how}，至 {parts[-1][0].isoformat()} 付清"
    rows = tuple((str(at), day.isoformat(), digits(fen)) for at, (day, fen) in enumerate(parts, 1))
    return _item(PLAN, total, words, rows=rows, counted=False)


def _item(
    key: str, fen: int, words: str, *, notes: tuple[str, ...] = (), figures: tuple[str, ...] = (),
    rows: tuple[tuple[str, ...], ...] = (), counted: bool = True,
) -> Item:  # fmt: skip
    row = standards.items()[key]
    return Item(
        key, row.name, fen, words, row.articles, row.proofs, (*notes, *row.notes), figures, rows, counted
    )
