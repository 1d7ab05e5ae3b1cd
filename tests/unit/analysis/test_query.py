from __future__ import annotations

import inspect
from datetime import date

import pytest

from pipeline.analysis import Archive, QuestionError, UnknownNameError, records

MARCH, MAY = date(2031, 3, 4), date(2031, 5, 6)


def texts(frame):
    return [text.split()[0] + " " + text.split()[1] for text in frame["text"]]


def test_a_topic_is_raised_in_the_sentence_or_under_a_heading_and_it_says_where(archive) -> None:
    found = archive.who_raised("werving directeur")
    assert list(zip(found["matched_in"], found["speaker"], found["date"], strict=True)) == [
        ("sentence", "Aya", MAY),
        ("title", "Saskia", MARCH),
        ("title", "Bram de Wit", MARCH),
        ("title above", "Aya Benali", MARCH),
    ]
    assert archive.who_raised("commissie directeur")["matched_in"].tolist() == ["sentence"]
    assert archive.who_raised("brieven directeur")["matched_in"].tolist() == ["sentence and title"]
    assert found["section"].tolist()[-1] == "Profiel"
    assert found["section_above"].tolist()[-1] == "Werving directeur"


def test_a_topic_is_raised_where_the_section_treats_a_subject_of_that_name(archive) -> None:
    found = archive.who_raised("armoede gezinnen")
    assert texts(found) == ["Saskia zegt"]


def test_an_answer_has_its_source(archive) -> None:
    row = records(archive.who_raised("brieven"))[0]
    text = archive.table("documents").set_index("document_id").loc[row["document_id"], "text"]
    assert text[row["start"] : row["end"]] == row["text"] == "Saskia antwoordt dat er acht brieven zijn."
    assert (row["source_path"], row["person"], row["organisation"], row["body"]) == (
        "raad/maart.txt",
        "Saskia Verhoeven",
        "Stichting Het Anker",
        "Bewonersraad",
    )


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 6),
        ({"person": "saskia"}, 2),
        ({"person": "mevrouw Verhoeven"}, 2),
        ({"person": "BENALI, Aya"}, 2),
        ({"person": "voorzitter"}, 1),
        ({"organisation": "anker"}, 2),
        ({"organisation": "De Brug"}, 2),
        ({"body": "bewonersraad"}, 6),
        ({"since": "2031-04"}, 2),
        ({"until": "2031-03"}, 4),
        ({"since": "2031-03-05", "until": date(2031, 5, 5)}, 0),
        ({"since": "2031", "until": "2031"}, 6),
        ({"meeting": "mtg_b"}, 2),
        ({"act": "asks"}, 1),
        ({"act": ["asks", "proposes"]}, 2),
        ({"limit": 3}, 3),
        ({"limit": 0}, 0),
    ],
)
def test_filters_narrow_it_down(archive, filters, count) -> None:
    assert len(archive.who_raised(**filters)) == count


def test_help_and_completion_show_every_filter_of_a_question() -> None:
    filters = ["person", "organisation", "body", "since", "until", "meeting"]
    for question in (Archive.who_raised, Archive.find, Archive.organisations):
        shown = inspect.signature(question).parameters
        assert list(shown)[-6:] == filters
        assert {shown[name].default for name in filters} == {None}


def test_a_filter_that_does_not_exist_is_refused(archive) -> None:
    with pytest.raises(TypeError, match="'persoon'"):
        archive.meetings(persoon="Saskia")


def test_without_a_topic_the_newest_stands_first(archive) -> None:
    assert archive.who_raised()["date"].tolist() == [MAY] * 2 + [MARCH] * 4
    assert archive.who_raised(order="oldest")["date"].tolist() == [MARCH] * 4 + [MAY] * 2


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"act": "shouts"}, "no act 'shouts': choose from states, asks"),
        ({"since": "31-12-2031"}, "write a year, a month or a day"),
        ({"since": "2031-02-30"}, "write a year, a month or a day"),
        ({"since": "2032", "until": "2031"}, "ends before it begins"),
        ({"topic": "?!"}, "no word in '?!'"),
        ({"order": "random"}, "no order 'random'"),
        ({"limit": -1}, "at most -1 rows"),
        ({"person": " "}, "is no name"),
    ],
)
def test_what_cannot_be_asked_is_told(archive, filters, words) -> None:
    with pytest.raises(QuestionError, match=words.replace("?", r"\?")):
        archive.who_raised(**filters)


@pytest.mark.parametrize(
    ("filters", "near"),
    [
        ({"person": "Saskya Verhoeve"}, ("Saskia Verhoeven",)),
        ({"organisation": "Stichting Anjer"}, ("Stichting Het Anker",)),
        ({"body": "bewonerraad"}, ("Bewonersraad",)),
        ({"person": "Xq Zzk"}, ()),
    ],
)
def test_a_name_that_is_nobodys_comes_with_those_spelt_like_it(archive, filters, near) -> None:
    with pytest.raises(UnknownNameError) as caught:
        archive.who_raised(**filters)
    assert caught.value.near == near


def test_decisions_are_found_by_topic_kind_and_who_spoke_on_them(archive) -> None:
    assert texts(archive.decisions("programma")) == ["Het uitvoeringsprogramma"]
    assert texts(archive.decisions("werving")) == ["Afgesproken wordt"]
    assert texts(archive.decisions(kind="agreement")) == ["Afgesproken wordt"]
    assert texts(archive.decisions(outcome="adopted")) == ["Het uitvoeringsprogramma"]
    assert texts(archive.decisions(person="Bram")) == ["Afgesproken wordt"]
    assert texts(archive.decisions(organisation="Het Anker")) == ["Afgesproken wordt"]
    assert texts(archive.decisions(person="Aya")) == []


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 1),
        ({"state": "done"}, 1),
        ({"state": "open"}, 0),
        ({"state": "overdue"}, 0),
        ({"state": "dropped"}, 0),
        ({"owner": "Bram de Wit"}, 1),
        ({"person": "Bram"}, 1),
        ({"person": "Saskia"}, 0),
        ({"due": "2031-04"}, 1),
        ({"due": "2031-03"}, 0),
        ({"since": "2031-05"}, 1),
        ({"meeting": "mtg_b"}, 1),
        ({"until": "2031-02"}, 0),
        ({"topic": "rooster"}, 1),
        ({"topic": "werving"}, 1),
        ({"topic": "brieven"}, 0),
    ],
)
def test_tasks_are_followed(archive, filters, count) -> None:
    assert len(archive.actions(**filters)) == count


def test_a_task_has_its_state_first_place_and_history(archive) -> None:
    (task,) = records(archive.actions("rooster"))
    assert (task["state"], task["overdue"], task["opened_on"], task["changed_on"]) == ("done", False, MARCH, MAY)
    assert (task["text"], task["source_path"]) == ("Bram maakt een rooster voor 1 april.", "raad/maart.txt")
    history = records(archive.action_history(task["register_id"]))
    assert [(row["date"], row["state"], row["source_path"]) for row in history] == [
        (MARCH, "open", "raad/maart.txt"),
        (MAY, "done", "raad/mei.txt"),
    ]


def test_an_open_task_is_overdue_the_day_after_its_deadline(tmp_path) -> None:
    from pipeline import open_archive

    from .minutes import publish_minutes, rows

    content = rows()
    content["action_register"][0]["state"] = "carried_over"
    archive = open_archive(publish_minutes(tmp_path, content))
    assert len(archive.actions(state="overdue", today=date(2031, 4, 1))) == 0
    assert archive.actions(state="overdue", today=date(2031, 4, 2))["overdue"].tolist() == [True]


def test_a_task_of_a_meeting_without_a_date_is_in_the_register(tmp_path) -> None:
    from pipeline import open_archive

    from .minutes import publish_minutes, rows

    content = rows()
    for row in content["action_changes"]:
        row["date"] = None
    (task,) = records(open_archive(publish_minutes(tmp_path, content)).actions(person="Bram"))
    assert task["text"] == "Bram maakt een rooster voor 1 april."


def test_a_state_that_is_none_is_told(archive) -> None:
    with pytest.raises(QuestionError, match="choose from open, overdue, done, dropped"):
        archive.actions(state="lost")


def test_meetings(archive) -> None:
    march = records(archive.meetings(until="2031-03"))[0]
    assert (march["present"], march["contributions"], march["decisions"], march["actions"]) == (1, 4, 2, 1)
    assert archive.meetings("armoede")["meeting_id"].tolist() == ["mtg_b"]
    assert archive.meetings(person="Saskia")["meeting_id"].tolist() == ["mtg_b", "mtg_a"]
    assert archive.meetings(person="Bram")["meeting_id"].tolist() == ["mtg_a"]
    assert archive.meetings(organisation="De Brug")["meeting_id"].tolist() == ["mtg_b", "mtg_a"]


def test_people(archive) -> None:
    everybody = archive.people().set_index("name")
    assert everybody.loc["Saskia Verhoeven", ["meetings", "contributions", "actions"]].tolist() == [2, 2, 0]
    assert everybody.loc["Bram de Wit", ["meetings", "contributions", "actions"]].tolist() == [2, 1, 2]
    assert set(archive.people("werving")["name"]) == {"Saskia Verhoeven", "Bram de Wit", "Aya Benali"}
    assert archive.people("gezinnen")["name"].tolist() == ["Saskia Verhoeven"]
    assert archive.people(organisation="De Brug")["name"].tolist() == ["Aya Benali"]
    assert archive.people(person="Aya", since="2031-05")["contributions"].tolist() == [1]


def test_topics(archive) -> None:
    assert archive.topics("ARMOEDE")[["label", "meetings", "contributions"]].to_numpy().tolist() == [["armoede", 1, 1]]
    assert len(archive.topics(person="Saskia")) == 1
    assert len(archive.topics(person="Bram")) == 0
    assert len(archive.topics("fietsen")) == 0


def test_sections_of_a_meeting_stand_in_order(archive) -> None:
    assert archive.sections(meeting="mtg_a")["section"].tolist() == [
        "Opening",
        "Werving directeur",
        "Profiel",
        "Uitvoeringsprogramma",
    ]


def test_organisations(archive) -> None:
    assert archive.organisations(organisation="anker")["name"].tolist() == ["Stichting Het Anker"]
    assert archive.organisations(person="Aya")["name"].tolist() == ["Woningcorporatie De Brug"]


def test_an_answer_has_arrow_types_and_plain_records(archive) -> None:
    frame = archive.who_raised("voorzitter")
    assert str(frame["date"].dtype) == "date32[day][pyarrow]"
    assert records(frame)[0]["person"] is None
