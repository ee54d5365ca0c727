<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of the dates to look at: each with its place, what the text says, what it was read as, how surely and why. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:h="urn:edition:html"
    xmlns:m="urn:edition:messages"
    xmlns:s="urn:edition:site"
    xmlns="http://www.w3.org/1999/xhtml"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="date-note" match="standOff//note[@type = 'date']" use="tokenize(@target) ! substring-after(., '#')"/>

  <!-- What is to be looked at: all that the program inferred and that is no plain, sure date. 初 and 先是 state no time. -->
  <xsl:function name="h:questionable" as="element(date)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:sequence select="$tei/text//date[@resp = '#encoder'][not(@cert = 'high') or @type]
      [not(@cert = 'unknown') or @type or exists(h:date-note(.))]"/>
  </xsl:function>

  <xsl:function name="h:date-note" as="element(note)?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:sequence select="$date/@xml:id ! key('date-note', ., root($date))[ancestor::TEI is h:text($date)][1]"/>
  </xsl:function>

  <xsl:function name="h:dates-page" as="element()">
    <xsl:param name="site" as="element(s:site)"/>
    <xsl:variable name="asked" as="xs:boolean" select="exists($site/s:text/s:questions)"/>
    <xsl:variable name="content" as="element()+">
      <div class="title-page">
        <h1>
          <xsl:sequence select="m:both('doubtful-dates')"/>
        </h1>
        <xsl:sequence select="h:said(if ($asked) then 'dates-said' else 'dates-bare', map {})"/>
        <xsl:if test="$asked">
          <ul class="downloads">
            <li>
              <a href="dates.json" download="">
                <xsl:sequence select="m:both('dates-json')"/>
              </a>
            </li>
          </ul>
        </xsl:if>
      </div>
      <xsl:for-each select="$site/s:text">
        <section id="dates-{@name}" class="asked-dates">
          <h2 lang="{TEI/@xml:lang}">
            <xsl:value-of select="h:title(TEI)"/>
          </h2>
          <xsl:choose>
            <xsl:when test="s:questions/s:question">
              <xsl:sequence select="h:questions(s:questions)"/>
            </xsl:when>
            <xsl:when test="s:questions">
              <xsl:sequence select="h:said('dates-none', map {})"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:sequence select="h:dates-of(TEI)"/>
            </xsl:otherwise>
          </xsl:choose>
        </section>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="h:frame($site, 'doubtful-dates', m:label('doubtful-dates', map {}), $content)"/>
  </xsl:function>

  <!-- ============================================================ with the list that was made beside the texts -->

  <!-- The dates of a text, those of one kind together, in the order in which the list has them. -->
  <xsl:function name="h:questions" as="element()+">
    <xsl:param name="questions" as="element(s:questions)"/>
    <xsl:for-each-group select="$questions/s:question" group-by="@kind">
      <h3>
        <xsl:sequence select="m:both(h:ask(current-grouping-key()))"/>
        <xsl:text> </xsl:text>
        <span class="count">
          <xsl:sequence select="m:both('dates-count', map { 'n': string(count(current-group())) })"/>
        </span>
      </h3>
      <ul class="questions">
        <xsl:for-each select="current-group()">
          <li>
            <xsl:sequence select="h:question(.)"/>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:for-each-group>
  </xsl:function>

  <!-- The name of a kind of question in the locale. -->
  <xsl:function name="h:ask" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="'ask-' || translate($kind, ' ', '-')"/>
  </xsl:function>

  <xsl:function name="h:question" as="element()+">
    <xsl:param name="question" as="element(s:question)"/>
    <xsl:variable name="language" as="xs:string" select="$question/../../TEI/@xml:lang"/>
    <xsl:for-each select="$question">
      <p class="asked">
        <a class="place" href="{../../@name}.html{@id ! ('#' || .)}">
          <xsl:value-of select="(@place, '※')[1]"/>
        </a>
        <xsl:text> </xsl:text>
        <b lang="{$language}">
          <xsl:value-of select="@words"/>
        </b>
        <span class="arrow" aria-hidden="true"> → </span>
        <span class="read" lang="lzh-Hant">
          <xsl:value-of select="(@date, @when, '—')[1]"/>
        </span>
        <xsl:for-each select="@days">
          <span class="historical">
            <xsl:text> </xsl:text>
            <xsl:value-of select="tokenize(., '/') ! replace(., '^0+', '')" separator="–"/>
          </span>
        </xsl:for-each>
        <span class="cert">
          <xsl:text> </xsl:text>
          <xsl:sequence select="m:both('cert-' || @cert)"/>
        </span>
      </p>
      <p class="why">
        <xsl:for-each select="tokenize(@also, ', ')">
          <span class="also">
            <xsl:sequence select="m:both(h:ask(.))"/>
          </span>
          <xsl:text> </xsl:text>
        </xsl:for-each>
        <span lang="en">
          <xsl:value-of select="@why"/>
        </span>
      </p>
      <xsl:for-each select="@alternatives">
        <p class="or">
          <xsl:sequence select="m:both('dates-or')"/>
          <xsl:text> </xsl:text>
          <span lang="lzh-Hant">
            <xsl:value-of select="."/>
          </span>
        </p>
      </xsl:for-each>
      <details>
        <summary>
          <xsl:sequence select="m:both('dates-settle')"/>
        </summary>
        <p>
          <xsl:sequence select="m:both('dates-line', map { 'n': string(@line) })"/>
        </p>
        <xsl:sequence select="h:said('dates-row', map {})"/>
        <pre>
          <code lang="lzh-Hant">
            <xsl:value-of select="@decision"/>
          </code>
        </pre>
        <xsl:for-each select="@heading">
          <xsl:sequence select="h:said('dates-heading', map {})"/>
          <pre>
            <code lang="lzh-Hant">
              <xsl:value-of select="."/>
            </code>
          </pre>
        </xsl:for-each>
      </details>
    </xsl:for-each>
  </xsl:function>

  <!-- ============================================================ with nothing but the texts -->

  <xsl:function name="h:dates-of" as="element()+">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="dates" as="element(date)*" select="h:questionable($tei)"/>
    <xsl:choose>
      <xsl:when test="empty($dates)">
        <xsl:sequence select="h:said('dates-none', map {})"/>
      </xsl:when>
      <xsl:otherwise>
        <div class="table" role="region" tabindex="0" aria-label="{m:label('doubtful-dates', map {})}: {h:title($tei)}">
          <table>
            <thead>
              <tr>
                <xsl:for-each select="'dates-place', 'dates-words', 'dates-reading', 'dates-cert', 'dates-why'">
                  <th scope="col">
                    <xsl:sequence select="m:both(.)"/>
                  </th>
                </xsl:for-each>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="$dates">
                <xsl:sequence select="h:date-row(.)"/>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="h:date-row" as="element()">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="language" as="xs:string" select="h:text($date)/@xml:lang"/>
    <xsl:variable name="note" as="element(note)?" select="h:date-note($date)"/>
    <tr>
      <th scope="row">
        <a href="{h:page($date)}.html#{h:anchor($date)}">
          <xsl:value-of select="h:number($date)"/>
        </a>
      </th>
      <td lang="{$language}">
        <xsl:value-of select="(normalize-space(h:reading($date))[. != ''], '—')[1]"/>
      </td>
      <td lang="{$language}">
        <xsl:value-of select="($date/@n, $date/@when-custom, '—')[1]"/>
      </td>
      <td>
        <xsl:sequence select="m:both('cert-' || $date/@cert)"/>
      </td>
      <td>
        <xsl:choose>
          <xsl:when test="exists($note)">
            <span lang="en">
              <xsl:value-of select="normalize-space($note)"/>
            </span>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="m:both('evidence-' || $date/@evidence)"/>
          </xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:function>
</xsl:stylesheet>
