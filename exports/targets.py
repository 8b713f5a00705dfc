"""A file that is either written whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from models.errors import Refusal

_FULL = "没有写成：磁盘已满。请清出空间或换一个盘再导出；原有文件没有改动。"
_DENIED = "不能写入：没有这个文件夹的写入权限，或文件正在别的程序里打开。请关闭它，或换一个文件夹。"
_MISSING = "没有写成：文件夹不存在，请先建好或换一个文件夹再导出。"
SENTENCES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: "没有写成：这个位置是只读的，请换一个文件夹再导出。",
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.ENAMETOOLONG: "没有写成：文件名太长，请改短一些。",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
}


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside ``target`` that takes its place when all of it is on the disk.

    Raises Refusal with what the officer can do when the folder cannot be written or the disk is full; what
    stood at ``target`` before is then untouched.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            with part.open("w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            if part.parent.is_dir():
                part.unlink(missing_ok=True)
    except OSError as trouble:
        raise Refusal(sentence(trouble, target)) from trouble


def sentence(trouble: OSError, target: Path) -> str:
    """Say in plain words why ``target`` could not be written, and what to do."""
    if trouble.errno != errno.ENAMETOOLONG and target.is_dir():
        return f"“{target.name}”是一个文件夹，请换一个文件名。"
    words = SENTENCES.get(trouble.errno or 0, "没有写成，请检查磁盘或 U 盘后再试；原有文件没有改动。")
    return f"“{target.name}”{words}"
