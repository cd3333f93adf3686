"""How certificates are printed, from the command line and the office file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thidua.papers.certificates import Emblem, Printing, Profile, Prover
    from thidua.papers.office import Office


def add_certificates(parser: ArgumentParser) -> None:
    """The options of certificates."""
    group = parser.add_argument_group("giấy khen")
    group.add_argument("--each", action="store_true", help="thêm mỗi giấy khen một tệp PDF, ngoài tệp chung")
    group.add_argument(
        "--stock", metavar="PHÔI", help="in lên phôi in sẵn theo tệp vị trí in này; bỏ trống là in trọn trang"
    )
    group.add_argument("--printer", metavar="MÁY", help="máy in nào trong tệp vị trí in, để chỉnh độ lệch")
    group.add_argument("--trial-sheet", action="store_true", help="thêm trang in thử có lưới mm để chỉnh máy in")
    group.add_argument("--emblem", metavar="HÌNH", type=Path, help="hình Quốc huy, biểu trưng: PNG, JPEG hoặc SVG")
    keys = group.add_mutually_exclusive_group()
    keys.add_argument("--key", metavar="TỆP", type=Path, help="tệp khóa của mã QR; không có thì không in mã QR")
    keys.add_argument("--new-key", metavar="TỆP", type=Path, help="lập tệp khóa mới rồi dùng; không ghi đè tệp đã có")
    group.add_argument("--address", metavar="URL", help="địa chỉ trang tra cứu ghi trong mã QR")


def open_printing(args: Namespace, office: "Office") -> "Printing":
    """What the options say, else the office file. Raises StopError for what cannot be used, before anything is made."""
    from thidua.papers.certificates import Printing
    from thidua.papers.certificates.campaign import full_page

    emblem = _emblem(args, office)
    profile = _profile(args.stock) if args.stock is not None else full_page(emblem)
    _check_printer(args.printer, profile)
    return Printing(profile, args.printer, _prover(args, office), emblem, args.each, args.trial_sheet)


def _profile(name: str) -> "Profile":
    from thidua.cli.stopping import StopError
    from thidua.papers.certificates import design, designs, read_profile
    from thidua.plan.problems import PlanError, hint

    try:
        if not Path(name).is_file() and name in designs():
            return design(name)
        return read_profile(Path(name))
    except PlanError as error:
        raise StopError(f"{error}\n{len(error.problems)} lỗi: chưa dùng được tệp vị trí in này.") from None
    except FileNotFoundError:
        raise StopError(f"không có tệp hay mẫu vị trí in «{name}»{hint(name, designs())}", 2) from None
    except OSError as error:
        raise StopError(f"không mở được tệp «{name}»: {error.strerror}", 2) from None


def _check_printer(name: str | None, profile: "Profile") -> None:
    from thidua.cli.stopping import StopError
    from thidua.plan.problems import hint

    if name is not None and name not in profile.printers:
        known = hint(name, profile.printers) or "; tệp này chưa có máy in nào"
        raise StopError(f"vị trí in «{profile.label}» không có máy in «{name}»{known}", 2)


def _emblem(args: Namespace, office: "Office") -> "Emblem | None":
    from thidua.cli.stopping import StopError
    from thidua.papers.certificates import read_emblem
    from thidua.sheets.problems import SheetError

    named = _named(args, office, "emblem")
    if named is None:
        return None
    file, place = named
    try:
        return read_emblem(file)
    except SheetError as refused:
        raise StopError(f"{place}{refused}") from None


def _prover(args: Namespace, office: "Office") -> "Prover | None":
    from thidua.cli.stopping import StopError
    from thidua.papers.certificates import Prover, new_key, read_key, write_key
    from thidua.papers.certificates.proof import KeyFileError
    from thidua.papers.web_address import wrong_address

    held = office.certificates
    address = args.address or (held.address if held is not None else None) or ""
    if address and (wrong := wrong_address(address)):
        raise StopError(f"--address: {wrong}", 2)
    file, place = args.new_key, ""
    try:
        if file is not None:
            write_key(file, new_key())
        elif (named := _named(args, office, "key")) is not None:
            file, place = named
        return None if file is None else Prover(read_key(file), address)
    except KeyFileError as error:
        raise StopError(f"{place}{error}") from None
    except FileExistsError:
        raise StopError(f"tệp khóa «{file}» đã có; dùng lại bằng --key, hoặc chọn tên khác", 2) from None
    except OSError as error:
        raise StopError(f"{place}không mở được tệp khóa «{file}»: {error.strerror}", 2) from None


def _named(args: Namespace, office: "Office", what: str) -> tuple[Path, str] | None:
    """The file of an option, else of the office file, with the place that names it."""
    if (given := getattr(args, what)) is not None:
        return given, ""
    held = office.certificates
    name = getattr(held, what) if held is not None else None
    if held is None or name is None:
        return None
    place = held.stands[what]
    return args.office.parent / name, f"{args.office}:{place.line}:{place.column}: "
