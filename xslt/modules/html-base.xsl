<?xml version="1.0" encoding="UTF-8"?>
<!-- What every other module asks about an element: its identifier on the page, its hand, its words, its number. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:h="urn:edition:html"
    xmlns:l="urn:edition:lunar"
    xmlns:m="urn:edition:messages"
    xmlns:s="urn:edition:site"
    xmlns="http://www.w3.org/1999/xhtml"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="id" match="*" use="@xml:id"/>
  <!-- What is said outside the text about an element of the text. -->
  <xsl:key name="about" match="standOff//note" use="tokenize(@target) ! substring-after(., '#')"/>

  <!-- ============================================================ identifiers and traces -->

  <xsl:function name="h:text" as="element(TEI)">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor-or-self::TEI[1]"/>
  </xsl:function>

  <!-- The name of the page on which a text stands. -->
  <xsl:function name="h:page" as="xs:string">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="h:text($node)/parent::s:text/@name"/>
  </xsl:function>

  <!-- An element that has no identifier of its own is counted among its like: xixiaji-01-date-12. -->
  <xsl:function name="h:counted" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="number" as="xs:integer?"/>
    <xsl:sequence select="string-join((h:page($element), $kind, string($number)), '-')"/>
  </xsl:function>

  <!-- The trace of a TEI element on its HTML element: name, identifier, language. -->
  <xsl:function name="h:trace" as="attribute()+">
    <xsl:param name="element" as="element()"/>
    <xsl:attribute name="data-tei" select="local-name($element)"/>
    <xsl:if test="$element/@xml:id">
      <xsl:attribute name="id" select="$element/@xml:id"/>
    </xsl:if>
    <xsl:if test="$element/@xml:lang">
      <xsl:attribute name="lang" select="$element/@xml:lang"/>
    </xsl:if>
  </xsl:function>

  <!-- An address that may be followed from a page: nothing but the web and mail. -->
  <xsl:function name="h:safe" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="$address[matches(., '^(https?://|mailto:)[^\s&lt;&gt;&quot;]+$')]"/>
  </xsl:function>

  <!-- ============================================================ hands -->

  <!-- Whose hand an element is: the nearest resp says it. -->
  <xsl:function name="h:hand" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="resp" as="xs:string?" select="($element/(@resp, (corr, reg, lem)/@resp), $element/ancestor::*[@resp][1]/@resp)[1]"/>
    <xsl:sequence select="
      if ($resp = '#editor') then 'editor'
      else if ($resp = '#encoder') then 'encoder'
      else if ($resp = '#transcription') then 'transcription'
      else 'author'"/>
  </xsl:function>

  <xsl:function name="h:cert" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/(@cert, (corr, reg, lem)/@cert), 'none')[1]"/>
  </xsl:function>

  <!-- ============================================================ words -->

  <!-- The reading text: what the editors read. -->
  <xsl:mode name="reading" on-no-match="text-only-copy"/>
  <xsl:template mode="reading" match="sic | orig | surplus | rdg | lb | pb | fw | milestone | anchor" as="empty-sequence()"/>

  <xsl:function name="h:reading" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="words" as="item()*">
      <xsl:apply-templates mode="reading" select="$nodes"/>
    </xsl:variable>
    <xsl:sequence select="string-join($words)"/>
  </xsl:function>

  <!-- The base text: what the transcription has. A private-use character without a stand-in is its code point. -->
  <xsl:mode name="base" on-no-match="text-only-copy"/>
  <xsl:template mode="base" match="corr | reg | rdg | supplied[not(@resp = '#transcription')]" as="empty-sequence()"/>
  <xsl:template mode="base" match="g[not(node())]" as="xs:string">
    <xsl:sequence select="'[' || (h:mapped(., 'PUA'), substring-after(@ref, '#'))[1] || ']'"/>
  </xsl:template>

  <xsl:function name="h:base" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="words" as="item()*">
      <xsl:apply-templates mode="base" select="$nodes"/>
    </xsl:variable>
    <xsl:sequence select="string-join($words)"/>
  </xsl:function>

  <!-- What the header says of a private-use character: its code point (PUA), its standard form (standard). -->
  <xsl:function name="h:mapped" as="xs:string?">
    <xsl:param name="g" as="element(g)"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="key('id', substring-after($g/@ref, '#'), h:text($g))/self::char/mapping[@type = $type][1] ! normalize-space(.)"/>
  </xsl:function>

  <!-- ============================================================ places and years -->

  <!-- A year as it is shown: 982, or 前5; ? for one whose heading could not be read. -->
  <xsl:function name="h:year" as="xs:string">
    <xsl:param name="n" as="xs:string?"/>
    <xsl:variable name="number" as="xs:integer?" select="$n ! xs:integer(.)"/>
    <xsl:sequence select="if (empty($number)) then '?' else if ($number lt 0) then '前' || -$number else string($number)"/>
  </xsl:function>

  <!-- The number by which an entry or a paragraph is cited: 982.1, ¶12; else its identifier. -->
  <xsl:function name="h:number" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="entry" as="element(div)?" select="$element/ancestor-or-self::div[@type = 'entry'][1]"/>
    <xsl:variable name="year" as="xs:string?" select="$entry/ancestor::div[@type = 'year'][1]/@n ! h:year(.)"/>
    <xsl:variable name="paragraph" as="xs:string?" select="$element/ancestor-or-self::p[1]/@xml:id ! string(.)"/>
    <xsl:sequence select="
      if ($entry/@subtype = 'prologue') then '卷首'
      else if ($entry/@n) then string-join(($year, $entry/@n), '.')
      else if ($paragraph) then replace($paragraph, '^.*\.p0*', '¶')
      else (h:anchor($element), $element/ancestor-or-self::div[@type = 'year'][1]/@n ! h:year(.), '※')[last()]"/>
  </xsl:function>

  <!-- The nearest identifier that a link to an element can lead to. -->
  <xsl:function name="h:anchor" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/ancestor-or-self::*[@xml:id][ancestor::text][1]/@xml:id"/>
  </xsl:function>

  <!-- The titles of a text: 西夏紀 卷一. -->
  <xsl:function name="h:title" as="xs:string">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="titles" as="element(title)*" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="string-join((($titles[@type = 'main'], $titles)[1], $titles[@type = 'part']) ! normalize-space(.), ' ')"/>
  </xsl:function>

  <!-- ============================================================ what has a note -->

  <!-- Marks of punctuation that the program restored: told once for a passage, not one by one. -->
  <xsl:function name="h:is-quiet" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      exists($element/self::choice[reg/@resp = '#encoder'][not(.//g)][empty(h:about(.))])
      and matches(string($element), '^[\p{P}\p{Z}]*$')"/>
  </xsl:function>

  <xsl:function name="h:about" as="element(note)*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@xml:id/key('about', ., h:text($element))"/>
  </xsl:function>

  <!-- Whether an element of the text has a numbered note on the page. -->
  <xsl:function name="h:is-annotated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if ($element/ancestor::*[self::sic or self::orig or self::surplus or self::rdg or self::standOff]) then false()
      else if ($element/self::choice) then not(h:is-quiet($element))
      else if ($element/self::surplus[@reason = 'markup']) then false()
      else if ($element/(self::app | self::surplus | self::g | self::supplied[not(@resp = '#transcription')])) then true()
      else exists($element[not(self::date or self::div or self::p or self::lb or self::pb or self::fw or self::rdg)]) and exists(h:about($element))"/>
  </xsl:function>

  <!-- Notes are numbered through a text in the order of their marks, which follow the words; so are dates and years. -->
  <xsl:variable name="h:notes" as="map(xs:string, xs:integer)" select="
    h:numbers(/s:site/s:text/TEI, function($tei as element(TEI)) as element()* { $tei/text ! h:marked(.) })"/>

  <xsl:function name="h:marked" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/* ! h:marked(.), $element[h:is-annotated(.)]"/>
  </xsl:function>

  <xsl:variable name="h:dates" as="map(xs:string, xs:integer)" select="
    h:numbers(/s:site/s:text/TEI, function($tei as element(TEI)) as element()* { $tei/text//date })"/>
  <xsl:variable name="h:years" as="map(xs:string, xs:integer)" select="
    h:numbers(/s:site/s:text/TEI, function($tei as element(TEI)) as element()* { $tei/text//milestone[@unit = 'year'] })"/>

  <xsl:function name="h:numbers" as="map(xs:string, xs:integer)">
    <xsl:param name="texts" as="element(TEI)*"/>
    <xsl:param name="wanted" as="function(element(TEI)) as element()*"/>
    <xsl:sequence select="map:merge($texts ! ($wanted(.) ! map { generate-id(.) : position() }))"/>
  </xsl:function>

</xsl:stylesheet>
