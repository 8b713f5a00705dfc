"""Devices on the mediator's desk."""
