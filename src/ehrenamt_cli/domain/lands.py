"""The sixteen Länder by the short code that holiday calendars and registers use."""

from ehrenamt_cli.domain.choices import Said
from ehrenamt_cli.i18n import Text, same

LANDS = Said(
    {
        "BW": same("Baden-Württemberg"),
        "BY": Text("Bayern", "Bavaria"),
        "BE": same("Berlin"),
        "BB": same("Brandenburg"),
        "HB": same("Bremen"),
        "HH": same("Hamburg"),
        "HE": Text("Hessen", "Hesse"),
        "MV": Text("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
        "NI": Text("Niedersachsen", "Lower Saxony"),
        "NW": Text("Nordrhein-Westfalen", "North Rhine-Westphalia"),
        "RP": Text("Rheinland-Pfalz", "Rhineland-Palatinate"),
        "SL": same("Saarland"),
        "SN": Text("Sachsen", "Saxony"),
        "ST": Text("Sachsen-Anhalt", "Saxony-Anhalt"),
        "SH": same("Schleswig-Holstein"),
        "TH": Text("Thüringen", "Thuringia"),
    },
    also={"NRW": "NW", "Nds": "NI", "BaWü": "BW", "MVP": "MV", "MeckPomm": "MV", "RLP": "RP", "LSA": "ST"},
)
