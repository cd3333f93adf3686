"""Makes the corpus: ``python -m tests.corpus.make --out DIR [--seed N]``, an inbox of workbooks for each plan.

The same seed gives the same workbooks. Every mistake in them comes with the answer that must be given to it.
"""

import argparse
from pathlib import Path
from random import Random

from tests.corpus import cases_of_files, cases_of_forms, cases_of_values
from tests.corpus.inbox import Inbox
from tests.corpus.people import People
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan

SEED = 3925


def make(plan_id: str, folder: Path, seed: int = SEED) -> Inbox:
    """The inbox of one plan, in a new folder ``hop-thu`` below ``folder``, with its list of participants beside it."""
    random = Random(f"{seed} {plan_id}")
    (folder / "hop-thu").mkdir(parents=True)
    inbox = Inbox(read_plan(plan_files()[plan_id]), folder / "hop-thu", random, People(plan_id, random))
    cases_of_values.add(inbox)
    cases_of_forms.add(inbox)
    inbox.save()
    cases_of_files.add(inbox)
    inbox.people.write(folder / "danh-sach.csv")
    return inbox


def main() -> None:
    """Write the whole corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    for plan_id in plan_files():
        inbox = make(plan_id, arguments.out / plan_id, arguments.seed)
        print(f"{plan_id}: {len(list(inbox.folder.iterdir()))} files, {inbox.asked.total()} questions")


if __name__ == "__main__":
    main()
