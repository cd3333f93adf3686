"""The guides for those who use the pages: ``docs/huong-dan``, shown in the application itself."""
