"""What is served, and the slow jobs."""

from thidua.web.settings import *  # noqa: F403

INSTALLED_APPS += ["tests.web.installation.slow"]  # noqa: F405
