"""Find names after the word for somebody near: "my husband Tom", "our oncologist, Priya"."""

import re

from assistant.phi.recognizers.name_recognizer import NameRecognizer

RELATIVES = (
    r"(?:husband|wife|hubby|spouse|partner|fianc[eé]e?|boyfriend|girlfriend|bf|gf|ex|mom|mum|mama|mommy|mother|dad|papa|"
    r"daddy|father|parents|son|daughter|kids?|child|children|twins?|baby|boy|girl|brother|bro|sister|sis|siblings?|"
    r"aunt|auntie|aunty|uncle|cousin|nephew|niece|grand(?:ma|pa|mother|father|son|daughter|kids?|child)|granny|gran|nana|"
    r"grammy|step(?:mom|dad|son|daughter|mother|father|brother|sister)|(?:mother|father|sister|brother|son|daughter)[- ]in[- ]law|"
    r"mil|fil|sil|bil|friend|bestie|best\sfriend|neighbou?r|roommate|coworker|co-worker|colleague|boss|manager|"
    r"supervisor|teacher|coach|landlord|caregiver|carer|aide|helper|driver|oncologist|onc|surgeon|radiologist|"
    r"urologist|gynecologist|dermatologist|pathologist|cardiologist|hematologist|pulmonologist|doc|doctor|pcp|gp|"
    r"nurse|nurse\snavigator|navigator|social\sworker|case\s(?:manager|worker)|therapist|counselor|psychologist|"
    r"pharmacist|dietitian|dietician|nutritionist|chaplain|pastor|priest|rabbi|physio|lawyer|attorney|accountant|"
    r"tita|tito|kuya|tía|tio|tía|tia|tío|hermano|hermana|hijo|hija|esposo|esposa|abuela|abuelo|papá|mamá|tante|onkel|nonna|nonno|oma|opa|"
    r"bubbe|bubbie|zayde|babushka|babcia|yiayia|halmoni|didi|bhabhi|chacha|mausi|khala|baba|appa|amma|ammi|abbu|thatha|paati|nani|dadi|cuñado|cuñada|"
    r"primo|prima|suegra|suegro|sponsor|guardian|godmother|godfather|godson|late\s(?:husband|wife))"
)


class RelativeNameRecognizer(NameRecognizer):
    """Less sure than a title: only capitalised words and known names count."""

    triggers = frozenset(re.findall(r"[a-z]{2,}", RELATIVES + " our"))
    sure = False
    certainty = 0.85
    cues = (
        rf"(?:my|his|her|our|their|the|your|a|'s)\s(?:\w+\s)?{RELATIVES}'?s?\s?(?:,|\(|:|-|\sis|\sare)?\s(?:is\s|named\s|called\s)?",
        r"(?:ring|call|text|ask|tell|told|phone|with|for|and|is|was)\sour\s(?-i:(?=[A-Z][a-z]))",
        rf"{RELATIVES}\s(?-i:(?=[A-Z][a-z]))",
    )
