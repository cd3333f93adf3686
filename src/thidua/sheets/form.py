"""What a form is recognised by: names of its sheets and columns, shared by writer and reader."""

KIND = "facts"
SHEET = "Số liệu"
LISTS = "Danh mục"
ABOUT = "thidua"
"""Hidden sheet of keys (column A) and values (column B) that says what the form is and whose."""

MARK = "thidua:fact"
"""Heading of the hidden column that holds the id of the fact of each row."""

VALUE = "Giá trị"
EVIDENCE = "Minh chứng (số, ngày, trang)"
HEADINGS = ("STT", "Mục", "Nội dung", VALUE, "Đơn vị tính", EVIDENCE, "Ghi chú", MARK)

ABOUT_KEYS = ("form", "plan", "version", "participant", "name", "kind", "group", "round")

FORMS = "forms"
"""Key of the hidden sheet under which the forms inside are named, parted by blanks."""
