"""Signing in, second factors, one-time links, sessions."""
