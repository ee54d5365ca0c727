"""What tells where a name begins: surnames, and the words that stand before names.

The surnames are the common ones of the 百家姓 and the two-character ones of the standard histories; they settle
boundaries only and never decide alone.
"""

from __future__ import annotations

from typing import Final

SURNAMES: Final = frozenset(
    "趙钱錢孫孙李周吳吴鄭郑王馮冯陳陈褚衛卫蔣蒋沈韓韩楊杨朱秦尤許许何呂吕施張张孔曹嚴严華华金魏陶姜戚謝谢鄒邹喻柏"
    "水竇窦章雲云蘇苏潘葛奚范彭郎魯鲁韋韦昌馬马苗鳳凤花方俞任袁柳酆鮑鲍史唐費费廉岑薛雷賀贺倪湯汤滕殷羅罗畢毕郝"
    "鄔邬安常樂乐于時时傅皮卞齊齐康伍余元卜顧顾孟平黃黄和穆蕭萧尹姚邵湛汪祁毛禹狄米貝贝明臧計计伏成戴談谈宋茅龐庞"
    "熊紀纪舒屈項项祝董梁杜阮藍蓝閔闵席季麻強强賈贾路婁娄危江童顏颜郭梅盛林刁鍾钟徐邱駱骆高夏蔡田樊胡凌霍虞萬万支"
    "柯昝管盧卢莫經经房裘繆缪干解應应宗丁宣賁贲鄧邓郁單单杭洪包諸诸左石崔吉鈕钮龔龚程嵇邢滑裴陸陆榮荣翁荀羊於惠甄"
    "麴家封芮羿儲储靳汲邴糜松井段富巫烏乌焦巴弓牧隗山谷車车侯宓蓬全郗班仰秋仲伊宮宫寧宁仇欒栾暴甘斜厲厉戎祖武符劉刘"
    "景詹束龍龙葉叶幸司韶郜黎薊蓟薄印宿白懷怀蒲邰從从鄂索咸籍賴赖卓藺蔺屠蒙池喬乔陰阴胥能蒼苍雙双聞闻莘党翟譚谭貢贡"
    "勞劳逄姬申扶堵冉宰酈郦雍璩桑桂濮牛壽寿通邊边扈燕冀郟郏浦尚農农溫温別别莊庄晏柴瞿閻阎充慕連连茹習习宦艾魚鱼容向"
    "古易慎戈廖庾終终暨居衡步都耿滿满弘匡國国文寇廣广祿禄闕阙東东歐欧殳沃利蔚越夔隆師师鞏巩聶聂晁勾敖融冷訾辛闞阚那簡"
    "简饒饶空曾毋沙乜養养鞠須须豐丰巢關关蒯相查後后荊荆紅红游竺權权逯蓋盖益桓公折种仁野嵬咩訛讹"
)

# Words after which a name may begin: verbs that take a person, titles, kinship, group nouns.
BEFORE_NAME: Final = frozenset(
    "與与及并並同和以遣使令命詔诏召封授為为擒執执殺杀斬斩討讨破攻擊击敗败救援降納纳立弟子兄父母孫孙侄妻女將将帥帅領领長长"
    "酋族部黨党主王使者官下名曰於于從从知監监牙校史令尉相臣軍军戶户蕃番等首其之而"
    "居往至入走屯駐驻壁次據据保守襲袭圍围出過过經经由自在號号諭谕誘诱遇見见與告請请"
)

# Names of peoples and regions, after which the name of a tribe or place may begin.
PEOPLES_AND_REGIONS: Final = frozenset(
    [
        "党項",
        "吐蕃",
        "回鶻",
        "契丹",
        "女真",
        "蒙古",
        "突厥",
        "沙陀",
        "吐渾",
        "室韋",
        "達靼",
        "西蕃",
        "西番",
        "河西",
        "河東",
        "河南",
        "河北",
        "河湟",
        "陝西",
        "關中",
        "隴右",
        "山南",
        "嶺南",
        "遼東",
        "漠北",
        "漠南",
    ]
)
