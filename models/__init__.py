"""The mediation room: nouns and verbs, and how they are kept."""
