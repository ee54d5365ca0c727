<?xml version="1.0" encoding="UTF-8"?>
<!-- Schematron to XSLT: a sheet that walks a document once and reports every rule that is broken.

     Supported are ns, let, pattern, p, rule, assert, report, value-of, name and keys; anything else is refused. A pattern
     has one rule, so that no rule hides another and all can share one walk: each becomes a template of its own
     priority that hands the node on to the next. The result is a list of findings with the path of each. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:out="urn:annals:xslt" exclude-result-prefixes="#all">
  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:mode on-no-match="fail"/>
  <xsl:mode name="message" on-no-match="fail"/>

  <xsl:template match="/" as="document-node()">
    <xsl:document>
      <xsl:text>&#10;</xsl:text>
      <xsl:sequence select="comment()"/>
      <xsl:apply-templates select="sch:schema"/>
    </xsl:document>
  </xsl:template>

  <xsl:template match="sch:schema[@queryBinding = 'xslt3']" as="element()">
    <out:stylesheet version="3.0">
      <xsl:for-each select="sch:ns"><xsl:namespace name="{@prefix}" select="string(@uri)"/></xsl:for-each>
      <xsl:namespace name="err" select="'http://www.w3.org/2005/xqt-errors'"/>
      <xsl:attribute name="exclude-result-prefixes" select="'#all'"/>
      <out:output method="xml" encoding="UTF-8" indent="no"/>
      <out:mode on-no-match="fail"/>
      <xsl:copy-of select="xsl:key" copy-namespaces="no"/>
      <out:template match="/" as="element()">
        <findings><out:apply-templates select="*"/></findings>
      </out:template>
      <out:template match="*" as="element()*" priority="0"><out:apply-templates select="node()"/></out:template>
      <out:template match="text() | comment() | processing-instruction()" as="element()*" priority="0"/>
      <xsl:apply-templates select="sch:pattern"/>
    </out:stylesheet>
  </xsl:template>

  <xsl:template match="sch:pattern[count(sch:rule) = 1][not(* except (sch:p, sch:rule))]" as="element()">
    <xsl:apply-templates select="sch:rule"/>
  </xsl:template>

  <xsl:template match="sch:rule" as="element()">
    <out:template match="{normalize-space(@context)}" priority="{count(../following-sibling::sch:pattern) + 1}" as="element()*">
      <out:try>
        <xsl:apply-templates select="*"/>
        <!-- A file that breaks the grammar may not have what a rule speaks of: that is a finding too, not the end. -->
        <out:catch>
          <finding rule="{../@id}" severity="error" path="{{path()}}">the rule cannot be applied here: <out:value-of select="$err:description"/></finding>
        </out:catch>
      </out:try>
      <out:next-match/>
    </out:template>
  </xsl:template>

  <xsl:template match="sch:let" as="element()">
    <out:variable name="{@name}" select="{normalize-space(@value)}"/>
  </xsl:template>

  <xsl:template match="sch:assert" as="element()">
    <out:if test="not({normalize-space(@test)})"><xsl:call-template name="finding"/></out:if>
  </xsl:template>
  <xsl:template match="sch:report" as="element()">
    <out:if test="{normalize-space(@test)}"><xsl:call-template name="finding"/></out:if>
  </xsl:template>

  <!-- ISO Schematron leaves the meaning of role open; TEI marks what is no error as nonfatal, warning or information. -->
  <xsl:template name="finding" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:variable name="role" as="xs:string" select="((@role, ../@role)[1], 'error')[1]"/>
    <finding rule="{ancestor::sch:pattern/@id}" severity="{if ($role = ('nonfatal', 'warning', 'information')) then 'warning' else 'error'}" path="{{path()}}">
      <!-- What the rule says is what would be right; braces would be read as expressions. -->
      <xsl:for-each select="ancestor::sch:pattern/sch:p">
        <xsl:attribute name="remedy" select="replace(., '[{}]', '$0$0')"/>
      </xsl:for-each>
      <xsl:apply-templates select="node()" mode="message"/>
    </finding>
  </xsl:template>

  <xsl:template match="text()" mode="message" as="element()?">
    <xsl:if test="normalize-space()"><out:text><xsl:value-of select="replace(., '\s+', ' ')"/></out:text></xsl:if>
  </xsl:template>
  <xsl:template match="sch:value-of" mode="message" as="element()"><out:value-of select="{@select}"/></xsl:template>
  <xsl:template match="sch:name[not(@path)]" mode="message" as="element()"><out:value-of select="name()"/></xsl:template>
</xsl:stylesheet>
