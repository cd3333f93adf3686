"""What is found of what units say: by participant, by part of the plan, fact by fact; and what units answer."""
