"""Logging without personal values.

An exception's text may quote a row ("Key (bsn)=(…) already exists"), a form value or a file's line.
So of an exception only its type and places are written, never its text; and our own messages carry
keys and counts only.
"""

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ValueFreeFormatter(logging.Formatter):
    """`time level logger: message`, and for an exception the chain of types with file and line."""

    def formatException(self, ei: ExcInfo) -> str:
        """Return type and frames of `ei` and of what caused it, without any message."""
        lines = []
        error = ei[1]
        while error is not None:
            kind = type(error)
            lines.append(f"{kind.__module__}.{kind.__qualname__}")
            lines += [
                f"  {frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


CONFIG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "zonder_waarden": {
            "()": ValueFreeFormatter,
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {
        "scherm": {"class": "logging.StreamHandler", "formatter": "zonder_waarden"},
    },
    "root": {"handlers": ["scherm"], "level": "INFO"},
    "loggers": {
        # Django's own handlers would print tracebacks with values, and mail them to ADMINS.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        # axes names the account and the address of every attempt; its tables keep them already.
        "axes": {"level": "CRITICAL"},
    },
}
