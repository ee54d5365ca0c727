<?xml version="1.0" encoding="UTF-8"?>
<!-- The text: every TEI element becomes one HTML element that keeps its name and identifier. What the page adds
     carries data-ui, so that the text can be told from it. An element without a rule stops the build. -->
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

  <xsl:mode name="text" on-no-match="fail"/>

  <xsl:template mode="text" match="*" priority="-10" as="empty-sequence()">
    <xsl:message terminate="yes" expand-text="yes">the site has no rule for the element {local-name()} in {h:page(.)}: {path(.)}</xsl:message>
  </xsl:template>

  <xsl:template mode="text" match="text()" as="text()">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template mode="text" match="comment() | processing-instruction()" as="empty-sequence()"/>

  <!-- ============================================================ divisions -->

  <xsl:template mode="text" match="text | front | body | back" as="element()">
    <div>
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
    </div>
  </xsl:template>

  <xsl:template mode="text" match="div" as="element()">
    <section class="{@type}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:if test="@type = 'year' and empty(head)">
        <xsl:variable name="heading" as="element()">
          <xsl:element name="h{h:level(.)}">
            <xsl:attribute name="data-ui"/>
            <xsl:attribute name="class" select="'supplied encoder'"/>
            <xsl:sequence select="h:year-name(.)"/>
          </xsl:element>
        </xsl:variable>
        <xsl:sequence select="h:row(., $heading)"/>
      </xsl:if>
      <xsl:apply-templates mode="text"/>
    </section>
  </xsl:template>

  <xsl:template mode="text" match="div[@type = 'entry']" as="element()">
    <article class="row entry">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:sequence select="h:margin(.)"/>
      <div class="words">
        <xsl:apply-templates mode="text"/>
      </div>
      <xsl:sequence select="h:aside(.)"/>
    </article>
  </xsl:template>

  <!-- A heading outside an entry, and a paragraph outside an entry, have a row of their own. -->
  <xsl:template mode="text" match="head" as="element()">
    <xsl:variable name="heading" as="element()">
      <xsl:element name="h{h:level(..)}">
        <xsl:sequence select="h:trace(.)"/>
        <xsl:attribute name="class" select="h:hand(.)"/>
        <xsl:apply-templates mode="text"/>
      </xsl:element>
    </xsl:variable>
    <xsl:sequence select="h:row(., $heading)"/>
  </xsl:template>

  <xsl:template mode="text" match="p" as="element()">
    <xsl:sequence select="h:row(., h:paragraph(.))"/>
  </xsl:template>

  <xsl:template mode="text" match="div[@type = 'entry']/head" as="element()">
    <xsl:element name="h{h:level(..)}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:attribute name="class" select="'headline'"/>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template mode="text" match="div[@type = 'entry']/p" as="element()">
    <xsl:sequence select="h:paragraph(.)"/>
  </xsl:template>

  <xsl:function name="h:paragraph" as="element()">
    <xsl:param name="paragraph" as="element(p)"/>
    <p>
      <xsl:sequence select="h:trace($paragraph)"/>
      <xsl:apply-templates mode="text" select="$paragraph/node()"/>
      <xsl:for-each select="$paragraph/@xml:id">
        <a class="permalink" data-ui="" href="#{.}" aria-label="{m:label('permalink', map { 'n': string(.) })}">¶</a>
      </xsl:for-each>
    </p>
  </xsl:function>

  <!-- The name of a year that no heading names: its era, 干支 and number (宋慶曆元年 辛巳 1041 CE), with ? if it is not sure
       that it begins here. -->
  <xsl:function name="h:year-name" as="node()+">
    <xsl:param name="year" as="element(div)"/>
    <span lang="lzh-Hant">
      <xsl:value-of select="string-join((h:regnal-names($year), l:cycle($year/@n) || h:year-doubt($year)), ' ')"/>
    </span>
    <xsl:text> </xsl:text>
    <span class="common" lang="en">
      <xsl:sequence select="m:words('en', if (xs:integer($year/@n) lt 0) then 'bce-label' else 'year-label', map { 'n': string(abs(xs:integer($year/@n))) })"/>
    </span>
  </xsl:function>

  <xsl:function name="h:year-doubt" as="xs:string?">
    <xsl:param name="year" as="element(div)"/>
    <xsl:sequence select="'?'[not(l:is-sure($year//date[not(ancestor::note)], $year/@n))]"/>
  </xsl:function>

  <!-- What the narrative of a year calls it. -->
  <xsl:function name="h:regnal-names" as="xs:string?">
    <xsl:param name="year" as="element(div)"/>
    <xsl:sequence select="string-join(l:regnal($year//date[not(ancestor::note)], $year/@n), '、')[.]"/>
  </xsl:function>

  <!-- A row of the page: what stands in the margin, the words, the notes on them. -->
  <xsl:function name="h:row" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="words" as="element()"/>
    <div class="row {if ($element/self::p) then 'p' else 'head'}">
      <xsl:sequence select="h:margin($element)"/>
      <div class="words">
        <xsl:sequence select="$words"/>
      </div>
      <xsl:sequence select="h:aside($element[not(self::div)])"/>
    </div>
  </xsl:function>

  <!-- The depth of a division's heading: the page's own is the first. -->
  <xsl:function name="h:level" as="xs:integer">
    <xsl:param name="parent" as="element()"/>
    <xsl:sequence select="min((6, 1 + count($parent/ancestor-or-self::div), 2[empty($parent/self::div)]))"/>
  </xsl:function>

  <!-- ============================================================ within a line -->

  <xsl:template mode="text" match="note" as="node()+">
    <span class="note {@type} {h:hand(.)}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
    </span>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <xsl:template mode="text" match="q" as="node()+">
    <q>
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
    </q>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <!-- A citation leads to the list of works; the marks of its notes follow it, for a link can hold no link. -->
  <xsl:template mode="text" match="bibl" as="node()+">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <cite>
      <xsl:sequence select="h:trace(.)"/>
      <xsl:choose>
        <xsl:when test="h:work(.) and not($linked)">
          <a href="works.html#work-{h:work(.)}">
            <xsl:apply-templates mode="text">
              <xsl:with-param name="linked" tunnel="yes" select="true()"/>
            </xsl:apply-templates>
          </a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="text"/>
        </xsl:otherwise>
      </xsl:choose>
    </cite>
    <xsl:sequence select="h:deferred(., $linked)"/>
  </xsl:template>

  <!-- The identifier of the work that a citation names, if the header lists it. -->
  <xsl:function name="h:work" as="xs:string?">
    <xsl:param name="citation" as="element()"/>
    <xsl:sequence select="
      (tokenize($citation/(@corresp, @wit)[1]) ! substring-after(., '#'))[exists(key('id', ., h:text($citation))[ancestor::sourceDesc])][1]"/>
  </xsl:function>

  <xsl:template mode="text" match="ref" as="element()">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:element name="{if (h:safe(@target) and not($linked)) then 'a' else 'span'}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:if test="h:safe(@target) and not($linked)">
        <xsl:attribute name="href" select="@target"/>
      </xsl:if>
      <xsl:apply-templates mode="text"/>
    </xsl:element>
  </xsl:template>

  <xsl:template mode="text" match="title | author | biblScope | seg | name | orgName | persName | desc | idno" as="node()+">
    <span>
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
    </span>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <!-- ============================================================ what the editors and the program did -->

  <xsl:template mode="text" match="choice" as="node()+">
    <span class="choice {h:hand(.)}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text" select="corr | reg"/>
    </span>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <xsl:template mode="text" match="corr | reg" as="element()">
    <span>
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <xsl:template mode="text" match="supplied" as="node()+">
    <span class="supplied {h:hand(.)}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
    </span>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <!-- What is taken away stands in its note alone. -->
  <xsl:template mode="text" match="surplus | anchor" as="node()+">
    <span>
      <xsl:sequence select="h:trace(.)"/>
    </span>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <!-- A private-use character that holds nothing is shown by its standard form, else as one that is lacking. -->
  <xsl:template mode="text" match="g" as="node()+">
    <span class="g">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
      <xsl:if test="not(node())">
        <span data-ui="">
          <xsl:value-of select="(h:mapped(., 'standard'), '〓')[1]"/>
        </span>
      </xsl:if>
    </span>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <xsl:template mode="text" match="app" as="node()+">
    <span class="app">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text" select="lem"/>
    </span>
    <xsl:sequence select="h:mark(.)"/>
  </xsl:template>

  <xsl:template mode="text" match="lem" as="element()">
    <span class="lem {h:hand(.)}">
      <xsl:sequence select="h:trace(.)"/>
      <xsl:apply-templates mode="text"/>
    </span>
  </xsl:template>

  <!-- ============================================================ marks of notes -->

  <!-- The number that leads from the text to a note: not within a link, which takes its marks after it. -->
  <xsl:function name="h:mark" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="within" as="xs:boolean" select="
      exists($element/(ancestor::bibl[h:work(.)], ancestor::date))"/>
    <xsl:sequence select="if ($within) then () else h:link($element)"/>
  </xsl:function>

  <xsl:function name="h:deferred" as="element()*">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="linked" as="xs:boolean"/>
    <xsl:sequence select="
      if ($linked) then ()
      else ($element[self::date or h:work(.)]//* ! h:link(.), $element[self::bibl] ! h:link(.))"/>
  </xsl:function>

  <xsl:function name="h:link" as="element()?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="number" as="xs:integer?" select="$h:notes(generate-id($element))"/>
    <xsl:variable name="doubt" as="xs:boolean" select="exists($element/self::anchor)"/>
    <xsl:if test="exists($number)">
      <a class="mark {h:note-hand($element)}" data-ui="" id="{h:counted($element, 'from', $number)}" href="#{h:counted($element, 'note', $number)}"
          aria-label="{m:label(('note-number', 'doubt-number')[1 + xs:integer($doubt)], map { 'n': string($number) })}">
        <xsl:value-of select="$number || '?'[$doubt]"/>
      </a>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
