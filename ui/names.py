"""Names where there is room for one character."""

from collections.abc import Mapping


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return for each side as little of its name as tells it from the others; the side itself where names are alike.

    >>> told_apart({"甲": "张土根", "乙": "赵水生"}), told_apart({"甲": "黄大明", "乙": "黄某"})
    ({'甲': '张', '乙': '赵'}, {'甲': '黄大', '乙': '黄某'})
    >>> told_apart({"甲": "黄某", "乙": "黄某"})
    {'甲': '甲方', '乙': '乙方'}
    """
    longest = max((len(name) for name in names.values()), default=0)
    for length in range(1, longest + 1):
        short = {side: name[:length] for side, name in names.items()}
        if len(set(short.values())) == len(short):
            return short
    return {side: f"{side}方" for side in names}
