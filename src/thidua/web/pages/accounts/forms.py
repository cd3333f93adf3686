"""Opening an account."""

from django import forms


class OpenForm(forms.Form):
    """The name to sign in with."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=64,
        help_text="Chữ không dấu, chữ số, dấu chấm, gạch nối. Tên gợi ý lấy từ họ tên và chưa ai dùng; có thể sửa.",
    )
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Không bắt buộc: liên kết có thể trao tay hoặc quét mã QR."
    )


class WhyForm(forms.Form):
    """Why something is done to an account."""

    reason = forms.CharField(label="Lý do", max_length=500)
