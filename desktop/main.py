"""Start-up, read from top to bottom: options, folders, log, crash hook, then the call that was asked for."""

import gc
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from desktop import crash, libraries, logs, paths
from desktop.options import Exit, Options, parse
from desktop.settings import Settings
from models.errors import Refusal

log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Do one call and return its exit code."""
    options = parse(sys.argv[1:] if argv is None else argv)
    paths.close_to_others()
    try:
        folder = paths.make_private(paths.log_folder())
        paths.make_private(paths.config_folder())
    except Refusal as refusal:
        return refuse(refusal)
    handler = logs.start(folder)
    hooks = crash.Hooks(folder)
    hooks.install()
    log.info("start: %s", options.command or "window")
    try:
        return CALLS[options.command](options)
    except Refusal as refusal:
        return refuse(refusal)
    except Exception as error:  # noqa: BLE001 -- the last boundary of the start-up thread
        hooks.listener = None  # no event loop runs here that could show a dialog
        hooks.catch(error)
        return Exit.BUG
    finally:
        hooks.remove()
        logs.stop(handler)


def stand(options: Options) -> paths.Paths:
    """Find the store's folders, as told or as remembered, and make them; a folder that was named must be there."""
    remembered = Settings(paths.config_folder()).get("data")
    named = options.data or remembered
    found = paths.standing(named)
    return paths.prepare(paths.need(found) if named and options.command != "restore" else found)


def refuse(refusal: Refusal) -> int:
    """Say the sentence and give its exit code."""
    print(refusal.message, file=sys.stderr)
    return Exit.REFUSED


def need_qt() -> None:
    """Refuse with the one apt-get line when Qt lacks a library, and without a display."""
    if not libraries.has_display():
        raise Refusal("没有找到显示器。请在桌面环境中打开；演示可用 demo，它会在后台走完一件纠纷。")
    if trouble := libraries.trouble():
        raise Refusal(trouble)


def window(options: Options) -> int:
    """Open the workstation."""
    gc.disable()  # until the first paint: all that is made before it stays
    try:
        need_qt()
        from desktop import workstation  # noqa: PLC0415 -- Qt is loaded only for a window

        return workstation.run(options)
    finally:
        gc.enable()


def demo(options: Options) -> int:
    """Open the demonstration station, or without a display drive it off screen."""
    from desktop import demo as module  # noqa: PLC0415 -- Qt is loaded only for a window

    return module.main(options)


def tour(options: Options) -> int:
    """Drive the real window through one case."""
    from desktop import tour as module  # noqa: PLC0415 -- as above

    return module.main(options)


def export(options: Options) -> int:
    """Write one register, or blank forms."""
    from desktop import exporting  # noqa: PLC0415 -- brings SQLAlchemy and the writers in

    return exporting.run(options)


def check(options: Options) -> int:
    """Print the self-check."""
    from desktop import check as module  # noqa: PLC0415 -- brings SQLAlchemy in

    found = module.run(stand(options), today=options.today or date.today())  # noqa: DTZ011 -- the officer's day
    for line in module.lines(found):
        print(line)
    return Exit.CHECK_FAILED if any(line.state is module.State.FAILED for line in found) else Exit.DONE


def backup(options: Options) -> int:
    """Make a verified copy and print where it is."""
    from desktop import backup as module  # noqa: PLC0415 -- as above

    named = Settings(paths.config_folder()).get("copies")
    made = module.make(
        stand(options), now=datetime.now(UTC), file=options.file, into=Path(named) if named else None
    )
    print(f"备份已做好并验证可以打开：{made}")
    return Exit.DONE


def restore(options: Options) -> int:
    """Put a copy back, once no window is open on the store, and print where the old data are."""
    from desktop import backup as module  # noqa: PLC0415 -- as above
    from desktop import single  # noqa: PLC0415 -- Qt's lock file

    assert options.file is not None
    place = stand(options)
    held = single.lock(place.data, place.place)
    if held is None:
        raise Refusal("三理正开着，请先关闭窗口再恢复备份。")
    try:
        kept = module.restore(options.file, place, now=datetime.now(UTC))
    finally:
        held.unlock()
    print("已恢复。" + (f"原来的数据保存在：{kept}" if kept else "这里原来没有数据。"))
    return Exit.DONE


CALLS: dict[str | None, Callable[[Options], int]] = {
    None: window,
    "demo": demo,
    "tour": tour,
    "export": export,
    "print-form": export,
    "check": check,
    "backup": backup,
    "restore": restore,
}
