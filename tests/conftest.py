"""What every test stands on: an off-screen window system, real databases, and the rule that nothing leaks.

``SANLI_REQUIRE_ALL=1`` turns every skip into a failure; ``SANLI_TEST_PG`` names a PostgreSQL server whose user
may create databases, instead of the throw-away one; ``--golden`` writes the golden files anew.
"""

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql

settings.register_profile("untimed", deadline=None)  # a loaded machine is no fault of an example
settings.load_profile("untimed")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).parent.parent
_serial = count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer ``--golden``."""
    parser.addoption("--golden", action="store_true", help="write tests/golden anew from what is rendered")


def _everything_required() -> bool:
    return os.environ.get("SANLI_REQUIRE_ALL") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a skip fail the run where everything is required."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _everything_required():
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and SANLI_REQUIRE_ALL=1: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let a whole module that skips itself fail the run where everything is required."""
    report = yield
    if report.skipped and _everything_required():
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped, and SANLI_REQUIRE_ALL=1: {report.longrepr}"
    return report


class Heard(logging.Handler):
    """Keeps every record of WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self.records.append(record)


@pytest.fixture(autouse=True)
def _nothing_warns(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it took ``caplog`` to look at it."""
    heard = Heard()
    logging.getLogger().addHandler(heard)
    yield
    logging.getLogger().removeHandler(heard)
    if heard.records and "caplog" not in request.fixturenames:
        pytest.fail("logged unasked: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in heard.records))


@pytest.fixture(autouse=True)
def _nothing_outlives() -> Iterator[None]:
    """Fail a test that leaves a thread running or a window standing."""
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(timeout=2)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert alive == [], "threads outlived the test"
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        shown = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
        names = [f"{type(w).__name__} {w.objectName()}".strip() for w in shown]
        for widget in shown:
            widget.close()
        assert names == [], "windows outlived the test"


@pytest.fixture(scope="session")
def require() -> Callable[[str], str]:
    """Return ``require(program)``: the path of a program, or a skip that names it."""

    def find(program: str) -> str:
        found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin:/usr/local/sbin")
        if found is None:
            pytest.skip(f"this machine has no {program}")
        return found

    return find


class Golden:
    """The stored text of what was rendered once and looked at."""

    def __init__(self, *, renew: bool) -> None:
        self.renew = renew

    def __call__(self, name: str, text: str) -> None:
        """Compare ``text`` with ``tests/golden/<name>``, or write it there under ``--golden``."""
        file = ROOT / "tests" / "golden" / name
        if self.renew:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.is_file(), f"no {file.relative_to(ROOT)}: make it with pytest --golden"
        assert text == file.read_text(encoding="utf-8")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return ``golden(name, text)``, which compares; ``golden.renew`` says whether it writes."""
    return Golden(renew=bool(request.config.getoption("--golden")))


def _server_programs() -> Path | None:
    """Find the folder of PostgreSQL's server programs, newest first."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True
    )
    config = shutil.which("pg_config")
    if config is not None:
        said = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(said.stdout.strip()))
    on_path = shutil.which("pg_ctl")
    if on_path is not None:
        folders.append(Path(on_path).parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _unprivileged() -> dict[str, Any]:
    """Name whom PostgreSQL runs as: it refuses root, so root lends it another user."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415 -- there is none on Windows

    names = {entry.pw_name for entry in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def pg_url() -> Iterator[str]:
    """Run a throw-away PostgreSQL on a socket of its own and give the URL of its maintenance database."""
    given = os.environ.get("SANLI_TEST_PG")
    if given:
        yield given
        return
    programs = _server_programs()
    if programs is None:
        pytest.skip("this machine has no PostgreSQL server (initdb)")
    whom = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="sanli-pg-"))
    if whom:
        os.chown(folder, whom["user"], whom["group"])
    data = folder / "data"

    def run(*words: str | Path) -> None:
        done = subprocess.run(
            [str(word) for word in words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            **whom,
        )
        assert done.returncode == 0, done.stdout

    options = (
        f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
        " -c shared_buffers=64MB -c max_connections=60"
    )
    try:
        run(programs / "initdb", "-D", data, "-U", "sanli", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        run(programs / "pg_ctl", "start", "-D", data, "-w", "-l", folder / "log", "-o", options)
        try:
            yield f"postgresql://sanli@/postgres?host={quote(str(folder), safe='')}"
        finally:
            run(programs / "pg_ctl", "stop", "-D", data, "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _renamed(url: str, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def _database_name(kind: str) -> str:
    return f"sanli_{kind}_{os.getpid()}_{next(_serial)}"


def _administer(url: str, statement: LiteralString, *names: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*(sql.Identifier(name) for name in names)))


@pytest.fixture(scope="session")
def _sqlite_head(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one SQLite file at the newest schema, to be copied."""
    from models.store import FILE, open_store  # noqa: PLC0415 -- only the tests that want a database pay for it

    folder = tmp_path_factory.mktemp("head")
    open_store(folder).close()
    return folder / FILE


@pytest.fixture(scope="session")
def _postgres_head(pg_url: str) -> Iterator[str]:
    """Make one PostgreSQL database at the newest schema, to be copied."""
    from models.store import open_store  # noqa: PLC0415 -- as above

    name = _database_name("head")
    _administer(pg_url, "CREATE DATABASE {}", name)
    open_store(_renamed(pg_url, name)).close()
    yield name
    _administer(pg_url, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give ``open_store`` a place with nothing in it, once for each engine: a folder, or a server's URL."""
    if request.param == "sqlite":
        yield str(tmp_path / "data")
        return
    server = request.getfixturevalue("pg_url")
    name = _database_name("test")
    _administer(server, "CREATE DATABASE {}", name)
    yield _renamed(server, name)
    _administer(server, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give ``open_store`` a fresh place at the newest schema with no rows, once for each engine."""
    if request.param == "sqlite":
        head = request.getfixturevalue("_sqlite_head")
        folder = tmp_path / "data"
        folder.mkdir()
        shutil.copyfile(head, folder / head.name)
        yield str(folder)
        return
    server = request.getfixturevalue("pg_url")
    head = request.getfixturevalue("_postgres_head")
    name = _database_name("test")
    _administer(server, "CREATE DATABASE {} TEMPLATE {}", name, head)
    yield _renamed(server, name)
    _administer(server, "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture
def fresh_postgresql(pg_url: str, _postgres_head: str) -> Iterator[str]:
    """Give the URL of one PostgreSQL database at the newest schema, beside what ``engine_url`` gives."""
    name = _database_name("test")
    _administer(pg_url, "CREATE DATABASE {} TEMPLATE {}", name, _postgres_head)
    yield _renamed(pg_url, name)
    _administer(pg_url, "DROP DATABASE {} WITH (FORCE)", name)
