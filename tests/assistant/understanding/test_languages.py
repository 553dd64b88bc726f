"""A message in another language is recognised, and English never taken for one."""

import pytest

from assistant.understanding.languages import other_language_of

WRITTEN = {
    "es": ["¿El cáncer de mama se cura?", "puedo comer pescado durante la quimio", "hola"],
    "fr": ["j'ai un cancer du sein, puis-je boire du vin", "la chimio me fatigue"],
    "de": ["Kann ich während der Chemotherapie Sport machen?", "Ich habe Angst"],
    "pt": ["posso beber vinho durante a quimioterapia"],
    "it": ["quali sono gli effetti collaterali", "quanto tempo mi resta"],
    "pl": ["czy mogę pić alkohol podczas chemii"],
    "tl": ["Ano ang mga side effect ng chemo"],
    "hi": ["मुझे कैंसर है क्या मैं दूध पी सकता हूँ"],
    "ar": ["ما هي الآثار الجانبية للعلاج الكيميائي"],
    "zh": ["癌症能治好吗"],
    "ru": ["Как долго я проживу?"],
    "ja": ["牛乳を飲んでもいいですか"],
    "fa": ["خوراک چه باید بخورم"],
}


@pytest.mark.parametrize(("code", "messages"), WRITTEN.items(), ids=list(WRITTEN))
def test_a_language_is_known_by_its_words_or_letters(code: str, messages: list[str]) -> None:
    assert {one: other_language_of(one) for one in messages} == dict.fromkeys(messages, code)


@pytest.mark.parametrize(
    "message",
    [
        "is my mama ok with de novo cancer",
        "tumor marker CEA 5",
        "no me",
        "er+ pr- her2 2+ fish neg",
        "can i eat paella and tapas",
        "ciao",
        "TNM pT2 pN0 cM0",
        "HER2 🙂 ok",
    ],
)
def test_english_shorthand_and_single_foreign_words_are_none(message: str) -> None:
    assert other_language_of(message) is None
