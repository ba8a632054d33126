"""The line labeller in languages and scripts: running text between furniture stays in any of them."""

import pytest

import cleaner
from cleaner.strip.lines.shape import shape_of

HEAD = [
    "Home",
    "News",
    "Sport",
    "Weather",
    "Log in",
    "Register",
    "Subscribe",
    "Follow us on Facebook",
]
FOOT = [
    "Share this article", "Most read", "About us", "Contact", "Privacy policy", "Terms of use",
    "© 2024 The Valley Post. All rights reserved.",
]  # fmt: skip

TEXTS = {
    "Russian": [
        "Вчера утром старый паром снова вышел на реку, и на берегу собралась половина деревни.",
        "Капитан рассказал, что двигатель чинили всю зиму, а новые доски привезли соседи.",
        "Билет стоит столько же, сколько двадцать лет назад, но дети до десяти лет едут даром.",
        "К вечеру паром перевёз шестьсот человек, трёх коров и одну очень недовольную козу.",
    ],
    "Polish": [
        "Wczoraj rano stary prom znowu wypłynął na rzekę, a na brzegu zebrała się połowa wsi.",
        "Kapitan opowiadał, że silnik naprawiano całą zimę, a nowe deski przywieźli sąsiedzi.",
        "Bilet kosztuje tyle samo co dwadzieścia lat temu, ale małe dzieci jadą za darmo.",
        "Do wieczora prom przewiózł sześćset osób, trzy krowy i jedną bardzo obrażoną kozę.",
    ],
    "Greek": [
        "Χθες το πρωί το παλιό πορθμείο βγήκε ξανά στο ποτάμι και μαζεύτηκε το μισό χωριό.",
        "Ο καπετάνιος είπε ότι η μηχανή επισκευαζόταν όλο τον χειμώνα με ξύλα των γειτόνων.",
        "Το εισιτήριο κοστίζει όσο πριν από είκοσι χρόνια, αλλά τα παιδιά δεν πληρώνουν.",
        "Ως το βράδυ πέρασαν εξακόσιοι άνθρωποι, τρεις αγελάδες και μια θυμωμένη κατσίκα.",
    ],
    "German": [
        "Gestern früh fuhr die alte Fähre wieder auf den Fluss, und das halbe Dorf sah zu.",
        "Der Kapitän erzählte, der Motor sei den ganzen Winter über ausgebessert worden.",
        "Die Karte kostet so viel wie vor zwanzig Jahren, Kinder aber fahren umsonst mit.",
        "Bis zum Abend setzten sechshundert Leute über, drei Kühe und eine gekränkte Ziege.",
    ],
    "Swedish": [
        "I går morse gick den gamla färjan ut på älven igen, och halva byn stod och såg på.",
        "Kaptenen berättade att motorn hade lagats hela vintern med hjälp av grannarna.",
        "Biljetten kostar lika mycket som för tjugo år sedan, men barnen åker gratis.",
        "Fram till kvällen åkte sexhundra människor, tre kor och en mycket sur get över.",
    ],
    "Korean": [
        "어제 아침 낡은 나룻배가 다시 강으로 나갔고, 마을 사람 절반이 강가에 모였다.",
        "선장은 겨울 내내 엔진을 고쳤으며 새 판자는 이웃들이 가져다주었다고 말했다.",
        "뱃삯은 이십 년 전과 같지만, 열 살이 안 된 아이들은 돈을 내지 않아도 된다.",
        "저녁까지 육백 명의 사람과 소 세 마리, 그리고 몹시 화난 염소 한 마리가 강을 건넜다.",
    ],
    "Thai": [
        "เมื่อวานตอนเช้าเรือข้ามฟากลำเก่ากลับมาแล่นในแม่น้ำอีกครั้งและชาวบ้านครึ่งหมู่บ้านมายืนดู",
        "กัปตันเล่าว่าซ่อมเครื่องยนต์ตลอดฤดูหนาวโดยมีเพื่อนบ้านช่วยกันหาไม้กระดานใหม่มาให้",
        "ค่าตั๋วเท่ากับเมื่อยี่สิบปีก่อนแต่เด็กอายุไม่ถึงสิบขวบขึ้นเรือได้โดยไม่ต้องจ่ายเงิน",
        "จนถึงตอนเย็นมีคนข้ามฟากหกร้อยคนกับวัวสามตัวและแพะหนึ่งตัวที่ดูโมโหมาก",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_running_text_of_any_language_between_english_furniture_stays(language: str) -> None:
    text = TEXTS[language]
    page = "\n".join([*HEAD, *text, *FOOT])
    body = cleaner.clean(page, media_type="text/plain").body
    assert [line for line in text if line not in body] == []


@pytest.mark.parametrize("language", TEXTS)
def test_a_paragraph_is_prose_in_any_script(language: str) -> None:
    assert all(shape_of(line).prose > 0 for line in TEXTS[language])


def test_a_letter_weighs_the_same_in_any_script_of_letters() -> None:
    latin, cyrillic, georgian = map(shape_of, ("abcdef", "абвгде", "აბგდევ"))
    assert latin.weight == cyrillic.weight == georgian.weight == 6
    assert latin.lower == cyrillic.lower == georgian.lower


def test_capitals_are_counted_beyond_ascii() -> None:
    assert shape_of("Москва Пермь Казань").upper == 3
    assert shape_of("Şişli'de İstanbullu Çağrı").upper == 3
