"""Plans as files: the text itself, and the paper with its annexes as Word and PDF."""

from django.http import HttpResponse

from thidua.office.spelling import search_key
from thidua.papers.kinds import plan_paper
from thidua.papers.kinds.case import Case
from thidua.papers.office_file import EMPTY
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.plan.model.plan import Plan
from thidua.rules.evaluation import evaluate

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def yaml_answer(name: str, text: str) -> HttpResponse:
    """The text of a plan as a download."""
    return _answer(text.encode(), "application/yaml; charset=utf-8", name, "yaml")


def word_answer(name: str, plan: Plan) -> HttpResponse:
    """The plan as a paper, in Word."""
    return _answer(word_file(_paper(plan)), WORD, name, "docx")


def pdf_answer(name: str, plan: Plan) -> HttpResponse:
    """The same as PDF."""
    return _answer(pdf_file(_paper(plan)), "application/pdf", name, "pdf")


def _paper(plan: Plan) -> Paper:
    (made,) = plan_paper.make(Case(evaluate(plan, []), EMPTY))
    return made.paper


def _answer(content: bytes, media_type: str, name: str, suffix: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    stem = "-".join("".join(sign if sign.isalnum() else " " for sign in search_key(name)).split())[:80] or "ke-hoach"
    answer["Content-Disposition"] = f'attachment; filename="{stem}.{suffix}"'
    return answer
