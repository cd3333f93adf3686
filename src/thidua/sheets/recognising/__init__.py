"""Finding the plan's forms in workbooks, also in those that only bear their headings."""
