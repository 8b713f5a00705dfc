"""The ledgers of 台账: registers, statistics, the bureau's own forms and what was exported, one module each."""
