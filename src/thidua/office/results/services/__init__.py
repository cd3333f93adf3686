"""Results worked out, chosen among equals, frozen and published."""
