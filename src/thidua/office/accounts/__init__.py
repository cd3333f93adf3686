"""Who signs in, and the one-time links by which an account is opened or a password set anew."""
