"""What this machine is and does: start-up, settings, printing, devices."""
