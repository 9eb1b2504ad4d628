"""The catalogue of topics that mentorship and routes share."""

from shared.topics import AREAS, TOPICS, topic_title


def test_there_are_39_topics_each_of_a_known_area() -> None:
    assert len({topic.code for topic in TOPICS}) == len(TOPICS) == 39
    assert {topic.area for topic in TOPICS} == set(AREAS)


def test_a_code_is_said_in_words_and_free_words_as_they_are() -> None:
    assert topic_title("M2") == "структура и время"
    assert topic_title("подготовка к педсовету") == "подготовка к педсовету"
