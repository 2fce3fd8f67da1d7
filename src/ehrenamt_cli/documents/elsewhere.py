"""The fixed words of a document in the languages that the program itself does not speak, by their English wording."""

from __future__ import annotations

_N = "\u00a0"

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "Page": "Page",
        "of": "sur",
        "Draft": "Projet",
        "Draft – not yet meant for signing. What is still missing stands in ⟨angle brackets⟩.": (
            "Projet – pas encore à signer. Ce qui manque encore est indiqué entre ⟨crochets⟩."
        ),
        "Signatures": "Signatures",
        "Place, date, signature": "Lieu, date, signature",
        "Our reference": "Notre référence",
        "Telephone": "Téléphone",
        "E-mail": "E-mail",
        "Date": "Date",
        "Logo: {name}": "Logo : {name}",
        "Data of this document": "Données de ce document",
        "yes": "oui",
        "no": "non",
    },
    "tr": {
        "Page": "Sayfa",
        "of": "/",
        "Draft": "Taslak",
        "Draft – not yet meant for signing. What is still missing stands in ⟨angle brackets⟩.": (
            "Taslak – henüz imzalamak için değildir. Eksik olanlar ⟨açılı ayraç⟩ içindedir."
        ),
        "Signatures": "İmzalar",
        "Place, date, signature": "Yer, tarih, imza",
        "Our reference": "Dosya numaramız",
        "Telephone": "Telefon",
        "E-mail": "E-posta",
        "Date": "Tarih",
        "Logo: {name}": "Logo: {name}",
        "Data of this document": "Bu belgenin verileri",
        "yes": "evet",
        "no": "hayır",
    },
    "ar": {
        "Page": "صفحة",
        "of": "من",
        "Draft": "مسودة",
        "Draft – not yet meant for signing. What is still missing stands in ⟨angle brackets⟩.": (
            "مسودة – ليست للتوقيع بعد. ما زال ناقصاً مكتوب بين ⟨قوسين⟩."
        ),
        "Signatures": "التوقيعات",
        "Place, date, signature": "المكان، التاريخ، التوقيع",
        "Our reference": "رقم الملف لدينا",
        "Telephone": "الهاتف",
        "E-mail": "البريد الإلكتروني",
        "Date": "التاريخ",
        "Logo: {name}": "شعار {name}",
        "Data of this document": "بيانات هذه الوثيقة",
        "yes": "نعم",
        "no": "لا",
    },
    "fa": {
        "Page": "صفحهٔ",
        "of": "از",
        "Draft": "پیش‌نویس",
        "Draft – not yet meant for signing. What is still missing stands in ⟨angle brackets⟩.": (
            "پیش‌نویس – هنوز برای امضا نیست. آنچه هنوز کم است میان ⟨این نشانه‌ها⟩ آمده است."
        ),
        "Signatures": "امضاها",
        "Place, date, signature": "محل، تاریخ، امضا",
        "Our reference": "شمارهٔ پروندهٔ ما",
        "Telephone": "تلفن",
        "E-mail": "ایمیل",
        "Date": "تاریخ",
        "Logo: {name}": "نشان {name}",
        "Data of this document": "داده‌های این سند",
        "yes": "بله",
        "no": "نه",
    },
    "uk": {
        "Page": "Сторінка",
        "of": "з",
        "Draft": "Чернетка",
        "Draft – not yet meant for signing. What is still missing stands in ⟨angle brackets⟩.": (
            "Чернетка – ще не для підпису. Те, чого бракує, стоїть у ⟨кутових дужках⟩."
        ),
        "Signatures": "Підписи",
        "Place, date, signature": "Місце, дата, підпис",
        "Our reference": "Наш номер",
        "Telephone": "Телефон",
        "E-mail": "Ел. пошта",
        "Date": "Дата",
        "Logo: {name}": "Логотип: {name}",
        "Data of this document": "Дані цього документа",
        "yes": "так",
        "no": "ні",
    },
    "ru": {
        "Page": "Страница",
        "of": "из",
        "Draft": "Черновик",
        "Draft – not yet meant for signing. What is still missing stands in ⟨angle brackets⟩.": (
            "Черновик – ещё не для подписи. То, чего не хватает, стоит в ⟨угловых скобках⟩."
        ),
        "Signatures": "Подписи",
        "Place, date, signature": "Место, дата, подпись",
        "Our reference": "Наш номер",
        "Telephone": "Телефон",
        "E-mail": "Эл. почта",
        "Date": "Дата",
        "Logo: {name}": "Логотип: {name}",
        "Data of this document": "Данные этого документа",
        "yes": "да",
        "no": "нет",
    },
}

_ROMAN = f"{{day}}{_N}{{month}} {{year}}"

DAYS: dict[str, tuple[str, str]] = {
    "fr": (_ROMAN, "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "tr": (_ROMAN, "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
    "ar": (_ROMAN, "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    "fa": (_ROMAN, "ژانویهٔ فوریهٔ مارس آوریل مهٔ ژوئن ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر"),
    "uk": (
        f"{_ROMAN}{_N}р.",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    ),
    "ru": (
        f"{_ROMAN}{_N}г.",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ),
}
"""How a day is written: the pattern, and the twelve months in the case it needs."""
