<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of the works cited. -->
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

  <xsl:function name="h:works" as="element()">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="listed" as="element()*" select="$site/s:text/TEI/teiHeader/fileDesc/sourceDesc//(witness | bibl)[@xml:id]"/>
    <xsl:variable name="citations" as="map(xs:string, element(bibl)*)">
      <xsl:map>
        <xsl:for-each-group select="$site/s:text/TEI/text//bibl" group-by="string(h:work(.))">
          <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:variable name="unlisted" as="element(bibl)*" select="$citations('')"/>
    <xsl:variable name="content" as="element()+">
      <div class="title-page">
        <h1>
          <xsl:sequence select="m:both('works')"/>
        </h1>
        <xsl:sequence select="h:said(if (exists($listed)) then 'works-said' else 'works-none', map {})"/>
      </div>
      <xsl:if test="exists($listed)">
        <dl class="works">
          <xsl:for-each-group select="$listed" group-by="@xml:id">
            <xsl:sort select="string((current-group()//title[not(@type = 'short')])[1])" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
            <xsl:sequence select="h:work-entry(current-group(), $citations(string(current-grouping-key())))"/>
          </xsl:for-each-group>
        </dl>
      </xsl:if>
      <xsl:if test="exists($unlisted)">
        <xsl:variable name="list" as="element()">
          <dl class="works">
            <xsl:for-each-group select="$unlisted" group-by="normalize-space(h:reading((title, .)[1]))">
              <xsl:sort select="current-grouping-key()" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
              <div>
                <dt lang="{h:text(.)/@xml:lang}">
                  <xsl:value-of select="current-grouping-key()"/>
                </dt>
                <xsl:sequence select="h:places(current-group())"/>
              </div>
            </xsl:for-each-group>
          </dl>
        </xsl:variable>
        <xsl:sequence select="h:section('unlisted', 'unlisted-works', (h:said('unlisted-said', map {}), $list))"/>
      </xsl:if>
    </xsl:variable>
    <xsl:sequence select="h:frame($site, 'works', m:label('works', map {}), $content)"/>
  </xsl:function>

  <!-- A work, as all the headers together list it. -->
  <xsl:function name="h:work-entry" as="element()">
    <xsl:param name="same" as="element()+"/>
    <xsl:param name="citations" as="element(bibl)*"/>
    <xsl:variable name="id" as="xs:string" select="$same[1]/@xml:id"/>
    <xsl:variable name="title" as="element(title)?" select="($same//title[not(@type = 'short')])[1]"/>
    <xsl:variable name="short" as="xs:string*" select="distinct-values($same//title[@type = 'short'] ! normalize-space(.))[not(. = $title)]"/>
    <div id="work-{$id}">
      <dt lang="lzh-Hant">
        <cite>
          <xsl:value-of select="($title ! ('《' || normalize-space(.) || '》'), $id)[1]"/>
        </cite>
        <xsl:text> </xsl:text>
        <span class="author">
          <xsl:value-of select="($same//author)[1]"/>
        </span>
      </dt>
      <xsl:if test="exists($short)">
        <dd class="short">
          <xsl:sequence select="m:both('short-titles', map { 'titles': string-join($short, '、') })"/>
        </dd>
      </xsl:if>
      <xsl:sequence select="h:places($citations)"/>
    </div>
  </xsl:function>

  <!-- Where citations stand, by text; an entry that cites a work twice is named once. -->
  <xsl:function name="h:places" as="element()+">
    <xsl:param name="citations" as="element(bibl)*"/>
    <xsl:for-each-group select="$citations" group-by="h:page(.)">
      <dd class="places">
        <span class="where">
          <span lang="{h:text(.)/@xml:lang}">
            <xsl:value-of select="h:title(h:text(.))"/>
          </span>
          <xsl:text> </xsl:text>
          <xsl:sequence select="m:both('places', map { 'n': string(count(current-group())) })"/>
        </span>
        <xsl:text> </xsl:text>
        <xsl:for-each-group select="current-group()" group-by="h:number(.)">
          <a href="{h:page(.)}.html#{h:anchor(.)}">
            <xsl:value-of select="current-grouping-key()"/>
          </a>
          <xsl:text> </xsl:text>
        </xsl:for-each-group>
      </dd>
    </xsl:for-each-group>
    <xsl:if test="empty($citations)">
      <dd class="places">
        <xsl:sequence select="m:both('not-cited')"/>
      </dd>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
