"""The operator's commands as processes: what each does, and what it says where it cannot."""

import json
import re
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.web.installation.installed import Installed

SETUP = ("setup", "--office", "UBND xã Hương Lúa (mẫu)", "--name", "Nguyễn Mẫu An")


def test_from_nothing_to_a_copy_elsewhere(installed, tmp_path):
    said = installed.run("serve", "--check")
    assert "Cơ sở dữ liệu còn trống, đang dựng …" in said
    assert "Chưa có tài khoản nào." in said
    assert f"Sẵn sàng chạy tại {installed.address}" in said
    assert installed.folder.joinpath("data").stat().st_mode & 0o777 == 0o700
    assert re.search(rf"^{installed.address}/tai-khoan/lien-ket/\S+/$", installed.run(*SETUP), re.MULTILINE)
    assert "Đã có tài khoản" in installed.run(*SETUP, code=1)
    assert "Đã làm hết việc đang chờ." in installed.run("worker", "--once")
    archive = tmp_path / "sao-luu.zip"
    installed.run("backup", archive)
    assert "đã có" in installed.run("backup", archive, code=1)
    (tmp_path / "khac").mkdir()
    other = Installed(tmp_path / "khac")
    assert "Nhật ký nguyên vẹn." in other.run("restore", archive)
    assert "Nơi này đã có dữ liệu" in other.run("restore", archive, code=1)
    assert _journal(other) == _journal(installed)


@pytest.mark.slow
def test_an_office_moves_to_postgresql_and_back(tmp_path):
    archives: list[Path] = []
    journals: list[object] = []
    places = [Installed(_made(tmp_path / name), postgresql=name == "pg") for name in ("mot", "pg", "hai")]
    places[0].run(*SETUP)
    for number, place in enumerate(places):
        if archives:
            place.run("restore", archives[-1])
        archives.append(tmp_path / f"{number}.zip")
        place.run("backup", archives[-1])
        journals.append(_journal(place))
    assert journals[0] == journals[1] == journals[2]
    assert _tables(archives[0]) == _tables(archives[1]) == _tables(archives[2])


def test_who_is_locked_out_gets_back_in_from_the_machine(installed):
    installed.run(*SETUP)
    assert f"{installed.address}/tai-khoan/lien-ket/" in installed.run("setup", "--link", "Quan-Tri")
    assert "Không có tài khoản «ai-do»." in installed.run("setup", "--link", "ai-do", code=1)


def test_a_database_of_a_newer_program_is_left_alone(installed):
    installed.run("serve", "--check")
    installed.make("applied_but", app="jobs", name="0999_tomorrow")
    for command in (("serve", "--check"), ("worker", "--once"), ("upgrade",), ("journal", "verify"), SETUP):
        assert "do một phiên bản thidua mới hơn lập ra" in installed.run(*command, code=1)


def test_without_data_nothing_is_worked_at_or_backed_up(installed, tmp_path):
    assert "Chưa có dữ liệu" in installed.run("worker", "--once", code=1)
    assert "Chưa có dữ liệu để sao lưu." in installed.run("backup", tmp_path / "a.zip", code=1)


def test_nothing_is_rebuilt_under_a_running_server(installed, tmp_path):
    installed.run(*SETUP)
    installed.run("backup", tmp_path / "a.zip")
    installed.serve()
    for command in (("upgrade",), ("restore", tmp_path / "a.zip")):
        assert "hãy dừng cả hai rồi chạy lại" in installed.run(*command, code=1)
    installed.run("backup", tmp_path / "b.zip")


def test_what_is_up_to_date_is_not_upgraded(installed):
    installed.run("serve", "--check")
    assert "không cần nâng cấp" in installed.run("upgrade")
    assert not (installed.folder / "data" / "backups").exists()


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("THIDUA_DATA", "/proc/khong-duoc", "Không ghi được vào thư mục dữ liệu"),
        ("DATABASE_URL", "postgresql://x@127.0.0.1:1/x", "Không kết nối được cơ sở dữ liệu"),
        ("DATABASE_URL", "khong-phai-dia-chi", "Cấu hình không đúng"),
        ("THIDUA_PROXIES", "hai", "Cấu hình không đúng"),
    ],
)
def test_a_setting_that_cannot_be_is_told(installed, variable, value, told):
    installed.environment[variable] = value
    said = installed.run("serve", "--check", code=1)
    assert told in said
    assert "Traceback" not in said


def test_the_server_ends_what_is_under_way_before_it_stops(installed):
    installed.run(*SETUP)
    server = installed.serve()
    with urlopen(f"{installed.address}/tai-khoan/dang-nhap/") as answer:
        server.terminate()
        assert "Đăng nhập" in answer.read().decode()
    assert server.wait(40) == 0
    assert "Traceback" not in installed.logs


def _journal(place: Installed) -> object:
    return json.loads(place.run("journal", "verify", "--json"))


def _tables(archive: Path) -> object:
    from zipfile import ZipFile

    with ZipFile(archive) as opened:
        return json.loads(opened.read("thidua.json"))["tables"]


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
