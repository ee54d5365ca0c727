"""What the composed chronicles are made of: sentences with places for names, and what can be said in a note.

A slot {place}, {tangut}, {name} is filled with a name, after which a note may stand; {quote} with speech; the words
between ⟨ and ⟩ look like a date and are none.
"""

from typing import Final

EVENTS: Final = (
    "夏人寇{place}",
    "詔{place}增築外城",
    "以{name}知{place}",
    "{place}言大旱",
    "遣{name}使高麗",
    "{tangut}遣使來貢方物",
    "{place}地震，壞民廬舍",
    "罷{name}為團練使",
    "賜{tangut}襲衣、金帶",
    "{tangut}率眾內附",
    "{name}敗夏人於{place}",
    "雨雹於{place}",
    "徙{place}民於內地",
    "賜{place}⟨冬至⟩酒食",
)
DETAILS: Final = (
    "{name}以親兵拒之，不克",
    "州人閉門固守，⟨七日⟩而圍解",
    "帝謂左右曰：{quote}",
    "{name}上言：{quote}",
    "城中糧支⟨三月⟩，或請棄之，不聽",
    "{name}⟨年二十六⟩，勇而有謀",
    "{tangut}請和，許之",
    "在邊⟨十餘年⟩，士卒樂為之用",
    "{name}請濟師，不報",
    "自{place}至塞下⟨三百里⟩，皆置烽候",
    "民間謂之{quote}",
)
QUOTES: Final = (
    "吾受國厚恩，當死守",
    "彼眾我寡，宜堅壁以待",
    "古人有言「兵貴拙速」，此其時也",
    "使者不辱命",
    "鐵城",
)
NAMES: Final = ("張延信", "劉承緒", "周季方", "高懷遠", "折惟昭", "范宗古", "楊崇義", "葛懷玉")
PLACES: Final = ("麟州", "府州", "環州", "慶州", "渭州", "蘭州", "綏德軍", "鎮戎軍", "保安軍", "平夏城")
PLACE_GLOSSES: Final = ("在河東路", "即古之新秦", "治廣樂鎮", "屬鄜延路", "與夏國接境", "音同上字")
# A name as the base text has it, and as other works write it.
TANGUT: Final = (
    ("浪悉訛", "朗錫鄂"),
    ("咩布移", "密補伊"),
    ("野遇乞", "葉裕沁"),
    ("嵬羅多", "威羅都"),
    ("吃遇", "沁裕"),
)
# Works as they are cited, and whether their juan are.
WORKS: Final = (
    ("《宋史·夏國傳》", False),
    ("《遼史·西夏外紀》", False),
    ("《西夏書事》", True),
    ("《東都事略》", False),
    ("《隆平集》", False),
    ("《續資治通鑑長編》", True),
    ("《宋會要》", False),
    ("《涑水記聞》", True),
)
SHORT: Final = ("《宋史》", "《東都事略》", "《長編》", "《西夏書事》")
REMARKS: Final = (
    "按{work}不載此事",
    "案諸書所記互異",
    "按此事{work}繫於{month}",
    "按{place}時已內屬",
    "謹按{work}不著其名",
)
SEASONS: Final = "春春春夏夏夏秋秋秋冬冬冬"

# The characters of this module, and of eras and dates, that simplified script writes otherwise.
TRADITIONAL: Final = (
    "來傳內冊劉啟國圍團堅報壞壽寧寶屬師帶廣廬張慶憲應懷據敗於時曆書會東棄楊樂欽歲濟為環異當眾祿禎築糧紀紹"
    "統綏綱緒編練繫續罷羅義聖聞聽與興萬葉蕭蘭衛補襲見親觀記訛許詔請諸謀謂謹豐貞貢貴資賜贊軍載輔遠遼邊錫鎮"
    "鐵鑑長門閉開閏間順顯餘麗"
)
SIMPLIFIED: Final = (
    "来传内册刘启国围团坚报坏寿宁宝属师带广庐张庆宪应怀据败于时历书会东弃杨乐钦岁济为环异当众禄祯筑粮纪绍"
    "统绥纲绪编练系续罢罗义圣闻听与兴万叶萧兰卫补袭见亲观记讹许诏请诸谋谓谨丰贞贡贵资赐赞军载辅远辽边锡镇"
    "铁鉴长门闭开闰间顺显余丽"
)
