"""Values, blanks and mistakes in templates: what gets into a document, and what is said when something is wrong."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from agreement_records import (
    DAY,
    LAW,
    SENDER,
    a_contact,
    a_cooperation,
    a_party,
    a_volunteer_agreement,
    an_organisation,
    three_parties,
)

from ehrenamt_cli import i18n
from ehrenamt_cli.documents import agreements
from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.problems import TemplateProblem
from ehrenamt_cli.documents.render import compose
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.tree import DocumentTree, Gap, Heading, Numbered, Paragraph, Signatures, Table, plain, walk
from ehrenamt_cli.errors import MissingFields, WrongUsage
from ehrenamt_cli.i18n import Text

FRAME = {"sender": {"name": "Träger", "address": "", "phone": "", "email": "", "website": ""}, "number": "1", "day": DAY}


def composed(tmp_path: Path, template: str, *, draft: bool = False, **values: Any) -> DocumentTree:
    """A template written on the spot, with these values."""
    path = tmp_path / "note" / "test.de.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8")
    return compose(library.find("note", "test", "de", [tmp_path]), {**FRAME, **values}, draft=draft, folders=[tmp_path])


def the_agreement(language: str = "de", *, draft: bool = False, parties: Any = None, **changes: Any) -> DocumentTree:
    variables = agreements.cooperation(a_cooperation(**changes), three_parties() if parties is None else parties, SENDER, DAY)
    return compose(library.find("agreement", "cooperation", language), variables, draft=draft)


def words_of(tree: DocumentTree) -> str:
    texts = []
    for block in walk(tree.blocks):
        if isinstance(block, Heading | Paragraph):
            texts.append(plain(block.content))
        elif isinstance(block, Table):
            texts += [plain(cell) for row in (block.head, *block.rows) for cell in row]
    return "\n".join(texts)


def headings(tree: DocumentTree) -> list[str]:
    return [f"{block.number} {plain(block.content)}".strip() for block in tree.blocks if isinstance(block, Heading)]


class TestTheCooperationAgreement:
    def test_has_a_section_for_each_kind_of_partner_present(self) -> None:
        assert "§\u00a08 Aufgaben der Justizvollzugsanstalt" in headings(the_agreement())
        two = the_agreement(parties=three_parties()[1:])
        assert not any("Justizvollzugsanstalt" in heading for heading in headings(two))
        assert headings(two)[-1].startswith("§\u00a012"), "the sections count on without a hole"

    def test_names_partners_of_any_other_kind(self) -> None:
        parties = [
            *three_parties(),
            a_party("Staatsanwaltschaft Lüneburg", "prosecution"),
            a_party("Frauenhaus Uelzen", "shelter"),
        ]
        text = words_of(the_agreement(parties=parties))
        assert "Beteiligt: Staatsanwaltschaft Lüneburg." in text
        assert "wirken mit: Frauenhaus Uelzen." in text

    def test_numbers_regional_clauses_inside_the_paragraph(self) -> None:
        lists = [block for block in walk(the_agreement().blocks) if isinstance(block, Numbered) and block.pattern == "a)"]
        assert [len(block.items) for block in lists] == [2]
        assert "bestehen keine" in words_of(the_agreement(regional_clauses=""))

    @pytest.mark.parametrize(
        ("meets", "word"), [("quarterly", "vierteljährlich"), ("half_yearly", "halbjährlich"), ("yearly", "jährlich")]
    )
    def test_says_how_often_the_partners_meet(self, meets: str, word: str) -> None:
        assert f"treffen sich {word}," in words_of(the_agreement(meets=meets))

    def test_cites_the_law_of_the_prisons_land(self) -> None:
        assert "nach §\u00a09 NJVollzG" in words_of(the_agreement())
        in_nrw = [a_party("JVA Geldern", organisation=an_organisation("JVA Geldern", "prison", land="NW")), *three_parties()[1:]]
        assert "nach §\u00a010 StVollzG NRW" in words_of(the_agreement(parties=in_nrw))
        in_berlin = [a_party("JVA Tegel", organisation=an_organisation("JVA Tegel", "prison", land="BE")), *three_parties()[1:]]
        assert "NJVollzG" not in words_of(the_agreement(parties=in_berlin))

    def test_names_the_probation_service_as_other_laender_do(self) -> None:
        assert "etwa den ambulanten Sozialen Dienst der Justiz" not in words_of(the_agreement())
        service = an_organisation("Ambulanter Sozialer Dienst Kleve", "ajsd", land="NW")
        elsewhere = [a_party("JVA Geldern"), a_party("", organisation=service)]
        assert "etwa den ambulanten Sozialen Dienst der Justiz" in words_of(the_agreement(parties=elsewhere))

    def test_falls_back_on_the_telephone_of_the_organisation(self) -> None:
        parties = [a_party(contacts=[a_contact(phone="", email="")])]
        assert "0581\u00a0555\u20110200" in words_of(the_agreement(parties=parties))

    def test_leaves_lines_for_everybody_to_sign(self) -> None:
        signed = a_party("JVA Uelzen", signed_on="2026-11-23", signed_in="Lüneburg")
        block = the_agreement(parties=[signed, *three_parties()[1:]]).blocks[-1]
        assert isinstance(block, Signatures)
        assert [signer.place_day for signer in block.signers] == ["Lüneburg, 23.\u00a0November 2026", "", ""]

    def test_says_who_has_signed_an_earlier_version_only(self) -> None:
        signed = a_party("JVA Uelzen", signed_on="2026-01-20", signatory_role="Leitung")
        block = the_agreement(parties=[signed, *three_parties()[1:]], amended_on="2026-11-20").blocks[-1]
        assert isinstance(block, Signatures)
        assert [signer.role for signer in block.signers][:1] == ["Leitung; frühere Fassung unterschrieben"]

    def test_does_not_repeat_the_partners_as_a_title(self) -> None:
        names = " – ".join(party["organisation"]["name"] for party in three_parties())
        assert the_agreement(title=names).subtitle == "Nr.\u00a0KV-2026-0001 · Fassung 1"
        assert the_agreement(title="Übergang").subtitle.startswith("Übergang · ")

    def test_is_complete_in_english(self) -> None:
        tree = the_agreement("en")
        assert tree.title == "Cooperation agreement"
        assert "The partners meet every quarter" in words_of(tree)
        assert "applies from 1\u00a0December 2026" in words_of(tree)


class TestTheVolunteerAgreement:
    def agreement(self, *, draft: bool = False, **changes: Any) -> DocumentTree:
        variables = {**agreements.volunteer(a_volunteer_agreement(**changes), SENDER, DAY), **LAW}
        return compose(library.find("agreement", "volunteer", "de"), variables, draft=draft)

    def test_has_seventeen_sections(self) -> None:
        assert headings(self.agreement())[-1].startswith("17. ".replace(" ", "")) or headings(self.agreement())[-1].startswith(
            "17."
        )

    def test_states_allowance_and_declaration(self) -> None:
        text = words_of(self.agreement(allowance_elsewhere_cents=24_050))
        assert "600,00\u00a0€" in text
        assert "240,50\u00a0€" in text

    def test_without_an_allowance_asks_for_no_amount(self) -> None:
        text = words_of(self.agreement(allowance="none", allowance_cents=None, allowance_elsewhere_cents=None))
        assert "Eine Pauschale wird nicht gezahlt." in text

    def test_with_an_allowance_demands_the_declaration(self) -> None:
        with pytest.raises(MissingFields) as caught:
            self.agreement(allowance_elsewhere_cents=None)
        assert caught.value.fields == ["Pauschale anderswo"]

    def test_never_leaves_out_deputy_expenses_or_insurance(self) -> None:
        with pytest.raises(MissingFields) as caught:
            self.agreement(deputy={}, expenses_terms="", insurance_terms="")
        assert caught.value.fields[-2:] == ["Auslagen", "Versicherung"]
        assert any(field.endswith(": Vertretung") for field in caught.value.fields)


class TestBlanks:
    def test_a_finished_document_names_everything_that_is_missing(self) -> None:
        nobody = a_party("JVA Uelzen", contacts=[], organisation=an_organisation("JVA Uelzen", "prison", phone="", street=""))
        with pytest.raises(MissingFields) as caught:
            the_agreement(parties=[nobody, *three_parties()[1:]], basis=None, begins_on=None, meets=None)
        assert caught.value.fields == [
            "JVA Uelzen: Anschrift",
            "Rechtsgrundlage",
            "JVA Uelzen: Ansprechperson",
            "Treffen",
            "gilt ab",
        ]
        assert "--draft" in str(caught.value.hint)

    def test_in_english_the_list_is_english(self) -> None:
        i18n.use_language("en")
        try:
            with pytest.raises(MissingFields) as caught:
                the_agreement(basis="")
        finally:
            i18n.use_language("de")
        assert caught.value.fields == ["legal basis"]

    def test_a_draft_prints_them_with_their_names(self) -> None:
        tree = the_agreement(draft=True, basis=None, begins_on=None)
        assert tree.draft
        assert "durch: ⟨Rechtsgrundlage⟩." in words_of(tree)
        gaps = [
            piece
            for block in walk(tree.blocks)
            if isinstance(block, Paragraph)
            for piece in block.content
            if isinstance(piece, Gap)
        ]
        assert Gap("gilt ab") in gaps

    def test_a_blank_stays_blank_in_filters_sums_and_loops(self, tmp_path: Path) -> None:
        amount = Blank(Text("Betrag", "amount"), "amount")
        tree = composed(
            tmp_path,
            "{{ amount | euro }} {{ 'ab ' ~ amount }} {{ amount.net }}{% for x in amount %}{% endfor %}",
            draft=True,
            amount=amount,
        )
        assert words_of(tree) == "⟨Betrag⟩ ⟨Betrag⟩ ⟨Betrag⟩"

    def test_a_name_of_nothing_but_control_characters_is_missing(self) -> None:
        with pytest.raises(MissingFields) as caught:
            the_agreement(basis="\u200b\u202e\x00")
        assert caught.value.fields == ["Rechtsgrundlage"]


class TestMistakesInTemplates:
    def test_an_unknown_field_is_named_with_file_line_and_the_nearest_one(self, tmp_path: Path) -> None:
        with pytest.raises(TemplateProblem) as caught:
            composed(tmp_path, "---\ntitle: Test\n---\n# Titel\n\n{{ person.nmae }}\n", person={"name": "Anna", "town": "Ulm"})
        assert "test.de.md, Zeile 6: Das Feld „nmae“ gibt es nicht." in str(caught.value.message)
        assert "name" in str(caught.value.hint)
        assert "There is no field “nmae”." in caught.value.message.en

    def test_an_unknown_name_too(self, tmp_path: Path) -> None:
        with pytest.raises(TemplateProblem) as caught:
            composed(tmp_path, "{% if volunter %}x{% endif %}", volunteer={"name": "Anna"})
        assert "volunteer" in str(caught.value.hint)

    @pytest.mark.parametrize(
        ("template", "said"),
        [
            ("Eins\n{% if x %}\n", "Zeile"),
            ("Eins\n{{ x | shout }}\n", "Zeile 2"),
            ("{% include 'note/none.de.md' %}", "note/none.de.md"),
            ("# A\n\n# B\n", "Hauptüberschrift"),
            ("## \n", "leer"),
            ("![Bild](x.png)\n", "Bilder"),
            ("    eingerückt\n", "eingerückten Text"),
        ],
    )
    def test_every_mistake_is_one_sentence(self, tmp_path: Path, template: str, said: str) -> None:
        with pytest.raises(WrongUsage) as caught:
            composed(tmp_path, template, x=1)
        assert said in str(caught.value.message)
        assert str(caught.value.hint)

    @pytest.mark.parametrize(
        "template",
        [
            "{{ ''.__class__.__mro__ }}",
            "{{ self.__init__.__globals__ }}",
            "{{ cycler.__init__.__globals__ }}",
            "{{ lipsum.__globals__ }}",
            "{{ namespace(a=1) }}",
            "{{ names.append('x') }}",
            "{{ 'x'.upper() }}",
            "{{ '{0.__class__}'.format(1) }}",
            "{{ '%s' % names }}",
            "{{ names | attr('__class__') }}",
            "{{ 'a' | safe }}",
            "{{ names }}",
            "{{ range }}",
            "{{ range.__self__ }}",
            "{{ signatures.__func__ }}",
            "{% include '../../../../etc/passwd' %}",
            "{% include '/etc/passwd' %}",
            "{{ 2 ** 99999999 }}",
            "{{ 'a' * 10 ** 9 }}",
        ],
    )
    def test_nothing_gets_out_of_the_sandbox(self, tmp_path: Path, template: str) -> None:
        with pytest.raises(TemplateProblem):
            composed(tmp_path, template, names=["Anna"])

    @pytest.mark.parametrize(
        "template",
        [
            "{% for a in range(1000000000) %}x{% endfor %}",
            "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
            "{% for a in 'aaaaaaaaaa' %}" * 9 + "{% endfor %}" * 9,
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
            "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
            "{% set a %}aaaaaaaaaa{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "{{ a }}",
            "{% include 'note/test.de.md' %}",
            "{% extends 'note/test.de.md' %}",
        ],
    )
    def test_an_endless_template_is_stopped(self, tmp_path: Path, template: str) -> None:
        with pytest.raises(TemplateProblem) as caught:
            composed(tmp_path, template)
        assert "Ende" in str(caught.value.message)


class TestWhatTemplatesCanDo:
    def test_an_own_template_extends_the_standard_one(self, tmp_path: Path) -> None:
        path = tmp_path / "agreement" / "cooperation.de.md"
        path.parent.mkdir()
        path.write_text(
            '{% include "standard/agreement/cooperation.de.md" %}\n\n## Hausordnung\n\nBesuche bitte anmelden.\n',
            encoding="utf-8",
        )
        template = library.find("agreement", "cooperation", "de", [tmp_path])
        variables = agreements.cooperation(a_cooperation(), three_parties(), SENDER, DAY)
        tree = compose(template, variables, draft=False, folders=[tmp_path])
        assert tree.title == "Kooperationsvereinbarung"
        assert headings(tree)[-1] == "§\u00a014 Hausordnung"

    def test_values_print_in_the_language_of_the_document(self, tmp_path: Path) -> None:
        template = "{{ day }}, {{ yes }}, {{ half }}, {{ cents | euro }}, {{ 3 | in_words }}, {{ names | listed }}"
        tree = composed(tmp_path, template, yes=True, half=0.5, cents=123_456, names=["Anna", "Ben", "Cem"])
        assert words_of(tree) == "22.\u00a0November 2026, ja, 0,5, 1.234,56\u00a0€, drei, Anna, Ben und Cem"

    def test_typography_touches_the_template_and_never_a_value(self, tmp_path: Path) -> None:
        tree = composed(tmp_path, 'Nach "§ 5" z. B. {{ name }}', name='"§ 5" z. B. -- (c) e. V.')
        assert words_of(tree) == 'Nach „§\u00a05“ z.\u202fB. "§ 5" z. B. -- (c) e. V.'

    def test_macros_and_blocks_of_text_keep_their_markdown(self, tmp_path: Path) -> None:
        tree = composed(tmp_path, "{% macro b(x) %}**{{ x }}**{% endmacro %}{{ b(name) }} und {{ b('zwei') }}", name="*eins*")
        block = tree.blocks[0]
        assert isinstance(block, Paragraph)
        assert [(piece.text, piece.bold) for piece in block.content if not isinstance(piece, Gap)] == [  # type: ignore[union-attr]
            ("*eins*", True),
            (" und ", False),
            ("zwei", True),
        ]

    def test_days_are_days(self) -> None:
        variables = agreements.cooperation(a_cooperation(), three_parties(), SENDER, DAY)
        assert variables["begins_on"] == date(2026, 12, 1)
