"""What is recorded while a campaign runs and units do not report of themselves; it counts into facts of the plan."""
