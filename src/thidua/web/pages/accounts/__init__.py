"""Pages about accounts: opening, inviting, closing them."""
