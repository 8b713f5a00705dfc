"""The tour at 文书: each paper of the case previewed, made final where nothing stops it, the agreement signed."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.tour_window import TourWindow
from models import cases, papers
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
        """Press 登记已签 for the agreement; says whether the case then stands as agreed."""
        self.page = self.desk.go("papers", case=self.case_id, form=form)
        if self.page is None:
            return False
        self.desk.wait()
        with self.desk.speaking():
            self._press("papers.sign")
            if self.page.panel.editor is not None:
                self.page.panel.editor.set_value("note", "当面签名捺印，原件存卷")
            self._agree()
        self.desk.wait()
        self.desk.picture(f"papers-{form}-signed")
        with self.store.reading() as db:
            return cases.case(db, self.case_id).concluded_on == on

    def _press(self, key: str) -> None:
        action = next(each for each in self.page.deeds() if each.key == key)
        if action.enabled():
            action.deed()

    def _agree(self) -> None:
        if self.page.panel.editor is not None:
            self.page.panel.submit()
