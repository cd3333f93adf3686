"""Cells as offices fill in their own workbooks, read into one of three answers.

Sure: the text has exactly one meaning. Proposal: most likely this, but somebody must confirm it. Unclear: it
cannot be known, and ``wanted`` says what to write instead. Pure functions: no files, no plan is opened here.
"""
