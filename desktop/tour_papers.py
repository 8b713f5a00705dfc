"""The tour at 文书: each paper of the case previewed, made final where nothing stops it, the agreement signed."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.tour_window import TourWindow
from models import agreements, papers
from models.papers import Paper
from models.store import Store


@dataclass
class PapersTour:
    """The page 文书 with one case on it."""

    desk: TourWindow
    store: Store
    case_id: uuid.UUID
    page: Any = None

    def file_case(self, number: str, on: date) -> None:
        """Type the number and the day of 立案 into the panel that a paper of the police asks for them."""
        self.page = self.desk.go("papers", case=self.case_id)
        if self.page is None:
            return
        self.desk.wait()
        with self.desk.speaking():
            self.page.mend("platform")
            if self.page.panel.editor is not None:
                self.page.panel.editor.set_value("number", number)
                self.page.panel.editor.set_value("on", on.isoformat())
            self._agree()
        self.desk.wait()

    def draft(self, form: str) -> bytes:
        """Show a paper and return its draft; empty where the page has no such paper."""
        self.page = self.desk.go("papers", case=self.case_id, form=form)
        if self.page is None:
            return b""
        self.desk.wait()
        self.desk.picture(f"papers-{form}")
        shown = self.page.shown
        there = shown is not None and shown.chosen is not None and shown.chosen.form == form
        return bytes(self.page._pdf) if there and not shown.made else b""  # noqa: SLF001 -- what the preview shows

    def finalise(self, form: str) -> Paper | None:
        """Press 定稿 for the paper that is shown and agree to the panel; None where the page did not make it."""
        if self.page is None or self.page.shown.chosen is None or self.page.shown.chosen.form != form:
            return None
        with self.desk.speaking():
            self._press("papers.final")
            self._agree()
        self.desk.wait()
        with self.store.reading() as db:
            return papers.latest(db, self.case_id, form)

    def sign(self, form: str, *, on: date) -> bool:
        """Take the parties through the signing and press 登记已签; says whether the agreement then stands signed."""
        self.page = self.desk.go("papers", case=self.case_id, form=form)
        if self.page is None:
            return False
        self.desk.wait()
        self._lead_through()
        with self.desk.speaking():
            self._press("papers.sign")
            if self.page.panel.editor is not None:
                self.page.panel.editor.set_value("note", "当面签名捺印，原件存卷")
            self._agree()
        self.desk.wait()
        self.desk.picture(f"papers-{form}-signed")
        with self.store.reading() as db:
            made = agreements.latest(db, self.case_id)
            return made is not None and made.signed_on == on

    def _lead_through(self) -> None:
        """Record at 签署 every step that must be on record of these parties, the usual words in it."""
        self._press("papers.signing")
        panel = self.page.signing
        for party in panel.view.parties if panel.view is not None else ():
            panel.choose(party)
            for step in [each for each in panel.view.steps if each.strict and not each.done]:
                panel.open_step(step.key)
                row = next(each for each in panel.rows if each.step.key == step.key)
                if step.choices and not step.words:
                    row.fields["words"].set_value(step.choices[0])
                row.go.click()
                self.desk.settle()
        panel.leave()

    def _press(self, key: str) -> None:
        action = next(each for each in self.page.deeds() if each.key == key)
        if action.enabled():
            action.deed()

    def _agree(self) -> None:
        if self.page.panel.editor is not None:
            self.page.panel.submit()
