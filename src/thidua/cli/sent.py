"""What units sent on forms, found where a command's facts lie; papers print it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.cli.stopping import StopError

if TYPE_CHECKING:
    from thidua.plan.model.plan import Plan
    from thidua.sheets.sent_forms import SentForms


def open_sent(facts: Path, plan: "Plan", round_id: str) -> "SentForms":
    """The forms beside the facts; nothing where these are a table of its own. What is not used is said."""
    from thidua.cli.opening import say_problems
    from thidua.sheets.collate.sent_beside import sent_beside
    from thidua.sheets.problems import SheetError

    try:
        sent, problems = sent_beside(facts, plan, round_id)
    except SheetError as error:
        raise StopError(str(error)) from None
    say_problems(problems)
    if sent.doubtful:
        print(
            f"LƯU Ý: {sent.doubtful} ô trong biểu, báo cáo chưa rõ nên không in; «thidua collate» hỏi từng ô",
            file=sys.stderr,
        )
    return sent
