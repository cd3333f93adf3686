"""The app of jobs as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Finds each app's ``jobs.py``."""

    name = "thidua.office.jobs"

    def ready(self) -> None:
        """Once all models are there."""
        autodiscover_modules("jobs")
