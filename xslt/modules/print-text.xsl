<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of the book: divisions, headlines, paragraphs, and what stands in them.

     Reading text: the base text with corr for sic, reg for orig, with supplied and without surplus. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typ="https://typst.app/"
    xmlns:l="urn:edition:lunar"
    xmlns:w="urn:edition:words"
    xmlns:p="urn:edition:print"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="text" on-no-match="fail"/>
  <xsl:mode name="plain" on-no-match="text-only-copy"/>
  <xsl:mode name="base" on-no-match="text-only-copy"/>

  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <!-- ============================================================ divisions -->

  <xsl:template match="text | front | body | back | div" mode="text" as="xs:string*">
    <xsl:apply-templates select="*" mode="text"/>
  </xsl:template>

  <!-- A year opens with its heading and the headline of its first entry, which are never parted. A year that
       stands in a headline only has a heading all the same: the book shows where it begins. -->
  <xsl:template match="div[@type = 'year']" mode="text" as="xs:string*">
    <xsl:variable name="headline" as="element(head)?" select="p:opening-headline(.)"/>
    <xsl:variable name="opening" as="xs:string*">
      <xsl:apply-templates select="head" mode="text"/>
      <xsl:sequence select="if (head) then () else p:year-head(., (p:inferred-year(.), p:editor-notes(.)))"/>
      <xsl:sequence select="$headline ! p:headline(., '0')"/>
    </xsl:variable>
    <xsl:sequence select="typ:call('year-opening', (p:label(.), if ($headline) then p:lines-after($headline) else '3', typ:block($opening)))"/>
    <xsl:apply-templates select="* except head" mode="text"/>
  </xsl:template>

  <!-- The name of a year that no heading names, with ? if it is not sure that it begins here. -->
  <xsl:function name="p:inferred-year" as="xs:string">
    <xsl:param name="year" as="element(div)"/>
    <xsl:sequence select="typ:call('inferred', typ:block(typ:string(p:regnal($year, $year/@n) || p:year-doubt($year))))"/>
  </xsl:function>

  <xsl:function name="p:opening-headline" as="element(head)?">
    <xsl:param name="year" as="element(div)?"/>
    <xsl:sequence select="$year/child::div[1][@type = 'entry'][not(preceding-sibling::p)]/head[@type = 'gang']"/>
  </xsl:function>

  <xsl:template match="div/head" mode="text" as="xs:string">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="node()" mode="text"/>
      <xsl:sequence select="p:editor-notes(..), p:editor-notes(.)"/>
    </xsl:variable>
    <xsl:sequence select="
      if (../@type = 'year') then p:year-head(.., $words)
      else typ:call(if (../@type = 'chapter') then 'chapter-head' else 'section-head',
                    (p:level(..), p:label(..), typ:string(p:plain(.)), typ:block($words)))"/>
  </xsl:template>

  <!-- 綱 -->
  <xsl:template match="head[@type = 'gang']" priority="1" mode="text" as="xs:string?">
    <xsl:sequence select="
      if (. is p:opening-headline(ancestor::div[@type = 'year'][1])) then () else p:headline(., p:lines-after(.))"/>
  </xsl:template>

  <xsl:function name="p:headline" as="xs:string">
    <xsl:param name="headline" as="element(head)"/>
    <xsl:param name="lines" as="xs:string"/>
    <xsl:sequence select="typ:call('gang', (p:label($headline/..), $lines, typ:block(p:paragraph($headline))))"/>
  </xsl:function>

  <!-- How many lines of what follows a headline have to stand on its page. -->
  <xsl:function name="p:lines-after" as="xs:string">
    <xsl:param name="headline" as="element(head)"/>
    <xsl:sequence select="if ($headline/following-sibling::p) then '2' else '0'"/>
  </xsl:function>

  <!-- 目, and the paragraphs of a biographical chapter. -->
  <xsl:template match="div/p | front/p | body/p | back/p" mode="text" as="xs:string">
    <xsl:sequence select="typ:call('mu', typ:block(p:paragraph(.)))"/>
  </xsl:template>

  <!-- The words of a headline or paragraph; the first of an entry brings the number of the entry with it. -->
  <xsl:function name="p:paragraph" as="xs:string*">
    <xsl:param name="block" as="element()"/>
    <xsl:variable name="entry" as="element(div)?" select="$block/parent::div[@type = 'entry'][not($block/preceding-sibling::*[self::head or self::p])]"/>
    <xsl:sequence select="$entry ! p:entry-number(.) ! typ:call('at-entry', typ:string(.))"/>
    <xsl:apply-templates select="$block/node()" mode="text"/>
    <xsl:sequence select="$entry ! p:editor-notes(.), p:editor-notes($block)"/>
  </xsl:function>

  <xsl:function name="p:year-head" as="xs:string">
    <xsl:param name="year" as="element(div)"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="typ:call('year-head', (
      p:level($year), p:label($year), typ:string(if ($year/head) then p:plain($year/head[1]) else p:short($year)),
      typ:string(p:year-number($year/@n)), typ:string(l:cycle($year/@n)),
      typ:string(p:short($year)), typ:block($words)))"/>
  </xsl:function>

  <!-- ============================================================ text -->

  <!-- White space with a line break that stands alone is pretty-printing. -->
  <xsl:template match="text()[not(normalize-space()) and contains(., '&#10;')]" priority="1" mode="text" as="empty-sequence()"/>

  <xsl:template match="text()" mode="text" as="xs:string?">
    <xsl:sequence select="p:without-brackets(.)[.] ! typ:string(.)"/>
  </xsl:template>

  <xsl:template match="comment() | processing-instruction()" mode="text" as="empty-sequence()"/>

  <xsl:template match="q | bibl | title | biblScope | author | lem | reg | corr | persName | placeName | orgName
      | name | ref | hi | seg | foreign | note/p" mode="text" as="xs:string*">
    <xsl:apply-templates select="node()" mode="text"/>
  </xsl:template>

  <!-- The lines of the source file are no lines of the book. -->
  <xsl:template match="lb | pb | fw | anchor" mode="text" as="empty-sequence()"/>

  <xsl:template match="app" mode="text" as="xs:string*">
    <xsl:apply-templates select="lem" mode="text"/>
  </xsl:template>

  <xsl:template match="g" mode="text" as="xs:string">
    <xsl:sequence select="typ:string(p:character(.))"/>
  </xsl:template>

  <xsl:template match="milestone[@unit = 'year']" mode="text" as="xs:string">
    <xsl:variable name="before" as="element(milestone)?" select="preceding::milestone[@unit = 'year'][1]"/>
    <xsl:sequence select="typ:call('at-milestone', (
      p:label(.), typ:string(p:year-number(@n)), typ:string(p:regnal(., @n)),
      string(not($before/@n = @n and $before/ancestor::div[1] is ancestor::div[1]))))"/>
  </xsl:template>

  <xsl:template match="date" mode="text" as="xs:string*">
    <xsl:if test="not(ancestor::note or ancestor::head[not(@type = 'gang')])">
      <xsl:sequence select="p:beside(.)"/>
    </xsl:if>
    <xsl:apply-templates select="node()" mode="text"/>
  </xsl:template>

  <xsl:template match="choice[corr | reg]" mode="text" as="xs:string*">
    <xsl:apply-templates select="corr | reg" mode="text"/>
  </xsl:template>

  <xsl:template match="surplus" mode="text" as="empty-sequence()"/>

  <xsl:template match="supplied" mode="text" as="xs:string*">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="node()" mode="text"/>
    </xsl:variable>
    <xsl:sequence select="if (@resp = '#transcription' or p:is-mark(.)) then $words else typ:call('added', typ:block($words))"/>
  </xsl:template>

  <!-- ============================================================ what has no template -->

  <xsl:template match="*" mode="text" as="empty-sequence()" priority="-9">
    <xsl:sequence select="p:stop(., 'the book has no rule for this element')"/>
  </xsl:template>

  <xsl:function name="p:stop" as="empty-sequence()">
    <xsl:param name="at" as="element()"/>
    <xsl:param name="message" as="xs:string"/>
    <xsl:message terminate="yes" select="$message || ': ' || replace(path($at), 'Q\{[^}]*\}', '')"/>
  </xsl:function>

  <!-- ============================================================ words -->

  <!-- What a `g` shows: the character it holds, else the standard form or the description of its char. -->
  <xsl:function name="p:character" as="xs:string">
    <xsl:param name="g" as="element(g)"/>
    <xsl:variable name="char" as="element()?" select="key('id', substring-after($g/@ref, '#'), root($g))"/>
    <xsl:variable name="forms" as="xs:string*" select="
      (string($g), for $type in ('standard', 'IDS') return $char/mapping[@type = $type] ! normalize-space(.))[.]"/>
    <xsl:sequence select="if (exists($forms)) then $forms[1] else (p:stop($g, 'a character without a form to print'), '')"/>
  </xsl:function>

  <!-- What the base text has, private-use characters by their number. -->
  <xsl:function name="p:base" as="xs:string">
    <xsl:param name="content" as="element()"/>
    <xsl:value-of>
      <xsl:apply-templates select="$content" mode="base"/>
    </xsl:value-of>
  </xsl:function>

  <xsl:template match="g" mode="base" as="text()">
    <xsl:variable name="char" as="element()?" select="key('id', substring-after(@ref, '#'))"/>
    <xsl:value-of select="($char/mapping[@type = 'PUA'] ! ('〔' || . || '〕'), string()[.], '〓')[1]"/>
  </xsl:template>
  <xsl:template match="corr | reg | supplied | rdg | note" mode="base"/>

  <xsl:template match="g" mode="plain" as="text()">
    <xsl:value-of select="p:character(.)"/>
  </xsl:template>
  <xsl:template match="sic | orig | surplus | fw | rdg | note" mode="plain"/>

  <!-- A label: the reading text of a heading, without notes. -->
  <xsl:function name="p:plain" as="xs:string">
    <xsl:param name="content" as="element()?"/>
    <xsl:variable name="words" as="xs:string">
      <xsl:value-of>
        <xsl:apply-templates select="$content" mode="plain"/>
      </xsl:value-of>
    </xsl:variable>
    <xsl:sequence select="normalize-space($words)"/>
  </xsl:function>

  <xsl:function name="p:word" as="xs:string">
    <xsl:param name="at" as="node()"/>
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="w:word($key, p:is-simplified($at))"/>
  </xsl:function>

  <xsl:function name="p:is-simplified" as="xs:boolean">
    <xsl:param name="at" as="node()"/>
    <xsl:sequence select="ends-with(root($at)/TEI/@xml:lang, 'Hans')"/>
  </xsl:function>

</xsl:stylesheet>
