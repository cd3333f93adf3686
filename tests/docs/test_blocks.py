"""How shown lines are held against printed ones."""

import pytest

from tests.docs.blocks import Block, Command, commands_of, fits


@pytest.mark.parametrize(
    ("shown", "printed", "expected"),
    [
        ("a b", "a b", True),
        ("a b", "a b c", False),
        ("a b c", "a b", False),
        ("a … c", "a b b c", True),
        ("… b", "a b", True),
        ("… b", "a b c", False),
        ("a …", "a", True),
        ("… c … b", "a b c", False),
    ],
)
def test_left_out_lines_may_be_any(shown: str, printed: str, expected: bool) -> None:
    assert fits(shown.split(), printed.split()) is expected


def test_a_console_block_is_split_at_its_commands() -> None:
    block = Block("console", "", "$ thidua a\nx\n\ny\n$ make b\n")
    assert list(commands_of(block)) == [Command("thidua a", ("x", "", "y")), Command("make b", ())]
