"""From the index of recordings to the paper that a dossier has of them (录音录像索引)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import filming, recordings, sittings, tracks
from models.dates import local

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.recordings import Recording
    from models.sittings import Sitting


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmFacts:
    """One recording: what it is, when it ran, who keeps it where, and the digest of its file."""

    number: str = ""
    sitting: str = ""
    device: str = ""
    file: str = ""
    film: str = ""
    span: str = ""
    whole: str = ""
    kept: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmsFacts:
    """The recordings of a case, sitting by sitting, and what of a sitting they lack."""

    rows: tuple[FilmFacts, ...] = ()
    lacking: str = ""
    broken: str = ""
    maker: str = ""

    @property
    def count(self) -> str:
        """Count the recordings; none is a number too."""
        return str(len(self.rows))

    @property
    def digests(self) -> tuple[FilmFacts, ...]:
        """List those whose file was read."""
        return tuple(each for each in self.rows if each.digest)

    @property
    def lost(self) -> str:
        """Tell whether something of a sitting was not filmed."""
        return self.lacking or self.broken


def films(db: "Session", subject: "Case") -> FilmsFacts:
    """Return the index of a case; what was voided is left out."""
    held = {each.id: each for each in sittings.of_case(db, subject.id)}
    rows = tuple(
        _row(place, each, held.get(each.sitting_id) if each.sitting_id else None)
        for place, each in enumerate(recordings.of_case(db, subject.id), 1)
    )
    police = tracks.is_police(subject.track)
    alone = [each for each in held.values() if police and filming.alone(each)]
    said = [_lacking(db, each) for each in alone]
    wanted = {each.id for each in alone}
    broken = any(
        not each.continuous
        and each.video
        and (each.sitting_id in wanted or (police and each.sitting_id is None))
        for each in recordings.of_case(db, subject.id)
    )
    return FilmsFacts(
        rows=rows,
        lacking="；".join(filter(None, said)),
        broken="是" if broken else "",
        maker=subject.handler_name,
    )


def _row(place: int, kept: "Recording", held: "Sitting | None") -> FilmFacts:
    span = [local(at) for at in (kept.started_at, kept.ended_at) if at]
    day = f"{span[0].date().isoformat()} " if span else ""
    digest = f"SHA-256 {kept.sha256}" if kept.sha256 else ""
    size = f"（{kept.size} 字节）" if kept.sha256 and kept.size is not None else ""
    return FilmFacts(
        number=str(place),
        sitting=f"第{held.number}次" if held else "",
        device=kept.device,
        file=kept.file_number,
        film="录像" if kept.video else "录音",
        span=day + "至".join(f"{at.hour}:{at.minute:02}" for at in span),
        whole="连续" if kept.continuous else f"有中断：{kept.interruption}",
        kept="，".join(filter(None, (kept.custodian, kept.kept_at))),
        digest=digest + size,
    )


def _lacking(db: "Session", held: "Sitting") -> str:
    """Say what the videos of a sitting that has ended lack; a break that was told stands in its own row."""
    if held.ended_at is None:
        return ""
    gaps = filming.gaps(db, held, until=held.ended_at)
    span = "、".join(
        f"{local(a).hour}:{local(a).minute:02}至{local(b).hour}:{local(b).minute:02}" for a, b in gaps
    )
    return f"第{held.number}次调解 {span} 没有录像" if span else ""
