from pipeline.facts import Mention
from pipeline.nlp.zones import Zones, keep_first, within


def test_touching_means_sharing_a_character():
    zones = Zones([(10, 20), (30, 40)])
    assert zones.touches(19, 21)
    assert zones.touches(0, 50)
    assert not zones.touches(20, 30)
    assert not zones.touches(40, 45)


def test_a_stretch_that_touches_another_is_not_added():
    zones = Zones()
    assert zones.add(5, 10)
    assert not zones.add(9, 12)
    assert zones.add(0, 5)
    assert zones.touches(3, 4)


def test_the_first_of_two_that_overlap_is_kept_and_the_text_gives_the_order():
    items = [Mention(8, 12, "surest"), Mention(10, 14, "late"), Mention(0, 3, "early")]
    assert [item.label for item in keep_first(items)] == ["early", "surest"]


def test_within_counts_by_start():
    items = [Mention(0, 3, "a"), Mention(5, 9, "b"), Mention(9, 12, "c")]
    assert [item.label for item in within(items, 5, 9)] == ["b"]
