"""``python -m demo.terminal``: what ``make demo-files`` shows, a campaign of each signed plan on example workbooks."""

import argparse
import sys
from pathlib import Path

from demo.campaign import run_campaign
from demo.stories import STORIES


def main(arguments: list[str] | None = None) -> int:
    """Run the demo of each plan into a folder made anew; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m demo.terminal", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("demo-output"), help="folder to write into, made anew")
    out = parser.parse_args(arguments).out
    for number, story in enumerate(STORIES, start=1):
        run_campaign(story, out / story.plan, f"{number}/{len(STORIES)}")
    print(f"\nMọi tệp đã ghi nằm trong {out}. Đơn vị, người và số liệu đều là bịa ra để minh họa.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
