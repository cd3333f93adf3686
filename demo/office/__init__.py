"""The web demo: an installation with campaigns of every plan at different stages, loaded through the services."""
