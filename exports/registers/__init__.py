"""REGISTERS: the columns of each register, as domain.md §3.2 lists them, a module a noun."""

from typing import Any

from exports.columns import Register
from exports.registers.disputes import R1
from exports.registers.mediation import R3
from exports.registers.publicorder import R2

__all__ = ["R1", "R2", "R3", "REGISTERS"]

REGISTERS: dict[str, Register[Any]] = {register.key: register for register in (R1, R2, R3)}
