"""What a trigger of the database refuses is an answer for the user, and no fault of the program."""

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from inbeeld.web.fouten import fout_409_gewijzigd

WEIGERINGEN = frozenset({"P0001", "23001"})
"""`raise exception` without a code of its own, and 'this row is not changed or removed'."""


def is_weigering(fout: BaseException) -> bool:
    """Whether a trigger refused: something was changed meanwhile, or may not be changed at all."""
    return (
        isinstance(fout, DatabaseError) and getattr(fout.__cause__, "sqlstate", None) in WEIGERINGEN
    )


class DatabaseWeigert:
    """Answer 409 with a page where a trigger refused. The transaction is rolled back by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return fout_409_gewijzigd(request) if is_weigering(exception) else None
