<?xml version="1.0" encoding="UTF-8"?>
<!--
  Made from schema/annals.odd by tools/make_schema.py; do not edit.
  From sources with the SHA-256 a5bfe0dc2757a917cb9b90add5d2e09d226a8d12f7fd50c9a9eb0bee9ebbaf67
  Contains material of the TEI Guidelines, P5 Version 4.8.0. Last updated on 8th July 2024, revision ab54956e9
  Licence: http://creativecommons.org/licenses/by/3.0/
  Distributed under a Creative Commons Attribution 3.0 Unported License.
  Licence: http://www.opensource.org/licenses/BSD-2-Clause
  Copyright 2024 TEI Consortium.
  All rights reserved.
  Redistribution and use in source and binary forms, with or without modification, are permitted provided that the following conditions are met:
  This software is provided by the copyright holders and contributors "as is" and any express or implied warranties, including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are disclaimed. In no event shall the copyright holder or contributors be liable for any direct, indirect, incidental, special, exemplary, or consequential damages (including, but not limited to, procurement of substitute goods or services; loss of use, data, or profits; or business interruption) however caused and on any theory of liability, whether in contract, strict liability, or tort (including negligence or otherwise) arising in any way out of the use of this software, even if advised of the possibility of such damage.
  - Redistributions of source code must retain the above copyright notice, this list of conditions and the following disclaimer.
  - Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with the distribution.
  TEI material can be licensed differently depending on the use you intend to make of it. Hence it is made available under both the CC+BY and BSD-2 licences. The CC+BY licence is generally appropriate for usages which treat TEI content as data or documentation. The BSD-2 licence is generally appropriate for usage of TEI content in a software environment. For further information or clarification, please contact the TEI Consortium.
-->
<xsl:stylesheet xmlns:err="http://www.w3.org/2005/xqt-errors"
                xmlns:rna="http://relaxng.org/ns/compatibility/annotations/1.0"
                xmlns:rng="http://relaxng.org/ns/structure/1.0"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron"
                xmlns:sch1x="http://www.ascc.net/xml/schematron"
                xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                version="3.0"
                exclude-result-prefixes="#all">
   <xsl:output method="xml" encoding="UTF-8" indent="no"/>
   <xsl:mode on-no-match="fail"/>
   <xsl:key name="by-id" match="*[@xml:id]" use="@xml:id"/>
   <xsl:key name="head-type" match="tei:head[@type]" use="@type"/>
   <xsl:key name="pointed-at"
            match="tei:note[@target] | tei:link"
            use="tokenize(normalize-space(@target), ' ')"/>
   <xsl:template match="/" as="element()">
      <findings>
         <xsl:apply-templates select="*"/>
      </findings>
   </xsl:template>
   <xsl:template match="*" as="element()*" priority="0">
      <xsl:apply-templates select="node()"/>
   </xsl:template>
   <xsl:template match="text() | comment() | processing-instruction()"
                 as="element()*"
                 priority="0"/>
   <xsl:template match="tei:TEI" priority="76" as="element()*">
      <xsl:try>
         <xsl:if test="not(@xml:lang = tei:teiHeader/tei:profileDesc/tei:langUsage/tei:language/@ident)">
            <finding rule="text-language"
                     severity="error"
                     path="{path()}"
                     remedy="The language of the text is declared in the header.">
               <xsl:text>the language </xsl:text>
               <xsl:value-of select="@xml:lang"/>
               <xsl:text> is not declared in langUsage</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="text-language" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:TEI" priority="75" as="element()*">
      <xsl:try>
         <xsl:if test="not(tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:idno[@type='local'] = @xml:id)">
            <finding rule="text-identifier"
                     severity="error"
                     path="{path()}"
                     remedy="The local identifier in the header is that of the file.">
               <xsl:text>no idno of the type local says </xsl:text>
               <xsl:value-of select="@xml:id"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="text-identifier" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div" priority="74" as="element()*">
      <xsl:try>
         <xsl:if test="(ancestor::tei:l or ancestor::tei:lg) and not(ancestor::tei:floatingText)">
            <finding rule="abstractModel-structure-div-in-l-or-lg"
                     severity="error"
                     path="{path()}">
               <xsl:text> Abstract model violation: Lines may not contain higher-level structural elements such as div, unless div is a descendant of floatingText. </xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="abstractModel-structure-div-in-l-or-lg"
                     severity="error"
                     path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div" priority="73" as="element()*">
      <xsl:try>
         <xsl:if test="(ancestor::tei:p or ancestor::tei:ab) and not(ancestor::tei:floatingText)">
            <finding rule="abstractModel-structure-div-in-ab-or-p"
                     severity="error"
                     path="{path()}">
               <xsl:text> Abstract model violation: p and ab may not contain higher-level structural elements such as div, unless div is a descendant of floatingText. </xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="abstractModel-structure-div-in-ab-or-p"
                     severity="error"
                     path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[parent::tei:div]" priority="72" as="element()*">
      <xsl:try>
         <xsl:variable name="order" select="('chapter', 'reign', 'year', 'section', 'entry')"/>
         <xsl:if test="not(index-of($order, @type) gt index-of($order, parent::tei:div/@type))">
            <finding rule="division-nesting"
                     severity="error"
                     path="{path()}"
                     remedy="Divisions stand in the order chapter, reign, year, entry, from the outside in; any may be absent.">
               <xsl:text>a division of the type </xsl:text>
               <xsl:value-of select="@type"/>
               <xsl:text> does not belong into one of the type </xsl:text>
               <xsl:value-of select="parent::tei:div/@type"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="division-nesting" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[@type=('chapter', 'reign')]"
                 priority="71"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(tei:head)">
            <finding rule="division-head"
                     severity="error"
                     path="{path()}"
                     remedy="A chapter and the account of a ruler have a heading, of the source or restored.">
               <xsl:text>the division </xsl:text>
               <xsl:value-of select="@xml:id"/>
               <xsl:text> has no head</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="division-head" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[@type='year']" priority="70" as="element()*">
      <xsl:try>
         <xsl:if test="not(@n)">
            <finding rule="year-number"
                     severity="warning"
                     path="{path()}"
                     remedy="A year bears the Common Era number of the lunar year in four digits; one that could not be told waits for the editors.">
               <xsl:text>the year has no number: the program could not tell which it is</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(@n) or matches(@n, '^-?[0-9]{4}$'))">
            <finding rule="year-number"
                     severity="error"
                     path="{path()}"
                     remedy="A year bears the Common Era number of the lunar year in four digits; one that could not be told waits for the editors.">
               <xsl:text>the number of the year is '</xsl:text>
               <xsl:value-of select="@n"/>
               <xsl:text>': four digits are wanted, such as 0982</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="year-number" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[@type='entry']" priority="69" as="element()*">
      <xsl:try>
         <xsl:if test="not(matches(@n, '^[0-9]+$'))">
            <finding rule="entry-number"
                     severity="error"
                     path="{path()}"
                     remedy="An entry bears its number in the text.">
               <xsl:text>the entry has no number in n</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="entry-number" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[@type='entry'][not(@subtype='prologue')][key('head-type', 'gang')]"
                 priority="68"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(tei:head[@type='gang'])">
            <finding rule="entry-head"
                     severity="error"
                     path="{path()}"
                     remedy="In a text with headlines (綱目) every entry but the prologue has one.">
               <xsl:text>the entry </xsl:text>
               <xsl:value-of select="@xml:id"/>
               <xsl:text> has no head of the type gang</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="entry-head" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[@type='entry'][not(@subtype='prologue')]"
                 priority="67"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(parent::tei:div[@type='year'] or not(if (tei:head) then tei:head/tei:date[1]/@when-custom else tei:p[1]/tei:date[1]/@when-custom))">
            <finding rule="entry-place"
                     severity="error"
                     path="{path()}"
                     remedy="Dated entries stand in a year; only a text that states no years at all has none.">
               <xsl:text>the entry </xsl:text>
               <xsl:value-of select="@xml:id"/>
               <xsl:text> has a date but stands in no year</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="entry-place" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[@subtype='prologue']" priority="66" as="element()*">
      <xsl:try>
         <xsl:if test="not(@type='entry' and not(ancestor::tei:div[@type='year']))">
            <finding rule="prologue-place"
                     severity="error"
                     path="{path()}"
                     remedy="A prologue stands outside every year, before the first.">
               <xsl:text>a prologue is an entry outside any year</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="tei:head">
            <finding rule="prologue-place"
                     severity="error"
                     path="{path()}"
                     remedy="A prologue stands outside every year, before the first.">
               <xsl:text>a prologue has no head: its text stands in p</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="prologue-place" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div" priority="65" as="element()*">
      <xsl:try>
         <xsl:if test="not((tei:head, tei:p, tei:div)[1])">
            <finding rule="own-words"
                     severity="error"
                     path="{path()}"
                     remedy="Words of ours stand only in the elements meant for them; a division of ours does not exist.">
               <xsl:text>the division </xsl:text>
               <xsl:value-of select="@xml:id"/>
               <xsl:text> is empty</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="own-words" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:head[@type='gang']" priority="64" as="element()*">
      <xsl:try>
         <xsl:if test="not(parent::tei:div[@type='entry'])">
            <finding rule="gang-place"
                     severity="error"
                     path="{path()}"
                     remedy="A headline (綱) is the head of an entry and nothing else.">
               <xsl:text>a headline (gang) belongs to an entry only</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="gang-place" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:head[not(@type='supplied')]"
                 priority="63"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not((.//text()[normalize-space(.) != ''][not(ancestor::tei:supplied or ancestor::tei:corr or ancestor::tei:reg or ancestor::tei:rdg)] | .//tei:g)[1])">
            <finding rule="head-plain"
                     severity="error"
                     path="{path()}"
                     remedy="A heading of the source has words of the source.">
               <xsl:text>the heading has no words of the source: one that was restored has the type supplied</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="head-plain" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:head[@type='supplied']" priority="62" as="element()*">
      <xsl:try>
         <xsl:if test="not(count(tei:supplied) = 1 and not(* except tei:supplied) and normalize-space(string-join(text(), '')) = '')">
            <finding rule="head-supplied"
                     severity="error"
                     path="{path()}"
                     remedy="A restored heading holds nothing but one supplied, and says who restored it.">
               <xsl:text>a restored heading holds one supplied and no text beside it</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(@resp)">
            <finding rule="head-supplied"
                     severity="error"
                     path="{path()}"
                     remedy="A restored heading holds nothing but one supplied, and says who restored it.">
               <xsl:text>a restored heading says in resp who restored it</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="head-supplied" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:p" priority="61" as="element()*">
      <xsl:try>
         <xsl:if test="(ancestor::tei:ab or ancestor::tei:p) and not( ancestor::tei:floatingText | parent::tei:exemplum | parent::tei:item | parent::tei:note | parent::tei:q | parent::tei:quote | parent::tei:remarks | parent::tei:said | parent::tei:sp | parent::tei:stage | parent::tei:cell | parent::tei:figure )">
            <finding rule="abstractModel-structure-p-in-ab-or-p"
                     severity="error"
                     path="{path()}">
               <xsl:text> Abstract model violation: Paragraphs may not occur inside other paragraphs or ab elements. </xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="abstractModel-structure-p-in-ab-or-p"
                     severity="error"
                     path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:p" priority="60" as="element()*">
      <xsl:try>
         <xsl:if test="( ancestor::tei:l or ancestor::tei:lg ) and not( ancestor::tei:floatingText | parent::tei:figure | parent::tei:note )">
            <finding rule="abstractModel-structure-p-in-l-or-lg"
                     severity="error"
                     path="{path()}">
               <xsl:text> Abstract model violation: Lines may not contain higher-level structural elements such as div, p, or ab, unless p is a child of figure or note, or is a descendant of floatingText. </xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="abstractModel-structure-p-in-l-or-lg"
                     severity="error"
                     path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:text//tei:p[normalize-space(.) != '']"
                 priority="59"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(@xml:id)">
            <finding rule="citable-p"
                     severity="error"
                     path="{path()}"
                     remedy="Every paragraph of the text that has words has an identifier.">
               <xsl:text>the paragraph has no xml:id</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="citable-p" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:ref | tei:body//tei:seg | tei:body//tei:idno"
                 priority="58"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(ancestor::tei:standOff)">
            <finding rule="own-prose"
                     severity="error"
                     path="{path()}"
                     remedy="References, works and identifiers in a paragraph belong to the header; in the text a work is cited in a note.">
               <xsl:value-of select="name()"/>
               <xsl:text> is an element of the header; the text has no place for it</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="own-prose" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:lb" priority="57" as="element()*">
      <xsl:try>
         <xsl:if test="not(number(@n) ge 1)">
            <finding rule="lb-number"
                     severity="error"
                     path="{path()}"
                     remedy="Line numbers begin with 1.">
               <xsl:text>a line number is 1 or more</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="lb-number" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:div[@type=('chapter', 'reign')][not(ancestor::tei:div[@type='year'])]/tei:p/tei:date[@when-custom]"
                 priority="56"
                 as="element()*">
      <xsl:try>
         <xsl:variable name="mark" select="preceding-sibling::tei:milestone[1]/@n"/>
         <xsl:variable name="before"
                       select="string-join(preceding-sibling::node()[1][self::text()])"/>
         <xsl:variable name="behind"
                       select="string-join(following-sibling::node()[1][self::text()])"/>
         <xsl:variable name="passing"
                       select="@cert = 'low' or matches($before, '[自從从由]$|[期約约]以?$') or (matches($before, '[在當当]$') and matches(., '[初末季]$')) or (matches(., '^[明翌翼次][日年歲岁]$') and matches($behind, '^[當当將将須须宜必]'))"/>
         <xsl:if test="not($mark or $passing)">
            <finding rule="milestone-year"
                     severity="error"
                     path="{path()}"
                     remedy="In a chapter that is not divided by year, a paragraph with a dated event has a year mark before the date; a date of another year than the mark is worth a look, unless it is named in passing (自元豐四年, 在宋初), still to come (期以明日, 明年當), or marked as a guess.">
               <xsl:text>no year mark stands before the date </xsl:text>
               <xsl:value-of select="."/>
               <xsl:text> in its paragraph</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="$mark and $mark != replace(@when-custom, '^(-?[0-9]{4}).*$', '$1') and not($passing)">
            <finding rule="milestone-year"
                     severity="warning"
                     path="{path()}"
                     remedy="In a chapter that is not divided by year, a paragraph with a dated event has a year mark before the date; a date of another year than the mark is worth a look, unless it is named in passing (自元豐四年, 在宋初), still to come (期以明日, 明年當), or marked as a guess.">
               <xsl:text>the date </xsl:text>
               <xsl:value-of select="."/>
               <xsl:text> is of the year </xsl:text>
               <xsl:value-of select="replace(@when-custom, '^(-?[0-9]{4}).*$', '$1')"/>
               <xsl:text>, the year mark before it says </xsl:text>
               <xsl:value-of select="$mark"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="milestone-year" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:milestone" priority="55" as="element()*">
      <xsl:try>
         <xsl:if test="not(ancestor::tei:p)">
            <finding rule="milestone-place"
                     severity="error"
                     path="{path()}"
                     remedy="A year mark stands in a paragraph of the text.">
               <xsl:text>a year mark stands in a paragraph</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="milestone-place" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:date[@when-custom]" priority="54" as="element()*">
      <xsl:try>
         <xsl:if test="not(matches(@when-custom, '^-?[0-9]{4}(-(0[1-9]|1[0-2])i?(-(0[1-9]|[12][0-9]|30))?)?$'))">
            <finding rule="date-form"
                     severity="error"
                     path="{path()}"
                     remedy="A lunar date is written year, month, day: 0982, 0982-05, 0982-12i, 0982-05-18.">
               <xsl:value-of select="@when-custom"/>
               <xsl:text> is no lunar date such as 0982-05-18 or 0982-12i</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-form" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:text//tei:date" priority="53" as="element()*">
      <xsl:try>
         <xsl:if test="not((@when-custom and @datingMethod) or (@type='period' and @datingMethod and @notBefore and @notAfter) or (not(@when-custom) and @cert='unknown' and @evidence))">
            <finding rule="date-reason"
                     severity="error"
                     path="{path()}"
                     remedy="A date says its lunar date, the calendar by which it was reckoned and that of its words; a period that spans several lunar years (咸平中) says its bounds instead, the beginning or end of an era (貞觀初) the first or last of them as well; any other says that and why it is undetermined.">
               <xsl:text>the date has neither when-custom with datingMethod nor cert="unknown" with evidence</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(@calendar or not(@when-custom) or normalize-space(.) = '' or ancestor::tei:supplied)">
            <finding rule="date-reason"
                     severity="error"
                     path="{path()}"
                     remedy="A date says its lunar date, the calendar by which it was reckoned and that of its words; a period that spans several lunar years (咸平中) says its bounds instead, the beginning or end of an era (貞觀初) the first or last of them as well; any other says that and why it is undetermined.">
               <xsl:text>the words of the date name no calendar</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-reason" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:text//tei:date" priority="52" as="element()*">
      <xsl:try>
         <xsl:if test="not((@resp and @cert) or ancestor::tei:supplied[@resp and @cert])">
            <finding rule="date-hand"
                     severity="error"
                     path="{path()}"
                     remedy="A resolved date says who resolved it and how surely.">
               <xsl:text>the date has no resp and cert</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-hand" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:text//tei:date" priority="51" as="element()*">
      <xsl:try>
         <xsl:if test="not((@type='inherited') = (normalize-space(.) = ''))">
            <finding rule="date-inherited"
                     severity="error"
                     path="{path()}"
                     remedy="A date without words is inherited; it stands first in the head or first paragraph of an entry.">
               <xsl:text>a date is inherited if, and only if, it has no words</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(@type='inherited') or (parent::tei:*[self::tei:head or self::tei:p]/parent::tei:div[@type='entry'] and translate(normalize-space(string-join(preceding-sibling::node()/string(.), '')), '　', '') = '' and not(preceding-sibling::tei:date)))">
            <finding rule="date-inherited"
                     severity="error"
                     path="{path()}"
                     remedy="A date without words is inherited; it stands first in the head or first paragraph of an entry.">
               <xsl:text>an inherited date stands first in its entry</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-inherited" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:date[@calendar or @datingMethod]"
                 priority="50"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(every $pointer in (tokenize(normalize-space(@calendar), ' '), tokenize(normalize-space(@datingMethod), ' '))[. != ''] satisfies key('by-id', substring-after($pointer, '#'))[self::tei:calendar])">
            <finding rule="date-calendar"
                     severity="error"
                     path="{path()}"
                     remedy="The calendars of a date are declared in the header; calendar is for dates with words.">
               <xsl:text>the date points to a calendar that the header does not declare: </xsl:text>
               <xsl:value-of select="@calendar, @datingMethod"/>
            </finding>
         </xsl:if>
         <xsl:if test="@calendar and normalize-space(.) = ''">
            <finding rule="date-calendar"
                     severity="error"
                     path="{path()}"
                     remedy="The calendars of a date are declared in the header; calendar is for dates with words.">
               <xsl:text>calendar is for dates with words</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-calendar" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:date" priority="49" as="element()*">
      <xsl:try>
         <xsl:if test="@when and (@notBefore or @notAfter)">
            <finding rule="date-gregorian"
                     severity="error"
                     path="{path()}"
                     remedy="A date has either when, or notBefore and notAfter together.">
               <xsl:text>a date has when, or notBefore and notAfter, not both</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(exists(@notBefore) = exists(@notAfter))">
            <finding rule="date-gregorian"
                     severity="error"
                     path="{path()}"
                     remedy="A date has either when, or notBefore and notAfter together.">
               <xsl:text>notBefore and notAfter stand together</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(@notBefore and @notAfter) or @notAfter ge @notBefore or starts-with(@notBefore, '-'))">
            <finding rule="date-gregorian"
                     severity="error"
                     path="{path()}"
                     remedy="A date has either when, or notBefore and notAfter together.">
               <xsl:text>notBefore is later than notAfter</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-gregorian" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:text//tei:date[@when-custom][not(@type='impossible')]"
                 priority="48"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(if (matches(@when-custom, '^-?[0-9]{4}-[0-9]{2}i?-[0-9]{2}$')) then @when or (@type='period' and @notBefore) else @notBefore and @notAfter or (@type='period' and @when))">
            <finding rule="date-equivalent"
                     severity="error"
                     path="{path()}"
                     remedy="A resolved date has its equivalent in the Gregorian calendar: a day when, a longer time notBefore and notAfter.">
               <xsl:text>the date </xsl:text>
               <xsl:value-of select="@when-custom"/>
               <xsl:text> has no Gregorian equivalent</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-equivalent" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:date[@type='impossible']" priority="47" as="element()*">
      <xsl:try>
         <xsl:if test="not(matches(@when-custom, '^-?[0-9]{4}(-[0-9]{2}i?)?$') and not(@when))">
            <finding rule="date-impossible"
                     severity="error"
                     path="{path()}"
                     remedy="A sexagenary day that the month does not have: when-custom ends with the month, and there is no when.">
               <xsl:text>an impossible date ends with its month and has no when</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-impossible" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:text//tei:date[not(@when-custom)][not(@type='period')]"
                 priority="46"
                 as="element()*">
      <xsl:try>
         <xsl:if test="@when or @notBefore or @notAfter">
            <finding rule="date-undetermined"
                     severity="error"
                     path="{path()}"
                     remedy="A date that could not be determined claims no equivalent.">
               <xsl:text>a date without when-custom that is no period has no when, notBefore or notAfter</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="date-undetermined" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:note" priority="45" as="element()*">
      <xsl:try>
         <xsl:if test="not(if (ancestor::tei:standOff) then @type=('emendation', 'evidence', 'date', 'conjecture', 'collation') else @type=('source', 'remark', 'variant', 'gloss'))">
            <finding rule="note-place"
                     severity="error"
                     path="{path()}"
                     remedy="Notes of the text stand in the text and belong to its author; notes of ours stand in standOff.">
               <xsl:text>a note of the type </xsl:text>
               <xsl:value-of select="@type"/>
               <xsl:text> does not belong here</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="ancestor::tei:body and @resp=('#editor', '#encoder')">
            <finding rule="note-place"
                     severity="error"
                     path="{path()}"
                     remedy="Notes of the text stand in the text and belong to its author; notes of ours stand in standOff.">
               <xsl:text>a note in the text is not ours: notes of the editors stand in standOff</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="ancestor::tei:standOff and not(@resp=('#editor', '#encoder'))">
            <finding rule="note-place"
                     severity="error"
                     path="{path()}"
                     remedy="Notes of the text stand in the text and belong to its author; notes of ours stand in standOff.">
               <xsl:text>a note in standOff is by the editors or the encoder</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="note-place" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:note" priority="44" as="element()*">
      <xsl:try>
         <xsl:if test="not(@xml:id)">
            <finding rule="citable-note"
                     severity="error"
                     path="{path()}"
                     remedy="Every note of the text has an identifier.">
               <xsl:text>the note has no xml:id</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="citable-note" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:note[@place='inline']"
                 priority="43"
                 as="element()*">
      <xsl:try>
         <xsl:variable name="words"
                       select="string-join(.//text()[not(ancestor::tei:corr or ancestor::tei:reg or ancestor::tei:rdg or ancestor::tei:supplied[not(@resp='#transcription')])], '')"/>
         <xsl:variable name="first" select="substring($words, 1, 1)"/>
         <xsl:variable name="last" select="substring($words, string-length($words))"/>
         <xsl:if test="not(matches($words, '^([（(].*[）)]|〔.*〕|【.*】|〈.*〉|［.*］|\[.*\]|\{.*\}|⟨.*⟩|&lt;ref.*&lt;/ref&gt;)$', 's'))">
            <finding rule="note-brackets"
                     severity="error"
                     path="{path()}"
                     remedy="A bracketed note begins with its opening bracket and ends with its own closing one.">
               <xsl:text>the note does not begin and end with its own brackets: </xsl:text>
               <xsl:value-of select="substring($words, 1, 8)"/>
               <xsl:text>…</xsl:text>
               <xsl:value-of select="substring($words, string-length($words) - 7)"/>
            </finding>
         </xsl:if>
         <xsl:variable name="mixed" select="concat($first, $last) = ('（)', '(）')"/>
         <xsl:if test="not($first = ('&lt;', '{') or string-length(translate($words, if ($mixed) then '（(' else $first, '')) = string-length(translate($words, if ($mixed) then '）)' else $last, '')))">
            <finding rule="note-brackets"
                     severity="error"
                     path="{path()}"
                     remedy="A bracketed note begins with its opening bracket and ends with its own closing one.">
               <xsl:text>the brackets in the note do not pair</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="note-brackets" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:note[not(ancestor::tei:note)]"
                 priority="42"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(@place='inline' or (@type='remark' and not(following-sibling::node()[not(self::tei:surplus)][matches(., '[^\s　]')])))">
            <finding rule="note-inline"
                     severity="error"
                     path="{path()}"
                     remedy="A note of the text that is not the remark within a source note is bracketed and says so, or it is a remark without brackets and ends its paragraph.">
               <xsl:text>the note has no place="inline", and is no remark that ends its paragraph</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="note-inline" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:standOff//tei:note" priority="41" as="element()*">
      <xsl:try>
         <xsl:if test="not(@target and (every $pointer in tokenize(normalize-space(@target), ' ') satisfies starts-with($pointer, '#')))">
            <finding rule="note-target"
                     severity="error"
                     path="{path()}"
                     remedy="A note of ours says which place it is about and, unless it only explains a reckoning, how sure it is.">
               <xsl:text>the note has no target in this file</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(@cert or @type='date')">
            <finding rule="note-target"
                     severity="error"
                     path="{path()}"
                     remedy="A note of ours says which place it is about and, unless it only explains a reckoning, how sure it is.">
               <xsl:text>the note does not say how sure it is</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(@subtype or not(@type='emendation'))">
            <finding rule="note-target"
                     severity="error"
                     path="{path()}"
                     remedy="A note of ours says which place it is about and, unless it only explains a reckoning, how sure it is.">
               <xsl:text>the note does not say whether the emendation is made or proposed</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="note-target" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:note[@type='source']" priority="40" as="element()*">
      <xsl:try>
         <xsl:if test="not(.//tei:bibl)">
            <finding rule="note-source"
                     severity="error"
                     path="{path()}"
                     remedy="A source note names at least one work.">
               <xsl:text>the note names no work</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="note-source" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:bibl" priority="39" as="element()*">
      <xsl:try>
         <xsl:if test="not(@corresp)">
            <finding rule="bibl-work"
                     severity="warning"
                     path="{path()}"
                     remedy="A citation in the text points to a work in the header; one whose work the program could not tell waits for the editors.">
               <xsl:text>the citation names no work of the header in corresp: which work is cited is for the editors to settle</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(every $pointer in tokenize(normalize-space(@corresp), ' ')[. != ''] satisfies key('by-id', substring-after($pointer, '#'))[self::tei:witness or self::tei:bibl[ancestor::tei:teiHeader]])">
            <finding rule="bibl-work"
                     severity="error"
                     path="{path()}"
                     remedy="A citation in the text points to a work in the header; one whose work the program could not tell waits for the editors.">
               <xsl:value-of select="@corresp"/>
               <xsl:text> is no work of the header</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="bibl-work" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:bibl" priority="38" as="element()*">
      <xsl:try>
         <xsl:if test="not(ancestor::tei:note)">
            <finding rule="bibl-place"
                     severity="error"
                     path="{path()}"
                     remedy="A work is cited in a note, the header or standOff.">
               <xsl:text>a citation outside a note</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="bibl-place" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:witness | tei:listBibl/tei:bibl"
                 priority="37"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(.//tei:title[not(@type='short')][normalize-space(.) != ''])">
            <finding rule="work-title"
                     severity="error"
                     path="{path()}"
                     remedy="A work of the header has its full title.">
               <xsl:text>the work </xsl:text>
               <xsl:value-of select="@xml:id"/>
               <xsl:text> has no title</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(@xml:id)">
            <finding rule="work-title"
                     severity="error"
                     path="{path()}"
                     remedy="A work of the header has its full title.">
               <xsl:text>the work has no identifier</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="work-title" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:biblScope[@unit='juan']" priority="36" as="element()*">
      <xsl:try>
         <xsl:if test="not(matches(@n, '^[0-9]+$'))">
            <finding rule="scope-number"
                     severity="error"
                     path="{path()}"
                     remedy="A juan bears its number; a section may bear its full name.">
               <xsl:text>the juan has no number in n</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="scope-number" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:app" priority="35" as="element()*">
      <xsl:try>
         <xsl:if test="not(@corresp and (every $pointer in tokenize(normalize-space(@corresp), ' ')[. != ''] satisfies key('by-id', substring-after($pointer, '#'))[self::tei:note]))">
            <finding rule="app-note"
                     severity="error"
                     path="{path()}"
                     remedy="An apparatus entry points to the notes that report its readings.">
               <xsl:text>corresp does not point to notes: </xsl:text>
               <xsl:value-of select="@corresp"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="app-note" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:lem" priority="34" as="element()*">
      <xsl:try>
         <xsl:if test="not(exists(@resp) = exists(@cert))">
            <finding rule="lem-hand"
                     severity="error"
                     path="{path()}"
                     remedy="A lemma whose extent was guessed says who guessed it and how surely.">
               <xsl:text>a guessed lemma has both resp and cert</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="normalize-space(.) = '' and ancestor::tei:body">
            <finding rule="lem-hand"
                     severity="error"
                     path="{path()}"
                     remedy="A lemma whose extent was guessed says who guessed it and how surely.">
               <xsl:text>the lemma is empty</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="lem-hand" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:rdg" priority="33" as="element()*">
      <xsl:try>
         <xsl:if test="not(exists(@wit) != exists(@type[.='unnamed']))">
            <finding rule="rdg-witness"
                     severity="error"
                     path="{path()}"
                     remedy="A reading names its witness, a work of the header, or says that the note names none.">
               <xsl:text>the reading names no witness, and does not say that the note names none</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(every $pointer in tokenize(normalize-space(@wit), ' ')[. != ''] satisfies key('by-id', substring-after($pointer, '#'))[self::tei:witness or self::tei:bibl[ancestor::tei:teiHeader]])">
            <finding rule="rdg-witness"
                     severity="error"
                     path="{path()}"
                     remedy="A reading names its witness, a work of the header, or says that the note names none.">
               <xsl:value-of select="@wit"/>
               <xsl:text> is no witness of the header</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="rdg-witness" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:rdg[@source]" priority="32" as="element()*">
      <xsl:try>
         <xsl:if test="not(every $pointer in tokenize(normalize-space(@source), ' ') satisfies key('by-id', substring-after($pointer, '#'))[self::tei:bibl])">
            <finding rule="rdg-source"
                     severity="error"
                     path="{path()}"
                     remedy="The source of a reading is the citation that reports it.">
               <xsl:value-of select="@source"/>
               <xsl:text> is no citation</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="rdg-source" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:choice[@xml:id] | tei:body//tei:supplied[@xml:id] | tei:body//tei:surplus[@xml:id] | tei:body//tei:g[@xml:id] | tei:body//tei:date[@xml:id]"
                 priority="31"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(key('pointed-at', concat('#', @xml:id)))">
            <finding rule="emendation-evidence"
                     severity="error"
                     path="{path()}"
                     remedy="An emendation or a date that bears an identifier has a note in standOff that explains it.">
               <xsl:text>no note in standOff explains </xsl:text>
               <xsl:value-of select="@xml:id"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="emendation-evidence" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:choice" priority="30" as="element()*">
      <xsl:try>
         <xsl:if test="normalize-space((tei:corr | tei:reg)[1]) = '' and not((tei:corr | tei:reg)//tei:g)">
            <finding rule="choice-differs"
                     severity="error"
                     path="{path()}"
                     remedy="The two sides of a choice differ, and the second is not empty.">
               <xsl:text>the corrected side of the choice is empty: what is taken away is surplus</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="string(tei:sic | tei:orig) = string((tei:corr | tei:reg)[1]) and not(.//tei:g)">
            <finding rule="choice-differs"
                     severity="error"
                     path="{path()}"
                     remedy="The two sides of a choice differ, and the second is not empty.">
               <xsl:text>both sides of the choice are the same</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="choice-differs" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:corr" priority="29" as="element()*">
      <xsl:try>
         <xsl:if test="not(@resp and @cert)">
            <finding rule="emendation-hand"
                     severity="error"
                     path="{path()}"
                     remedy="A correction says who made it and how surely.">
               <xsl:text>the correction has no resp and cert</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="emendation-hand" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:reg" priority="28" as="element()*">
      <xsl:try>
         <xsl:if test="not(@resp)">
            <finding rule="regularisation-hand"
                     severity="error"
                     path="{path()}"
                     remedy="A regularised form says who made it.">
               <xsl:text>the regularised form has no resp</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="regularisation-hand" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:supplied" priority="27" as="element()*">
      <xsl:try>
         <xsl:if test="not(@resp='#transcription' or (@resp and @cert and @reason))">
            <finding rule="supplied-hand"
                     severity="error"
                     path="{path()}"
                     remedy="What the editors supply says why, by whom and how surely, and a heading how it is known; what the transcription supplied says only that.">
               <xsl:text>the supplied words have no resp, cert and reason</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(@evidence or not(parent::tei:head[@type='supplied']))">
            <finding rule="supplied-hand"
                     severity="error"
                     path="{path()}"
                     remedy="What the editors supply says why, by whom and how surely, and a heading how it is known; what the transcription supplied says only that.">
               <xsl:text>the restored heading does not say how it is known</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="supplied-hand" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:surplus" priority="26" as="element()*">
      <xsl:try>
         <xsl:if test="not((@reason='markup' and @resp='#encoder') or (not(@reason='markup') and @resp and @cert))">
            <finding rule="surplus-hand"
                     severity="error"
                     path="{path()}"
                     remedy="What is taken away says who decided it; site marks are the encoder’s.">
               <xsl:text>the surplus words have no resp and cert</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="surplus-hand" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:g" priority="25" as="element()*">
      <xsl:try>
         <xsl:if test="not(key('by-id', substring-after(@ref, '#'))[self::tei:char])">
            <finding rule="g-character"
                     severity="error"
                     path="{path()}"
                     remedy="A g points to a character of the header.">
               <xsl:value-of select="@ref"/>
               <xsl:text> is no char of the header</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="g-character" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="text()[not(parent::tei:seg)]" priority="24" as="element()*">
      <xsl:try>
         <xsl:if test="matches(., '\p{Co}')">
            <finding rule="no-private-use"
                     severity="error"
                     path="{path()}"
                     remedy="No private-use character is left: in the text it is a g, in prose its code point is named; only a left-out line is kept word for word.">
               <xsl:text>a private-use character stands in the text: encode it as g</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="no-private-use" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:q[@next or @prev]" priority="23" as="element()*">
      <xsl:try>
         <xsl:if test="not(@xml:id)">
            <finding rule="q-chain"
                     severity="error"
                     path="{path()}"
                     remedy="The parts of a quotation that paragraphs divide point to one another.">
               <xsl:text>the part of a quotation has no xml:id</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(@next) or key('by-id', substring-after(@next, '#'))[self::tei:q][@prev = concat('#', current()/@xml:id)])">
            <finding rule="q-chain"
                     severity="error"
                     path="{path()}"
                     remedy="The parts of a quotation that paragraphs divide point to one another.">
               <xsl:text>next does not point to a part that points back</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(@prev) or key('by-id', substring-after(@prev, '#'))[self::tei:q][@next = concat('#', current()/@xml:id)])">
            <finding rule="q-chain"
                     severity="error"
                     path="{path()}"
                     remedy="The parts of a quotation that paragraphs divide point to one another.">
               <xsl:text>prev does not point to a part that points here</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="q-chain" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:anchor" priority="22" as="element()*">
      <xsl:try>
         <xsl:if test="not(key('pointed-at', concat('#', @xml:id)))">
            <finding rule="anchor-used"
                     severity="warning"
                     path="{path()}"
                     remedy="An anchor is there for something: a note or a link points to it.">
               <xsl:text>nothing points to the anchor </xsl:text>
               <xsl:value-of select="@xml:id"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="anchor-used" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:standOff" priority="21" as="element()*">
      <xsl:try>
         <xsl:if test="not(@type or not(ancestor::tei:standOff))">
            <finding rule="nested_standOff_should_be_typed"
                     severity="error"
                     path="{path()}">
               <xsl:text>This </xsl:text>
               <xsl:value-of select="name()"/>
               <xsl:text> element must have a @type attribute, since it is nested inside a </xsl:text>
               <xsl:value-of select="name()"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="nested_standOff_should_be_typed"
                     severity="error"
                     path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:link" priority="20" as="element()*">
      <xsl:try>
         <xsl:if test="not(contains(normalize-space(@target),' '))">
            <finding rule="linkTargets3" severity="error" path="{path()}">
               <xsl:text>You must supply at least two values for @target or on </xsl:text>
               <xsl:value-of select="name()"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="linkTargets3" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:link" priority="19" as="element()*">
      <xsl:try>
         <xsl:variable name="ends" select="tokenize(normalize-space(@target), ' ')"/>
         <xsl:variable name="kinds" select="tokenize(normalize-space(../@targFunc), ' ')"/>
         <xsl:if test="not(count($ends) = count($kinds))">
            <finding rule="link-ends"
                     severity="error"
                     path="{path()}"
                     remedy="A link has all its ends; those in this file exist, in order, and the others lie in another file.">
               <xsl:text>the link has </xsl:text>
               <xsl:value-of select="count($ends)"/>
               <xsl:text> ends instead of </xsl:text>
               <xsl:value-of select="count($kinds)"/>
            </finding>
         </xsl:if>
         <xsl:if test="not(every $end in $ends[not(starts-with(., '#'))] satisfies matches($end, '^([a-z][a-z0-9\-]*)\.xml#\1\.'))">
            <finding rule="link-ends"
                     severity="error"
                     path="{path()}"
                     remedy="A link has all its ends; those in this file exist, in order, and the others lie in another file.">
               <xsl:text>an end of the link is no place in another text of the edition</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(../@type='parallels') or (key('by-id', substring($ends[1], 2)) &lt;&lt; key('by-id', substring($ends[2], 2))))">
            <finding rule="link-ends"
                     severity="error"
                     path="{path()}"
                     remedy="A link has all its ends; those in this file exist, in order, and the others lie in another file.">
               <xsl:text>the passage ends before it begins</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(../@type='parallels') or @type)">
            <finding rule="link-ends"
                     severity="error"
                     path="{path()}"
                     remedy="A link has all its ends; those in this file exist, in order, and the others lie in another file.">
               <xsl:text>the link does not say how the wordings are related</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(../@type='parallels') or (@resp and @cert and @n))">
            <finding rule="link-ends"
                     severity="error"
                     path="{path()}"
                     remedy="A link has all its ends; those in this file exist, in order, and the others lie in another file.">
               <xsl:text>the link does not say who found it, how surely, and how like the wordings are</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(../@resp)">
            <finding rule="link-ends"
                     severity="error"
                     path="{path()}"
                     remedy="A link has all its ends; those in this file exist, in order, and the others lie in another file.">
               <xsl:text>the group of links does not say who found them</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="link-ends" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:titleStmt" priority="18" as="element()*">
      <xsl:try>
         <xsl:if test="not(tei:respStmt/@xml:id = 'transcription' and tei:respStmt/@xml:id = 'editor' and tei:respStmt/@xml:id = 'encoder')">
            <finding rule="header-hands"
                     severity="error"
                     path="{path()}"
                     remedy="The header names the work by one main title and declares the author, #transcription, #editor and #encoder; every resp points to one of them.">
               <xsl:text>one of the respStmt transcription, editor and encoder is missing</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(count(tei:title[@type='main']) = 1)">
            <finding rule="header-hands"
                     severity="error"
                     path="{path()}"
                     remedy="The header names the work by one main title and declares the author, #transcription, #editor and #encoder; every resp points to one of them.">
               <xsl:text>one title is of the type main</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(tei:author/@xml:id)">
            <finding rule="header-hands"
                     severity="error"
                     path="{path()}"
                     remedy="The header names the work by one main title and declares the author, #transcription, #editor and #encoder; every resp points to one of them.">
               <xsl:text>the author has no identifier</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="header-hands" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:*[@resp]" priority="17" as="element()*">
      <xsl:try>
         <xsl:if test="not(key('by-id', substring-after(@resp, '#'))[self::tei:author or self::tei:respStmt])">
            <finding rule="hand-declared"
                     severity="error"
                     path="{path()}"
                     remedy="Whoever speaks is declared in the header.">
               <xsl:value-of select="@resp"/>
               <xsl:text> is not declared in titleStmt</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="hand-declared" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:body//tei:*[@resp='#encoder'][not(@reason='markup')][not(self::tei:head)]"
                 priority="16"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(@cert)">
            <finding rule="encoder-cert"
                     severity="error"
                     path="{path()}"
                     remedy="Whatever the program infers says how sure it is.">
               <xsl:value-of select="name()"/>
               <xsl:text> is inferred by the encoder but has no cert</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="encoder-cert" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:text//*[@xml:id] | tei:standOff//*[@xml:id]"
                 priority="15"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(starts-with(@xml:id, concat(/tei:TEI/@xml:id, '.')))">
            <finding rule="text-prefix"
                     severity="error"
                     path="{path()}"
                     remedy="Identifiers of the text begin with that of the file.">
               <xsl:text>the identifier </xsl:text>
               <xsl:value-of select="@xml:id"/>
               <xsl:text> does not begin with </xsl:text>
               <xsl:value-of select="/tei:TEI/@xml:id"/>
               <xsl:text>.</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="text-prefix" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:*[@target | @corresp | @next | @prev | @who]"
                 priority="14"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(every $pointer in (@target, @corresp, @next, @prev, @who)/tokenize(normalize-space(.), ' ')[starts-with(., '#')] satisfies key('by-id', substring($pointer, 2)))">
            <finding rule="pointer-local"
                     severity="error"
                     path="{path()}"
                     remedy="A pointer within the file has a target.">
               <xsl:text>a pointer of </xsl:text>
               <xsl:value-of select="name()"/>
               <xsl:text> has no target: </xsl:text>
               <xsl:value-of select="@target, @corresp, @next, @prev, @who"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="pointer-local" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:edition" priority="13" as="element()*">
      <xsl:try>
         <xsl:if test="not(@n = normalize-space(.))">
            <finding rule="edition-number"
                     severity="error"
                     path="{path()}"
                     remedy="The number of the edition is the one that its words give.">
               <xsl:text>the edition is numbered </xsl:text>
               <xsl:value-of select="@n"/>
               <xsl:text> but called </xsl:text>
               <xsl:value-of select="."/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="edition-number" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:publicationStmt/tei:date" priority="12" as="element()*">
      <xsl:try>
         <xsl:if test="not(@when)">
            <finding rule="header-date"
                     severity="error"
                     path="{path()}"
                     remedy="A date of the header is a day.">
               <xsl:text>the date of publication has no when</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="header-date" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:sourceDesc" priority="11" as="element()*">
      <xsl:try>
         <xsl:if test="not(tei:bibl/tei:title)">
            <finding rule="header-digest"
                     severity="error"
                     path="{path()}"
                     remedy="The source has a title and is identified by its digest.">
               <xsl:text>the source has no title</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(tei:bibl/tei:idno[@type='sha256'][matches(., '^[0-9a-f]{64}$')])">
            <finding rule="header-digest"
                     severity="error"
                     path="{path()}"
                     remedy="The source has a title and is identified by its digest.">
               <xsl:text>the source has no idno of the type sha256 with 64 hexadecimal digits</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="header-digest" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:licence" priority="10" as="element()*">
      <xsl:try>
         <xsl:if test="not(@target or parent::tei:availability/@status = 'unknown')">
            <finding rule="licence-address"
                     severity="error"
                     path="{path()}"
                     remedy="A licence of the encoding has its address, unless the status is unknown.">
               <xsl:text>a licence lacks its address (target), though the status is not unknown</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="licence-address" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:editorialDecl" priority="9" as="element()*">
      <xsl:try>
         <xsl:if test="not(tei:correction or not(//tei:body//tei:corr))">
            <finding rule="declared-correction"
                     severity="error"
                     path="{path()}"
                     remedy="A text with corrections says so in correction; one with regularised forms in normalization.">
               <xsl:text>the text has corrections, but editorialDecl has no correction</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(tei:normalization or not(//tei:body//tei:reg))">
            <finding rule="declared-correction"
                     severity="error"
                     path="{path()}"
                     remedy="A text with corrections says so in correction; one with regularised forms in normalization.">
               <xsl:text>the text has regularised forms, but editorialDecl has no normalization</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(tei:quotation or not(//tei:body//tei:q))">
            <finding rule="declared-correction"
                     severity="error"
                     path="{path()}"
                     remedy="A text with corrections says so in correction; one with regularised forms in normalization.">
               <xsl:text>the text has quotations, but editorialDecl has no quotation</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(not(tei:quotation) or tei:quotation/@marks)">
            <finding rule="declared-correction"
                     severity="error"
                     path="{path()}"
                     remedy="A text with corrections says so in correction; one with regularised forms in normalization.">
               <xsl:text>the quotation declaration does not say in marks whether the marks are kept</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(tei:interpretation or not(//tei:body//tei:date))">
            <finding rule="declared-correction"
                     severity="warning"
                     path="{path()}"
                     remedy="A text with corrections says so in correction; one with regularised forms in normalization.">
               <xsl:text>the text has dates, but editorialDecl has no interpretation</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="declared-correction" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:quotation" priority="8" as="element()*">
      <xsl:try>
         <xsl:if test="not( @marks ) and not( tei:p )">
            <finding rule="quotationContents" severity="error" path="{path()}">
               <xsl:text> On </xsl:text>
               <xsl:value-of select="name()"/>
               <xsl:text>, either the @marks attribute should be used, or a paragraph of description provided </xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="quotationContents" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:refsDecl" priority="7" as="element()*">
      <xsl:try>
         <xsl:if test="not(every $level in .//tei:citeStructure satisfies $level/@unit and ($level/@delim or $level/parent::tei:refsDecl))">
            <finding rule="reference-levels"
                     severity="error"
                     path="{path()}"
                     remedy="Each level of citation names its unit, and each but the first the mark before it.">
               <xsl:text>a level of citation lacks its unit, or the mark that divides it from the level above</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="reference-levels" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:citeStructure[not(parent::tei:citeStructure)]"
                 priority="6"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(starts-with(@match,'/'))">
            <finding rule="citestructure-outer-match" severity="error" path="{path()}">
               <xsl:text>An XPath in @match on the outer </xsl:text>
               <xsl:value-of select="name()"/>
               <xsl:text> must start with '/'.</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="citestructure-outer-match" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:citeStructure[parent::tei:citeStructure]"
                 priority="5"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(not(starts-with(@match,'/')))">
            <finding rule="citestructure-inner-match" severity="error" path="{path()}">
               <xsl:text>An XPath in @match must not start with '/' except on the outer </xsl:text>
               <xsl:value-of select="name()"/>
               <xsl:text>.</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="citestructure-inner-match" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:encodingDesc" priority="4" as="element()*">
      <xsl:try>
         <xsl:if test="not(tei:variantEncoding or not(//tei:body//tei:app))">
            <finding rule="declared-variants"
                     severity="error"
                     path="{path()}"
                     remedy="A text with readings declares its variant encoding.">
               <xsl:text>the text has readings, but no variantEncoding</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(tei:charDecl or not(//tei:body//tei:g))">
            <finding rule="declared-variants"
                     severity="error"
                     path="{path()}"
                     remedy="A text with readings declares its variant encoding.">
               <xsl:text>the text has private-use characters, but no charDecl</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="declared-variants" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:char" priority="3" as="element()*">
      <xsl:try>
         <xsl:if test="not(count(tei:mapping[@type=('PUA', 'entity')]) le 1 and (every $m in tei:mapping[@type='PUA'] satisfies matches($m, '^(U\+[0-9A-F]{4,6})( ?U\+[0-9A-F]{4,6})*$')))">
            <finding rule="char-codes"
                     severity="error"
                     path="{path()}"
                     remedy="A character says for which code points it stands.">
               <xsl:text>the mapping of the type PUA is no list of code points such as U+E24E</xsl:text>
            </finding>
         </xsl:if>
         <xsl:if test="not(tei:mapping[@type=('PUA', 'entity')])">
            <finding rule="char-codes"
                     severity="error"
                     path="{path()}"
                     remedy="A character says for which code points it stands.">
               <xsl:text>the character has no mapping of the type PUA or entity</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="char-codes" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:desc[ @type eq 'deprecationInfo']"
                 priority="2"
                 as="element()*">
      <xsl:try>
         <xsl:if test="not(../@validUntil)">
            <finding rule="deprecationInfo-only-in-deprecated"
                     severity="error"
                     path="{path()}"
                     remedy="A desc with a type of deprecationInfo should only occur when its parent element is being deprecated. Furthermore, it should always occur in an element that is being deprecated when desc is a valid child of that element.">
               <xsl:text>Information about a deprecation should only be present in a specification element that is being deprecated: that is, only an element that has a @validUntil attribute should have a child &lt;desc type="deprecationInfo"&gt;.</xsl:text>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="deprecationInfo-only-in-deprecated"
                     severity="error"
                     path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
   <xsl:template match="tei:ref" priority="1" as="element()*">
      <xsl:try>
         <xsl:if test="@target and @cRef">
            <finding rule="refAtts" severity="error" path="{path()}">
               <xsl:text>Only one of the attributes @target' and @cRef' may be supplied on </xsl:text>
               <xsl:value-of select="name()"/>
            </finding>
         </xsl:if>
         <xsl:catch>
            <finding rule="refAtts" severity="error" path="{path()}">the rule cannot be applied here: <xsl:value-of select="$err:description"/>
            </finding>
         </xsl:catch>
      </xsl:try>
      <xsl:next-match/>
   </xsl:template>
</xsl:stylesheet>
