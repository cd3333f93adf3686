"""The benchmark of appraisal and results, small: its pages are there, and a change is seen in the ranking."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.slow
def test_it_measures_pages_of_results_with_as_many_queries_for_few_as_for_all():
    words = [sys.executable, "-m", "benchmarks.web", "--only", "results", "--small"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    *pages, change = done.stdout.splitlines()
    told = re.compile(
        r"SQLite, 10 participants, [\w' -]+: \d+ ms \(aim: under 150\), (\d+) queries \(aim: at most 20\)"
    )
    counts = [int(found[1]) for line in pages if (found := told.fullmatch(line))]
    assert len(counts) == len(pages) > 5
    assert max(counts) <= 20
    assert "a changed fact is in the ranking: median" in change
