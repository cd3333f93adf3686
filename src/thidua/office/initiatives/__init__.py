"""Models, solutions and innovations as things of their own, across units and years."""
