"""登录人员 in 设置: who may sign in, as what, and their passwords."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import station
from models.errors import Refusal
from models.phones import mask_phone
from models.station import Deed, Identity, Officer, Role
from models.store import Store

ROLES = tuple((role.value, role.value) for role in Role)
FIELDS = ("badge", "title", "team", "telephone")


@dataclass(frozen=True)
class PersonLine:
    """One person who may sign in."""

    officer_id: uuid.UUID
    login: str
    name: str
    role: str
    badge: str
    title: str
    team: str
    telephone: str


class SignInPeople:
    """The people of the station."""

    def __init__(self, store: Store, person: Identity, *, now: Callable[[], datetime]) -> None:
        self.store, self.person, self.now = store, person, now

    @property
    def barred(self) -> str:
        """Say why this person may not change who signs in; empty when they may."""
        return "" if station.may(self.person, Deed.SETTINGS) else station.REFUSED[Deed.SETTINGS]

    def people(self) -> tuple[PersonLine, ...]:
        """Return everyone who may sign in, telephones masked."""
        with self.store.reading() as db:
            return tuple(
                PersonLine(
                    each.id, each.login, each.name, each.role, each.badge, each.title, each.team,
                    mask_phone(each.telephone) if each.telephone else "",
                )
                for each in station.people(db)
            )  # fmt: skip

    def enrol(self, values: dict[str, Any]) -> None:
        """Add a person with a first password."""
        told = {key: str(value or "").strip() for key, value in values.items() if key != "password"}
        if told["role"] not in {role.value for role in Role}:
            raise Refusal("请选择岗位。", "role")
        with self.store.unit(by=self.person) as db:
            station.enrol(
                db, login=told["login"], name=told["name"], role=Role(told["role"]),
                password=str(values.get("password") or ""), by=self.person, **{key: told.get(key, "") for key in FIELDS},
            )  # fmt: skip

    def reset_password(self, officer_id: uuid.UUID, new: str) -> None:
        """Give a person a new password."""
        with self.store.unit(by=self.person) as db:
            station.reset_password(db, db.get_one(Officer, officer_id), new=new, by=self.person)

    def retire(self, officer_id: uuid.UUID, reason: str) -> None:
        """Let a person no longer sign in."""
        if officer_id == self.person.id:
            raise Refusal("不能停用自己，请由另一名管理员办理。", "reason")
        with self.store.unit(by=self.person) as db:
            station.retire(db, db.get_one(Officer, officer_id), reason=reason, by=self.person, now=self.now())

    def change_own(self, *, old: str, new: str, again: str) -> None:
        """Change one's own password."""
        if new != again:
            raise Refusal("两次输入的新密码不一样。", "again")
        with self.store.unit(by=self.person) as db:
            try:
                station.change_password(db, db.get_one(Officer, self.person.id), old=old, new=new)
            except Refusal as refusal:
                field = {"password": "new"}.get(refusal.field or "", refusal.field)
                raise Refusal(refusal.message, field) from refusal
