"""Training: the published cases as lessons, a step a line, with what a coach says beside it.

Only the cases that come with the program are taught; nothing is read from a store and nothing is written.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import resources
from desktop import published, published_intake
from desktop.published import Published, chinese
from desktop.published_intake import Reading, party_of
from models import money
from models.errors import Refusal
from ui.ports import Asked, Lesson, LessonStep

TABLE = "texts/training.toml"
FOLDER = "demo/cases"
STATEMENTS, SORTING, TALKS = "群众先说理", "民警后梳理", "警民共谈理"
FACT, DEMAND, EVIDENCE, LAW, OFFER = "事实", "诉求", "证据", "释法", "方案"
OTHER = "其他"
COLUMNS = {"agreed": "无争议", "disputed": "争议"}
POLICE, PEOPLE, NONE = range(3)
#: Of a case that went a mixed way, or to another body, nothing is asked.
ASKED = frozenset({"治安", "人民调解"})
#: Any moment will do: what is read of a case is not registered.
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


#: Half-width marks in the words of a page, beside a Chinese character, and how Chinese writes them.


def lessons() -> list[Lesson]:
    """Return every published case as a lesson, the shortest first; one that cannot be read is left out."""
    return [*_lessons(id(resources.table(TABLE)))]


@cache
def _lessons(_words: int) -> tuple[Lesson, ...]:
    found = []
    for file in sorted((resources.ROOT / FOLDER).glob("*.yaml")):
        try:
            found.append(lesson(published.read(file)))
        except Refusal:
            continue
    return tuple(sorted(found, key=lambda each: len(each.steps)))


def lesson(case: Published) -> Lesson:
    """Make a lesson of one case: who said what in which phase, what the gates ask, how it ended."""
    told = _Telling(case)
    steps = (*told.opening(), *told.statements(), *told.sorting(), *told.talks(), *told.ending())
    steps = tuple(replace(each, text=chinese(each.text), remark=chinese(each.remark)) for each in steps)
    return Lesson(
        case.key, chinese(told.title()), str(case.look("jurisdiction") or ""), chinese(told.source()), steps
    )


class _Telling:
    """One case being told; ``said`` gives the words of the table."""

    def __init__(self, case: Published) -> None:
        self.case = case
        self.words = resources.table(TABLE)
        self.reading: Reading | None
        try:
            self.reading = published_intake.read_intake(case, now=MOMENT)
        except Refusal:
            self.reading = None

    def title(self) -> str:
        names = [str(each.get("name") or "") for each in self.case.look("parties") or []]
        between = "与".join(filter(None, names[:2])) + ("等" if len(names) > 2 else "")  # noqa: PLR2004 -- the two sides
        return f"{between}　{self.case.look('type_as_published') or ''}"

    def source(self) -> str:
        told = self.case.tree.get("source")
        return (
            str((told or {}).get("title") or self.case.look("region") or "") if isinstance(told, dict) else ""
        )

    def side(self, name: str) -> str:
        if self.reading is None or not name:
            return ""
        place = party_of(self.reading, name)
        parties = self.reading.draft.parties
        return parties[place].side if place is not None and place < len(parties) else ""

    def step(
        self, phase: str, speaker: str, kind: str, text: Any, remark: str, *, column: str = "", asked: Asked | None = None,
    ) -> LessonStep:  # fmt: skip
        return LessonStep(
            phase,
            speaker or "报道",
            kind,
            str(text or self.words["unsaid"]),
            remark,
            self.side(speaker),
            column,
            asked,
        )

    def remark(self, key: str, **more: str) -> str:
        return str(self.words["step"][key]).format(**more)

    def ask(self, key: str, right: int, told: str) -> Asked:
        row = self.words["ask"][key]
        return Asked(row["text"], tuple(row.get("options", ())), right, told)

    def opening(self) -> Iterator[LessonStep]:
        remark = f"{self.words['intro']}\n{self.remark('background')}"
        yield self.step(STATEMENTS, "", OTHER, self.case.look("background"), remark)
        row, way = self.words["ask"]["track"], self._way()
        if way is None:
            return
        asked = self.ask("track", way, row[("police", "people", "none")[way]])
        yield self.step(STATEMENTS, "关口", OTHER, row["text"], "", asked=asked)

    def _way(self) -> int | None:
        """Return the way that the law opens by the facts told; None where nothing can be asked of it."""
        if self.case.outcome == "ineligible":
            return NONE
        if self.reading is None or str(self.case.look("jurisdiction")) not in ASKED:
            return None
        return POLICE if self.reading.violation else PEOPLE

    def statements(self) -> Iterator[LessonStep]:
        for who, text in self._said("phase1_statements"):
            yield self.step(STATEMENTS, who, FACT, text, self.remark("statement"))
        claimed = [*self._said("claims")]
        for who, text in claimed:
            yield self.step(STATEMENTS, who, DEMAND, text, self.remark("claim"))
        lacking = self._silent({self.side(who) for who, _ in claimed})
        row = self.words["ask"]["demands"]
        told = row["lacking"].format(names="、".join(lacking)) if lacking else row["whole"]
        asked = self.ask("demands", 1 if lacking else 0, told)
        yield self.step(STATEMENTS, "关口", OTHER, row["text"], "", asked=asked)

    def _silent(self, heard: set[str]) -> list[str]:
        """Return the first name of each side of which the report tells no demand."""
        found: dict[str, str] = {}
        for party in self.reading.draft.parties if self.reading else ():
            if party.side not in heard and party.role != "第三人":
                found.setdefault(party.side, party.name)
        return [*found.values()]

    def sorting(self) -> Iterator[LessonStep]:
        for key, right in (("agreed", 0), ("disputed", 1)):
            for text in self.case.look(f"phase2_findings.{key}") or []:
                asked = self.ask("column", right, self.words["ask"]["column"][key])
                yield self.step(SORTING, "", OTHER, text, "", column=COLUMNS[key], asked=asked)
        for key, kind, word in (("evidence", EVIDENCE, "evidence"), ("law_cited", LAW, "law")):
            for text in self.case.look(f"phase2_findings.{key}") or []:
                yield self.step(SORTING, "", kind, text, self.remark(word))
        crux = self.case.look("phase2_findings.crux")
        told = self.remark("crux")
        yield self.step(SORTING, "症结", OTHER, crux, told, asked=self.ask("crux", -1, told))

    def talks(self) -> Iterator[LessonStep]:
        for who, text in self._said("phase3_talk"):
            yield self.step(TALKS, who, OTHER, text, self.remark("talk"))
        before: int | None = None
        for each in self.case.look("offers") or []:
            amount = each.get("amount")
            fen = round(amount * money.FEN) if amount is not None else None
            words = " ".join(filter(None, (str(each.get("text") or ""), money.digits(fen) if fen else "")))
            remark = self.remark("offer")
            if fen is not None and before is not None:
                remark += "\n" + self.remark("offer_gap", gap=money.digits(abs(fen - before)))
            before = fen if fen is not None else before
            yield self.step(TALKS, str(each.get("by") or ""), OFFER, words, remark)
        for each in self.case.look("agreement_clauses") or []:
            missing = [
                name
                for key, name in (("payer", "谁来做"), ("due", "期限"), ("method", "方式"))
                if not each.get(key)
            ]
            remark = self.remark("clause")
            if missing:
                remark += "\n" + self.remark("clause_gap", missing="、".join(missing))
            yield self.step(TALKS, "协议", OTHER, each.get("text"), remark)

    def ending(self) -> Iterator[LessonStep]:
        words = [self.words["outcomes"].get(self.case.outcome, self.case.outcome)]
        words += [str(self.case.look(key)) for key in ("performance", "followup") if self.case.look(key)]
        note = str(self.case.look("remarks") or "")
        source = self.words["source"].format(source=self.source()) if self.source() else ""
        remark = "\n".join(filter(None, (self.remark("outcome"), note, source)))
        yield self.step(TALKS, "结果", OTHER, "；".join(words), remark)

    def _said(self, key: str) -> Iterator[tuple[str, str]]:
        for each in self.case.look(key) or []:
            if each.get("text"):
                yield str(each.get("by") or ""), str(each["text"])
