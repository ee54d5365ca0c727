"""Words that say little when two texts share them: dates, and titles of office, which every appointment repeats.

The offices are those that the histories of the period write again and again (宋史·職官志). The army or the
prefectures that stand with them belong to the formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from edition.fold import fold

if TYPE_CHECKING:
    from edition.link.flow import Flow

# How much of its bits a character keeps.
FREE: Final = 2
OFFICE: Final = 1
DATED: Final = 0

_OFFICES: Final = r"""
    [^\x01\x02]{2}軍節度(?:觀察|留後|副?使|判官|掌書記)* 節度(?:觀察|留後|副?使|判官|掌書記)*
    [^\x01\x02]{2,6}等州(?=觀察|管內) 管內 觀察(?:處置|留後|等|使|判官)* 處置等?使? 押?蕃落等?副?使
    防禦副?使 團練副?使 刺史 知州 通判 檢校 太[師傅保尉] 少[師傅保] 司[徒空] 侍中 [中尚]書[令省]
    同?(?:中書門下)?平章事 參知政事 特進 開府儀同三司 上?柱國 上?護軍 [金銀][紫青]光祿大夫
    使?持節 都督(?:[^\x01\x02]{1,6}諸軍事)? 御史(?:大夫|中丞) 都?(?:鈐轄|都監|監押) 行軍司馬
    (?:都|副)*(?:招討|安撫|經略|轉運|宣撫|制置|提舉|巡檢|部署|總管|指揮|團練|統軍|點檢|押牙|虞候)(?:副?使)?
    尚書 侍郎 郎中 員外郎 學士 舍人 知制誥 樞密(?:副?使|院) 宣徽使 [東西]?[上頭]?[閤合]門(?:祗候|副?使)
    供[奉備](?:官|庫副?使) 功臣 食實?[邑封][一二三四五六七八九十百千萬]*戶?
"""
_OFFICE: Final = re.compile("|".join(fold(_OFFICES).split()))


def weights(flow: Flow) -> bytearray:
    """How much of its bits each character of a flow keeps, of `FREE`."""
    kept = bytearray([FREE]) * len(flow.text)
    for office in _OFFICE.finditer(flow.text):
        kept[office.start() : office.end()] = bytes([OFFICE]) * (office.end() - office.start())
    for place, offset in enumerate(flow.at):
        if offset >= 0 and flow.dated[offset]:
            kept[place] = DATED
    return kept
