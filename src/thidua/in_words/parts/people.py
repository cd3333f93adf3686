"""Who takes part and who acts: groups, bodies, duties."""

from collections.abc import Iterator

from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import Speech
from thidua.in_words.told import Item, Say, some


def groups(speech: Speech) -> Iterator[Item]:
    """The groups that compete."""
    for group in speech.plan.groups.values():
        says = some(
            Say("Gồm", speech.kinds(group.kinds)),
            Say("Đăng ký", "tự nguyện, với mục tiêu riêng" if group.joins_freely else ""),
        )
        yield item_of("groups", "Nhóm dự thi", group, says)


def bodies(speech: Speech) -> Iterator[Item]:
    """Offices, councils and persons that act."""
    for body in speech.plan.bodies.values():
        says = some(
            Say("Cũng thi đua trong", speech.labels(speech.plan.groups, body.competes_in)),
            Say("Vai trò", "được xem cùng để giám sát, không quyết định" if body.observes else ""),
        )
        yield item_of("bodies", "Cơ quan, người có thẩm quyền", body, says)


def duties(speech: Speech) -> Iterator[Item]:
    """What the text tells a body to do."""
    for duty in speech.plan.duties.values():
        yield item_of("duties", "Nhiệm vụ", duty, (Say("Của", speech.bodies(duty.body)),))
