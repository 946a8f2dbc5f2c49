using Stemma.Core.Formats.Xml;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class XmlReadingTest
{
    [Fact]
    public void A_sound_document_has_no_problems()
    {
        var read = XmlReading.Of("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"<y>\">]><a xmlns:p=\"http://purl.org/dc/elements/1.1/\" b='1 &lt; 2'><!-- c --><p:c>x &amp; <![CDATA[<y>]]></p:c><d/></a>");
        Assert.Empty(read.Problems);
        Assert.Equal(("1 < 2", "x & <y>"), (read.Root!.Attribute("b"), read.Root.Child("c")!.Text));
        Assert.Equal("dc", XmlNamespaces.Short(read.Root.Child("c")!.Namespace));
    }

    [Theory]
    [InlineData("<a><b>one</c></b><d>two</d></a>", "onetwo")]
    [InlineData("<a><b>one<d>two</d></a>", "onetwo")]
    [InlineData("<a><b>one &nbsp; & two</b>", "one \u00a0 & two")]
    [InlineData("<a b=c d><b>1 < 2</b></a>", "1 < 2")]
    [InlineData("<a>&#147;x&#148;</a><z>y</z>", "\u201cx\u201dy")]
    public void A_broken_document_is_read_as_far_as_it_goes(string text, string inside) => Assert.Equal(inside, XmlReading.Of(text).Root!.Text);

    [Fact]
    public void Nothing_that_the_document_declares_is_expanded_or_fetched()
    {
        var read = XmlReading.Of("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY y \"yyyy\">]><a>&x;&y;</a>");
        Assert.Equal("&x;&y;", read.Root!.Text);
        Assert.NotEmpty(read.Problems);
    }

    [Fact]
    public void A_prefix_that_nobody_declared_has_its_usual_meaning() =>
        Assert.Equal("dc", XmlNamespaces.Short(XmlReading.Of("<a><dc:creator>x</dc:creator></a>").Root!.Child("creator")!.Namespace));

    [Fact]
    public void Depth_and_size_are_capped()
    {
        var deep = XmlReading.Of(string.Concat(Enumerable.Repeat("<a>", 5000)));
        Assert.Contains(deep.Problems, p => p.Code == "xml-too-deep");
        var wide = XmlReading.Of("<a>" + string.Concat(Enumerable.Repeat("<b/>", 5000)), 1000);
        Assert.Contains(wide.Problems, p => p.Code == "xml-too-big");
    }

    [Fact]
    public void Garbage_never_throws() => Garbage.Of(
        ["<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"<y>\">]><a xmlns:p=\"u\" b='1 &lt; 2'><!-- c --><p:c>x &amp; <![CDATA[<y>]]></p:c><d/></a>", "<a b=c><b>&#x1F600;&nbsp;</c></b>"],
        t => _ = XmlReading.Of(t).Root?.Text);
}
