"""What a form is recognised by: names of its sheets and columns, shared by writer and reader."""

KIND = "facts"
SUPPLIED = "supplied"
"""Kind of the form in which a body supplies its facts of many participants."""

SHEET = "Số liệu"
LISTS = "Danh mục"
ABOUT = "thidua"
"""Hidden sheet of keys (column A) and values (column B) that says what the form is and whose."""

MARK = "thidua:fact"
"""Heading of the hidden column that holds the id of the fact of each row."""

WHO = "thidua:participant"
"""Heading of the hidden column that holds the code of the participant of each row, in a form of many."""

VALUE = "Giá trị"
EVIDENCE = "Minh chứng (số, ngày, trang)"
REASON = "Lý do không áp dụng"
HEADINGS = ("STT", "Mục", "Nội dung", VALUE, "Đơn vị tính", EVIDENCE, "Ghi chú", MARK)

SUPPLIED_HEADINGS = ("STT", "Mã", "Đơn vị, cá nhân", VALUE, "Đơn vị tính", EVIDENCE, "Ghi chú", MARK, WHO)

ABOUT_KEYS = ("form", "plan", "version", "participant", "name", "kind", "group", "round")

FORMS = "forms"
"""Key of the hidden sheet under which the forms inside are named, parted by blanks."""
