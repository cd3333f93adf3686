"""What is done with initiatives: ``arising`` from sheets, ``describing``, ``doubles`` found and settled."""
