"""``thidua lint``: contradictions and gaps of a plan, found before it is signed."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_plan

    parser = commands.add_parser("lint", help="tìm chỗ mâu thuẫn, thiếu sót của kế hoạch")
    add_plan(parser)
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the findings; 1 where an error is left that no reading of the plan covers."""
    from thidua.checks import as_data, lint
    from thidua.cli.opening import open_plan
    from thidua.cli.showing import say, show_json

    plan = open_plan(args.plan, args.on)
    findings = lint(plan)
    # Of a plan in several files nobody would know in which of them to look for the line.
    lines: dict[Any, dict[str, Any]] = dict.fromkeys(
        findings, {"line": None} if plan.amendments or plan.extends else {}
    )
    left = [finding for finding in findings if finding.severity == "error" and not finding.reading]
    if args.json:
        show_json({"plan": plan.id, "findings": [as_data(finding) | lines[finding] for finding in findings]})
        return 1 if left else 0
    for finding in findings:
        severity = "lưu ý" if finding.severity == "note" else "đã có cách hiểu" if finding.reading else "LỖI"
        clause = plan.clauses[finding.clause].spoken if finding.clause in plan.clauses else finding.clause
        line = "" if lines[finding] else f"dòng {finding.line} · "
        say(f"{line}{clause} · {finding.code} ({severity})")
        say(finding.message, 1)
        for name in finding.readings:
            say(f"cách hiểu {name}: {plan.readings[name].reading}", 1)
    say(f"{len(findings)} phát hiện, còn {len(left)} lỗi chưa có cách hiểu.")
    return 1 if left else 0
