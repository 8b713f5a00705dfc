"""Which deeds stand over a paper of 文书, by how far the paper has come."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ui.actions import Action

if TYPE_CHECKING:
    from ui.viewmodels.papers import View


def shown_deeds(view: "View", known: Mapping[str, Action]) -> list[Action]:
    """Return the buttons over the chosen paper, one of them the main one."""

    def deed(key: str, words: str = "", *, main: bool = False) -> Action:
        kept = known[f"papers.{key}"]
        return Action(kept.key, words or kept.text, shortcut=kept.shortcut, deed=kept.deed, main=main)

    if view.chosen is None or not (view.chosen.needed or view.made):
        return []
    if not view.made:
        shown = (
            [deed("claim")] * view.padded
            + [deed("fill")] * view.fillable
            + [deed("edit")] * view.editable
            + [deed("compare")] * view.comparable
        )
        if view.chosen.composed:
            shown.append(deed("final", f"定稿并打印 {view.copies} 份", main=not view.red))
        return shown
    if view.chosen.void:
        return [deed("save")]
    shown = [deed("void")] * view.voidable + [deed("save")] + [deed("word")] * view.worded
    again = "重打" if view.printed else f"打印 {view.copies} 份"
    if view.signable and view.printed:
        return [*shown, deed("print", again), deed("sign", main=True)]
    return [*shown, *[deed("sign")] * view.signable, deed("print", again, main=not view.printed)]
