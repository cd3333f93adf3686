"""What an entry says before and after, in Vietnamese: names of the values, and values that are words of ours."""

from datetime import date
from typing import Any

from thidua.office.accounts.models import AccessLink
from thidua.office.campaigns.models import Way
from thidua.office.mail.models import Message
from thidua.office.organisations.models import Level, OrganisationKind, Role
from thidua.office.submissions.models import Sheet

NAMES: dict[str, str] = {
    "above": "Phong trào cấp trên",
    "added": "Người chấm thêm",
    "award": "Hình thức, xếp loại",
    "body": "Cơ quan trong kế hoạch",
    "book": "Sổ",
    "by_mail": "Nhắc bằng thư",
    "by_text": "Nhắc bằng lời nhắn",
    "campaign": "Phong trào",
    "cells": "Số ô",
    "changed": "Số chỗ thay đổi",
    "closed_on": "Kết thúc ngày",
    "code": "Mã",
    "complete": "Đã đủ",
    "conclusion": "Kết luận",
    "content": "Mã băm của nội dung",
    "count": "Số lượng",
    "dated": "Ngày văn bản",
    "day": "Ngày",
    "days": "Số ngày",
    "deadline": "Thời hạn",
    "earlier": "Sáng kiến đã nộp trước",
    "expires_at": "Dùng được đến",
    "fact": "Số liệu",
    "facts": "Số liệu",
    "file": "Mã băm của tệp",
    "files": "Mã băm của các tệp",
    "first": "Sáng kiến thứ nhất",
    "full_name": "Họ và tên",
    "group": "Nhóm",
    "hash": "Mã băm của kế hoạch",
    "key": "Biểu",
    "kind": "Loại",
    "last_day": "Hạn cuối",
    "late": "Muộn",
    "launched_on": "Phát động ngày",
    "left": "Số đối tượng không đưa sang",
    "left_on": "Thôi từ ngày",
    "level": "Cấp",
    "mails": "Số thư",
    "mandate": "Văn bản giao, ủy quyền",
    "matters": "Các sự việc",
    "merged_into": "Sáp nhập vào",
    "missing": "Số mục còn thiếu",
    "name": "Tên",
    "number": "Số văn bản",
    "organisation": "Tổ chức",
    "other": "Bản ghi kia",
    "owner": "Của cơ quan",
    "parent": "Trực thuộc",
    "part": "Kỳ",
    "participant": "Đối tượng",
    "participants": "Các đối tượng",
    "subjects": "Các chỉ tiêu, số liệu",
    "person": "Người",
    "plan": "Kế hoạch",
    "previous": "Phong trào kỳ trước",
    "purpose": "Để làm gì",
    "reason": "Lý do",
    "replaces": "Thay cho bản chốt số",
    "revision": "Lần lưu",
    "role": "Vai trò",
    "round": "Đợt",
    "rules": "Lịch nhắc",
    "runs": "Là thường trực",
    "scan": "Mã băm của bản quét",
    "second": "Sáng kiến thứ hai",
    "sending": "Lần gửi",
    "sendings": "Các lần gửi",
    "sheets": "Các biểu",
    "signed_by": "Người ký",
    "snapshot": "Bản chốt số",
    "stands_in_for": "Thay cho vai trò",
    "state": "Trạng thái",
    "subtree": "Cả cấp dưới",
    "title": "Tên",
    "username": "Tên đăng nhập",
    "valid_from": "Từ ngày",
    "valid_to": "Đến hết ngày",
    "verdict": "Kết luận",
    "version": "Phiên bản kế hoạch",
    "way": "Cách làm",
    "what": "Nội dung",
}

VALUES: dict[str, dict[str, str]] = {
    name: {str(value): str(label) for kinds in given for value, label in kinds.choices}
    for name, given in {
        "kind": (OrganisationKind,),
        "level": (Level,),
        "purpose": (AccessLink.Purpose,),
        "role": (Role,),
        "state": (Message.State, Sheet.State),
        "way": (Way,),
    }.items()
}


def name_words(name: str) -> str:
    """What a value is; ``after.`` before the name of a personal one is left out. As it is where it has no words."""
    bare = name.rpartition(".")[2]
    return NAMES.get(bare, name)


def value_words(name: str, value: Any) -> str:
    """A value for a reader: words of ours by their labels, yes and no, days day first; all else as it is."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    text = str(value)
    if known := VALUES.get(name, {}).get(text):
        return known
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}" if len(text) == len("2026-06-30") else text
    except ValueError:
        return text
