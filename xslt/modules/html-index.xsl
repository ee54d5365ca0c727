<?xml version="1.0" encoding="UTF-8"?>
<!-- The index: the chronicles, what is doubtful in them, how to cite, whose the texts are. -->
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

  <xsl:function name="h:index" as="element()">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="title" as="xs:string" select="(h:fact($site, 'title-zh'), $site/s:text[1]/TEI ! h:title(.), '')[1]"/>
    <xsl:variable name="content" as="element()+">
      <div class="title-page">
        <h1 lang="lzh-Hant">
          <xsl:value-of select="$title"/>
        </h1>
        <xsl:for-each select="h:fact($site, 'title-pinyin')">
          <p class="pinyin" lang="zh-Latn-pinyin">
            <xsl:value-of select="."/>
          </p>
        </xsl:for-each>
        <xsl:for-each select="h:fact($site, 'title-en')">
          <p class="english" lang="en">
            <xsl:value-of select="."/>
          </p>
        </xsl:for-each>
        <p class="version">
          <xsl:sequence select="h:version($site)"/>
        </p>
      </div>
      <xsl:sequence select="
        h:section('chronicles', 'chronicles', h:chronicles($site)),
        h:section('hands', 'hands', h:said('hands-said', map {})),
        h:section('doubtful', 'doubtful', (h:said('doubtful-said', map {}), h:doubts($site))),
        h:section('cite', 'cite', h:cite($site)),
        h:section('licence', 'licence', h:licence-paragraph($site)),
        h:section('errata', 'errata', h:errata($site))[exists(h:fact($site, 'contact'))]"/>
    </xsl:variable>
    <xsl:sequence select="h:frame($site, 'index', $title, $content)"/>
  </xsl:function>

  <xsl:function name="h:chronicles" as="element()">
    <xsl:param name="site" as="element(s:site)"/>
    <ul class="chronicles">
      <xsl:for-each select="$site/s:text">
        <li>
          <h3 lang="{TEI/@xml:lang}">
            <a href="{@name}.html">
              <xsl:value-of select="h:title(TEI)"/>
            </a>
          </h3>
          <p class="facts">
            <xsl:sequence select="h:extent(TEI)"/>
          </p>
          <xsl:sequence select="h:downloads(.)"/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:function>

  <!-- Author, years and size of a text. -->
  <xsl:function name="h:extent" as="node()+">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="years" as="xs:integer*" select="$tei/text//(child::div[@type = 'year'] | milestone[@unit = 'year'])/@n ! xs:integer(.)"/>
    <xsl:variable name="entries" as="xs:integer" select="count($tei/text//div[@type = 'entry'])"/>
    <xsl:variable name="paragraphs" as="xs:integer" select="count($tei/text//p)"/>
    <span class="author" lang="lzh-Hant">
      <xsl:value-of select="$tei/teiHeader/fileDesc/titleStmt/author" separator="、"/>
    </span>
    <xsl:text> </xsl:text>
    <span class="range">
      <xsl:sequence select="
        if (empty($years)) then m:both('no-range')
        else m:both('range', map { 'from': h:year(string(min($years))), 'to': h:year(string(max($years))) })"/>
    </span>
    <xsl:text> </xsl:text>
    <span class="size">
      <xsl:sequence select="
        if ($entries) then m:both('entries', map { 'n': string($entries) })
        else m:both('paragraphs', map { 'n': string($paragraphs) })"/>
    </span>
  </xsl:function>

  <!-- What is doubtful, counted for each text. -->
  <xsl:function name="h:doubts" as="element()">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="counts" as="map(xs:string, function(element(TEI)) as xs:integer)" select="map {
      '1 dates-high': h:counter('high'), '2 dates-medium': h:counter('medium'),
      '3 dates-low': h:counter('low'), '4 dates-unknown': h:counter('unknown'),
      '5 inherited': function($tei as element(TEI)) as xs:integer { count($tei/text//date[@type = 'inherited']) },
      '6 impossible': function($tei as element(TEI)) as xs:integer { count($tei/text//date[@type = 'impossible']) },
      '7 made': function($tei as element(TEI)) as xs:integer { count($tei/standOff//note[@type = 'emendation'][@subtype = 'made']) },
      '8 proposed': function($tei as element(TEI)) as xs:integer { count($tei/standOff//note[@type = 'emendation'][not(@subtype = 'made')]) },
      '9 unlisted': function($tei as element(TEI)) as xs:integer { count($tei/text//bibl[empty(h:work(.))]) } }"/>
    <div class="table" role="region" tabindex="0" aria-label="{m:label('doubtful', map {})}">
      <table>
        <thead>
          <tr>
            <td/>
            <xsl:for-each select="$site/s:text">
              <th scope="col" lang="{TEI/@xml:lang}">
                <a href="{@name}.html">
                  <xsl:value-of select="TEI/teiHeader/fileDesc/titleStmt/title ! tokenize(normalize-space(.), ' ')[1]" separator=" "/>
                </a>
              </th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="sort(map:keys($counts))">
            <xsl:variable name="count" as="function(element(TEI)) as xs:integer" select="$counts(.)"/>
            <tr>
              <th scope="row">
                <xsl:sequence select="m:both(substring-after(., ' '))"/>
              </th>
              <xsl:for-each select="$site/s:text">
                <td>
                  <xsl:value-of select="$count(TEI)"/>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:function>

  <!-- Counts the dates of one degree of certainty that are not inherited. -->
  <xsl:function name="h:counter" as="function(element(TEI)) as xs:integer">
    <xsl:param name="cert" as="xs:string"/>
    <xsl:sequence select="function($tei as element(TEI)) as xs:integer {
      count($tei/text//date[@cert = $cert][not(@type = 'inherited')]) }"/>
  </xsl:function>

  <xsl:function name="h:cite" as="element()+">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="zh" as="xs:string" select="(h:fact($site, 'title-zh'), '')[1]"/>
    <xsl:variable name="identifier" as="xs:string?" select="h:fact($site, 'identifier')[1]"/>
    <xsl:variable name="values" as="map(xs:string, item()*)" select="map {
      'editors': string-join(h:fact($site, 'editor'), '、'),
      'zh': $zh,
      'title': string-join((h:fact($site, 'title-en'), $zh)[.], ' = '),
      'version': string(h:fact($site, 'version')),
      'date': string(h:fact($site, 'date')),
      'identifier': $identifier }"/>
    <xsl:variable name="place" as="element()?" select="($site/s:text/TEI/text//(child::div[@type = 'entry'][ancestor::div] | p)[@xml:id])[1]"/>
    <xsl:variable name="example" as="element()*">
      <xsl:for-each select="$place">
        <a href="{h:page(.)}.html#{@xml:id}">
          <xsl:value-of select="h:title(h:text(.)) || ' ' || h:number(.)"/>
        </a>
      </xsl:for-each>
    </xsl:variable>
    <blockquote>
      <xsl:sequence select="h:said(if ($identifier) then 'citation-id' else 'citation', $values)"/>
    </blockquote>
    <xsl:sequence select="h:said('cite-place', map { 'example': $example })[exists($place)]"/>
  </xsl:function>

  <xsl:function name="h:licence-paragraph" as="element()+">
    <xsl:param name="site" as="element(s:site)"/>
    <p>
      <xsl:sequence select="h:licence($site)"/>
    </p>
    <p>
      <a href="SHA256SUMS">
        <xsl:sequence select="m:both('download-sums')"/>
      </a>
    </p>
  </xsl:function>

  <xsl:function name="h:errata" as="element()*">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:for-each select="h:fact($site, 'contact')">
      <xsl:variable name="address" as="xs:string?" select="h:safe(if (matches(., '^[^\s/:@]+@[^\s/:@]+$')) then 'mailto:' || . else .)"/>
      <xsl:variable name="contact" as="element()">
        <xsl:element name="{if ($address) then 'a' else 'span'}">
          <xsl:for-each select="$address">
            <xsl:attribute name="href" select="."/>
          </xsl:for-each>
          <xsl:value-of select="."/>
        </xsl:element>
      </xsl:variable>
      <xsl:sequence select="h:said('errata-said', map { 'contact': $contact })"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
