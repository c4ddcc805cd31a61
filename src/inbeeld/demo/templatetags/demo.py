"""What the shell shows of the demo, and only there where it is one."""

from typing import Any

from django import template
from django.conf import settings

from inbeeld.demo.accounts import MENSEN, WACHTWOORD

register = template.Library()


@register.simple_tag
def demo_accounts() -> dict[str, Any]:
    """The demo accounts and their password; empty outside the demo."""
    return {"mensen": MENSEN, "wachtwoord": WACHTWOORD} if settings.DEMO else {}
