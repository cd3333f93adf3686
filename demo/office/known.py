"""What units know of their year: plausible figures, by office; consistent, and different from unit to unit."""

from collections.abc import Callable
from random import Random

from thidua.rules.facts import FactValue

Known = dict[str, FactValue]


def of_hoa_cuc(group: str, number: int, random: Random) -> Known:
    """One who takes part in the rubric of 100 points; ``number`` within its group."""
    settled = random.randrange(300, 2400)
    transacted = random.randrange(60, 220)
    full = 10 if group == "commune" else 5
    return {
        "procedures_transacted": transacted,
        "procedures_via_e_one_stop": transacted * random.choice((100, 100, 100, 98, 97, 91)) // 100,
        "cases_settled": settled,
        "cases_returned_early_with_notice": settled * random.choice((7, 6, 6, 5, 4, 2)) // 100,
        "has_coordination_regulation": random.random() < 0.9,
        "reviewed_simplification": True,
        "simplifications_proposed": random.choice((full, full, full - 2, full - 4)),
        "reviewed_time_cuts": True,
        "time_cuts_proposed": random.choice((5, 6, 4, 2)),
        "has_improvement_proposal": random.random() < 0.8,
        "confirmed_harassment_cases": 0,
        "conduct_violations": 0,
        "initiative_level": random.choice(("none", "applied", "applied", "replicated")),
        "posts_procedures": True,
        "postings_missing": random.choice((0, 0, 0, 1, 3)),
        "one_stop_items_missing": random.choice((0, 0, 1)),
        "radio_items": random.randrange(1, 6),
        "website_items": random.randrange(2, 8),
        "has_camera_or_air_conditioner": random.random() < 0.4,
        "has_free_wifi": random.random() < 0.6,
    }


def of_hoa_dao(group: str, number: int, random: Random) -> Known:
    """One of whom conditions are asked and no points."""
    return {
        "par_class": random.choice(("xuat_sac", "xuat_sac", "xuat_sac", "tot", "tot", "kha")),
        "outstanding_result": random.random() < 0.5,
        "effective_innovation": random.random() < 0.5,
        "internally_united": True,
        "key_leaders_disciplined": 0,
        "pending_complaints": 0,
    }


def of_huong_lua(group: str, number: int, random: Random) -> Known:
    """An office, a school or a village; the best but one of a group are equal, so that their places are contested."""
    settled = random.randrange(200, 900)
    best = number < 4
    found: Known = {
        "takes_dossiers": group == "offices",
        "poster": best or random.random() < 0.6,
        "meeting": best or random.random() < 0.6,
        "guide": best or number % 2 == 0,
        "article": best,
        "answers_all": True,
        "late_answers": 0 if best else random.choice((0, 1, 2)),
        "initiative_reach": "xa" if number == 0 else "khong" if best else random.choice(("khong", "khong", "don_vi")),
        "new_model": False,
    }
    if group == "offices":
        found |= {
            "settled": settled,
            "in_time": settled * random.choice((99, 98, 96, 93)) // 100,
            "online": settled * random.choice((85, 80, 74, 66)) // 100,
            "digitised": settled * random.choice((97, 95, 91)) // 100,
        }
    return found


KNOWN: dict[str, Callable[[str, int, Random], Known]] = {
    "hoa-cuc": of_hoa_cuc,
    "hoa-dao": of_hoa_dao,
    "huong-lua": of_huong_lua,
}
"""By the code of the office."""
