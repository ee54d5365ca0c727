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
          <xsl:variable name="questions" as="element(s:question)*" select="if ($asked) then s:questions/s:question else h:doubtful(TEI)"/>
          <xsl:sequence select="if (exists($questions)) then h:questions($questions, TEI) else h:said('dates-none', map {})"/>
        </section>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="h:frame($site, 'doubtful-dates', m:label('doubtful-dates', map {}), $content)"/>
  </xsl:function>

  <!-- ============================================================ with the list that was made beside the texts -->

  <!-- The dates of a text, those of one kind together, in the order in which the list has them. -->
  <xsl:function name="h:questions" as="element()+">
    <xsl:param name="questions" as="element(s:question)+"/>
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each-group select="$questions" group-by="@kind">
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
            <xsl:sequence select="h:question(., $tei)"/>
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
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:for-each select="$question">
      <p class="asked">
        <a class="place" href="{h:page($tei)}.html{@id ! ('#' || .)}">
          <xsl:value-of select="(@place, '※')[1]"/>
        </a>
        <xsl:text> </xsl:text>
        <b lang="{$tei/@xml:lang}">
          <xsl:value-of select="@words"/>
        </b>
        <span class="arrow" aria-hidden="true"> → </span>
        <span class="read" lang="lzh-Hant">
          <xsl:value-of select="(@date, @when, '—')[1]"/>
        </span>
        <xsl:for-each select="@days">
          <xsl:text> </xsl:text>
          <span class="historical">
            <xsl:value-of select="tokenize(., '/') ! replace(., '^0+', '')" separator="–"/>
          </span>
        </xsl:for-each>
        <xsl:text> </xsl:text>
        <span class="cert">
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
      <xsl:sequence select="h:settle(.)[$question/@decision]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The rows with which an editor settles a date, folded. -->
  <xsl:function name="h:settle" as="element()">
    <xsl:param name="question" as="element(s:question)"/>
    <xsl:for-each select="$question">
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

  <!-- The dates of a text that the program read and that are not sure, as a list like the one made beside the texts. 初
       and 先是 state no time and raise no question; a plain span and 宋初 raise none either. -->
  <xsl:function name="h:doubtful" as="element(s:question)*">
    <xsl:param name="tei" as="element(TEI)"/>
    <xsl:variable name="found" as="element(s:question)*" select="$tei/text//date[@resp = '#encoder'] ! h:doubt(.)"/>
    <xsl:sequence select="for $kind in ('impossible', 'uncertain', 'undetermined', 'inherited') return $found[@kind = $kind]"/>
  </xsl:function>

  <xsl:function name="h:doubt" as="element(s:question)?">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="note" as="element(note)?" select="h:date-note($date)"/>
    <xsl:variable name="kind" as="xs:string?" select="
      if ($date/@type = ('impossible', 'inherited')) then $date/@type
      else if ($date/@cert = 'unknown') then 'undetermined'[$note]
      else 'uncertain'[($date/@cert = 'low' or ($date/@cert = 'medium' and $note)) and not(starts-with($note, 'the first year of '))]"/>
    <xsl:if test="$kind">
      <s:question kind="{$kind}" place="{h:number($date)}" id="{h:anchor($date)}" cert="{$date/@cert}"
          words="{(normalize-space(h:reading($date))[.], '—')[1]}"
          why="{if ($note) then normalize-space($note) else m:string('en', 'evidence-' || $date/@evidence, map {})}">
        <xsl:for-each select="$date/@n">
          <xsl:attribute name="date" select="."/>
        </xsl:for-each>
        <xsl:for-each select="h:historical($date)">
          <xsl:attribute name="days" select="replace(., '–', '/')"/>
        </xsl:for-each>
      </s:question>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
