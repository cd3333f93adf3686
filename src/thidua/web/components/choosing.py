"""Fields that choose an organisation or a person: a short list is a list, a long one is searched by typing.

In a form: ``organisation = ChosenField(label="Đơn vị")`` and, once it is known from what,
``self.fields["organisation"].choose(Rows(units), reverse("choose_unit"))``; the address answers by ``answer`` with the
same rows. ``SeveralField`` gives a list. Without JavaScript a name or code is typed; what is not certain comes back
with what may be meant. What was chosen from the matches is posted as ``NAME_chon`` beside the text, and holds as long
as the text still says so; a key in place of the text, without ``NAME_chon``, is what a short list posts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse
from django.utils.safestring import SafeString

from thidua.office.spelling import search_key
from thidua.web.components.among import MOST, Among, Held, One, about, exactly, named
from thidua.web.components.drawn import drawn

MOST_TYPED = 50
"""Names that are typed into one field at once."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was posted: the text, the keys of what was chosen, and the key of what was said to be meant by the text."""

    text: str = ""
    keys: tuple[int, ...] = ()
    meant: int | None = None
    chosen: tuple[One, ...] = ()
    """What stands in a fresh form."""

    def __str__(self) -> str:
        return self.text


@dataclass(slots=True)
class Shown:
    """What a field shows beside the text: what is chosen, and what may be meant."""

    chosen: list[One] = field(default_factory=list)
    offered: list[One] = field(default_factory=list)


class Chooser(forms.TextInput):
    """The text field with its search; ``several``: what is chosen is gathered below it."""

    def __init__(self, url: str = "", several: bool = False) -> None:
        """``url``: where matches are asked for."""
        super().__init__()
        self.url, self.several, self.shown = url, several, Shown()

    def __deepcopy__(self, memo: dict[int, Any]) -> "Chooser":
        return Chooser(self.url, self.several)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        """The text with what was chosen."""
        every = data.getlist if hasattr(data, "getlist") else lambda key: [data[key]] if key in data else []
        texts = [str(text) for text in every(name)]
        if f"{name}_chon" not in data and texts and all(text.isdecimal() for text in texts):
            return Typed(keys=_keys(texts))
        if not self.several and texts and not "".join(texts).strip():
            return Typed()  # emptied: what was chosen before is not meant any more
        meant = _keys(every(f"{name}_nghia"))
        return Typed("; ".join(texts).strip(), _keys(every(f"{name}_chon")), meant[0] if meant else None)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the field was not posted at all."""
        return name not in data and f"{name}_chon" not in data

    def use_required_attribute(self, initial: Any) -> bool:
        """Where several are gathered, the text is empty in the end."""
        return not self.several

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field, by ``components/chooser.html``."""
        typed = value if isinstance(value, Typed) else Typed()
        chosen = self.shown.chosen or list(typed.chosen)
        text = named(chosen[0]) if chosen and not self.several else typed.text
        rest = {key: one for key, one in (attrs or {}).items() if key != "id"}
        return drawn(
            "chooser",
            name=name,
            id=(attrs or {}).get("id", name),
            text=text,
            url=self.url,
            several=self.several,
            attributes=forms.utils.flatatt(self.attrs | rest),
            chosen=[(one.pk, named(one), about(one)) for one in chosen],
            offered=[(one.pk, named(one), about(one)) for one in self.shown.offered],
        )


class ChosenField(forms.Field):
    """One organisation or person."""

    several = False

    def __init__(self, *, empty_label: str = "", **options: Any) -> None:
        """``empty_label``: what «none» is called in a short list."""
        super().__init__(widget=Chooser(several=self.several), **options)
        self._empty_label = empty_label or ("Chọn…" if self.required else "Không chọn")
        self._among: Among = Held(())

    def choose(self, among: Among, url: str) -> None:
        """From what is chosen, and where matches are asked for."""
        self._among = among
        few = among.few()
        if few is None:
            self.widget = Chooser(url, self.several)
        elif self.several:
            self.widget = forms.CheckboxSelectMultiple(choices=_choices(few))
        else:
            self.widget = forms.Select(choices=[("", self._empty_label), *_choices(few)])
        self.widget.is_required = self.required

    def prepare_value(self, value: Any) -> Any:
        """A key, or several, as the widget shows it; what was typed as it was typed."""
        if not isinstance(self.widget, Chooser):
            return value
        if isinstance(value, Typed):
            return value
        keys = value if isinstance(value, list | tuple) else [value]
        found = self._among.by_keys({int(key) for key in keys if key not in (None, "")})
        return Typed(chosen=tuple(found))

    def clean(self, value: Any) -> Any:
        """What was chosen. Raises ValidationError; what may be meant stands below the field."""
        typed = value if isinstance(value, Typed) else _listed(value)
        found = self._found(typed)
        if not found and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return found if self.several else found[0] if found else None

    def _found(self, typed: Typed) -> list[One]:
        if not typed.text:
            chosen = self._among.by_keys(typed.keys)
            if len(chosen) < len(set(typed.keys)):
                raise forms.ValidationError("Mục đã chọn không có trong danh sách được chọn.", code="invalid_choice")
            return self._show(chosen)
        if typed.keys:
            for one in self._among.by_keys(typed.keys):
                if search_key(named(one)) == search_key(typed.text):
                    return self._show([one])
        return self._show([self._by_text(typed.text, typed.meant)])

    def _by_text(self, text: str, meant: int | None) -> One:
        """What is meant by a text: its name or code, or what was said to be meant of what it may mean."""
        near = self._among.near(text)
        certain = exactly(text, near)
        for one in near:
            if one.pk == meant and (not certain or one in certain):
                return one
        if len(certain) == 1:
            return certain[0]
        self._offer((certain or near)[:MOST])
        if certain:
            why = f"Có {len(certain)} mục cùng tên «{text}»; hãy chọn một mục bên dưới."
        elif near:
            why = f"Không có mục nào tên đúng là «{text}»; hãy chọn một mục gần giống bên dưới, hoặc gõ rõ hơn."
        else:
            why = f"Không thấy «{text}» trong danh sách được chọn."
        raise forms.ValidationError(why, code="invalid_choice")

    def _offer(self, offered: list[One]) -> None:
        if isinstance(self.widget, Chooser):
            self.widget.shown.offered += offered

    def _show(self, chosen: list[One]) -> list[One]:
        if isinstance(self.widget, Chooser):
            self.widget.shown.chosen = chosen
        return chosen


class SeveralField(ChosenField):
    """Several of them, each once; typed they are parted by «;»."""

    several = True

    def _found(self, typed: Typed) -> list[One]:
        chosen = {one.pk: one for one in super()._found(Typed(keys=typed.keys))}
        texts = [text.strip() for text in typed.text.split(";") if text.strip()]
        if len(texts) > MOST_TYPED:
            raise forms.ValidationError(f"Mỗi lần gõ nhiều nhất {MOST_TYPED} tên.")
        wrong: list[forms.ValidationError] = []
        for text in texts:
            try:
                one = self._by_text(text, None)
            except forms.ValidationError as error:
                wrong.append(error)
            else:
                chosen[one.pk] = one
        self._show(list(chosen.values()))
        if wrong and not self._all_answered(chosen, texts):
            raise forms.ValidationError(wrong)
        return list(chosen.values())

    def _all_answered(self, chosen: Mapping[int, One], texts: Sequence[str]) -> bool:
        """Whether for each text that is not certain something that it may mean was ticked."""
        words = [search_key(text).split() for text in texts]
        return all(any(all(word in one.search for word in each) for one in chosen.values()) for each in words)


def answer(request: HttpRequest, among: Among) -> JsonResponse:
    """The matches for what is typed (``tim``), for the script of the field."""
    near = among.near(request.GET.get("tim", "")[:200])
    rows = [{"key": one.pk, "text": named(one), "about": about(one)} for one in near[:MOST]]
    return JsonResponse({"rows": rows, "more": len(near) > MOST})


def _choices(few: Sequence[One]) -> list[tuple[str, str]]:
    """Names; those that occur twice with what tells them apart."""
    names = [named(one) for one in few]
    return [
        (str(one.pk), name if names.count(name) == 1 else f"{name} ({about(one)})")
        for one, name in zip(few, names, strict=True)
    ]


def _listed(value: Any) -> Typed:
    """What a short list posts: keys; a name or code as text."""
    texts = [str(one) for one in (value if isinstance(value, list | tuple) else [value]) if one not in (None, "")]
    if all(text.isdecimal() for text in texts):
        return Typed(keys=_keys(texts))
    return Typed("; ".join(texts))


def _keys(texts: Sequence[Any]) -> tuple[int, ...]:
    return tuple(int(text) for text in map(str, texts) if text.isdecimal() and len(text) < 16)
