"""接待: one page from the door to the accepted case."""

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import actions, theme
from ui.actions import Action
from ui.forms import reading
from ui.label import Label
from ui.page import EVERYTHING, Context, Page, PageSpec
from ui.widgets.autosave import DraftSaver
from ui.widgets.card_strip import CardStrip
from ui.widgets.front import Front
from ui.widgets.intake_deciding import Deciding
from ui.widgets.intake_typing import Typing
from ui.widgets.known_line import KEY
from ui.widgets.known_search import KnownSearch
from ui.widgets.labels import Elided
from ui.widgets.meaning_column import MeaningColumn
from ui.widgets.outreach_card import OutreachCard
from ui.widgets.pane_host import FORM, PaneHost
from ui.widgets.party_card import PartyCard
from ui.widgets.scrolled import Scrolled
from ui.widgets.visit_form import VisitForm

if TYPE_CHECKING:
    from ui.viewmodels.intake import Intake
    from ui.viewmodels.intake_forms import Catalogue

_HEAD = (
    "intake.new", "intake.clear", "intake.short", "intake.veil", "intake.register", "intake.correct", "intake.accept",
)  # fmt: skip
_QUIET = frozenset({"intake.clear", "intake.short", "intake.veil", "intake.new"})
_COVERED = "还有一项没有办好，遮住的时候看不到。请按 F8 显示后再办。"


class IntakePage(Page):
    """The visit at the left, what it means at the right."""

    def __init__(self, context: Context, viewmodel: "Intake", catalogue: "Catalogue") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.form = VisitForm(catalogue, today=context.today, no_reveal=viewmodel.no_reveal)
        self.meaning = MeaningColumn(catalogue.levels, catalogue.channels, catalogue.forces)
        self.saver = DraftSaver(viewmodel.keep, parent=self, boundary=context.boundary)
        self.saver.saved.connect(lambda: context.notify(context.now()))
        self.deciding = Deciding(
            self, viewmodel, self.form, self.meaning, self.saver,
            show_all=self.show_all, open_case=self.open_case,
        )  # fmt: skip
        self._lay_out_columns()
        self._place_head()
        self._wire()

    def _lay_out_columns(self) -> None:
        whole = self.column()
        whole.addWidget(self.form)
        self.area = Scrolled(whole)
        self.host = PaneHost(self.context, self.area)
        self.reader = CardStrip(self.context, self.form)
        left = QVBoxLayout()
        left.setSpacing(theme.px(12))
        left.addWidget(self.head)
        left.addWidget(self.reader)
        self.talks = OutreachCard(self.context)
        left.addWidget(self.talks)
        self.form.card.clicked.connect(self.reader.read)
        left.addWidget(self.host, 1)
        beside = self.column()
        beside.addWidget(self.meaning)
        self.right = Scrolled(beside)
        self.right.setFixedWidth(min(theme.px(340), 400))
        self.front = Front(self.form, self.host, self.right, self.context.machine, self)
        self.front.covers += [self.reader.cover, self.talks.cover]
        self.front.viewmodel, self.front.buttons = self.viewmodel, self.buttons
        across = QHBoxLayout()
        across.setSpacing(theme.px(16))
        across.addLayout(left, 1)
        across.addWidget(self.right)
        self.body.addLayout(across, 1)
        self.subject, self.note = (self._elided(label) for label in (self.subject, self.note))

    def _elided(self, label: Label) -> Label:
        """Put words that end in … where there is no room in the place of a label of the head."""
        made = Elided()
        made.setProperty("kind", label.property("kind"))
        if layout := self.head.layout():
            layout.replaceWidget(label, made)
        label.hide()
        label.deleteLater()
        made.hide()
        return made

    def _place_head(self) -> None:
        for action in actions.one_main(self.deeds()):
            self._bind(action)
            if action.key in _HEAD:
                made = actions.button(action, quiet=action.key in _QUIET)
                self.buttons.append(made)
                self._button_line.addWidget(made)
        self._bind(Action("intake.person", "加一人", shortcut="Ctrl++", deed=self.add_party))
        self._bind(Action("intake.accept", "受理", shortcut="Ctrl+Enter", deed=self.accept))
        for action in self._steps():
            self._bind(action)

    def _bind(self, action: Action) -> None:
        if shortcut := actions.bind(action, self):
            self._shortcuts.append(shortcut)

    def _wire(self) -> None:
        form, meaning = self.form, self.meaning
        self.typing = typing = Typing(self.viewmodel, form, self.saver, self._think, self.guarded)
        form.talks.clicked.connect(lambda: self.talks.toggle(self.host.case_id))
        form.person_wanted.connect(self.add_party)
        form.farewell.connect(self._remove_card)
        form.revealed.connect(self.guarded(self._reveal))
        self.known = KnownSearch(self.context, form, self.guarded, self)
        self.known.taken.connect(typing.look_back)
        self.front.sourced.connect(typing.take_source)
        meaning.tracked.connect(lambda code: typing.decide("track", code))
        meaning.track_reasoned.connect(lambda text: typing.decide("track_reason", text))
        meaning.levelled.connect(lambda value: typing.decide("level", value))
        meaning.level_reasoned.connect(lambda text: typing.decide("level_reason", text))
        meaning.sought.connect(self._seek)
        meaning.sorted_.connect(typing.fact)
        meaning.approved.connect(self.guarded(self.deciding.approve))
        meaning.leveled.connect(self.guarded(self.deciding.level_as))
        meaning.opened.connect(self.guarded(self.open_case))
        meaning.declined.connect(self.deciding.decline)
        meaning.referred.connect(self.deciding.refer)

    def deeds(self) -> tuple[Action, ...]:
        """Return the deeds at the head, and 加一人."""
        return (
            Action("intake.new", "新接待", shortcut="Ctrl+N", deed=self.begin),
            Action("intake.clear", "清空", deed=self.clear),
            Action("intake.short", "简易", shortcut="F9", deed=self.front.shorten),
            Action("intake.veil", "遮住", shortcut="F8", deed=self.front.cover),
            Action("intake.card", "读身份证", shortcut="F6", deed=self.reader.read),
            Action("intake.person", "加一人", shortcut="Ctrl+=", deed=self.add_party),
            Action("intake.register", "只登记", deed=self.deciding.register),
            Action("intake.correct", "存为更正", deed=self.deciding.correct),
            Action(
                "intake.accept",
                "受理",
                shortcut="Ctrl+Return",
                deed=self.accept,
                enabled=lambda: self.deciding.waiting,
                main=True,
            ),
        )

    def _steps(self) -> tuple[Action, ...]:
        return (
            Action("intake.next", "后一栏", shortcut="Ctrl+PgDown", deed=lambda: self.host.step(1)),
            Action("intake.back", "前一栏", shortcut="Ctrl+PgUp", deed=lambda: self.host.step(-1)),
            Action("intake.paper", "补录纸质登记", shortcut="Ctrl+Shift+N", deed=lambda: self.arrive(paper=True)),
            Action("intake.talks", "记下访、座谈", shortcut="Ctrl+Shift+J", deed=self.form.talks.click),
        )  # fmt: skip

    def keys(self) -> tuple[Action, ...]:
        """Return how to go between the panes of an opened case, and what the one looked at has."""
        same = Action("intake.same", "就是这人（像是以前来过的）", shortcut=KEY)
        return (*self._steps(), same, *self.host.keys)

    # showing

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what was being typed before; other people's changes move nothing but the panes."""
        self.host.refresh(changed)
        if not changed >= EVERYTHING:
            return
        if self.viewmodel.opened is None and self.viewmodel.empty:
            self.guarded(self.viewmodel.restore)()
        self.guarded(self.show_all)()

    def show_all(self) -> None:
        """Show the view-model anew."""
        here = self.viewmodel
        self.host.show_case(here.opened.case_id if here.opened else None)
        asks = [(ask.card, ask.text, ask.amount, ask.kept) for ask in here.asks]
        self.talks.restore(here.opened.case_id if here.opened else None)
        self.form.load(here.facts, here.cards, asks, here.people())
        self.front.dress()
        self.meaning.forget()
        here.look_back()
        self._think()

    def _think(self) -> None:
        """Show what the words mean now; nothing on the left moves but the suggestions."""
        here, opened = self.viewmodel, self.viewmodel.opened
        heading = "补录纸质登记" if here.paper else "接待"
        self.say(
            opened.number if opened else heading, subject=here.subject,
            note=opened.words if opened else "",
        )  # fmt: skip
        self.form.show_track(here.track)
        self.form.suggest_types(here.suggested_types())
        self.form.suggest_factors(here.heard())
        self.form.asks.offer(here.people())
        self.form.ask(here.questions(), here.answers)
        self.meaning.show_meaning(here.meaning(), track=here.track, reason=here.track_reason)
        self.meaning.show_level(here.suggested_level(), chosen=here.level, reason=here.level_reason)
        self.meaning.show_waiting(here.waiting())
        self.meaning.show_sorting(here.classes())
        self.meaning.show_road(None if here.empty else here.road())
        self.meaning.show_earlier(here.past)
        shown = {
            "intake.new": opened is not None, "intake.clear": opened is None, "intake.register": opened is None,
            "intake.correct": opened is not None and opened.may_correct, "intake.accept": self.deciding.waiting,
            "intake.short": opened is None,
        }  # fmt: skip
        self.front.show_buttons(shown)
        self.meaning.show_endings(shown=self.deciding.waiting)
        self.refresh_deeds()

    # typing

    def add_party(self) -> None:
        """Put one more party card at the end, with the cursor in it."""
        card = self.form.add_card(self.viewmodel.add_card())
        self.typing.keep()
        card.focus()

    def _remove_card(self, card: PartyCard, reason: str) -> None:
        def remove() -> None:
            self.viewmodel.remove_card(card.party.key, reason)
            self.form.drop_card(card)
            self.typing.keep()

        self.context.boundary.guarded(remove, problem=lambda _field, said: card.show_problem("", said))()

    def _seek(self, field: str) -> None:
        self.form.go_to(field)
        self._see()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 -- Qt's own signature
        """Go on in reading order: what was made later, such as the guardian's fields, is not reached last."""
        if (found := reading.beside(self, forwards=next)) is None:
            return super().focusNextPrevChild(next)
        found.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def _reveal(self, card: PartyCard, keys: set[str]) -> None:
        self.viewmodel.reveal(card.party, keys)
        card.show_numbers()

    # deeds

    def accept(self) -> None:
        """受理: receive, choose the track and accept; then to the room."""
        self.deciding.accept()

    def clear(self) -> None:
        """清空: throw away what was typed, after a question when there is something."""
        if self.viewmodel.empty:
            self._clear()
        else:
            self.context.boundary.asked.emit("清空这一页？还没有登记的内容会丢掉。", self._clear)

    def _clear(self) -> None:
        self.saver.forget(self.viewmodel.key)
        self.guarded(self.viewmodel.forget)()
        self.show_all()
        self.form.focus("source")

    def begin(self) -> None:
        """Leave the case on record and go back to the visit that is being typed."""
        if self.viewmodel.opened is not None:
            self.saver.flush()
            self.viewmodel.clear()
            self.guarded(self.viewmodel.restore)()
            self.show_all()
        self.form.focus("source")

    def open_case(self, case_id: uuid.UUID) -> None:
        """Show a case on record, to go on with it."""
        self.saver.flush()
        self.host.leave()
        self.context.boundary.turned.emit()
        self.viewmodel.open_case(case_id)
        self.show_all()

    # frame

    def arrive(
        self, *, case: Any = None, paper: bool = False, pane: str = FORM, alarm: Any = None, **_more: Any
    ) -> None:
        """Take where to begin: a case on record with one of its panes, a paper, an alarm, or a new visit."""
        if case is not None:
            self.guarded(self.open_case)(uuid.UUID(str(case)))
            self.host.choose(pane)
            return
        self.begin()
        self.viewmodel.turn(paper=paper)
        self.form.set_fact("source", self.viewmodel.facts.get("source", ""))
        self.front.dress()
        if paper:
            self.form.focus("received")
        if alarm is not None:
            self.guarded(self._fill)(uuid.UUID(str(alarm)))
        self._think()

    def _fill(self, alarm_id: uuid.UUID) -> None:
        from ui.viewmodels import alarm_visit  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        alarm_visit.fill(self.viewmodel, alarm_id)
        self.typing.keep()
        self.show_all()

    def leave(self) -> None:
        """Put what was typed in safety, and wait for no card."""
        self.reader.stop()
        self.saver.flush()
        self.host.leave()

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a sentence beside the field it is about, wherever on the page that stands."""
        if self.host.current != FORM:
            self.host.choose(FORM)
        shown = self.meaning.show_problem(field, sentence) or self.form.show_problem(field, sentence)
        QTimer.singleShot(0, self, self._see)  # once what was just shown has its place
        found = self.focusWidget()
        if shown and sentence and (found is None or not found.isVisibleTo(self)):
            self.context.boundary.warned.emit(_COVERED if self.front.covered else sentence)
        return shown

    def _see(self) -> None:
        """Scroll to the field that has the cursor, in whichever column it is."""
        found = self.focusWidget()
        for area in (self.area, self.right):
            if found is not None and area.isAncestorOf(found):
                area.ensureWidgetVisible(found, 0, theme.px(48))


def open(context: Context) -> IntakePage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import helpers, intake, intake_forms, sorting  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    model = intake.Intake(context.store, context.today, context.now)
    sees, villages = sorting.sees_people(context.store.person), intake_forms.villages(context.store)
    offered = intake_forms.catalogue(context.today(), villages, sees_people=sees, demo=context.demo)
    page = IntakePage(context, model, offered)
    page.meaning.helpers.seek = page.guarded(lambda: helpers.of_visit(model))
    return page


PAGE = PageSpec("intake", "接待", "person-plus", order=20, open=open, watches=EVERYTHING)
