"""The acts of appraising."""
