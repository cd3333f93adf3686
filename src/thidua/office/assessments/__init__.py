"""What a self-assessment comes to while it is being written: points with their reasons, by the rules of the plan."""
