"""The description of a paper."""

from thidua.papers.paper import (
    Appendix,
    Article,
    Cell,
    Gap,
    Head,
    Paper,
    Row,
    Run,
    Signer,
    Table,
    joined,
    plain,
    runs,
)


def test_a_text_is_words_runs_or_gaps_in_a_row() -> None:
    text = joined("Tặng ", Run("Giấy khen", bold=True), " cho ", Gap("tên tập thể"))
    assert runs(text) == (Run("Tặng "), Run("Giấy khen", bold=True), Run(" cho "), Gap("tên tập thể"))
    assert plain(text) == "Tặng Giấy khen cho […\u00a0tên tập thể\u00a0…]"


def test_the_gaps_of_a_paper_are_told_once_each_in_the_order_of_reading() -> None:
    paper = Paper(
        "quyet-dinh",
        Head(issuer=Gap("cơ quan ban hành")),
        body=(
            Article(text=("Tặng ", Gap("số tiền"))),
            Table((), rows=(Row((Cell(Gap("họ và tên")), Gap("số tiền"))),)),
        ),
        signers=(Signer("Chủ tịch", name=Gap("người ký")),),
        appendices=(Appendix("Danh sách", (), attached=("Kèm theo ", Gap("số quyết định"))),),
    )
    lacking = ["cơ quan ban hành", "số tiền", "họ và tên", "người ký", "số quyết định"]
    assert [gap.lacks for gap in paper.gaps] == lacking
