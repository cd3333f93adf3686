"""A whole plan back as Vietnamese that a clerk checks beside the signed text, and what two plans differ in."""

from thidua.in_words.as_html import as_html, inner_html
from thidua.in_words.as_text import as_lines
from thidua.in_words.diff import plans_compared
from thidua.in_words.excerpt import excerpt
from thidua.in_words.moves import moves_in_words
from thidua.in_words.show import plan_in_words

__all__ = ["as_html", "as_lines", "excerpt", "inner_html", "moves_in_words", "plan_in_words", "plans_compared"]
