"""The four blocks of 研判 as lines of figures, each with what it opens to."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from exports import report_speech
from models.money import digits
from models.queries.figures import Figures, is_compared_twice
from models.queries.figures_intake import NOWHERE, Intake
from models.queries.figures_results import UNTOLD, Share
from models.queries.figures_slices import Slice, Slices
from models.queries.ratios import percent

MOST = 14


@dataclass(frozen=True)
class Headline:
    """A large figure with its comparison; ``behind`` are the cases it counts."""

    name: str
    value: str
    note: str
    behind: Slice | None = None

    @property
    def opens(self) -> bool:
        """Tell whether there are cases to open to."""
        return self.behind is not None and self.behind.count > 0


@dataclass(frozen=True)
class Figure:
    """One line of a block: this period, the one before, the same one of the last year."""

    name: str
    now: int
    before: int | None = None
    year: int | None = None
    behind: Slice | None = None
    note: str = ""
    share: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return what stands behind the figure: its share if it is told, and what it is compared with."""
        earlier = (str(each) for each in (self.before, self.year) if each is not None)
        return (*([self.share] if self.share else []), *earlier)

    @property
    def opens(self) -> bool:
        """Tell whether there are cases to open to."""
        return self.behind is not None and self.behind.count > 0


@dataclass(frozen=True)
class Group:
    """Figures of one kind, with the largest that their bars are measured by; ``heads`` name what is compared."""

    title: str
    figures: tuple[Figure, ...]
    heads: tuple[str, ...] = ()

    @property
    def most(self) -> int:
        """Return the figure whose bar is full."""
        return max((max(each.now, each.before or 0, each.year or 0) for each in self.figures), default=0) or 1

    @property
    def noted(self) -> bool:
        """Tell whether any line says something behind its figure."""
        return any(each.note for each in self.figures)


@dataclass(frozen=True)
class Block:
    """One of the four: a sentence, groups of figures."""

    title: str
    sentence: str
    groups: tuple[Group, ...]


def headlines(found: Figures) -> tuple[Headline, ...]:
    """Return the four large figures."""
    now, before, speech = found.now, found.before, report_speech.of(found.period)
    moved = "，".join(words for words, _, _ in report_speech.compared(found))
    rates = report_speech.rate_changes(found)
    rate = f"成功 {now.succeeded.count} ÷ 受理 {now.received.count}" + "".join(f"，{each}" for each in rates)
    late, end = found.stock.overdue, "现在" if found.running else speech.end
    return (
        Headline("受理", f"{now.received.count} 件", moved, now.received),
        Headline("成功率", percent(*now.success), rate, now.succeeded),
        Headline("协议金额", digits(now.amount), f"{speech.before} {digits(before.amount)}", now.succeeded),
        Headline(
            f"{end}未结", f"{found.stock.after.count} 件", f"其中超期 {late.count} 件", found.stock.after
        ),
    )


def blocks(found: Figures) -> tuple[Block, ...]:
    """Return 特点, 存量, 处理结果, 发展态势."""
    return _features(found), _stock(found), _results(found), _trend(found)


def _compared(found: Figures, title: str, pick: Callable[[Intake], Slices], most: int = MOST) -> Group:
    was, had = ({each.name: each.count for each in pick(then)} for then in (found.before, found.year_before))
    twice, speech = is_compared_twice(found.period), report_speech.of(found.period)
    heads = (speech.before, report_speech.last_year(found.period)) if twice else (speech.before,)
    return Group(
        title,
        tuple(
            Figure(
                each.name, each.count, was.get(each.name, 0), had.get(each.name, 0) if twice else None, each
            )
            for each in pick(found.now)[:most]
        ),
        (speech.now, *heads),
    )


def _features(found: Figures) -> Block:
    now = found.now
    if not now.received.count:
        return Block("特点", f"{report_speech.of(found.period).now}没有受理矛盾纠纷。", ())
    first = now.types[0]
    sentence = f"{first.name}最多，{first.count} 件，占 {percent(first.count, now.received.count)}。"
    kinds = {place: f"{kind} {count}" for place, kind, count in now.leading if count > 1}
    villages = _compared(found, "村社（其中最多的类型）", _places)
    told = tuple(replace(each, note=kinds.get(each.name, "")) for each in villages.figures)
    return Block(
        "特点", sentence,
        (
            _ranked(found), _compared(found, "性质", lambda each: each.natures),
            _compared(found, "来源", lambda each: each.sources), replace(villages, figures=told),
            _compared(found, "涉及人数", lambda each: each.sizes),
        ),
    )  # fmt: skip


def _ranked(found: Figures) -> Group:
    """Return the types in their order, each with its share and whether it changed its place."""
    made, total = _compared(found, "类型", lambda each: each.types), found.now.received.count

    def moved(name: str) -> str:
        was, place = found.before.place(name), found.now.place(name)
        return f"{'升' if was > place else '降'} {abs(was - place)} 位" if was and was != place else ""

    ranked = (replace(each, share=percent(each.now, total), note=moved(each.name)) for each in made.figures)
    return replace(made, figures=tuple(ranked), heads=(made.heads[0], "占比", *made.heads[1:]))


def _places(now: Intake) -> Slices:
    """Return the villages, with those that were not told as a line of their own."""
    named = [each for each in now.villages if each.name != NOWHERE]
    return (*named[: MOST - 2], *(each for each in now.villages if each.name == NOWHERE))


def _stock(found: Figures) -> Block:
    stock, held, speech = found.stock, found.stock.broken, report_speech.of(found.period)
    end = "现有" if found.running else speech.end
    sentence = f"{speech.begin}未结 {stock.before} ＋ 新增 {stock.added} － 办结 {stock.ended} ＝ {end}未结 {stock.after.count}"
    return Block(
        "存量", sentence,
        (
            Group("未结的账龄", tuple(_plain(each) for each in stock.ages)),
            Group(
                "要盯的",
                (
                    Figure("未结合计", stock.after.count, behind=stock.after),
                    Figure("其中超期", stock.overdue.count, behind=stock.overdue),
                    Figure("履行期内", stock.performing.count, behind=stock.performing, note="已达成协议"),
                    Figure(
                        "达成后未履行", held.count, behind=held,
                        note=f"超期 {stock.broken_late.count} 件" if stock.broken_late.count else "",
                    ),
                ),
            ),
        ),
    )  # fmt: skip


def _results(found: Figures) -> Block:
    done, judged = found.results, found.quality
    tiers = tuple(_plain(each) for each in done.tiers if each.count)
    duties = (
        _share("到期未履行", done.performed), _share("应访未访", done.visited),
        Figure("申请司法确认", done.asked.count, behind=done.asked, note=f"裁定有效 {done.confirmed.count}"),
    )  # fmt: skip
    quality = [judged.transferred, judged.petition, judged.criminal, *judged.rejudged]
    groups = (
        Group("办结方式", tuple(_plain(each) for each in done.ways)),
        Group("化解层级", tiers if any(each.name != UNTOLD for each in tiers) else ()),
        Group("应办的事", duties),
        Group("回访评价", tuple(_plain(each) for each in done.satisfaction)),
        Group("移送和改变性质", tuple(_plain(each) for each in quality if each.count)),
    )
    now = report_speech.of(found.period).now
    return Block(
        "处理结果", f"{now}办结 {done.ended} 件。", tuple(group for group in groups if group.figures)
    )


def _share(name: str, share: Share) -> Figure:
    note = f"已办 {share.done}/{share.due}，{percent(*share.pair)}" if share.due else "没有到期的"
    return Figure(name, share.left.count, behind=share.left, note=note)


def _plain(each: Slice) -> Figure:
    return Figure(each.name, each.count, behind=each)


def _trend(found: Figures) -> Block:
    seen, speech = found.trend, report_speech.of(found.period)
    moved = [
        f"{name}{word}，由 {was} 件到 {now} 件"
        for each, word in ((seen.rising, "上升最多"), (seen.falling, "下降最多"))
        if each
        for name, now, was in (each,)
    ]
    last = report_speech.last_year(found.period)
    sentence = f"与{last}比，{'；'.join(moved)}。" if moved else f"与{last}比，没有变动的类型。"
    if not report_speech.is_compared_with_last_year(found):
        sentence = f"{last}没有登记的案件，不作比较。"
    if speech.following and not found.running and all(seen.recent):
        sentence += f"按近三期均值，{speech.following}约 {seen.expected} 件。"
    risks = (*(_plain(each) for each in (seen.repeated, seen.grave, seen.violent)), Figure("民转刑", found.quality.criminal.count, behind=found.quality.criminal))  # fmt: skip
    return Block("发展态势", sentence, (Group("风险", risks),))
