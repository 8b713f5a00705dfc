"""The tools of the dock, one module each."""
