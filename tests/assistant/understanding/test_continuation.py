"""Which second message ends the first."""

import pytest

from assistant.understanding.continuation import Joiner, load_continuation_joiner


@pytest.fixture(scope="module")
def joiner() -> Joiner:
    return load_continuation_joiner()


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("for example neutr", "ophils", "for example neutrophils"),
        ("for example neutr", "neutropenia", "for example neutropenia"),
        ("for example neutr", "*neutropenia", "for example neutropenia"),
        ("can I drink grape", "fruit juice", "can I drink grapefruit juice"),
        ("my marker is 2.", "1 now", "my marker is 2.1 now"),
        ("she is triple-", "negative", "she is triple-negative"),
        ("does letrazole hurt", "*letrozole", "does letrozole hurt"),
        ("the lump is on the left side", "I mean the right side", "the lump is on the right side"),
        ("my counts were 9.8 on monday", "*8.9", "my counts were 8.9 on monday"),
        ("what tea helps wi", "sorry, phone slipped. what tea helps with nausea",
         "what tea helps with nausea"),
        ("if my scan is clear", "do they stop the pills", "if my scan is clear do they stop the pills"),
        ("my stage is 2", "b", "my stage is 2b"),
        ("what is CA 19", "-9 for", "what is CA 19-9 for"),
        ("is it the grade or the st", "age that counts", "is it the grade or the stage that counts"),
        ("hey what is a sten", "sorry, what is a stent for", "what is a stent for"),
        ("the lesion is 4 mm", "*cm", "the lesion is 4 cm"),
        ("I want to know if we could", "have a dog in the house",
         "I want to know if we could have a dog in the house"),
        ("the dose was", "reduced", "the dose was reduced"),
        ("when do they change the", "I mean the dressing", "when do they change the dressing"),
        ("is it bad if the lymph", "nodes are big", "is it bad if the lymph nodes are big"),
        ("my counts are low, may I have the", "flu jab?", "my counts are low, may I have the flu jab?"),
        ("the dose was", "...was reduced to 400", "the dose was reduced to 400"),
        ("the dose was", "the dose was lowered", "the dose was lowered"),
        ("Is turmeric safe with", "oops, is turmeric safe with letrozole?",
         "is turmeric safe with letrozole?"),
    ],
)  # fmt: skip
def test_a_message_that_goes_on_is_joined(
    joiner: Joiner, first: str, second: str, joined: str
) -> None:
    assert joiner.join(first, second).joined == joined


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the dose was", "thanks anyway"),
        ("the dose was", "what foods should I avoid"),
        ("because I had", "i have chest pain"),
        ("my scan showed", "never mind"),
        ("is ginger safe with", "mum wants to know who reads this"),
        ("my chemo starts on", "are cats safe with low counts"),
        ("what should I ask about", "hold on, the kettle"),
        ("ibrance 125 daily", "does acupuncture hurt"),
        ("I was told to read about", "can I bring my dog?"),
        ("will they tell me when", "My aunt has lymphoma too, can she ask here?"),
        ("we are trying to decide", "off to bed, speak tomorrow"),
        ("", "hello"),
    ],
)
def test_another_message_stays_apart(joiner: Joiner, first: str, second: str) -> None:
    assert not joiner.join(first, second).continues


def test_an_urgent_second_message_is_read_by_itself() -> None:
    joiner = load_continuation_joiner(is_urgent=lambda text: "cannot wake" in text)

    assert not joiner.join("my dad is", "so drowsy I cannot wake him").continues
    assert joiner.join("my dad is", "so drowsy").continues


def test_the_rest_of_a_half_word_is_joined_even_when_it_is_urgent() -> None:
    joiner = load_continuation_joiner(is_urgent=lambda text: "arm" in text)

    assert joiner.join("since the mast", "ectomy my arm hurts").continues
