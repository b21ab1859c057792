"""Dates in forty languages: what is one, to which day, and what only looks like one."""

import functools
import tempfile
import time
import unicodedata
from pathlib import Path

import pytest

from pipeline.extract.dates import find_dates, is_month
from pipeline.extract.pack import Pack, load_pack
from pipeline.extract.shelf import load_packs

PACKS = load_packs()
YEAR_WORDS = {
    "ka": "წლის წელს წლიდან წ.",
    "es": "año",
    "pt": "ano",
    "ca": "any",
    "pl": "r. roku rok rokiem",
    "uk": "року рік році р.",
    "ru": "года году год г.",
    "el": "έτος έτους",
    "tr": "yılı yılında yılının yılından",
    "hu": "évben évtől év évi",
    "hy": "թ. թվականի թվականին թվականից թվական",
    "az": "il ildə ilin ilində ildən",
    "sq": "viti vitin vitit",
    "be": "года годзе год г.",
    "bs": "godine godina god.",
    "sr": "године година год. godine godina god.",
    "hr": "godine godina god.",
    "bg": "г. година",
    "cs": "roku roce rok",
    "da": "år året",
    "et": "aastal aasta aastast",
    "fi": "vuonna vuoden vuodesta vuoteen",
    "is": "árið ársins",
    "ga": "bliain bhliain bliana",
    "lv": "gada gadā gads gadu g.",
    "lt": "m. metų metais metai",
    "mk": "година г.",
    "mt": "sena",
    "nb": "år året",
    "ro": "anul anului",
    "sk": "roku rok",
    "sl": "leta leto letu",
    "sv": "år året",
    "cy": "flwyddyn",
    "it": "anno",
    "fr": "année",
    "de": "Jahres",
    "nl": "jaar",
}
EXAMPLES = """
ka | მუზეუმი 2021 წლის 3 მაისს გაიხსნა. | 2021-05-03
ka | კავშირი 1994 წელს შეიქმნა. | 1994
ka | 2020 წლის სექტემბრიდან ქსელში ვართ. | 2020-09
ka | 15 მარტი, 2019 | 2019-03-15
ka | არქივი 2007 წლის იანვარში და 2012 წლის 5 ივნისს. | 2007-01 2012-06-05
en | The archive joined on 3 May 2021. | 2021-05-03
en | On May 3rd, 2021 the council met. | 2021-05-03
en | We have been members since September 2018. | 2018-09
en | Founded in 1921, closed on Feb. 4, 1999. | 1921 1999-02-04
en | The minutes are of 25/11/2020, the list of 2020-12-01. | 2020-11-25 2020-12-01
en | It opened on the 1st of June 2016. | 2016-06-01
de | Seit dem 7. Mai 2021 gehört die Sammlung dazu. | 2021-05-07
de | Im März 2019 trat das Haus bei. | 2019-03
de | Der Verein wurde 1987 gegründet. | 1987
de | Die Sitzung vom 03.05.2021 | 2021-05-03
de | Zum 1. Jänner 2022 wird aufgenommen. | 2022-01-01
de | Ab dem 15. Dez. 2020 gilt die neue Satzung. | 2020-12-15
fr | Depuis le 1er juin 2021, la bibliothèque est membre. | 2021-06-01
fr | En août 2019, puis le 12 févr. 2020 | 2019-08 2020-02-12
fr | L'assemblée d'avril 2018 l'a admis. | 2018-04
fr | Le réseau est né en 1996. | 1996
fr | Réunion du 4/10/2022 | 2022-10-04
it | Dal 1° giugno 2021 l'archivio aderisce. | 2021-06-01
it | Lunedì 3 maggio 2021 si è tenuta la seduta. | 2021-05-03
it | Nell'ottobre 2020 è entrato il museo. | 2020-10
it | La rete, fondata nell'anno 1984 | 1984
it | Bologna, 8.2.2017 | 2017-02-08
it | Il 9 ott. 2015 a Pisa | 2015-10-09
es | El 3 de mayo de 2021 ingresó la biblioteca. | 2021-05-03
es | Desde enero del 2020 y hasta el año 2023 | 2020-01 2023
es | Creado en 1975. | 1975
es | Acta de 14/09/2018 | 2018-09-14
es | El 1.º de julio de 2012 se firmó. | 2012-07-01
es | En mayo del año 2021 se aprobó. | 2021-05
pt | A 1.º de junho de 2021, o museu aderiu. | 2021-06-01
pt | Em março de 2018 foi admitida. | 2018-03
pt | Fundada em 2004. | 2004
pt | Lisboa, 25 de fevereiro de 2020 | 2020-02-25
pt | Reunião de 02/12/2019 | 2019-12-02
nl | Per 1 januari 2022 is het archief lid. | 2022-01-01
nl | Het museum trad in mei 2019 toe. | 2019-05
nl | Opgericht in 1963. | 1963
nl | Utrecht, 12-03-2020 | 2020-03-12
nl | De vergadering van 6 mrt. 2018 | 2018-03-06
pl | Dnia 3 maja 2021 r. przyjęto muzeum. | 2021-05-03
pl | W maju 2021 r. biblioteka przystąpiła do sieci. | 2021-05
pl | W sierpniu 2019 roku i w 2020 roku | 2019-08 2020
pl | Od roku 1998 działamy razem. | 1998
pl | Kraków, 7.11.2022 | 2022-11-07
pl | Było to w listopadzie 2016. | 2016-11
uk | З 1 січня 2020 року музей є членом. | 2020-01-01
uk | У травні 2021 року до мережі вступив архів. | 2021-05
uk | травень 2021 | 2021-05
uk | Засновано 1992 року. | 1992
uk | Протокол від 05.10.2019 р. | 2019-10-05
uk | У лютому 2018-го вийшли. | 2018-02
ru | С 3 мая 2021 года библиотека входит в сеть. | 2021-05-03
ru | В августе 2019 г. принят архив. | 2019-08
ru | май 2021 | 2021-05
ru | Союз создан в 1990 году. | 1990
ru | Вышли 1-го декабря 2022 г. | 2022-12-01
ru | Решение от 14.02.2020 | 2020-02-14
el | Στις 3 Μαΐου 2021 εντάχθηκε το μουσείο. | 2021-05-03
el | Από την 1η Ιανουαρίου 2020 ισχύει. | 2020-01-01
el | Τον Μάιο του 2021 έγινε μέλος. | 2021-05
el | Ιδρύθηκε το 1985. | 1985
el | ΑΘΗΝΑ, 4 ΙΟΥΝΙΟΥ 2018 | 2018-06-04
el | Συνεδρίαση 12/10/2019 | 2019-10-12
tr | Müze 3 Mayıs 2021 tarihinde üye oldu. | 2021-05-03
tr | 2021'de birliğe katıldı. | 2021
tr | Eylül 2019'da kabul edildi. | 2019-09
tr | Dernek 1978 yılında kuruldu. | 1978
tr | ANKARA, 15 KASIM 2020 | 2020-11-15
tr | 2018 yılının Ağustos ayında toplandık. | 2018-08
hu | A múzeum 2021. május 3-án csatlakozott. | 2021-05-03
hu | 2019. január 1-jétől tagok vagyunk. | 2019-01-01
hu | 2020 szeptemberében lépett be. | 2020-09
hu | A szövetség 1993-ban alakult. | 1993
hu | 2021. május 3., hétfő, majd 2021. június 5–7. | 2021-05-03 2021-06
hu | Szeged, 2022. 11. 04. | 2022-11-04
hu | A 2018. június 12. napján kelt döntés | 2018-06-12
hu | Tavaly, 2021. májusban 3 múzeum lépett be. | 2021-05
hy | 2021 թ. մայիսի 3-ին թանգարանը միացավ ցանցին։ | 2021-05-03
hy | 2019 թվականի սեպտեմբերին ընդունվեց։ | 2019-09
hy | Հիմնադրվել է 1998 թվականին։ | 1998
hy | 2021-ում անդամ դարձավ։ | 2021
hy | 2018 թ․ հունիսի 5 | 2018-06-05
hy | Երևան, 12 հունիսի, 2020 | 2020-06-12
az | Muzey 3 may 2021-ci ildə üzv oldu. | 2021-05-03
az | 2021-ci il mayın 3-də qəbul edildi. | 2021-05-03
az | 2019-cu ilin sentyabrında qoşuldu. | 2019-09
az | Birlik 2003-cü ildə yaradılıb. | 2003
az | Bakı, 15.06.2020 | 2020-06-15
sq | Më 3 maj 2021 muzeu u anëtarësua. | 2021-05-03
sq | Në shtator 2019 u pranua arkivi. | 2019-09
sq | U themelua në vitin 1991. | 1991
sq | Që nga 1 janari 2020 jemi anëtarë. | 2020-01-01
sq | Tiranë, 10.12.2022 | 2022-12-10
eu | 2021eko maiatzaren 3an sartu zen museoa. | 2021-05-03
eu | 2021eko maiatzean onartu zuten. | 2021-05
eu | 1987an sortu zen elkartea. | 1987
eu | 2019ko urriaren 12tik kide gara. | 2019-10-12
eu | Bilbo, 2020ko abenduaren 1a | 2020-12-01
be | 3 мая 2021 года музей уступіў у саюз. | 2021-05-03
be | У лістападзе 2019 г. прынялі архіў. | 2019-11
be | Заснаваны ў 1996 годзе. | 1996
be | З 1 студзеня 2020 года | 2020-01-01
be | Мінск, 17.08.2018 | 2018-08-17
bs | Muzej je 3. maja 2021. godine postao član. | 2021-05-03
bs | U oktobru 2019. primljen je arhiv. | 2019-10
bs | Osnovan 1978. godine | 1978
bs | Sarajevo, 12.04.2020. | 2020-04-12
bs | Od 1. juna 2018. u mreži | 2018-06-01
hr | Muzej je 3. svibnja 2021. primljen u udrugu. | 2021-05-03
hr | U studenome 2019. pristupila je knjižnica. | 2019-11
hr | Osnovana je 1995. godine. | 1995
hr | Zagreb, 7. 2. 2022. | 2022-02-07
hr | od siječnja 2017. do kolovoza 2020. | 2017-01 2020-08
sr | Музеј је 3. маја 2021. године постао члан. | 2021-05-03
sr | Biblioteka je primljena 15. septembra 2019. | 2019-09-15
sr | У новембру 2018. ступили су у мрежу. | 2018-11
sr | Savez je osnovan 1999. godine. | 1999
sr | Ниш, 01.03.2020. | 2020-03-01
bg | На 3 май 2021 г. музеят стана член. | 2021-05-03
bg | През септември 2019 г. приеха архива. | 2019-09
bg | Създаден през 1983 година. | 1983
bg | от 1 януари 2020 г. | 2020-01-01
bg | Варна, 24.05.2018 г. | 2018-05-24
ca | El 3 de maig del 2021 hi va entrar l'arxiu. | 2021-05-03
ca | L'1 d’abril de 2019 en va ser membre. | 2019-04-01
ca | Des d'octubre de 2020 en formem part. | 2020-10
ca | Fundat l'any 1977. | 1977
ca | Girona, 09/06/2022 | 2022-06-09
cs | Dne 3. května 2021 přistoupilo muzeum. | 2021-05-03
cs | V lednu 2019 byl přijat archiv. | 2019-01
cs | Spolek vznikl roku 1992. | 1992
cs | V červenci 2018 a v červnu 2020 | 2018-07 2020-06
cs | Brno, 4. 10. 2022 | 2022-10-04
da | Den 3. maj 2021 blev museet medlem. | 2021-05-03
da | I august 2019 kom arkivet med. | 2019-08
da | Stiftet i 1964. | 1964
da | Fra 1. okt. 2020 er vi med. | 2020-10-01
da | Odense, 12.03.2018 | 2018-03-12
et | Muuseum liitus 3. mail 2021. | 2021-05-03
et | 2021. aasta mais võeti vastu arhiiv. | 2021-05
et | Liit asutati 1989. aastal. | 1989
et | Alates 1. septembrist 2019 oleme liikmed. | 2019-09-01
et | Oktoobris 2020 ja 7.11.2022 | 2020-10 2022-11-07
fi | Museo liittyi 3. toukokuuta 2021. | 2021-05-03
fi | Toukokuussa 2021 arkisto hyväksyttiin. | 2021-05
fi | Liitto perustettiin vuonna 1972. | 1972
fi | Vuoden 2019 syyskuussa erosimme. | 2019-09
fi | Oulu 6.4.2022 | 2022-04-06
fi | kesä 2020 ja joulu 2020 | 2020 2020
is | Safnið gekk inn 3. maí 2021. | 2021-05-03
is | Í september 2019 bættist skjalasafnið við. | 2019-09
is | Stofnað árið 1981. | 1981
is | Frá 1. janúar 2020 | 2020-01-01
is | Akureyri, 12.10.2018 | 2018-10-12
ga | Ghlac siad leis an músaem ar 3 Bealtaine 2021. | 2021-05-03
ga | Ón 1 Mhárta 2019 is baill muid. | 2019-03-01
ga | I mí Mheán Fómhair 2020 | 2020-09
ga | Bunaíodh é in 1995. | 1995
ga | Gaillimh, 15 Deireadh Fómhair 2018 | 2018-10-15
lv | Muzejs iestājās 2021. gada 3. maijā. | 2021-05-03
lv | 2021. gada maijā uzņēma arhīvu. | 2021-05
lv | Biedrība dibināta 1988. gadā. | 1988
lv | No 2019. gada 1. janvāra esam biedri. | 2019-01-01
lv | Rīga, 12.09.2020. | 2020-09-12
lt | 2021 m. gegužės 3 d. muziejus įstojo. | 2021-05-03
lt | 2021 m. gegužę priimta biblioteka. | 2021-05
lt | Asociacija įkurta 1990 m. | 1990
lt | Nuo 2019 m. sausio 1 dienos esame nariai. | 2019-01-01
lt | 2018 m. rugsėjo mėn. ir 2020-03-15 | 2018-09 2020-03-15
mk | На 3 мај 2021 година музејот стана член. | 2021-05-03
mk | Во октомври 2019 г. е примен архивот. | 2019-10
mk | Основан во 1986 година. | 1986
mk | од 1 јануари 2020 | 2020-01-01
mk | Битола, 15.02.2018 | 2018-02-15
mt | Il-mużew issieħeb fil-3 ta' Mejju 2021. | 2021-05-03
mt | Mill-1 ta’ Ġunju 2019 l-arkivju hu membru. | 2019-06-01
mt | F'Settembru 2020 daħlu tnejn oħra. | 2020-09
mt | Twaqqfet fl-1979. | 1979
mt | Valletta, 12/10/2018 | 2018-10-12
nb | Den 3. mai 2021 ble museet medlem. | 2021-05-03
nb | I desember 2019 kom arkivet med. | 2019-12
nb | Stiftet i 1958. | 1958
nb | Fra 1. jan. 2020 | 2020-01-01
nb | Bergen, 07.06.2018 | 2018-06-07
nn | Museet vart medlem 3. mai 2021. | 2021-05-03
nn | I oktober 2019 kom arkivet med. | 2019-10
nn | Skipa i 1989. | 1989
nn | Frå 1. juli 2020 | 2020-07-01
nn | Voss, 12.11.2018 | 2018-11-12
ro | La 3 mai 2021 muzeul a devenit membru. | 2021-05-03
ro | În septembrie 2019 a fost primită arhiva. | 2019-09
ro | Înființată în anul 1990. | 1990
ro | Din 1 ianuarie 2020 | 2020-01-01
ro | Iași, 14.03.2018 | 2018-03-14
sk | Dňa 3. mája 2021 pristúpilo múzeum. | 2021-05-03
sk | V januári 2019 prijali archív. | 2019-01
sk | Zväz vznikol v roku 1994. | 1994
sk | od 1. septembra 2020 | 2020-09-01
sk | Košice, 5. 12. 2018 | 2018-12-05
sl | Muzej je 3. maja 2021 postal član. | 2021-05-03
sl | V septembru 2019 so sprejeli arhiv. | 2019-09
sl | Ustanovljena leta 1991. | 1991
sl | od 1. januarja 2020 | 2020-01-01
sl | Celje, 12. 6. 2018 | 2018-06-12
sv | Den 3 maj 2021 blev museet medlem. | 2021-05-03
sv | I augusti 2019 kom arkivet med. | 2019-08
sv | Bildad år 1969. | 1969
sv | Från den 1:a januari 2020 | 2020-01-01
sv | Umeå 2018-10-12 | 2018-10-12
cy | Ymunodd yr amgueddfa ar 3 Mai 2021. | 2021-05-03
cy | O'r 1af o Fehefin 2019 rydym yn aelodau. | 2019-06-01
cy | Ym mis Medi 2020 derbyniwyd yr archif. | 2020-09
cy | Sefydlwyd ym 1982. | 1982
cy | Bangor, 14 Rhagfyr 2018 | 2018-12-14
"""
NO_DATES = """
en | The meeting of 03/05/2021 was long.
en | Call +44 20 1912 2021 or (0121) 1988.
en | The season 2019/2020 was quiet.
en | We may march in the august hall.
en | The grant of EUR 2000 or €1500 or 1,900 dollars.
en | They grew fast in the 1990s.
en | Join us on 3 May.
en | ISBN 978-0-1999-2021-3
en | version 4.2021.1 and 12021 items, 2021,5
de | In den 1990er Jahren wuchs die Sammlung um 1800 kg.
de | Rechnung über 2000 Euro, CH-1800 Vevey
fr | Dans les années 1990, la halle mesurait 1500 m² et 2000 euros.
fr | mars et mai sont doux
fi | 1990-luvulla
sv | på 1980-talet kostade det 1500 kr
ru | в 1990-х годах, 1500 руб.
hu | az 1990-es években 2000 Ft
nl | Kerkstraat 12, 1621 HL Hoorn
nl | Postbus 4, 2000 Antwerpen
pl | marca zabawek za 1500 zł
es | La marca de la casa
et | 1990. aastatel
ro | cele 3 mai vechi muzee
cs | muzeum pro 30 obcí
ka | მარტო სამი მუზეუმი, ტელ. 032 299 2021
hr | 31.02.2021
de | 45.13.2021
tr | 1990'lı yıllarda
"""


@functools.cache
def pack_of(code: str) -> Pack:
    """A pack that knows year words only: dates need no more."""
    words = ", ".join(f'"{word}"' for word in YEAR_WORDS.get(code, "").split())
    also = {"nb": '["nn", "no"]', "hr": '["bs", "sr"]'}.get(code, "[]")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{code}.toml"
        lines = [f'[language]\ncode = "{code}"\nname = "{code}"\nalso = {also}', "[heads]", "[words]", "[dates]"]
        path.write_text("\n".join([*lines, f"year_words = [{words}]"]), encoding="utf-8")
        return load_pack(path)


def dates(text: str, code: str, pack: Pack | None = None, published: str | None = None) -> list[str]:
    return [date.value for date in find_dates(text, 0, len(text), pack or pack_of(code), published)]


def cases(table: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("code", "text", "expected"), cases(EXAMPLES))
def test_a_date_is_read_as_its_language_writes_it(code: str, text: str, expected: str) -> None:
    assert dates(text, code) == expected.split()
    assert dates(unicodedata.normalize("NFD", text), code) == expected.split()
    if code in PACKS:
        assert dates(text, code, PACKS[code]) == expected.split()


@pytest.mark.parametrize(("code", "text"), cases(NO_DATES))
def test_what_only_looks_like_a_date_is_none(code: str, text: str) -> None:
    assert dates(text, code) == []
    if code in PACKS:
        assert dates(text, code, PACKS[code]) == []


@pytest.mark.parametrize(
    ("code", "text", "span"),
    [
        ("en", "It joined on 3 May 2021, as told.", "3 May 2021"),
        ("hu", "A ház 2021. május 3-án nyílt.", "2021. május 3-án"),
        ("pl", "Dnia 3 maja 2021 r. przyjęto.", "3 maja 2021 r."),
        ("es", "desde el año 2021.", "año 2021"),
        ("lt", "Nuo 2021 m. gegužės 3 d. nariai", "2021 m. gegužės 3 d."),
        ("fi", "Se tuli vuonna 2021.", "vuonna 2021"),
        ("eu", "2021eko maiatzaren 3an sartu zen", "2021eko maiatzaren 3an"),
        ("hr", "Do 3. svibnja 2021.", "3. svibnja 2021"),
        ("de", "Am 7. Mai 2021. Danach", "7. Mai 2021"),
        ("tr", "Kurum 2021'de katıldı.", "2021'de"),
        ("ka", "იგი 2021 წლის 3 მაისს გაიხსნა", "2021 წლის 3 მაისს"),
    ],
)
def test_a_date_stands_exactly_where_it_is_written(code: str, text: str, span: str) -> None:
    (date,) = find_dates(text, 0, len(text), pack_of(code))
    assert text[date.start : date.end] == span


def test_what_belongs_to_one_year_belongs_to_no_other() -> None:
    assert dates("In 2020, 3 May 2021 was set.", "en") == ["2020", "2021-05-03"]
    assert dates("From May 2019 to June 2020", "en") == ["2019-05", "2020-06"]
    assert dates("2019 m. gegužės 3 d., 2020 m. birželį", "lt") == ["2019-05-03", "2020-06"]
    assert dates("2019. május, 2020. június 4.", "hu") == ["2019-05", "2020-06-04"]
    assert dates("2019–2020", "de") == ["2019", "2020"]


def test_a_pack_of_several_languages_reads_the_months_of_each() -> None:
    text = "3. svibnja 2021., 4. maja 2020. i 5. јуна 2019."
    assert dates(text, "hr") == ["2021-05-03", "2020-05-04", "2019-06-05"]


def test_a_day_without_a_year_is_resolved_by_the_only_year_of_its_sentence() -> None:
    assert dates("It was told in 2019 and held on 3 December.", "en") == ["2019", "2019-12-03"]
    assert dates("Held on 3 December.", "en") == []
    assert dates("Met on 3 December, in 2019 and in 2020.", "en") == ["2019", "2020"]
    assert dates("In 2019 we may march.", "en") == ["2019"]


def test_a_relative_date_needs_the_day_of_publication() -> None:
    pack = PACKS["ka"]
    assert dates("გასულ წელს გაწევრიანდა", "ka", pack, "2021-05-03") == ["2020"]
    assert dates("გასულ წელს გაწევრიანდა", "ka", pack) == []
    assert dates("Joined today.", "en", PACKS["en"], "2021-05-03") == ["2021-05-03"]
    assert dates("Joined today.", "en", PACKS["en"], "2021-05") == []


def test_an_inflected_month_is_one() -> None:
    assert is_month("toukokuussa", "fi") and is_month("Mhárta", "ga") and is_month("სექტემბრიდან", "ka")
    assert not is_month("Maier", "de") and not is_month("Майя", "ru")


@pytest.mark.parametrize("text", ["1" * 1_000_000, "2021 " * 20_000, "20 21 " * 100_000, "3 May " * 50_000 + "2021"])
def test_the_time_grows_with_the_length(text: str) -> None:
    start = time.process_time()
    find_dates(text, 0, len(text), pack_of("en"))
    assert time.process_time() - start < 5
