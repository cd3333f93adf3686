"""What tests of the acts of a campaign do: a notice's ground, and a yes to a preview."""

GROUND = {"number": "15/TB", "day": "06/05/2020", "reason": "Mưa lũ"}
MARK = "xac-nhan"


def yes(client, url, given):
    """Post, look at the preview, and say yes to it."""
    shown = client.post(url, given)
    assert shown.status_code == 200
    return shown, client.post(url, given | {MARK: shown.context["preview"].mark})
