"""Figures of a round that is divided: of each part what points hang on, of the whole what conditions do."""

from django.urls import reverse

from tests.office.records.conftest import Run
from tests.office.records.test_plan_changes import divided
from tests.web.pages.signed_in import browser
from thidua.office.facts.queries import known


def test_a_body_gives_figures_for_each_part_and_for_the_whole_round_apart(run: Run):
    divided(run)
    client, address = browser(run.officer), reverse("figures", args=[run.campaign.pk])
    parts = ["ca-dot", "2018-q1", "2018-q2", "2018-q3", "2018-q4"]

    def asked(part: str) -> set[str]:
        page = client.get(address, {"co-quan": "office", "ky": part})
        assert [name for name, _ in page.context["parts"]] == parts
        assert page.context["part"] == part
        return {fact.id for fact, _ in page.context["facts"]}

    assert asked("ca-dot") == {"approved"}
    assert "judged_1.1" in asked("2018-q2") and "approved" not in asked("2018-q2")
    name = f"o-{run.commune.pk}-approved"
    given = {name: "Có", f"{name}-thay": "0", f"{name}-truoc": ""}
    assert client.post(f"{address}?co-quan=office&ky=ca-dot", given).status_code == 302
    [one] = [one for one in known(run.campaign).participants if one.id == run.commune.code]
    assert one.facts["approved"].value is True
