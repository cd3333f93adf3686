"""One module for each command: ``add`` declares its arguments, ``run`` does it."""
