"""Pages in a real browser: Chromium against a served installation, with axe; a package, so that both stop after it.

``served`` is gunicorn with the real settings over a SQLite file in a folder of its own; ``served.make("scene", …)``
runs a function of ``scenes.py`` in it and gives back what it says; ``served.set_day`` sets its clock.
``open_as(username)`` gives a ``Watched`` page of somebody signed in; what went wrong on it fails the test at its end.
Screenshots go to ``out/browser``.
"""
