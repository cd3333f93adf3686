"""Long work in the background: its progress, lease and schedule are rows here; django-tasks only wakes it."""
