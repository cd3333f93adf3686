"""What is done to organisations (``tree``), people (``people``) and their roles (``roles``)."""
