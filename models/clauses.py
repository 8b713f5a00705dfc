"""条款库: clauses as patterns with named blanks, and the sentence that is made of what fills them (domain.md §5.4)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import resources
from models import law, pinyin
from models.errors import Refusal
from models.instalments import STEPS
from models.texts import WRONG, read_from

FILE = "texts/clauses.toml"
KINDS = ("party", "payer", "payee", "money", "date", "time", "days", "number", "text", "choice", "account")
OWES = ("", "给付", "交付", "行为", "道歉", "不作为")
#: What a clause keeps in columns of its own; every other blank of its pattern is in ``blanks``.
COLUMNS: dict[str, tuple[str, str]] = {
    "payer": ("payer", "义务人"),
    "payee": ("payee", "权利人"),
    "amount": ("money", "金额"),
    "due": ("date", "期限"),
    "method": ("choice", "方式"),
    "account": ("account", "收款账户"),
    "place": ("text", "地点"),
    "proof": ("text", "履行凭证"),
}
#: The words of a pattern that say a column, or are counted from the instalments.
_SAYS = {"by": "due", "how": "method"}
_COUNTED = ("parts", "count")
TOKEN = re.compile(r"\{(\w+)\}")
OPTION = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Blank:
    """One gap of a pattern: ``fill`` names what of the case fills it, ``usual`` the words that mostly stand there."""

    key: str
    kind: str
    label: str
    required: bool = True
    usual: str = ""
    options: tuple[str, ...] = ()
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a schedule: ``sum`` is the product of two of them, less what a third says."""

    columns: tuple[Blank, ...]
    widths: tuple[float, ...]
    product: tuple[str, str]
    less: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One clause of the library; ``owes`` is what somebody owes by it, empty where nothing has to be registered.

    ``repeats`` tells that it is owed again and again: a key of instalments.STEPS, or the blank that says how many
    months lie between; ``each`` is the blank of the sum of one time, of ``heads`` everybody owes it for himself.
    """

    id: str
    title: str
    group: str
    text: str
    blanks: tuple[Blank, ...]
    owes: str = ""
    law: str = ""
    types: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    term: int = 0
    spot: bool = False
    spot_usual: bool = False
    parts: bool = False
    table: Table | None = None
    adds: tuple[tuple[str, ...], ...] = ()
    seen: re.Pattern[str] | None = None
    told: str = ""
    repeats: str = ""
    each: str = ""
    heads: bool = False

    def has(self, key: str) -> bool:
        """Tell whether the pattern has a blank."""
        return any(blank.key == key for blank in self.blanks)

    @property
    def pays(self) -> bool:
        """Tell whether it states a sum that one pays another."""
        return self.has("amount")

    @property
    def words(self) -> str:
        """Return what a search looks through: title, group, text, initials."""
        bare = TOKEN.sub("", self.text)
        letters = f"{pinyin.initials(self.title)} {pinyin.initials(self.group)}"
        return f"{self.id} {self.title} {self.group} {bare} {letters}".lower()


@dataclass(frozen=True, slots=True)
class Need:
    """A block that disputes of some types need: one clause of each group of ``any``."""

    name: str
    any: tuple[tuple[str, ...], ...]
    types: tuple[str, ...] = ()
    when: str = ""
    words: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Library:
    """All patterns in the order of the file, and what which disputes need."""

    groups: tuple[str, ...]
    patterns: Mapping[str, Pattern]
    needs: tuple[Need, ...]


@read_from(FILE)
def library(table: dict[str, Any]) -> Library:
    """Return the library; a file that is wrong is refused with the line of the clause and the reason."""
    tables = {name: _table(row) for name, row in table.get("table", {}).items()}
    groups = tuple(map(str, table["groups"]))
    patterns: dict[str, Pattern] = {}
    for place, row in enumerate(table["clause"]):
        try:
            made = _pattern(row, tables, groups)
            if made.id in patterns:
                raise Refusal(f"编号 {made.id} 重复")
        except WRONG as trouble:
            reason = trouble.message if isinstance(trouble, Refusal) else f"缺少或写错了 {trouble}"
            raise Refusal(f"第 {_line('[[clause]]', place)} 行的条款：{reason}") from trouble
        patterns[made.id] = made
    needs = []
    for place, row in enumerate(table.get("need", [])):
        needs.append(_need(row))
        unknown = [each for group in needs[-1].any for each in group if each not in patterns]
        if unknown:
            raise Refusal(f"第 {_line('[[need]]', place)} 行：没有编号为 {unknown[0]} 的条款")
    return Library(groups, patterns, tuple(needs))


def known(pattern: str) -> Pattern | None:
    """Return a pattern by its id; None for a clause typed freely, and for one that the library no longer has."""
    return library().patterns.get(pattern)


def search(words: str, *, track: str = "") -> list[Pattern]:
    """Return the patterns of a track in which every word occurs: of the text, the title, or its initials."""
    asked = words.lower().split()
    return [
        each
        for each in library().patterns.values()
        if (not each.tracks or not track or track in each.tracks)
        and all(word in each.words for word in asked)
    ]


def lacking(
    texts: Sequence[tuple[str, str]], *, dispute_type: str, brief: str = "", injured: bool = False, minor: bool = False,
) -> list[tuple[Need, tuple[str, ...]]]:  # fmt: skip
    """Return what a dispute of the kind needs and the clauses, as (pattern, text), do not have.

    A clause typed freely counts as the pattern whose words it has (``seen``).
    """
    have = {pattern for pattern, _text in texts if pattern}
    patterns = library().patterns
    facts = {"injured": injured, "whole": not injured, "minor": minor, "": True}
    found = []
    for need in library().needs:
        if not facts[need.when] or (need.types and dispute_type not in need.types):
            continue
        if need.words is not None and not need.words.search(brief):
            continue
        for group in need.any:
            seen = (patterns[each].seen for each in group)
            typed = any(test.search(text) for test in seen if test for _pattern_, text in texts)
            if not typed and have.isdisjoint(group):
                found.append((need, group))
    return found


def required(
    *, dispute_type: str, brief: str = "", injured: bool = False, minor: bool = False
) -> frozenset[str]:
    """Return the ids of every pattern that would serve what a dispute of the kind needs."""
    wanted = lacking((), dispute_type=dispute_type, brief=brief, injured=injured, minor=minor)
    return frozenset(each for _need_, group in wanted for each in group)


# reading the file


def _pattern(row: Mapping[str, Any], tables: Mapping[str, Table], groups: Sequence[str]) -> Pattern:
    declared = {each["key"]: _blank(each) for each in row.get("blanks", [])}
    text = str(row["text"])
    if not text.strip():
        raise Refusal("text 是空的")
    blanks = _blanks_of(text, declared)
    _check_row(row, groups)
    if unknown := [token for token, _ in _tokens(row.get("told", "")) if token not in blanks]:
        raise Refusal(f"told 里的空“{unknown[0]}”不是这一条的空")
    adds = tuple(tuple(each) for each in row.get("adds", []))
    _check_repeats(row, blanks)
    if strange := [key for each in adds for key in each if key not in blanks]:
        raise Refusal(f"adds 里的“{strange[0]}”不是这一条的空")
    return Pattern(
        id=str(row["id"]), title=str(row["title"]), group=str(row["group"]), text=text, blanks=tuple(blanks.values()),
        owes=row.get("owes", ""), law=row.get("law", ""), types=tuple(row.get("types", [])),
        tracks=tuple(row.get("tracks", [])), term=int(row.get("term", 0)), spot=bool(row.get("spot", False)),
        spot_usual=bool(row.get("spot_usual", False)), parts=bool(row.get("parts", False)),
        table=tables[row["table"]] if "table" in row else None, adds=adds,
        seen=re.compile(row["seen"]) if row.get("seen") else None, told=str(row.get("told", "")),
        repeats=str(row.get("repeats", "")), each=str(row.get("each", "")), heads=bool(row.get("heads", False)),
    )  # fmt: skip


def _check_row(row: Mapping[str, Any], groups: Sequence[str]) -> None:
    if row["group"] not in groups:
        raise Refusal(f"没有“{row['group']}”这一组")
    if row.get("owes", "") not in OWES:
        raise Refusal(f"owes 应为 {'、'.join(OWES[1:])}")
    if row.get("law") and row["law"] not in {each.key for each in law.versions()}:
        raise Refusal(f"law.toml 里没有“{row['law']}”")


def _check_repeats(row: Mapping[str, Any], blanks: Mapping[str, Blank]) -> None:
    again, each = row.get("repeats", ""), row.get("each", "")
    if again and again not in STEPS and (again not in blanks or blanks[again].kind != "days"):
        raise Refusal(f"repeats 应为 {'、'.join(STEPS)} 或者写几个月的空")
    if each and (each not in blanks or blanks[each].kind != "money"):
        raise Refusal(f"each“{each}”不是这一条的金额空")


def _blanks_of(text: str, declared: Mapping[str, Blank]) -> dict[str, Blank]:
    blanks: dict[str, Blank] = {}
    for token, optional in _tokens(text):
        key = _SAYS.get(token, token)
        if token in _COUNTED:
            continue
        if key not in declared and key not in COLUMNS:
            raise Refusal(f"text 里的空“{token}”没有在 blanks 里写明")
        blank = declared.get(key) or Blank(key, *COLUMNS[key])
        if optional and blank.required:
            blank = Blank(blank.key, blank.kind, blank.label, False, blank.usual, blank.options, blank.fill)
        blanks.setdefault(key, blank)
    if idle := sorted(declared.keys() - blanks.keys()):
        raise Refusal(f"blanks 里的“{idle[0]}”在 text 里没有用到")
    return blanks


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the tokens of a text with whether they stand in a part that may be left out."""
    spans = [hit.span() for hit in OPTION.finditer(text)]
    for hit in TOKEN.finditer(text):
        yield hit[1], any(low <= hit.start() < high for low, high in spans)
    if "_" in TOKEN.sub("", text) or "＿" in text:
        raise Refusal("text 里不能用下划线留空，请写成 {名}")


def _blank(row: Mapping[str, Any]) -> Blank:
    if row["kind"] not in KINDS:
        raise Refusal(f"空“{row['key']}”的 kind 应为 {'、'.join(KINDS)}")
    if row["kind"] == "choice" and not row.get("options"):
        raise Refusal(f"空“{row['key']}”没有写 options")
    return Blank(**{**row, "options": tuple(row.get("options", ()))})


def _table(row: Mapping[str, Any]) -> Table:
    columns = tuple(_blank(each) for each in row["columns"])
    product = tuple(row["product"])
    keys = [each.key for each in columns]
    if "sum" not in keys or "name" not in keys or any(each not in keys for each in product):
        raise Refusal("分户表要有 name、sum 和 product 写明的栏目")
    return Table(columns, tuple(map(float, row["widths"])), (product[0], product[1]), row.get("less", ""))


def _need(row: Mapping[str, Any]) -> Need:
    if row.get("when", "") not in {"", "injured", "whole", "minor"}:
        raise Refusal("need 的 when 应为 injured、whole 或 minor")
    return Need(
        row["name"], tuple(tuple(group) for group in row["any"]), tuple(row.get("types", [])), row.get("when", ""),
        re.compile(row["words"]) if "words" in row else None,
    )  # fmt: skip


def _line(head: str, place: int) -> int:
    lines = [
        number for number, line in enumerate(resources.text(FILE).splitlines(), 1) if line.strip() == head
    ]
    return lines[place] if place < len(lines) else 0
