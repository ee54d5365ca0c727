<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI to Typst: the printed book.

     The result is one Typst program: the design (print.typ) followed by one call of its function `book`, whose
     arguments are the header, the legend, the table of years, the text and the appendices. Every template gives
     Typst expressions; text is always a string literal (modules/typst.xsl).

     modules/print-text.xsl   the text
     modules/print-notes.xsl  the notes of either hand
     modules/print-dates.xsl  years, entries and dates
     modules/print-words.xsl  the words of the book that are not the text's
     modules/lunar.xsl        dates for the margin
     modules/typst.xsl        how Typst is written

     An element of the text that has no template stops the build with its path. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:typ="https://typst.app/"
    xmlns:w="urn:edition:words"
    xmlns:p="urn:edition:print"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:include href="modules/typst.xsl"/>
  <xsl:include href="modules/print-words.xsl"/>
  <xsl:include href="modules/lunar.xsl"/>
  <xsl:include href="modules/print-text.xsl"/>
  <xsl:include href="modules/print-notes.xsl"/>
  <xsl:include href="modules/print-dates.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode on-no-match="fail" use-accumulators="#all"/>

  <!-- The font families in the order in which they are tried, between bars, and the same in words. -->
  <xsl:param name="families" as="xs:string" select="''"/>
  <xsl:param name="fonts" as="xs:string" select="''"/>
  <!-- A line for the foot of every page, where findings of the checks were overridden. -->
  <xsl:param name="warning" as="xs:string" select="''"/>

  <!-- The labels of the blocks that have to begin a page, between bars: learnt from setting the book before. -->
  <xsl:param name="breaks" as="xs:string" select="''"/>

  <xsl:template match="/TEI" as="xs:string">
    <xsl:variable name="body" as="xs:string*">
      <xsl:apply-templates select="text" mode="text"/>
    </xsl:variable>
    <xsl:sequence select="string-join((
      '#let page-breaks = ' || typ:array(tokenize($breaks, '\|') ! typ:string(.)),
      unparsed-text('print.typ'),
      typ:call('#book', (
        p:meta(teiHeader),
        typ:dictionary(sort(map:keys($w:words)) ! typ:named(., typ:string(p:word(current(), .)))),
        typ:named('legend', typ:array(p:legend(text))),
        typ:named('years', typ:array(p:years(text))),
        typ:named('body', typ:block($body)),
        typ:named('after', typ:array((p:remarks(.), p:parallels(.), p:works(teiHeader)))),
        typ:named('colophon', typ:array(p:colophon(teiHeader))))),
      ''), '&#10;')"/>
  </xsl:template>

  <xsl:template match="/*" priority="-1" as="empty-sequence()">
    <xsl:sequence select="p:stop(., 'the root element is not TEI')"/>
  </xsl:template>

  <xsl:template match="/" as="xs:string?">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <!-- ============================================================ the header -->

  <xsl:function name="p:meta" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="titles" as="element(title)+" select="$header/fileDesc/titleStmt/title"/>
    <xsl:variable name="title" as="xs:string" select="p:plain(($titles[@type = 'main'], $titles)[1])"/>
    <xsl:variable name="part" as="xs:string" select="string-join($titles[@type = 'part'] ! p:plain(.), ' ')"/>
    <xsl:variable name="authors" as="xs:string*" select="$header/fileDesc/titleStmt/author ! p:plain(.)"/>
    <xsl:variable name="simplified" as="xs:boolean" select="p:is-simplified($header)"/>
    <xsl:variable name="imprint" as="xs:string*" select="
      p:editors($header),
      string-join((p:word($header, 'edition'), p:edition($header)), ' '),
      string(p:issued($header))"/>
    <xsl:sequence select="typ:dictionary((
      typ:named('title', typ:string($title)),
      typ:named('part', typ:string($part)),
      typ:named('full-title', typ:string(string-join(($title, $part[.]), ' '))),
      typ:named('author', typ:string(string-join($authors, '　'))),
      typ:named('authors', typ:array($authors ! typ:string(.))),
      typ:named('date', p:datetime($header)),
      typ:named('keywords', typ:array($header/fileDesc/publicationStmt//idno ! typ:string(p:plain(.)))),
      typ:named('imprint', typ:array($imprint[.] ! typ:string(.))),
      typ:named('licence', typ:string(p:licence($header))),
      typ:named('region', typ:string(if ($simplified) then 'CN' else 'TW')),
      typ:named('families', typ:array(tokenize($families, '\|') ! typ:string(.))),
      typ:named('warning', typ:string($warning))))"/>
  </xsl:function>

  <xsl:function name="p:editors" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="editors" as="element()*" select="
      $header/fileDesc/titleStmt/(editor | respStmt[@xml:id = 'editor']/(name | persName | orgName))"/>
    <xsl:sequence select="string-join($editors ! p:plain(.), '　')"/>
  </xsl:function>

  <xsl:function name="p:edition" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="($header/fileDesc/editionStmt/edition ! (@n, p:plain(.))[1], '')[1]"/>
  </xsl:function>

  <xsl:function name="p:issued" as="xs:date?">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="$header/fileDesc/publicationStmt/date/@when[. castable as xs:date] ! xs:date(.)"/>
  </xsl:function>

  <xsl:function name="p:datetime" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="date" as="xs:date?" select="p:issued($header)"/>
    <xsl:sequence select="
      if (empty($date)) then 'none'
      else typ:call('datetime', (typ:named('year', string(year-from-date($date))),
        typ:named('month', string(month-from-date($date))), typ:named('day', string(day-from-date($date)))))"/>
  </xsl:function>

  <xsl:function name="p:licence" as="xs:string">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:sequence select="string-join($header/fileDesc/publicationStmt/availability/licence ! p:plain(.), '; ')"/>
  </xsl:function>

  <xsl:function name="p:colophon" as="xs:string*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="file" as="element(fileDesc)" select="$header/fileDesc"/>
    <xsl:variable name="application" as="element(application)?" select="($header/encodingDesc/appInfo/application)[1]"/>
    <xsl:sequence select="
      p:row($header, 'base', string-join($file/sourceDesc/(bibl | p) ! p:description(.), ' ')),
      p:row($header, 'sha256', string-join($file/sourceDesc//idno[lower-case(@type) = 'sha256'] ! p:plain(.), ' ')),
      p:row($header, 'extent', string-join($file/extent/measure[@unit = 'character']/@quantity, ' ')),
      p:row($header, 'editors', p:editors($header)),
      p:row($header, 'publisher', string-join($file/publicationStmt/publisher ! p:plain(.), '　')),
      p:row($header, 'identifier', string-join($file/publicationStmt//idno ! p:plain(.), ' ')),
      p:row($header, 'edition', p:edition($header)),
      p:row($header, 'date', string(p:issued($header))),
      p:row($header, 'licence', string-join(
        ($file/publicationStmt/availability ! (licence ! string-join((p:plain(.), @target), ', '), p ! p:plain(.))), '; ')),
      p:row($header, 'software', $application ! string-join((@ident, @version), ' ') || ', Typst'),
      p:row($header, 'fonts', $fonts)"/>
  </xsl:function>

  <!-- The description of a source, without the checksums, which have a row of their own. -->
  <xsl:function name="p:description" as="xs:string">
    <xsl:param name="source" as="element()"/>
    <xsl:sequence select="replace(normalize-space(string-join($source//text()[not(ancestor::idno)])), ' ([;,.])', '$1')"/>
  </xsl:function>

  <xsl:function name="p:row" as="xs:string?">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[normalize-space()] ! typ:array((typ:string(p:word($header, $key)), typ:string(.)))"/>
  </xsl:function>

  <!-- ============================================================ legend and table of years -->

  <!-- Only the rules that this text needs, in the order of the list. -->
  <xsl:function name="p:legend" as="xs:string*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:variable name="marks" as="xs:integer" select="count($text//(choice | supplied | surplus)[p:is-mark(.)][not(p:is-annotated(.))])"/>
    <xsl:variable name="needed" as="map(xs:string, xs:boolean)" select="map {
      'gang': exists($text//head[@type = 'gang']),
      'source': exists($text//note[@type = 'source']),
      'author': $text/accumulator-after('author-feet') gt 0,
      'editor': $text/accumulator-after('editor-feet') gt 0,
      'supplied': exists($text//supplied[not(@resp = '#transcription' or p:is-mark(.))]),
      'inferred': exists($text//div[@type = 'year'][not(head)]),
      'marks': $marks gt 0,
      'margin': exists($text//date),
      'lines': true() }"/>
    <xsl:for-each select="$w:rules">
      <xsl:variable name="key" as="xs:string" select="map:keys(.)"/>
      <xsl:variable name="words" as="xs:string+" select=".($key) ! replace(., '\{\}', string($marks))"/>
      <xsl:if test="$needed($key)">
        <xsl:sequence select="typ:dictionary((
          typ:named('zh', typ:string($words[if (p:is-simplified($text)) then 2 else 1])),
          typ:named('en', typ:string($words[3]))))"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- The years in the order of the text; in a biographical chapter under their rulers, each once. -->
  <xsl:function name="p:years" as="xs:string*">
    <xsl:param name="text" as="element(text)"/>
    <xsl:for-each select="$text//(child::div[@type = 'year'] | milestone[@unit = 'year'][p:is-new(.)])">
      <xsl:variable name="head" as="xs:string" select="if (self::div) then p:plain(head[1]) else ''"/>
      <xsl:sequence select="typ:dictionary((
        typ:named('id', p:label(.)),
        typ:named('number', typ:string(p:year-number(@n))),
        typ:named('label', typ:string(if (self::div) then p:short(.) || p:year-doubt(.[not(head)]) else p:regnal(., @n))),
        typ:named('parallel', typ:string(string-join(analyze-string($head, '（[^（）]*）')/*:match))),
        typ:named('entries', typ:string(if (self::div) then string(count(child::div[@type = 'entry'])) else '')),
        typ:named('reign', typ:string(p:reign(.)))))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Whether a year comes for the first time in its division. -->
  <xsl:function name="p:is-new" as="xs:boolean">
    <xsl:param name="year" as="element(milestone)"/>
    <xsl:variable name="division" as="element()" select="$year/ancestor::*[self::div or self::body][1]"/>
    <xsl:sequence select="$year is ($division//milestone[@unit = 'year'][@n = $year/@n])[1]"/>
  </xsl:function>

  <!-- The heading of the reign that opens with this year. -->
  <xsl:function name="p:reign" as="xs:string">
    <xsl:param name="year" as="element()"/>
    <xsl:variable name="reign" as="element(div)?" select="$year/ancestor::div[@type = 'reign'][1]"/>
    <xsl:variable name="first" as="element()?" select="($reign//(child::div[@type = 'year'] | milestone[@unit = 'year']))[1]"/>
    <xsl:sequence select="if ($year is $first) then p:plain($reign/head[1]) else ''"/>
  </xsl:function>

  <!-- ============================================================ appendices -->

  <!-- What the program or the editors say outside the text and what no footnote has taken up. -->
  <xsl:function name="p:remarks" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="rows" as="xs:string*">
      <xsl:for-each select="$tei/standOff//note[not(@type = 'collation')]">
        <xsl:variable name="about" as="element()?" select="tokenize(@target)[1] ! key('id', substring-after(., '#'), $tei)[ancestor::text]"/>
        <xsl:variable name="words" as="xs:string*">
          <xsl:apply-templates select="node()" mode="text"/>
        </xsl:variable>
        <xsl:variable name="said" as="xs:string" select="string(.)"/>
        <xsl:if test="@resp = '#encoder' or empty($about)">
          <xsl:sequence select="typ:array((
            typ:string(p:place($about)), typ:block(($about/self::date ! p:plain(.)[.][not(starts-with($said, .))] ! typ:string(. || '：'), $words))))"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="p:appendix($tei, 'dating', $rows)"/>
  </xsl:function>

  <!-- Passages that other texts share: where, in which text, how the wordings are related, and what differs. -->
  <xsl:function name="p:parallels" as="xs:string*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="rows" as="xs:string*">
      <xsl:for-each select="$tei/standOff/linkGrp[@type = 'parallels']/link">
        <xsl:variable name="ends" as="xs:string+" select="tokenize(@target)"/>
        <xsl:variable name="here" as="element()?" select="key('id', substring-after($ends[1], '#'), $tei)"/>
        <xsl:variable name="real" as="xs:string*" select="
          $tei/standOff/note[@target = '#' || current()[not(@type = 'event')]/@xml:id]/app[@type = 'real'] ! p:variant(.)"/>
        <xsl:variable name="words" as="xs:string" select="
          p:word($tei, @type) || '？'[current()/@cert = 'low'] || '　' || substring-after($ends[3], '#') || (if (exists($real)) then '：' || string-join($real, '；') else '')"/>
        <xsl:sequence select="typ:array((typ:string(p:place($here)), typ:block(typ:string($words))))"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="p:appendix($tei, 'parallels', $rows)"/>
  </xsl:function>

  <!-- Our words and the other text's, a dash where one has none. -->
  <xsl:function name="p:variant" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="string-join(($app/lem, $app/rdg) ! (replace(., '^[\p{P}\p{Z}]+|[\p{P}\p{Z}]+$', '')[.], '—')[1], '］')"/>
  </xsl:function>

  <!-- Where an element stands, in words: the number of its entry, or the year of its paragraph. -->
  <xsl:function name="p:place" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="
      ($element/ancestor-or-self::div[@type = 'entry'][1] ! p:entry-number(.),
       $element/ancestor-or-self::div[@type = 'year'][1]/@n ! p:year-number(.),
       $element/preceding::milestone[@unit = 'year'][1]/@n ! p:year-number(.), '')[1]"/>
  </xsl:function>

  <!-- The works cited, as the header lists them. -->
  <xsl:function name="p:works" as="xs:string*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="rows" as="xs:string*">
      <xsl:for-each select="$header/fileDesc/sourceDesc//(listWit/witness/bibl | listBibl/bibl)">
        <xsl:variable name="title" as="element(title)?" select="title[not(@type = 'short')][1]"/>
        <xsl:if test="$title">
          <xsl:variable name="short" as="xs:string*" select="title[@type = 'short'][not(. = $title)] ! p:plain(.)"/>
          <xsl:sequence select="typ:array((
            typ:string('《' || p:plain($title) || '》'),
            typ:string(string-join((author ! p:plain(.), ('（' || p:word(., 'also') || string-join($short, '、') || '）')[exists($short)])))))"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="p:appendix($header, 'works', $rows)"/>
  </xsl:function>

  <xsl:function name="p:appendix" as="xs:string?">
    <xsl:param name="at" as="element()"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="rows" as="xs:string*"/>
    <xsl:sequence select="
      if (exists($rows))
      then typ:dictionary((typ:named('heading', typ:string(p:word($at, $key))), typ:named('rows', typ:array($rows))))
      else ()"/>
  </xsl:function>

</xsl:stylesheet>
