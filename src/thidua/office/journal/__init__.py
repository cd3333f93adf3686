"""The memory: who did what when, on what, before and after, why; append-only and chained."""
