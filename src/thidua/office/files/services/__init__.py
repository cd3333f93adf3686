"""What is done with files: ``keeping`` them, ``photographs`` as one PDF, ``sweeping`` away what nobody names."""
