<?xml version="1.0" encoding="UTF-8"?>
<!-- The notes beside the text: what was read and why, who says so and how sure it is. Numbered notes for what the
     editors and the program did to the words, and a list of the dates. -->
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

  <xsl:mode name="note" on-no-match="fail"/>

  <!-- All notes on a row: those numbered in its words, those about the row itself or its division, its dates. -->
  <xsl:function name="h:aside" as="element()?">
    <xsl:param name="block" as="element()?"/>
    <xsl:variable name="inner" as="element()*" select="$block/descendant-or-self::*"/>
    <xsl:variable name="numbered" as="element()*" select="
      sort($inner[map:contains($h:notes, generate-id(.))], (), function($one as element()) as xs:integer { $h:notes(generate-id($one)) })"/>
    <xsl:variable name="whole" as="element()*" select="($inner[self::p or self::div], $block/self::head[. is ../head[1]]/..)"/>
    <xsl:variable name="marks" as="element(choice)*" select="$inner/self::choice[h:is-quiet(.)]"/>
    <xsl:variable name="dates" as="element(date)*" select="$inner/self::date"/>
    <xsl:variable name="items" as="element()*">
      <xsl:apply-templates mode="note" select="$numbered"/>
      <xsl:sequence select="$whole ! h:about(.) ! h:remark(.), h:parallels($inner/self::anchor), h:punctuation($marks)"/>
    </xsl:variable>
    <xsl:if test="exists(($items, $dates))">
      <div class="notes" data-ui="" role="group" aria-label="{m:label('notes-of', map {})}">
        <xsl:if test="exists($items)">
          <ul class="remarks">
            <xsl:sequence select="$items"/>
          </ul>
        </xsl:if>
        <xsl:if test="exists($dates)">
          <details class="dates">
            <summary>
              <xsl:sequence select="m:both('dates', map { 'n': string(count($dates)) })"/>
            </summary>
            <ul>
              <xsl:apply-templates mode="note" select="$dates"/>
            </ul>
          </details>
        </xsl:if>
      </div>
    </xsl:if>
  </xsl:function>

  <!-- ============================================================ numbered notes -->

  <!-- Who speaks in the note on an element: who changed it, who guessed the lemma, who doubts it; often nobody. -->
  <xsl:function name="h:speaker" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if ($element[self::choice or self::supplied or self::surplus or self::app])
      then $element[(., corr, reg, lem)/@resp]
      else h:about($element)[@resp][1]"/>
  </xsl:function>

  <xsl:function name="h:note-hand" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      (h:speaker($element) ! h:hand(.), 'nobody')[1]"/>
  </xsl:function>

  <xsl:function name="h:numbered" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="content" as="item()*"/>
    <xsl:variable name="number" as="xs:integer" select="$h:notes(generate-id($element))"/>
    <xsl:variable name="about" as="element(note)*" select="h:about($element)"/>
    <li id="{h:counted($element, 'note', $number)}" class="{h:note-hand($element)}" data-about="{local-name($element)}">
      <a class="back" href="#{h:counted($element, 'from', $number)}" aria-label="{m:label('back-to', map { 'n': string($number) })}">
        <xsl:value-of select="$number || '?'[exists($element/self::anchor)]"/>
      </a>
      <xsl:text> </xsl:text>
      <span class="kind">
        <xsl:sequence select="m:both('kind-' || $kind)"/>
      </span>
      <xsl:text> </xsl:text>
      <xsl:for-each select="$content, h:speaker($element) ! h:who(.), $about ! h:reason(.)">
        <xsl:sequence select="."/>
        <xsl:text> </xsl:text>
      </xsl:for-each>
    </li>
  </xsl:function>

  <!-- Who says it, and how sure it is. -->
  <xsl:function name="h:who" as="element()">
    <xsl:param name="element" as="element()"/>
    <span class="who">
      <xsl:sequence select="
        if (h:cert($element) = 'none') then m:both('by-' || h:hand($element))
        else $m:languages ! h:who-in(., $element)"/>
    </span>
  </xsl:function>

  <xsl:function name="h:who-in" as="element()">
    <xsl:param name="language" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <span lang="{$language}">
      <xsl:sequence select="m:words($language, 'hand-said', map {
        'who': m:string($language, 'by-' || h:hand($element), map {}),
        'cert': m:string($language, 'cert-' || h:cert($element), map {}) })"/>
    </span>
  </xsl:function>

  <!-- The words of a note that stands outside the text. -->
  <xsl:function name="h:reason" as="element()">
    <xsl:param name="note" as="element(note)"/>
    <span class="reason {h:hand($note)}" lang="mul">
      <!-- A note about two places stands at both: an identifier can stand only once. -->
      <xsl:sequence select="h:trace($note)[not(name() = 'id' and contains(normalize-space($note/@target), ' '))]"/>
      <xsl:apply-templates mode="text" select="$note/node()"/>
    </span>
  </xsl:function>

  <xsl:function name="h:remark" as="element()">
    <xsl:param name="note" as="element(note)"/>
    <li class="{h:hand($note)}">
      <span class="kind">
        <xsl:sequence select="m:both(if ($note/@type = 'evidence') then 'kind-evidence' else 'kind-remark')"/>
      </span>
      <xsl:text> </xsl:text>
      <xsl:sequence select="h:who($note)"/>
      <xsl:text> </xsl:text>
      <xsl:sequence select="h:reason($note)"/>
    </li>
  </xsl:function>

  <!-- Words of the text or its base, quoted: blanks are named. -->
  <xsl:function name="h:quoted" as="node()+">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="source" as="element()"/>
    <xsl:param name="language" as="xs:string"/>
    <b data-tei="{local-name($source)}" lang="{$source/ancestor-or-self::*[@xml:lang][1]/@xml:lang}">
      <xsl:sequence select="if (normalize-space(replace($words, '　', ''))) then $words else m:words($language, 'base-blank', map {})"/>
    </b>
  </xsl:function>

  <!-- A sentence in both languages in which {base} stands for words of the base text. -->
  <xsl:function name="h:sentence" as="element()+">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="source" as="element()"/>
    <xsl:for-each select="$m:languages">
      <span class="sentence" lang="{.}">
        <xsl:sequence select="m:words(., $key, map { 'base': h:quoted(h:base($source/node()), $source, .) })"/>
      </span>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="h:shown" as="element()">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="at" as="element()"/>
    <b class="shown" lang="{$at/ancestor-or-self::*[@xml:lang][1]/@xml:lang}">
      <xsl:value-of select="h:reading($nodes)"/>
    </b>
  </xsl:function>

  <xsl:template mode="note" match="choice" as="element()">
    <xsl:sequence select="
      h:numbered(., if (sic) then 'emended' else 'regularised', (h:shown((corr, reg), .), h:sentence('base-reads', (sic, orig)[1])))"/>
  </xsl:template>

  <xsl:template mode="note" match="supplied" as="element()">
    <xsl:sequence select="h:numbered(., 'supplied', (h:shown(node(), .), m:both('base-lacks')))"/>
  </xsl:template>

  <xsl:template mode="note" match="surplus" as="element()">
    <xsl:sequence select="h:numbered(., 'removed', h:sentence('base-has', .))"/>
  </xsl:template>

  <xsl:template mode="note" match="g" as="element()">
    <xsl:variable name="code" as="xs:string?" select="h:mapped(., 'PUA')"/>
    <xsl:variable name="entity" as="xs:string?" select="h:mapped(., 'entity')"/>
    <xsl:sequence select="h:numbered(., 'character', (h:shown(., .),
      if ($code) then m:both('private-use', map { 'code': $code })
      else if ($entity) then m:both('entity', map { 'code': $entity })
      else m:both('no-standard')))"/>
  </xsl:template>

  <!-- A doubt, or a remark on a place: the note outside the text says it all. -->
  <xsl:template mode="note" match="*" priority="-1" as="element()">
    <xsl:sequence select="h:numbered(., if (h:about(.)/@type = 'emendation') then 'doubted' else 'remark', ())"/>
  </xsl:template>

  <!-- The lemma, and each reading with the work that has it. -->
  <xsl:template mode="note" match="app" as="element()">
    <xsl:variable name="readings" as="element()+">
      <xsl:apply-templates mode="note" select="rdg"/>
    </xsl:variable>
    <xsl:variable name="notes" as="element()*">
      <xsl:for-each select="tokenize(@corresp)[starts-with(., '#')]">
        <a class="author-note" href="{.}">
          <xsl:sequence select="m:both('author-note')"/>
        </a>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="lemma" as="element()">
      <b class="shown lemma" lang="{ancestor::*[@xml:lang][1]/@xml:lang}">
        <xsl:value-of select="h:reading(lem) || ']'"/>
      </b>
    </xsl:variable>
    <xsl:sequence select="h:numbered(., 'reading', ($lemma, $readings, $notes))"/>
  </xsl:template>

  <xsl:template mode="note" match="rdg" as="element()">
    <span class="reading">
      <xsl:sequence select="h:trace(.)"/>
      <cite>
        <xsl:for-each select="for $id in tokenize(@wit) ! substring-after(., '#') return key('id', $id, h:text(.))">
          <a href="works.html#work-{@xml:id}">
            <xsl:value-of select="h:work-title(.)"/>
          </a>
        </xsl:for-each>
      </cite>
      <xsl:text> </xsl:text>
      <b lang="{ancestor::*[@xml:lang][1]/@xml:lang}">
        <xsl:value-of select="h:reading(node())"/>
      </b>
    </span>
  </xsl:template>

  <!-- The short title of a work that a header lists. -->
  <xsl:function name="h:work-title" as="xs:string?">
    <xsl:param name="work" as="element()*"/>
    <xsl:sequence select="($work//title[not(@type = 'short')])[1] ! ('《' || normalize-space(.) || '》')"/>
  </xsl:function>

  <!-- ============================================================ dates -->

  <xsl:template mode="note" match="date" as="element()">
    <xsl:variable name="number" as="xs:integer" select="$h:dates(generate-id(.))"/>
    <xsl:variable name="linked" as="xs:boolean" select="exists(node()) and empty(ancestor::*[self::date or self::bibl[h:work(.)]])"/>
    <xsl:variable name="historical" as="xs:string?" select="h:historical(.)"/>
    <li id="{h:counted(., 'date', $number)}" class="{h:hand(.)}">
      <a class="back" href="#{if ($linked) then h:counted(., 'from-date', $number) else h:anchor(.)}" lang="{ancestor::*[@xml:lang][1]/@xml:lang}">
        <xsl:value-of select="if (node()) then h:reading(node()) else '[' || @n || ']'"/>
      </a>
      <xsl:text> </xsl:text>
      <xsl:if test="@n and node()">
        <span class="canonical" lang="lzh-Hant">
          <xsl:value-of select="@n"/>
        </span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:if test="$historical">
        <span class="historical">
          <xsl:value-of select="$historical"/>
        </span>
        <xsl:text> </xsl:text>
        <span class="calendar">
          <xsl:sequence select="m:both(h:calendar(.))"/>
        </span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:if test="@type = 'impossible'">
        <span class="impossible">
          <xsl:sequence select="m:both('no-such-day')"/>
        </span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <span class="who">
        <xsl:sequence select="$m:languages ! h:who-in(., current())"/>
        <xsl:for-each select="tokenize(@evidence)">
          <xsl:text> </xsl:text>
          <xsl:sequence select="m:both('evidence-' || .)"/>
        </xsl:for-each>
      </span>
      <xsl:sequence select="h:about(.) ! h:reason(.)"/>
    </li>
  </xsl:template>

  <!-- ============================================================ punctuation -->

  <!-- The marks that the program restored in a row: each kind once, with its number. -->
  <xsl:function name="h:punctuation" as="element()*">
    <xsl:param name="choices" as="element(choice)*"/>
    <xsl:for-each-group select="$choices" group-by="orig, reg/@cert" composite="yes">
      <xsl:variable name="signs" as="xs:string" select="string-join(distinct-values(current-group()/reg ! string(.)))"/>
      <xsl:variable name="source" as="element(orig)" select="orig"/>
      <xsl:variable name="count" as="xs:string" select="string(count(current-group()))"/>
      <li class="encoder" data-about="punctuation">
        <span class="kind">
          <xsl:sequence select="m:both('kind-punctuation')"/>
        </span>
        <xsl:for-each select="$m:languages">
          <xsl:text> </xsl:text>
          <span class="sentence" lang="{.}">
            <xsl:sequence select="m:words(., 'punctuation', map {
              'new': $signs, 'n': $count, 'base': h:quoted(h:base($source/node()), $source, .) })"/>
          </span>
        </xsl:for-each>
        <xsl:text> </xsl:text>
        <xsl:sequence select="h:who(.)"/>
      </li>
    </xsl:for-each-group>
  </xsl:function>

</xsl:stylesheet>
