"""``export`` and ``print-form``: a register or blank forms with reserved numbers, without a window."""

import getpass
import sys
from datetime import UTC, date, datetime

from desktop import paths, showcase
from desktop.options import Exit, Options
from desktop.settings import Settings
from exports import handing, printouts
from exports.handing import Order
from exports.targets import replacing
from models import formheads, periods, station
from models.disclosure import Terms
from models.errors import Refusal
from models.periods import Kind, Period
from models.queries.selection import Selection
from models.station import Identity
from models.store import Store, open_store


def run(options: Options) -> int:
    """Sign in, do the one or the other, and print where it is."""
    today = options.today or date.today()  # noqa: DTZ011 -- the officer's day
    remembered = Settings(paths.config_folder()).get("data")
    place = paths.prepare(paths.need(paths.standing(options.data, remembered=remembered)))
    store = open_store(place.place)
    try:
        by = sign_in(store)
        done = register(store, options, by=by, today=today) if options.register else blank_forms(
            store, options, by=by, today=today
        )  # fmt: skip
    finally:
        store.close()
    print(done)
    return Exit.DONE


def sign_in(store: Store) -> Identity:
    """Ask who it is; a demonstration station is entered as its officer.

    A script gives the login and the password as two lines of standard input.
    """
    with store.reading() as db:
        station.current(db)
    if showcase.is_demo(store):
        return store.sign_in(showcase.LOGIN, showcase.password())
    try:
        login = input("登录名：")
        password = getpass.getpass("密码：") if sys.stdin.isatty() else input()
    except EOFError:
        raise Refusal("请先登录：在终端里输入登录名和密码，或从标准输入给出这两行。") from None
    return store.sign_in(login, password)


def register(store: Store, options: Options, *, by: Identity, today: date) -> str:
    """Write one register of a period with masked numbers, keep it in the export log, and say how many rows it has."""
    assert options.register, "the command line demands it"
    assert options.out, "as above"
    period = period_of(options, today=today)
    terms = Terms(options.recipient, basis=options.basis)
    order = Order(options.register.upper(), Selection(period), terms, persons=options.persons)
    made = handing.write(store, order, options.out, by=by, today=today, now=datetime.now(UTC))
    told = order.register
    return f"{told.title}（{period.name}）共 {made.rows} {'人' if order.persons else told.unit}，已写到：{made.file}"


def period_of(options: Options, *, today: date) -> Period:
    """Return the period that the command line asks for: a month, a quarter, or days up to today.

    >>> period_of(Options(quarter="2026Q4"), today=date(2026, 11, 20)).name
    '2026年第四季度'
    """
    if options.quarter:
        year, place = options.quarter.split("Q")
        return periods.of(Kind.QUARTER, date(int(year), int(place) * 3, 1))
    if options.since:
        return periods.days(options.since, options.until or today)
    return periods.month(date.fromisoformat(f"{options.month}-01"))


def blank_forms(store: Store, options: Options, *, by: Identity, today: date) -> str:
    """Print blank forms for filling in by hand; each takes a number that is never given again.

    The numbers are taken only when the file is on the disk.
    """
    assert options.form, "the command line demands it"
    assert options.out, "as above"
    head = formheads.head(options.form.upper())
    with replacing(options.out) as file, store.unit(by=by) as db:
        texts, pdf = printouts.pads(db, head.id, count=options.count, today=today, by=by)
        file.write(pdf)
    told = "，编号 " + " 至 ".join(dict.fromkeys((texts[0], texts[-1]))) if texts else ""
    return f"{head.title} {options.count} 份{told}，已写到：{options.out}"
