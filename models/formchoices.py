"""What a station chose for a form of its own accord: the code on its pages, and its own Word form."""

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import formheads
from models.base import Row, Versioned, label
from models.formheads import FormHead
from models.station import Deed, Identity, demand


class FormChoice(Row, Versioned):
    """The choices for one form; None leaves what the form itself says."""

    __tablename__ = "form_choices"

    form: Mapped[str] = label("文书代号", unique=True)
    coded: Mapped[bool | None] = mapped_column(default=None, info={"label": "印回扫码"})
    word: Mapped[bool] = mapped_column(default=False, info={"label": "用本所的 Word 格式"})


def of(db: Session, form: str) -> FormChoice | None:
    """Return what was chosen for a form, or None where nobody chose."""
    return db.scalar(select(FormChoice).where(FormChoice.form == form))


def every(db: Session) -> dict[str, FormChoice]:
    """Return the choices by the code of their form, for a list of all forms in one query."""
    return {choice.form: choice for choice in db.scalars(select(FormChoice))}


def choose(
    db: Session, form: str, *, by: Identity, coded: bool | None = None, word: bool = False
) -> FormChoice:
    """Keep both choices for a form; ``coded`` None goes back to what the form says. Final papers stay as they are."""
    demand(by, Deed.SETTINGS)
    head = formheads.head(form)
    choice = of(db, head.id)
    if choice is None:
        choice = FormChoice(form=head.id)
        db.add(choice)
    choice.coded, choice.word = coded, word
    db.flush()
    return choice


def coded(db: Session, head: FormHead) -> bool:
    """Tell whether the pages of a form bear the code: as the station chose, or as the form says."""
    choice = of(db, head.id)
    return head.coded if choice is None or choice.coded is None else choice.coded


def worded(db: Session, form: str) -> bool:
    """Tell whether the station chose its own Word form for this paper."""
    choice = of(db, form)
    return choice is not None and choice.word
