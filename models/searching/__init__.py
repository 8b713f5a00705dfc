"""Searching as one types: an index beside the data, made of the data and never a record of its own."""
