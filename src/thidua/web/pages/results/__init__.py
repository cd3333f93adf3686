"""Pages of results: the ranking, the reasons of each figure, places, charts, what was frozen and published."""
