"""Name, number, day, signer, time, recipients."""

from collections.abc import Iterator

from thidua.office.plans.editing.fields import Panel, card, choices_of, named
from thidua.office.plans.study import Study


def panels(study: Study) -> Iterator[Panel]:
    """The head and the end of the paper."""
    data = study.data
    head = card(
        (),
        "",
        named(data, ("title",), "Tên kế hoạch", needed=True, after="id"),
        named(data, ("theme",), "Chủ đề", kind="long", after="title"),
        named(data, ("issuer",), "Cơ quan ban hành", kind="choice", choices=choices_of(data, "bodies"), needed=True),
        named(data, ("number",), "Số, ký hiệu", hint="Ví dụ 15/KH-UBND. Để trống khi chưa có số.", after="issuer"),
        named(data, ("issued",), "Ngày ban hành", kind="day", after="issuer"),
        named(data, ("signer",), "Khối chữ ký", kind="lines", hint="Mỗi dòng một mục", after="issuer"),
        named(data, ("id",), "Mã kế hoạch", hint="Chữ thường không dấu, số và gạch nối", needed=True),
    )
    yield Panel("Kế hoạch", (head,))
    period = card(
        ("period",),
        "",
        named(data, ("period", "from"), "Từ ngày", kind="day", hint="Để trống là từ ngày ban hành"),
        named(data, ("period", "to"), "Đến hết ngày", kind="day", needed=True),
    )
    yield Panel("Thời gian thi đua", (period,))
    recipients = named(data, ("recipients",), "Nơi nhận", kind="lines", hint="Mỗi dòng một nơi")
    yield Panel("Nơi nhận", (card((), "", recipients),))
