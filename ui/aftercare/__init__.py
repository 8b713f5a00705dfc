"""The panes beside the due list of 回访: what has become of one case since its agreement, one module each."""
