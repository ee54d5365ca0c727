<?xml version="1.0" encoding="UTF-8"?>
<!-- The grammar: annals.odd to RELAX NG. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:odd="urn:annals:odd" xmlns:rng="http://relaxng.org/ns/structure/1.0" xmlns="http://relaxng.org/ns/structure/1.0"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">
  <xsl:import href="resolve.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:mode name="pattern" on-no-match="fail"/>

  <xsl:template match="/" as="document-node()">
    <xsl:document>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="notice"/>
      <xsl:apply-templates select="$resolved/schemaSpec" mode="pattern"/>
    </xsl:document>
  </xsl:template>

  <xsl:template match="schemaSpec" mode="pattern" as="element()">
    <grammar ns="http://www.tei-c.org/ns/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start><ref name="{@start}"/></start>
      <xsl:apply-templates select="elementSpec" mode="pattern"/>
      <xsl:for-each select="sort(distinct-values(.//datatype/dataRef/@key))">
        <xsl:apply-templates select="key('spec', ., $p5)[self::dataSpec]" mode="pattern"/>
      </xsl:for-each>
    </grammar>
  </xsl:template>

  <xsl:template match="elementSpec" mode="pattern" as="element()">
    <define name="{@ident}">
      <element name="{@ident}">
        <xsl:variable name="inherited" as="element(attDef)*" select="classes/memberOf/key('spec', @key)/attList/attDef"/>
        <xsl:apply-templates select="attList/attDef, $inherited" mode="pattern"/>
        <xsl:apply-templates select="content" mode="pattern"/>
      </element>
    </define>
  </xsl:template>

  <xsl:template match="attDef[@usage = 'req']" mode="pattern" as="element()">
    <xsl:call-template name="attribute"/>
  </xsl:template>
  <xsl:template match="attDef" mode="pattern" as="element()">
    <optional><xsl:call-template name="attribute"/></optional>
  </xsl:template>

  <!-- A closed list of values stands in place of the datatype. -->
  <xsl:template name="attribute" as="element()">
    <xsl:context-item as="element(attDef)" use="required"/>
    <attribute name="{@ident}">
      <xsl:apply-templates select="(valList, datatype)[1]" mode="pattern"/>
    </attribute>
  </xsl:template>

  <xsl:template match="valList" mode="pattern" as="element()">
    <choice><xsl:for-each select="valItem"><value><xsl:value-of select="@ident"/></value></xsl:for-each></choice>
  </xsl:template>

  <xsl:template match="datatype" mode="pattern" as="element()">
    <xsl:variable name="one" as="element()"><xsl:apply-templates select="dataRef" mode="pattern"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@maxOccurs = 'unbounded'"><list><oneOrMore><xsl:sequence select="$one"/></oneOrMore></list></xsl:when>
      <xsl:otherwise><xsl:sequence select="$one"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- TEI's datatypes, by name. -->
  <xsl:template match="dataSpec" mode="pattern" as="element()">
    <define name="{@ident}"><xsl:apply-templates select="content/*" mode="pattern"/></define>
  </xsl:template>
  <xsl:template match="datatype/dataRef[@key]" mode="pattern" as="element()"><ref name="{@key}"/></xsl:template>
  <xsl:template match="dataSpec//dataRef[@key]" mode="pattern" as="element()"><xsl:apply-templates select="key('spec', @key, $p5)/content/*" mode="pattern"/></xsl:template>
  <xsl:template match="dataSpec//alternate" mode="pattern" as="element()"><choice><xsl:apply-templates select="*" mode="pattern"/></choice></xsl:template>
  <xsl:template match="dataRef[@name]" mode="pattern" as="element()">
    <data type="{@name}">
      <xsl:for-each select="@restriction"><param name="pattern"><xsl:value-of select="."/></param></xsl:for-each>
    </data>
  </xsl:template>

  <xsl:template match="elementSpec/content" mode="pattern" as="element()"><xsl:apply-templates select="*" mode="pattern"/></xsl:template>
  <xsl:template match="content//empty" mode="pattern" as="element()"><empty/></xsl:template>
  <xsl:template match="content//textNode" mode="pattern" as="element()"><text/></xsl:template>
  <xsl:template match="elementSpec//elementRef" mode="pattern" as="element()">
    <xsl:variable name="one" as="element()"><ref name="{@key}"/></xsl:variable>
    <xsl:sequence select="odd:occurs(., $one)"/>
  </xsl:template>
  <xsl:template match="classRef" mode="pattern" as="element()">
    <xsl:variable name="members" as="element(elementSpec)*" select="key('member', @key)"/>
    <xsl:if test="empty($members)"><xsl:sequence select="odd:refuse(., @key || ' has no members')"/></xsl:if>
    <xsl:variable name="one" as="element()"><choice><xsl:for-each select="$members"><ref name="{@ident}"/></xsl:for-each></choice></xsl:variable>
    <xsl:sequence select="odd:occurs(., $one)"/>
  </xsl:template>
  <xsl:template match="elementSpec//sequence" mode="pattern" as="element()">
    <xsl:variable name="one" as="element()"><group><xsl:apply-templates select="*" mode="pattern"/></group></xsl:variable>
    <xsl:sequence select="odd:occurs(., $one)"/>
  </xsl:template>
  <xsl:template match="elementSpec//alternate" mode="pattern" as="element()">
    <xsl:variable name="parts" as="element()+"><xsl:apply-templates select="*" mode="pattern"/></xsl:variable>
    <!-- A choice within a choice is the same without it; libxml2 is quick only with one level. -->
    <xsl:variable name="one" as="element()"><choice><xsl:sequence select="$parts ! (self::rng:choice/*, self::* except self::rng:choice)"/></choice></xsl:variable>
    <xsl:sequence select="odd:occurs(., $one)"/>
  </xsl:template>

  <xsl:function name="odd:occurs" as="element()">
    <xsl:param name="particle" as="element()"/>
    <xsl:param name="pattern" as="element()"/>
    <xsl:variable name="least" as="xs:string" select="($particle/@minOccurs/string(), '1')[1]"/>
    <xsl:variable name="most" as="xs:string" select="($particle/@maxOccurs/string(), '1')[1]"/>
    <xsl:choose>
      <xsl:when test="$least = '1' and $most = '1'"><xsl:sequence select="$pattern"/></xsl:when>
      <xsl:when test="$least = '0' and $most = '1'"><optional><xsl:sequence select="$pattern"/></optional></xsl:when>
      <xsl:when test="$least = '0' and $most = 'unbounded'"><zeroOrMore><xsl:sequence select="$pattern"/></zeroOrMore></xsl:when>
      <xsl:when test="$least = '1' and $most = 'unbounded'"><oneOrMore><xsl:sequence select="$pattern"/></oneOrMore></xsl:when>
      <xsl:otherwise><xsl:message terminate="yes" expand-text="yes">annals.odd: {name($particle)} from {$least} to {$most} times is not supported</xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:function>
</xsl:stylesheet>
