"""Our run of the certificates, as a process of its own: writes them into the file named, prints its seconds."""

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from thidua.papers.certificates import AwardForm, Certificate, Decision, Holder, Prover, certificates_pdf, design
from thidua.papers.paper import Day, Signer

COUNT = 10_000


def batch(count: int) -> list[Certificate]:
    """So many certificates, each with another name and position."""
    one = Certificate(
        AwardForm.COMMENDATION,
        "Giấy khen",
        "Chủ tịch Ủy ban nhân dân xã Hương Lúa",
        Holder("", "Bà"),
        "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính xã Hương Lúa năm 2026",
        "Hương Lúa",
        Decision("QĐ-UBND", 5, Day(2026, 12, 5)),
        signer=Signer("Chủ tịch", (), "Trần Văn Bình"),
    )
    return [
        replace(
            one, register=at, holder=Holder(f"Nguyễn Thị Mẫu {at}", "Bà", f"Công chức {at}", f"Phòng {at}", f"{at}")
        )
        for at in range(1, count + 1)
    ]


def main(out: str) -> None:
    """Write all into one file."""
    certificates = batch(COUNT)
    started = perf_counter()
    prover = Prover(b"benchmark" * 4, "https://huonglua.example/tra-cuu")
    certificates_pdf(certificates, design("giay-khen"), Path(out), prover=prover)
    print(perf_counter() - started)


if __name__ == "__main__":
    main(sys.argv[1])
