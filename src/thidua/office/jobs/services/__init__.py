"""What is done with jobs: ``enqueueing`` and cancelling, ``running`` one, ``keeping`` them going."""
