<?xml version="1.0" encoding="UTF-8"?>
<!-- The customization merged with TEI's own specifications: every element complete, in the order of the customization.

     A compact ODD processor. It knows what annals.odd uses and refuses everything else, so that nothing is dropped in
     silence: moduleRef with include, elementSpec and classSpec, classes in mode replace, attDef in modes add, replace,
     change and delete, content of sequence, alternate, elementRef, classRef, textNode and empty, closed lists of values,
     constraintSpec in Schematron. The rules of merging are those of TEI P5, chapter 22 and 23. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:odd="urn:annals:odd" xmlns="http://www.tei-c.org/ns/1.0"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:err="http://www.w3.org/2005/xqt-errors"
                xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all">

  <!-- TEI's own specifications, p5subset.xml of the version that the customization names. -->
  <xsl:param name="p5subset" as="xs:string" required="yes"/>
  <!-- SHA-256 of the ODD and its sheets, so that what is older than they are can be told. -->
  <xsl:param name="digest" as="xs:string" required="yes"/>
  <xsl:variable name="p5" as="document-node()" select="doc($p5subset)"/>
  <xsl:variable name="custom" as="element(schemaSpec)" select="//schemaSpec"/>

  <xsl:key name="spec" match="elementSpec | classSpec | dataSpec" use="@ident"/>
  <xsl:key name="member" match="elementSpec" use="classes/memberOf/@key"/>

  <xsl:mode name="merge" on-no-match="fail"/>
  <xsl:mode name="known" on-no-match="fail"/>

  <!-- TEI's version and licence, for the head of everything that is made from its specifications. -->
  <xsl:variable name="tei-version" as="xs:string"
                select="normalize-space($p5/TEI/teiHeader/fileDesc/editionStmt/edition)"/>
  <xsl:variable name="notice" as="xs:string*">
    <xsl:sequence select="'Made from schema/annals.odd by tools/make_schema.py; do not edit.'"/>
    <xsl:sequence select="'From sources with the SHA-256 ' || $digest"/>
    <xsl:sequence select="'Contains material of the TEI Guidelines, ' || $tei-version"/>
    <xsl:for-each select="$p5/TEI/teiHeader/fileDesc/publicationStmt/availability/licence">
      <xsl:sequence select="'Licence: ' || @target"/>
      <xsl:sequence select="p[position() le 4]/normalize-space(.), list/item/('- ' || normalize-space(.)), p[position() gt 4]/normalize-space(.), normalize-space(string-join(text()))"/>
    </xsl:for-each>
    <xsl:sequence select="$p5/TEI/teiHeader/fileDesc/publicationStmt/availability/p/normalize-space(.)"/>
  </xsl:variable>

  <!-- The notice as one comment; two hyphens in a row may not stand in it. -->
  <xsl:template name="notice" as="comment()">
    <xsl:comment select="'&#10;  ' || string-join($notice[normalize-space(.)] ! replace(., '--', '- -'), '&#10;  ') || '&#10;'"/>
  </xsl:template>

  <!-- A construct that this processor does not know. -->
  <xsl:function name="odd:refuse" as="empty-sequence()">
    <xsl:param name="where" as="node()"/>
    <xsl:param name="why" as="xs:string"/>
    <xsl:message terminate="yes" expand-text="yes">annals.odd: {$where/ancestor-or-self::*[@ident][last()]/@ident}: {name($where)}: {$why}</xsl:message>
  </xsl:function>

  <xsl:variable name="resolved" as="document-node()">
    <xsl:document>
      <xsl:apply-templates select="$custom" mode="merge"/>
    </xsl:document>
  </xsl:variable>

  <xsl:template match="schemaSpec" mode="merge" as="element(schemaSpec)">
    <xsl:variable name="included" as="xs:string*" select="moduleRef/tokenize(@include)"/>
    <xsl:for-each select="$included[not(. = $custom/elementSpec/@ident)]">
      <xsl:message terminate="yes" expand-text="yes">annals.odd: {.} is included but not specified</xsl:message>
    </xsl:for-each>
    <xsl:copy>
      <xsl:sequence select="@ident, @start"/>
      <xsl:apply-templates select="* except moduleRef, moduleRef" mode="merge"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="moduleRef" mode="merge" as="empty-sequence()">
    <xsl:if test="@* except (@key, @include) or *">
      <xsl:sequence select="odd:refuse(., 'only key and include are supported')"/>
    </xsl:if>
    <xsl:variable name="module" as="xs:string" select="@key"/>
    <xsl:for-each select="tokenize(@include)[not(key('spec', ., $p5)[self::elementSpec]/@module = $module)]">
      <xsl:message terminate="yes" expand-text="yes">annals.odd: the module {$module} has no element {.}</xsl:message>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="classSpec[@mode = 'add'][not(classes)]" mode="merge" as="element(classSpec)">
    <xsl:copy>
      <xsl:sequence select="@ident, @type"/>
      <xsl:apply-templates select="*" mode="merge"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="classSpec/attList" mode="merge" as="element(attList)">
    <attList><xsl:apply-templates select="*" mode="merge"/></attList>
  </xsl:template>

  <xsl:template match="elementSpec[@mode = 'change'][classes/@mode = 'replace'][content]" mode="merge" as="element(elementSpec)">
    <xsl:variable name="tei" as="element(elementSpec)?" select="key('spec', @ident, $p5)[self::elementSpec]"/>
    <xsl:variable name="custom-constraints" as="xs:string*" select=".//constraintSpec/@ident"/>
    <xsl:if test="not($tei/@module = @module) or not(tokenize(../moduleRef[@key = current()/@module]/@include) = @ident)">
      <xsl:sequence select="odd:refuse(., 'is not included from its module')"/>
    </xsl:if>
    <xsl:copy>
      <xsl:sequence select="@ident, @module"/>
      <xsl:apply-templates select="desc" mode="merge"/>
      <xsl:for-each select="$tei/desc[@xml:lang = ('en', 'zh-TW')]">
        <desc type="tei" xml:lang="{@xml:lang}"><xsl:value-of select="normalize-space(.)"/></desc>
      </xsl:for-each>
      <xsl:apply-templates select="classes, content" mode="merge"/>
      <xsl:apply-templates select="$tei/constraintSpec[not(@ident = $custom-constraints)], constraintSpec" mode="merge"/>
      <attList>
        <xsl:call-template name="attributes"><xsl:with-param name="tei" select="$tei"/></xsl:call-template>
      </attList>
      <xsl:apply-templates select="exemplum, remarks" mode="merge"/>
    </xsl:copy>
  </xsl:template>

  <!-- The attributes of an element: its own of the customization, and TEI's own that are not deleted or replaced. -->
  <xsl:template name="attributes" as="element()*">
    <xsl:context-item as="element(elementSpec)" use="required"/>
    <xsl:param name="tei" as="element(elementSpec)"/>
    <xsl:variable name="own" as="element(attDef)*" select="attList//attDef"/>
    <xsl:for-each select="$own">
      <xsl:if test="(@mode = 'add') = ($tei/attList//attDef/@ident = @ident)">
        <xsl:sequence select="odd:refuse(., @ident || ': an attribute that TEI gives the element itself is replaced, changed or deleted; any other is added')"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:apply-templates select="$own[@mode = ('add', 'replace')]" mode="merge"/>
    <xsl:for-each select="$tei/attList//attDef[not(@ident = $own[@mode = ('delete', 'replace')]/@ident)]">
      <xsl:variable name="change" as="element(attDef)?" select="$own[@mode = 'change'][@ident = current()/@ident]"/>
      <xsl:copy>
        <xsl:sequence select="@ident"/>
        <xsl:attribute name="usage" select="($change/@usage, @usage, 'opt')[1]"/>
        <xsl:apply-templates select="$change/desc" mode="merge"/>
        <xsl:for-each select="desc[@xml:lang = ('en', 'zh-TW')][not($change/desc)]">
          <desc xml:lang="{@xml:lang}"><xsl:value-of select="normalize-space(.)"/></desc>
        </xsl:for-each>
        <xsl:apply-templates select="constraintSpec" mode="merge"/>
        <xsl:apply-templates select="($change/datatype, datatype)[1], ($change/valList, valList[@type = 'closed'])[1]" mode="merge"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="attDef[@mode = ('add', 'replace')]" mode="merge" as="element(attDef)">
    <xsl:if test="@* except (@ident, @usage, @mode) or (* except (desc, datatype, valList, constraintSpec))">
      <xsl:sequence select="odd:refuse(., 'has parts that are not supported')"/>
    </xsl:if>
    <xsl:copy>
      <xsl:sequence select="@ident, @usage"/>
      <xsl:apply-templates select="*" mode="merge"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="classes" mode="merge" as="element(classes)">
    <classes><xsl:apply-templates select="*" mode="merge"/></classes>
  </xsl:template>

  <!-- Classes of attributes are the customization's own; TEI's classes of elements are kept for the documentation. -->
  <xsl:template match="memberOf" mode="merge" as="element(memberOf)">
    <xsl:if test="@* except @key or (starts-with(@key, 'att.') and not(key('spec', @key, root($custom))))
                  or not(key('spec', @key, root($custom)) or key('spec', @key, $p5)[self::classSpec])">
      <xsl:sequence select="odd:refuse(., @key || ' is no class of the customization')"/>
    </xsl:if>
    <memberOf key="{@key}"/>
  </xsl:template>

  <xsl:template match="content | datatype | valList | valItem | constraintSpec | exemplum | remarks | desc" mode="merge" as="element()">
    <xsl:apply-templates select="." mode="known"/>
    <xsl:copy-of select="." copy-namespaces="no"/>
  </xsl:template>

  <!-- What may stand in the parts that are copied. -->
  <xsl:template match="content" mode="known">
    <xsl:if test="@* or count(*) ne 1"><xsl:sequence select="odd:refuse(., 'holds one particle and no attributes')"/></xsl:if>
    <xsl:apply-templates select="*" mode="known"/>
  </xsl:template>
  <xsl:template match="sequence | alternate" mode="known">
    <xsl:if test="@* except (@minOccurs, @maxOccurs) or not(*)"><xsl:sequence select="odd:refuse(., 'has parts that are not supported')"/></xsl:if>
    <xsl:apply-templates select="*" mode="known"/>
  </xsl:template>
  <xsl:template match="content//elementRef | content//classRef" mode="known">
    <xsl:if test="@* except (@key, @minOccurs, @maxOccurs) or *"><xsl:sequence select="odd:refuse(., 'has parts that are not supported')"/></xsl:if>
    <xsl:choose>
      <xsl:when test="self::elementRef and not($custom/elementSpec/@ident = @key)"><xsl:sequence select="odd:refuse(., @key || ' is not specified')"/></xsl:when>
      <xsl:when test="self::classRef and not($custom/classSpec[@type = 'model']/@ident = @key)"><xsl:sequence select="odd:refuse(., @key || ' is no class of the customization')"/></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="content//textNode | content/empty" mode="known">
    <xsl:if test="@* or *"><xsl:sequence select="odd:refuse(., 'has no parts')"/></xsl:if>
  </xsl:template>
  <xsl:template match="datatype" mode="known">
    <xsl:if test="@* except (@minOccurs, @maxOccurs) or count(dataRef) ne 1 or (* except dataRef) or dataRef/(@* except (@key, @name, @restriction)) or not(@maxOccurs = ('1', 'unbounded') or not(@maxOccurs))">
      <xsl:sequence select="odd:refuse(., 'has parts that are not supported')"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="valList" mode="known">
    <xsl:if test="not(@type = 'closed') or (* except valItem) or @mode[not(. = ('add', 'replace'))]"><xsl:sequence select="odd:refuse(., 'is not a closed list')"/></xsl:if>
  </xsl:template>
  <xsl:template match="constraintSpec" mode="known">
    <xsl:if test="not(@scheme = 'schematron') or @mode[not(. = 'add')]"><xsl:sequence select="odd:refuse(., 'is not in Schematron')"/></xsl:if>
  </xsl:template>
  <xsl:template match="exemplum | remarks | desc | valItem" mode="known"/>
</xsl:stylesheet>
