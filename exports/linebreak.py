"""Break Chinese text into lines as Word does: no stop begins a line, no opening mark ends one.

Widths are in em and are given; nothing here knows a font or a page. Full-width marks that meet are pushed
together; to pull a stop back into its line, the blank halves of marks are given up; other lines are spread.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

CLOSING = "，。、；：！？）》〉」』】〕〗”’｝］"
OPENING = "（《〈「『【〔〖“‘｛［"
NO_START = frozenset(CLOSING + "…～·‧％‰℃°′″〃々ー．!),.:;?]}%")
NO_END = frozenset(OPENING + "￥＄￡￠☐☑([{$¥£")
_MARKS = re.compile(f"[{CLOSING}{OPENING}]{{2,}}")
_ANY_MARK = re.compile(f"[{CLOSING}{OPENING}]")
# Every character of a Latin word but its last: no room is added behind these.
INSIDE_WORD = re.compile("[!-~\u00a1-\u024f]+(?=[!-~\u00a1-\u024f])")
_TICKED = re.compile("[☐☑][^\u3000 ]{1,14}(?![^\u3000 ])")
_LEADERS = frozenset("—…―")
_WIDEST_SPREAD = 0.22  # em; a line that wants more, before an ID number, is left ragged
_PULLED_IN = 4
_EPSILON = 1e-6
_SPACES = " \u3000"  # dropped where a line is broken, the wide one only at the head of the next


@dataclass(slots=True)
class Line:
    """``text[start:end]``; ``kerns`` moves what follows a character, ``spread`` is added after each but the last.

    Both are in em; no spread is added inside Latin words.
    """

    start: int
    end: int
    width: float
    spread: float = 0.0
    kerns: dict[int, float] = field(default_factory=dict)


def lawful(text: str, at: int) -> bool:
    """Say whether a line may end before ``text[at]``.

    >>> [lawful("他说：“好", at) for at in range(1, 5)]
    [True, False, True, False]
    """
    before, after = text[at - 1], text[at]
    if after in NO_START or before in NO_END or after == " ":
        return False
    if before == " ":
        return True
    if "!" <= before <= "\u024f" and "!" <= after <= "\u024f" and before != "\u00a0" != after:
        return False
    if "\ufe00" <= after <= "\ufe0f" or after >= "\U000e0100" or "\u0300" <= after <= "\u036f":
        return False
    return not (before == after and after in _LEADERS)


def break_lines(
    text: str,
    widths: Sequence[float],
    *,
    first: float,
    rest: float,
    blanks: Mapping[str, float],
    justify: bool = True,
) -> list[Line]:
    """Break one paragraph into lines of ``first`` em, then ``rest`` em; the last line is not spread.

    ``blanks`` gives the empty part of a mark: behind a closing one, before an opening one.
    """
    paragraph = _Paragraph(text, widths, blanks)
    lines: list[Line] = []
    start, room, count = 0, first, len(text)
    while start < count:
        cut, squeeze = paragraph.cut(start, room)
        lines.append(paragraph.line(start, cut, room=room, squeeze=squeeze, justify=justify))
        start, room = cut, rest
        while start < count and text[start] in _SPACES:
            start += 1
    return lines


class _Paragraph:
    """A paragraph while it is broken: where each character ends, and which marks were pushed together."""

    def __init__(self, text: str, widths: Sequence[float], blanks: Mapping[str, float]) -> None:
        self.text, self.blanks = text, blanks
        self.pairs: dict[int, float] = {}
        for run in _MARKS.finditer(text):
            for offset, (mark, following) in enumerate(pairwise(run.group()), run.start()):
                if mark in CLOSING:
                    self.pairs[offset] = -blanks[mark]
                elif following in OPENING:
                    self.pairs[offset] = -blanks[following]
        if self.pairs:
            widths = list(widths)
            for index, shift in self.pairs.items():
                widths[index] += shift
        self.ends = [0.0, *accumulate(widths)]
        ticked = _TICKED.finditer(text) if "☐" in text or "☑" in text else ()
        self.whole = {at for choice in ticked for at in range(choice.start() + 1, choice.end())}

    def lawful(self, at: int) -> bool:
        """Say whether a line may end here: nor does it inside a short choice."""
        return at not in self.whole and lawful(self.text, at)

    def cut(self, start: int, room: float) -> tuple[int, float]:
        """Return where the line from ``start`` ends and by how much it must be squeezed."""
        text, count = self.text, len(self.text)
        fits = bisect_right(self.ends, self.ends[start] + room + _EPSILON) - 1
        at = fits = max(fits, start + 1)
        while at < count and text[at] == " ":
            at += 1
        if at >= count or self.lawful(at):
            return at, 0.0
        if text[at] in NO_START:
            pulled = at + 1
            while pulled < count and pulled - at < _PULLED_IN and not self.lawful(pulled):
                pulled += 1
            need = self.ends[pulled] - self.ends[start] - room
            if (pulled == count or self.lawful(pulled)) and need <= sum(self.slack(start, pulled).values()):
                return pulled, need
        back = at - 1
        while back > start and not self.lawful(back):
            back -= 1
        return (back if back > start else self.forced(start, fits)), 0.0

    def forced(self, start: int, fits: int) -> int:
        """Cut what has no lawful break, such as one word longer than a line; still mind the marks if possible."""
        text, at = self.text, fits
        while at > start + 1 and (text[at] in NO_START or text[at - 1] in NO_END):
            at -= 1
        return at if text[at] not in NO_START and text[at - 1] not in NO_END else fits

    def slack(self, start: int, end: int) -> dict[int, float]:
        """Return what each mark can give up: all its blank at the end of the line, half elsewhere."""
        text, slack = self.text, dict[int, float]()
        for found in _ANY_MARK.finditer(text, start, end):
            index, mark = found.start(), found.group()
            if index in self.pairs:
                continue
            if index == end - 1:
                slack[index] = self.blanks[mark] if mark in CLOSING else 0.0
            elif mark in CLOSING:
                slack[index] = self.blanks[mark] / 2
            elif index > start and index - 1 not in self.pairs:
                slack[index - 1] = self.blanks[mark] / 2
        return slack

    def line(self, start: int, cut: int, *, room: float, squeeze: float, justify: bool) -> Line:
        """Return the line up to ``cut``, its blanks at the end left out, squeezed or spread."""
        text, end = self.text, cut
        while end > start and text[end - 1] == " ":
            end -= 1
        kerns = {index: self.pairs[index] for index in self.pairs if start <= index < end - 1}
        if squeeze > _EPSILON:
            self.squeeze(kerns, start, end, squeeze)
            return Line(start, end, room, 0.0, kerns)
        line = Line(start, end, self.ends[end] - self.ends[start], 0.0, kerns)
        if justify and cut < len(text):
            inside = sum(len(word.group()) for word in INSIDE_WORD.finditer(text, start, end))
            gaps = end - start - 1 - inside
            if gaps > 0 and 0 < (spread := (room - line.width) / gaps) <= _WIDEST_SPREAD:
                line.spread, line.width = spread, room
        return line

    def squeeze(self, kerns: dict[int, float], start: int, end: int, need: float) -> None:
        """Take ``need`` em from the marks: the one at the end first, then from all alike."""
        slack = self.slack(start, end)
        need -= slack.pop(end - 1, 0.0)
        total = sum(slack.values())
        if need > 0 and total:
            for index, give in slack.items():
                kerns[index] = kerns.get(index, 0.0) - need * give / total
