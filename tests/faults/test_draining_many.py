"""The path that drains 100,000 in `make bench`, with fewer: none left, none twice."""

from tests.bench.sending import measured

COUNT = 400


def test_a_queue_is_drained_each_letter_once() -> None:
    figures = measured(COUNT, baselines=20, prompts=3)
    assert f"| {COUNT} |" in figures.lines()[2]
    assert len(figures.prompt) == 3
