<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of one text: title, legend, table of years, the text, and what is left to say after it. -->
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

  <xsl:function name="h:chronicle" as="element()">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="content" as="element()*">
      <xsl:sequence select="h:title-page($tei), h:legend($tei), h:contents($tei)"/>
      <div class="text" lang="{$tei/@xml:lang}">
        <xsl:apply-templates mode="text" select="$tei/text"/>
      </div>
      <xsl:sequence select="h:unplaced($tei), h:close($tei)"/>
    </xsl:variable>
    <xsl:sequence select="h:frame($tei/ancestor::s:site, h:page($tei), h:title($tei), $content)"/>
  </xsl:function>

  <xsl:function name="h:title-page" as="element()">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="file" as="element(fileDesc)" select="$tei/teiHeader/fileDesc"/>
    <div class="title-page">
      <h1 lang="{$tei/@xml:lang}">
        <xsl:for-each select="$file/titleStmt/title">
          <span class="{(@type, 'main')[1]}">
            <xsl:value-of select="."/>
          </span>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </h1>
      <p class="author" lang="lzh-Hant">
        <xsl:value-of select="$file/titleStmt/author" separator="　"/>
        <xsl:text> </xsl:text>
        <xsl:for-each select="$file/sourceDesc/bibl[1]/date[not(normalize-space() = ('', 'unknown'))]">
          <span class="written">
            <xsl:value-of select="."/>
          </span>
        </xsl:for-each>
      </p>
      <xsl:sequence select="h:downloads($tei/parent::s:text)"/>
    </div>
  </xsl:function>

  <!-- Only the rules that this text needs. -->
  <xsl:function name="h:legend" as="element()">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="text" as="element(text)" select="$tei/text"/>
    <xsl:variable name="by" as="xs:string*" select="distinct-values($text//*[not(self::date)]/@resp)"/>
    <xsl:variable name="rules" as="xs:string*" select="
      'gang'[exists($text//head[@type = 'gang'])],
      'author'[exists($text//note)],
      'editor'['#editor' = $by],
      'doubt'[exists($text//anchor[h:about(.)])],
      'encoder'[exists($text//*[@resp = '#encoder'])],
      'link'[exists($tei/standOff/linkGrp)],
      'date'[exists($text//date)],
      'line'[exists($text//lb)]"/>
    <details class="legend">
      <summary>
        <xsl:sequence select="m:both('legend')"/>
      </summary>
      <ul>
        <xsl:for-each select="$rules">
          <li class="{.}">
            <xsl:sequence select="m:both('legend-' || .)"/>
          </li>
        </xsl:for-each>
      </ul>
    </details>
  </xsl:function>

  <!-- ============================================================ the table of years -->

  <xsl:function name="h:contents" as="element()?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="items" as="element()*">
      <xsl:apply-templates mode="contents" select="$tei/text"/>
    </xsl:variable>
    <xsl:if test="exists($items)">
      <nav class="years" aria-labelledby="years">
        <h2 id="years">
          <xsl:sequence select="m:both('years')"/>
        </h2>
        <ol>
          <xsl:sequence select="$items"/>
        </ol>
      </nav>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="contents" on-no-match="fail"/>
  <xsl:template mode="contents" match="* | text()" priority="-1" as="element()*">
    <xsl:apply-templates mode="contents" select="*"/>
  </xsl:template>

  <xsl:template mode="contents" match="div[@type = ('chapter', 'reign', 'section')]" as="element()">
    <li class="{@type}">
      <a href="#{@xml:id}" lang="{h:text(.)/@xml:lang}">
        <xsl:value-of select="head ! h:reading(.)" separator=" "/>
      </a>
      <xsl:variable name="items" as="element()*">
        <xsl:apply-templates mode="contents" select="*"/>
      </xsl:variable>
      <xsl:if test="exists($items)">
        <ol>
          <xsl:sequence select="$items"/>
        </ol>
      </xsl:if>
    </li>
  </xsl:template>

  <xsl:template mode="contents" match="div[@type = 'year']" as="element()">
    <li class="year">
      <a href="#{@xml:id}">
        <span class="number">
          <xsl:value-of select="h:year(@n)"/>
        </span>
        <xsl:text> </xsl:text>
        <span class="regnal" lang="{h:text(.)/@xml:lang}">
          <xsl:value-of select="((head[1] ! replace(h:reading(.), '（.*$', ''))[normalize-space()], h:regnal-names(.) ! (. || h:year-doubt(current())))[1]"/>
        </span>
        <xsl:text> </xsl:text>
        <span class="count">
          <xsl:sequence select="m:both('entries', map { 'n': string(count(child::div[@type = 'entry'])) })"/>
        </span>
      </a>
    </li>
  </xsl:template>

  <xsl:template mode="contents" match="div[@type = 'entry'][@subtype = 'prologue']" as="element()">
    <li class="year prologue">
      <a href="#{@xml:id}">
        <xsl:sequence select="m:both('prologue')"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template mode="contents" match="milestone[@unit = 'year']" as="element()?">
    <xsl:variable name="division" as="element()" select="ancestor::*[self::div or self::body][1]"/>
    <xsl:if test=". is ($division//milestone[@unit = 'year'][@n = current()/@n])[1]">
      <li class="year">
        <a href="#{h:counted(., 'year', $h:years(generate-id(.)))}">
          <xsl:value-of select="h:year(@n)"/>
        </a>
      </li>
    </xsl:if>
  </xsl:template>

  <!-- ============================================================ after the text -->

  <!-- What stands outside the text and belongs to no place of it. -->
  <xsl:function name="h:unplaced" as="element()?">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="left" as="element(note)*" select="
      $tei/standOff//note[not(@type = 'collation')][not(tokenize(@target) ! key('id', substring-after(., '#'), $tei)
        [self::div or self::p or self::date or map:contains($h:notes, generate-id(.))])]"/>
    <xsl:if test="exists($left)">
      <xsl:variable name="list" as="element()">
        <ul class="remarks">
          <xsl:sequence select="$left ! h:remark(.)"/>
        </ul>
      </xsl:variable>
      <xsl:sequence select="h:section('unplaced', 'unplaced', $list)"/>
    </xsl:if>
  </xsl:function>

  <!-- How to cite a place, and the way to the texts before and after. -->
  <xsl:function name="h:close" as="element()+">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="first" as="element()?" select="($tei/text//(child::div[@type = 'entry'] | p)[@xml:id])[1]"/>
    <xsl:variable name="example" as="element()">
      <a href="#{$first/@xml:id}">
        <xsl:value-of select="h:page($tei) || '.html#' || $first/@xml:id"/>
      </a>
    </xsl:variable>
    <xsl:sequence select="h:section('cite', 'cite', h:said('cite-text', map { 'text': h:title($tei), 'example': $example }))[exists($first)]"/>
    <nav class="neighbours" aria-label="{m:label('chronicles', map {})}">
      <xsl:for-each select="('previous', 'next')">
        <xsl:variable name="text" as="element(s:text)?" select="
          if (. = 'previous') then $tei/../preceding-sibling::s:text[1] else $tei/../following-sibling::s:text[1]"/>
        <xsl:if test="$text">
          <a class="{.}" href="{$text/@name}.html">
            <xsl:sequence select="m:both(.)"/>
            <xsl:text> </xsl:text>
            <span lang="{$text/TEI/@xml:lang}">
              <xsl:value-of select="h:title($text/TEI)"/>
            </span>
          </a>
        </xsl:if>
      </xsl:for-each>
    </nav>
  </xsl:function>

</xsl:stylesheet>
