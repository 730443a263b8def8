"""Settings of Elasticsearch that do not go together are told at start; a server that is silent is a warning."""

from typing import Any

import pytest
from django.core.checks import run_checks

from search.checks import elasticsearch_answers, elasticsearch_can_be_used
from tests.services import require

NODE = "http://127.0.0.1:9"
SECURE = "https://127.0.0.1:9"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"ELASTICSEARCH_URL": [], "ELASTICSEARCH_USER": "a", "ELASTICSEARCH_PASSWORD": "b"}, "no address"),
        ({"ELASTICSEARCH_URL": [NODE, SECURE]}, "some nodes by https"),
        ({"ELASTICSEARCH_USER": "somebody"}, "one is set without the other"),
        ({"ELASTICSEARCH_USER": "a", "ELASTICSEARCH_PASSWORD": "b", "ELASTICSEARCH_API_KEY": "c"}, "with a user"),
        ({"ELASTICSEARCH_CA": __file__}, "no node is named by https"),
        ({"ELASTICSEARCH_URL": [SECURE], "ELASTICSEARCH_CA": "/nowhere.pem"}, "names no file: /nowhere.pem"),
        ({"ELASTICSEARCH_PREFIX": "Inter Pôles"}, "cannot begin the name of an index: 'Inter Pôles'"),
        ({"ELASTICSEARCH_URL": [SECURE], "ELASTICSEARCH_CA": __file__}, ""),
        ({"ELASTICSEARCH_URL": []}, ""),
        ({}, ""),
    ],
)
def test_what_does_not_go_together_is_told(values: dict[str, Any], said: str, settings: Any) -> None:
    for name, value in {"ELASTICSEARCH_URL": [NODE], **values}.items():
        setattr(settings, name, value)
    told = elasticsearch_can_be_used()
    assert [each.id for each in told] == (["interpoles.E007"] if said else [])
    assert not said or said in told[0].msg
    assert told == [each for each in run_checks() if each.id == "interpoles.E007"]


def test_a_server_that_does_not_answer_is_a_warning(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = [NODE]
    [told] = elasticsearch_answers()
    assert told.id == "interpoles.W011"
    assert "the database answers" in told.hint


def test_a_server_that_answers_is_nothing_to_tell(settings: Any) -> None:
    settings.ELASTICSEARCH_URL = require("elasticsearch").split(",")
    assert elasticsearch_answers() == []
