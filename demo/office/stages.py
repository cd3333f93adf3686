"""Which campaign stands where today, and which day of its plan today is made to be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stage:
    """One campaign. Its plan's days are moved so that ``deadline`` falls ``days`` from today; texts keep the year."""

    plan: str
    office: str
    """The committee that owns it; all offices are invented."""
    code: str
    standing: str
    """The body of the plan that runs it."""
    now: str
    """What is going on, as it is printed."""
    deadline: str
    days: int
    units: dict[str, int]
    """How many collectives of each group."""
    individuals: dict[str, int]
    registered: int = 0
    """How many in a hundred have sent their registration; of these most are accepted."""
    reported: int = 0
    """How many in a hundred have sent each report that is due."""
    level: str = "district"
    schools: bool = False
    """Whether the education office has launched to its schools."""
    reminded: bool = False
    lead: int = 30
    """So many days before the deadline, or before today where that is earlier, it was launched."""
    otherwise: tuple[tuple[str, str], ...] = ()
    """What its office has put otherwise in the example plan."""
    there: str = ""
    """The place of the signed plan; the invented one stands for it in everything that is shown."""

    @property
    def here(self) -> str:
        """The invented place."""
        return " ".join(self.office.removesuffix(" (mẫu)").split()[-2:])


STAGES = (
    Stage("cu-chi-2020", "UBND huyện Hoa Sen (mẫu)", "hoa-sen", "home_affairs",
          "đã nhận đăng ký, đang thu báo cáo sơ kết; Phòng Giáo dục triển khai xuống các trường",
          "interim_report", 5, {"unit": 60, "radio_station": 1}, {}, registered=96, reported=55, there="Củ Chi",
          schools=True, reminded=True),
    Stage("an-bien-2020", "UBND huyện Hoa Mai (mẫu)", "hoa-mai", "home_affairs",
          "đang đăng ký, còn 4 ngày", "registration", 4, {"one_stop": 45}, {"one_stop": 75}, registered=45,
          there="An Biên"),
    Stage("hoa-thanh-2018", "UBND huyện Hoa Cúc (mẫu)", "hoa-cuc", "home_affairs",
          "đang thẩm định điểm các đơn vị tự chấm", "self_assessment", -8,
          {"department": 10, "land_office": 1, "one_stop_office": 1, "inspectorate": 1, "commune": 24}, {},
          lead=190, there="Hòa Thành"),
    Stage("long-thanh-2024", "UBND huyện Hoa Đào (mẫu)", "hoa-dao", "home_affairs",
          "đã thẩm định, các đơn vị đang giải trình", "dossiers", -6, {"district": 30}, {}, lead=250,
          there="Long Thành"),
    Stage("thai-nguyen-2018-2020", "UBND thành phố Hoa Phượng (mẫu)", "hoa-phuong", "home_affairs",
          "đăng ký vừa quá hạn 3 ngày, còn đơn vị chưa gửi", "registration", -3,
          {"department": 20, "commune": 32}, {"department": 10}, registered=78, reminded=True,
          there="Thái Nguyên"),
    Stage("xa-huong-lua-2026", "UBND xã Hương Lúa (mẫu)", "huong-lua", "office",
          "đã công bố kết quả; đang chuẩn bị kỳ sau", "self_assessment", -40,
          {"offices": 6, "schools": 9, "villages": 15}, {}, registered=100, reported=92, lead=320, level="commune",
          otherwise=(("monthly: 25", "quarterly: 25"), ("áo cáo tháng", "áo cáo quý"), ("hằng tháng", "hằng quý"))),
)  # fmt: skip
