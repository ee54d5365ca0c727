<?xml version="1.0" encoding="UTF-8"?>
<!-- The rules that no grammar can state: annals.odd to Schematron, one pattern a constraint. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:odd="urn:annals:odd"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">
  <xsl:import href="resolve.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:mode name="rules" on-no-match="fail"/>

  <xsl:template match="/" as="document-node()">
    <xsl:document>
      <xsl:text>&#10;</xsl:text>
      <xsl:call-template name="notice"/>
      <xsl:apply-templates select="$resolved/schemaSpec" mode="rules"/>
    </xsl:document>
  </xsl:template>

  <xsl:template match="schemaSpec" mode="rules" as="element()">
    <sch:schema queryBinding="xslt3">
      <sch:title>Rules of the encoding of a chronicle</sch:title>
      <xsl:for-each-group select=".//sch:ns" group-by="@prefix">
        <sch:ns prefix="{@prefix}" uri="{@uri}"/>
      </xsl:for-each-group>
      <xsl:copy-of select=".//constraint/xsl:key" copy-namespaces="no"/>
      <xsl:apply-templates select=".//constraintSpec" mode="rules"/>
    </sch:schema>
  </xsl:template>

  <xsl:template match="constraintSpec[constraint/sch:rule]" mode="rules" as="element()">
    <sch:pattern id="{@ident}">
      <xsl:for-each select="(desc[@xml:lang = 'en'], desc[not(@xml:lang)])[1]">
        <sch:p><xsl:value-of select="normalize-space()"/></sch:p>
      </xsl:for-each>
      <xsl:apply-templates select="constraint/*" mode="rules"/>
    </sch:pattern>
  </xsl:template>
  <xsl:template match="constraintSpec[not(constraint/(* except (sch:ns, xsl:key)))]" mode="rules" as="empty-sequence()"/>

  <xsl:template match="sch:rule" mode="rules" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@context, @role"/>
      <xsl:apply-templates select="*" mode="rules"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="sch:let" mode="rules" as="element()"><xsl:copy-of select="." copy-namespaces="no"/></xsl:template>
  <xsl:template match="sch:assert | sch:report" mode="rules" as="element()">
    <xsl:copy copy-namespaces="no">
      <xsl:sequence select="@test, @role"/>
      <xsl:apply-templates select="node()" mode="rules"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="sch:value-of | sch:name" mode="rules" as="element()"><xsl:copy-of select="." copy-namespaces="no"/></xsl:template>
  <xsl:template match="text()" mode="rules" as="text()"><xsl:value-of select="replace(., '\s+', ' ')"/></xsl:template>
</xsl:stylesheet>
