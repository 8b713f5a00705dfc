"""Windows and widgets: what is seen."""
