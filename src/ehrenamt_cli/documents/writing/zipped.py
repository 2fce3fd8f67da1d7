"""Zip files that depend on nothing but their content: the same document gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def zipped(entries: Iterable[tuple[str, bytes]], day: date) -> bytes:
    """The entries in their order; one called ``mimetype`` stays uncompressed, as ODF asks."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in entries:
            info = ZipInfo(name, (max(day.year, 1980), day.month, day.day, 12, 0, 0))
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, content)
    return buffer.getvalue()
