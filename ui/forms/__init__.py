"""Forms declared once: fields, sections, the editor that builds them."""
