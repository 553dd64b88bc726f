"""What is said to Lantern or about it."""

import pytest

from assistant.domain import Remark
from assistant.understanding.remarks import remark_in

SAID = {
    Remark.WHO_ARE_YOU: ["are you a real person", "am i talking to a real nurse", "so who are you"],
    Remark.ARE_YOU_A_DOCTOR: [
        "are you a doctor?",
        "is there a doctor here",
    ],
    Remark.WHAT_CAN_YOU_DO: ["what can you do?", "What can you help me with?"],
    Remark.PRIVACY: [
        "is this private",
        "is that private tho",
        "are you recording this",
        "is my data safe here",
    ],
    Remark.FAMILY_SEES: ["can my daughter see this", "will you tell my mom"],
    Remark.CARE_TEAM_SEES: ["do you tell my doctor", "does my oncologist see our chat"],
    Remark.OTHERS_SEE: ["who can read what i write", "do you sell my data"],
    Remark.INSULT: [
        "you are useless",
        "this is bullshit you stupid bot",
        "you don't help me at all",
    ],
    Remark.ANGER_AT_CANCER: ["fuck cancer", "I hate this fucking cancer", "cancer sucks"],
    Remark.NOT_ANSWERED: [
        "that's not what i asked",
        "you dont understand me",
        "you already said that",
    ],
    Remark.GOODBYE: ["bye", "good night lantern", "thats all for now thank you"],
    Remark.ALL_RIGHT: ["ok", "hmm", "👍", "never mind", "hold on my son is calling"],
    Remark.TEARS: ["😭", ":("],
    Remark.NOTHING_SAID: ["?", "..."],
    Remark.TALK_TO_A_PERSON: ["let me talk to a human", "is there a nurse i can talk to"],
    Remark.NOT_SAFE: ["i'm not safe", "I don't feel safe right now"],
}
ASKED = [
    "is it safe",
    "it doesn't help",
    "this is horrible",
    "can my daughter get this",
    "can other people catch it",
    "how does it work",
    "who pays for it",
    "do you feel anything during it",
    "it makes no sense to stop tamoxifen",
    "are you a doctor? my scan is on friday and i can't sleep",
]


@pytest.mark.parametrize(("remark", "messages"), SAID.items(), ids=[one.value for one in SAID])
def test_a_remark_is_one_in_many_words(remark: Remark, messages: list[str]) -> None:
    assert {message: remark_in(message) for message in messages} == dict.fromkeys(messages, remark)


@pytest.mark.parametrize("message", ASKED)
def test_what_may_be_about_care_is_no_remark(message: str) -> None:
    assert remark_in(message) is None
