"""The web application as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Connects what follows upon signing in."""

    name = "thidua.web"

    def ready(self) -> None:
        """Once all models are there."""
        import_module("thidua.web.signing_in.receivers")
