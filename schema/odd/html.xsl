<?xml version="1.0" encoding="UTF-8"?>
<!-- The documentation: for every element what it is for here, attributes, content, rules, example, in English and Chinese. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:odd="urn:annals:odd"
                xmlns:eg="http://www.tei-c.org/ns/Examples" xmlns="http://www.w3.org/1999/xhtml"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">
  <xsl:import href="resolve.xsl"/>
  <xsl:output method="xhtml" html-version="5" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>
  <xsl:mode name="page" on-no-match="fail"/>
  <xsl:mode name="prose" on-no-match="fail"/>
  <xsl:mode name="code" on-no-match="fail"/>
  <xsl:mode name="model" on-no-match="fail"/>

  <xsl:variable name="specs" as="element(elementSpec)*" select="$resolved/schemaSpec/elementSpec"/>

  <xsl:template match="/" as="document-node()">
    <xsl:variable name="odd" as="element(TEI)" select="TEI"/>
    <xsl:document>
      <html lang="en">
        <xsl:text>&#10;</xsl:text>
        <head>
          <meta charset="utf-8"/>
          <meta name="viewport" content="width=device-width, initial-scale=1"/>
          <title><xsl:value-of select="$odd/teiHeader/fileDesc/titleStmt/title" separator=" · "/></title>
          <style>
body { max-width: 52rem; margin: 0 auto; padding: 1rem; line-height: 1.6; font-family: system-ui, sans-serif; color: #1a1a1a; background: #fff }
[lang|="zh"] { font-family: "Noto Serif CJK TC", "Source Han Serif TC", serif }
section { border-top: 1px solid #ccc; margin-top: 2rem }
pre { overflow-x: auto; white-space: pre-wrap; background: #f4f4f0; padding: .6rem; border-radius: .3rem }
dt { font-weight: 600 } dd { margin: 0 0 .5rem 1.2rem } p { margin: .4rem 0 }
nav ul { columns: 5 7rem; list-style: none; padding: 0 } a { color: #00539f }
table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: .2rem .5rem; text-align: start; vertical-align: top }
footer { font-size: .8rem; color: #555; margin-top: 3rem }
</style>
        </head>
        <xsl:text>&#10;</xsl:text>
        <body>
          <h1><xsl:value-of select="$odd/teiHeader/fileDesc/titleStmt/title" separator=" · "/></h1>
          <nav aria-label="Elements">
            <ul>
              <xsl:for-each select="$specs">
                <xsl:sort select="lower-case(@ident)"/>
                <li><a href="#element-{@ident}"><xsl:value-of select="@ident"/></a></li>
              </xsl:for-each>
            </ul>
          </nav>
          <main>
            <xsl:apply-templates select="$odd/text/body/div[not(schemaSpec)]" mode="prose"/>
            <xsl:apply-templates select="$specs" mode="page"/>
          </main>
          <footer>
            <xsl:for-each select="$notice[normalize-space()]"><p><xsl:value-of select="."/></p></xsl:for-each>
          </footer>
        </body>
      </html>
    </xsl:document>
  </xsl:template>

  <xsl:template match="elementSpec" mode="page" as="node()+">
    <xsl:variable name="attributes" as="element(attDef)*" select="attList/attDef, classes/memberOf/key('spec', @key)/attList/attDef"/>
    <xsl:variable name="parents" as="xs:string*" select="$specs[odd:children(.) = current()/@ident]/@ident/string()"/>
    <xsl:text>&#10;</xsl:text>
    <section id="element-{@ident}">
      <h2>&lt;<xsl:value-of select="@ident"/>&gt;</h2>
      <xsl:apply-templates select="desc[not(@type)]" mode="prose"/>
      <xsl:for-each select="desc[@type = 'tei'][@xml:lang = 'en']">
        <p><small>TEI: <xsl:value-of select="."/></small></p>
      </xsl:for-each>
      <h3>Content · 內容</h3>
      <p><code><xsl:apply-templates select="content" mode="model"/></code></p>
      <p>Stands in · 所在: <xsl:sequence select="odd:links($parents)"/></p>
      <xsl:if test="exists($attributes)">
        <h3>Attributes · 屬性</h3>
        <dl><xsl:apply-templates select="$attributes" mode="page"/></dl>
      </xsl:if>
      <xsl:variable name="rules" as="element(constraintSpec)*" select="constraintSpec[.//sch:rule], $attributes//constraintSpec[.//sch:rule]"/>
      <xsl:if test="exists($rules)">
        <h3>Rules · 規則</h3>
        <dl><xsl:apply-templates select="$rules" mode="page"/></dl>
      </xsl:if>
      <xsl:apply-templates select="exemplum/eg:egXML" mode="page"/>
      <xsl:apply-templates select="remarks" mode="prose"/>
    </section>
  </xsl:template>

  <xsl:template match="attDef" mode="page" as="element()+">
    <dt><code><xsl:value-of select="@ident"/></code><xsl:if test="@usage = 'req'"> (obligatory · 必具)</xsl:if></dt>
    <dd>
      <xsl:apply-templates select="desc" mode="prose"/>
      <xsl:choose>
        <xsl:when test="valList">
          <table>
            <xsl:for-each select="valList/valItem">
              <tr><td><code><xsl:value-of select="@ident"/></code></td><xsl:for-each select="desc"><td lang="{@xml:lang}"><xsl:apply-templates mode="prose"/></td></xsl:for-each></tr>
            </xsl:for-each>
          </table>
        </xsl:when>
        <xsl:when test="datatype/dataRef">
          <p><code><xsl:value-of select="datatype/dataRef/(@key, @name), datatype/dataRef/@restriction"/></code><xsl:if test="datatype/@maxOccurs = 'unbounded'">, one or more</xsl:if></p>
        </xsl:when>
      </xsl:choose>
    </dd>
  </xsl:template>

  <xsl:template match="constraintSpec" mode="page" as="element()+">
    <dt id="rule-{@ident}"><xsl:value-of select="@ident"/></dt>
    <dd>
      <xsl:apply-templates select="desc" mode="prose"/>
      <xsl:if test="not(desc)"><p><xsl:value-of select=".//sch:assert/normalize-space(), .//sch:report/normalize-space()" separator=" "/> (TEI)</p></xsl:if>
    </dd>
  </xsl:template>

  <xsl:template match="eg:egXML" mode="page" as="element()+">
    <h3>Example · 示例</h3>
    <pre><code><xsl:apply-templates mode="code"/></code></pre>
  </xsl:template>

  <!-- Content models as people read them. -->
  <xsl:template match="content" mode="model" as="item()*"><xsl:apply-templates select="*" mode="model"/></xsl:template>
  <xsl:template match="sequence | alternate" mode="model" as="item()*">
    <xsl:variable name="outer" as="xs:boolean" select="parent::content and not(@minOccurs)"/>
    <xsl:if test="not($outer)">(</xsl:if>
    <xsl:for-each select="*">
      <xsl:if test="position() gt 1"><xsl:value-of select="if (parent::sequence) then ', ' else ' | '"/></xsl:if>
      <xsl:apply-templates select="." mode="model"/>
    </xsl:for-each>
    <xsl:if test="not($outer)">)</xsl:if>
    <xsl:sequence select="odd:times(.)"/>
  </xsl:template>
  <xsl:template match="elementRef" mode="model" as="item()*"><a href="#element-{@key}"><xsl:value-of select="@key"/></a><xsl:sequence select="odd:times(.)"/></xsl:template>
  <xsl:template match="classRef" mode="model" as="item()*">
    <xsl:for-each select="key('member', @key, $resolved)">
      <xsl:if test="position() gt 1"> | </xsl:if>
      <a href="#element-{@ident}"><xsl:value-of select="@ident"/></a>
    </xsl:for-each>
    <xsl:sequence select="odd:times(.)"/>
  </xsl:template>
  <xsl:template match="textNode" mode="model" as="item()*">text</xsl:template>
  <xsl:template match="empty" mode="model" as="item()*">empty</xsl:template>

  <xsl:function name="odd:times" as="text()?">
    <xsl:param name="particle" as="element()"/>
    <xsl:variable name="sign" as="xs:string?" select="map { '0unbounded': '*', '1unbounded': '+', '01': '?' }(string($particle/@minOccurs) || $particle/@maxOccurs)"/>
    <xsl:value-of select="$sign"/>
  </xsl:function>

  <xsl:function name="odd:children" as="xs:string*">
    <xsl:param name="spec" as="element(elementSpec)"/>
    <xsl:sequence select="$spec/content//elementRef/@key/string(), $spec/content//classRef/key('member', @key)/@ident/string()"/>
  </xsl:function>

  <xsl:function name="odd:links" as="node()*">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:for-each select="$names">
      <xsl:if test="position() gt 1">, </xsl:if>
      <a href="#element-{.}"><xsl:value-of select="."/></a>
    </xsl:for-each>
  </xsl:function>

  <!-- Prose. -->
  <xsl:template match="div" mode="prose" as="element()">
    <section id="{@xml:id}"><xsl:apply-templates select="*" mode="prose"/></section>
  </xsl:template>
  <xsl:template match="head" mode="prose" as="element()"><h2 lang="{@xml:lang}"><xsl:apply-templates mode="prose"/></h2></xsl:template>
  <xsl:template match="remarks" mode="prose" as="element()+"><xsl:apply-templates select="p" mode="prose"/></xsl:template>
  <xsl:template match="p | desc" mode="prose" as="element()">
    <p lang="{ancestor-or-self::*[@xml:lang][1]/@xml:lang}"><xsl:apply-templates mode="prose"/></p>
  </xsl:template>
  <xsl:template match="list[@type = 'gloss']" mode="prose" as="element()"><dl><xsl:apply-templates select="*" mode="prose"/></dl></xsl:template>
  <xsl:template match="label" mode="prose" as="element()"><dt id="{@xml:id}"><xsl:apply-templates mode="prose"/></dt></xsl:template>
  <xsl:template match="item" mode="prose" as="element()"><dd><xsl:apply-templates mode="prose"/></dd></xsl:template>
  <xsl:template match="seg" mode="prose" as="element()"><span lang="{@xml:lang}"><xsl:apply-templates mode="prose"/></span></xsl:template>
  <xsl:template match="gi" mode="prose" as="element()"><code>&lt;<xsl:apply-templates mode="prose"/>&gt;</code></xsl:template>
  <xsl:template match="att" mode="prose" as="element()"><code>@<xsl:apply-templates mode="prose"/></code></xsl:template>
  <xsl:template match="val | code" mode="prose" as="element()"><code><xsl:apply-templates mode="prose"/></code></xsl:template>
  <xsl:template match="text()" mode="prose" as="text()"><xsl:value-of select="replace(., '\s+', ' ')"/></xsl:template>

  <!-- Examples, as they are typed. -->
  <xsl:template match="eg:*" mode="code" as="text()+">
    <xsl:value-of select="'&lt;' || local-name() || string-join(@* ! (' ' || name() || '=&quot;' || . || '&quot;')) || (if (node()) then '&gt;' else '/&gt;')"/>
    <xsl:apply-templates mode="code"/>
    <xsl:if test="node()"><xsl:value-of select="'&lt;/' || local-name() || '&gt;'"/></xsl:if>
  </xsl:template>
  <xsl:template match="text()" mode="code" as="text()">
    <xsl:value-of select="replace(replace(., '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;')"/>
  </xsl:template>
</xsl:stylesheet>
