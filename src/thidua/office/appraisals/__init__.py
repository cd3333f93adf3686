"""What is found of what units say of themselves: judgements, who gives them, and the explanation round."""
