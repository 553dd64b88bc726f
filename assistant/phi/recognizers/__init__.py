"""Recognizers, one kind of identifier per file."""

from pathlib import Path

from presidio_analyzer import EntityRecognizer

from assistant.phi.recognizers.account import AccountRecognizer
from assistant.phi.recognizers.age import AgeRecognizer
from assistant.phi.recognizers.biometric import BiometricRecognizer
from assistant.phi.recognizers.city import CityRecognizer
from assistant.phi.recognizers.coded_number import CodedNumberRecognizer
from assistant.phi.recognizers.date import DateRecognizer
from assistant.phi.recognizers.device import DeviceRecognizer
from assistant.phi.recognizers.email import EmailRecognizer
from assistant.phi.recognizers.employer import EmployerRecognizer
from assistant.phi.recognizers.facility import FacilityRecognizer
from assistant.phi.recognizers.fax import FaxRecognizer
from assistant.phi.recognizers.health_plan import HealthPlanRecognizer
from assistant.phi.recognizers.introduced_name import IntroducedNameRecognizer
from assistant.phi.recognizers.ip_address import IpAddressRecognizer
from assistant.phi.recognizers.license import LicenseRecognizer
from assistant.phi.recognizers.listed_name import ListedNameRecognizer
from assistant.phi.recognizers.medical_record import MedicalRecordRecognizer
from assistant.phi.recognizers.named_day import NamedDayRecognizer
from assistant.phi.recognizers.other_identifier import OtherIdentifierRecognizer
from assistant.phi.recognizers.phone import PhoneRecognizer
from assistant.phi.recognizers.photo import PhotoRecognizer
from assistant.phi.recognizers.relative_name import RelativeNameRecognizer
from assistant.phi.recognizers.social_security import SocialSecurityRecognizer
from assistant.phi.recognizers.speaking_name import SpeakingNameRecognizer
from assistant.phi.recognizers.spoken_number import SpokenNumberRecognizer
from assistant.phi.recognizers.street_address import StreetAddressRecognizer
from assistant.phi.recognizers.tagged_words import TaggedWordsRecognizer
from assistant.phi.recognizers.titled_name import TitledNameRecognizer
from assistant.phi.recognizers.unknown_name import UnknownNameRecognizer
from assistant.phi.recognizers.vehicle import VehicleRecognizer
from assistant.phi.recognizers.web_address import WebAddressRecognizer
from assistant.phi.recognizers.word_name import WordNameRecognizer
from assistant.phi.recognizers.zip_code import ZipCodeRecognizer
from assistant.phi.tagger import MODEL


def make_recognizers(*, least: float, sure: float, model: Path = MODEL) -> list[EntityRecognizer]:
    """Return one of each, ready to be registered; `least` and `sure` are the tagger's thresholds."""
    return [
        AccountRecognizer(),
        AgeRecognizer(),
        BiometricRecognizer(),
        CityRecognizer(),
        CodedNumberRecognizer(),
        DateRecognizer(),
        DeviceRecognizer(),
        EmailRecognizer(),
        EmployerRecognizer(),
        FacilityRecognizer(),
        FaxRecognizer(),
        HealthPlanRecognizer(),
        IntroducedNameRecognizer(),
        IpAddressRecognizer(),
        LicenseRecognizer(),
        ListedNameRecognizer(),
        MedicalRecordRecognizer(),
        NamedDayRecognizer(),
        OtherIdentifierRecognizer(),
        PhoneRecognizer(),
        PhotoRecognizer(),
        RelativeNameRecognizer(),
        SocialSecurityRecognizer(),
        SpeakingNameRecognizer(),
        SpokenNumberRecognizer(),
        StreetAddressRecognizer(),
        TaggedWordsRecognizer(least=least, sure=sure, model=model),
        TitledNameRecognizer(),
        UnknownNameRecognizer(),
        VehicleRecognizer(),
        WebAddressRecognizer(),
        WordNameRecognizer(),
        ZipCodeRecognizer(),
    ]


__all__ = ["make_recognizers"]
