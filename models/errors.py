"""What a verb says when it will not do a deed."""


class Refusal(Exception):  # noqa: N818 -- it is not an error of the program but its answer
    """The deed is not done, and ``message`` is the sentence the officer reads.

    ``field`` names the form field that it is about (``parties.0.id_number``); None means the whole deed.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        """Keep the sentence and the field."""
        super().__init__(message)
        self.message = message
        self.field = field


class Caution(Exception):  # noqa: N818 -- a question, asked once
    """The deed is unusual: ask ``message`` once and repeat the deed with ``key`` among the confirmed."""

    def __init__(self, key: str, message: str) -> None:
        """Keep the key under which the answer is remembered."""
        super().__init__(message)
        self.key = key
        self.message = message
