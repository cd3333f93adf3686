"""Setting a password by a one-time link."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password

from thidua.office.accounts.models import User


class NewPasswordForm(forms.Form):
    """A password, typed twice."""

    password1 = forms.CharField(
        label="Mật khẩu mới", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    password2 = forms.CharField(
        label="Nhập lại mật khẩu mới", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, user: User, *args: Any, **options: Any) -> None:
        """``user`` is whom the link belongs to: the password must not be like the name."""
        super().__init__(*args, **options)
        self.user = user
        self.fields["password1"].help_text = password_validators_help_text_html()

    def clean_password1(self) -> str:
        """As good as the settings ask."""
        password = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        cleaned = super().clean() or {}
        if "password1" in cleaned and cleaned["password1"] != cleaned.get("password2"):
            self.add_error("password2", "Hai lần nhập mật khẩu phải giống nhau.")
        return cleaned
