"""The fixed legal sentences of the forms, as the rows of must-tell that a form may name."""

from models.notices import OLD_LAW, Told, keys, must_tell, sentences

__all__ = ["OLD_LAW", "Told", "keys", "must_tell", "sentences"]
