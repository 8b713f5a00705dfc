"""Builds the layouts beside it with LibreOffice: ``/usr/bin/python3 build_layouts.py`` (needs soffice and python3-uno).

Each is a form as bureaus send it: merged heads, totals, footers, print set-up, and what hangs on a sheet.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]  # -- comes with LibreOffice, not with this project
from com.sun.star.awt import Point, Rectangle, Size  # type: ignore[import-not-found]  # -- as above
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]  # -- as above
from com.sun.star.sheet.ConditionOperator import FORMULA  # type: ignore[import-not-found]  # -- as above
from com.sun.star.sheet.ValidationType import LIST  # type: ignore[import-not-found]  # -- as above
from com.sun.star.table import (  # type: ignore[import-not-found]  # -- as above
    BorderLine2,
    CellAddress,
    CellRangeAddress,
)
from com.sun.star.table.CellHoriJustify import CENTER  # type: ignore[import-not-found]  # -- as above

FOLDER = Path(__file__).parent
PORT = 20731
CENTRE = 2


class Page:
    """One sheet being built."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.book, self.sheet = book, sheet

    def put(self, cell: str, words: str) -> Any:
        """Write words, or a formula."""
        found = self.sheet.getCellRangeByName(cell)
        if words.startswith("="):
            found.setFormula(words)
        elif words.isdigit():
            found.setValue(int(words))
        else:
            found.setString(words)
        return found

    def line(self, row: int, words: list[str], first: str = "A") -> None:
        """Write cells from left to right."""
        for at, each in enumerate(words):
            if each:
                self.put(f"{letters(number(first) + at)}{row}", each)

    def merge(self, *ranges: str) -> None:
        """Merge ranges and centre them."""
        for each in ranges:
            found = self.sheet.getCellRangeByName(each)
            found.merge(True)
            found.HoriJustify = CENTER
            found.VertJustify = CENTRE

    def title(self, reference: str, words: str) -> None:
        """Write a title line over the whole width."""
        self.merge(reference)
        cell = self.put(reference.partition(":")[0], words)
        cell.CharHeight = cell.CharHeightAsian = 16
        cell.CharWeight = cell.CharWeightAsian = 150
        cell.Rows.Height = 900

    def frame(self, reference: str) -> None:
        """Draw thin lines around each cell, and let long text break."""
        found = self.sheet.getCellRangeByName(reference)
        line = BorderLine2()
        line.OuterLineWidth = line.LineWidth = 18
        for side in ("TopBorder", "BottomBorder", "LeftBorder", "RightBorder"):
            setattr(found, side, line)
        found.IsTextWrapped = True
        found.VertJustify = CENTRE

    def look(self, reference: str, code: str) -> None:
        """Give cells a number format."""
        formats, local = self.book.getNumberFormats(), uno.createUnoStruct("com.sun.star.lang.Locale")
        key = formats.queryKey(code, local, False)
        self.sheet.getCellRangeByName(reference).NumberFormat = (
            key if key != -1 else formats.addNew(code, local)
        )

    def widths(self, *millimetres: float) -> None:
        """Set the widths of the columns."""
        for at, each in enumerate(millimetres):
            self.sheet.Columns.getByIndex(at).Width = int(each * 100)

    def choice(self, reference: str, formula: str) -> None:
        """Let cells take only what a list holds."""
        found = self.sheet.getCellRangeByName(reference)
        validation = found.Validation
        validation.Type = LIST
        validation.setFormula1(formula)
        found.Validation = validation

    def red_when(self, reference: str, formula: str) -> None:
        """Mark cells by a condition."""
        found = self.sheet.getCellRangeByName(reference)
        styles = self.book.StyleFamilies.getByName("CellStyles")
        if not styles.hasByName("Alert"):
            styles.insertByName("Alert", self.book.createInstance("com.sun.star.style.CellStyle"))
            styles.getByName("Alert").CellBackColor = 0xFFC7CE
        listed = found.ConditionalFormat
        listed.addNew((named("Operator", FORMULA), named("Formula1", formula), named("StyleName", "Alert")))
        found.ConditionalFormat = listed

    def comment(self, cell: str, words: str) -> None:
        """Hang a comment on a cell."""
        at = self.sheet.getCellRangeByName(cell).CellAddress
        self.sheet.Annotations.insertNew(at, words)

    def text_box(self, cell: str, words: str) -> None:
        """Draw a text box at a cell."""
        shape = self.book.createInstance("com.sun.star.drawing.TextShape")
        at = self.sheet.getCellRangeByName(cell)
        shape.Position, shape.Size = Point(at.Position.X, at.Position.Y), Size(5000, 1200)
        self.sheet.DrawPage.add(shape)
        shape.Anchor = at
        shape.setString(words)

    def control(self, cell: str, kind: str, words: str) -> None:
        """Put a control (CheckBox, CommandButton) at a cell."""
        at = self.sheet.getCellRangeByName(cell)
        model = self.book.createInstance(f"com.sun.star.form.component.{kind}")
        model.Label = words
        shape = self.book.createInstance("com.sun.star.drawing.ControlShape")
        shape.Position, shape.Size = Point(at.Position.X, at.Position.Y), Size(3000, 700)
        shape.Control = model
        self.sheet.DrawPage.add(shape)
        shape.Anchor = at

    def chart(self, name: str, reference: str, corner: str) -> None:
        """Draw a chart of cells."""
        at = self.sheet.getCellRangeByName(corner)
        place = Rectangle(at.Position.X, at.Position.Y, 9000, 5000)
        self.sheet.Charts.addNewByName(
            name, place, (self.sheet.getCellRangeByName(reference).RangeAddress,), True, True
        )

    def printed(
        self, reference: str, heads: tuple[int, int] | None = None, *, landscape: bool = True
    ) -> None:
        """Set print area, repeated head rows and the paper."""
        area = self.sheet.getCellRangeByName(reference).RangeAddress
        self.sheet.setPrintAreas((area,))
        if heads:
            rows = CellRangeAddress(area.Sheet, 0, heads[0] - 1, 0, heads[1] - 1)
            self.sheet.setTitleRows(rows)
            self.sheet.setPrintTitleRows(True)
        style = self.book.StyleFamilies.getByName("PageStyles").getByName(self.sheet.PageStyle)
        style.IsLandscape = landscape
        style.Width, style.Height = (29700, 21000) if landscape else (21000, 29700)
        style.ScaleToPagesX, style.ScaleToPagesY = 1, 0
        style.LeftMargin = style.RightMargin = 1200


def named(name: str, value: Any) -> Any:
    """Return a property."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def number(column: str) -> int:
    """Return the number of a column."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - 64
    return found


def letters(column: int) -> str:
    """Return the letters of a column."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


CLASSES = (
    "民族宗教矛盾纠纷", "军转干部、复原退伍军人安置引发的矛盾纠纷", "征地拆迁安置引发的矛盾纠纷", "建筑工程质量、物业管理等问题引发的矛盾纠纷",
    "土地矿产山林水利界限权属纠纷", "经济活动引发的矛盾纠纷", "劳资纠纷", "企业改制引发的矛盾纠纷", "环境污染、生态破坏引发的矛盾纠纷",
    "司法活动引发的矛盾纠纷", "行政执法活动引发的矛盾纠纷", "大中专院校、中小学校引发的矛盾纠纷", "海事渔事纠纷", "干部作风等问题引发的矛盾纠纷",
    "村务管理引发的矛盾纠纷", "农村土地承包、农村集体“三资”及农民负担等问题引发的矛盾纠纷", "婚姻家庭邻里等各类民间纠纷", "医患纠纷", "其他",
)  # fmt: skip


def r01(page: Page, _add: Callable[[str], Page]) -> None:
    """排查情况表, 52 rows in 19 classes: a protected sheet of single cells, totals and rates as formulas."""
    page.title("A1:G1", "    年        矛盾纠纷排查情况表")
    page.merge("A2:G2")
    page.put("A2", "村（居）级报表")
    page.line(3, ["填报单位（盖章）：", "", "", "填报月份：", "", "填报季度：", ""])
    page.merge("A3:C3", "A4:D5", "E4:G4")
    page.line(4, ["内容", "", "", "", "层级"])
    page.line(5, ["村居", "小计", "年度累计"], "E")
    row = 6
    page.merge("B6:C10")
    page.put("B6", "总况")
    for at, each in enumerate(("排查数", "调处数", "调处率", "成功数", "成功率")):
        page.line(row + at, [str(at + 1), "", "", each])
    row = 11
    for each in CLASSES:
        page.merge(f"B{row}:C{row + 1}")
        page.line(row, [str(row - 5), each, "", "排查数"])
        page.line(row + 1, [str(row - 4), "", "", "调处数"])
        row += 2
    page.merge(f"B{row}:B{row + 3}", f"B{row + 4}:C{row + 7}", f"B{row + 8}:C{row + 8}")
    page.put(f"B{row}", "涉及矛盾纠纷人数")
    for at, each in enumerate(("50人以下", "50至100人", "100人至500人", "500人以上")):
        page.line(row + at, [str(row + at - 5), "", each, "起数"])
    page.put(f"B{row + 4}", "重大矛盾纠纷")
    for at, each in enumerate(("排查数", "调处数", "成功数", "成功率")):
        page.line(row + 4 + at, [str(row + at - 1), "", "", each])
    page.line(row + 8, [str(row + 3), "开展集中排查", "", "次数"])
    page.frame(f"A4:G{row + 8}")
    for line in range(6, row + 9):
        page.put(f"F{line}", f"=E{line}")
    found = "+".join(f"E{line}" for line in range(11, 49, 2))
    page.put("E6", f"={found}")
    for rate, over, under in ((8, 7, 6), (10, 9, 7)):
        for column in "EG":
            page.put(f"{column}{rate}", f'=IF({column}{under}=0;"";{column}{over}/{column}{under})')
    page.look("E8:G8", "0.0%")
    page.look("E10:G10", "0.0%")
    page.merge(f"A{row + 9}:G{row + 9}")
    page.put(f"A{row + 9}", "备注：各市每季度第一个月10日前报省综治办，县（市、区）次月5日前报市综治办。")
    page.line(row + 10, ["签发人：", "", "制表人：", "", "四川省社会治安综合治理委员会办公室制"])
    page.merge(f"E{row + 10}:G{row + 10}")
    page.widths(12, 24, 22, 22, 20, 20, 24)
    page.printed(f"A1:G{row + 10}", (4, 5), landscape=False)
    page.sheet.protect("")


def r03(page: Page, add: Callable[[str], Page]) -> None:
    """重大矛盾纠纷: a list with a text box, and a second sheet of one case."""
    page.title("A1:H1", "重大矛盾纠纷排查调处信息")
    page.put("A2", "填报单位：")
    page.put("F2", "填报日期：")
    page.line(
        3,
        [
            "序号",
            "排查部门",
            "排查日期",
            "单位地点",
            "矛盾纠纷简况及原因",
            "责任单位",
            "责任领导",
            "调处情况",
        ],
    )
    page.frame("A3:H13")
    page.look("C4:C13", 'YYYY"年"M"月"D"日"')
    page.merge("A14:H14")
    page.put("A14", "说明：重大矛盾纠纷指涉及10人以上或可能引发群体性事件的。")
    page.text_box("F16", "请于次月5日前报送")
    page.widths(10, 24, 34, 26, 60, 26, 20, 30)
    page.printed("A1:H14", (3, 3))
    single = add("单页")
    single.title("A1:D1", "重大矛盾纠纷登记")
    for row, words in enumerate(
        (["时间", "", "地点（单位）"], ["责任领导", "", "责任单位"], ["矛盾纠纷简况"], ["调处情况"]), start=2
    ):
        single.line(row, words)
    single.merge("B4:D4", "B5:D5")
    single.frame("A2:D5")
    single.printed("A1:D5", landscape=False)


def r05(page: Page, _add: Callable[[str], Page]) -> None:
    """Four head rows, totals above the rows: 镇办 | 矛盾纠纷类型 over pairs of columns."""
    kinds = ("婚姻家庭", "邻里", "土地", "劳资")
    last = letters(3 + 2 * len(kinds))
    page.title(f"A1:{last}1", "镇巴县司法行政系统矛盾纠纷排查化解基本情况统计表（  月）")
    page.merge("A2:A4", f"B2:{last}2", "B3:C3")
    page.put("A2", "镇办")
    page.put("B2", "矛盾纠纷类型")
    page.put("B3", "当前矛盾纠纷情况")
    page.line(4, ["本月矛盾纠纷总数", "本月未化解纠纷数"], "B")
    for at, kind in enumerate(kinds):
        left, right = letters(4 + 2 * at), letters(5 + 2 * at)
        page.merge(f"{left}3:{right}3")
        page.put(f"{left}3", f'="{kind}（共计："&SUM({left}5:{right}5)&"件）"')
        page.line(4, ["化解数", "未化解数"], left)
    page.put("A5", "合计")
    for column in range(2, 4 + 2 * len(kinds)):
        page.put(f"{letters(column)}5", f"=SUM({letters(column)}6:{letters(column)}9)")
    page.frame(f"A2:{last}9")
    page.widths(26, *[24] * (2 + 2 * len(kinds)))
    page.printed(f"A1:{last}9", (2, 4))


def r06(page: Page, _add: Callable[[str], Page]) -> None:
    """行政调解 quarterly: 27 numbered columns under three head rows, one row of values, checks as formulas."""
    page.title("A1:AC1", "北京市（单位）行政调解案件    年度第    季度统计表")
    page.line(
        2, ["填报单位：", "", "", "", "", "", "", "", "填报日期：", "", "", "", "", "", "", "", "填报人："]
    )
    page.merge("A3:B5", "G3:R3", "S3:Y3", "Z3:AA3", "AB3:AC3", "I4:R4", "U4:W4", "X4:Y4")
    page.put("A3", "项目")
    for column, words in (("C", "案件总数"), ("D", "调解成功数"), ("E", "涉案人数"), ("F", "调解成功金额")):
        page.merge(f"{column}3:{column}5")
        page.put(f"{column}3", words)
    page.put("G3", "民事纠纷（12）")
    page.put("S3", "行政争议（7）")
    page.put("Z3", "协议形式")
    page.put("AB3", "履行情况")
    for column, words in (("G", "总数"), ("H", "调解成功总数"), ("S", "总数"), ("T", "调解成功总数"), ("Z", "书面"), ("AA", "口头"), ("AB", "司法确认"), ("AC", "已履行")):  # fmt: skip
        page.merge(f"{column}4:{column}5")
        page.put(f"{column}4", words)
    page.put("I4", "纠纷类型（10）")
    page.line(5, ["治安调解的民间纠纷", "交通事故损害赔偿", "合同", "医疗事故赔偿", "消费者权益保护及产品质量", "土地承包经营", "侵犯知识产权赔偿", "环境污染赔偿", "电力与水事", "其他民事"], "I")  # fmt: skip
    page.put("U4", "争议类型")
    page.line(5, ["赔偿", "补偿", "法定自由裁量"], "U")
    page.put("X4", "调解阶段")
    page.line(5, ["行政复议", "行政诉讼"], "X")
    for row, words in ((6, "单位"), (7, "序号"), (8, "数量"), (9, "勾稽")):
        page.merge(f"A{row}:B{row}")
        page.put(f"A{row}", words)
    units = ["件", "件", "人", "万元", *["件"] * 23]
    page.line(6, units, "C")
    page.line(7, [str(each) for each in range(1, 28)], "C")
    page.put("C9", '=IF(AND(C8=G8+S8;D8=H8+T8;D8=Z8+AA8;G8=SUM(I8:R8));"平";"不平")')
    page.look("F8", "#,##0.00")
    page.frame("A3:AC9")
    page.merge("A10:AC10")
    page.put("A10", "说明：每季度次月5日前报送，第四季度同时报全年。")
    page.comment("C8", "案件总数＝民事纠纷总数＋行政争议总数")
    page.widths(12, 8, *[14] * 27)
    page.printed("A1:AC10", (3, 5))


def r08(page: Page, add: Callable[[str], Page]) -> None:
    """公安纠纷调解登记: a list with a check box and a choice of types, and the sheet of one case."""
    page.title("A1:H1", "    派出所纠纷调解登记")
    page.line(2, ["序号", "操作", "纠纷类型", "当事人一", "当事人二", "调解时间", "主要事实", "达成协议"])
    page.frame("A2:H7")
    page.look("F3:F7", "YYYY-MM-DD")
    page.choice("H3:H7", '"是";"否"')
    page.control("B9", "CheckBox", "已核对")
    page.line(8, ["合计", "", "=COUNTA(C3:C7)"])
    page.widths(10, 14, 30, 24, 24, 26, 60, 20)
    page.printed("A1:H8", (2, 2))
    card = add("登记表")
    card.title("A1:F1", "公安机关纠纷调解登记表")
    rows = (
        ["调解类型", "", "纠纷类型", "", "是否司法鉴定"], ["主持人", "", "单位及职务", "", "调解地点"],
        ["见证人姓名", "", "家庭住址", "", "联系方式"], ["当事人一", "姓名", "", "性别", "", ""],
    )  # fmt: skip
    for row, words in enumerate(rows, start=2):
        card.line(row, words)
    card.line(6, ["主要事实"])
    card.merge("B6:F6")
    card.frame("A2:F6")
    card.sheet.Rows.getByIndex(5).Height = 5000


def r12(page: Page, add: Callable[[str], Page]) -> None:
    """人民调解登记表 of one case, and the 卷内目录 as a list of one formatted row."""
    page.title("A1:F1", "人民调解登记表")
    page.line(2, ["卷宗名称", "", "", "卷宗类别", ""])
    page.merge("B2:C2", "E2:F2", "A3:A5")
    page.line(3, ["当事人", "姓名", "身份证号码", "性别", "年龄", "单位或住址"])
    page.put("A6", "纠纷简要情况")
    page.merge("B6:F6", "B7:C7", "E7:F7")
    page.line(7, ["第一调解员", "", "", "第二调解员"])
    page.frame("A2:F7")
    page.look("C4:C5", "@")
    page.line(8, ["登记人：", "", "", "登记日期："])
    listed = add("卷内目录")
    listed.title("A1:D1", "卷 内 目 录")
    listed.line(2, ["序号", "文书名称", "页号", "备注"])
    listed.frame("A2:D3")
    listed.line(4, ["合计", "", "=SUM(C3:C3)"])
    listed.merge("A5:D5")
    listed.put("A5", "立卷人：            立卷日期：")
    listed.red_when("C3:C3", "C3>9")
    listed.printed("A1:D5", (2, 2), landscape=False)


def r16(page: Page, _add: Callable[[str], Page]) -> None:
    """案件归档: ten columns, a chart of the amounts, page breaks below the rows."""
    page.title("A1:J1", "案件归档清单")
    page.line(
        2,
        [
            "序号",
            "案号",
            "申请人",
            "被申请人",
            "案由",
            "适用程序",
            "承办人",
            "受理时间",
            "涉案金额",
            "结案方式",
        ],
    )
    page.frame("A2:J12")
    page.look("H3:H12", "YYYY-MM-DD")
    page.look("I3:I12", "#,##0.00")
    page.look("B3:B12", "@")
    page.line(13, ["合计", "", "", "", "", "", "", "", "=SUM(I3:I12)", '=COUNTIF(J3:J12;"成功")'])
    page.frame("A13:J13")
    page.put("A14", "平均金额")
    page.put("I14", "=IF(COUNT(I3:I12)=0;0;I13/COUNT(I$3:I$12))")
    page.line(16, ["负责人：", "", "", "填表人："])
    page.chart("amounts", "H2:I12", "L3")
    page.chart("below", "H2:I12", "A18")
    page.sheet.Rows.getByIndex(16).IsStartOfNewPage = True
    page.widths(10, 34, 20, 20, 30, 20, 20, 26, 26, 20)
    page.printed("A1:J40", (2, 2))
    page.book.NamedRanges.addNewByName("归档金额", "$归档.$I$3:$I$12", CellAddress(0, 0, 0), 0)


def r18(page: Page, add: Callable[[str], Page]) -> None:
    """村居台账: counts above the head, a choice from a hidden sheet, a mark on open cases, totals in another sheet."""
    codes = add("代码")
    for row, each in enumerate(("待化解", "化解中", "已化解", "已销号", "转调解"), start=1):
        codes.put(f"A{row}", each)
    codes.sheet.IsVisible = False
    page.title("A1:J1", "矛盾纠纷台账")
    for at, each in enumerate(("待化解", "化解中", "已化解", "已销号")):
        page.put(f"{letters(1 + 2 * at)}2", each)
        page.put(f"{letters(2 + 2 * at)}2", f'=COUNTIF($H$4:$H$23;"{each}")')
    page.line(
        3, ["排查日期", "编号", "当事人", "村组", "类型", "纠纷简况", "风险", "状态", "责任人", "调解档案"]
    )
    page.frame("A3:J23")
    page.look("A4:A23", "YYYY-MM-DD")
    page.choice("H4:H23", "$代码.$A$1:$A$5")
    page.red_when("A4:J23", '$H4="待化解"')
    page.line(24, ["填表人：", "", "", "负责人："])
    page.widths(26, 24, 24, 20, 20, 60, 14, 18, 20, 24)
    page.printed("A1:J24", (3, 3), landscape=False)
    total = add("汇总")
    total.line(1, ["总数", "=COUNTA($矛盾纠纷台账.C4:C23)"])
    total.line(2, ["较大", '=SUMPRODUCT(($矛盾纠纷台账.G4:G23="较大")*1)'])
    total.line(3, ["去年", "12"])
    total.line(4, ["增减", "=B1-B3"])
    total.line(5, ["底稿", "=B3*2"])


def r19(page: Page, add: Callable[[str], Page]) -> None:
    """突出矛盾纠纷月报: eight columns, one formatted row, a sum over it, another sheet that adds months."""
    page.title("A1:H1", "突出矛盾纠纷台账（    年  月）")
    page.line(2, ["填报单位：", "", "", "", "", "填报日期："])
    page.line(
        3, ["序号", "单位", "矛盾纠纷简要情况", "责任单位", "化解时限", "化解情况", "涉及人数", "销号情况"]
    )
    page.frame("A3:H5")
    page.look("E4:E4", "YYYY-MM-DD")
    page.line(5, ["合计", "", "", "", "", "", "=SUM(G4:G4)"])
    page.merge("A6:H6")
    page.put("A6", "填报人：            审核人：            联系电话：")
    page.widths(10, 26, 70, 30, 26, 30, 20, 24)
    page.printed("A1:H6", (3, 3))
    year = add("全年")
    year.line(1, ["十一月人数", "=$月报.G5"])
    year.line(2, ["最多", "=MAX($月报.G4:G4)"])


def r24(page: Page, add: Callable[[str], Page]) -> None:
    """三本台账 处理单 and 交办单: cards of single cells on two sheets, one of them with an embedded button."""
    page.title("A1:D1", "处 理 单")
    page.line(2, ["来件时间", "", "台账类型", ""])
    for row, words in enumerate(
        ("来件类型", "本级台账办拟办意见", "分管领导意见", "主要领导意见", "办理结果"), start=3
    ):
        page.put(f"A{row}", words)
        page.merge(f"B{row}:D{row}")
    page.line(8, ["接件时间", "", "承办人签字", ""])
    page.frame("A2:D8")
    page.look("B2", 'YYYY"年"M"月"D"日"')
    page.control("A10", "CommandButton", "打印")
    page.printed("A1:D8", landscape=False)
    second = add("交办单")
    second.title("A1:F1", "交 办 单")
    second.line(2, ["台账类型", "", "会议期数", "", "会议类型", ""])
    for row, words in enumerate(("主要事项", "会议议定事项摘要"), start=3):
        second.put(f"A{row}", words)
        second.merge(f"B{row}:F{row}")
    second.line(5, ["主办单位", "", "", "", "责任人"])
    second.merge("B5:D5")
    second.frame("A2:F5")


LAYOUTS = {
    "r01": ("排查情况表", r01), "r03": ("清单", r03), "r05": ("2026年11月统计", r05), "r06": ("季度", r06),
    "r08": ("列表", r08), "r12": ("登记表", r12), "r16": ("归档", r16), "r18": ("矛盾纠纷台账", r18),
    "r19": ("月报", r19), "r24": ("处理单", r24),
}  # fmt: skip


def build(desktop: Any, key: str) -> None:
    """Build one layout and store it."""
    name, make = LAYOUTS[key]
    book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, (named("Hidden", True),))
    book.Sheets.getByIndex(0).Name = name

    def add(other: str) -> Page:
        book.Sheets.insertNewByName(other, book.Sheets.Count)
        return Page(book, book.Sheets.getByName(other))

    make(Page(book, book.Sheets.getByIndex(0)), add)
    target = FOLDER / f"{key}.xlsx"
    book.storeToURL(target.as_uri(), (named("FilterName", "Calc MS Excel 2007 XML"),))
    book.close(True)


def main() -> None:
    """Build those that are named, or all."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"socket,host=127.0.0.1,port={PORT};urp"
        office = subprocess.Popen(
            [
                "soffice",
                f"-env:UserInstallation=file://{folder}",
                "--headless",
                "--norestore",
                f"--accept={address}",
            ]
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        context = None
        while context is None:
            try:
                context = resolver.resolve(f"uno:{address};StarOffice.ComponentContext")
            except Exception:  # noqa: BLE001 -- any failure means that the office is not up yet
                time.sleep(0.5)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for key in sys.argv[1:] or LAYOUTS:
            build(desktop, key)
        desktop.terminate()
        office.wait(timeout=30)


if __name__ == "__main__":
    main()
