"""Charts as vectors: one plan of a chart (`Plot`), drawn for the PDF, and an editable chart of its own in Word.

In Word it is a native chart and no picture: its words are text, its figures can be corrected in the office, and it
needs no second picture for older programs. Both say the same: order, looks in grey, scale and labels are the plot's.
"""

from thidua.papers.charts.drawing import Box, Mark, Shape, Stroke, Words, drawn
from thidua.papers.charts.plot import Look, Plot, plots_of

__all__ = ["Box", "Look", "Mark", "Plot", "Shape", "Stroke", "Words", "drawn", "plots_of"]
