<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates for headings and margins: what a year was called, its 干支, the lunar month and day in Chinese, and the day in
     the calendar then in use. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:l="urn:edition:lunar"
    exclude-result-prefixes="#all">

  <!-- 1 to 99 as Chinese numerals: 十八, 二十一. -->
  <xsl:function name="l:numeral" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="digits" as="xs:string+" select="'一', '二', '三', '四', '五', '六', '七', '八', '九'"/>
    <xsl:sequence select="
      let $tens := $number idiv 10, $ones := $number mod 10
      return string-join((($digits[$tens])[$tens gt 1], '十'[$tens ge 1], $digits[$ones]))"/>
  </xsl:function>

  <!-- The 干支 of a lunar year (0982: 壬午). Years before the first are counted without a year 0: -0001 is 1 BCE. The first
       year of the Common Era is 辛酉, the 58th of the cycle. -->
  <xsl:function name="l:cycle" as="xs:string">
    <xsl:param name="n" as="xs:string?"/>
    <xsl:variable name="number" as="xs:integer?" select="$n ! xs:integer(.)"/>
    <xsl:variable name="place" as="xs:integer?" select="(((if ($number lt 0) then $number + 1 else $number) - 4) mod 60 + 60) mod 60"/>
    <xsl:sequence select="string($place ! (substring('甲乙丙丁戊己庚辛壬癸', . mod 10 + 1, 1) || substring('子丑寅卯辰巳午未申酉戌亥', . mod 12 + 1, 1)))"/>
  </xsl:function>

  <!-- What contemporaries called a year (宋康定二年, 宋慶曆元年): by the dates of that year among `dates`, as far as they
       follow the calendar of the first of them; the first two names. -->
  <xsl:function name="l:regnal" as="xs:string*">
    <xsl:param name="dates" as="element()*"/>
    <xsl:param name="n" as="xs:string?"/>
    <xsl:variable name="own" as="element()*" select="
      $dates[contains(@n, '年')][replace(@when-custom, '^(-?\d+).*$', '$1') = $n]"/>
    <xsl:variable name="names" as="xs:string*" select="
      $own[@datingMethod = $own[1]/@datingMethod] ! (substring-before(@n, '年') || '年')"/>
    <xsl:variable name="different" as="xs:string*">
      <xsl:for-each-group select="$names" group-by=".">
        <xsl:sequence select="current-grouping-key()"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="subsequence($different, 1, 2)"/>
  </xsl:function>

  <!-- Whether it is sure that a year begins where it does: its first date among `dates` tells. -->
  <xsl:function name="l:is-sure" as="xs:boolean">
    <xsl:param name="dates" as="element()*"/>
    <xsl:param name="n" as="xs:string?"/>
    <xsl:sequence select="$dates[replace(@when-custom, '^(-?\d+).*$', '$1') = $n][1]/@cert = 'high'"/>
  </xsl:function>

  <!-- The month and day of a `when-custom` (0982-05i-18: 閏五月十八日); empty where it names no month. -->
  <xsl:function name="l:month-and-day" as="xs:string">
    <xsl:param name="custom" as="xs:string"/>
    <xsl:param name="intercalary" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="
      if (matches($custom, '^-?\d+-\d\di?(-\d\d)?$')) then tokenize(replace($custom, '^-?\d+-', ''), '-') else ()"/>
    <xsl:variable name="month" as="xs:string?" select="
      $parts[1] ! (
        let $number := xs:integer(translate(., 'i', ''))
        return $intercalary[ends-with($parts[1], 'i')] || ('正'[$number eq 1], l:numeral($number))[1] || '月')"/>
    <xsl:variable name="day" as="xs:string?" select="$parts[2] ! (l:numeral(xs:integer(.)) || '日')"/>
    <xsl:sequence select="string-join(($month, $day))"/>
  </xsl:function>

  <!-- A proleptic Gregorian date as TEI has it (0982-06-17), written in the calendar then in use: the Julian one
       (982-06-11) before 15 October 1582. A year before the first is shown as TEI counts it (0 = 1 BCE). -->
  <xsl:function name="l:historical" as="xs:string">
    <xsl:param name="when" as="xs:date"/>
    <xsl:sequence select="
      if ($when ge xs:date('1582-10-15'))
      then l:written(year-from-date($when), month-from-date($when), day-from-date($when))
      else l:julian(2440588 + xs:integer(($when - xs:date('1970-01-01')) div xs:dayTimeDuration('P1D')))"/>
  </xsl:function>

  <!-- The Julian date of a Julian day number: the usual integer arithmetic over years that begin in March, so
       that the leap day is the last of its year (Explanatory Supplement to the Astronomical Almanac, ch. 15). -->
  <xsl:function name="l:julian" as="xs:string">
    <xsl:param name="day-number" as="xs:integer"/>
    <xsl:variable name="days" as="xs:integer" select="$day-number + 32082"/>
    <xsl:variable name="year" as="xs:integer" select="(4 * $days + 3) idiv 1461"/>
    <xsl:variable name="rest" as="xs:integer" select="$days - 1461 * $year idiv 4"/>
    <xsl:variable name="month" as="xs:integer" select="(5 * $rest + 2) idiv 153"/>
    <xsl:sequence select="
      l:written($year - 4800 + $month idiv 10, $month + 3 - 12 * ($month idiv 10), $rest - (153 * $month + 2) idiv 5 + 1)"/>
  </xsl:function>

  <xsl:function name="l:written" as="xs:string">
    <xsl:param name="year" as="xs:integer"/>
    <xsl:param name="month" as="xs:integer"/>
    <xsl:param name="day" as="xs:integer"/>
    <xsl:sequence select="$year || '-' || format-integer($month, '00') || '-' || format-integer($day, '00')"/>
  </xsl:function>

</xsl:stylesheet>
