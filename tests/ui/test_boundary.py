"""Exceptions become sentences, questions, or a crash."""

import errno
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from models.errors import Caution, Refusal
from ui import boundary
from ui.boundary import Boundary


class Heard:
    """Notes what the boundary said."""

    def __init__(self, made: Boundary) -> None:
        self.refused: list[str] = []
        self.warned: list[str] = []
        self.asked: list[tuple[str, Callable[[], Any]]] = []
        made.refused.connect(self.refused.append)
        made.warned.connect(self.warned.append)
        made.asked.connect(lambda sentence, again: self.asked.append((sentence, again)))


@pytest.fixture
def made(qtbot: QtBot) -> Boundary:
    return Boundary()


@pytest.fixture
def heard(made: Boundary) -> Heard:
    return Heard(made)


def failing(trouble: BaseException) -> Callable[[], None]:
    def deed() -> None:
        raise trouble

    return deed


def test_a_deed_returns_what_it_returned(made: Boundary, heard: Heard) -> None:
    assert made.guarded(lambda a, b: a + b)(1, b=2) == 3


def test_a_refusal_without_a_field_goes_to_the_banner(made: Boundary, heard: Heard) -> None:
    assert made.guarded(failing(Refusal("不能受理。")))() is None
    assert heard.refused == ["不能受理。"]


def test_a_refusal_with_a_field_goes_beside_it(made: Boundary, heard: Heard) -> None:
    beside: list[tuple[str, str]] = []

    def problem(field: str, sentence: str) -> bool:
        beside.append((field, sentence))
        return True

    made.guarded(failing(Refusal("请核对。", "number")), problem=problem)()

    assert (beside, heard.refused) == ([("number", "请核对。")], [])


def test_a_refusal_whose_field_is_not_shown_goes_to_the_banner(made: Boundary, heard: Heard) -> None:
    made.guarded(failing(Refusal("请核对。", "number")), problem=lambda _field, _sentence: False)()

    assert heard.refused == ["请核对。"]


def test_cautions_are_asked_one_after_another_and_remembered(made: Boundary, heard: Heard) -> None:
    done: list[frozenset[str]] = []

    def deed(*, confirmed: frozenset[str] = frozenset()) -> None:
        for key, sentence in (("late", "已超期，仍要记录吗？"), ("alone", "监护人没到，仍要记录吗？")):
            if key not in confirmed:
                raise Caution(key, sentence)
        done.append(confirmed)

    made.guarded(deed)()
    heard.asked[0][1]()
    heard.asked[1][1]()

    assert [sentence for sentence, _again in heard.asked] == [
        "已超期，仍要记录吗？",
        "监护人没到，仍要记录吗？",
    ]
    assert done == [frozenset({"late", "alone"})]


@pytest.mark.parametrize(
    ("number", "beginning"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EACCES, "没有写入或读取的权限"),
        (errno.EROFS, "这个磁盘是只读的"),
        (errno.ENOENT, "找不到文件或文件夹"),
        (errno.EBUSY, "文件正被别的程序占用"),
        (errno.ENOTTY, "读写文件没有成功"),
    ],
)
def test_trouble_of_the_machine_is_said_in_plain_words(
    made: Boundary, heard: Heard, number: int, beginning: str
) -> None:
    made.guarded(failing(OSError(number, "strerror", "/secret/path")))()

    assert [words[: len(beginning)] for words in heard.warned] == [beginning]
    assert [words for words in heard.warned if "secret" in words] == []


class OperationalError(Exception):
    """Stands for the class of the same name in sqlalchemy.exc, which ui may not import."""


OperationalError.__module__ = "sqlalchemy.exc"


@pytest.mark.parametrize(
    ("said", "beginning"),
    [
        ("(sqlite3.OperationalError) database or disk is full", "磁盘已满"),
        ("(sqlite3.OperationalError) database is locked", "数据库正被另一台电脑"),
        ("(sqlite3.DatabaseError) database disk image is malformed", "数据库文件已损坏"),
        ("(sqlite3.DatabaseError) file is not a database", "数据库文件已损坏"),
        ("(sqlite3.OperationalError) attempt to write a readonly database", "数据库是只读的"),
        ("(sqlite3.OperationalError) unable to open database file", "打不开数据库文件"),
        ("(psycopg.errors.LockNotAvailable) canceling statement due to lock timeout", "数据库正被另一台电脑"),
        ("(psycopg.OperationalError) connection failed: connection refused", "连不上数据库服务器"),
    ],
)
def test_trouble_of_the_database_is_said_in_plain_words(said: str, beginning: str) -> None:
    for trouble in (OperationalError(said), sqlite3.OperationalError(said)):
        sentence = boundary.sentence(trouble)

        assert sentence is not None
        assert sentence[: len(beginning)] == beginning


def test_a_bug_goes_to_the_excepthook(made: Boundary, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _value, _trace: caught.append(kind))
    made.guarded(failing(KeyError("x")))()
    made.guarded(failing(sqlite3.OperationalError("no such table: cases")))()

    assert caught == [KeyError, sqlite3.OperationalError]
    assert (heard.refused, heard.warned, heard.asked) == ([], [], [])
