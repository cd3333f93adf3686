"""Somebody at a browser."""

from django.test import Client

from thidua.office.accounts.models import User


def browser(account: User) -> Client:
    """A client signed in as somebody."""
    client = Client()
    client.force_login(account)
    return client
