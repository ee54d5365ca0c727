<?xml version="1.0" encoding="UTF-8"?>
<!-- Years, entries and dates: their numbers and labels, in the margin and in the table of years. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typ="https://typst.app/"
    xmlns:l="urn:edition:lunar"
    xmlns:p="urn:edition:print"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- How deep a heading is: the headings above it, entries aside. -->
  <xsl:function name="p:level" as="xs:string">
    <xsl:param name="division" as="element(div)"/>
    <xsl:sequence select="string(count($division/ancestor-or-self::div[head or @type = 'year']))"/>
  </xsl:function>

  <!-- The label of an element in the book: its own id, or its place in the file. -->
  <xsl:function name="p:label" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="typ:string(($element/@xml:id, 'element-' || count($element/(preceding::* | ancestor::*)))[1])"/>
  </xsl:function>

  <!-- The number of a year; none for one whose heading could not be read. -->
  <xsl:function name="p:year-number" as="xs:string">
    <xsl:param name="n" as="xs:string?"/>
    <xsl:sequence select="replace(string($n), '^(-?)0+(\d)', '$1$2')"/>
  </xsl:function>

  <!-- What contemporaries called the year: by the dates of its narrative, else from the first full date in it or after its
       mark (宋太平興國七年). -->
  <xsl:function name="p:regnal" as="xs:string">
    <xsl:param name="start" as="element()"/>
    <xsl:param name="year" as="xs:string?"/>
    <xsl:variable name="date" as="element(date)?" select="
      ($start/descendant::date, $start/following::date, $start/preceding::date)[contains(@n, '年') and tokenize(replace(@when-custom, '^-', '+'), '-')[1] ! translate(., '+', '-') = $year][1]"/>
    <xsl:variable name="names" as="xs:string*" select="$start/self::div ! l:regnal(.//date[not(ancestor::note)], $year)"/>
    <xsl:sequence select="
      if (exists($names)) then string-join($names, '、')
      else if ($date) then substring-before($date/@n, '年') || '年'
      else ''"/>
  </xsl:function>

  <!-- ? for a year that may begin elsewhere. -->
  <xsl:function name="p:year-doubt" as="xs:string?">
    <xsl:param name="year" as="element(div)?"/>
    <xsl:sequence select="'?'[$year and not(l:is-sure($year//date[not(ancestor::note)], $year/@n))]"/>
  </xsl:function>

  <!-- A year in the running head: its heading without the parallel year in brackets. -->
  <xsl:function name="p:short" as="xs:string">
    <xsl:param name="year" as="element(div)"/>
    <xsl:sequence select="if ($year/head) then replace(p:plain($year/head[1]), '（[^（）]*）', '') else p:regnal($year, $year/@n)"/>
  </xsl:function>

  <xsl:function name="p:entry-number" as="xs:string?">
    <xsl:param name="entry" as="element(div)"/>
    <xsl:sequence select="$entry[@n][not(@subtype = 'prologue')] ! string-join((ancestor::div[@type = 'year'][1]/@n ! p:year-number(.), @n), '.')"/>
  </xsl:function>

  <!-- A date in the margin, in both calendars as far as they are known. -->
  <xsl:function name="p:beside" as="xs:string?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="month" as="xs:string" select="l:month-and-day(string($date/@when-custom), p:word($date, 'intercalary'))"/>
    <xsl:variable name="lunar" as="xs:string" select="
      if ($date/@type = 'impossible') then p:word($date, 'no-such-day')
      else if (not($month)) then ''
      else if ($date/@type = 'inherited') then '（' || $month || '）'
      else $month || '?'[$date/@cert = ('low', 'medium', 'unknown')]"/>
    <xsl:variable name="solar" as="xs:string" select="if ($date/@type = 'inherited') then '' else p:solar($date)"/>
    <xsl:sequence select="if ($lunar || $solar) then typ:call('at-date', (typ:string($lunar), typ:string($solar))) else ()"/>
  </xsl:function>

  <!-- A day, or the first and last day of a month. The year is left out where it is the one that stands above: in
       the heading of the year, or beside the paragraph. -->
  <xsl:function name="p:solar" as="xs:string">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="days" as="xs:string*" select="
      if ($date/@when castable as xs:date) then l:historical(xs:date($date/@when))
      else if (matches($date/@when-custom, '^-?\d+-\d\di?$'))
      then ($date/@notBefore, $date/@notAfter)[. castable as xs:date] ! l:historical(xs:date(.))
      else ()"/>
    <xsl:variable name="above" as="xs:string?" select="
      ($date/ancestor::div[@type = 'year']/@n, $date/preceding::milestone[@unit = 'year'][1]/@n)[1] ! (p:year-number(.) || '-')"/>
    <xsl:variable name="first-year" as="xs:string" select="replace(string($days[1]), '\d\d-\d\d$', '')"/>
    <xsl:sequence select="
      string-join(($days[1] ! p:without-prefix(., string($above)), $days[2] ! p:without-prefix(., $first-year)), '–')"/>
  </xsl:function>

  <xsl:function name="p:without-prefix" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:sequence select="if (starts-with($text, $prefix)) then substring($text, string-length($prefix) + 1) else $text"/>
  </xsl:function>

</xsl:stylesheet>
