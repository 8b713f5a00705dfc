"""Form and facts → a document of blocks: fills, drops what does not apply, strikes what is empty."""

from collections.abc import Callable, Iterator
from datetime import date

from exports import notices
from exports.blocks import (
    Blank,
    Block,
    Cards,
    Cell,
    Choice,
    Clauses,
    DocNumber,
    Document,
    Fields,
    Grid,
    Heading,
    Keep,
    Note,
    PageBreak,
    Picture,
    Record,
    RecordLine,
    Rule,
    Seal,
    Signatures,
    Slot,
    Space,
    Subtitle,
    Text,
    Title,
)
from exports.facts import Facts
from exports.forms import Form, Spec
from exports.placeholders import Scope, members, value
from exports.whose import owners
from models.formheads import PEOPLE_TRACKS, Ask

STRUCK = "/"  # an unused blank is struck out (公安行政法律文书 filling rules)
UNNUMBERED = frozenset({"cards"})  # sheets that are cut up have no page
LINE = "＿＿＿＿＿＿"


class Composer:
    """Composes one paper: holds its facts and how a gap is shown."""

    def __init__(self, facts: Facts, asks: tuple[Ask, ...] = ()) -> None:
        """Make the scope that templates see; ``asks`` are what the form asked its writer."""
        day = date.fromisoformat(facts.paper.day) if facts.paper.day else date.max
        self.gap = LINE if facts.by_hand else STRUCK
        self.cell_gap = "" if facts.by_hand else STRUCK
        self.scope: Scope = {name: getattr(facts, name) for name in members(Facts)} | {
            "notice": notices.sentences(day),
            "typed": {ask.key: facts.typed.get(ask.key, "") for ask in asks},
            "must_tell": notices.must_tell(facts.case.track, facts.told, day),
        }

    def blocks(self, specs: tuple[Spec, ...], scope: Scope) -> Iterator[Block]:
        """Yield the blocks that apply, in order."""
        for spec in specs:
            for inner in _applying(spec, scope):
                yield from _MAKERS[spec.kind](self, spec, inner)

    def text(self, spec: Spec, key: str, scope: Scope, *, empty: str | None = None) -> str:
        """Return a filled text of the spec; a missing key is empty, a missing value a struck rule."""
        if key not in spec.values:
            return ""
        filled: str = spec.values[key].fill(scope, empty=self.gap if empty is None else empty)
        return filled

    def parts(self, spec: Spec, key: str, scope: Scope) -> Iterator[tuple[Spec, Scope]]:
        """Yield the parts under ``key`` that apply, each with its own scope."""
        for part in spec.values.get(key, ()):
            for inner in _applying(part, scope):
                yield part, inner

    def texts(self, spec: Spec, key: str, scope: Scope, *, empty: str | None = None) -> tuple[str, ...]:
        """Return the filled texts of a list of items."""
        return tuple(
            self.text(item, "text", inner, empty=empty) for item, inner in self.parts(spec, key, scope)
        )

    def options(self, spec: Spec, scope: Scope) -> tuple[tuple[str, bool], ...]:
        """Return every option with whether it is chosen; ``other`` takes what no option names."""
        of = value(spec.values["of"], scope) if "of" in spec.values else ()
        chosen = tuple(part for part in (of if isinstance(of, tuple) else (of,)) if part)
        found = []
        for part, inner in self.parts(spec, "options", scope):
            text = self.text(part, "text", inner)
            test = part.values.get("chosen")
            found.append((text, test.holds(inner) if test else text in chosen))
        if other := spec.values.get("other"):
            rest = "、".join(str(each) for each in chosen if each not in [text for text, _ in found])
            found.append((f"{other}：{rest}" if rest else other, bool(rest)))
        return tuple(found)


def compose(form: Form, facts: Facts) -> Document:
    """Make the document of ``form`` from ``facts``."""
    composer = Composer(facts, form.head.asks)
    blocks = tuple(composer.blocks(form.blocks, composer.scope))
    signed = any(isinstance(block, Record) for block in _flat(blocks))
    title = next((block.text for block in _flat(blocks) if isinstance(block, Title)), form.head.title)
    return Document(
        title=title,
        blocks=blocks,
        page=form.head.page,
        draft=facts.paper.draft, demo=facts.demo,
        footer=form.head.page not in UNNUMBERED,
        names=facts.proper_names, owners=owners(facts),
        hands=_hands(facts) if signed else (),
        chairs=_chairs(facts) if signed else (),
        meta={"author": facts.issuer, "subject": facts.paper.number},
        code=facts.paper.code, holder=facts.paper.holder,
    )  # fmt: skip


def _hands(facts: Facts) -> tuple[str, ...]:
    """Name who signs every page of a record: the parties, who presided, who wrote."""
    parties = tuple(dict.fromkeys(signer.name for signer in facts.signers if signer.name)) or ("当事人",) * 2
    chairs = tuple(hand for _, hand in _chairs(facts)) or (_chair(facts),)
    return (*parties, *chairs, f"记录人{facts.sitting.recorder.name}")


def _chairs(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return everyone who presided, with the words before their rule."""
    names = dict.fromkeys(host.name for host in facts.sitting.leaders)
    return tuple((name, _chair(facts) + name) for name in names)


def _chair(facts: Facts) -> str:
    return "人民调解员" if facts.case.track in PEOPLE_TRACKS else "主持人"


def plain(document: Document) -> str:
    """Return the words of a document, a block a line: what the golden files hold."""
    return "\n".join(line for block in _flat(document.blocks) for line in _lines(block)) + "\n"


def _applying(spec: Spec, scope: Scope) -> Iterator[Scope]:
    scopes: list[Scope] = [scope]
    for repeat in spec.each:
        scopes = [{**outer, repeat.name: member} for outer in scopes for member in repeat.members(outer)]
    for inner in scopes:
        if spec.when is None or spec.when.holds(inner):
            yield inner


def _simple(make: Callable[[str], Block]) -> "Maker":
    def maker(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
        yield make(composer.text(spec, "text", scope))

    return maker


def _title(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    yield Title(composer.text(spec, "text", scope), spec.values.get("size", ""))


def _number(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    yield DocNumber(composer.text(spec, "text", scope), spec.values.get("align", "right"))


def _text(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    text, indent = composer.text(spec, "text", scope), spec.values.get("indent", True)
    if text == LINE and indent:
        text = LINE * 12  # a paragraph by hand takes some lines
    yield Text(
        text,
        indent=indent,
        align=spec.values.get("align", "justify"),
        role=spec.values.get("role", "body"),
        lead=composer.text(spec, "lead", scope),
    )


def _fields(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    rows = tuple(_rows(composer, spec, scope))
    if rows:
        yield Fields(rows, int(spec.values.get("columns", 0)))


def _rows(composer: Composer, spec: Spec, scope: Scope) -> Iterator[tuple[Cell, ...]]:
    for row, inner in composer.parts(spec, "rows", scope):
        cells = tuple(_cell(composer, cell, deepest) for cell, deepest in composer.parts(row, "cells", inner))
        if cells:
            yield cells
        yield from _rows(composer, row, inner)


def _cell(composer: Composer, spec: Spec, scope: Scope) -> Cell:
    gap = "" if spec.values.get("hand") else composer.cell_gap
    if "options" in spec.values:
        options = composer.options(spec, scope)
        words = "　".join(("☑" if chosen else "☐") + text for text, chosen in options)
    else:
        words = composer.text(spec, "value", scope, empty=gap)
    return Cell(
        label=composer.text(spec, "label", scope),
        value=words,
        span=spec.values.get("span", 1),
        lines=spec.values.get("lines", 1),
        align=spec.values.get("align", "left"),
    )


def _clauses(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    items = composer.texts(spec, "items", scope)
    if not items and composer.gap == LINE:
        items = (LINE * 4,) * 3  # room for three clauses by hand
    if items:
        yield Clauses(items, spec.values.get("start", 1), spec.values.get("nested", False))
    else:
        yield Text(composer.gap)


def _grid(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    rows = [
        composer.texts(row, "cells", inner, empty=composer.cell_gap)
        for row, inner in composer.parts(spec, "rows", scope)
    ]
    head = composer.texts(spec, "head", scope)
    rows = rows or [tuple(composer.cell_gap for _ in head)]
    widths = tuple(float(width) for width in spec.values.get("widths", ()))
    yield Grid(head, tuple(rows), widths, spec.values.get("columns", ""))


def _choice(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    yield Choice(
        composer.text(spec, "label", scope), composer.options(spec, scope), spec.values.get("listed", False)
    )


def _record(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    lines = []
    for line, inner in composer.parts(spec, "lines", scope):
        kind = composer.text(line, "kind", inner)
        assert kind in ("speech", "event", "phase")
        lines.append(
            RecordLine(
                time=composer.text(line, "time", inner, empty=""),
                speaker=composer.text(line, "speaker", inner, empty=""),
                kind="speech" if kind == "speech" else "event" if kind == "event" else "phase",
                text=composer.text(line, "text", inner),
                struck="struck" in line.values and line.values["struck"].holds(inner),
                initial=composer.text(line, "initial", inner, empty=""),
                led=tuple(composer.text(line, "led", inner, empty="").splitlines()),
            )
        )
    if lines:
        yield Record(tuple(lines))


def _signatures(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    slots = tuple(
        Slot(
            label=composer.text(slot, "label", inner, empty=""),
            name=composer.text(slot, "name", inner, empty=""),
            lines=composer.texts(slot, "lines", inner, empty=""),
            fingerprint=slot.values.get("fingerprint", False),
            date=composer.text(slot, "date", inner, empty="") if slot.values.get("dated", True) else None,
        )
        for slot, inner in composer.parts(spec, "slots", scope)
    )
    if slots:
        yield Signatures(slots, spec.values.get("columns", 2))


def _seal(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    organ = composer.text(spec, "organ", scope, empty="")
    date_line = composer.text(spec, "date", scope, empty="　　　　年　　月　　日")
    yield Seal(organ, date_line, spec.values.get("placeholder", "（印章）"))


def _blank(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:  # noqa: ARG001 -- one shape for all makers
    yield Blank()


def _space(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:  # noqa: ARG001 -- as above
    yield Space(float(spec.values["mm"]))


def _rule(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:  # noqa: ARG001 -- as above
    yield Rule(spec.values.get("dashed", False), spec.values.get("text", ""))


def _break(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:  # noqa: ARG001 -- as above
    yield PageBreak()


def _cards(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    yield Cards(
        composer.text(spec, "title", scope), composer.texts(spec, "lines", scope), int(spec.values["columns"]),
        int(spec.values["count"]),
    )  # fmt: skip


def _picture(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    yield Picture(
        composer.text(spec, "key", scope, empty=""), float(spec.values["width"]), float(spec.values["height"]),
        exact=spec.values.get("exact", False),
    )  # fmt: skip


def _keep(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    inside = tuple(composer.blocks(spec.values["blocks"], scope))
    if inside:
        yield Keep(inside)


def _group(composer: Composer, spec: Spec, scope: Scope) -> Iterator[Block]:
    yield from composer.blocks(spec.values["blocks"], scope)


Maker = Callable[[Composer, Spec, Scope], Iterator[Block]]
_MAKERS: dict[str, Maker] = {
    "title": _title,
    "subtitle": _simple(Subtitle),
    "number": _number,
    "heading": _simple(Heading),
    "text": _text,
    "fields": _fields,
    "clauses": _clauses,
    "grid": _grid,
    "choice": _choice,
    "record": _record,
    "signatures": _signatures,
    "seal": _seal,
    "blank": _blank,
    "space": _space,
    "rule": _rule,
    "break": _break,
    "note": _simple(Note),
    "cards": _cards,
    "picture": _picture,
    "keep": _keep,
    "group": _group,
}


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Keep):
            yield from _flat(block.blocks)
        else:
            yield block


def _lines(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 -- one arm a kind of block
    match block:
        case (
            Title(text=text)
            | Subtitle(text=text)
            | DocNumber(text=text)
            | Heading(text=text)
            | Note(text=text)
        ):
            yield text
        case Text(text=text, lead=lead):
            yield lead + text
        case Fields(rows=rows):
            for row in rows:
                yield "｜".join(f"{cell.label}：{cell.value}" if cell.label else cell.value for cell in row)
        case Clauses(items=items, start=start, nested=nested):
            for place, item in enumerate(items, start):
                yield f"〔（{place}）〕{item}" if nested else f"〔{place}〕{item}"
        case Grid(head=head, rows=rows):
            yield from ("｜".join(row) for row in (head, *rows))
        case Choice(label=label, options=options, listed=listed):
            yield label + ("\n" if listed else "　").join(
                ("☑" if chosen else "☐") + text for text, chosen in options
            )
        case Record(lines=lines):
            for line in lines:
                mark = "〔划去〕" if line.struck else ""
                box = f"〔{line.initial}〕" if line.initial else ""
                yield f"{mark}[{line.kind} {line.time}] {line.speaker}：{line.text}{box}"
        case Signatures(slots=slots):
            for slot in slots:
                print_mark = " ○" if slot.fingerprint else ""
                dated = "" if slot.date is None else f" {slot.date or '年月日'}"
                yield f"✍ {slot.label} {slot.name}{print_mark}{dated}" + "".join(
                    f"｜{each}" for each in slot.lines
                )
        case Seal(organ=organ, date=day, placeholder=placeholder):
            yield f"{organ}{placeholder}{day}"
        case Cards(title=text, lines=said, count=many):
            yield f"〔{many}张〕{text}"
            yield from said
        case Blank(text=text):
            yield text
        case Rule(text=text):
            yield f"──{text}──"
        case Picture(width=wide, height=high):
            yield f"〔图 {wide:g}×{high:g}〕"
        case PageBreak():
            yield "════"
