"""Hòa Thành from its adopted plan to the published list: its offices, what is prepared, and what people do on pages."""
