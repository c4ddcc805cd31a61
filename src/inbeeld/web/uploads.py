"""No page takes files, but for the one that says so by setting handlers of its own."""

from typing import Any, NoReturn

from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class GeenBestanden(FileUploadHandler):
    """Drop every file unread (setting FILE_UPLOAD_HANDLERS).

    Django's own handlers would write whatever somebody without a login sends to /inloggen to the
    disk, before the CSRF check that refuses it.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise SkipFile

    # Never called, as every file is skipped; Django's class leaves both open.
    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None
