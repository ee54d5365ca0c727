<?xml version="1.0" encoding="UTF-8"?>
<!-- The words that the book adds to the text, in the script of the text: headings, labels, and the legend that
     says whose hand is whose. English stands beside the Chinese where a reader has to understand a rule. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:w="urn:edition:words"
    exclude-result-prefixes="#all">

  <!-- Every word: key to traditional form, simplified form. -->
  <xsl:variable name="w:words" as="map(xs:string, xs:string+)" select="map {
      'legend': ('凡例', '凡例'),
      'years': ('年表', '年表'),
      'works': ('引用書目', '引用书目'),
      'dating': ('繫年說明', '系年说明'),
      'parallels': ('他書相當之文', '他书相当之文'),
      'verbatim': ('同文', '同文'),
      'close': ('文近', '文近'),
      'abridged': ('詳略', '详略'),
      'event': ('同事', '同事'),
      'colophon': ('版權記', '版权记'),
      'also': ('又作', '又作'),
      'ce': ('公元', '公元'),
      'regnal': ('紀年', '纪年'),
      'entries': ('條', '条'),
      'page': ('頁', '页'),
      'base': ('底本', '底本'),
      'sha256': ('底本檔 SHA-256', '底本档 SHA-256'),
      'edition': ('版次', '版次'),
      'editors': ('編者', '编者'),
      'author': ('撰者', '撰者'),
      'date': ('日期', '日期'),
      'licence': ('授權', '授权'),
      'software': ('程式', '程序'),
      'fonts': ('字體', '字体'),
      'extent': ('字數', '字数'),
      'identifier': ('編號', '编号'),
      'publisher': ('刊行', '刊行'),
      'collated': ('校', '校'),
      'doubted': ('疑', '疑'),
      'base-reads': ('底本作', '底本作'),
      'base-lacks': ('底本無', '底本无'),
      'blank': ('空格', '空格'),
      'evidence': ('據', '据'),
      'base-has': ('底本有', '底本有'),
      'deleted': ('，今刪', '，今删'),
      'intercalary': ('閏', '闰'),
      'no-such-day': ('無此日', '无此日')
    }"/>

  <xsl:function name="w:word" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="simplified" as="xs:boolean"/>
    <xsl:sequence select="$w:words($key)[if ($simplified) then 2 else 1]"/>
  </xsl:function>

  <!-- The rules of the legend, in order: key to traditional form, simplified form, English. `{}` is a number. -->
  <xsl:variable name="w:rules" as="map(xs:string, xs:string+)*" select="(
    map { 'gang': (
      '黑體為綱，其下縮格者為目。',
      '黑体为纲，其下缩格者为目。',
      'Bold: the headline of an entry (綱). Indented below it: the detail (目).') },
    map { 'source': (
      '正文中之灰色小字（　）為撰者自注出處。',
      '正文中之灰色小字（　）为撰者自注出处。',
      'Small grey words in brackets within the text: the sources that the author himself names.') },
    map { 'author': (
      '數字腳注為撰者原注：按語、異文、釋語。編號通貫全書，括號略去。',
      '数字脚注为撰者原注：按语、异文、释语。编号通贯全书，括号略去。',
      'Numbered footnotes: the author''s own remarks, variant readings and glosses, numbered through the whole text; their brackets are left out.') },
    map { 'editor': (
      '字母腳注為本版編者所加：「校」謂正文已改，並錄底本；「疑」謂存疑未改；「據」謂所補標題、所定日期之根據。原注之內則以紅字夾注。',
      '字母脚注为本版编者所加：“校”谓正文已改，并录底本；“疑”谓存疑未改；“据”谓所补标题、所定日期之根据。原注之内则以红字夹注。',
      'Lettered footnotes are ours: 校, the base text is emended and its reading given; 疑, it is doubted but left as it is; 據, the evidence for a heading that we supply or a date that we decide. Inside the author''s notes our words stand in red brackets.') },
    map { 'supplied': (
      '紅色方括號 [　] 內為編者所補。',
      '红色方括号 [　] 内为编者所补。',
      'Red square brackets: supplied by the editors.') },
    map { 'inferred': (
      '灰色方括號 [　] 內之年題為程式所推，其據見書末「繫年說明」；「?」謂年之起處未必。',
      '灰色方括号 [　] 内之年题为程序所推，其据见书末“系年说明”；“?”谓年之起处未必。',
      'Grey square brackets: the name of a year, inferred by program, for reasons told at the end (繫年說明). ?: the year may begin elsewhere.') },
    map { 'marks': (
      '標點、空格之改易凡 {} 處，不一一出校，詳見本版 TEI 檔。',
      '标点、空格之改易凡 {} 处，不一一出校，详见本版 TEI 文件。',
      'Changes that touch nothing but punctuation or spaces ({} of them) have no footnote; the TEI file of this edition has each.') },
    map { 'margin': (
      '書口所記為條次、農曆月日與公曆日期。一五八二年十月十五日以前用儒略曆，其後用格里曆，年與紀年同者省。「?」謂推算未必，括號謂承上條，「無此日」謂是月無此干支。',
      '书口所记为条次、农历月日与公历日期。一五八二年十月十五日以前用儒略历，其后用格里历，年与纪年同者省。“?”谓推算未必，括号谓承上条，“无此日”谓是月无此干支。',
      'In the margin: the number of the entry, the day of the lunar month, and the day in the Julian calendar (Gregorian from 15 October 1582), without the year where it is that of the heading. ?: not certain; in brackets: taken over from the entry before; 無此日: the month has no such day. All of it is inferred by program.') },
    map { 'lines': (
      '行數每頁自一計起，在書脊一側。',
      '行数每页自一计起，在书脊一侧。',
      'Line numbers, towards the spine, count from one on every page.') }
    )"/>

</xsl:stylesheet>
