<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of what the headers declare. -->
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

  <xsl:function name="h:about-page" as="element()">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="content" as="element()+">
      <div class="title-page">
        <h1>
          <xsl:sequence select="m:both('about')"/>
        </h1>
        <xsl:sequence select="h:said('about-said', map {})"/>
      </div>
      <xsl:sequence select="h:section('hands', 'hands', h:said('hands-said', map {}))"/>
      <xsl:for-each select="$site/s:text">
        <section class="declared" id="about-{@name}">
          <h2 lang="{TEI/@xml:lang}">
            <a href="{@name}.html">
              <xsl:value-of select="h:title(TEI)"/>
            </a>
          </h2>
          <dl>
            <xsl:sequence select="h:declared(TEI/teiHeader), h:digests(.)"/>
          </dl>
        </section>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="h:frame($site, 'about', m:label('about', map {}), $content)"/>
  </xsl:function>

  <!-- What a header says, in its own words, under a heading for each part. -->
  <xsl:function name="h:declared" as="element()*">
    <xsl:param name="header" as="element(teiHeader)"/>
    <xsl:variable name="practice" as="element()*" select="$header/encodingDesc/editorialDecl"/>
    <xsl:sequence select="
      h:declaration('provenance', $header/fileDesc/sourceDesc/(bibl | p)),
      h:declaration('availability', $header/fileDesc/publicationStmt/availability/(licence | p)),
      h:declaration('responsibility', $header/fileDesc/titleStmt/respStmt),
      h:declaration('project', $header/encodingDesc/projectDesc/p),
      (for $part in ('correction', 'normalization', 'quotation', 'segmentation', 'interpretation')
       return h:declaration($part, $practice/*[local-name() = $part]/p)),
      h:declaration('practice', $practice/p),
      h:declaration('characters-declared', $header/encodingDesc/charDecl/char),
      h:declaration('calendars', $header/profileDesc/calendarDesc/calendar),
      h:declaration('program', $header/encodingDesc/appInfo/application),
      h:declaration('changes', $header/revisionDesc/change)"/>
  </xsl:function>

  <xsl:function name="h:declaration" as="element()?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="said" as="element()*"/>
    <xsl:if test="exists($said)">
      <div>
        <dt>
          <xsl:sequence select="m:both($key)"/>
        </dt>
        <xsl:for-each select="$said">
          <dd lang="{(ancestor-or-self::*[@xml:lang][not(self::TEI)][1]/@xml:lang, 'en')[1]}">
            <xsl:apply-templates mode="header" select="."/>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="header" on-no-match="fail"/>

  <xsl:template mode="header" match="*" priority="-10" as="empty-sequence()">
    <xsl:message terminate="yes" expand-text="yes">the site has no rule for the element {local-name()} in the header of {h:page(.)}: {path(.)}</xsl:message>
  </xsl:template>

  <xsl:template mode="header" match="text()" as="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template mode="header" match="
      p | bibl | title | author | date | seg | desc | resp | name | orgName | persName | respStmt | note | publisher
      | pubPlace | biblScope | q | g | editor" as="node()*">
    <xsl:apply-templates mode="header"/>
    <xsl:if test="not(parent::bibl or parent::p)">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="header" match="idno" as="element()">
    <code>
      <xsl:apply-templates mode="header"/>
    </code>
  </xsl:template>

  <xsl:template mode="header" match="licence | ref" as="element()">
    <xsl:element name="{if (h:safe(@target)) then 'a' else 'span'}">
      <xsl:for-each select="h:safe(@target)">
        <xsl:attribute name="href" select="."/>
      </xsl:for-each>
      <xsl:apply-templates mode="header"/>
    </xsl:element>
  </xsl:template>

  <xsl:template mode="header" match="application" as="node()*">
    <xsl:value-of select="@ident, @version"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="header"/>
  </xsl:template>

  <xsl:template mode="header" match="change" as="node()*">
    <xsl:value-of select="@when"/>
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="header"/>
  </xsl:template>

  <xsl:template mode="header" match="calendar" as="node()*">
    <xsl:apply-templates mode="header"/>
  </xsl:template>

  <xsl:template mode="header" match="char" as="node()*">
    <xsl:value-of select="mapping ! string-join((@type, normalize-space(.)), ' ')" separator="; "/>
  </xsl:template>

  <!-- The digests of the files that the site offers. -->
  <xsl:function name="h:digests" as="element()">
    <xsl:param name="text" as="element(s:text)"/>
    <div>
      <dt>
        <xsl:sequence select="m:both('checksums')"/>
      </dt>
      <xsl:for-each select="$text/s:file">
        <dd>
          <a href="{@href}">
            <xsl:value-of select="@href"/>
          </a>
          <xsl:text> </xsl:text>
          <code>
            <xsl:value-of select="@sha256"/>
          </code>
        </dd>
      </xsl:for-each>
    </div>
  </xsl:function>

</xsl:stylesheet>
