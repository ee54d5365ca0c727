"""Where dates stand in narrative, and what looks like a date and is none."""

from __future__ import annotations

import re
from typing import Final

from edition.grammar.dates import DateParts
from edition.grammar.notes import NUMERAL
from edition.grammar.pairs import PAIR

# A date begins where a clause begins: after a stop, a quotation mark, a bracket, or the indentation.
_NUMBERS: Final = "①-⑳㉑-㉟㊱-㊿"
_STOPS: Final = '。，；：！？、「」『』《》（）“”‘’〈〉【】〔〕﹁﹂﹃﹄○◎§．｡\n\r\u3000 \u00a0\t\x01.,;:!?()"'
CLAUSE: Final = re.compile(rf"(?:^|(?<=[{_STOPS}{_NUMBERS}]))(?=[^{_STOPS}{_NUMBERS}\x00])")
SENTENCE_STOPS: Final = frozenset('。．｡！？」』）”’〉】〕﹂﹄○◎§\n\r\u3000\u00a0\t\x01.!?) "')
# Where one mark stands at every pause (句讀), a sentence may begin after any.
PAUSE_STOPS: Final = SENTENCE_STOPS | frozenset("，,、；：;:")
# Such a mark read as the comma that it may be.
AS_COMMAS: Final = str.maketrans("。．｡、", "，，，，")

# Within a clause only a year with its era (or 是年, 次年 …) is sure to be a date: 以太平興國七年, 自咸平二年.
# Every pattern that is sought through whole texts begins with a class of characters, which re skips to quickly.
YEAR_INSIDE: Final = re.compile(
    rf"[元{NUMERAL}](?<![{NUMERAL}][元{NUMERAL}])(?:(?<=元)|(?<=[{NUMERAL}])[{NUMERAL}]{{0,2}})年"
)
_MONTH: Final = (
    rf"(?:[是今]月|[明去今昨][春夏秋冬]|[前此本]月(?=[{NUMERAL}]{{1,3}}日)|[是次去昨明上本當翌其今][年歲岁](?:[閏闰]?(?:正|[{NUMERAL}]{{1,2}})月)?|[閏闰](?:正|[{NUMERAL}]{{1,2}})?月"
    rf"|[春秋冬]?(?:正|[{NUMERAL}]{{1,2}})月|夏[四五六]月|(?:元|[{NUMERAL}]{{1,3}})年)"
)
_MONTH_BEFORE: Final = "於于在自至迄訖讫及逮以作之何又云係系繫"
MONTH_INSIDE: Final = re.compile(rf"(?<=[{_MONTH_BEFORE}]){_MONTH}")
# 言五年所議, 論元年所定: who speaks in indirect speech names the year of what was done.
_TOLD: Final = rf"(?:元|[{NUMERAL}]{{1,2}})年(?=所)"
_TOLD_BEFORE: Final = "言論论奏"
# 改明年為大康: the year that is to be.
_TO_BE: Final = "[明來来][年歲岁](?=[為为曰])"
YEAR_TOLD: Final = re.compile(rf"(?<=[{_TOLD_BEFORE}]){_TOLD}|(?<=改){_TO_BE}")
# 期以明日會兵, 約明年入貢: a day or year appointed. 自景德中進誓表, 方於至道中所葺: an era named without a year.
# 女直在宋初屢貢: the first years of a state. All of these, and those above: a date stands behind the match.
_IN_STATE: Final = "[唐梁晉晋漢汉周宋遼辽金元明隋][初末季]"
# 以明年為嘉定元年: a year to come is named. 於月之晦日, 時月之十日也: of the month that is told. 於丁未日朝見.
_OF_THE_MONTH: Final = rf"月之(?:[晦望朔]|[初{NUMERAL}]{{1,3}}日)"
TO_BE: Final = re.compile(rf"(?<=[改以]){_TO_BE}")
DAY_INSIDE: Final = re.compile(rf"(?<=[於于以]){PAIR}(?=日)")
INSIDE: Final = re.compile(
    rf"[{_MONTH_BEFORE}{_TOLD_BEFORE}期约約當当從从改時时](?:"
    rf"(?<=[於于以時时])(?={_OF_THE_MONTH})|(?<=[於于以])(?={PAIR}日)|"
    rf"(?<=[{_MONTH_BEFORE}])(?={_MONTH})|(?<=[{_TOLD_BEFORE}])(?={_TOLD})|(?<=改)(?={_TO_BE})"
    rf"|(?<=[期約约])以?(?=[明翌翼次][日年歲岁])|(?<=[在自當当])(?={_IN_STATE})"
    r"|(?<=[自從从迄於于在])(?P<era>)(?=[^，。；：、]{2,6}?[初中末間间]))"
)
# 切見去年甲保明某賞, 放行戰功及去夏某路恩賞, 甲今年五月方轉某官: in what is said, within a clause.
SAID_INSIDE: Final = re.compile(
    rf"(?<=[見见及據据緣缘準准聞闻])(?=去(?:[年歲岁]|[春夏秋冬](?![至夏])))|(?=今[年歲岁][閏闰]?(?:正|[{NUMERAL}]{{1,2}})月)"
)
APPOINTS: Final = re.compile(r"[期約约]以?$")
# 請以明年入貢, 許以來春還地: what is asked, granted or planned lies ahead.
ASKS: Final = re.compile(r"(?:[請请乞許许議议謀谋欲]|[詔诏](?=以))[以於于]?$")
# 甲言咸平三年乙嘗入寇: what somebody tells of is named in passing.
TELLS: Final = frozenset("言謂谓云奏論论")
# 明年當以此迎使者: with what shall or should be, a day or year to come dates no event.
TO_COME: Final = re.compile(r"[當当將将須须宜必]")
# …至柩前，明日釋服: inside a sentence too these words are dates, and need no pause behind them.
NEXT_OR_SAME: Final = re.compile(r"是[日月年歲岁]|[明翌翼次][日年歲岁]|[逾踰][年歲岁]")
# 三月十五日，…。十六日，…: behind a numbered day of its month another needs no more than its number.
NUMBERED_DAY: Final = re.compile(
    rf"(?P<day>(?:(?:初|[二三]?十[有又]|[廿卄卅][有又]?)(?=[一二三四五六七八九]))?[{NUMERAL}]{{1,3}})日"
)
AFTER_DAY: Final = frozenset("，,夜晚晨旦")
WITHIN: Final = frozenset("在自當当")
IN_STATE: Final = re.compile(r"(?P<state>[唐梁晉晋漢汉周宋遼辽金元明隋])(?P<period>[初末季])(?![帝主])")
# 自至元二十四年至二十六年, 自天禧元年正月迄三年: the year with which a span ends is counted by the era of its first.
SPAN: Final = frozenset("至迄訖讫及")
# Between the two years of a span, or of a list of them, no more than this stands.
SPAN_WIDTH: Final = 24
# 居六年，至十四年，…, 至明年，…: the story goes on to a year.
GOES_ON: Final = re.compile(rf"(?<=[，。；,]至)(?:元|[{NUMERAL}]{{1,3}}|[明次翌是])年[春夏秋冬]?(?=[，,])")
# 「去冬迄今春…」: what is said may begin with its date.
SPEECH_OPENS: Final = frozenset("「『“‘：")
# 抗六年三月已罷, 當是五年冬: within a clause too a bare year with its month or season is a date, told in passing.
YEAR_AND_MONTH: Final = re.compile(
    rf"(?<![{NUMERAL}有又])(?:元|[{NUMERAL}]{{1,3}})年"
    rf"(?:[春秋冬]|夏(?=[{NUMERAL}，。]|$)|[閏闰]?(?:正|[{NUMERAL}]{{1,2}})月)"
)
# 乾道六年、夏乾元年春正月: behind a year the same of another state, whose era is corrupt or unknown, before the month.
LOST_PARALLEL: Final = re.compile(
    rf"、[夏遼辽金宋元][^，。、；年月日{NUMERAL}]{{0,5}}(?:元|[{NUMERAL}]{{1,3}})年"
    rf"(?=[春夏秋冬][閏闰正{NUMERAL}]|[閏闰]?(?:正|[{NUMERAL}]{{1,2}})月)"
)
# 登大觀三年進士第: a degree is taken in a year; 咸平五年進士榜 is a label.
TAKES_DEGREE: Final = frozenset("登中擢舉举第")
DEGREE: Final = re.compile(r"進士|进士")
# 某，泰和六年進士，…: a degree taken, where nothing but a stop or what it gave follows.
GRADUATES: Final = re.compile(r"(?:進士|进士)(?:[，。；,]|及第|出身|第)")
# 實錄云甲子, 《實錄》在甲申: within a clause a pair is a day only where a remark weighs days.
PAIR_INSIDE: Final = re.compile(rf"[在云於于係系繫](?={PAIR}(?![歲嵗岁年之科]))")
# （會要二月一日事）: in a remark the number of a day with its month is a date wherever it stands; 係之初七日.
DAY_OF_MONTH: Final = re.compile(rf"月初?[{NUMERAL}]{{1,3}}日")
MONTH_BEFORE_DAY: Final = re.compile(rf"(?<![{NUMERAL}年])[閏闰]?(?:正|[{NUMERAL}]{{1,2}})$")
DAY_ALONE: Final = re.compile(rf"初(?<=[{_MONTH_BEFORE}]初)[{NUMERAL}]日")
# 甲子，: a day with its pause, or behind its month.
DAY: Final = re.compile(rf"{PAIR}[朔晦望]?[，,]")
# These words introduce a date only where a remark weighs dates: 作正月二日, 載之次年二月, 何以二月.
ONLY_IN_REMARKS: Final = frozenset("作之何又云係系繫")
# Behind these a clause of a remark begins as a sentence does: （去年冬…）, 按：是年…, 《實錄》是月不書.
REMARK_OPENS: Final = frozenset("（(〔〈【[《》：:")
BRACKETS: Final = frozenset("（(〔〈【[")
BRACKET: Final = re.compile(r"[（(〔〈【\[）)〕〉】\]]")
SINCE: Final = frozenset("自從从由")

# A reign that is summed up: 在位二十年，改元乾道二年，天賜禮盛國慶五年 are lengths, not dates.
ON_THE_THRONE: Final = "在位"
REIGN_LENGTH: Final = re.compile(rf"{ON_THE_THRONE}[{NUMERAL}]+年")
ERA_CHANGE: Final = re.compile(r"改元$")
AGE: Final = re.compile(r"(?:年|享年|壽|寿|時年|时年)$")
# 時年二十: how old the person was whose life is told; 建隆四年，繼遷生於…, 以慶曆七年二月六日生: the birth.
AGE_THEN: Final = re.compile(rf"(?<=[，。])[時时]年(?P<age>[{NUMERAL}]{{1,3}})(?=[，。；])")
BIRTH: Final = re.compile(r"[，,]?(?P<name>[^，。；、]{0,4}?)生(?=[於于。，也])")
# 治平三年冬服, 慶曆七年曆: a date that is the label of a thing.
LABEL: Final = re.compile(r"服|新?[曆历](?=[日，。；、])|榜|進士|进士|登科|節(?!度)|节(?!度)|生日")
BIRTHDAY: Final = re.compile("生[日辰][在以於于]?$")
# 三月不雨, 五月而成, 三年之喪: a length of time.
LENGTH: Final = re.compile(r"[不未而之乃間间餘余內内有矣耳]|[畢毕訖讫][工功役事]|以[來来上下]")
# 二年後放還: a year that only counts.
AFTER_YEARS: Final = re.compile(r"[後后](?![，,])")
# 二月之役: with what happened in it, a month is no length.
EVENT_OF: Final = re.compile("之(?:役|戰|战|敗|败|捷|變|变|盟|會|会)")
# 夏州, 夏國, 夏人 are no summer, 秋毫 and 春秋 no seasons.
SEASON_END: Final = re.compile(r"[，、,\s]|$")
FLASHBACK: Final = re.compile(
    r"(?:初|先是|始)(?=[，,])|先是|初(?![一二三四五六七八九十]|[置為为以無无不未及名]|[充仕任授補补除拜隸隶舉举調调試试])"
)
# 至是，…: what was told from before leads up to the time of the main line.
BACK_AGAIN: Final = re.compile("(?<=[。；，])(?:至|及|迄)(?:是|此|今)(?=[，,])")
# 天平寶字二年八月庚子朔: at the head of a paragraph, what stands before a year with its month may be an era that no
# table has. A ruler, or how long something lasted, is none.
_NO_ERA: Final = rf"在位立王公侯伯帝君薨卒崩凡居歷历前後后自至其是者也即年月日歲岁又越逾踰閱阅更\s{NUMERAL}"
UNKNOWN_ERA: Final = re.compile(
    rf"(?P<era>[^{_STOPS}{_NO_ERA}]{{1,4}})(?=(?:元|[{NUMERAL}]{{1,3}})年"
    rf"(?:[春夏秋冬]?[，,]?[閏闰]?(?:正|[{NUMERAL}]{{1,2}})月|、[^，。、；]{{1,8}}年))"
)
LINE_HEADS: Final = frozenset("\n\r \u3000○")
# 以至元七年為至正元年, 改正隆六年為大定元年
BECOMES: Final = frozenset("為为")
PROCLAIMS: Final = frozenset("以改")
# 寶元元年、夏大慶二年, 景祐三年、元昊廣運二年: two names of one year.
EQUAL: Final = re.compile("、[^，。、；：]{0,3}")
# 南渡以後, 軍興以來: since an event that the phrase names alone.
SINCE_WORDS: Final = re.compile("[以已][來来後后](?=[，,])")
SINCE_EVENT: Final = re.compile(
    rf"自?(?![自是此茲兹今古爾尔昔其然而由往先從从言云稱称謂谓])[^自從从{_STOPS}年月日歲岁旬{NUMERAL}]{{2,5}}[以已][來来後后](?=[，,])"
)
# 天僖元年，…: what stands before a first year at the head of a sentence is an era, or a king; here no table has it.
FIRST_YEAR: Final = "元年"
ERA_SIZE: Final = 2
UNKNOWN_FIRST: Final = re.compile(
    rf"(?<=[。；\n\u3000])(?P<era>[^{_STOPS}{_NO_ERA}今]{{{ERA_SIZE}}})(?={FIRST_YEAR}[，,春夏秋冬正])"
)
# The characters of temple names (廟號) and of the names that follow them in other histories.
_TEMPLE: Final = (
    "太世高中真眞仁英神哲徽欽钦孝光寧宁理度恭聖圣道興兴天章顯显睿憲宪武文成宣昭景穆明順顺元肅肃代德敬懿僖哀崇毅惠桓襄"
    "獻献莊庄閔闵末出隱隐"
)
_ACCESSION: Final = rf"(?P<ruler>[{_TEMPLE}]{{1,2}}[祖宗帝]|天祚|海陵)(?:即位|嗣位|立)"
# 西夏稱大安十年春正月: the era is that of the state that calls the year so.
STATE_CALLS: Final = re.compile(
    "(?P<state>西夏|[夏遼辽金宋元蜀閩闽吳吴梁晉晋]|契丹)[國国主人]?(?:改元)?(?:[稱称]|是[為为])$"
)
# 太祖四年, 元太宗二年春: of rulers who counted their years without an era.
REIGN_YEAR: Final = re.compile(
    rf"(?P<state>[大]?[元遼辽金]|蒙古)?(?P<ruler>[太定憲宪][祖宗])(?:皇帝)?(?=(?:元|[{NUMERAL}]{{1,2}})年)"
)
REIGN_FIRST: Final = frozenset("大元遼辽金蒙太定憲宪")
# 宋初, 唐末, 恭帝初: the beginning or end of a state or reign.
_STATE_PERIOD: Final = (
    "(?P<state>[後后前北南西東东]?[唐梁晉晋漢汉周宋遼辽金元明清隋齊齐陳陈魏吳吴蜀夏秦])(?P<period>[初末])"
)
_REIGN_PERIOD: Final = (
    "(?P<ruler>[太世高中真眞仁英神哲徽欽钦孝光寧宁理度恭聖圣道興兴穆景莊庄明閔闵隱隐出末]"
    "[祖宗帝])(?P<period>[初末])"
)
_PATTERNS: Final = (_ACCESSION, _REIGN_PERIOD, _STATE_PERIOD)
IN_REIGN: Final = tuple(re.compile(f"{pattern}(?=[，,])") for pattern in _PATTERNS)
# The same where no stop is written: at the head of a paragraph, and before what a career brings (周初加中書令).
ACCESSION_AT_HEAD: Final = re.compile(f"{_ACCESSION}(?![前後后時时之年者也，]|以[來来後后前])")
PERIOD_UNSTOPPED: Final = tuple(
    re.compile(f"{pattern}(?=[加授拜遷迁改封除遣入為为來来])") for pattern in _PATTERNS[1:]
)
# The characters with which the patterns above begin.
FIRST: Final = frozenset(
    "初先始后後前北南西東东唐梁晉晋漢汉周宋遼辽金元明清隋齊齐陳陈魏吳吴蜀夏秦太世高中真眞仁英神哲徽欽钦孝光寧宁理度恭聖圣道興兴"
    "天章顯显睿憲宪武文成宣昭景穆順顺肅肃代德敬懿僖哀崇毅惠桓襄獻献莊庄閔闵末出隱隐"
)
POSTPOSED_BEFORE: Final = re.compile(r"[時时](?:則|则|實|实)?$|蓋$|盖$|乃$|即$|實$|实$")
SPEAKS: Final = re.compile(r"(?:曰|云|言|奏|上言|詔|诏|謂|谓|書|书|表)[：:]?$")
POSTHUMOUS: Final = re.compile(r"追(?:上|尊|諡|谥|封|贈|赠|冊|册)")


def span_of(phrase: str) -> DateParts | None:
    """The parts of a phrase that names a state or a reign instead of a year (唐末, 仁宗即位), None for any other."""
    for pattern in IN_REIGN:
        match = pattern.match(f"{phrase}，")
        if match is not None and match.end() == len(phrase):
            named = match.groupdict()
            return DateParts(phrase, named.get("state"), named.get("ruler"), period=named.get("period"))
    return None


# 久之，…。明年，…; 服除，…: years that are not told.
LAPSE: Final = re.compile(
    "久之|久乃|[數数累歷历][年歲嵗岁]|[年歲嵗岁][餘余]|服[除闋阕]|[除免終终]喪|[除免終终]丧|喪除|丧除|終制|终制|丁.{0,2}[憂忧艱艰]|[秩任考][滿满]"
)
# 復上疏曰：「: who quotes, tells.
QUOTES: Final = re.compile("曰[：:]?[「『“]")
