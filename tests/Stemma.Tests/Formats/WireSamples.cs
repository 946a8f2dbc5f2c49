using System.Text;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;

namespace Stemma.Tests.Formats;

/// <summary>Invented items of invented agencies, one in each format.</summary>
internal static class WireSamples
{
    public const string Ninjs1 = """
        {"uri":"urn:t:ferry","type":"text","version":"2","versioncreated":"2031-03-01T09:10:00Z","firstcreated":"2031-03-01T08:00:00+01:00","pubstatus":"usable","urgency":3,"language":"en",
         "headline":"Ferry aground","byline":"By Ada Fenn","located":"Kellmouth","copyrightholder":"Tarn News Agency","copyrightnotice":"(c) Tarn","usageterms":"Not for sale","slugline":"ferry",
         "body_html":"<p>KELLMOUTH (TNA) — A ferry ran aground.</p><h2>Service halted</h2><ul><li>No boats &amp; no post</li></ul>","body_text":"A ferry ran aground.",
         "person":[{"name":"Olga Brandt","rel":"subject","scheme":"http://p.example/","code":"ob1"}],"subject":[{"code":"03000000","name":"accident"},{"name":"sea"}],
         "altids":{"slug":"x1"},"wordcount":6,"ednote":"Corrects the name of the ferry",
         "associations":{"photo":{"uri":"urn:t:p1","type":"picture","headline":"Ferry","description_text":"The ferry on a bank","byline":"Jon Teal","renditions":{"small":{"href":"https://p.example/s.jpg","width":90},"large":{"href":"https://p.example/l.jpg","width":900}}}}}
        """;

    public const string Ninjs3 = """
        {"standard":{"name":"ninjs","version":"3.0"},"uri":"urn:t:mine","type":"text","versionCreated":"2031-03-01T09:10:00Z","pubStatus":"canceled","embargoed":"2031-03-02T06:00:00Z","embargoedReason":"by agreement",
         "headlines":[{"role":"short","value":"Mine shut"},{"role":"main","value":"Mine to close"}],"by":"Petra Lund","infoSources":[{"name":"Ostra Press Agency","rel":"provider"},{"name":"Velma Copper"}],
         "bodies":[{"role":"text","contentType":"text/plain","value":"One.\n\nTwo."},{"role":"page","contentType":"text/html","value":"<p>One.</p><p>Two.</p>"},{"role":"x","contentType":"application/nitf+xml","value":"<nitf><body><body.content><p>Three.</p></body.content></body></nitf>"}],
         "subjects":[{"name":"mining","uri":"http://s.example/","literal":"m1"}],"people":[{"name":"A. B."}],"places":[{"name":"Velma"}],"altIds":[{"role":"n","value":"7"}],
         "associations":[{"name":"map","type":"graphic","headlines":[{"value":"Map"}],"renditions":[{"name":"main","href":"https://p.example/m.png"}]}]}
        """;

    public const string G2 = """
        <?xml version="1.0" encoding="UTF-8"?>
        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2031-03-01T10:00:00Z</sent><catalog><scheme alias="prov" uri="http://cv.example/prov/"/></catalog></header><itemSet>
        <packageItem guid="urn:o:pkg" version="1"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet><group><itemRef residref="urn:o:mine"><title>Mine</title></itemRef></group></groupSet></packageItem>
        <newsItem guid="urn:o:mine" version="3" xml:lang="en-GB"><rightsInfo><copyrightHolder literal="Ostra"/><usageTerms xml:lang="fr">Jamais</usageTerms><usageTerms xml:lang="en">Not in Velma</usageTerms></rightsInfo>
        <itemMeta><itemClass qcode="ninat:text"/><provider qcode="prov:OPA"><name>Ostra Press Agency</name></provider><versionCreated>2031-03-01T11:00:00+01:00</versionCreated><firstCreated>2031-03-01T08:00:00Z</firstCreated>
        <embargoed>2031-03-02T06:00:00Z</embargoed><pubStatus qcode="stat:usable"/><edNote role="n:private">ours</edNote><edNote>CORRECTS second paragraph</edNote><signal qcode="sig:correction"/></itemMeta>
        <contentMeta><urgency>2</urgency><located qcode="city:77"><name>Velma</name></located><subject type="cpnat:abstract" qcode="mt:04"><name>mining</name></subject><subject type="cpnat:person" qcode="p:1"><name>P. Lund</name></subject>
        <headline>Copper mine to close</headline><slugline>mine</slugline><creditline>OPA</creditline><description role="drol:summary">A mine closes.</description></contentMeta>
        <contentSet><inlineXML wordcount="9"><nitf><head/><body><body.head><byline>By <person>Petra Lund</person><byttl>OPA writer</byttl></byline><dateline><location>VELMA</location>, <story.date>March 1</story.date></dateline></body.head>
        <body.content><p>The mine will close.</p><media media-type="image"><media-reference source="pit.jpg"/><media-caption>The pit</media-caption><media-producer>J. T.</media-producer></media><table><tr><td>Men</td><td>310</td></tr></table></body.content>
        <body.end><tagline>OPA pl</tagline></body.end></body></nitf></inlineXML><remoteContent href="https://p.example/pit.jpg" contenttype="image/jpeg"/></contentSet></newsItem>
        </itemSet></newsMessage>
        """;

    public const string NewsMl1 = """
        <?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "http://never.example/x.dtd"><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20310301T100000Z</DateAndTime><NewsProduct FormalName="ENG"/></NewsEnvelope>
        <NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>opa.example</ProviderId><DateId>20310301</DateId><NewsItemId>77</NewsItemId><RevisionId PreviousRevision="1" Update="U">2</RevisionId>
        <PublicIdentifier>urn:newsml:opa.example:20310301:77:2</PublicIdentifier></NewsIdentifier></Identification>
        <NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20310301T090000+0100</FirstCreated><ThisRevisionCreated>20310301T100000Z</ThisRevisionCreated><Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20310302T060000Z</DateAndTime></StatusWillChange><Urgency FormalName="4"/></NewsManagement>
        <NewsComponent><NewsLines><HeadLine>Mine to close</HeadLine><ByLine>By Petra Lund</ByLine><DateLine>VELMA, March 1 (OPA) -</DateLine><CopyrightLine>(c) OPA</CopyrightLine><SlugLine>mine</SlugLine></NewsLines>
        <AdministrativeMetadata><Provider><Party FormalName="OPA"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="04000000"/></SubjectCode></DescriptiveMetadata>
        <NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content><p>The mine will close.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent>
        <NewsComponent><NewsLines><HeadLine>The pit</HeadLine><CreditLine>J. T.</CreditLine></NewsLines><ContentItem Href="pit.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>
        """;

    public const string Nitf = """
        <?xml version="1.0"?><nitf><head><title>Mine</title><meta name="anpa-wordcount" content="12"/><tobject><tobject.subject tobject.subject.refnum="04000000" tobject.subject.type="Economy"/></tobject>
        <docdata management-status="embargoed"><doc-id id-string="opa.77" regsrc="OPA"/><du-key version="4"/><urgency ed-urg="3"/><date.issue norm="20310301T090000+0100"/><date.release norm="20310302T060000Z"/><ed-msg info="Eds: with photo"/>
        <doc.copyright holder="Ostra Press Agency" year="2031"/><key-list><keyword key="mine"/></key-list><identified-content><person>P. Lund</person><org value="Velma Copper"/><location>Velma</location></identified-content></docdata></head>
        <body><body.head><hedline><hl1>Mine to <em>close</em></hl1><hl2>Two centuries end</hl2></hedline><byline>By <person>Petra Lund</person><byttl>OPA writer</byttl></byline><distributor>Ostra Press Agency</distributor>
        <dateline><location><city>VELMA</city></location>, <story.date norm="20310301">March 1</story.date></dateline><abstract><p>A mine closes.</p></abstract></body.head>
        <body.content><block><p>The mine will close.</p><hl2>Work</hl2><p>Some 310 men work there &amp; live there.</p></block><media media-type="image"><media-reference source="pit.jpg"/><media-caption>The pit</media-caption><media-producer>J. T.</media-producer></media></body.content></body></nitf>
        """;

    public const string Iptc7901 = "\u0001opa062 4 i 211 ccccb   opa 061\r\n\nMine/\r\n\u0002EXTRA\nMine at Velma to close\nBy Petra Lund =\r\n\n   Velma (opa) - The mine will close\r\nin June.\r\n\n   It is old.\r\n\u0003011105 GMT Mar 31\r\n\u0004";

    public const string Anpa = "\u0016\u0016\u0001W2870\u001f_abcde\nr i\u0013\u0011 BC-Velma-Mine 1stLd-Writethru   03-01 0120\n\u0002^BC-Velma-Mine, 1st Ld-Writethru,120<\n^Mine at Velma to close<\n^Eds: Adds quote.<\n^By PETRA LUND=\n^Ostra Press=\n\t   VELMA (OPA) _ The mine will ``close'' in June.\n\t   It is old.\n\t   \u0003OPA-WF-03-01-31 1105GMT<\n\u0004";

    public static readonly IReadOnlyList<string> All = [Ninjs1, Ninjs3, G2, NewsMl1, Nitf, Iptc7901, Anpa];

    public static WireFile Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return WireReader.Read(bytes, FormatSniffer.Of(bytes, null).Format);
    }

    public static WireDocument One(string text) => Read(text).Documents.Single(d => d.Sort == WireSort.Report);
}
