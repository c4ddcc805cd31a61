"""Taking in a document: in memory and within bounds, as nothing of it may stay on a disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from inbeeld.dossiers.documentkeuring import MEESTE_BYTES


class InGeheugen(FileUploadHandler):
    """Up to MEESTE_BYTES for all files of the request together.

    What comes after is read from the connection and dropped: a browser that is cut off shows its
    own error page instead of ours. `te_groot` then is True on the request.
    """

    _ontvangen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._bak = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._ontvangen += len(raw_data)
        if self._ontvangen > MEESTE_BYTES:
            self.request.te_groot = True
            self._bak = BytesIO()
            raise SkipFile
        self._bak.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._bak.seek(0)
        return InMemoryUploadedFile(
            self._bak, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
