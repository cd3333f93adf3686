"""``python -m demo.pictures``: the first page of each kind of paper as a small picture for ``docs/giay-to.md``.

Made from the invented data of the demo, so that a picture never shows what the program no longer prints. Needs poppler.
"""

import argparse
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from demo.commands import run_again
from thidua.papers.labels import LABELS

HERE = Path(__file__).parent
FOLDER = HERE.parent / "docs" / "hinh"
USUAL = "xa-huong-lua-2026"
OTHERS = {"don-doc": "cu-chi-2020", "cong-nhan-sang-kien": "cu-chi-2020"}
"""The kinds that the usual plan has no need of, and a plan that has."""
DOSSIER = "ho-so"
WIDTH = 400  # pixels, of an upright page
_DOTS = 150  # an inch: drawn larger than shown, or thin strokes vanish
_GREYS, _COLOURS = 16, 64


def draw(folder: Path) -> list[Path]:
    """Draw every kind anew into ``folder``; the pictures in the order of the kinds, the dossier last."""
    with TemporaryDirectory() as made:
        files = {kind: _paper(kind, Path(made)) for kind in LABELS}
        files[DOSSIER] = _dossier(Path(made))
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return [_picture(file, folder / f"{kind}.png") for kind, file in files.items()]


def _paper(kind: str, folder: Path) -> Path:
    plan = OTHERS.get(kind, USUAL)
    run_again("papers", *_arguments(plan), "--out", folder / kind, "--only", kind)
    return min((folder / kind).rglob("*.pdf"))


def _dossier(folder: Path) -> Path:
    run_again("dossier", *_arguments(USUAL), "--out", folder / DOSSIER)
    return min((folder / DOSSIER).rglob("*.pdf"))


def _arguments(plan: str) -> tuple[str | Path, ...]:
    facts, office, decisions = HERE / "facts" / f"{plan}.csv", HERE / "offices" / f"{plan}.yaml", HERE / "decisions"
    return plan, facts, "--office", office, "--decisions", decisions / f"{plan}.csv"


def _picture(file: Path, to: Path) -> Path:
    drawn = to.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(_DOTS), "-f", "1", "-singlefile", "-png", file, drawn], check=True)
    with Image.open(to) as page:
        coloured = page.convert("HSV").getchannel("S").point(lambda s: 255 * (s > 60)).getbbox() is not None
        short = min(page.size)
        size = (round(page.width * WIDTH / short), round(page.height * WIDTH / short))
        small = page.convert("RGB" if coloured else "L").resize(size, Image.Resampling.LANCZOS)
        small.quantize(_COLOURS if coloured else _GREYS).save(to, optimize=True)
    return to


def main(arguments: list[str] | None = None) -> int:
    """Draw them; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m demo.pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder to draw into, made anew")
    for picture in draw(parser.parse_args(arguments).out):
        print(f"{picture}: {picture.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
