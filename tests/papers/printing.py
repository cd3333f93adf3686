"""Word files printed by LibreOffice, with our own fonts in place of Times New Roman."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from thidua.papers.typst.fonts_found import FOLDER

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir><alias binding="same"><family>Times New Roman</family>
<prefer><family>Tinos</family></prefer></alias></fontconfig>
"""
SYSTEM_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
"""As an office's machine with the twin and without Times New Roman: nothing but the system's own aliases."""


def printed_by_libreoffice(file: bytes, folder: Path, fonts: str = FONTS) -> bytes:
    """The PDF that LibreOffice makes of a Word file. Works in `folder` and leaves the user's own settings alone."""
    return all_printed_by_libreoffice({"paper": file}, folder, fonts)["paper"]


def all_printed_by_libreoffice(files: Mapping[str, bytes], folder: Path, fonts: str = FONTS) -> dict[str, bytes]:
    """The same for several files by their names, in one start."""
    for name, file in files.items():
        (folder / f"{name}.docx").write_bytes(file)
    (folder / "fonts.conf").write_text(fonts.format(fonts=FOLDER, cache=folder / "cache"), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in files)],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}
