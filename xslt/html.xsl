<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI to the website: one document with all texts in, one HTML page for each text, and the pages about them all.

     modules/html-base.xsl    identifiers, hands, words, numbers
     modules/html-words.xsl   what the site says, from locale/
     modules/html-page.xsl    the frame of every page
     modules/html-text.xsl    the text
     modules/html-margin.xsl  numbers, years and dates beside it
     modules/html-notes.xsl   the notes beside it
     modules/html-links.xsl   passages that texts share
     modules/html-front.xsl   title, legend and years at the head of a text
     modules/html-dates.xsl   the page of the dates to look at
     modules/html-index.xsl   the index
     modules/html-works.xsl   the works cited
     modules/html-about.xsl   what the headers declare
     modules/lunar.xsl        Julian dates

     The input and its namespace are described in edition/render/site.py. An element of the text that has no template
     stops the build with its path. -->
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

  <xsl:import href="modules/lunar.xsl"/>
  <xsl:import href="modules/html-base.xsl"/>
  <xsl:import href="modules/html-words.xsl"/>
  <xsl:import href="modules/html-page.xsl"/>
  <xsl:import href="modules/html-text.xsl"/>
  <xsl:import href="modules/html-margin.xsl"/>
  <xsl:import href="modules/html-notes.xsl"/>
  <xsl:import href="modules/html-links.xsl"/>
  <xsl:import href="modules/html-front.xsl"/>
  <xsl:import href="modules/html-dates.xsl"/>
  <xsl:import href="modules/html-index.xsl"/>
  <xsl:import href="modules/html-works.xsl"/>
  <xsl:import href="modules/html-about.xsl"/>

  <xsl:output name="page" method="html" version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>
  <xsl:output name="plain" method="text" encoding="UTF-8"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="empty-sequence()">
    <xsl:apply-templates select="s:site"/>
  </xsl:template>

  <xsl:template match="s:site" as="empty-sequence()">
    <xsl:result-document href="index.html" format="page">
      <xsl:sequence select="h:index(.)"/>
    </xsl:result-document>
    <xsl:result-document href="works.html" format="page">
      <xsl:sequence select="h:works(.)"/>
    </xsl:result-document>
    <xsl:result-document href="doubtful-dates.html" format="page">
      <xsl:sequence select="h:dates-page(.)"/>
    </xsl:result-document>
    <xsl:result-document href="about.html" format="page">
      <xsl:sequence select="h:about-page(.)"/>
    </xsl:result-document>
    <xsl:apply-templates select="s:text/*[not(self::s:file or self::s:questions)]"/>
  </xsl:template>

  <xsl:template match="TEI" as="empty-sequence()">
    <xsl:result-document href="{h:page(.)}.html" format="page">
      <xsl:sequence select="h:chronicle(.)"/>
    </xsl:result-document>
    <xsl:result-document href="text/{h:page(.)}.txt" format="plain">
      <xsl:value-of select="text//(head | p) ! (h:reading(.) || '&#10;')" separator=""/>
    </xsl:result-document>
  </xsl:template>

  <xsl:template match="*" priority="-1" as="empty-sequence()">
    <xsl:message terminate="yes" expand-text="yes">the root element of {../@name} is not TEI but {name()}</xsl:message>
  </xsl:template>

</xsl:stylesheet>
