<?xml version="1.0" encoding="UTF-8"?>
<!-- What the site says: whole sentences from locale/, in Chinese and English side by side. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:fn="http://www.w3.org/2005/xpath-functions"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:m="urn:edition:messages"
    xmlns="http://www.w3.org/1999/xhtml"
    exclude-result-prefixes="#all">

  <xsl:variable name="m:languages" as="xs:string+" select="'zh-Hant', 'en'"/>
  <xsl:variable name="m:messages" as="map(xs:string, element(m:messages))" select="
    map:merge($m:languages ! map { . : doc('../locale/' || . || '.xml')/m:messages })"/>

  <xsl:key name="message" match="m:message" use="@key"/>

  <!-- The words for a key in one language: text, and the values that its {names} stand for. -->
  <xsl:function name="m:words" as="item()*">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, item()*)"/>
    <xsl:variable name="message" as="element(m:message)?" select="key('message', $key, $m:messages($language))"/>
    <xsl:if test="empty($message)">
      <xsl:message terminate="yes" expand-text="yes">the locale {$language} has no words for {$key}</xsl:message>
    </xsl:if>
    <xsl:for-each select="analyze-string($message, '\{[a-z]+\}')/*">
      <xsl:choose>
        <xsl:when test="self::fn:match">
          <xsl:sequence select="$values(translate(., '{}', ''))"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- The same as a string, for attributes and titles. -->
  <xsl:function name="m:string" as="xs:string">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, item()*)"/>
    <xsl:sequence select="string-join(m:words($language, $key, $values))"/>
  </xsl:function>

  <!-- In both languages, each marked as what it is. -->
  <xsl:function name="m:both" as="node()+">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, item()*)"/>
    <xsl:for-each select="$m:languages">
      <xsl:if test="position() gt 1">
        <xsl:text> </xsl:text>
      </xsl:if>
      <span lang="{.}">
        <xsl:sequence select="m:words(., $key, $values)"/>
      </span>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="m:both" as="node()+">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="m:both($key, map {})"/>
  </xsl:function>

  <!-- In both languages as one string, for labels that only a screen reader or a tooltip gives. -->
  <xsl:function name="m:label" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, item()*)"/>
    <xsl:sequence select="string-join($m:languages ! m:string(., $key, $values), ' / ')"/>
  </xsl:function>

</xsl:stylesheet>
