"""The demonstration: a station with three months of cases, in a throw-away folder unless one is given."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop import libraries, showcase
from desktop.options import Exit, Options
from models.errors import Refusal
from models.store import open_store

OUT = "sanli-tour"


def main(options: Options) -> int:
    """Open the demonstration station; with no display say so and take the tour instead."""
    if not libraries.has_display():
        return without_display(options)
    if trouble := libraries.trouble():
        raise Refusal(trouble)
    from desktop import workstation  # noqa: PLC0415 -- Qt is loaded only for a window

    throw_away = None if options.data else tempfile.mkdtemp(prefix="sanli-demo-")
    place = options.data or str(throw_away)
    try:
        prepare(place, today=options.today or date.today())  # noqa: DTZ011 -- the day of this machine's user
        print(f"示范派出所已备好：{place}")
        print(f"已自动以民警身份登录；其他人的登录名见名册，密码都是 {showcase.password()}。")
        login = (showcase.LOGIN, showcase.password())
        return workstation.run(replace(options, data=place), login=login, remember=False)
    finally:
        if throw_away:
            shutil.rmtree(throw_away, ignore_errors=True)


def prepare(place: str, *, today: date) -> None:
    """Fill the store at ``place`` with the demonstration; one that is founded already is opened as it is."""
    store = open_store(place)
    try:
        if showcase.empty(store):
            for done, total, _ in showcase.build(store, today=today):
                print(f"\r正在准备示范案件 {done + 1}/{total}", end="", flush=True)
            print()
        elif not showcase.is_demo(store):
            raise Refusal("这个文件夹里是正式派出所的数据，示范不会写进去。请另给一个空文件夹。")
    finally:
        store.close()


def without_display(options: Options) -> int:
    """Take the tour of one case off screen, and say where its results lie."""
    from desktop import tour  # noqa: PLC0415 -- as above

    out = Path.cwd() / "out" / OUT
    print("没有找到显示器，改为在后台走完一件示范纠纷（tour）。")
    code = tour.main(replace(options, command="tour", out=out))
    if code == Exit.DONE:
        print(f"文书、台账和界面截图都在：{out}")
    return code
