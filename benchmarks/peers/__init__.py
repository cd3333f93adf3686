"""The same work in other people's software, each run by its own interpreter in an environment of its own."""
