"""Vietnamese words of two syllables that certificates are full of: a line does not end within them."""

from collections.abc import Sequence

_LISTED = """
    ban hành; bộ phận; cá nhân; cải cách; cao điểm; chi nhánh; chính quyền; chủ tịch; chuyên đề; chuyển đổi; công an;
    công chức; cộng đồng; doanh nghiệp; đất đai; địa phương; đơn vị; đô thị; giải quyết; giao dịch; gia đình; giai đoạn;
    giáo dục; hạ tầng; hài lòng; hành chính; hiệu quả; hoàn thành; hòa giải; hộ tịch; hội đồng; hợp tác; kế hoạch;
    khen thưởng; kinh tế; mặt trận; mô hình; một cửa; năm học; nâng cao; nhân dân; nhiệm vụ; nội vụ; nông dân;
    nông thôn; phong trào; phòng khám; phục vụ; phụ nữ; quân sự; sáng kiến; tập thể; thành phố; thành tích; thanh niên;
    thanh tra; thi đua; thị trấn; thủ tục; thường trực; thực hiện; tiếp nhận; tiểu học; tổ chức; trung học; trung tâm;
    trực tuyến; tư pháp; ủy ban; uỷ ban; văn hóa; văn phòng; viên chức; việt nam; xã hội; xây dựng; xuất sắc; y tế
"""
_PAIRS = frozenset(" ".join(word.split()) for word in _LISTED.split(";"))


def is_one_word(syllables: Sequence[str]) -> bool:
    """Whether two syllables belong together: a word of the list, or a year with the word before it."""
    if len(syllables) != 2:
        return False
    first, second = (syllable.casefold() for syllable in syllables)
    return f"{first} {second.rstrip(',.;:)')}" in _PAIRS or (first == "năm" and second[:4].isdigit())
