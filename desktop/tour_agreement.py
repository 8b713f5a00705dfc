"""The tour at the agreement: its clauses typed into the panel, what the panel does not ask, and the reading aloud."""

from typing import Any

from desktop import published_sitting
from desktop.published_run import Walk, Walked
from desktop.tour_window import TourWindow
from models import agreements, cases, money
from models.cases import Outcome
from models.sittings import Sitting


class AgreementTour:
    """One agreement of a published case, made in the ``room`` of its sitting."""

    def __init__(self, desk: TourWindow, run: Walk, walked: Walked, outcome: Outcome, room: Any) -> None:
        self.desk, self.run, self.walked, self.outcome, self.room = desk, run, walked, outcome, room

    def draft(self) -> None:
        """Type the clauses into the panel of the agreement and let it be checked."""
        run, panel = self.run, self.room.dock.agreement
        published, rest = published_sitting.terms(run, self.outcome)
        self.room.dock.tabs.buttons["agreement"].click()
        while panel.cards:
            panel.removed.emit(0)
        for _ in published:
            panel.add.click()
        for card, each in zip(panel.cards, published, strict=True):
            card.text.setText(each["text"])
            for part in ("payer", "payee", "method"):
                getattr(card, part).set_value(each.get(part, ""))
            card.amount.setText(money.digits(each["amount"]).removeprefix("¥") if each["amount"] else "")
            due_on = each.get("due_on")
            card.due.setText(due_on.isoformat() if due_on else each.get("due_text", ""))
            card.typed.emit()
        panel.performance.setText(rest["performance"])
        panel.spot.setChecked(rest["on_the_spot"])
        panel.changed.emit()
        self.desk.settle()
        run.tick()
        with self.desk.speaking():
            self.room.dock.deeds["check"].click() if "check" in self.room.dock.deeds else self.room.check()
        self.desk.picture("agreement")
        with run.store.unit(by=run.by) as db:
            subject = cases.case(db, self.walked.case_id)
            made = agreements.latest(db, subject.id)
            if made is None or len([each for each in made.clauses if each.valid]) != len(published):
                sitting = db.get_one(Sitting, self.walked.sitting_id)
                published_sitting.draft_agreement(run, db, subject, sitting, self.outcome)
                self.desk.note("调解：协议草案")
            else:
                self.tell_rest(made)

    def tell_rest(self, made: Any) -> None:
        """Enter by hand what the panel does not ask: kind, issues, who answers for what, the day as it was told."""
        _, rest = published_sitting.terms(self.run, self.outcome)
        for key in ("form", "signed_text", "issues", "responsibility", "perform_by"):
            if key in rest and getattr(made, key) != rest[key]:
                setattr(made, key, rest[key])
                self.desk.note("调解：协议的形式、争议事项和原载签订时间")

    def read_aloud(self) -> None:
        """Read the clauses to the parties, and let each confirm."""
        dock = self.room.dock
        dock.show_panel("reading")
        tool = dock.tools["reading"]
        tool.arrive()
        for _ in tool.clauses:
            tool.next.click()
        for party in [*tool.answers]:
            tool.answers[party].tick.click()
        dock.show_panel("agreement")
        self.desk.settle()
