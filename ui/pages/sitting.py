"""调解: choose a sitting, prepare it, hold it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.page import Context, Page, PageSpec
from ui.widgets import room_keys
from ui.widgets.autosave import DraftSaver
from ui.widgets.party_screen import PartyDisplay
from ui.widgets.preparation import PreparationPanel
from ui.widgets.simple_room import SimpleRoom
from ui.widgets.sitting_head import SittingHead
from ui.widgets.sitting_list import SittingList
from ui.widgets.sitting_room import Room
from ui.widgets.training import TrainingRoom
from ui.widgets.wrong_marks import WrongMarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.opening import Point
    from ui.viewmodels.sitting import Start, ViewModel

SERIOUS = 3


class Sitting(Page):
    """The list, the panel before a sitting, and the room; one of them is shown."""

    def __init__(self, context: Context, viewmodel: "ViewModel") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.bar = SittingHead()
        self.top = self.bar
        self.list = SittingList()
        self.preparation = PreparationPanel()
        self.room: Room | None = None
        self.simple: SimpleRoom | None = None
        self.training: TrainingRoom | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.preparation)
        self.body.addWidget(self.stack, 1)
        self.marks = WrongMarks()
        self.body.addWidget(self.marks)
        self.marks.withdrawn.connect(self._take_back)
        self.list.resumed.connect(self.guarded(self.resume))
        self.list.prepared.connect(self.guarded(self.prepare))
        self.list.shortened.connect(self.guarded(self.shorten))
        self.list.received.connect(lambda: context.go("intake"))
        self.list.practised.connect(self.guarded(self.practise))
        self.preparation.left.connect(self.show_list)
        self.preparation.begun.connect(
            context.boundary.guarded(self.begin, problem=self.preparation.show_problem)
        )
        self.preparation.compose = self._compose
        self.prepared = DraftSaver(self._keep_preparation, parent=self.preparation, boundary=context.boundary)
        self.preparation.touched.connect(lambda: self.prepared.touch("panel", self.preparation.kept()))
        alone = self.preparation.list.alone
        alone.kept.connect(context.boundary.guarded(self._ask_alone, problem=alone.show_problem))
        self.preparation.hosts.match = self._hosts
        self.preparation.invitees.match = self._helpers
        self.bar.left.connect(self.show_list)
        self.bar.paused.connect(lambda: self._in_room(lambda room: room.closing.pause()))
        self.bar.ending.connect(lambda: self._in_room(lambda room: room.closing.ask_end()))
        self.bar.happened.connect(lambda kind: self._in_room(lambda room: room.closing.ask_event(kind)))
        self.bar.bared.connect(self._bare)
        self.display = PartyDisplay(self, context.boundary)
        self.display.turned.connect(self.bar.show_screen)
        self.bar.screened.connect(self.display.toggle)
        for action in self.keys():
            if action.does and (shortcut := actions.bind(action, self)):
                self._shortcuts.append(shortcut)
        self.destroyed.connect(self.bar.deleteLater)

    def keys(self) -> tuple[Action, ...]:
        """Return the keys of the room."""
        return room_keys.keys(lambda deed: lambda: self._in_room(deed), self.bar, self.display)

    # what is shown

    def show_list(self) -> None:
        """Show the sittings to hold and to go on with."""
        self._leave_room()
        self.stack.setCurrentWidget(self.list)
        self.say("调解", subject="选一件开始，或接着没有结束的一场")
        self._place_top(None)
        self._fill_list()

    def _fill_list(self) -> None:
        from models import tracks  # noqa: PLC0415 -- no SQLAlchemy before the first paint
        from ui.viewmodels.simple import fits  # noqa: PLC0415 -- as above
        from ui.viewmodels.sitting import clock_time  # noqa: PLC0415 -- as above

        running, waiting = self.viewmodel.running(), self.viewmodel.waiting()

        def where(each: Any) -> str:
            stood = f"{each.lines} 条，记到 {clock_time(each.last_at)}" if each.last_at else "还没有记"
            unfinished = f"　未记完：{each.unfinished}" if each.unfinished else ""
            return f"{'休会中　' if each.paused else ''}{stood}{unfinished}"

        self.list.show_sittings(
            running, waiting, lambda code: tracks.get(code).name if code else "", where,
            lambda each: fits(each.track, each.level),
        )  # fmt: skip
        self.set_badge(len(running))
        self._show_marks()

    def _show_marks(self) -> None:
        """Show under the list what ended by a mark and may be taken back."""
        from ui.viewmodels import sitting_events  # noqa: PLC0415 -- as above

        self.marks.show_marks(sitting_events.wrong_marks(self.viewmodel.store))

    def _take_back(self, event_id: UUID, sitting_id: UUID, reason: str) -> None:
        """Take a wrong mark back, and go on in the room where the sitting stood."""
        from ui.viewmodels import sitting_events  # noqa: PLC0415 -- as above

        def problem(_field: str, sentence: str) -> bool:
            self.marks.show_problem(sentence)
            return True

        def deed() -> None:
            sitting_events.take_back(self.viewmodel.store, event_id, reason=reason)
            self.context.notify(self.context.now())
            self.resume(sitting_id)

        self.context.boundary.guarded(deed, problem=problem)()

    def prepare(self, case_id: UUID) -> None:
        """Show what is asked before a sitting of this case."""
        from models import tracks  # noqa: PLC0415 -- as above

        self._leave_room()
        preparation = self.viewmodel.prepare(case_id)
        self.preparation.show_preparation(
            preparation, tracks.get(preparation.track).name, self.viewmodel.kept_ready(preparation), self.context.now
        )  # fmt: skip
        self.stack.setCurrentWidget(self.preparation)
        self.head.hide()
        self._place_top(None)

    def practise(self) -> None:
        """Step through a published case: no case of this store is read, and nothing is written."""
        from ui.viewmodels import training  # noqa: PLC0415 -- as above

        self._leave_room()
        self.training = TrainingRoom(training.Training(self.context.machine.lessons()))
        self.training.left.connect(self.show_list)
        self.stack.addWidget(self.training)
        self.stack.setCurrentWidget(self.training)
        self.head.hide()
        self._place_top(None)
        self.training.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hosts(self, typed: str, taken: Any) -> Any:
        return self._matching(typed, taken, hosts=True)

    def _helpers(self, typed: str, taken: Any) -> Any:
        return self._matching(typed, taken, hosts=False)

    def _matching(self, typed: str, taken: Any, *, hosts: bool) -> Any:
        from ui.viewmodels import sitting  # noqa: PLC0415 -- as above

        shown = self.preparation.shown
        candidates = shown.candidates if shown is not None else ()
        return sitting.matches((each for each in candidates if each.host or not hosts), typed, taken=taken)

    def begin(self) -> None:
        """Begin the sitting that was prepared and go into the room."""
        assert self.preparation.shown is not None, "the button stands on the panel"
        start = self._start()
        warning = self.viewmodel.place_warning(self.preparation.shown, start)
        from ui.viewmodels import simple  # noqa: PLC0415 -- as above

        case_id = self.preparation.shown.case_id
        sitting_id = self.viewmodel.begin(self.preparation.shown, start)
        self.prepared.forget("panel")
        simple.carry(self.viewmodel.store, case_id, today=self.context.today, now=self.context.now)
        self.context.notify(self.context.now())
        self.resume(sitting_id)
        if warning:
            self.context.boundary.warned.emit(warning)

    def _start(self) -> "Start":
        from ui.viewmodels.opening import Ready  # noqa: PLC0415 -- as above
        from ui.viewmodels.sitting import Start  # noqa: PLC0415 -- as above

        values = self.preparation.start_values()
        return Start(**{**values, "ready": Ready(**values["ready"])})

    def _compose(self) -> "Sequence[Point]":
        shown = self.preparation.shown
        return self.viewmodel.read_aloud(shown, self._start()) if shown is not None else ()

    def _keep_preparation(self, _key: str, content: dict[str, Any]) -> None:
        from ui.viewmodels.opening import as_kept  # noqa: PLC0415 -- as above

        shown = self.preparation.shown
        if shown is not None:
            self.viewmodel.keep(shown.case_id, shown.title, {**content, "ready": as_kept(content["ready"])})

    def _ask_alone(self, values: dict[str, Any]) -> None:
        from ui.viewmodels.opening import Alone  # noqa: PLC0415 -- as above

        shown = self.preparation.shown
        if shown is not None:
            self.preparation.show_alone(self.viewmodel.ask_alone(shown, Alone(**values)))

    def shorten(self, case_id: UUID) -> None:
        """Open a small dispute in its three boxes (简易)."""
        from ui.viewmodels.simple import Simple  # noqa: PLC0415 -- as above

        self._leave_room()
        context = self.context
        made = Simple.open(self.viewmodel.store, case_id, today=context.today, now=context.now)
        self.simple = SimpleRoom(made, context.boundary)
        self.simple.left.connect(self.show_list)
        self.simple.grown.connect(self.guarded(self.resume))
        self.simple.wider.connect(self.guarded(self.prepare))
        self.simple.finished.connect(self._finish)
        self.simple.saved.connect(context.notify)
        self.stack.addWidget(self.simple)
        self.stack.setCurrentWidget(self.simple)
        self.head.hide()
        self._place_top(None)
        self.simple.begin_typing()

    def resume(self, sitting_id: UUID) -> None:
        """Go into the room of a running sitting, at the line where it stood; a simple one into its boxes."""
        from ui.viewmodels.party_screen import PartyScreen  # noqa: PLC0415 -- as above
        from ui.viewmodels.simple import case_of  # noqa: PLC0415 -- as above
        from ui.viewmodels.sitting import level_words  # noqa: PLC0415 -- as above
        from ui.viewmodels.sitting_parts import Parts  # noqa: PLC0415 -- as above

        if (case_id := case_of(self.viewmodel.store, sitting_id)) is not None:
            self.shorten(case_id)
            return
        self._leave_room()
        context = self.context
        parts = Parts.open(self.viewmodel.store, sitting_id, today=context.today, now=context.now)
        room = parts.room
        self.bar.show_case(
            room.title,
            parts.track_name(),
            level_words(room.level),
            serious=room.level >= SERIOUS,
            times=room.number,
        )
        self.room = Room(parts, self.bar, context.boundary)
        self.room.context = context
        self.room.finished.connect(self._finish)
        self.room.saved.connect(context.notify)
        self.display.serve(lambda: PartyScreen.of_sitting(self.viewmodel.store, sitting_id, now=context.now))
        self.stack.addWidget(self.room)
        self.stack.setCurrentWidget(self.room)
        self.head.hide()
        self._place_top(self.bar)
        self.room.line.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, case_id: UUID, form: str = "") -> None:
        self.show_list()
        self.context.boundary.notice("这场调解已经结束，笔录和结果已保存。")
        self.context.go("papers", case=case_id, **({"form": form} if form else {}))

    def _leave_room(self) -> None:
        self.display.serve(None)
        for shown in (self.room, self.simple, self.training):
            if shown is not None:
                if not isinstance(shown, TrainingRoom):
                    shown.flush()
                self.stack.removeWidget(shown)
                shown.hide()
                shown.deleteLater()
        self.room = self.simple = self.training = None

    def _in_room(self, deed: Any) -> None:
        if self.room is not None:
            deed(self.room)

    def _place_top(self, top: QWidget | None) -> None:
        """Let the room's bar, or the window's own, stand over the page; the frame looks when it is asked to go here."""
        narrow = top is not None
        self.marks.setVisible(bool(self.marks.rows) and self.stack.currentWidget() is self.list)
        layout = self.layout()
        assert layout is not None, "the base lays out"
        sides = theme.px(20 if narrow else 24)
        layout.setContentsMargins(
            sides, theme.px(13 if narrow else 20), sides, theme.px(16 if narrow else 20)
        )
        if self.top is not top:
            self.top = top
            self.context.go("sitting")

    def _bare(self) -> None:
        window: Any = self.window()
        if hasattr(window, "toggle_bare"):
            window.toggle_bare()

    # the frame

    def showEvent(self, event: QShowEvent) -> None:
        """List what there is now: a case may have been received meanwhile, here or at another desk."""
        super().showEvent(event)
        if self.stack.currentWidget() is self.list:
            self.context.boundary.guarded(self._fill_list)()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what was written, here or on another workstation."""
        if self.room is not None:
            self.room.hear()
        elif self.stack.currentWidget() is self.list:
            if "*" in changed:
                self.show_list()
            else:
                self._fill_list()

    def arrive(
        self, case: Any = None, sitting: Any = None, *, full: bool = False, find: str = "", **_others: Any
    ) -> None:
        """Open the running sitting of a case, or prepare one: a small dispute in its three boxes unless ``full``.

        ``find`` is looked for in the record of the sitting.
        """
        from ui.viewmodels.simple import small  # noqa: PLC0415 -- as above

        if sitting is not None:
            self.resume(_key(sitting))
            if find and self.room is not None:
                self.room.card.open_find()
                self.room.card.finder.setText(find)
                self.room.card.finder.typed.emit(find)
        elif case is not None:
            running = self.viewmodel.running_of(_key(case))
            if running is not None:
                self.resume(running)
            elif not full and small(self.viewmodel.store, _key(case)):
                self.shorten(_key(case))
            else:
                self.prepare(_key(case))

    def leave(self) -> None:
        """Put what is unfinished in safety."""
        for shown in (self.room, self.simple):
            if shown is not None:
                shown.flush()


def _key(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def open(context: Context) -> Sitting:  # noqa: A001 -- the name the frame calls
    """Make the page."""
    from ui.viewmodels import sitting  # noqa: PLC0415 -- no SQLAlchemy before the first paint

    return Sitting(context, sitting.ViewModel(context.store, context.today, context.now))


PAGE = PageSpec(
    "sitting", "调解", "speech", order=30, open=open,
    watches={"Case", "Sitting", "SittingEvent", "Utterance", "Demand", "Offer", "Recording", "Party", "Exhibit", "Caucus"},
)  # fmt: skip
