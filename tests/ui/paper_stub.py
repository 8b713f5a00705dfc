"""A page that stands in for 文书 and remembers what it was asked to show."""

from typing import Any

from ui.page import Page, PageSpec


class Papers(Page):
    """``arrived`` is what the last ``go`` brought."""

    arrived: Any = None

    def arrive(self, **args: Any) -> None:
        self.arrived = args


PAPERS = PageSpec("papers", "文书", "document", order=40, open=Papers)
