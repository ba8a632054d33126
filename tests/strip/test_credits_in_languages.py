"""Credit lines of nine languages, above a text and below it: what they say is in the metadata."""

import pytest

from cleaner import clean

PROSE = {
    "fr": "Le fleuve est monté de deux mètres dans la nuit, et trois villages ont gagné les hauteurs avant l'aube. Le maire a promis des secours, et les habitants attendent depuis hier.",
    "de": "Der Fluss stieg in der Nacht um zwei Meter, und drei Orte wurden noch vor dem Morgen geräumt. Der Bürgermeister versprach Hilfe, und die Bewohner warten seit gestern.",
    "es": "El río subió dos metros durante la noche, y tres pueblos se marcharon a las alturas antes del alba. El alcalde prometió ayuda, y los vecinos esperan desde ayer.",
    "ru": "Ночью река поднялась на два метра, и жители трёх деревень ушли на высокий берег ещё до рассвета. Глава района обещал помощь, а люди ждут со вчерашнего дня.",
    "pl": "W nocy rzeka podniosła się o dwa metry, a mieszkańcy trzech wsi jeszcze przed świtem przenieśli się na wzgórza. Wójt obiecał pomoc, a ludzie czekają od wczoraj.",
    "ar": "ارتفع منسوب النهر مترين خلال الليل، فانتقل سكان ثلاث قرى إلى المرتفعات قبل الفجر. ووعد رئيس البلدية بالمساعدة، وينتظر الأهالي منذ أمس أن تنحسر المياه.",
    "vi": "Trong đêm nước sông dâng thêm hai mét, và dân ba làng đã dời lên chỗ cao trước khi trời sáng. Chủ tịch xã hứa sẽ giúp đỡ, còn bà con vẫn chờ nước rút.",
    "ja": "夜のうちに川は二メートル増水し、三つの村の住民は夜明け前に高台へ移った。村長は支援を約束し、住民は昨日から低い通りの水が引くのを待っている。",
    "ko": "밤사이 강물이 2미터나 불어나 세 마을의 주민들이 동이 트기 전에 높은 곳으로 옮겨 갔다. 군수는 지원을 약속했고, 주민들은 물이 빠지기를 기다리고 있다.",
}
DAY, TIME = "2024-05-04", "2024-05-04T10:20"
LINES = [
    ("fr", "Publié le 4 mai 2024 à 10h20 – Par Jeanne Dupont", {"published": TIME, "authors": ("Jeanne Dupont",)}),
    ("fr", "Par Jeanne Dupont et Anna Roche, publié le 4 mai 2024", {"published": DAY, "authors": ("Jeanne Dupont", "Anna Roche")}),
    ("fr", "Publié le 04/05/2024 à 10:20 | Mis à jour le 06/05/2024", {"published": TIME, "modified": "2024-05-06"}),
    ("de", "Von Anna Schmidt | 04.05.2024, 10:20 Uhr", {"published": TIME, "authors": ("Anna Schmidt",)}),
    ("de", "Veröffentlicht am 4. Mai 2024 von Anna Schmidt", {"published": DAY, "authors": ("Anna Schmidt",)}),
    ("de", "Text: Anna Schmidt, Fotos: Jan Berg", {"authors": ("Anna Schmidt",), "credits": ("Fotos: Jan Berg",)}),
    ("es", "Por Ana García | 4 de mayo de 2024", {"published": DAY, "authors": ("Ana García",)}),
    ("es", "Publicado el 4 de mayo de 2024 por Ana García", {"published": DAY, "authors": ("Ana García",)}),
    ("es", "Fuente: EFE", {"source": "EFE"}),
    ("ru", "Автор: Анна Иванова", {"authors": ("Анна Иванова",)}),
    ("ru", "Опубликовано 4 мая 2024, 10:20", {"published": TIME}),
    ("ru", "Источник: ТАСС", {"source": "ТАСС"}),
    ("ru", "Фото: Иван Петров", {"credits": ("Фото: Иван Петров",)}),
    ("pl", "Autor: Anna Nowak", {"authors": ("Anna Nowak",)}),
    ("pl", "Opublikowano 4 maja 2024", {"published": DAY}),
    ("pl", "Źródło: PAP", {"source": "PAP"}),
    ("ar", "نشر في 4 مايو 2024", {"published": DAY}),
    ("ar", "كتب: أحمد علي", {"authors": ("أحمد علي",)}),
    ("ar", "الكاتب: أحمد علي | 4 مايو 2024", {"published": DAY, "authors": ("أحمد علي",)}),
    ("ar", "المصدر: رويترز", {"source": "رويترز"}),
    ("vi", "Đăng ngày 4 tháng 5 năm 2024", {"published": DAY}),
    ("vi", "Tác giả: Nguyễn Văn An", {"authors": ("Nguyễn Văn An",)}),
    ("vi", "Nguồn: VnExpress", {"source": "VnExpress"}),
    ("ja", "公開日：2024年5月4日", {"published": DAY}),
    ("ja", "執筆：山田太郎", {"authors": ("山田太郎",)}),
    ("ja", "出典：江辺新聞", {"source": "江辺新聞"}),
    ("ko", "입력 2024-05-04 10:20 | 수정 2024-05-06 09:00", {"published": TIME, "modified": "2024-05-06T09:00"}),
    ("ko", "김철수 기자", {"authors": ("김철수",)}),
    ("ko", "출처: 연합뉴스", {"source": "연합뉴스"}),
]  # fmt: skip
BARE = [
    ("vi", "Thứ Bảy, 04/05/2024 10:20", {"published": TIME}),
    ("ja", "2024年5月4日 10時20分", {"published": TIME}),
    ("ru", "4 мая 2024 | Анна Иванова", {"published": DAY, "credits": ("Анна Иванова",)}),
    ("pl", "Anna Nowak, 4 maja 2024", {"published": DAY, "credits": ("Anna Nowak",)}),
]


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(("language", "line", "wanted"), LINES)
def test_a_labelled_line_goes_and_is_read(language, line, wanted, place):
    prose = PROSE[language]
    text = (
        f"{line}\n{prose}\n{prose[:-1]}!" if place == "above" else f"{prose}\n{prose[:-1]}!\n{line}"
    )
    document = clean(text)
    assert line not in document.text
    assert prose in document.text
    assert {name: getattr(document.metadata, name) for name in wanted} == wanted


@pytest.mark.parametrize(("language", "line", "wanted"), BARE)
def test_a_line_without_a_label_is_read_above_the_text_and_stays_below_it(language, line, wanted):
    prose = PROSE[language]
    document = clean(f"{line}\n{prose}\n{prose[:-1]}!")
    assert {name: getattr(document.metadata, name) for name in wanted} == wanted
    assert line in clean(f"{prose}\n{prose[:-1]}!\n{line}").text
