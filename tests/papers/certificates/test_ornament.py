from xml.etree import ElementTree

import pytest

from thidua.papers.certificates.ornament import ornament


@pytest.mark.parametrize(("width", "height"), [(297, 210), (210, 297), (420, 297)])
def test_the_ornament_is_drawn_in_vectors_alone(width: int, height: int) -> None:
    drawn = ElementTree.fromstring(ornament(width, height))
    assert drawn.attrib["viewBox"] == f"0 0 {width} {height}"
    assert {part.tag.rpartition("}")[2] for part in drawn.iter()} == {"svg", "g", "path"}
    assert not [part for part in drawn.iter() if "href" in " ".join(part.attrib)]
