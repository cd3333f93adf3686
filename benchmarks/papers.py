"""1,000 proposals as Word files, text and file both: at least 200 a second; one paper both ways in a warm process.

Each is a proposal of its own number, with legal bases, numbers by award and the list of those proposed, made anew from
the results of Hòa Thành's rubric on random facts.
"""

from itertools import count
from time import perf_counter

from benchmarks.facts import random_facts
from benchmarks.tables import participants, rubric
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case
from thidua.papers.office import Issued, Office
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.rules.evaluation import evaluate
from thidua.rules.results import Evaluation

COUNT, UNITS, RUNS = 1_000, 40, 5
KIND = "to-trinh"


def main() -> None:
    """Measure, and say what was found."""
    for what, figure in measure().items():
        print(f"{what}: {figure:.2f}")


def measure() -> dict[str, float]:
    """Word proposals a second; milliseconds for one paper as Word and as PDF once the process is warm."""
    ids = [f"MA-{number:05}" for number in range(UNITS)]
    plan = rubric()
    evaluation = evaluate(plan, participants(dict(random_facts(UNITS)), ids))
    numbers = count(1)
    word_file(_proposal(evaluation, next(numbers)))
    began = perf_counter()
    for _ in range(COUNT):
        word_file(_proposal(evaluation, next(numbers)))
    seconds = perf_counter() - began
    pdf_file(_proposal(evaluation, next(numbers)))
    singles = []
    for _ in range(RUNS):
        began = perf_counter()
        paper = _proposal(evaluation, next(numbers))
        word_file(paper)
        pdf_file(paper)
        singles.append(perf_counter() - began)
    return {
        "Word proposals a second (aim: at least 200)": COUNT / seconds,
        "one paper as Word and PDF, ms (aim: at most 300)": min(singles) * 1000,
    }


def _proposal(evaluation: Evaluation, number: int) -> Paper:
    office = Office(thidua="1", papers={KIND: Issued(number=number)})
    (made,) = KINDS[KIND].make(Case(evaluation, office))
    return made.paper


if __name__ == "__main__":
    main()
