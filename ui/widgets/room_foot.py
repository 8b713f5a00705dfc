"""The deeds at the foot of the dock: what the phase and the panel that is looked at lead to; one of them is filled."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

TALKS = "警民共谈理"
Deed = tuple[str, str, bool]


def deeds(parts: "Parts", panel: str) -> list[Deed]:
    """Return (key, words, main) of the deeds that the room offers now."""
    if parts.deeds.ended:
        return [("leave", "去看文书", True)]
    if panel == "ending":
        return []
    if parts.room.phase != TALKS:
        return [("failed", "未达成…", False), ("next", f"进入{parts.deeds.next_phase()}", True)]
    return _agreeing(parts) if panel == "agreement" else _talking(parts, panel)


def _agreeing(parts: "Parts") -> list[Deed]:
    count = len(parts.draft.words.clauses)
    if not count:
        return [("failed", "未达成…", False), ("first", "起草协议", True)]
    oral = [("oral", "口头协议", False)] if parts.draft.confirmable() else []
    return [("check", "检查", False), *oral, ("agree", f"达成协议 {count} 条", True)]


def _talking(parts: "Parts", panel: str) -> list[Deed]:
    count = len(parts.draft.words.clauses)
    offered = [
        ("failed", "未达成…", False),
        ("draft", "预览协议" if count else "起草协议", not count and panel != "reading"),
    ]
    read = [("read", f"宣读协议 {count} 条", True)] if count and panel != "reading" else []
    return [*offered, *read]
