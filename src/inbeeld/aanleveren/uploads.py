"""Taking in a large upload: to disk piece by piece, and never more than the limit."""

from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import (
    FileUploadHandler,
    SkipFile,
    TemporaryFileUploadHandler,
)

from .formaten import MAX_BYTES
from .werkmap import werkmap


class _OpSchijf(TemporaryUploadedFile):
    """An uploaded file in our own folder, which is cleared also after a kill."""

    def __init__(self, *args: Any) -> None:
        bestand = NamedTemporaryFile(dir=werkmap())  # noqa: SIM115 (closed with the request)
        naam, soort, omvang, tekenset, meer = args
        UploadedFile.__init__(self, bestand, naam, soort, omvang, tekenset, meer)


class BegrensdeUpload(TemporaryFileUploadHandler):
    """Write to a temporary file up to `MAX_BYTES` for all files of the request together.

    What comes after is read from the connection and dropped, not refused at once: a browser that is
    cut off in the middle of sending shows its own error page instead of ours. `te_groot` then is
    True on the request.
    """

    _ontvangen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        # Past Django's own, which would make its file elsewhere.
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.file = _OpSchijf(
            self.file_name, self.content_type, 0, self.charset, self.content_type_extra
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._ontvangen += len(raw_data)
        if self._ontvangen > MAX_BYTES:
            self.request.te_groot = True
            raise SkipFile
        super().receive_data_chunk(raw_data, start)

    def ruim_op(self) -> None:
        """Remove what was received. Django leaves a half file to the garbage collector."""
        if self.file is not None:
            self.file.close()
