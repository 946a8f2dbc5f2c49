using System.Text;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Ninjs;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class WireReaderTest
{
    [Fact]
    public void Each_format_is_known_by_its_bytes() => Assert.Equal(
        [FileFormat.Ninjs, FileFormat.Ninjs, FileFormat.NewsMlG2, FileFormat.NewsMl1, FileFormat.Nitf, FileFormat.Iptc7901, FileFormat.Anpa],
        WireSamples.All.Select(s => FormatSniffer.Of(Encoding.UTF8.GetBytes(s), "a").Format));

    [Theory]
    [InlineData("{\"id\":\"1\",\"title\":\"x\",\"text\":\"the word \\\"uri\\\" and \\\"headline\\\"\"}", FileFormat.Jsonl)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[],\"uri\":\"x\",\"headline\":\"y\"}", FileFormat.JsonFeed)]
    [InlineData("<newsletter/>", FileFormat.Html)]
    [InlineData("\u0001words that begin with a mark", FileFormat.Binary)]
    // The import's own lines, another program's settings, a blog's entry.
    [InlineData("{\"guid\":\"1\",\"headline\":\"x\",\"title\":\"x\",\"text\":\"y\",\"type\":\"text\"}", FileFormat.Jsonl)]
    [InlineData("{\"uri\":\"1\",\"renditions\":[],\"title\":\"x\",\"html\":\"y\"}", FileFormat.Jsonl)]
    [InlineData("{\"uri\":\"1\",\"name\":\"ninjs\",\"body\":\"y\",\"parts\":{\"pubstatus\":1,\"versioncreated\":2}}", FileFormat.Jsonl)]
    [InlineData("{\n\"guid\":\"1\",\"headline\":\"My day\",\"body\":\"y\",\"provider\":\"B\"}", FileFormat.Unknown)]
    [InlineData("[{\"meta\":{\"a\":1},\"item\":{\"uri\":\"1\",\"pubStatus\":\"usable\"}}]", FileFormat.Ninjs)]
    [InlineData("{\"uri\":\"1\",\"\\ud800x\":1,\"type\":\"picture\"}", FileFormat.Ninjs)]
    [InlineData("{\"uri\":\"1\",\"body_html\":\"breaks off", FileFormat.Ninjs)]
    public void What_is_like_them_is_not_taken_for_them(string text, FileFormat format) => Assert.Equal(format, FormatSniffer.Of(Encoding.UTF8.GetBytes(text), null).Format);

    [Theory]
    [InlineData("<contentSet><inlineXML><html><body><p>The ferry ran aground.</p></body></html></inlineXML></contentSet>")]
    [InlineData("<groupSet root='G1'><group id='G1'><itemRef residref='urn:t:ferry'/></group></groupSet>")]
    [InlineData("<contentMeta><headline>Ferry aground</headline></contentMeta>")]
    public void A_piece_of_a_G2_item_is_no_report_and_no_page(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(FileFormat.NewsMlG2, FormatSniffer.Of(bytes, "a.html").Format);
        var read = WireReader.Read(bytes, FileFormat.NewsMlG2);
        Assert.Empty(read.Documents);
        Assert.Contains("a piece of one", Assert.Single(read.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ninjs_1_gives_its_fields()
    {
        var d = WireSamples.One(WireSamples.Ninjs1);
        Assert.Equal(("urn:t:ferry", "2", "Ferry aground", "By Ada Fenn", "ferry", 3, "en", 6), (d.Uri, d.Version, d.Headline, d.Byline, d.Slugline, d.Urgency, d.Language, d.WordCount));
        Assert.Equal(new DateTimeOffset(2031, 3, 1, 8, 0, 0, TimeSpan.FromHours(1)), d.FirstCreated);
        Assert.Equal(("Tarn News Agency", "(c) Tarn", "Not for sale", "Kellmouth"), (d.CopyrightHolder?.Name, d.CopyrightNotice, d.UsageTerms, d.Located?.Name));
        Assert.Equal([true, false], d.Bodies.Select(b => b.IsHtml));
        Assert.Equal(new WireTerm("ob1", "Olga Brandt", "http://p.example/", "subject"), Assert.Single(d.People));
        Assert.Equal(["accident", "sea"], d.Subjects.Select(s => s.Called));
        Assert.Equal(new WireTerm("x1", null, "slug"), Assert.Single(d.AltIds));
        var photo = Assert.Single(d.Related);
        Assert.Equal(("photo", "picture", "The ferry on a bank", "Jon Teal", "https://p.example/l.jpg"), (photo.Key, photo.Type, photo.Description, photo.Credit, photo.Href));
    }

    [Fact]
    public void Ninjs_3_gives_the_same_from_lists()
    {
        var d = WireSamples.One(WireSamples.Ninjs3);
        Assert.Equal((WireStatus.Canceled, "Mine to close", "Petra Lund", "by agreement"), (d.Status, d.Headline, d.Byline, d.EmbargoedReason));
        Assert.Equal("Ostra Press Agency", d.Provider?.Name);
        Assert.Equal("Velma Copper", Assert.Single(d.InfoSources).Name);
        Assert.Equal(new DateTimeOffset(2031, 3, 2, 6, 0, 0, TimeSpan.Zero), d.Embargoed);
        Assert.Equal(["One.\n\nTwo.", "<p>One.</p><p>Two.</p>", "<p>Three.</p>"], d.Bodies.Select(b => b.Value));
        Assert.Equal(new WireTerm("m1", "mining", "http://s.example/"), Assert.Single(d.Subjects));
        Assert.Equal(("map", "https://p.example/m.png", "Map"), (d.Related[0].Key, d.Related[0].Href, d.Related[0].Headline));
    }

    [Theory]
    [InlineData("[{\"uri\":\"a\",\"headline\":\"x\"},{\"uri\":\"b\",\"headline\":\"y\"},3]")]
    [InlineData("{\"uri\":\"a\",\"headline\":\"x\"}\n{\"uri\":\"b\",\"headline\":\"y\"}\n")]
    [InlineData("{\"total\":2,\"data\":{\"item\":[{\"uri\":\"a\",\"headline\":\"x\"},{\"uri\":\"b\",\"headline\":\"y\"}]}}")]
    public void Several_items_of_ninjs_come_as_list_lines_or_in_an_envelope(string json) => Assert.Equal(["a", "b"], NinjsReader.Read(json).Documents.Select(d => d.Uri));

    [Theory]
    [InlineData("[{\"item\":{\"uri\":\"a\",\"headline\":\"x\"}}]", "a")]
    [InlineData("{\"data\":{\"items\":[{\"item\":{\"uri\":\"a\",\"headline\":\"x\"}}]}}", "a")]
    [InlineData("{\"data\":{\"data\":{\"data\":{\"data\":{\"uri\":\"a\",\"headline\":\"x\"}}}}}", null)]
    public void Envelopes_in_lists_and_envelopes_are_opened_three_deep(string json, string? uri) => Assert.Equal(uri, Assert.Single(NinjsReader.Read(json).Documents).Uri);

    [Fact]
    public void A_name_with_half_a_surrogate_pair_is_passed_over()
    {
        const string odd = "\"\\ud800x\"";
        var d = Assert.Single(NinjsReader.Read($"{{\"uri\":\"a\",{odd}:1,\"headline\":\"x\",\"altids\":{{{odd}:\"1\",\"n\":\"2\"}},\"associations\":{{{odd}:{{\"uri\":\"p\"}},\"q\":{{\"uri\":\"q\"}}}}}}").Documents);
        Assert.Equal(("a", "x", "n", "q"), (d.Uri, d.Headline, Assert.Single(d.AltIds).Scheme, Assert.Single(d.Related).Key));
    }

    [Theory]
    [InlineData("{\"uri\":\"a\",\"pubstatus\":\"usable\",\"embargoed\":\"at noon\"}", true)]
    [InlineData("{\"uri\":\"a\",\"pubstatus\":\"usable\",\"embargoed\":true}", true)]
    [InlineData("{\"uri\":\"a\",\"pubstatus\":\"usable\",\"embargoed\":null}", false)]
    [InlineData("<newsItem guid='a'><itemMeta><embargoed/></itemMeta></newsItem>", true)]
    [InlineData("<newsItem guid='a'><itemMeta><embargoed>2032-02-30T99:00:00Z</embargoed></itemMeta></newsItem>", true)]
    [InlineData("<newsItem guid='a'><itemMeta/></newsItem>", false)]
    [InlineData("<nitf><head><docdata><date.release norm='soon'/></docdata></head></nitf>", true)]
    [InlineData("<nitf><head><docdata><date.release norm='20310301T090000Z'/></docdata></head></nitf>", false)]
    [InlineData("<NewsML><NewsItem><NewsManagement><Status FormalName='Embargoed'/><StatusWillChange><DateAndTime>soon</DateAndTime></StatusWillChange></NewsManagement></NewsItem></NewsML>", true)]
    public void An_embargo_whose_end_cannot_be_read_is_open_and_not_none(string text, bool open)
    {
        var d = WireSamples.One(text);
        Assert.Equal(open, d.EmbargoOpen);
        if (open) Assert.Null(d.Embargoed);
    }

    [Theory]
    [InlineData("<newsItem guid='a'><itemMeta><pubStatus qcode='stat:usable'/></itemMeta><contentSet><inlineXML>{0}</inlineXML></contentSet></newsItem>")]
    [InlineData("<NewsML><NewsItem><NewsManagement><Status FormalName='Usable'/></NewsManagement><NewsComponent><ContentItem><DataContent>{0}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>")]
    public void The_state_of_a_text_inside_an_item_counts_where_it_is_the_stricter(string around)
    {
        const string nitf = "<nitf><head><docdata management-status='{0}'><date.issue norm='20310301T090000Z'/><date.release norm='20310302T090000Z'/></docdata></head><body><body.content><p>Words.</p></body.content></body></nitf>";
        WireDocument With(string status) => WireSamples.One(around.Replace("{0}", nitf.Replace("{0}", status, StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(WireStatus.Canceled, With("canceled").Status);
        Assert.Equal((WireStatus.Usable, new DateTimeOffset(2031, 3, 2, 9, 0, 0, TimeSpan.Zero)), (With("usable").Status, With("usable").Embargoed));
        var outer = new WireDocument { Status = WireStatus.Canceled, Embargoed = new DateTimeOffset(2031, 3, 5, 0, 0, 0, TimeSpan.Zero) };
        Assert.Equal((WireStatus.Canceled, outer.Embargoed), (outer.Within(With("usable")).Status, outer.Within(With("usable")).Embargoed));
    }

    [Fact]
    public void Of_several_languages_the_items_own_comes_first()
    {
        var d = WireSamples.One("<newsItem guid='a' xml:lang='en-GB'><contentMeta><headline xml:lang='de'>Die Grube</headline><headline xml:lang='en'>The mine</headline></contentMeta><contentSet><inlineXML xml:lang='de'><p>Sie schließt.</p></inlineXML><inlineXML><html xml:lang='fr'><body><p>Elle ferme.</p></body></html></inlineXML><inlineXML xml:lang='en'><p>It closes.</p></inlineXML></contentSet></newsItem>");
        Assert.Equal(("The mine", "<p>It closes.</p>"), (d.Headline, d.Bodies[0].Value));
        Assert.Equal((2, 3), (d.Headlines.Count, d.Bodies.Count));
    }

    [Fact]
    public void Revisions_of_NewsML_1_are_of_one_identity_though_a_letter_stands_behind_their_number() =>
        Assert.Equal("urn:newsml:opa.example:20310301:77", WireSamples.One(WireSamples.NewsMl1.Replace(":77:2<", ":77:2U<", StringComparison.Ordinal)).Uri);

    [Fact]
    public void A_message_of_the_line_without_a_time_has_no_identity()
    {
        Assert.NotNull(WireSamples.One(WireSamples.Iptc7901).Uri);
        Assert.NotNull(WireSamples.One(WireSamples.Anpa).Uri);
        Assert.Null(WireSamples.One(WireSamples.Iptc7901.Replace("011105 GMT Mar 31", "", StringComparison.Ordinal)).Uri);
        Assert.Null(WireSamples.One(WireSamples.Anpa.Replace("OPA-WF-03-01-31 1105GMT<", "", StringComparison.Ordinal)).Uri);
    }

    [Fact]
    public void Of_ninjs_that_breaks_off_the_items_before_are_read_and_the_line_is_said()
    {
        var (documents, problems) = NinjsReader.Read("{\"uri\":\"a\",\"headline\":\"x\"}\n{\"uri\":\"b\",");
        Assert.Equal("a", Assert.Single(documents).Uri);
        Assert.Contains("line 2", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_NewsML_G2_gives_all_its_items_with_codes_resolved_by_its_catalogs()
    {
        var file = WireSamples.Read(WireSamples.G2);
        Assert.Equal([WireSort.Package, WireSort.Report], file.Documents.Select(d => d.Sort));
        var d = file.Documents[1];
        Assert.Equal(("urn:o:mine", "3", "Copper mine to close", "text", "en-GB", 2, "mine", "OPA", 9), (d.Uri, d.Version, d.Headline, d.Type, d.Language, d.Urgency, d.Slugline, d.CreditLine, d.WordCount));
        Assert.Equal(new WireTerm("OPA", "Ostra Press Agency", "http://cv.example/prov/"), d.Provider);
        Assert.Equal(new WireTerm("77", "Velma", "city"), d.Located);
        Assert.Equal(("Not in Velma", "By Petra Lund", "VELMA, March 1"), (d.UsageTerms, d.Byline, d.Dateline));
        Assert.Equal("CORRECTS second paragraph", Assert.Single(d.EdNotes));
        Assert.Equal(("mining", "P. Lund"), (Assert.Single(d.Subjects).Name, Assert.Single(d.People).Name));
        Assert.Equal("<p>The mine will close.</p><table><tr><td>Men</td><td>310</td></tr></table><p>OPA pl</p>", Assert.Single(d.Bodies).Value);
        Assert.Equal(["inlineXML", "remoteContent"], d.Parts);
        Assert.Contains(d.Related, r => r is { Description: "The pit", Credit: "J. T.", Type: "picture" });
    }

    [Theory]
    [InlineData("packageItem", WireSort.Package)]
    [InlineData("conceptItem", WireSort.Concept)]
    [InlineData("knowledgeItem", WireSort.Concept)]
    [InlineData("planningItem", WireSort.Planning)]
    public void Other_items_of_NewsML_G2_are_known_for_what_they_are(string root, WireSort sort) => Assert.Equal(sort, WireSamples.Read($"<?xml version='1.0'?><{root} guid='x'/>").Documents.Single().Sort);

    [Fact]
    public void NewsML_1_gives_the_report_of_its_components_and_the_pictures_beside_it()
    {
        var d = WireSamples.One(WireSamples.NewsMl1);
        Assert.Equal(("urn:newsml:opa.example:20310301:77", "2", "Mine to close", "By Petra Lund", "VELMA, March 1 (OPA) -", "mine", 4), (d.Uri, d.Version, d.Headline, d.Byline, d.Dateline, d.Slugline, d.Urgency));
        Assert.Equal((WireStatus.Usable, new DateTimeOffset(2031, 3, 2, 6, 0, 0, TimeSpan.Zero)), (d.Status, d.Embargoed));
        Assert.Equal(("OPA", "04000000", "text"), (d.Provider?.Name, d.Subjects[0].Code, d.Type));
        Assert.Equal("<p>The mine will close.</p>", Assert.Single(d.Bodies).Value);
        Assert.Equal(("pit.jpg", "picture", "The pit", "J. T."), (d.Related[0].Href, d.Related[0].Type, d.Related[0].Headline, d.Related[0].Credit));
        Assert.Equal(WireStatus.Withheld, WireSamples.One(WireSamples.NewsMl1.Replace("StatusWillChange", "Other", StringComparison.Ordinal)).Status);
    }

    [Fact]
    public void Nitf_gives_head_lines_and_text()
    {
        var d = WireSamples.One(WireSamples.Nitf);
        Assert.Equal(("opa.77", "4", "Mine to close", "By Petra Lund", "VELMA, March 1", "mine", 3, 12), (d.Uri, d.Version, d.Headline, d.Byline, d.Dateline, d.Slugline, d.Urgency, d.WordCount));
        Assert.Equal((WireStatus.Usable, new DateTimeOffset(2031, 3, 2, 6, 0, 0, TimeSpan.Zero)), (d.Status, d.Embargoed));
        Assert.Equal(("Ostra Press Agency", "Eds: with photo", "VELMA"), (d.Provider?.Name, d.EdNotes[0], d.Located?.Name));
        Assert.Equal(("P. Lund", "Velma Copper", "Velma", "Economy"), (d.People[0].Name, d.Organisations[0].Name, d.Places[0].Name, d.Subjects[0].Name));
        Assert.Equal("<div><p>The mine will close.</p><h2>Work</h2><p>Some 310 men work there &amp; live there.</p></div>", Assert.Single(d.Bodies).Value);
        Assert.Equal(("The pit", "J. T.", "pit.jpg"), (d.Related[0].Description, d.Related[0].Credit, d.Related[0].Href));
        Assert.Equal(WireStatus.Canceled, WireSamples.One("<nitf><head><docdata management-status='canceled'/></head></nitf>").Status);
    }

    [Fact]
    public void A_release_that_is_no_later_than_the_issue_is_no_embargo() => Assert.Null(WireSamples.One("<nitf><head><docdata><date.issue norm='20310301T090000Z'/><date.release norm='20310301T090000Z'/></docdata></head></nitf>").Embargoed);

    [Fact]
    public void Messages_of_the_line_give_header_headline_and_paragraphs()
    {
        var i = WireSamples.One(WireSamples.Iptc7901);
        Assert.Equal(("Mine at Velma to close", "By Petra Lund", "Mine", 4, 211, "opa"), (i.Headline, i.Byline, i.Slugline, i.Urgency, i.WordCount, i.Provider?.Name));
        Assert.Equal((new DateTimeOffset(2031, 3, 1, 11, 5, 0, TimeSpan.Zero), "EXTRA", "i"), (i.VersionCreated, i.Signals[0], i.Services[0].Code));
        Assert.Equal("Velma (opa) - The mine will close\nin June.\n\nIt is old.", i.Bodies[0].Value);
        var a = WireSamples.One(WireSamples.Anpa);
        Assert.Equal(("Mine at Velma to close", "By PETRA LUND", "Velma-Mine", 120, "OPA", "Adds quote."), (a.Headline, a.Byline, a.Slugline, a.WordCount, a.Provider?.Name, a.EdNotes[0]));
        Assert.Equal("VELMA (OPA) — The mine will “close” in June.\n\nIt is old.", a.Bodies[0].Value);
        Assert.Equal(i.VersionCreated, a.VersionCreated);
    }

    [Fact]
    public void A_document_comes_back_from_its_bytes_as_it_was()
    {
        foreach (var d in WireSamples.All.Select(WireSamples.One)) Assert.Equivalent(d, WireJson.Read(WireJson.Write(d)), strict: true);
        Assert.Null(WireJson.Read("no json"u8));
    }

    [Fact]
    public void What_is_written_as_ninjs_is_read_back()
    {
        foreach (var d in WireSamples.All.Select(WireSamples.One))
        {
            var once = NinjsWriter.Line(d);
            var again = Assert.Single(NinjsReader.Read(once).Documents);
            Assert.Equal(once, NinjsWriter.Line(again));
            Assert.Equal((d.Uri, d.Version, d.Status, d.Embargoed, d.Headline, d.Byline, d.Language, d.Provider?.Called), (again.Uri, again.Version, again.Status, again.Embargoed, again.Headline, again.Byline, again.Language, again.Provider?.Called));
            Assert.Equal(d.Bodies.Select(b => (b.Value, b.IsHtml)), again.Bodies.Select(b => (b.Value, b.IsHtml)));
        }
    }

    [Fact]
    public void No_bytes_break_a_reader() => Garbage.OfBytes([.. WireSamples.All.Select(Encoding.UTF8.GetBytes)], bytes =>
    {
        foreach (var format in (FileFormat[])[FileFormat.Ninjs, FileFormat.NewsMlG2, FileFormat.Nitf, FileFormat.Iptc7901, FileFormat.Anpa])
            foreach (var document in WireReader.Read(bytes, format).Documents) WireJson.Write(document);
    }, 700);

    [Fact]
    public void What_nests_deep_or_is_huge_is_read_in_bounded_work()
    {
        int deep = 200_000;
        Assert.Empty(WireReader.Read(Encoding.UTF8.GetBytes($"{{\"uri\":\"a\",\"associations\":{string.Concat(Enumerable.Repeat("[", deep))}"), FileFormat.Ninjs).Documents);
        Assert.Single(WireReader.Read(Encoding.UTF8.GetBytes($"<newsItem guid='a'><contentSet><inlineXML>{string.Concat(Enumerable.Repeat("<div>", deep))}x"), FileFormat.NewsMlG2).Documents);
        Assert.InRange(WireReader.Read(Encoding.UTF8.GetBytes($"<newsMessage>{string.Concat(Enumerable.Repeat("<newsItem/>", deep))}"), FileFormat.NewsMlG2).Documents.Count, 1, 10_000);
        var many = NinjsReader.Read($"{{\"uri\":\"a\",\"headline\":\"x\",\"subject\":[{string.Join(',', Enumerable.Repeat("{\"code\":\"1\"}", deep))}]}}").Documents;
        Assert.InRange(Assert.Single(many).Subjects.Count, 1, 1000);
    }
}
