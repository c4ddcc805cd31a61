"""Taking in a large upload: to disk piece by piece, and never more than the limit."""

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from .formaten import MAX_BYTES


class BegrensdeUpload(TemporaryFileUploadHandler):
    """Write to a temporary file up to `MAX_BYTES` for all files of the request together.

    What comes after is read from the connection and dropped, not refused at once: a browser that is
    cut off in the middle of sending shows its own error page instead of ours. `te_groot` then is
    True on the request.
    """

    _ontvangen = 0

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
