"""工资表: what each worker is owed, a person a line: quantity × unit price − what was paid."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from models.calculators import rounded
from models.errors import Refusal
from models.money import LIMIT, digits


@dataclass(frozen=True, slots=True)
class Worker:
    """One worker: so many days or pieces at a price, less what was paid; ``quantity`` may have a fraction."""

    name: str
    quantity: Fraction
    unit: str
    price: int
    paid: int = 0

    @property
    def earned(self) -> int:
        """Return what the work comes to in fen."""
        return rounded(self.quantity * self.price)

    @property
    def owed(self) -> int:
        """Return what has not been paid."""
        return self.earned - self.paid

    @property
    def done(self) -> str:
        """Write the quantity with its unit: 26.5天.

        >>> Worker("王五", Fraction("26.50"), "天", 280_00).done
        '26.5天'
        """
        whole = f"{float(self.quantity):.4f}".rstrip("0").rstrip(".")
        return f"{whole}{self.unit}"

    @property
    def formula(self) -> str:
        """State how it comes about."""
        less = f" − 已付 {digits(self.paid)}" if self.paid else ""
        return f"{self.done} × {digits(self.price)}{less} = {digits(self.owed)}"


def total(workers: Iterable[Worker]) -> int:
    """Return what is owed to all of them; refused by name for a line that cannot be."""
    listed = list(workers)
    if not listed:
        raise Refusal("请一人一行填写。", "workers")
    for each in listed:
        if not each.name.strip():
            raise Refusal("有一行没有写姓名。", "workers")
        if each.quantity < 0 or each.price < 0 or each.paid < 0:
            raise Refusal(f"{each.name}：不能是负数，请核对。", "workers")
        if each.owed < 0:
            raise Refusal(f"{each.name}：已付的多于应付的 {digits(each.earned)}，请核对。", "workers")
    names = [each.name for each in listed]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise Refusal(f"{twice}写了两行；同名的请加以区别。", "workers")
    found = sum(each.owed for each in listed)
    if found >= LIMIT:
        raise Refusal("金额太大，请核对。", "workers")
    return found
