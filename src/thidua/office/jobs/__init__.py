"""Long work in the background: its progress, lease and schedule are rows here; django-tasks only wakes it.

What an app does in the background stands in its ``jobs.py``, found by itself: functions under ``kinds.kind``.
"""
