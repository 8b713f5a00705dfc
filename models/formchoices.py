"""What a station chose for a form of its own accord: the code on its pages, and its own Word form."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Row, Versioned, label


class FormChoice(Row, Versioned):
    """The choices for one form; None leaves what the form itself says."""

    __tablename__ = "form_choices"

    form: Mapped[str] = label("文书代号", unique=True)
    coded: Mapped[bool | None] = mapped_column(default=None, info={"label": "印回扫码"})
    word: Mapped[bool] = mapped_column(default=False, info={"label": "用本所的 Word 格式"})
