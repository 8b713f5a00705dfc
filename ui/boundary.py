"""Where an exception becomes a sentence.

Every callback that does a deed is wrapped once:

    save = self.context.boundary.guarded(self.viewmodel.save, problem=self.show_problem)

A ``Refusal`` goes beside its field or to the banner; a ``Caution`` is asked in the page's question bar, and
when it is answered with yes the deed is called again with ``confirmed=frozenset({key, …})``; a full disk, a
locked or damaged database get their own sentence.  Everything else is a bug and goes to ``sys.excepthook``.
"""

import errno
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.errors import Caution, Refusal

Problem = Callable[[str, str], bool]

_ERRNO = {
    errno.ENOSPC: "磁盘已满，这一步没有存下。请腾出空间后再做一次；屏幕上的内容还在。",
    errno.EDQUOT: "本用户的磁盘配额已满，这一步没有存下。请腾出空间后再做一次；屏幕上的内容还在。",
    errno.EROFS: "这个磁盘是只读的，写不进去。请换一个位置。",
    errno.EACCES: "没有写入或读取的权限。请换一个文件夹，或请管理员开通权限。",
    errno.EPERM: "没有写入或读取的权限。请换一个文件夹，或请管理员开通权限。",
    errno.ENOENT: "找不到文件或文件夹，可能已被移走或 U 盘已拔出。",
    errno.ENAMETOOLONG: "文件名太长。请换一个短一些的名字。",
    errno.EIO: "磁盘读写出错，可能已损坏。请先备份，再换一个位置保存。",
    errno.EBUSY: "文件正被别的程序占用。请关闭那个程序后再做一次。",
    errno.ETXTBSY: "文件正被别的程序占用。请关闭那个程序后再做一次。",
}
_OTHER_OSERROR = "读写文件没有成功。请再做一次；屏幕上的内容还在。"
_WINDOWS_SHARING = 32  # ERROR_SHARING_VIOLATION: the workbook is open in Excel

# what the driver says → what the officer reads; looked for in order
_DATABASE = (
    (("disk is full", "No space left"), _ERRNO[errno.ENOSPC]),
    (
        ("malformed", "not a database", "disk image"),
        "数据库文件已损坏。程序没有改动它；请到“设置 › 备份”恢复最近一份备份。",
    ),
    (
        ("locked", "busy", "lock timeout", "deadlock"),
        "数据库正被另一台电脑或另一个程序占用。请稍候再做一次；屏幕上的内容还在。",
    ),
    (("readonly", "read-only"), "数据库是只读的，写不进去。请检查数据文件夹的权限。"),
    (("unable to open",), "打不开数据库文件。请检查数据文件夹是否还在、有没有权限。"),
    (
        ("disk I/O", "could not read", "could not write"),
        "磁盘读写出错，可能已损坏。请先备份，再换一个位置保存。",
    ),
    (
        ("connection", "server closed", "could not connect", "timeout expired"),
        "连不上数据库服务器。请检查网线和服务器；屏幕上的内容还在，接通后再做一次。",
    ),
)
_DATABASE_CLASSES = frozenset({"OperationalError", "DatabaseError", "InterfaceError", "InternalError"})
_DATABASE_MODULES = ("sqlite3", "sqlalchemy", "psycopg")


def sentence(trouble: BaseException) -> str | None:
    """Say in Chinese what went wrong with the machine; None for a bug.

    Database trouble is known by the names of class and module, so that no driver is imported for it.
    """
    if isinstance(trouble, OSError):
        if getattr(trouble, "winerror", None) == _WINDOWS_SHARING:
            return _ERRNO[errno.EBUSY]
        return _ERRNO.get(trouble.errno or 0, _OTHER_OSERROR)
    kin = type(trouble)
    if kin.__module__.split(".")[0] in _DATABASE_MODULES and kin.__name__ in _DATABASE_CLASSES:
        said = str(trouble)
        for words, answer in _DATABASE:
            if any(word in said for word in words):
                return answer
    if kin.__name__ == "StaleDataError":
        return "这条记录刚被别人改过，这一步没有存下。请看过新的内容后再做一次。"
    return None


class Boundary(QObject):
    """The one place that catches; the frame shows what its signals carry."""

    refused = Signal(str)
    warned = Signal(str)
    asked = Signal(str, object)  # sentence, what to call after yes
    noticed = Signal(str)
    turned = Signal()  # another case is looked at: what was refused before is no longer of interest

    def guarded(self, deed: Callable[..., Any], *, problem: Problem | None = None) -> Callable[..., Any]:
        """Wrap ``deed``; the wrapper returns what the deed returned, or None when it was refused or asked.

        ``problem(field, sentence)`` shows a refusal beside its field and says whether it could.
        The arguments of a signal are passed on as given: wrap a lambda where they are not wanted.
        """

        def do(*args: Any, **kwargs: Any) -> Any:
            try:
                return deed(*args, **kwargs)
            except Caution as caution:
                known = kwargs.get("confirmed", frozenset())
                again = {**kwargs, "confirmed": known | {caution.key}}
                self.asked.emit(caution.message, lambda: do(*args, **again))
            except Exception as trouble:  # noqa: BLE001 -- this is the boundary
                self.show(trouble, problem=problem)
            return None

        return do

    def show(self, trouble: BaseException, *, problem: Problem | None = None) -> None:
        """Show an exception that was caught elsewhere, such as one from a Task."""
        if isinstance(trouble, Refusal):
            if trouble.field and problem and problem(trouble.field, trouble.message):
                return
            self.refused.emit(trouble.message)
        elif isinstance(trouble, Caution):
            self.refused.emit(trouble.message)
        elif plain := sentence(trouble):
            self.warned.emit(plain)
        else:
            sys.excepthook(type(trouble), trouble, trouble.__traceback__)

    def notice(self, words: str) -> None:
        """Tell something good or neutral in the banner, such as where a file was saved."""
        self.noticed.emit(words)
