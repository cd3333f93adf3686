"""The errors of YAML's own grammar, said in Vietnamese at the place where one mends them.

The parser names its errors in English and by its own inner workings; no word of that reaches the user.
"""

import re

import yaml

from thidua.plan.problems import Place

UNUSABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What no editor shows: control characters, a byte order mark inside, line ends that editors do not know."""

_TAB = "thụt dòng phải bằng dấu cách, ở đây có ký tự Tab"
_UNCLOSED = "dấu nháy mở ở đây mà không có dấu nháy đóng"
_ESCAPE = "sau dấu «\\» là ký tự không dùng được; muốn viết chính dấu «\\» thì dùng dấu nháy đơn"
_DIRECTIVE = "dòng bắt đầu bằng «%» không dùng được, hãy bỏ đi hoặc đặt trong dấu nháy kép"
NO_ANCHOR = "không dùng neo (&) và bí danh (*) của YAML, hãy viết đủ nội dung"

# By what the parser's words contain; the first that fits counts.
_BY_PROBLEM = {
    "unexpected end of stream": _UNCLOSED,
    "unexpected document indicator": _UNCLOSED,
    "tab character": _TAB,
    "expected ',' or ']'": "cần «,» hoặc «]» ở đây; ngoặc vuông mở ở dòng {line} chưa đóng",
    "expected ',' or '}'": "cần «,» hoặc «}}» ở đây; ngoặc nhọn mở ở dòng {line} chưa đóng",
    "expected '-' indicator": "cần «- » thẳng hàng với danh sách bắt đầu ở dòng {line}",
    "expected key": "cần «tên: nội dung» thẳng hàng với nhóm mục bắt đầu ở dòng {line}",
    "unexpected ':'": "sau dấu «:» phải có dấu cách",
    "could not find expected ':'": "cần «tên: nội dung», ở đây thiếu dấu «:» hoặc dấu cách sau nó",
    "mapping values are not": "không viết được «tên: nội dung» ở đây; chữ có «: » đặt trong dấu nháy kép",
    "sequence entries are not": "danh sách «- » phải bắt đầu ở dòng mới",
    "mapping keys are not": "nội dung không bắt đầu bằng «?» được, hãy đặt cả đoạn trong dấu nháy kép",
    "escape": _ESCAPE,
    "hexdecimal": _ESCAPE,
    "expected node content": "cần nội dung ở đây, lại gặp dấu ngoặc hoặc dấu phẩy",
    "expected <document start>": "nội dung kế hoạch đã hết ở trên, từ đây là chữ thừa",
    "YAML": _DIRECTIVE,
    "undefined tag": "không dùng thẻ kiểu (!) của YAML",
}
_BY_CONTEXT = {
    "directive": _DIRECTIVE,
    "tag": "không dùng thẻ kiểu (!) của YAML",
    "anchor": NO_ANCHOR,
    "alias": NO_ANCHOR,
    "block scalar": "sau «|» hoặc «>» phải xuống dòng; chữ bắt đầu như vậy đặt trong dấu nháy kép",
}
_OTHER = "sai cấu trúc YAML ở đây: hay gặp là thụt dòng lệch hoặc thiếu dấu cách sau «:»"
# Mended where the construct began, not where the parser gave up.
_AT_THE_START = (_UNCLOSED, _BY_PROBLEM["could not find expected ':'"])


def grammar_error(error: yaml.MarkedYAMLError, text: str) -> tuple[Place, str]:
    """Place and message of an error that the parser met in ``text``."""
    stopped = error.problem_mark or error.context_mark
    began = error.context_mark or stopped
    if stopped is None or began is None:
        return Place(), _OTHER
    before, after = _around(text, stopped)
    message = _message(error, before, after).format(line=began.line + 1)
    mark = began if message in _AT_THE_START else stopped
    return Place(mark.line + 1, mark.column + 1), message


def _message(error: yaml.MarkedYAMLError, before: str, after: str) -> str:
    problem, context = error.problem or "", error.context or ""
    if after.startswith("\t"):
        return _TAB
    if "cannot start any token" in problem:
        return f"nội dung không bắt đầu bằng «{after[:1]}» được, hãy đặt cả đoạn trong dấu nháy kép"
    if "expected key" in problem and before.rstrip().endswith(('"', "'", "]", "}")):
        return "sau dấu đóng nháy hoặc đóng ngoặc còn chữ thừa, hãy đặt cả đoạn chữ trong dấu nháy kép"
    for table, words in ((_BY_PROBLEM, problem), (_BY_CONTEXT, context)):
        for part, message in table.items():
            if part in words:
                return message
    return _OTHER


def _around(text: str, mark: yaml.Mark) -> tuple[str, str]:
    """The line of the mark, before and after it."""
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    return line[: mark.column], line[mark.column :]
