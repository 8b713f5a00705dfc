"""The sheets of 文书: whole views that take the place of the papers for a while, one module each."""
