"""What is done with mail: ``writing`` it within an act, ``sending`` it by the worker, ``settling`` what did not go."""
