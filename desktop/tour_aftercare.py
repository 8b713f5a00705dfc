"""The tour at 回访: something is received, the parties are called, 结案销号 and 时间线 are looked at."""

import uuid
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QPushButton

from desktop.tour_window import TourWindow, type_in

EVIDENCE = "收条"
CALL = {"performed": "部分履行", "satisfaction": "满意", "text": "约定的事正在照办，没有新的矛盾。"}
LOOKED_AT = ("closing", "course")


@dataclass
class AftercareTour:
    """The page 回访 with one case on it."""

    desk: TourWindow
    case_id: uuid.UUID

    def lead(self) -> list[dict[str, str]]:
        """Do what comes first after an agreement; tells each deed with what the window said, and what was looked at."""
        told = [
            self._deed("performing", "receive", {"evidence": EVIDENCE}),
            self._deed("visiting", "record", CALL),
        ]
        for key in LOOKED_AT:
            pane = self._look(key)
            told.append({"pane": key, "deed": "look", "said": "" if pane is not None else "没有这一栏"})
            self.desk.picture(f"aftercare-{key}")
        return told

    def _look(self, key: str) -> Any:
        page = self.desk.go("visits", case=self.case_id)
        if key not in page.host.fitting:
            return None
        page.host.choose(key)
        self.desk.wait()
        return page.host.panes[key]

    def _deed(self, key: str, deed: str, words: dict[str, str]) -> dict[str, str]:
        """Press the first button of a deed in a pane, fill in what it asks, and agree."""
        told = {"pane": key, "deed": deed, "said": "没有要办的"}
        pane = self._look(key)
        button = pane.findChild(QPushButton, f"{key}.{deed}") if pane is not None else None
        if button is not None:
            panel = self.desk.go("visits").panel
            with self.desk.speaking():
                button.click()
                if panel.editor is not None:
                    for field, value in words.items():
                        type_in(panel.editor, field, value)
                    panel.go.click()
            self.desk.wait()
            told["said"] = self.desk.said or ("没有办成" if panel.isVisible() else "已办")
        self.desk.picture(f"aftercare-{key}")
        return told
