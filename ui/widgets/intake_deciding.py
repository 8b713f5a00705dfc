"""What is decided of a visit: registered, accepted, corrected, declined or sent on."""

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.page import Page
from ui.widgets.autosave import DraftSaver
from ui.widgets.meaning_column import MeaningColumn
from ui.widgets.visit_form import VisitForm

if TYPE_CHECKING:
    from ui.viewmodels.intake import Intake, Receipt

_DONE = {
    "register": "已登记", "accept": "已受理", "decline": "已记为不予调解", "refer": "已移送", "correct": "已更正",
}  # fmt: skip


class Deciding:
    """Shows every problem beside its field, or does the deed and tells the officer its number."""

    def __init__(
        self,
        page: Page,
        viewmodel: "Intake",
        form: VisitForm,
        meaning: MeaningColumn,
        saver: DraftSaver,
        *,
        show_all: Callable[[], None],
        open_case: Callable[[uuid.UUID], None],
    ) -> None:
        self._page, self.viewmodel, self.saver = page, viewmodel, saver
        self.form, self.meaning = form, meaning
        self._show_all, self._open_case = show_all, open_case

    @property
    def waiting(self) -> bool:
        """Say whether the visit may still be accepted."""
        return self.viewmodel.opened is None or self.viewmodel.opened.waiting

    def register(self) -> None:
        """只登记: put the visit on record without accepting it."""
        self.do("register", self.viewmodel.register)

    def accept(self) -> None:
        """受理: receive, choose the track and accept; then to the room."""
        if self.waiting:
            self.do("accept", self.viewmodel.accept, to_room=True)

    def correct(self) -> None:
        """存为更正: put on record what was corrected."""
        opened = self.viewmodel.opened
        assert opened is not None, "only a case on record is corrected"
        self.do("correct", lambda: self.viewmodel.correct("更正登记"), again=opened.case_id)

    def decline(self, reason: str) -> None:
        """不予调解, with the reason."""
        self.do("decline", lambda: self.viewmodel.decline(reason), problem=self._ending_problem)

    def refer(self, to: str, reason: str) -> None:
        """移送, with the reason."""
        self.do("refer", lambda: self.viewmodel.refer(to, reason), problem=self._ending_problem)

    def approve(self, approval_id: uuid.UUID, agreed: bool, reason: str) -> None:  # noqa: FBT001 -- a signal's arguments
        """Record what the leader decided."""
        here = self.viewmodel
        assert here.opened is not None, "only a case on record waits for the leader"
        here.approve(approval_id, agreed=agreed, reason=reason)
        self._open_case(here.opened.case_id)

    def level_as(self, approval_id: uuid.UUID, level: int, reason: str) -> None:
        """Record the level that the leader chose instead."""
        here = self.viewmodel
        assert here.opened is not None, "only a case on record waits for the leader"
        here.approve(approval_id, agreed=False, reason=reason, level=level)
        self._open_case(here.opened.case_id)

    def _ending_problem(self, field: str, sentence: str) -> bool:
        return self.meaning.show_ending_problem(field, sentence) or self._page.show_problem(field, sentence)

    def do(
        self,
        deed: str,
        call: "Callable[[], Receipt]",
        *,
        to_room: bool = False,
        again: uuid.UUID | None = None,
        problem: Callable[[str, str], bool] | None = None,
    ) -> None:
        """Show every problem, or do the deed and begin anew; what was typed goes only when it is on record."""
        self.form.clear_problems()
        self.meaning.show_track_problem("")
        key = self.viewmodel.key
        alone = "".join(sentence for sentence, _field in self.viewmodel.meaning().warnings)

        def do() -> "Receipt | None":
            problems = self.viewmodel.problems(deed)
            for where, sentence in reversed(problems.items()):
                self._page.show_problem(where, sentence)
            return None if problems else call()

        alarm = str(self.viewmodel.facts.get("alarm", "")) if again is None else ""
        receipt = self._page.context.boundary.guarded(do, problem=problem or self._page.show_problem)()
        if receipt is None:
            return
        if alarm:
            self._page.guarded(self.tie)(alarm, receipt.case_id)
        self.saver.forget(key)
        if again is not None:
            self._page.guarded(self.viewmodel.open_case)(again)
        self._show_all()
        if to_room:
            self._page.context.go("sitting", case=receipt.case_id)
        done = f"{_DONE[deed]}，登记编号 {receipt.number}：{receipt.title}。"
        if alone and deed == "accept":
            self._page.context.boundary.warned.emit(f"{done}{alone}请回到接待页补上。")
        else:
            self._page.context.boundary.notice(done)

    def tie(self, alarm: str, case_id: uuid.UUID) -> None:
        """Say on record which alarm the case came from."""
        from ui.viewmodels import alarm_visit  # noqa: PLC0415 -- as above

        alarm_visit.tie(self.viewmodel, alarm, case_id)
