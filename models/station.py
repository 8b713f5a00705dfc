"""The station, its committee, the people who sign in, and what each may do (domain.md 1.8, report 5.2)."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Row, Versioned, Voidable, label
from models.errors import Refusal

PASSWORD_LENGTH = 8
TRIES = 5
PAUSE = timedelta(minutes=5)
HASHER = PasswordHasher()


class Role(StrEnum):
    """Who may sign in (domain.md 1.8)."""

    POLICE = "民警"
    AUXILIARY = "辅警"
    MEDIATOR = "调解员"
    CLERK = "内勤"
    LEADER = "所领导"
    ADMINISTRATOR = "管理员"


class Deed(StrEnum):
    """What is asked of ``may`` before a verb acts."""

    READ = "read"
    READ_ALL = "read every case"
    RECEIVE = "receive"
    ACCEPT = "accept"
    HOST_POLICE = "host 治安调解"
    HOST_PEOPLE = "host 人民调解"
    NOTE = "note"
    ISSUE = "issue"
    ISSUE_POLICE = "issue a paper of the police"
    VOID_NUMBER = "void a number"
    APPROVE = "approve"
    VISIT = "visit"
    EXPORT = "export"
    EXPORT_FULL = "export full numbers"
    REVEAL = "reveal a full number"
    ROSTER = "roster"
    SETTINGS = "settings"
    BACKUP = "backup"


_DAILY = {
    Deed.READ, Deed.READ_ALL, Deed.RECEIVE, Deed.NOTE, Deed.VISIT, Deed.ROSTER, Deed.EXPORT, Deed.REVEAL,
}  # fmt: skip
MAY: dict[Role, frozenset[Deed]] = {
    Role.POLICE: frozenset(
        _DAILY | {Deed.ACCEPT, Deed.HOST_POLICE, Deed.ISSUE, Deed.ISSUE_POLICE, Deed.VOID_NUMBER, Deed.BACKUP}
    ),
    # an auxiliary may never host alone, seal a paper or void a number (程序规定 52; report 5.2)
    Role.AUXILIARY: frozenset(_DAILY - {Deed.REVEAL}),
    # a mediator who is not police sees only the cases given to them (domain.md 1.8)
    Role.MEDIATOR: frozenset(
        {Deed.READ, Deed.RECEIVE, Deed.ACCEPT, Deed.HOST_PEOPLE, Deed.NOTE, Deed.ISSUE, Deed.VISIT}
    ),
    Role.CLERK: frozenset(
        _DAILY | {Deed.ISSUE, Deed.ISSUE_POLICE, Deed.VOID_NUMBER, Deed.EXPORT_FULL, Deed.BACKUP}
    ),
    Role.LEADER: frozenset(set(Deed) - {Deed.SETTINGS}),
    Role.ADMINISTRATOR: frozenset({Deed.SETTINGS, Deed.BACKUP, Deed.ROSTER}),
}
assert set(MAY) == set(Role), "every role has its deeds"

REFUSED: dict[Deed, str] = {
    Deed.HOST_POLICE: "治安调解由人民警察主持，辅警和调解员不能主持（程序规定 52）。",
    Deed.HOST_PEOPLE: "人民调解由人民调解员主持，民警协助（人民调解法 19）。",
    Deed.ISSUE_POLICE: "公安机关的文书须由民警、内勤或所领导办理。",
    Deed.SETTINGS: "只有管理员能改设置。",
    Deed.EXPORT_FULL: "导出完整证件号须由内勤或所领导办理。",
    Deed.APPROVE: "这一步须由所领导审批。",
    Deed.VOID_NUMBER: "作废编号须由民警、内勤或所领导办理。",
}


class Station(Row, Versioned):
    """The police station and the people's mediation committee that sits in it; one row a store."""

    __tablename__ = "stations"

    name: Mapped[str] = label("派出所名称")
    organ: Mapped[str] = label("公安机关名称（文书落款）")
    number_word: Mapped[str] = label("公安文号代字")
    case_word: Mapped[str] = label("登记编号前缀")
    committee: Mapped[str] = label("人民调解委员会名称")
    committee_word: Mapped[str] = label("调委会代字")
    room: Mapped[str] = label("调解室名称")
    address: Mapped[str] = label("地址")
    telephone: Mapped[str] = label("电话")
    court: Mapped[str] = label("基层人民法院")
    province: Mapped[str] = label("省份")
    demo: Mapped[bool] = mapped_column(default=False)
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Officer(Row, Versioned, Voidable):
    """A person who signs in and whose name stands under what they did."""

    __tablename__ = "officers"

    login: Mapped[str] = label("登录名", unique=True)
    name: Mapped[str] = label("姓名")
    role: Mapped[str] = label("岗位")
    badge: Mapped[str] = label("警号或证号")
    title: Mapped[str] = label("职务")
    team: Mapped[str] = label("警务区或班组")
    telephone: Mapped[str] = label("电话")
    password_hash: Mapped[str] = mapped_column(default="")
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(default=None)


@dataclass(frozen=True)
class Identity:
    """The signed-in person as plain data: ``by`` of every verb."""

    id: uuid.UUID
    name: str
    role: Role
    title: str = ""

    @property
    def is_police(self) -> bool:
        """True for a 人民警察; an auxiliary is not one."""
        return self.role in {Role.POLICE, Role.LEADER}


def may(person: Identity, deed: Deed) -> bool:
    """Tell whether the person's role allows the deed."""
    return deed in MAY[person.role]


def demand(person: Identity, deed: Deed) -> None:
    """Refuse by a sentence unless ``person`` may do ``deed``."""
    if not may(person, deed):
        raise Refusal(REFUSED.get(deed, f"{person.role}没有办理这一步的权限，请由有权限的同事登录后办理。"))


def found(db: Session, *, by_name: str, password: str, login: str = "admin", **fields: Any) -> Station:
    """Make the station and its first administrator; refused when a station exists already."""
    if db.scalar(select(Station.id).limit(1)):
        raise Refusal("本机已经建立过派出所资料。")
    if not str(fields.get("name", "")).strip():
        raise Refusal("请填写派出所名称。", "name")
    station = Station(**fields)
    db.add(station)
    enrol(db, login=login, name=by_name, role=Role.ADMINISTRATOR, password=password)
    return station


def current(db: Session) -> Station:
    """Return the station of this store; refused before one is founded."""
    station = db.scalar(select(Station).limit(1))
    if station is None:
        raise Refusal("还没有建立派出所资料，请先完成首次设置。")
    return station


def amend(db: Session, *, by: Identity, **fields: Any) -> Station:
    """Change what the station says of itself; papers already issued keep what they say."""
    demand(by, Deed.SETTINGS)
    station = current(db)
    if "name" in fields and not str(fields["name"]).strip():
        raise Refusal("请填写派出所名称。", "name")
    for key, value in fields.items():
        setattr(station, key, value)
    db.flush()
    return station


def enrol(
    db: Session,
    *,
    login: str,
    name: str,
    role: Role,
    password: str,
    by: Identity | None = None,
    **fields: Any,
) -> Officer:
    """Add a person who may sign in; only an administrator, save for the first."""
    if by is not None:
        demand(by, Deed.SETTINGS)
    if not login.strip():
        raise Refusal("请填写登录名。", "login")
    if not name.strip():
        raise Refusal("请填写姓名。", "name")
    if db.scalar(select(Officer.id).where(Officer.login == login.strip())):
        raise Refusal("这个登录名已有人使用。", "login")
    officer = Officer(login=login.strip(), name=name.strip(), role=role.value, **fields)
    officer.password_hash = _hash(password)
    db.add(officer)
    db.flush()
    return officer


def change_password(db: Session, officer: Officer, *, old: str, new: str) -> None:
    """Replace the person's own password; the old one is asked for."""
    if not _matches(officer.password_hash, old):
        raise Refusal("原密码不对。", "old")
    officer.password_hash = _hash(new)
    db.flush()


def reset_password(db: Session, officer: Officer, *, new: str, by: Identity) -> None:
    """Give a person a new password; only an administrator."""
    demand(by, Deed.SETTINGS)
    officer.password_hash = _hash(new)
    officer.failures, officer.locked_until = 0, None
    db.flush()


def retire(db: Session, officer: Officer, *, reason: str, by: Identity, now: datetime) -> None:
    """Let a person no longer sign in; the last administrator stays."""
    demand(by, Deed.SETTINGS)
    if not reason.strip():
        raise Refusal("请写明停用原因。", "reason")
    others = db.scalars(
        select(Officer.id).where(
            Officer.role == Role.ADMINISTRATOR.value, Officer.voided_at.is_(None), Officer.id != officer.id
        )
    ).all()
    if officer.role == Role.ADMINISTRATOR.value and not others:
        raise Refusal("这是最后一名管理员，不能停用。")
    officer.voided_at, officer.void_reason = now, reason
    db.flush()


def sign_in(db: Session, login: str, password: str, *, now: datetime) -> Identity | Refusal:
    """Return who signed in, or the refusal to show.

    A refusal is returned, not raised, so that the count of failures is committed; five failures pause the
    name for five minutes.
    """
    officer = db.scalar(select(Officer).where(Officer.login == login.strip(), Officer.voided_at.is_(None)))
    if officer is None:
        return Refusal("登录名或密码不对。", "password")
    if officer.locked_until and officer.locked_until > now:
        return Refusal("连续输错次数过多，请五分钟后再试，或请管理员重设密码。", "password")
    if not _matches(officer.password_hash, password):
        officer.failures += 1
        if officer.failures >= TRIES:
            officer.failures, officer.locked_until = 0, now + PAUSE
        return Refusal("登录名或密码不对。", "password")
    officer.failures, officer.locked_until = 0, None
    return identity(officer)


def identity(officer: Officer) -> Identity:
    """Return the person as plain data."""
    return Identity(officer.id, officer.name, Role(officer.role), officer.title)


def people(db: Session) -> list[Officer]:
    """List those who may sign in, by role and name."""
    found = db.scalars(select(Officer).where(Officer.voided_at.is_(None))).all()
    order = list(Role)
    return sorted(found, key=lambda each: (order.index(Role(each.role)), each.login))


def named(db: Session, name: str, *, officer_id: uuid.UUID | None = None) -> list[Officer]:
    """Return whoever of the station this is: the one with the id, else everybody here of that name."""
    one = db.get(Officer, officer_id) if officer_id is not None else None
    if one is not None:
        return [one]
    same = select(Officer).where(Officer.name == name.strip(), Officer.voided_at.is_(None))
    return list(db.scalars(same.order_by(Officer.login)))


def _hash(password: str) -> str:
    if len(password) < PASSWORD_LENGTH:
        raise Refusal(f"密码至少 {PASSWORD_LENGTH} 位。", "password")
    return HASHER.hash(password)


def _matches(kept: str, password: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except VerificationError:
        return False
