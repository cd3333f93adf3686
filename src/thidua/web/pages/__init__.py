"""The pages, a folder for each area: its addresses, views, forms."""
