"""测算: a sheet of items that is worked out as it is typed, kept when asked, and never fills anything by itself."""

import re
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models import (
    calculations,
    calculators,
    cases,
    dates,
    drafts,
    law,
    money,
    people,
    reckonings,
    standards,
    station,
)
from models.calculations import Calculation
from models.calculators import Item, Total
from models.cases import Injury, Party, Role
from models.errors import Refusal
from models.sittings import Sitting
from models.standards import MISSING, WHOLE, Figure
from ui.viewmodels import calculation_fields, calculation_money
from ui.viewmodels.calculation_fields import FORMS, Victim
from ui.viewmodels.calculation_words import Field

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

HURT, DISABLED, DEAD, THINGS, DEBT, WAGES, PARTS = "伤", "残", "亡", "物", "债", "薪", "期"
KINDS = (
    (HURT, "受伤"), (DISABLED, "伤残"), (DEAD, "死亡"), (THINGS, "财物受损"), (DEBT, "借款"), (WAGES, "工资"), (PARTS, "分期"),
)  # fmt: skip
#: What in the facts speaks of damage of a kind, besides what was recorded of injury and damage.
_SIGNS = (
    (HURT, re.compile(r"打伤|受伤|咬伤|住院|就医|医疗费|骨折|轻微伤")),
    (DISABLED, re.compile(r"伤残|残疾赔偿|评残|致残")),
    (DEAD, re.compile(r"死亡|身亡|去世|溺亡|猝死")),
    (THINGS, re.compile(r"损坏|损毁|砸|摔坏|踩坏|撞坏|弄坏|划|泡水|漏水|烧毁|青苗")),
    (DEBT, re.compile(r"借款|借条|欠条|借钱|欠款|利息|民间借贷")),
    (WAGES, re.compile(r"工资|工钱|劳动报酬|劳务费")),
)
TRADE_NAME = "trade_name"
#: What is paid because it was owed, and not for damage.
OWED = frozenset({reckonings.LOAN, reckonings.PAYROLL})


@dataclass
class Sheet:
    """What was typed: who lost and who answers, the items chosen, the words of each, the share in percent."""

    victim: str = ""
    payer: str = ""
    chosen: list[str] = field(default_factory=list)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    share: int = WHOLE

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Sheet":
        """Read what was kept; an item that is no longer known is left out."""
        return cls(
            str(kept.get("victim", "")), str(kept.get("payer", "")),
            [key for key in kept.get("chosen", []) if key in FORMS],
            {key: dict(value) for key, value in kept.get("values", {}).items() if key in FORMS},
            int(kept.get("share", WHOLE)),
        )  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What one item comes to, or why it does not; ``field`` is where the problem is."""

    item: Item | None = None
    problem: str = ""
    field: str = ""


@dataclass(frozen=True)
class Kept:
    """A kept calculation as a line of the list."""

    id: UUID
    words: str
    sums: str


@dataclass
class Calculating:
    """The sheet of one sitting."""

    parts: "Parts"
    sheet: Sheet = field(default_factory=Sheet)
    people: tuple[Victim, ...] = ()
    told: str = ""
    province: str = ""

    offered_kinds = KINDS
    #: Items that hang on what the others come to.
    following = (reckonings.PLAN,)

    def load(self) -> None:
        """Read the parties and the facts, and the sheet where it was left; a new one is begun by the facts."""
        with self.parts.store.reading() as db:
            subject = cases.case(db, self.parts.room.case_id)
            self.province = station.current(db).province
            rows = cases.parties(subject)
            self.people = tuple(self._person(row) for row in rows)
            self.told = f"{subject.brief}\n{subject.damage}\n{subject.title}"
            kept = drafts.load(db, self.key)
            suggested = suggest(subject.injury, subject.damage, subject.brief)
            suspects = {
                str(row.id) for row in rows if row.role in {Role.RESPONDENT.value, Role.SUSPECT.value}
            }
        self.sheet = Sheet.of(kept) if kept else Sheet(chosen=[*items_of(suggested)])
        known = [each.id for each in self.people]
        if self.sheet.victim not in known:
            self.sheet.victim = next((each for each in known if each not in suspects), "")
        if self.sheet.payer not in known:
            self.sheet.payer = next((each for each in known if each in suspects), "")

    @property
    def key(self) -> str:
        """Return the key under which the unfinished sheet is kept."""
        return f"calculation:{self.parts.room.sitting_id}"

    def _person(self, row: Party) -> Victim:
        age = people.age(row.person, self.parts.today()) if row.person else None
        minor = row.person is not None and people.is_minor(row.person, self.parts.today())
        natural = row.organisation is None
        return Victim(str(row.id), row.name, row.side, age, natural=natural, minor=minor)

    # what is shown

    def person(self, key: str) -> Victim | None:
        """Return a party by id."""
        return next((each for each in self.people if each.id == key), None)

    def name(self, key: str) -> str:
        """Return the name of an item."""
        return standards.items()[key].name

    def others(self) -> tuple[str, ...]:
        """Return the items that are not on the sheet."""
        return tuple(key for key in standards.items() if key in FORMS and key not in self.sheet.chosen)

    def ordered(self) -> tuple[str, ...]:
        """Return the items on the sheet in the order of the table."""
        return tuple(key for key in standards.items() if key in self.sheet.chosen)

    def fields(self, key: str) -> tuple[Field, ...]:
        """Return the fields of an item under the choices made; a trade is chosen where any has been entered."""
        found = calculation_fields.shown(key, self.sheet.values.get(key, {}))
        trades = self._trades() if any(each.parameter == standards.TRADE for each in found) else {}
        if not trades:
            return found
        return (found[0], Field(TRADE_NAME, "行业", options=tuple(trades)), *found[1:])

    def _trades(self) -> dict[str, Figure]:
        return standards.trades(self.province, self.parts.today())

    def figure(self, key: str) -> Figure | None:
        """Return a figure of this province, the wage of the trade that was chosen."""
        if key == standards.TRADE:
            trades = self._trades()
            name = self.sheet.values.get("wages", {}).get(TRADE_NAME, "") or next(iter(trades), "")
            return trades.get(name)
        return standards.figure(key, self.province, self.parts.today())

    def hint(self, asked: Field) -> str:
        """Return what an empty field says: the figure in use and whose it is, or that it is missing."""
        if asked.key == "lpr":
            typed = self.sheet.values.get(reckonings.LOAN, {})
            return calculation_money.lpr_hint(typed, self.parts.today()) or asked.placeholder
        if not asked.parameter:
            return asked.placeholder
        known = self.figure(asked.parameter)
        return money.digits(known.fen)[1:] if known else "未录入，请填写"

    def figure_words(self, asked: Field) -> str:
        """Say in full whose figure it is, for the tool tip of its field."""
        if not asked.parameter:
            return ""
        row, known = standards.parameters()[asked.parameter], self.figure(asked.parameter)
        return f"{row.label}（{row.unit}）：{known.told if known else MISSING}"

    def type(self, key: str, name: str, words: str) -> None:
        """Take what was typed into a field."""
        self.sheet.values.setdefault(key, {})[name] = words

    def work(self, key: str) -> Outcome:
        """Return what an item comes to now; nothing while nothing was typed."""
        typed = self.sheet.values.get(key, {})
        bare = calculation_fields.empty(key, typed)
        if bare and key not in calculation_fields.SELF_EVIDENT:
            return Outcome()
        try:
            made = calculation_fields.worked_out(
                key, typed, self.person(self.sheet.victim), self.figure, today=self.parts.today(),
                rest=self._rest() if key == reckonings.PLAN else 0,
            )  # fmt: skip
        except Refusal as refusal:
            return Outcome(None, refusal.message, refusal.field or "")
        return Outcome(made)

    def _rest(self) -> int:
        """Return what the other items leave to be paid."""
        made = [self.work(key).item for key in self.ordered() if key != reckonings.PLAN]
        return calculators.total((each for each in made if each is not None), self.sheet.share).after

    def table(self, item: Item) -> tuple[str, ...]:
        """Return the lines of an item's own table."""
        return tuple(calculation_money.row_words(item.key, row) for row in item.rows)

    def items(self) -> tuple[Item, ...]:
        """Return the items that come to a sum, in the order of the table."""
        made = [self.work(key).item for key in self.ordered()]
        return tuple(each for each in made if each is not None and each.fen)

    def total(self) -> Total:
        """Return all of it, and what the share leaves."""
        return calculators.total(self.items(), self.sheet.share)

    def cited(self, item: Item) -> str:
        """Name the articles of an item."""
        return calculations.cited(item.articles, self.parts.today())

    def proof(self, key: str, item: Item | None) -> str:
        """Say what proof to ask for, and what else is to be said of the item."""
        proofs = f"凭据：{'、'.join(standards.items()[key].proofs)}"
        return "\n".join((proofs, *(item.notes if item else ())))

    def figures(self, fen: int) -> str:
        """Write a sum in figures."""
        return money.digits(fen)

    def in_words(self, fen: int) -> str:
        """Write a sum in 大写, nothing where none is that large."""
        return money.words(fen) if fen < money.LIMIT else ""

    def remarks(self) -> tuple[str, ...]:
        """Return who may answer for the damage, with the article; nothing where all of it was owed."""
        if self.sheet.chosen and {*OWED, reckonings.PLAN}.issuperset(self.sheet.chosen):
            return ()
        payer, on = self.person(self.sheet.payer), law.on(self.parts.today())
        found = standards.remarks(self.told, minor=payer is not None and payer.minor)
        return tuple(f"{each.text}（{on.cite(each.article)}）" for each in found)

    def toggle(self, kind: str, *, on: bool) -> None:
        """Put the items of a kind of damage on the sheet, or take those off that no other kind wants."""
        keys, lit = items_of((kind,)), [each for each in self.kinds() if each != kind]
        if on:
            self.sheet.chosen += [key for key in keys if key not in self.sheet.chosen]
        else:
            stay = {
                *items_of(lit),
                *(key for key in keys if not calculation_fields.empty(key, self.sheet.values.get(key, {}))),
            }
            self.sheet.chosen = [key for key in self.sheet.chosen if key not in keys or key in stay]

    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of damage whose items are all on the sheet."""
        return tuple(kind for kind, _ in KINDS if set(items_of((kind,))) <= set(self.sheet.chosen))

    # deeds

    def put_off(self) -> None:
        """Keep the unfinished sheet."""
        with self.parts.store.unit() as db:
            drafts.save(db, self.key, asdict(self.sheet), title="测算")

    def keep(self) -> UUID:
        """Keep the calculation as it stands, with its inputs."""
        broken = [self.work(key) for key in self.sheet.chosen]
        if wrong := next((each for each in broken if each.problem), None):
            raise Refusal(wrong.problem, wrong.field or "items")
        by = self.parts.store.signed_in
        victim, payer = self.person(self.sheet.victim), self.person(self.sheet.payer)
        told = {
            "victim_name": victim.label if victim else "", "payer_name": payer.name if payer else "",
            "remarks": list(self.remarks()),
        }  # fmt: skip
        with self.parts.store.unit() as db:
            made = calculations.keep(
                db, cases.case(db, self.parts.room.case_id), self.items(), share=self.sheet.share,
                inputs={**asdict(self.sheet), **told}, sitting=db.get_one(Sitting, self.parts.room.sitting_id), by=by,
            )  # fmt: skip
            drafts.drop(db, self.key)
            return made.id

    def reopen(self, kept_id: UUID) -> None:
        """Put a kept calculation on the sheet again; the kept one stays as it is."""
        with self.parts.store.reading() as db:
            self.sheet = Sheet.of(dict(db.get_one(Calculation, kept_id).inputs))

    def void(self, kept_id: UUID, reason: str) -> None:
        """Take a kept calculation out of the list."""
        by = self.parts.store.signed_in
        with self.parts.store.unit() as db:
            calculations.void(db, db.get_one(Calculation, kept_id), reason=reason, by=by)

    def kept(self) -> tuple[Kept, ...]:
        """Return what was kept in this case, the newest first."""
        with self.parts.store.reading() as db:
            return tuple(
                Kept(
                    each.id,
                    f"{dates.local(each.at):%H:%M}　{each.kind}",
                    sum_words(each.sums) if each.sums.fen else money.digits(each.shown),
                )
                for each in reversed(calculations.of_case(db, self.parts.room.case_id))
            )

    def as_offer(self) -> dict[str, str | bool]:
        """Return the words of a proposal with the sum after the share; it is put nowhere by this."""
        made = self.total()
        if not made.fen:
            raise Refusal("还没有算出任何一项。", "items")
        victim, payer = self.person(self.sheet.victim), self.person(self.sheet.payer)
        counted = [each for each in self.items() if each.counted]
        names = "、".join(each.name for each in counted)
        deed = "支付" if OWED.issuperset(each.key for each in counted) else "赔偿"
        text = f"{payer.name if payer else ''}{deed}{victim.name if victim else ''}{names}" + self._in_parts(
            made.after
        )
        return {
            "text": text, "amount": money.digits(made.after)[1:], "payer": payer.name if payer else "",
            "payee": victim.name if victim else "",
        }  # fmt: skip

    def _in_parts(self, fen: int) -> str:
        """Say the instalments of a plan that is for the whole sum."""
        planned = self.work(reckonings.PLAN).item if reckonings.PLAN in self.sheet.chosen else None
        if planned is None or planned.fen != fen:
            return ""
        said = "；".join(
            f"第{number}期{dates.chinese(date.fromisoformat(day))}前{sum_of}"
            for number, day, sum_of in planned.rows
        )
        return f"，分{len(planned.rows)}期：{said}"


def suggest(injury: str, damage: str, brief: str) -> tuple[str, ...]:
    """Return the kinds of damage that the case speaks of; damage to things where it speaks of none."""
    found = {kind for kind, sign in _SIGNS if sign.search(f"{brief}\n{damage}")}
    if injury and injury not in {Injury.NONE.value, Injury.UNKNOWN.value}:
        found.add(HURT)
    if damage.strip():
        found.add(THINGS)
    if DEAD in found:
        found.discard(DISABLED)
    return tuple(kind for kind, _ in KINDS if kind in found) or (THINGS,)


def items_of(kinds: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the items of kinds of damage, in the order of the table."""
    return tuple(
        key for key, row in standards.items().items() if key in FORMS and set(row.kinds) & set(kinds)
    )


def sum_words(made: Total) -> str:
    """Say a total: ¥1,000.00，70% 为 ¥700.00."""
    whole = money.digits(made.fen)
    return whole if made.share == WHOLE else f"{whole}，{made.share}% 为 {money.digits(made.after)}"
