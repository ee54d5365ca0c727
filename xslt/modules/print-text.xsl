<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of the book: the mode `text` of print.xsl, and what its templates ask of the TEI.

     Reading text: the base text with corr for sic, reg for orig, with supplied and without surplus. The author's
     notes become numbered footnotes, except the sources of an entry, which stay in the line; whatever the editors
     did becomes a lettered footnote, or a bracketed remark where it happens inside a footnote. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typ="https://typst.app/"
    xmlns:w="urn:edition:words"
    xmlns:l="urn:edition:lunar"
    xmlns:p="urn:edition:print"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="text" on-no-match="fail"/>
  <xsl:mode name="plain" on-no-match="text-only-copy"/>
  <xsl:mode name="base" on-no-match="text-only-copy"/>

  <xsl:key name="about" match="standOff//note[not(@resp = '#encoder')]" use="tokenize(@target)[1] ! substring-after(., '#')"/>
  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The footnotes of either hand, counted through the text: the author's are numbered, the editors' lettered.
       The letters begin again after z: no page needs more of them. -->
  <xsl:accumulator name="author-feet" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note[p:is-author-foot(.)]" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:accumulator name="editor-feet" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//*[p:is-editor-foot(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="p:letter" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="codepoints-to-string(97 + ($number - 1) mod 26)"/>
  </xsl:function>

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
      <xsl:sequence select="if (head) then () else p:year-head(., (typ:string(p:regnal(., @n)), p:editor-notes(.)))"/>
      <xsl:sequence select="$headline ! p:headline(., '0')"/>
    </xsl:variable>
    <xsl:sequence select="typ:call('year-opening', (p:label(.), if ($headline) then p:lines-after($headline) else '3', typ:block($opening)))"/>
    <xsl:apply-templates select="* except head" mode="text"/>
  </xsl:template>

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
      typ:string(p:year-number($year/@n)),
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
  <xsl:template match="lb | pb | anchor" mode="text" as="empty-sequence()"/>

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

  <!-- ============================================================ notes of the author -->

  <xsl:template match="note" mode="text" as="xs:string*">
    <xsl:apply-templates select="node()" mode="text"/>
  </xsl:template>

  <xsl:template match="note[p:is-author-foot(.)]" mode="text" as="xs:string" priority="1">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="node()" mode="text"/>
    </xsl:variable>
    <xsl:sequence select="typ:call('author-note', (typ:string(string(accumulator-before('author-feet'))), typ:block($words)))"/>
  </xsl:template>

  <xsl:template match="note[@type = 'source'][not(ancestor::note)]" mode="text" as="xs:string" priority="1">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="node()" mode="text"/>
    </xsl:variable>
    <xsl:sequence select="typ:call('source-note', typ:block($words))"/>
  </xsl:template>

  <!-- ============================================================ the hand of the editors -->

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

  <xsl:template match="text//note[@resp = '#editor']" mode="text" as="xs:string*" priority="2">
    <xsl:variable name="words" as="xs:string*">
      <xsl:apply-templates select="node()" mode="text"/>
    </xsl:variable>
    <xsl:sequence select="p:editorial(., 'collated', $words)"/>
  </xsl:template>

  <!-- Whatever the editors did or say at a place is told as soon as the words of the place are set. -->
  <xsl:template match="text//*[p:is-annotated(.)][not(self::div or self::p or self::head)]" mode="text" as="xs:string*" priority="5">
    <xsl:next-match/>
    <xsl:sequence select="p:editor-notes(.)"/>
  </xsl:template>

  <!-- One note for what was done to an element and for all that the editors say of it. -->
  <xsl:function name="p:editor-notes" as="xs:string*">
    <xsl:param name="about" as="element()"/>
    <xsl:variable name="notes" as="element(note)*" select="p:notes-about($about)"/>
    <xsl:variable name="words" as="xs:string*">
      <xsl:sequence select="p:what-was-done($about) ! typ:string(. || '。'[$notes])"/>
      <xsl:for-each select="$notes">
        <xsl:apply-templates select="node()" mode="text"/>
        <xsl:sequence select="if (position() ne last()) then typ:string('；') else ()"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="sign" as="xs:string" select="
      if ($notes/@type = 'evidence') then 'evidence'
      else if ($about/self::anchor and not($notes/@subtype = 'made')) then 'doubted'
      else 'collated'"/>
    <xsl:sequence select="if (p:is-annotated($about)) then p:editorial($about, $sign, $words) else ()"/>
  </xsl:function>

  <!-- A remark of ours at a place: a footnote, or words in brackets where the place is in a footnote itself. -->
  <xsl:function name="p:editorial" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="
      if (p:is-editor-foot($place))
      then typ:call('editor-note', (typ:string(p:letter($place/accumulator-before('editor-feet'))), typ:string(p:word($place, $sign)), typ:block($words)))
      else typ:call('editor-inline', typ:block((typ:string('[' || p:word($place, $sign) || ' '), $words, typ:string(']'))))"/>
  </xsl:function>

  <!-- What the editors did to the base text, in words. -->
  <xsl:function name="p:what-was-done" as="xs:string?">
    <xsl:param name="place" as="element()"/>
    <xsl:choose>
      <xsl:when test="$place/(self::choice | self::g)">
        <xsl:sequence select="p:plain($place) || '　' || p:word($place, 'base-reads') || p:quoted($place)"/>
      </xsl:when>
      <xsl:when test="$place/self::surplus">
        <xsl:sequence select="p:word($place, 'base-has') || p:quoted($place) || p:word($place, 'deleted')"/>
      </xsl:when>
      <xsl:when test="$place/self::supplied">
        <xsl:sequence select="p:plain($place) || '　' || p:word($place, 'base-lacks')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <!-- ============================================================ what has no template -->

  <xsl:template match="*" mode="text" as="empty-sequence()" priority="-9">
    <xsl:sequence select="p:stop(., 'the book has no rule for this element')"/>
  </xsl:template>

  <xsl:function name="p:stop" as="empty-sequence()">
    <xsl:param name="at" as="element()"/>
    <xsl:param name="message" as="xs:string"/>
    <xsl:message terminate="yes" select="$message || ': ' || replace(path($at), 'Q\{[^}]*\}', '')"/>
  </xsl:function>

  <!-- ============================================================ questions asked of the TEI -->

  <!-- Inside a footnote: in a note of the author's that is not a list of sources, or in one of ours. -->
  <xsl:function name="p:is-in-foot" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/ancestor::note[not(@type = 'source') or parent::standOff])"/>
  </xsl:function>

  <xsl:function name="p:is-author-foot" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@type = 'source' or $note/@resp = '#editor' or p:is-in-foot($note))"/>
  </xsl:function>

  <xsl:function name="p:is-editor-foot" as="xs:boolean">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="not(p:is-in-foot($place)) and (p:is-annotated($place) or $place/self::note/@resp = '#editor')"/>
  </xsl:function>

  <!-- Whether the editors have something to say here: of a change that is more than punctuation, or in a note. -->
  <xsl:function name="p:is-annotated" as="xs:boolean">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="
      exists(p:notes-about($place))
      or exists($place[self::choice | self::surplus[not(@reason = 'markup')]][not(p:is-mark(.))])"/>
  </xsl:function>

  <!-- The editors' notes outside the text that are told at this element: the first that they point to. -->
  <xsl:function name="p:notes-about" as="element(note)*">
    <xsl:param name="place" as="element()"/>
    <xsl:sequence select="$place/@xml:id ! key('about', ., root($place))"/>
  </xsl:function>

  <!-- A change of nothing but punctuation, symbols or spaces. A `g` is a character whatever it holds. -->
  <xsl:function name="p:is-mark" as="xs:boolean">
    <xsl:param name="change" as="element()"/>
    <xsl:sequence select="matches($change, '^[\p{P}\p{S}\p{Z}\s]*$') and not($change//g)"/>
  </xsl:function>

  <!-- A footnote needs no brackets: the outer pair of a note that has one is left out. -->
  <xsl:function name="p:without-brackets" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="inside" as="text()*" select="$text/ancestor::note[@place = 'inline'][p:is-author-foot(.)]//text()"/>
    <xsl:variable name="opened" as="xs:string" select="if ($text is $inside[1]) then replace($text, '^（', '') else string($text)"/>
    <xsl:sequence select="if ($text is $inside[last()]) then replace($opened, '）$', '') else $opened"/>
  </xsl:function>

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
  <xsl:template match="sic | orig | surplus | rdg | note" mode="plain"/>

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

  <!-- What the base text has at a place, in the quotation marks of its script; blank space is named. -->
  <xsl:function name="p:quoted" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="base" as="xs:string" select="p:base($place)"/>
    <xsl:sequence select="
      if (not(normalize-space($base))) then p:word($place, 'blank')
      else if (p:is-simplified($place)) then '“' || $base || '”'
      else '「' || $base || '」'"/>
  </xsl:function>

  <!-- ============================================================ years, entries, dates -->

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

  <xsl:function name="p:year-number" as="xs:string">
    <xsl:param name="n" as="xs:string"/>
    <xsl:sequence select="replace($n, '^(-?)0+(\d)', '$1$2')"/>
  </xsl:function>

  <!-- What contemporaries called the year: from the first full date in it or after its mark (宋太平興國七年). -->
  <xsl:function name="p:regnal" as="xs:string">
    <xsl:param name="start" as="element()"/>
    <xsl:param name="year" as="xs:string"/>
    <xsl:variable name="date" as="element(date)?" select="
      ($start/descendant::date, $start/following::date, $start/preceding::date)[contains(@n, '年') and tokenize(replace(@when-custom, '^-', '+'), '-')[1] ! translate(., '+', '-') = $year][1]"/>
    <xsl:sequence select="if ($date) then substring-before($date/@n, '年') || '年' else ''"/>
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
      else $month || '?'[$date/@cert = 'low']"/>
    <xsl:variable name="solar" as="xs:string" select="if ($date/@type = 'inherited') then '' else p:solar($date)"/>
    <xsl:sequence select="if ($lunar || $solar) then typ:call('at-date', (typ:string($lunar), typ:string($solar))) else ()"/>
  </xsl:function>

  <!-- A day, or the first and last day of a month. The year is left out where it is the number of the lunar year,
       which stands above. -->
  <xsl:function name="p:solar" as="xs:string">
    <xsl:param name="date" as="element(date)"/>
    <xsl:variable name="days" as="xs:string*" select="
      if ($date/@when castable as xs:date) then l:historical(xs:date($date/@when))
      else if (matches($date/@when-custom, '^-?\d+-\d\di?$'))
      then ($date/@notBefore, $date/@notAfter)[. castable as xs:date] ! l:historical(xs:date(.))
      else ()"/>
    <xsl:variable name="lunar-year" as="xs:string" select="p:year-number(replace(string($date/@when-custom), '^(-?\d+).*$', '$1')) || '-'"/>
    <xsl:variable name="first-year" as="xs:string" select="replace(string($days[1]), '\d\d-\d\d$', '')"/>
    <xsl:sequence select="
      string-join(($days[1] ! p:without-prefix(., $lunar-year), $days[2] ! p:without-prefix(., $first-year)), '–')"/>
  </xsl:function>

  <xsl:function name="p:without-prefix" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:sequence select="if (starts-with($text, $prefix)) then substring($text, string-length($prefix) + 1) else $text"/>
  </xsl:function>

</xsl:stylesheet>
