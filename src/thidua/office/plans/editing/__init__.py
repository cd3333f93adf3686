"""A plan's text as forms: which of its values stand on which, how they are shown, what typing changes in the text."""
