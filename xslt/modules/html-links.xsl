<?xml version="1.0" encoding="UTF-8"?>
<!-- Passages that texts share: beside each, the way to the other, how the wordings are related, and both of them in
     one, what differs marked. A link stands in both texts, so that each is read from its own side. -->
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

  <!-- A link by where its passage begins in its own text. -->
  <xsl:key name="link" match="standOff/linkGrp[@type = 'parallels']/link" use="h:end(., 1)"/>
  <!-- The link of a citation by where the passage that it rests on begins. -->
  <xsl:key name="citing" match="standOff/linkGrp[@type = 'citations']/link" use="h:end(., 2)"/>
  <xsl:key name="collation" match="standOff/note[@type = 'collation']" use="substring-after(@target, '#')"/>

  <!-- The identifier of one end of a link. -->
  <xsl:function name="h:end" as="xs:string?">
    <xsl:param name="link" as="element(link)"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="tokenize($link/@target)[$number] ! substring-after(., '#')"/>
  </xsl:function>

  <!-- For each passage that begins at one of these anchors: what it is linked to. -->
  <xsl:function name="h:parallels" as="element()*">
    <xsl:param name="anchors" as="element(anchor)*"/>
    <xsl:for-each select="$anchors/@xml:id">
      <xsl:variable name="id" as="xs:string" select="string(.)"/>
      <xsl:apply-templates mode="note" select="key('link', $id, h:text(..))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:template mode="note" match="link" as="element()">
    <xsl:variable name="far" as="element(anchor)?" select="key('id', h:end(., 3), root(.))/self::anchor"/>
    <xsl:variable name="collation" as="element(note)?" select="key('collation', @xml:id, h:text(.))"/>
    <li class="encoder parallel {@type}" data-about="link" id="{@xml:id}">
      <span class="kind">
        <xsl:sequence select="m:both('kind-' || @type)"/>
      </span>
      <xsl:text> </xsl:text>
      <span class="own" lang="{h:text(.)/@xml:lang}">
        <xsl:value-of select="h:short(h:between((1, 2) ! key('id', h:end(current(), .), h:text(current()))))"/>
      </span>
      <xsl:text> </xsl:text>
      <xsl:sequence select="h:far-place(., $far)"/>
      <xsl:for-each select="h:citing(.)">
        <xsl:text> </xsl:text>
        <a class="author-note" href="#{.}">
          <xsl:sequence select="m:both('cited-here')"/>
        </a>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <xsl:sequence select="h:who(.)"/>
      <xsl:sequence select="
        if ($collation) then h:collation($collation, $far)
        else $far ! h:far-words(., key('id', h:end(current(), 4), root(current())))"/>
    </li>
  </xsl:template>

  <!-- The way to the other passage; its bare identifier where its text is not on this site. -->
  <xsl:function name="h:far-place" as="element()">
    <xsl:param name="link" as="element(link)"/>
    <xsl:param name="far" as="element(anchor)?"/>
    <xsl:choose>
      <xsl:when test="$far">
        <a class="far" href="{h:page($far)}.html#{$far/@xml:id}" lang="{h:text($far)/@xml:lang}">
          <xsl:value-of select="h:title(h:text($far)) || ' ' || h:number($far)"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <code class="far">
          <xsl:value-of select="h:end($link, 3)"/>
        </code>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The citations that rest on the passage at the other end and stand in the same entry or paragraph. -->
  <xsl:function name="h:citing" as="xs:string*">
    <xsl:param name="link" as="element(link)"/>
    <xsl:variable name="text" as="element(TEI)" select="h:text($link)"/>
    <xsl:variable name="here" as="element()?" select="key('id', h:end($link, 1), $text) ! h:block(.)"/>
    <xsl:sequence select="
      key('citing', h:end($link, 3), $text) ! h:end(., 1)[key('id', ., $text) ! h:block(.) is $here]"/>
  </xsl:function>

  <xsl:function name="h:block" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/ancestor::div[@type = 'entry'], $element/ancestor::*[self::p or self::head])[1]"/>
  </xsl:function>

  <!-- ============================================================ the two wordings -->

  <!-- What really differs can be read at a glance; both wordings in one are unfolded on demand. -->
  <xsl:function name="h:collation" as="element()">
    <xsl:param name="note" as="element(note)"/>
    <xsl:param name="far" as="element(anchor)?"/>
    <xsl:variable name="real" as="element(app)*" select="$note/app[@type = 'real']"/>
    <details class="collation">
      <summary>
        <xsl:sequence select="m:both(('same-wording', 'differences')[1 + xs:integer(exists($real))], map { 'n': string(count($real)) })"/>
        <span class="variants">
          <xsl:apply-templates mode="variant" select="$real[position() le 6]">
            <xsl:with-param name="language" tunnel="yes" select="$far ! h:text(.)/@xml:lang"/>
          </xsl:apply-templates>
          <xsl:if test="count($real) gt 6">…</xsl:if>
        </span>
      </summary>
      <p lang="{h:text($note)/@xml:lang}">
        <xsl:apply-templates mode="collation" select="$note/node()">
          <xsl:with-param name="language" tunnel="yes" select="$far ! h:text(.)/@xml:lang"/>
        </xsl:apply-templates>
      </p>
    </details>
  </xsl:function>

  <xsl:mode name="variant" on-no-match="fail"/>
  <xsl:template mode="variant" match="app" as="element()">
    <span class="variant" lang="{h:text(.)/@xml:lang}">
      <xsl:value-of select="h:side(lem)"/>
      <xsl:text>]</xsl:text>
      <xsl:apply-templates mode="variant" select="rdg"/>
    </span>
  </xsl:template>
  <xsl:template mode="variant" match="rdg" as="element()">
    <xsl:param name="language" as="xs:string?" tunnel="yes"/>
    <b>
      <xsl:sequence select="h:language($language)"/>
      <xsl:value-of select="h:side(.)"/>
    </b>
  </xsl:template>

  <!-- The words of one side, a dash where it has none; long ones are cut, the whole stands in the collation. -->
  <xsl:function name="h:side" as="xs:string">
    <xsl:param name="side" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="replace($side, '^[\p{P}\p{Z}]+|[\p{P}\p{Z}]+$', '')"/>
    <xsl:sequence select="
      if ($words = '') then '–' else if (string-length($words) gt 9) then substring($words, 1, 4) || '…' || substring($words, string-length($words) - 2) else $words"/>
  </xsl:function>

  <xsl:function name="h:language" as="attribute()?">
    <xsl:param name="language" as="xs:string?"/>
    <xsl:if test="$language">
      <xsl:attribute name="lang" select="$language"/>
    </xsl:if>
  </xsl:function>

  <xsl:mode name="collation" on-no-match="fail"/>
  <xsl:template mode="collation" match="text()" as="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- Another form of the same characters, another mark: lightly, the other form in the tooltip. -->
  <xsl:template mode="collation" match="app" as="element()">
    <span class="{@type}" title="{rdg}">
      <xsl:value-of select="lem"/>
    </span>
  </xsl:template>

  <!-- A mark that only the other has takes no room. -->
  <xsl:template mode="collation" match="app[@type = 'punctuation'][not(string(lem))]" as="empty-sequence()"/>

  <!-- Other words: ours, then theirs in brackets. -->
  <xsl:template mode="collation" match="app[@type = 'real']" as="element()">
    <xsl:param name="language" as="xs:string?" tunnel="yes"/>
    <span class="real">
      <span class="here">
        <xsl:value-of select="lem"/>
      </span>
      <span class="there">
        <xsl:sequence select="h:language($language)"/>
        <xsl:value-of select="'〔' || (string(rdg)[.], '–')[1] || '〕'"/>
      </span>
    </span>
  </xsl:template>

  <!-- A note that only one side has is told, not repeated: it stands in its text. -->
  <xsl:template mode="collation" match="app[@type = 'note']" as="element()">
    <span class="note-left-out" title="{(string(lem)[.], rdg)[1]}">
      <xsl:value-of select="if (string(lem)) then '（…）' else '〔（…）〕'"/>
    </span>
  </xsl:template>

  <!-- Where only the event is the same, the words of the other text. -->
  <xsl:function name="h:far-words" as="element()">
    <xsl:param name="from" as="element(anchor)"/>
    <xsl:param name="to" as="element(anchor)?"/>
    <p class="far-words" lang="{h:text($from)/@xml:lang}">
      <xsl:value-of select="'「' || h:between(($from, $to)) || '」'"/>
    </p>
  </xsl:function>

  <!-- The words of the text between two anchors, without notes that stand among them. -->
  <xsl:function name="h:between" as="xs:string">
    <xsl:param name="ends" as="element(anchor)*"/>
    <xsl:variable name="from" as="element(anchor)?" select="$ends[1]"/>
    <xsl:variable name="to" as="element(anchor)?" select="$ends[2]"/>
    <xsl:variable name="block" as="element()?" select="$from/ancestor::*[self::p or self::head][1]"/>
    <xsl:variable name="inside" as="element(note)?" select="$from/ancestor::note[1]"/>
    <xsl:variable name="words" as="text()*" select="
      $block//text()[. &gt;&gt; $from and . &lt;&lt; $to]
        [empty(ancestor::*[self::sic or self::orig or self::surplus or self::rdg])]
        [empty(ancestor::note except ($inside, $inside/ancestor::note))]"/>
    <xsl:sequence select="string-join($words)"/>
  </xsl:function>

  <!-- The beginning and the end of words, enough to find them. -->
  <xsl:function name="h:short" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="
      if (string-length($words) gt 11) then substring($words, 1, 5) || '…' || substring($words, string-length($words) - 3) else $words"/>
  </xsl:function>

</xsl:stylesheet>
