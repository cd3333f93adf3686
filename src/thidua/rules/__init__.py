"""Pure rules: (plan, facts) to points, gates, ranks, places and deadlines, each with its reason. No I/O."""
