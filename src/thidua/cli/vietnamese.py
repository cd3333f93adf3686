"""argparse in Vietnamese: headings, usage and every error, through the one function that argparse translates by."""

import argparse
from typing import NoReturn

PHRASES = {
    "usage: ": "cách dùng: ",
    "options": "tùy chọn",
    "positional arguments": "đối số",
    "show this help message and exit": "xem hướng dẫn này",
    "show program's version number and exit": "xem phiên bản",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "unrecognized arguments: %s": "không hiểu: %s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "not allowed with argument %s": "không dùng cùng với %s",
    "ambiguous option: %(option)s could match %(matches)s": "«%(option)s» chưa rõ, có thể là %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có «%(value)s»; có: %(choices)s",
    "invalid %(type)s value: %(value)r": "không dùng được giá trị %(value)r",
}


def _translate(message: str) -> str:
    return PHRASES.get(message, message)


def _translate_plural(singular: str, plural: str, number: int) -> str:
    return _translate(singular if number == 1 else plural)


argparse._ = _translate  # type: ignore[attr-defined]
argparse.ngettext = _translate_plural  # type: ignore[attr-defined]


class Parser(argparse.ArgumentParser):
    """An argument parser that exits with 2 after a Vietnamese error and tells where to find help."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line."""
        self.print_usage()
        self.exit(2, f"{self.prog}: {message}\nXem hướng dẫn: {self.prog} --help\n")
