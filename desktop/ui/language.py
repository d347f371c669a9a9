"""The language of the window: chosen before anything is built, and for the whole session."""

import functools
import os
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.ui.resources import resource
from desktop.ui.sentences import Sentences, speak
from desktop.ui.translation import number

LanguageChoice = Literal["system", "en", "de"]

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""What there is, each in its own name."""

LANGUAGE_VARIABLE = "TOOLBOXAI_LANGUAGE"
"""Environment variable that overrides the person's choice. `pseudo` shows which words nobody has made translatable."""

PSEUDO = "pseudo"


def language_of(choice: LanguageChoice) -> str:
    """What the choice means on this computer: `en`, `de`, or what the environment says."""
    wanted = os.environ.get(LANGUAGE_VARIABLE) or choice
    if wanted in LANGUAGES or wanted == PSEUDO:
        return wanted
    spoken = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in spoken if language in LANGUAGES), "en")


def spoken_language() -> Literal["en", "de"]:
    """What the window speaks now, for what others write to the person."""
    return "de" if QLocale().language() == QLocale.Language.German else "en"


def speak_language(app: QCoreApplication, language: str) -> None:
    """Words, dates and numbers from now on; what has been built keeps its words."""
    if language == PSEUDO:
        from desktop.ui.pseudo import speak_pseudo

        speak_pseudo(app)
    QLocale.setDefault(_locale(language))
    if language == "de":
        _load(app, str(resource("i18n")), "toolboxai_de")
        _load(app, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), "qtbase_de")
        speak_sentences()


def speak_sentences() -> None:
    """Also the sentences of server and services; they are read when the first one is told."""

    @functools.cache
    def sentences() -> Sentences:
        from desktop.ui.known_sentences import CONTEXT, KNOWN_SENTENCES

        return Sentences(KNOWN_SENTENCES, partial(QCoreApplication.translate, CONTEXT), _figure)

    speak(lambda text: sentences().localized(text))


def _locale(language: str) -> QLocale:
    """The language with the customs of the person's own country."""
    wanted = QLocale.Language.German if language == "de" else QLocale.Language.English
    system = QLocale.system()
    return system if system.language() == wanted else QLocale(wanted, system.territory())


def _figure(text: str) -> str:
    """An English figure such as `1,234` or `1.50`, its digits kept."""
    whole, _, decimals = text.replace(",", "").partition(".")
    return number(float(f"{whole}.{decimals}"), len(decimals))


def _load(app: QCoreApplication, folder: str, name: str) -> None:
    """Qt's own is missing in a trimmed package: then its standard buttons stay English."""
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
