"""Acts and what they were done to, in Vietnamese. A test wants each act that a service records named here."""

ACTS: dict[str, str] = {
    "accounts.change_own": "Tự đổi mật khẩu hoặc lớp xác thực",
    "accounts.deactivate": "Khóa tài khoản",
    "accounts.forget_second_factor": "Xóa lớp xác thực thứ hai",
    "accounts.issue_link": "Cấp liên kết dùng một lần",
    "accounts.open": "Mở tài khoản",
    "accounts.reactivate": "Mở lại tài khoản",
    "accounts.use_link": "Đặt mật khẩu bằng liên kết",
    "campaigns.amend": "Sửa đối tượng tham gia",
    "campaigns.apply": "Xin tham gia",
    "campaigns.cascade": "Triển khai xuống cấp dưới",
    "campaigns.close": "Kết thúc phong trào",
    "campaigns.close_non_senders": "Khóa đơn vị không gửi",
    "campaigns.discard": "Bỏ phong trào chưa phát động",
    "campaigns.extend": "Gia hạn",
    "campaigns.join": "Thêm đối tượng tham gia",
    "campaigns.launch": "Phát động phong trào",
    "campaigns.leave": "Cho thôi tham gia",
    "campaigns.map_body": "Giao cơ quan trong kế hoạch",
    "campaigns.move_plan": "Chuyển sang kế hoạch sửa đổi",
    "campaigns.prepare": "Chuẩn bị phong trào",
    "campaigns.prepare_below": "Chuẩn bị phong trào cấp dưới",
    "campaigns.refuse_application": "Không nhận đề nghị tham gia",
    "campaigns.remove": "Bỏ đối tượng khỏi danh sách",
    "campaigns.set_day": "Định ngày",
    "campaigns.settle": "Thiết lập phong trào",
    "journal.erase": "Xóa một giá trị riêng tư",
    "journal.open": "Mở chuỗi nhật ký của một phong trào",
    "organisations.add_person": "Thêm người",
    "organisations.change_person": "Sửa thông tin người",
    "organisations.close": "Kết thúc hoạt động đơn vị",
    "organisations.confirm_same": "Xác nhận hai bản ghi là một người",
    "organisations.deputise": "Ủy quyền, giao phụ trách",
    "organisations.end_role": "Kết thúc vai trò",
    "organisations.found": "Thêm đơn vị",
    "organisations.give_role": "Giao vai trò",
    "organisations.hand_over": "Bàn giao vai trò",
    "organisations.keep_apart": "Xác nhận hai bản ghi là hai người",
    "organisations.merge": "Sáp nhập đơn vị",
    "organisations.move": "Chuyển đơn vị về nơi khác",
    "organisations.rename": "Đổi tên đơn vị",
    "organisations.split": "Chia, tách đơn vị",
    "plans.adopt": "Ban hành kế hoạch",
}

TARGETS: dict[str, str] = {
    "accounts.user": "Tài khoản",
    "campaign": "Phong trào",
    "campaigns.application": "Đề nghị tham gia",
    "campaigns.campaign": "Phong trào",
    "campaigns.participant": "Đối tượng tham gia",
    "initiatives.initiative": "Sáng kiến",
    "journal.entry": "Mục nhật ký",
    "organisations.membership": "Vai trò",
    "organisations.organisation": "Đơn vị",
    "organisations.person": "Người",
    "plan.body": "Cơ quan trong kế hoạch",
    "plans.plandraft": "Kế hoạch đang soạn",
    "plans.planversion": "Kế hoạch",
    "submissions.sheet": "Biểu",
}


def act_words(act: str) -> str:
    """What was done; the bare name where it has no words yet."""
    return ACTS.get(act, act)


def target_words(target: str) -> str:
    """What it was done to: the kind of thing and its number."""
    kind, _, key = target.partition(":")
    return f"{TARGETS.get(kind, kind)} {key}".strip()
