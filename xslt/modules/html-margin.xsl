<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in the margin: numbers, years, dates; and how dates stand in the text. -->
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

  <xsl:function name="h:margin" as="element()">
    <xsl:param name="element" as="element()"/>
    <div class="margin" data-ui="">
      <xsl:apply-templates mode="margin" select="$element"/>
    </div>
  </xsl:function>

  <xsl:mode name="margin" on-no-match="fail"/>
  <xsl:template mode="margin" match="*" priority="-1" as="empty-sequence()"/>

  <xsl:template mode="margin" match="div[@type = 'entry']" as="element()*">
    <a class="number" href="#{@xml:id}" aria-label="{m:label('permalink', map { 'n': h:number(.) })}">
      <xsl:value-of select="(@n[not(. = '0')], '◇')[1]"/>
    </a>
    <xsl:apply-templates mode="margin-date" select="(head, p)[1]//date[not(ancestor::note)][1]"/>
  </xsl:template>

  <xsl:template mode="margin" match="div[@type = 'year']" as="element()*">
    <a class="year" href="#{@xml:id}">
      <xsl:value-of select="h:year(@n)"/>
    </a>
    <xsl:if test="head">
      <span class="cycle" lang="lzh-Hant">
        <xsl:value-of select="l:cycle(@n)"/>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:template mode="margin" match="div[@type = 'year']/head" as="element()*">
    <xsl:apply-templates mode="margin" select=".."/>
  </xsl:template>

  <!-- The year with which a paragraph opens. -->
  <xsl:function name="h:opening" as="element(milestone)?">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="
      $paragraph/self::p/milestone[@unit = 'year'][1][empty(preceding-sibling::node()[normalize-space()][not(self::comment())])]"/>
  </xsl:function>

  <xsl:template mode="margin" match="p" as="element()*">
    <xsl:variable name="year" as="element(milestone)?" select="h:opening(.)"/>
    <xsl:if test="$year">
      <a class="year" href="#{(@xml:id, h:counted($year, 'year', $h:years(generate-id($year))))[1]}">
        <xsl:value-of select="h:year($year/@n)"/>
      </a>
    </xsl:if>
    <xsl:variable name="regnal" as="xs:string?" select="
      (.//date[starts-with(@when-custom, $year/@n)]/@n ! replace(., '^(.*?年).*$', '$1'))[1]"/>
    <xsl:if test="$year and $regnal">
      <span class="lunar" lang="lzh-Hant">
        <xsl:value-of select="$regnal"/>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- The date of an entry: in brackets where it is inherited, which is never certain, with ? where it is less than that. -->
  <xsl:mode name="margin-date" on-no-match="fail"/>
  <xsl:template mode="margin-date" match="date" as="element()*">
    <xsl:variable name="lunar" as="xs:string" select="l:month-and-day(string(@when-custom), '閏')"/>
    <xsl:variable name="shown" as="xs:string" select="($lunar[.], h:reading(node())[.], h:regnal(@n)[.], '?')[1]"/>
    <a class="lunar {(@type, 'plain')[1]}" href="#{h:counted(., 'date', $h:dates(generate-id(.)))}" title="{h:date-title(.)}">
      <xsl:value-of select="
        if (@type = 'inherited') then '[' || $shown || '?'[$shown ne '?' and current()/@cert = ('low', 'unknown')] || ']'
        else $shown || '?'[current()/@cert = ('low', 'medium', 'unknown')]"/>
    </a>
    <xsl:if test="@when castable as xs:date or (@notBefore castable as xs:date and $lunar)">
      <!-- A span of days that is too long for the margin breaks behind its dash, never inside a day. -->
      <span class="historical">
        <xsl:for-each select="tokenize(h:without-year(h:historical(.), ancestor::div[@type = 'year'][1]/@n), '–')">
          <span class="day">
            <xsl:value-of select="."/>
            <xsl:if test="position() ne last()">–</xsl:if>
          </span>
        </xsl:for-each>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:function name="h:regnal" as="xs:string?">
    <xsl:param name="full" as="xs:string?"/>
    <xsl:sequence select="$full ! replace(., '^.*?(\D{2}.{1,3}年)$', '$1')"/>
  </xsl:function>

  <!-- A date without the year that stands at the head of its division. -->
  <xsl:function name="h:without-year" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:param name="year" as="xs:string?"/>
    <xsl:sequence select="
      string-join(tokenize($date, '–') ! (if (exists($year) and starts-with(., xs:integer($year) || '-')) then substring-after(., '-') else .), '–')"/>
  </xsl:function>

  <!-- ============================================================ dates -->

  <!-- The day, or the first and the last, in the calendar then in use: 982-06-11, 982-10-19–982-11-17. -->
  <xsl:function name="h:historical" as="xs:string?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="days" as="xs:date*" select="
      ($date/@when, $date[not(@when)]/(@notBefore, @notAfter))[. castable as xs:date] ! xs:date(.)"/>
    <xsl:sequence select="string-join($days ! l:historical(.), '–')[.]"/>
  </xsl:function>

  <xsl:function name="h:calendar" as="xs:string">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="last" as="attribute()?" select="($date/(@when, @notAfter)[. castable as xs:date])[1]"/>
    <xsl:sequence select="if ($last ! xs:date(.) ge xs:date('1582-10-15')) then 'gregorian' else 'julian'"/>
  </xsl:function>

  <!-- The whole date in one line, for the tooltip. -->
  <xsl:function name="h:date-title" as="xs:string">
    <xsl:param name="date" as="element(date)"/>
    <xsl:sequence select="string-join((
      ($date/@n, m:label('impossible', map {})[$date/@type = 'impossible'])[1],
      h:historical($date) ! (. || ' ' || m:label(h:calendar($date), map {})),
      m:label('cert-' || h:cert($date), map {})), ' · ')"/>
  </xsl:function>

  <xsl:template mode="text" match="date" as="node()+">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="number" as="xs:integer" select="$h:dates(generate-id(.))"/>
    <span class="date {h:hand(.)}" data-ref="{h:counted(., 'from-date', $number)}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:for-each select="@when | @notBefore | @notAfter | @when-custom">
        <xsl:attribute name="data-{lower-case(replace(local-name(), '([BA])', '-$1'))}" select="."/>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="$linked or not(node())">
          <xsl:apply-templates mode="text"/>
        </xsl:when>
        <xsl:otherwise>
          <a id="{h:counted(., 'from-date', $number)}" href="#{h:counted(., 'date', $number)}" title="{h:date-title(.)}">
            <xsl:apply-templates mode="text">
              <xsl:with-param name="linked" tunnel="yes" select="true()"/>
            </xsl:apply-templates>
          </a>
        </xsl:otherwise>
      </xsl:choose>
    </span>
    <xsl:sequence select="h:deferred(., $linked)"/>
  </xsl:template>

  <!-- A year that begins within a paragraph. -->
  <xsl:template mode="text" match="milestone" as="element()">
    <span class="milestone{if (. is h:opening(..)) then ' opening' else ''}" data-ui="" id="{h:counted(., 'year', $h:years(generate-id(.)))}" data-n="{h:year(@n)}" data-tei="milestone"/>
  </xsl:template>

  <xsl:template mode="text" match="lb" as="element()">
    <span class="lb" data-tei="lb" data-n="{@n}" aria-hidden="true"/>
  </xsl:template>

  <xsl:template mode="text" match="body/lb | div/lb" as="element()">
    <span class="lb" data-tei="lb" data-n="{@n}" hidden="hidden"/>
  </xsl:template>

  <!-- Pages of the print, and lines that are nothing but markup: they leave a trace and show nothing. -->
  <xsl:template mode="text" match="pb" as="element()">
    <span class="pb" data-tei="pb" data-n="{@n}" aria-hidden="true"/>
  </xsl:template>

  <xsl:template mode="text" match="fw" as="element()*">
    <xsl:for-each select="lb">
      <span class="lb" data-tei="lb" data-n="{@n}" hidden="hidden"/>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
