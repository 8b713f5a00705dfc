"""保留意见, asked over the paper: why a red finding is left standing; and taking it back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from models.errors import Refusal
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.widgets.deed_panel import DeedPanel

if TYPE_CHECKING:
    from models.checks import Gap
    from ui.viewmodels.papers import Papers


class PaperAnswering:
    """Asks for the reason in the panel; ``show`` reads the page anew."""

    def __init__(
        self, context: Context, viewmodel: "Papers", panel: DeedPanel, show: Callable[[], object]
    ) -> None:
        self.context, self.viewmodel, self.panel = context, viewmodel, panel
        self._show = show

    def ask(self, gap: "Gap", item: Any) -> None:
        """Ask why a finding is left standing; one that already is is taken back."""
        case_id = self.viewmodel.case_id
        if case_id is None or item is None:
            return
        overrides = self.viewmodel.overrides
        if gap.kept_id is not None:
            overrides.take_back(gap.kept_id)
            self.context.boundary.notice("已撤回保留意见，这一项要改正后才能定稿。")
            self._show()
            return
        if not gap.overridable:
            raise Refusal("这一项不能保留意见，请先改正。")

        def deed(said: dict[str, Any]) -> None:
            overrides.keep(case_id, item.form, gap, said["reason"] or "")
            self._show()

        self.panel.ask(
            f"override:{case_id}:{item.key}:{gap.key}:{gap.field}", "保留意见",
            (Field("reason", "保留的理由", Kind.LONG, required=True, width=12),), deed, words="保留意见",
            note=f"{gap.sentence}理由和姓名记入卷宗，不印在协议书上；条款改动后要重新说明。", grave=True,
        )  # fmt: skip
