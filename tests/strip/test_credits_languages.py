"""Who wrote it, when, and where it is from, on pages and in texts of many languages."""

from typing import NamedTuple

import pytest

from cleaner import clean


class Told(NamedTuple):
    """A language: title, byline, day, source, two sentences, and the name and paper in them."""

    title: str
    byline: str
    day: str
    source: str
    body: str
    name: str
    paper: str


TOLD = {
    "pl": Told("Prom wraca na wyspę", "Autor: Jan Kowalski", "Opublikowano: 3 maja 2024", "Źródło: Głos Rzeki", "Rzeka podniosła się w nocy o dwa metry i trzy wsie przeniosły się na wzgórza. Rano inżynierowie chodzili od domu do domu i znaleźli dwie pęknięte ściany.", "Jan Kowalski", "Głos Rzeki"),
    "el": Told("Το πλοίο επιστρέφει", "Συντάκτης: Νίκος Παπαδόπουλος", "Δημοσίευση: 3 Μαΐου 2024", "Πηγή: Φωνή του Ποταμού", "Το ποτάμι ανέβηκε δύο μέτρα τη νύχτα και τρία χωριά μεταφέρθηκαν στους λόφους. Το πρωί οι μηχανικοί πήγαν από σπίτι σε σπίτι και βρήκαν δύο ραγισμένους τοίχους.", "Νίκος Παπαδόπουλος", "Φωνή του Ποταμού"),
    "ru": Told("Паром вернулся на остров", "Автор: Иван Петров", "Опубликовано: 3 мая 2024", "Источник: Голос реки", "Ночью река поднялась на два метра, и жители трёх деревень ушли на холмы. Утром инженеры обошли дома и нашли две треснувшие стены.", "Иван Петров", "Голос реки"),
    "uk": Told("Пором повернувся на острів", "Автор: Іван Петренко", "Опубліковано: 3 травня 2024", "Джерело: Голос річки", "Уночі річка піднялася на два метри, і жителі трьох сіл пішли на пагорби. Вранці інженери обійшли будинки й знайшли дві тріснуті стіни.", "Іван Петренко", "Голос річки"),
    "tr": Told("Feribot adaya döndü", "Yazar: Ayşe Yılmaz", "Yayınlanma: 3 Mayıs 2024", "Kaynak: Nehrin Sesi", "Nehir gece iki metre yükseldi ve üç köyün halkı tepelere taşındı. Sabah mühendisler ev ev dolaştı ve çatlamış iki duvar buldu.", "Ayşe Yılmaz", "Nehrin Sesi"),
    "vi": Told("Phà trở lại đảo", "Tác giả: Nguyễn Văn An", "Ngày đăng: 3 tháng 5 năm 2024", "Nguồn: Tiếng Sông", "Trong đêm nước sông dâng hai mét và dân ba làng phải lên đồi. Buổi sáng các kỹ sư đi từng nhà và tìm thấy hai bức tường bị nứt.", "Nguyễn Văn An", "Tiếng Sông"),
    "id": Told("Feri kembali ke pulau", "Penulis: Budi Santoso", "Diterbitkan: 3 Mei 2024", "Sumber: Suara Sungai", "Pada malam hari sungai naik dua meter dan penduduk tiga desa pindah ke bukit. Pagi harinya para insinyur mendatangi setiap rumah dan menemukan dua dinding yang retak.", "Budi Santoso", "Suara Sungai"),
    "nl": Told("De veerboot vaart weer", "Auteur: Jan de Vries", "Gepubliceerd: 3 mei 2024", "Bron: De Rivierbode", "De rivier steeg in de nacht twee meter en drie dorpen trokken naar de heuvels. In de ochtend gingen ingenieurs van huis tot huis en vonden twee gescheurde muren.", "Jan de Vries", "De Rivierbode"),
    "sv": Told("Färjan går igen", "Text: Anna Svensson", "Publicerad: 3 maj 2024", "Källa: Älvposten", "Floden steg två meter under natten och folk i tre byar flyttade till kullarna. På morgonen gick ingenjörerna från hus till hus och hittade två spruckna väggar.", "Anna Svensson", "Älvposten"),
    "no": Told("Fergen går igjen", "Skrevet av: Kari Nordmann", "Publisert: 3. mai 2024", "Kilde: Elveposten", "Elven steg to meter i løpet av natten, og folk i tre bygder flyttet til åsene. Om morgenen gikk ingeniørene fra hus til hus og fant to sprukne vegger.", "Kari Nordmann", "Elveposten"),
    "da": Told("Færgen sejler igen", "Skrevet af: Mette Jensen", "Publiceret: 3. maj 2024", "Kilde: Åbladet", "Floden steg to meter i løbet af natten, og folk i tre landsbyer flyttede til bakkerne. Om morgenen gik ingeniørerne fra hus til hus og fandt to revnede vægge.", "Mette Jensen", "Åbladet"),
    "fi": Told("Lautta kulkee taas", "Kirjoittaja: Matti Virtanen", "Julkaistu: 3. toukokuuta 2024", "Lähde: Joen Sanomat", "Joki nousi yöllä kaksi metriä, ja kolmen kylän väki siirtyi mäille. Aamulla insinöörit kiersivät talosta taloon ja löysivät kaksi haljennutta seinää.", "Matti Virtanen", "Joen Sanomat"),
    "cs": Told("Přívoz se vrací na ostrov", "Autor: Jan Novák", "Publikováno: 3. května 2024", "Zdroj: Hlas řeky", "Řeka v noci stoupla o dva metry a lidé ze tří vesnic odešli na kopce. Ráno inženýři chodili dům od domu a našli dvě popraskané zdi.", "Jan Novák", "Hlas řeky"),
    "hu": Told("Újra jár a komp", "Szerző: Kovács Anna", "Megjelent: 2024. május 3.", "Forrás: Folyami Hírlap", "A folyó éjjel két métert emelkedett, és három falu népe a dombokra költözött. Reggel a mérnökök házról házra jártak, és két megrepedt falat találtak.", "Kovács Anna", "Folyami Hírlap"),
    "ro": Told("Feribotul se întoarce", "Autor: Ion Popescu", "Publicat: 3 mai 2024", "Sursa: Vocea Râului", "Râul a crescut noaptea cu doi metri, iar oamenii din trei sate s-au mutat pe dealuri. Dimineața inginerii au mers din casă în casă și au găsit doi pereți crăpați.", "Ion Popescu", "Vocea Râului"),
    "he": Told("המעבורת חזרה לאי", "מאת: יוסי כהן", "פורסם: 3 במאי 2024", "מקור: קול הנהר", "הנהר עלה בלילה בשני מטרים, ותושבי שלושה כפרים עברו לגבעות. בבוקר עברו המהנדסים מבית לבית ומצאו שני קירות סדוקים.", "יוסי כהן", "קול הנהר"),
    "ar": Told("العبارة تعود إلى الجزيرة", "بقلم: أحمد سالم", "تاريخ النشر: 3 مايو 2024", "المصدر: صوت النهر", "ارتفع النهر في الليل مترين وانتقل أهل ثلاث قرى إلى التلال. وفي الصباح مر المهندسون على البيوت ووجدوا جدارين متصدعين.", "أحمد سالم", "صوت النهر"),
    "fa": Told("کشتی به جزیره بازگشت", "نویسنده: رضا احمدی", "تاریخ انتشار: ۳ مه ۲۰۲۴", "منبع: صدای رود", "رود در شب دو متر بالا آمد و مردم سه روستا به تپه‌ها رفتند. صبح مهندسان خانه به خانه رفتند و دو دیوار ترک‌خورده یافتند.", "رضا احمدی", "صدای رود"),
    "hi": Told("नाव द्वीप पर लौटी", "लेखक: राहुल शर्मा", "प्रकाशित: 3 मई 2024", "स्रोत: नदी समाचार", "रात में नदी दो मीटर बढ़ गई और तीन गाँवों के लोग पहाड़ियों पर चले गए। सुबह इंजीनियर घर-घर गए और उन्हें दो टूटी दीवारें मिलीं।", "राहुल शर्मा", "नदी समाचार"),
    "th": Told("เรือข้ามฟากกลับมาที่เกาะ", "ผู้เขียน: สมชาย ใจดี", "เผยแพร่: 3 พฤษภาคม 2567", "ที่มา: เสียงแม่น้ำ", "แม่น้ำสูงขึ้นสองเมตรในตอนกลางคืน และชาวบ้านสามหมู่บ้านย้ายขึ้นไปบนเนินเขา ตอนเช้าวิศวกรเดินตรวจทีละบ้านและพบกำแพงแตกสองแห่ง", "สมชาย ใจดี", "เสียงแม่น้ำ"),
}  # fmt: skip


def page_of(told: Told, language: str) -> str:
    body = "".join(f"<p>{part}</p>" for part in (told.body, told.body[::1]))
    return (
        f"<!doctype html><html lang='{language}'><head><meta charset='utf-8'>"
        f"<title>{told.title}</title></head><body><article><h1>{told.title}</h1>"
        f"<div>{told.byline}</div><div>{told.day}</div><div>{told.source}</div>"
        f"{body}</article></body></html>"
    )


@pytest.mark.parametrize("language", sorted(TOLD))
def test_a_page_says_who_when_and_where_from(language: str) -> None:
    told = TOLD[language]
    found = clean(page_of(told, language), media_type="text/html").metadata
    assert found.title == told.title
    assert found.authors == (told.name,)
    assert found.published == "2024-05-03"
    assert found.source == told.paper


@pytest.mark.parametrize("language", sorted(TOLD))
def test_a_text_says_who_and_when_and_keeps_its_sentences(language: str) -> None:
    told = TOLD[language]
    text = f"{told.title}\n\n{told.byline}\n\n{told.day}\n\n{told.body}\n\n{told.source}\n"
    done = clean(text)
    assert done.metadata.authors == (told.name,)
    assert (done.metadata.published or "")[:10] == "2024-05-03"
    assert done.metadata.source == told.paper
    for sentence in told.body.split(". "):
        assert sentence.strip(" .") in done.body
