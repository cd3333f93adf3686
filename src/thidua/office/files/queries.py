"""Reading stored files."""

from pathlib import Path

from thidua.office.files.models import Attachment
from thidua.office.files.shelf import path_of


def path_of_attachment(attachment: Attachment) -> Path:
    """Where the bytes of an attachment lie; its ``file`` is at hand."""
    return path_of(attachment.file.sha256)
