import json
from importlib.resources import files

import pytest

from pipeline.nlp.rules import RuleError, any_of, compile_pattern, load_rules

NAMES = sorted(path.name.removesuffix(".json") for path in files("pipeline.nlp").joinpath("rules").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_file_tells_its_own_fields(name):
    rules = json.loads(files("pipeline.nlp").joinpath("rules", f"{name}.json").read_text(encoding="utf-8"))
    told = set(rules["about"])
    assert set(rules) - {"about"} <= told
    assert told - set(rules) <= {"rules"}


def test_a_missing_rule_file_names_the_remedy():
    with pytest.raises(RuleError, match="reinstall"):
        load_rules("nothing")


def test_a_pattern_that_is_no_regular_expression_is_shown():
    with pytest.raises(RuleError, match=r"\(besluit"):
        compile_pattern("(besluit")


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("gaat akkoord", "gaat   akkoord", True),
        ("gaat akkoord", "gaat\nakkoord", False),
        ("actie ?:", "actie:", True),
        ("actie ?:", "actie  :", True),
        ("[ab] [- ]x", "a  x", True),
    ],
)
def test_a_space_stands_for_white_space_within_a_line(pattern, text, matches):
    assert bool(compile_pattern(pattern).fullmatch(text)) is matches


def test_any_of_tries_the_longest_first_and_escapes():
    match = compile_pattern(any_of(["mw.", "mw", "de heer"])).match("mw. Prins")
    assert match is not None
    assert match.group() == "mw."
