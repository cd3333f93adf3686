"""Mail leaves through a table: written with the act, sent by the worker, tried again, shown when it fails."""
