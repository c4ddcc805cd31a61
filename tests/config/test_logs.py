"""What is logged of an error: what kind and where, never what it says."""

import logging

import psycopg
from django.conf import settings
from django.db import IntegrityError

from inbeeld.config.logs import ValueFreeFormatter

NAAM = "Sanne de Verzonnene"


def log_of(error: Exception) -> str:
    record = logging.LogRecord("inbeeld", logging.ERROR, __file__, 1, "mislukt: %s", ("37",), None)
    try:
        try:
            raise psycopg.errors.UniqueViolation(f"Key (naam)=({NAAM}) already exists")
        except psycopg.Error as cause:
            raise error from cause
    except type(error) as caught:
        record.exc_info = (type(caught), caught, caught.__traceback__)
    return ValueFreeFormatter("{message}", style="{").format(record)


def test_an_error_is_logged_without_its_text() -> None:
    text = log_of(IntegrityError(f"dubbel: {NAAM}"))
    assert NAAM not in text
    assert "mislukt: 37" in text


def test_kind_cause_and_place_are_there() -> None:
    text = log_of(IntegrityError(NAAM))
    assert "IntegrityError" in text
    assert "UniqueViolation" in text
    assert "test_logs.py" in text


def test_every_handler_uses_it() -> None:
    formatters = {handler["formatter"] for handler in settings.LOGGING["handlers"].values()}
    assert formatters == {"zonder_waarden"}
    assert settings.LOGGING["formatters"]["zonder_waarden"]["()"] is ValueFreeFormatter
