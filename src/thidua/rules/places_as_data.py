"""What happens around places as plain data for JSON: equal ranks, reserve lists, awards taken back."""

from typing import Any

from thidua.rules.results import Evaluation, ReserveList
from thidua.rules.wording import Words
from thidua.rules.wording.quotas import say_reserves, say_revoked
from thidua.rules.wording.ranks import say_tie


def places_as_data(words: Words, evaluation: Evaluation) -> dict[str, Any]:
    """The keys that a plan with votes on ranks, reserves or revocations adds to an evaluation."""
    found: dict[str, Any] = {
        "rank_ties": [
            {"rank": tie.rank, "participants": list(tie.participants), "text": say_tie(words, evaluation, tie)}
            for tie in evaluation.rank_ties
        ],
        "reserves": [_reserve(words, evaluation, listed) for listed in evaluation.reserves],
        "revoked": [
            {
                "participant": revoked.participant,
                "award": revoked.award,
                "return_money": revoked.rule.return_money,
                "clause": list(revoked.rule.clause),
                "text": say_revoked(words, evaluation, revoked),
            }
            for revoked in evaluation.revoked
        ],
    }
    return {key: value for key, value in found.items() if value}


def _reserve(words: Words, evaluation: Evaluation, listed: ReserveList) -> dict[str, Any]:
    """A list, or that it waits for a council."""
    entries = [
        {"participant": entry.participant, "order": entry.order, "tied": entry.tied} for entry in listed.entries or ()
    ]
    return {
        "award": listed.award,
        "waiting": listed.entries is None,
        "entries": entries,
        "text": say_reserves(words, evaluation, listed),
    }
