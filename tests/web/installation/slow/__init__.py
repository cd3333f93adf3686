"""An app of the tests with jobs that take their time."""
