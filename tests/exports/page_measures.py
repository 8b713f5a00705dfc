"""Measure rendered papers against the measures they must have: every item with what is wanted and what is found.

``python tests/exports/page_measures.py [FORM …]`` prints the list.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, create_string_buffer
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pypdfium2
from pypdfium2 import raw

from exports import pdf
from exports.compose import compose
from exports.facts import Facts
from exports.forms import FORMS
from exports.paper import MM, SHEET
from models import formheads
from tests.exports import sample_facts

DPI = 150
FANG = "FandolFangTT-Regular"
SMALL = 11.0  # points of what stands outside the text area, at most
FORM_IDS = ("D11", "D11-ZA", "D12", "D13", "D14", "D15", "D27-cover", "D27-index")
#: Where text may stand: 天头, 订口, width and height of the 版心 in millimetres.
AREAS = {"gbt9704": (37, 28, 156, 225), "single": (25, 28, 156, 247), "table": (37, 28, 156, 225)}
#: Points of title and body, and from line to line in text and table, each also set close to spare a sheet.
TYPES: dict[str, tuple[float, float, tuple[float, ...]]] = {
    "gbt9704": (22, 16, (28.9, 28.9 * 0.94)), "single": (18, 12, (20, 20 * 0.85, 17.5, 17.5 * 0.85)),
    "table": (22, 14, (24, 24 * 0.92, 21, 21 * 0.92)),
}  # fmt: skip
TABLED = frozenset({"D13", "D15", "D27-cover"})
COVERS = frozenset({"D27-cover", "D27-index"})  # hardly any running text to measure
#: What a form must say, in this order.
ORDERS = {
    "D11": ("人民调解记录", "时间：", "地点：", "事由：", "参加人：", "当事人：", "一、告知权利义务", "二、陈述、调查核实", "三、结果的风险告知", "四、协议内容", "以下空白", "以上笔录我看过", "当事人（签名", "人民调解员（签名）", "记录人（签名）", "（印章）"),
    "D11-ZA": ("调解笔录", "时间：", "调解地点：", "主持人：", "工作单位：", "记录员：", "葛某某：", "以下空白", "以上笔录请你们细阅，如有遗漏或错误，请指正", "当事人（签名", "主持人（签名）", "记录员（签名）"),
    "D12": ("治安调解协议书", "调解字〔2026〕", "主持人：", "工作单位（职务）", "调解地点：", "调解时间：", "当事人基本情况", "其他在场人员、见证人", "主要事实（包括案件发生时间、地点、人员、起因、经过、情节、结果等）", "经调解，各方自愿达成如下协议（包括协议内容、履行方式和期限等）", "本协议自各方签字之时起生效", "当事人可以就民事争议依法向人民法院提起民事诉讼", "本协议书一式", "主持人（签名）", "见证人（签名）", "当事人（签名", "（印章）"),
    "D13": ("现场治安调解协议书", "当事人", "性别", "身份证号", "工作单位及职业", "家庭地址", "主要事实：", "经现场调解，各方自愿达成如下协议：", "本协议自各方签字之时起生效，并当场履行，公安机关对违反治安管理行为人不予处罚。", "当事人（签名）", "办案民警（签名）", "（印章）", "联：第一联由调解机关留存"),
    "D14": ("人民调解协议书", "编号：", "当事人（甲方", "纠纷主要事实：", "争议事项：", "各方责任：", "自愿达成如下协议", "履行方式、时限：", "本协议一式", "当事人（签名", "人民调解员（签名）", "记录人（签名）", "（印章）"),
    "D27-cover": ("西岔镇人民调解委员会", "卷名", "卷号", "人民调解员", "调解日期", "立卷人", "立卷日期", "保管期限", "备注"),
    "D27-index": ("卷内目录", "序号", "文书名称", "页号", "备注", "1", "身份证明", "封底"),
    "D15": ("人民调解口头协议登记表", "编号：", "当事人一", "纠纷主要事实、争议事项", "口头协议内容", "履行方式、期限", "人民调解员（签名）", "记录人（签名）", "（印章）"),
}  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """A character as a reader of PDF finds it, in points from the lower left corner."""

    page: int
    char: str
    x: float
    y: float
    size: float
    font: str


@dataclass(frozen=True)
class Item:
    """One measure of one form."""

    what: str
    wanted: str
    found: str
    right: bool


def final(form: str, facts: Facts) -> Facts:
    """Return the facts as those of a final paper with a code and a holder."""
    return replace(
        facts, demo=False, paper=replace(facts.paper, draft=False, code="7KQ2M9XBTA", holder="张三 存")
    )


def signs(data: bytes) -> list[Sign]:
    """Return every character with its origin, size and face."""
    kept = pypdfium2.PdfDocument(data)
    found: list[Sign] = []
    x, y, name, flags = c_double(), c_double(), create_string_buffer(128), c_int()
    for number, page in enumerate(kept):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(text, index))
            if char.isspace() or raw.FPDFText_IsGenerated(text, index) == 1:
                continue
            raw.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
            raw.FPDFText_GetFontInfo(text, index, name, 128, byref(flags))
            size = raw.FPDFText_GetFontSize(text, index)
            found.append(Sign(number, char, x.value, y.value, size, name.value.decode().split("+")[-1]))
    kept.close()
    return found


def rules(data: bytes) -> Counter[float]:
    """Return how many rules and frames there are of each thickness in points."""
    kept = pypdfium2.PdfDocument(data)
    found: Counter[float] = Counter()
    width = c_float()
    for page in kept:
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            fill, stroke = c_int(), c_int()
            raw.FPDFPath_GetDrawMode(each, byref(fill), byref(stroke))
            if stroke.value:
                raw.FPDFPageObj_GetStrokeWidth(each, byref(width))
                found[round(width.value, 2)] += 1
    kept.close()
    return found


def ink(data: bytes) -> list[tuple[float, float, float]]:
    """Return the margins of the ink of each page at 150 dpi in millimetres: head, left, right.

    What stands outside the text area on purpose is left out: the line of code and holder, the hint of the seal at the
    right edge, and the foot with the number of the page and the places to sign.
    """
    kept = pypdfium2.PdfDocument(data)
    found, dot = [], 25.4 / DPI
    for page in kept:
        image = (
            page.render(scale=DPI / 72).to_pil().convert("L").point(lambda level: 255 if level < 128 else 0)
        )
        head = round(21 / dot)
        box = image.crop((0, head, round(203 / dot), round(250 / dot))).getbbox()
        assert box
        found.append(((head + box[1]) * dot, box[0] * dot, 210 - box[2] * dot))
    kept.close()
    return found


def measured(form: str, facts: Facts) -> Iterator[Item]:
    """Go through the measures of one form."""
    document = compose(FORMS[form], final(form, facts))
    data = pdf.render(document)
    name = document.page
    top, left, width, height = AREAS[name]
    title, body, pitches = TYPES[name]
    margins = ink(data)
    every = signs(data)
    text = [sign for sign in every if top * MM < SHEET[1] - sign.y < (top + height) * MM]
    with pypdfium2.PdfDocument(data) as kept:
        sheets = {tuple(round(side / MM, 1) for side in page.get_size()) for page in kept}
    yield Item("纸张", "A4 210×297 mm", str(sheets), sheets == {(210.0, 297.0)})
    for place, (what, least) in enumerate((("天头", top), ("订口", left), ("切口", 210 - left - width))):
        found = min(margin[place] for margin in margins)
        yield Item(
            what,
            f"{least} mm（首行的字在行距之中）" if what == "天头" else f"{least} mm（±1）",
            f"{found:.1f} mm",
            least - 0.5 <= found <= least + (4 if not place else 1),
        )
    lowest = min(sign.y - 0.14 * sign.size for sign in every if sign.size > SMALL) / MM
    foot = 297 - top - height
    yield Item("地脚", f"≥ {foot} mm", f"{lowest:.1f} mm", lowest >= foot - 0.2)
    if form not in COVERS:
        yield from _type(text, title, body, pitches)
    if name == "gbt9704":
        yield from _grid(text)
    thick = rules(data)
    if form in TABLED:
        yield Item("表格外框", "2.25 磅", f"{thick[2.25]} 处", thick[2.25] > 0)
        yield Item("表格内线", "0.5 磅", f"{thick[0.5]} 处", thick[0.5] > 0)
    said = "".join(sign.char for sign in every)
    if form != "D27-index":
        yield Item("日期", "阿拉伯数字", "2026年11月21日", "2026年11月21日" in said)
    yield _order(form, said)


def _type(text: list[Sign], title: float, body: float, pitches: tuple[float, ...]) -> Iterator[Item]:
    heads = {(sign.size, sign.font) for sign in text if sign.font == "NotoSerifSC-Black"}
    yield Item(
        "标题",
        f"{title} 磅小标宋（NotoSerifSC-Black）",
        str(sorted(heads)),
        {round(s, 1) for s, _ in heads} == {title},
    )
    sizes = Counter(round(sign.size, 1) for sign in text if sign.font == FANG)
    common = sizes.most_common(1)[0][0]
    yield Item("正文", f"{body} 磅仿宋（FandolFang）", f"{common} 磅", common == body)
    lines = sorted(
        {(sign.page, -round(sign.y, 2)) for sign in text if round(sign.size, 1) == body and sign.font == FANG}
    )
    steps = Counter(
        round(lower - upper, 1) for (page, upper), (other, lower) in pairwise(lines) if page == other
    )
    step = steps.most_common(1)[0][0]
    fits = any(abs(step - pitch) < 0.11 for pitch in pitches)
    yield Item("行距", "或".join(f"{pitch:.1f}" for pitch in pitches) + " 磅", f"{step} 磅", fits)


def _grid(text: list[Sign]) -> Iterator[Item]:
    """Measure the 28 characters of a line: from one to the next, and from the first to the end of the last."""
    running = [sign for sign in text if round(sign.size) == 16 and sign.font == FANG]
    steps = Counter(
        round(after.x - sign.x, 1)
        for sign, after in pairwise(running)
        if (sign.page, round(sign.y, 1)) == (after.page, round(after.y, 1)) and 15 < after.x - sign.x < 17
    )
    step = steps.most_common(1)[0][0]
    yield Item("字距", "156 mm ÷ 28 = 15.8 磅", f"{step} 磅", abs(step - 156 * MM / 28) < 0.11)
    rows = Counter((sign.page, round(sign.y, 1)) for sign in running)
    per_page = Counter(page for page, _ in rows)
    yield Item(
        "每页行数", "≤ 22（印章另占一页时 ≤ 23）", str(max(per_page.values())), max(per_page.values()) <= 23
    )
    narrow = {(sign.page, round(sign.y, 1)) for sign in running if sign.char < "\u2e80"}
    longest = max(count for row, count in rows.items() if row not in narrow)
    yield Item("每行字数", "28（行末标点挤压时 29）", str(longest), longest in {28, 29})


def _order(form: str, said: str) -> Item:
    """Look for what a form must say from its beginning to its end."""
    at, lacking = 0, []
    bare = "".join(said.split()).replace("双方自愿", "各方自愿").replace("自双方", "自各方")
    for words in ORDERS[form]:
        found = bare.find("".join(words.split()), at)
        if found < 0:
            lacking.append(words)
        else:
            at = found + 1
    return Item(
        "项目及顺序",
        f"{len(ORDERS[form])} 项依次",
        f"缺或错位：{'、'.join(lacking)}" if lacking else "齐全",
        not lacking,
    )


def main(forms: list[str]) -> None:
    """Print the list."""
    for form in forms or FORM_IDS:
        sys.stdout.write(f"{form} {formheads.head(form).title}\n")
        for item in measured(form, sample_facts.full(form)):
            mark = "✓" if item.right else "✗"
            sys.stdout.write(f"  {mark} {item.what}：应为 {item.wanted}，实测 {item.found}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
