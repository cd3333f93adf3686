"""Reading for follow-up: ``board`` who has sent, ``texts`` what is said to whom, ``calendar`` one's deadlines."""
