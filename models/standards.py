"""测算标准: the rules, the items and the figures of provinces that compensation is worked out from.

All of it stands in ``calculation.toml``, which a station replaces by its own; a figure that nobody has entered is
missing, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from models import money
from models.errors import Refusal
from models.texts import read_from

TRADE = "trade"
GRADES = 10
WHOLE = 100
#: What is said where the province's figure has not been entered.
MISSING = "本省本年度参数未录入，请填写"


@dataclass(frozen=True, slots=True)
class Rule:
    """The numbers of the law (人身损害赔偿解释 6-17)."""

    year_days: int
    years: int
    younger: int
    old: int
    old_years: int
    funeral_months: int
    adult: int
    care_years: int
    percents: tuple[int, ...]
    extra: tuple[int, ...]
    grades_verified: str

    def years_at(self, age: int) -> int:
        """Return for how many years is paid at an age: one fewer for each year above 60, five from 75."""
        if age >= self.old:
            return self.old_years
        return self.years - max(0, age - self.younger)

    def years_of_support(self, age: int) -> int:
        """Return for how many years somebody is supported: a minor until 18, else as at that age."""
        return self.adult - age if age < self.adult else self.years_at(age)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of compensation: its name, in which matters it is offered, articles, proof, what is said of it."""

    key: str
    name: str
    kinds: tuple[str, ...]
    articles: tuple[str, ...]
    proofs: tuple[str, ...]
    notes: tuple[str, ...]
    need: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure that is published or customary: what it is called and in which unit it is given."""

    key: str
    label: str
    unit: str
    article: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in fen; ``told`` says whose and of when it is, ``verified`` is V, M or 填 (typed for this case)."""

    key: str
    fen: int
    told: str = ""
    verified: str = "V"


@dataclass(frozen=True, slots=True)
class Standard:
    """The figures of one province and one year; of every province or year where those are empty."""

    province: str
    year: int
    as_of: str
    source: str
    verified: str
    figures: Mapping[str, int]
    trades: Mapping[str, int] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """Say whose figures they are: 甘肃2025年度，统计公报，2026-03-20."""
        whose = f"{self.province or '各省'}{f'{self.year}年度' if self.year else ''}"
        return "，".join(filter(None, (whose, self.source, self.as_of)))


@dataclass(frozen=True, slots=True)
class Remark:
    """Who answers for the damage: shown always, or when the matter is of such a kind."""

    article: str
    text: str
    words: tuple[str, ...] = ()
    when: str = ""


@dataclass(frozen=True)
class _Book:
    rule: Rule
    items: dict[str, ItemRow]
    parameters: dict[str, Parameter]
    standards: tuple[Standard, ...]
    remarks: tuple[Remark, ...]


@read_from("texts/calculation.toml")
def _book(table: dict[str, Any]) -> _Book:
    numbers = {name: int(value) for name, value in table["rule"].items() if name != "verified"}
    grades = table["grades"]
    if len(grades["percents"]) != GRADES or len(grades["extra"]) != GRADES:
        raise Refusal("伤残系数要写满十级")
    if numbers["year_days"] < 1:
        raise Refusal("一年的天数不对")
    parameters = {row["key"]: Parameter(**row) for row in table["parameter"]}
    return _Book(
        Rule(
            **numbers, percents=tuple(map(int, grades["percents"])), extra=tuple(map(int, grades["extra"])),
            grades_verified=grades["verified"],
        ),
        {row["key"]: ItemRow(**_tuples(row)) for row in table["item"]},
        parameters,
        tuple(_standard(row, parameters) for row in table.get("standard", ())),
        tuple(Remark(**_tuples(row)) for row in table.get("remark", ())),
    )  # fmt: skip


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _standard(row: Mapping[str, Any], known: Mapping[str, Parameter]) -> Standard:
    about = {"province", "year", "as_of", "source", "verified", TRADE}
    if strange := row.keys() - about - known.keys():
        raise Refusal(f"没有“{min(strange)}”这个参数")
    return Standard(
        province=str(row["province"]), year=int(row["year"]), as_of=str(row.get("as_of", "")),
        source=str(row.get("source", "")), verified=str(row["verified"]),
        figures={key: _fen(value) for key, value in row.items() if key not in about},
        trades={name: _fen(value) for name, value in row.get(TRADE, {}).items()},
    )  # fmt: skip


def _fen(yuan: Any) -> int:
    fen = Decimal(str(yuan)) * money.FEN
    if fen != int(fen) or not 0 <= fen < money.LIMIT:
        raise Refusal(f"参数“{yuan}”不是金额（元，最多两位小数）")
    return int(fen)


def rule() -> Rule:
    """Return the numbers of the law."""
    return _book().rule


def items() -> dict[str, ItemRow]:
    """Return the items by key, in the order in which they are listed."""
    return _book().items


def parameters() -> dict[str, Parameter]:
    """Return the figures that are used, by key."""
    return _book().parameters


def remarks(told: str, *, minor: bool = False) -> tuple[Remark, ...]:
    """Return who may answer for the damage, by the words of the matter and whether a minor is in it."""
    return tuple(
        each
        for each in _book().remarks
        if (not each.words and not each.when)
        or any(word in told for word in each.words)
        or (minor and each.when == "未成年人")
    )


def trades(province: str, today: date) -> dict[str, Figure]:
    """Return the average wages by trade that have been entered for the year before."""
    found: dict[str, Figure] = {}
    for row in _for(province, today):
        for name, fen in row.trades.items():
            found.setdefault(name, Figure(TRADE, fen, f"{name}，{row.told}{_aged(row, today)}", row.verified))
    return found


def figure(key: str, province: str, today: date) -> Figure | None:
    """Return a figure of the province for the year before ``today`` (上一年度), or of the last year entered.

    None where nothing has been entered: then it is asked for (``MISSING``).
    """
    for row in _for(province, today):
        if key in row.figures:
            return Figure(key, row.figures[key], row.told + _aged(row, today), row.verified)
    return None


def _aged(row: Standard, today: date) -> str:
    return "（不是上一年度的数字）" if row.year and row.year != today.year - 1 else ""


def _for(province: str, today: date) -> list[Standard]:
    """Return the rows that may be used: the province's own first, the newest first, none of a later year."""
    name = province.strip()
    fit = [
        row
        for row in _book().standards
        if (not row.province or (name and (name.startswith(row.province) or row.province.startswith(name))))
        and row.year < today.year
    ]
    return sorted(fit, key=lambda row: (bool(row.province), row.year), reverse=True)
