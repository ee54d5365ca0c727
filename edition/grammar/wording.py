"""The wording of notes that name no source for their entry: what tells a remark from a gloss.

An editor's remark weighs: it says what is wrong, doubtful, missing or placed here for want of a better date, and
which account was followed. A gloss explains a word: its sound, where a place lies, who a man is, what an office did.
Each pattern is a feature with a weight, for a remark above zero and for a gloss below; docs/profiles.md says it to
users.
"""

from __future__ import annotations

import re
from typing import Final

from edition.grammar.notes import MARKER, NUMERAL

# 原注：, 自注：: who wrote the note; what it does stands behind.
LABEL: Final = re.compile(r"(?:原|自|本|舊|旧|元|小|夾|夹)[注註][曰云]?[：:]?")
# 考異曰, 臣光曰, 謹案, 臣等謹案, 愚按, 臣松之以為: whoever speaks so weighs.
OPENS_REMARK: Final = re.compile(
    rf"""
      {MARKER.pattern}
    | 考[異异][曰云：:，]? | 考[證证]?[曰云：:] | [今又謹竊窃]考
    | (?:史臣|史氏|論|论|贊|赞|評|评|臣[^，。：:\s]{{0,4}}?|外史氏)曰
    | 臣[^，。：:\s]{{0,3}}?(?: 等 )?(?: [謹谨竊窃]?[按案] | 以為 | 以为 | [謹谨竊窃] )
    | [愚余予](?: [謹谨竊窃]?[按案謂谓以] ) | [竊窃][謂谓疑以按案]
    | 附[記记錄录考論论]?[：:] | 辨[誤误][曰：:]
    """,
    re.VERBOSE,
)
# 《魏略》曰, 《元和志》：: another work is quoted; what it says is its own, only a verdict behind it is the editor's.
QUOTES: Final = re.compile(
    r"(?:並|并|皆|又|亦)?(?:[^，。；：:「」]{0,6}(?:曰|云)(?=[：:「])|曰|云|[：:]|[載载稱称記记言][曰云：:])"
)

# What an editor says of the accounts he weighed; it makes a remark whatever else the note has.
VERDICT: Final = re.compile(
    r"""
      (?: 當 | 当 | 待 | 俟 | 須 | 须 | 更 | 宜 | 可 | 備 | 备 ) [再更]? (?: 考 | 檢 | 检 | 詳考 | 详考 | 詳之 )
    | 存[疑考參参] | 待[證证詳详] | 闕疑 | 阙疑 | 姑[附存從从繫系仍] | 兩存 | 两存 | [並并]存
    | [未不]知孰[是] | 未詳孰 | 未详孰 | 孰[是得] | 何[據据所]
    | 今 [並并皆俱兩两]? (?: 從 | 从 | 不取 | 附 | 移 | 改 | 依 | 據 | 据 | 削 | 刪 | 删 | 略 | 掇 |
        采 | 採 | 取 | 參 | 参 | 追 | 但 | 且 | 姑 | 亦 | 繫 | 系 | 係 | 仍 | 並 | 并 | 兩 | 两 | 去 |
        增 | 補 | 补 | 闕 | 阙 | 正 | [聯聨联連连並并][書书] )
    | [故因亦仍遂]?附(?: 見 | 见 | 此 | 于 | 於 | 之 | 書 | 书 | 注 | [年月]末 ) | 附著 | 不復?取
    | 追[書书記记敘叙載载] | 移正 | 移入 | 刪去 | 删去 | 削去 | 不取
    | 重[出見见複复] | [複复]出 | 再見 | 再见
    | [抵牴][牾捂] | 舛 | [互有]異 | [互有]异 | 異同 | 异同 | 不同 | 不合 | 差異 | 差异
    | [誤误訛讹謬谬] | 非是 | 恐非 | 非也 | 失之 | 失實 | 失实 | 失考 | 非[實实] | 未可[盡尽]?信 |
        不足[據据信憑]
    | [疑恐] (?! [懼惧兵其眾众之] ) | 可疑 | 衍[文字] | [脫脱][文字]
    """,
    re.VERBOSE,
)
# Weights beside the verdicts: how an editor speaks of records, of what they lack, of his own arrangement.
FEATURES: Final[tuple[tuple[float, re.Pattern[str]], ...]] = tuple(
    (weight, re.compile(pattern, re.VERBOSE))
    for weight, pattern in (
        (
            2.0,
            r"""
            (?:不|未|失|闕|阙|無|无|弗|罕|並無|亦無)(?: [載载書书著記记錄录及] (?!\w*[之]官) | 詳 | 详 | 考 |
            聞 | 見於 | 见于 | 此事 | 此條 | 其事 | 可考 | 所考 )
            """,
        ),
        (
            2.0,
            r"""
            (?:不得 | 失 | 不詳 | 不记 | 不知 | 未知 | 不著 | 闕 | 阙 | 亡 )其? (?: [年月日]+ | 時 | 时 |
            名 | 姓 | 人 | 事 )
            """,
        ),
        (2.0, r"[當当應应] (?: 作 | 是 | 在 | 為 | 为 | 即 | 有 | 從 | 从 | 以 | 附 | 於 ) (?! [時时] )"),
        (
            2.0,
            r"""
            蓋 | 盖 | ^[據据]此 | 似[是當当在乃有即] | 殆 | 豈 | 岂 | 安得 | 何以 | 可知 | 可見 | 可见 | 足[徵征證证] |
            想[即是當当]
            """,
        ),
        (
            2.0,
            r"""
            諸[書书史家傳传本] | 他書 | 史家 | 史[臣官氏]  | 史[言失闕阙家云稱称特為备備不書书] | 書法 |
            书法 | 舊史 | 旧史 | 新史 | 正史 | 前史 | 國史 | 国史 | 實錄 | 实录 | 會要 | 会要 | 日曆 |
            本[傳传紀纪志] | 墓[誌志] | 行狀 | 神道碑 | 家[傳传] | 奏議 | 奏议 | 附傳 | 附传
            """,
        ),
        (
            2.0,
            r"""
            此[事條条段說说語语文處处據据與与时時處乃即蓋又非必月年] | [前後上下]說 | [前後上下]说 |
            [兩两二]說 | 两书 | 二書 | 兩書 | 一事
            """,
        ),
        (
            2.0,
            r"""
            [事已又語语詳详並并具互]+[見见具] | [見见]于? (?! 底 ) (?: [前後后上下本今明去次卷] |
            [^，。《]{0,6}? [年月日] ) | [前後后上下][年卷文注註] (?: [已具] | 有 ) | 注在 | 注[見见]
            """,
        ),
        (
            1.0,
            r"""
            以為 | 以为 | [繫系係]於? | [遂乃]以 | 後人 | 后人 | 年月 | 月日 | 自此始 | 始[此於于] | 云云 |
            耳[。]?$ | 焉[。]?$
            """,
        ),
        (
            -3.0,
            r"""
            [音] (?! [信樂乐問问訊讯耗聲声容] ) | [讀读][曰如若作為与與] | [平上去入][聲声] |
            [^，。、：\s]{2}[切翻](?=[，。；]|$) | (?:^|，)[^，。、：\s]{2}反(?=[，。；]|$) | 叶韻 |
            古[^，。]{1,2}字 | 與[^，。《》]{1,3}同 | 与[^，。《》]{1,3}同
            """,
        ),
        (
            -3.0,
            rf"""
            即今 | 今 [^，。《》從从改移附據据依按考]{{1,10}} [省府州縣县市鎮镇路城山河水地境旗] |
            在 [^，。《》]{{1,10}} (?: [東西南北东][^，。]{{0,2}}[{NUMERAL}]+ |
            [東西南北东]|[縣县州府郡][境界]?|里 )(?=[，。；]|$) | 故城 | [{NUMERAL}]+里
            """,
        ),
        (
            -3.0,
            r"""
            [州縣县郡府鎮镇軍军水山地官人國国族部城關关姓書书藥草木鳥魚獸星宮殿門門衛職職]名 | 治所 |
            屬[^，。]{1,5}[郡州縣县路道府國国] | 属[^，。]{1,5}[郡州县路道府国]
            """,
        ),
        (
            -2.0,
            r"""
            [^，。]{1,6}，[^，。]{1,12}也(?=[，。；]|$) | [子弟孫孙兄女父妻母侄從从人姓族名]也(?=[。；]|$) |
            字[^，。]{2}(?=[，。]|$) | ^名[^，。]{1,3} | [謂谓猶犹言] | 之[稱称謂谓號号]也?
            """,
        ),
        (-2.0, r"^[^，。：:《》]{2,5}(?:曰|云)[：:]? | ^[^，。：:《》]{1,4}[注註][曰云：:]"),
    )
)
