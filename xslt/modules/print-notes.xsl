<?xml version="1.0" encoding="UTF-8"?>
<!-- The notes of the book, each hand with its own.

     The author's notes become numbered footnotes, except the sources of an entry, which stay in the line; whatever
     the editors did becomes a lettered footnote, or a bracketed remark where it happens inside a footnote. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typ="https://typst.app/"
    xmlns:p="urn:edition:print"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="about" match="standOff//note[not(@resp = '#encoder')]" use="tokenize(@target)[1] ! substring-after(., '#')"/>

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
      if ($notes/@type = ('evidence', 'date')) then 'evidence'
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

  <!-- What the base text has at a place, in the quotation marks of its script; blank space is named. -->
  <xsl:function name="p:quoted" as="xs:string">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="base" as="xs:string" select="p:base($place)"/>
    <xsl:sequence select="
      if (not(normalize-space($base))) then p:word($place, 'blank')
      else if (p:is-simplified($place)) then '“' || $base || '”'
      else '「' || $base || '」'"/>
  </xsl:function>

  <!-- ============================================================ what is a note -->

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
    <xsl:variable name="opened" as="xs:string" select="if ($text is $inside[1]) then replace($text, '^[（(〔【〈［\[]', '') else string($text)"/>
    <xsl:sequence select="if ($text is $inside[last()]) then replace($opened, '[）)〕】〉］\]]$', '') else $opened"/>
  </xsl:function>

</xsl:stylesheet>
