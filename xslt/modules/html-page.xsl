<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page: head, skip link, banner, navigation, foot. -->
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

  <xsl:function name="h:fact" as="xs:string*">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="$site/s:info/s:fact[@name = $name] ! string(.)"/>
  </xsl:function>

  <!-- A page: its address, what the browser calls it, and what it shows. -->
  <xsl:function name="h:frame" as="element()">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="content" as="element()*"/>
    <html lang="zh-Hant">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>
          <xsl:value-of select="distinct-values(($title, h:fact($site, 'title-zh')))" separator=" — "/>
        </title>
        <link rel="stylesheet" href="site.css"/>
        <link rel="icon" href="data:,"/>
      </head>
      <body>
        <a class="skip" href="#text">
          <xsl:sequence select="m:both('skip')"/>
        </a>
        <xsl:if test="$site/@warning != ''">
          <p class="warning" role="note">
            <xsl:value-of select="$site/@warning"/>
          </p>
        </xsl:if>
        <header class="site">
          <a class="home" href="index.html">
            <xsl:value-of select="h:fact($site, 'title-zh')"/>
          </a>
          <nav aria-label="{m:label('site-nav', map {})}">
            <ul>
              <xsl:sequence select="('index', 'works', 'doubtful-dates', 'about') ! h:page-link(., $address)"/>
            </ul>
          </nav>
        </header>
        <main id="text">
          <xsl:sequence select="$content"/>
        </main>
        <footer class="site">
          <p>
            <xsl:value-of select="h:fact($site, 'title-zh')"/>
            <xsl:text> </xsl:text>
            <xsl:sequence select="h:version($site)"/>
          </p>
          <p>
            <xsl:sequence select="h:licence($site)"/>
          </p>
        </footer>
      </body>
    </html>
  </xsl:function>

  <xsl:function name="h:page-link" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="here" as="xs:string"/>
    <li>
      <a href="{$name}.html">
        <xsl:if test="$name = $here">
          <xsl:attribute name="aria-current" select="'page'"/>
        </xsl:if>
        <xsl:sequence select="m:both(if ($name = 'index') then 'contents' else $name)"/>
      </a>
    </li>
  </xsl:function>

  <xsl:function name="h:version" as="node()*">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="version" as="xs:string?" select="h:fact($site, 'version')"/>
    <xsl:variable name="date" as="xs:string?" select="h:fact($site, 'date')"/>
    <xsl:sequence select="
      if (empty($version)) then ()
      else if (empty($date)) then m:both('version-only', map { 'version': $version })
      else m:both('version', map { 'version': $version, 'date': $date })"/>
  </xsl:function>

  <xsl:function name="h:licence" as="node()*">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="name" as="xs:string?" select="h:fact($site, 'licence')"/>
    <xsl:variable name="address" as="xs:string?" select="h:safe(h:fact($site, 'licence-url'))"/>
    <xsl:variable name="licence" as="node()?">
      <xsl:choose>
        <xsl:when test="$name and $address">
          <a rel="license" href="{$address}">
            <xsl:value-of select="$name"/>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$name"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="if ($name) then m:both('licence-said', map { 'licence': $licence }) else ()"/>
  </xsl:function>

  <!-- Files to take away. -->
  <xsl:function name="h:downloads" as="element()">
    <xsl:param name="text" as="element(s:text)"/>
    <ul class="downloads">
      <xsl:for-each select="$text/s:file">
        <li>
          <a href="{@href}" download="">
            <xsl:sequence select="m:both('download-' || @kind)"/>
          </a>
        </li>
      </xsl:for-each>
      <li>
        <a href="text/{$text/@name}.txt" download="">
          <xsl:sequence select="m:both('download-plain')"/>
        </a>
      </li>
    </ul>
  </xsl:function>

  <!-- A section of a page, with its heading. -->
  <xsl:function name="h:section" as="element()">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="content" as="node()*"/>
    <section id="{$id}" class="{$id}">
      <h2>
        <xsl:sequence select="m:both($key)"/>
      </h2>
      <xsl:sequence select="$content"/>
    </section>
  </xsl:function>

  <!-- A paragraph in each language. -->
  <xsl:function name="h:said" as="element()+">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, item()*)"/>
    <xsl:for-each select="$m:languages">
      <p lang="{.}">
        <xsl:sequence select="m:words(., $key, $values)"/>
      </p>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
