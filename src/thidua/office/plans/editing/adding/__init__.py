"""Forms for new parts of a plan: what each must ask, and what of the answers comes to stand where."""
