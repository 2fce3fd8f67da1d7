"""What looks like a name is seen in a note, and German nouns are not taken for names."""

from __future__ import annotations

import pytest

from ehrenamt_cli.domain.first_names import FIRST_NAMES
from ehrenamt_cli.domain.namelike import names_in

NAMES = {
    "Herr Yılmaz möchte Schach spielen": ["Herr Yılmaz"],
    "Gespräch mit Frau Dr. Ahlers": ["Frau Dr. Ahlers"],
    "Frau K. wünscht Besuch": ["Frau K."],
    "bei Familie Özdemir": ["Familie Özdemir"],
    "Ahmad möchte Gitarre spielen": ["Ahmad"],
    "besucht werden von Karin W.": ["Karin W."],
    "Ayşe und Mehmet kennen sich": ["Ayşe", "Mehmet"],
    "will zu seiner Schwester Katarzyna": ["Katarzyna"],
    "Anruf bei Hr. Müller-Weiß wegen Ahmad": ["Hr. Müller-Weiß", "Ahmad"],
    "seine Frau Maria kommt sonntags": ["Frau Maria"],
}

HARMLESS = """
möchte Deutsch üben
Gitarre spielen, am liebsten freitags
Begleitung zum Jobcenter in Hannover
Besuch am Dienstag um 14 Uhr
Umzug nach Lüneburg im Mai, dann im August wieder hier
Wohnung suchen mit der Anlaufstelle
Agentur für Arbeit, Termin im Juli
Nur samstags, Treffpunkt Haupteingang
Haus Maria, zweiter Stock
Sankt Martin, Gemeindesaal
Martin-Luther-Straße 4
im Johannes-Stift
Anna-Siemsen-Schule
Café Paula in der Altstadt
Gespräch mit der Sozialarbeiterin über Schulden
Herr oder Frau, beides recht
als Frau in Haft
die Familie besucht ihn
Familie, Arbeit, Wohnen
Frau Kollegin fragt nach
Herr Pfarrer übernimmt die Begleitung
Rosa Mappe liegt im Büro, Heide und Wald
Wolf, Bär und Falke: Zoobesuch
Mark und Euro tauschen
Ernst nehmen, was er sagt
Kann schwimmen, will Rad fahren
Salam und guten Tag sagen lernen
Bewerbung schreiben, Lebenslauf auf Deutsch
Erste Hilfe, Führerschein, Behördengang
Buch von der Bücherei abgeben
Sprachbegleitung Arabisch, Kurmandschi, Dari
Prüfung A2 am 3. Februar
Rechtsanwalt suchen für Ausländerrecht
Paris, Kiew und Aleppo auf der Karte zeigen
braucht eine Brille und Winterkleidung
Kochen, Backen, Nähen
Ansprechperson ist der Sozialdienst der JVA Uelzen
Kontakt zu den Kindern aufbauen
""".strip().splitlines()


@pytest.mark.parametrize("text", NAMES)
def test_what_looks_like_a_name_is_seen(text: str) -> None:
    assert names_in(text) == NAMES[text]


@pytest.mark.parametrize("text", HARMLESS)
def test_german_nouns_are_no_names(text: str) -> None:
    assert names_in(text) == []


def test_no_first_name_is_an_everyday_word() -> None:
    words = {
        "Juli",
        "August",
        "April",
        "Mai",
        "Nur",
        "Rosa",
        "Heide",
        "Mark",
        "Ernst",
        "Wolf",
        "Can",
        "Max",
        "Jan",
        "Mo",
        "Paris",
    }

    assert words & FIRST_NAMES == set()
