"""下访和座谈 on the intake page: one form, and the newest of the case, the project or all."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import dates, drafts, outreach
from models.errors import Refusal
from models.store import Store
from ui.forms.spec import Field, Form, Kind, Section

SHOWN = 8


@dataclass
class Talks:
    """What the card shows and keeps."""

    store: Store
    today: Callable[[], date]

    def form(self) -> Form:
        """Return the form; the projects that are known are offered."""
        with self.store.reading() as db:
            projects = tuple((name, name) for name in outreach.projects(db))
        kinds = tuple((kind.value, kind.value) for kind in outreach.Kind)
        return Form(
            "outreach",
            (
                Section(
                    "",
                    (
                        Field("kind", "方式", Kind.CHOICE, width=2, choices=kinds, required=True),
                        Field("on", "日期", Kind.DATE, width=2, placeholder="今天"),
                        Field("place", "地点", width=4),
                        Field("project", "项目", Kind.CHOICE, width=4, choices=projects, editable=True),
                        Field("topic", "议题", width=6, placeholder="在一件纠纷里记的可不填"),
                        Field("attendees", "参加人员", width=6),
                        Field("notes", "情况记录", Kind.LONG, width=12),
                    ),
                ),
            ),
        )

    def keep(self, words: Mapping[str, Any], case_id: uuid.UUID | None) -> None:
        """Keep one; the day is today when none is told."""
        by = self.store.person
        if by is None:
            raise Refusal("请先登录，再办理这一步。")
        told = {key: str(words.get(key) or "") for key in ("place", "project", "topic", "attendees", "notes")}
        day = str(words.get("on") or "").strip()
        try:
            on = dates.parse(day, today=self.today()) if day else self.today()
        except Refusal as refusal:
            raise Refusal(refusal.message, "on") from refusal
        with self.store.unit() as db:
            outreach.record(db, kind=str(words.get("kind") or ""), on=on, by=by, case_id=case_id, **told)
            drafts.drop(db, _key(case_id))

    def draft(self, case_id: uuid.UUID | None) -> dict[str, Any]:
        """Return what is typed of a talk and not yet kept, of a case or of none."""
        with self.store.reading() as db:
            return drafts.load(db, _key(case_id)) or {}

    def keep_draft(self, words: Mapping[str, Any], case_id: uuid.UUID | None) -> None:
        """Keep what is typed; nothing is kept of an empty form."""
        with self.store.unit() as db:
            if any(words.values()):
                drafts.save(db, _key(case_id), dict(words), title="没写完的下访、座谈")
            else:
                drafts.drop(db, _key(case_id))

    def rows(self, case_id: uuid.UUID | None, project: str = "") -> tuple[str, ...]:
        """Return the newest in words: of the case, else of the project, else all."""
        with self.store.reading() as db:
            found = outreach.of_case(db, case_id) if case_id else outreach.listing(db, project=project)
            return tuple(
                "　".join(
                    part
                    for part in (each.on.isoformat(), each.kind, each.project, each.topic, each.attendees)
                    if part
                )
                for each in found[:SHOWN]
            )


def _key(case_id: uuid.UUID | None) -> str:
    return f"outreach:{case_id or ''}"
