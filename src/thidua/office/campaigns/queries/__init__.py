"""Reading campaigns: ``calendar`` their days, ``owing`` what participants owe, ``taking_part`` who takes part."""
