"""The editions of an agreement: who made each when, and what one changed in another, in words."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import agreements, audit, dates, money
from models.errors import Refusal
from models.store import Store
from ui.viewmodels import clause_diff, clause_words
from ui.viewmodels.clause_diff import Change, Said
from ui.viewmodels.clause_words import AgreementWords, ClauseWords

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreements import Agreement

_TEXTS = (
    ("facts", "主要事实"), ("issues", "争议事项"), ("responsibility", "各方责任"), ("performance", "履行方式和期限"),
    ("perform_by", "履行期限"), ("place", "履行地点"), ("form", "协议形式"),
)  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """One edition: ``title`` says its count, when it was made and by whom."""

    id: uuid.UUID
    number: int
    title: str


@dataclass(frozen=True)
class Part:
    """What changed outside the clauses, by the name of the part."""

    label: str
    change: Change


@dataclass(frozen=True)
class Comparison:
    """How one edition became another."""

    parts: tuple[Part, ...]
    clauses: tuple[Change, ...]
    same: int = 0

    @property
    def summary(self) -> str:
        """Count what changed."""
        kinds = [each.kind for each in self.clauses]
        told = [
            f"{kind} {kinds.count(kind)} 条"
            for kind in (clause_diff.CHANGED, clause_diff.ADDED, clause_diff.REMOVED, clause_diff.MOVED)
            if kind in kinds
        ]
        told += [f"{part.label}有改动" for part in self.parts]
        return ("，".join(told) or "两稿的文字完全一样") + (f"；{self.same} 条没有变" if self.same else "")


@dataclass
class Editions:
    """The editions of one case's agreement."""

    store: Store
    case_id: uuid.UUID

    def listing(self) -> tuple[Edition, ...]:
        """Return every edition, oldest first."""
        with self.store.reading() as db:
            return tuple(_edition(db, each) for each in agreements.editions(db, self.case_id))

    def compare(self, before: uuid.UUID, after: uuid.UUID) -> Comparison:
        """Compare two editions of the case."""
        with self.store.reading() as db:
            known = {each.id: each for each in agreements.editions(db, self.case_id)}
            old, new = (clause_words.of_agreement(db, known[each]) for each in (before, after))
        return compare(old, new)


def compare(old: AgreementWords, new: AgreementWords) -> Comparison:
    """Compare two agreements as typed."""
    parts = tuple(
        Part(label, clause_diff.changed(0, _text(old, key), _text(new, key)))
        for key, label in _TEXTS
        if _text(old, key) != _text(new, key)
    )
    clauses = clause_diff.compare(
        [_said(each) for each in old.clauses], [_said(each) for each in new.clauses]
    )
    touched = sum(1 for each in clauses if each.kind != clause_diff.REMOVED)
    return Comparison(parts, clauses, len(new.clauses) - touched)


def _text(words: AgreementWords, key: str) -> str:
    return _day(str(getattr(words, key)))


def _said(words: ClauseWords) -> Said:
    several = "、".join(f"{name} {fen}" for name, fen in words.shares.items() if fen) or words.sharing
    facts = {
        "金额": _sum(words.amount), "期限": words.due_text or _day(words.due), "义务人": words.payer, "权利人": words.payee,
        "方式": words.method, "收款账户": words.account, "承担": several if "、" in words.payer else "",
        "分期": "；".join(f"{_day(part.due)} {_sum(part.amount)}" for part in words.parts),
        "附表": "；".join(" ".join(filter(None, row.values())) for row in words.schedule),
    }  # fmt: skip
    return Said(words.text, tuple(facts.items()))


def _sum(typed: str) -> str:
    try:
        return money.digits(money.parse(typed)).removeprefix("¥") if typed.strip() else ""
    except Refusal:
        return typed


def _day(kept: str) -> str:
    """Write a day as papers do; other words stay."""
    parts = kept.split("-")
    if len(kept) == len("2026-01-01") and len(parts) == 3 and all(part.isdecimal() for part in parts):  # noqa: PLR2004 -- year, month, day
        year, month, day = map(int, parts)
        return f"{year}年{month}月{day}日"
    return kept


def _edition(db: "Session", made: "Agreement") -> Edition:
    first = next(iter(audit.of_row(db, made.id)), None)
    words = f"第{made.edition}稿"
    if first is not None:
        at = dates.local(first.at)
        words += f" {first.by_name} {at.month}-{at.day} {at.hour}:{at.minute:02}"
    if made.state != agreements.AgreementState.DRAFT.value:
        words += f"（{made.state}）"
    return Edition(made.id, made.edition, words)
