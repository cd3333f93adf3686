"""Values as people say them."""

from django import template

register = template.Library()

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc_browser", "Cốc Cốc"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
"""What a browser calls itself, the more telling sign first: most also call themselves Chrome and Safari."""

SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """«Chrome trên Windows», from what a browser says of itself."""
    name = next((said for sign, said in BROWSERS if sign in user_agent), "Trình duyệt khác")
    system = next((said for sign, said in SYSTEMS if sign in user_agent), "")
    return f"{name} trên {system}" if system else name
