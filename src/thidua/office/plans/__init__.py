"""Plans of owners: drafts being written, and versions that never change."""
