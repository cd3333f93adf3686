"""``thidua schema``: the plan language for editors."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("schema", help="JSON Schema của tệp kế hoạch, để trình soạn thảo gợi ý")
    parser.add_argument("--amendment", action="store_true", help="của tệp sửa đổi (amends) hoặc bổ sung (extends)")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the JSON Schema."""
    from thidua.cli.showing import show_json
    from thidua.plan.schema import amendment_schema, plan_schema

    show_json(amendment_schema() if args.amendment else plan_schema())
    return 0
