<?xml version="1.0" encoding="UTF-8"?>
<!-- Writing Typst: everything is code, nothing is markup.

     Text reaches Typst only as string literals inside code blocks, where no character but the quotation mark
     and the backslash has a meaning; both are escaped in one place, typ:string. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:typ="https://typst.app/"
    exclude-result-prefixes="#all">

  <!-- A string literal. Line ends and tabs become spaces: in a literal they would be set as they stand. -->
  <xsl:function name="typ:string" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="'&quot;' || replace(translate($text, '&#9;&#10;&#13;', '   '), '([\\&quot;])', '\\$1') || '&quot;'"/>
  </xsl:function>

  <!-- A code block: its expressions are joined to one content. -->
  <xsl:function name="typ:block" as="xs:string">
    <xsl:param name="expressions" as="xs:string*"/>
    <xsl:sequence select="string-join(('{', $expressions, '}'), '&#10;')"/>
  </xsl:function>

  <!-- A call; the arguments are expressions. -->
  <xsl:function name="typ:call" as="xs:string">
    <xsl:param name="function" as="xs:string"/>
    <xsl:param name="arguments" as="xs:string*"/>
    <xsl:sequence select="$function || '(' || string-join($arguments, ', ') || ')'"/>
  </xsl:function>

  <!-- An argument given by name, or a pair of a dictionary. -->
  <xsl:function name="typ:named" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="expression" as="xs:string"/>
    <xsl:sequence select="$name || ': ' || $expression"/>
  </xsl:function>

  <!-- An array, of any length (the closing comma makes one of a single member). -->
  <xsl:function name="typ:array" as="xs:string">
    <xsl:param name="members" as="xs:string*"/>
    <xsl:sequence select="'(' || string-join($members ! (. || ','), '&#10;') || ')'"/>
  </xsl:function>

  <!-- A dictionary from pairs; `(:)` is the empty one. -->
  <xsl:function name="typ:dictionary" as="xs:string">
    <xsl:param name="pairs" as="xs:string*"/>
    <xsl:sequence select="if (empty($pairs)) then '(:)' else '(' || string-join($pairs ! (. || ','), '&#10;') || ')'"/>
  </xsl:function>

</xsl:stylesheet>
