<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages about all texts: the index with what is doubtful, the works cited, and what the headers declare. -->
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

  <!-- ============================================================ index -->

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

  <!-- ============================================================ works -->

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

  <!-- ============================================================ about -->

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
