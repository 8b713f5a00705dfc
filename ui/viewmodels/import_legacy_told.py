"""What the import of an old register tells: of each line, of the whole, of who may be whom, and the first cases."""

from dataclasses import dataclass

from models import dates, disputes
from models.legacy_cells import NOTES
from models.legacy_rows import JOINED, SKIPPED, TWICE, Line
from ui.viewmodels.import_told import Trial

SAMPLE = ("行", "编号", "登记日期", "甲方", "乙方", "类型", "结果", "状态")


@dataclass(frozen=True)
class UnsureLine:
    """Some who may be one person, as the list shows them."""

    key: str
    name: str
    why: str
    sign: str
    times: int
    known: int
    same: bool

    @property
    def decision(self) -> str:
        """Say what was decided."""
        return "是同一人" if self.same else "分开登记"


@dataclass(frozen=True)
class LegacyTrial(Trial):
    """What came of an old register: lines that belong to others or are no cases, what was not read, and the people."""

    joined: int = 0
    skipped: int = 0
    notes: tuple[tuple[str, int], ...] = ()
    people: str = ""

    @property
    def sentence(self) -> str:
        """Say the counts."""
        rest = [
            f"{word} {count}"
            for word, count in (("续行", self.joined), ("合计和标题", self.skipped))
            if count
        ]
        besides = f"；另有{'、'.join(rest)} 行" if rest else ""
        return f"共 {self.read} 行：可导入 {self.added} 件，已有 {self.known}，有误 {self.bad}{besides}"

    @property
    def done(self) -> str:
        """Say what was taken in."""
        bad = f"；有误 {self.bad} 行没有导入，可另存后改好再导" if self.bad else ""
        return f"导入完成：旧案 {self.added} 件，已有 {self.known} 件没有重复导入{bad}。{self.people}。"

    @property
    def others(self) -> tuple[str, ...]:
        """Return the further counts that are shown."""
        told = [f"续行 {self.joined}"] if self.joined else []
        return (*told, *((f"合计和标题 {self.skipped}",) if self.skipped else ()))

    @property
    def kept_as_it_stood(self) -> str:
        """Say what could not be read and is kept in words; the case is taken in all the same."""
        if not self.notes:
            return ""
        told = "，".join(f"{NOTES[key]} {count} 件" for key, count in self.notes)
        return f"照样导入、原文留在“原载材料”里的：{told}。"


def sampled(line: Line) -> tuple[str, ...]:
    """Return what one line would become, or why it would not."""
    draft = line.draft
    if draft is None:
        words = {TWICE: "重复", JOINED: "并入上一件", SKIPPED: "不是案件的行"}.get(line.state, line.reason)
        return (str(line.line), "", "", "", "", "", "", words)
    facts = draft.facts
    sides = ["、".join(each.name for each in draft.parties if each.side == side) for side in "甲乙"]
    kind = disputes.leaf(facts["dispute_type"]).name if facts["dispute_type"] else ""
    day = dates.local(facts["received_at"]).date().isoformat()
    return (
        str(line.line),
        facts["number"],
        day,
        *sides,
        kind,
        facts["outcome"] or "没有结果",
        facts["state"],
    )
