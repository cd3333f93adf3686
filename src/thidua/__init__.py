"""Vietnamese emulation campaigns on administrative reform, from the plan to the certificate."""

__version__ = "0.1.0"
