"""The layouts of bureaus beside this file (made by build_layouts.py) with a mapping of each, and rows to fill in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from exports import fitting
from exports.fitting import FormMapping, SheetMapping, Template, Value, sources
from exports.fitting.sheetpart import column_letters
from exports.registers import REGISTERS

FOLDER = Path(__file__).parent
SOURCES = {key: names for key, names in sources.names(REGISTERS).items() if key in {"R1", "R2", "R3"}}
FACTS: dict[str, Value] = {
    "单位": "西岔派出所", "月份": "2026年11月", "季度": "2026年第四季度", "年": 2026, "月": 11, "填报人": "孔内勤",
    "填报日期": date(2026, 11, 30), "审核人": "索所长",
}  # fmt: skip
KINDS = ("邻里", "婚姻家庭", "山林土地", "损害赔偿")


@dataclass(frozen=True)
class Layout:
    """A layout: what is written where; ``room`` rows of data in its first sheet, none in a card."""

    key: str
    mapping: FormMapping
    room: int = 0

    @property
    def template(self) -> Template:
        """The empty form."""
        return opened(self.key)

    @property
    def main(self) -> SheetMapping:
        """The mapping of the sheet that has the rows."""
        return self.mapping.sheets[0]


@cache
def opened(key: str) -> Template:
    """Open a layout once."""
    return fitting.opened(FOLDER / f"{key}.xlsx")


def proposed(key: str, sheet: str, **change: object) -> SheetMapping:
    """Return the mapping that the program proposes, changed as an officer would."""
    found = fitting.proposed(opened(key).grid(sheet), sheet, SOURCES, "R1")
    assert found is not None
    made = found.mapping()
    more = change.pop("more", {})
    assert isinstance(more, Mapping)
    return replace(made, **{**change, "columns": {**made.columns, **more}})  # type: ignore[arg-type]  # -- the fields of the dataclass


def rows(count: int) -> list[dict[str, Value]]:
    """Give rows of R1 of which no two are alike."""
    found = []
    for at in range(count):
        day = date(2026, 11, 1) + timedelta(at % 30)
        row: dict[str, Value] = dict.fromkeys(SOURCES["R1"])
        row |= {
            "序号": at + 1, "登记编号": f"西调〔2026〕{at + 1:04d}", "登记（发现）时间": day, "当事人甲·姓名": f"张某{at + 1}",
            "当事人乙·姓名": "=HYPERLINK(1)" if at == 1 else f"赵某{at + 1}", "发生地（村社）": f"西岔村{at % 5 + 1}组",
            "纠纷类型·大类": KINDS[at % 4], "纠纷类型·小类": KINDS[at % 4], "简要情况": f"因第{at + 1}处地界争执，双方互不相让。" * (at % 3 + 1), "涉及人数": at % 7 + 2,
            "涉及金额": Decimal(100 * (at + 1)) + Decimal("0.50"), "风险等级": "较大" if at % 4 == 0 else "一般", "责任民警": "葛民警",
            "分流去向": "司法所", "调解结果": "成功" if at % 3 else "不成", "协议编号": f"第{at + 1}号", "化解日期": day + timedelta(1),
            "是否销号（案结事了）": "待化解" if at % 2 else "已销号", "备注": "+86" if at == 0 else "",
        }  # fmt: skip
        found.append(row)
    return found


def fact(_mapping: SheetMapping, name: str) -> Value:
    """Say what a single cell says; the cells of statistics are their own row numbers."""
    return int(name.removeprefix("行")) if name.startswith("行") else FACTS[name]


def filled(layout: Layout, count: int) -> fitting.Filled:
    """Fill a layout with so many rows."""
    found: Iterable[Mapping[str, Value]] = rows(count)
    return fitting.fill(layout.template, layout.mapping, rows=lambda _: found, facts=fact)


def _r01() -> FormMapping:
    made = fitting.proposed(opened("r01").grid("排查情况表"), "排查情况表", SOURCES)
    assert made is not None
    computed = {6, 8, 10}
    values = {f"{letter}{row}": f"行{row}" for row in range(6, 58) for letter in "EG" if row not in computed}
    values |= {"G6": "行6"}
    return FormMapping(
        (replace(made.mapping(), cells={**made.cells, "A1": "{年}年{单位}矛盾纠纷排查情况表", **values}),)
    )


def _r06() -> FormMapping:
    numbers = [2, 1, 9, 4, 2, 1, 2, *[0] * 9, 0, 0, *[0] * 5, 1, 0, 0, 0]
    letters = [column_letters(at) for at in range(3, 30)]
    cells = {f"{letter}8": f"行{value}" for letter, value in zip(letters, numbers, strict=True)}
    return FormMapping(
        (SheetMapping("季度", cells={"B2": "单位", "J2": "填报日期", "R2": "填报人", **cells}),)
    )


def all_layouts() -> dict[str, Layout]:
    """Return every layout with its mapping."""
    card = {
        "B2": "填报人",
        "D2": "单位",
        "B3": "{单位}报来",
        "B7": "{填报人}{填报日期}办结",
        "B8": "填报日期",
        "D8": "审核人",
    }
    made = (
        Layout("r01", _r01()),
        Layout("r03", FormMapping((
            proposed("r03", "清单", more={"B": "{分流去向}", "G": "责任民警"}),
            SheetMapping("单页", cells={"B2": "填报日期", "D2": "单位", "B4": "{年}年{月}月{单位}的一件大事。" * 9}),
        )), 10),
        Layout("r05", FormMapping((
            proposed("r05", "2026年11月统计", head=(2, 3, 4), first=6, last=9, source="R1", cells={},
                     more={"A": "发生地（村社）", **dict.fromkeys("BCDEFGHIJK", "涉及人数")}),
        )), 4),
        Layout("r06", _r06()),
        Layout("r08", FormMapping((proposed("r08", "列表", more={"F": "登记（发现）时间"}),)), 5),
        Layout("r12", FormMapping((
            SheetMapping("卷内目录", "R1", (2,), 3, 3, "total", {"A": "序号", "B": "简要情况", "C": "涉及人数", "D": "备注"},
                         {}, {"A5": "立卷人：{填报人}　立卷日期：{填报日期}"}, serial="restart"),
            SheetMapping("登记表", cells={"B2": "单位", "B8": "填报人", "E8": "填报日期", "C4": "填报日期"}),
        )), 1),
        Layout("r16", FormMapping((proposed("r16", "归档"),)), 10),
        Layout("r18", FormMapping((proposed("r18", "矛盾纠纷台账"),)), 20),
        Layout("r19", FormMapping((proposed("r19", "月报", constants={"B": "西岔派出所"}),)), 1),
        Layout("r24", FormMapping((SheetMapping("处理单", cells=card), SheetMapping("交办单", cells={"B3": "单位", "B5": "审核人"})))),
    )  # fmt: skip
    return {each.key: each for each in made}
