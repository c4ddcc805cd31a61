"""Logging in: who somebody is, and how sure the session is of that.

allauth does the work (passwords, TOTP, passkeys, recovery codes, OpenID Connect); here stands what
is ours. Start at `bewijs.py` (what a session proves) and `middleware.py` (what that opens).
"""

from inbeeld.toegang.aanmelden.beheer import herstel_tweede_factor, koppel_aanbieder

__all__ = ["herstel_tweede_factor", "koppel_aanbieder"]
