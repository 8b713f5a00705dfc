"""The panes of an opened case, one module each; ui/pane.py says how to add one."""
