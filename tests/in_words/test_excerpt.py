"""Some parts of a plan in words: those asked for, said as in the whole."""

import re
from itertools import pairwise

from thidua.catalogue import plan_files
from thidua.in_words import as_html, excerpt, inner_html, plan_in_words, plans_compared
from thidua.in_words.document import Entries
from thidua.plan.reader import read_plan

PLAN = read_plan(plan_files()["cu-chi-2020"])


def test_an_excerpt_holds_the_parts_of_the_kinds_asked_for_and_no_others():
    document = excerpt(PLAN, {"groups", "deadlines"})
    assert [section.title for section in document.sections] == ["Thời hạn", "Nhóm dự thi"]
    counted = [len(block.entries) for one in document.sections for block in one.blocks if isinstance(block, Entries)]
    assert counted == [len(PLAN.deadlines), len(PLAN.groups)]


def test_it_leads_nowhere_since_what_it_refers_to_is_not_there():
    html = inner_html(excerpt(PLAN, {"groups"}), contents=False)
    assert "href" not in html
    assert all(group.label in html for group in PLAN.groups.values())


def test_the_inner_of_a_page_is_the_page_without_its_frame():
    document = plan_in_words(PLAN, [])
    lines = set(as_html(document).split("\n"))
    assert [line for line in inner_html(document).split("\n") if line not in lines] == []


def test_where_there_are_no_parts_no_contents_are_announced():
    html = inner_html(plans_compared(PLAN, PLAN))
    assert ("Hai kế hoạch nói như nhau." in html, "Mục lục" in html) == (True, False)


def test_headings_follow_each_other_without_a_gap():
    for document in (plan_in_words(PLAN, []), excerpt(PLAN, {"plan", "groups"})):
        levels = [int(level) for level in re.findall(r"<h(\d)", inner_html(document))]
        assert [(one, after) for one, after in pairwise([2, *levels]) if after > one + 1] == []
