using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;
using Stemma.Core.Web.Building;

namespace Stemma.Tests.Web;

public sealed class ParserStateTest
{
    [Fact]
    public void The_parsers_version_keeps_what_is_open_where_it_is_looked_for()
    {
        string[] open = [], formatting = [];
        using var source = new TextSource(new ReadOnlyMemoryTextSource("<p><b>Harbour".AsMemory()));
        new HtmlParser().ParseDocument<AngleSharp.Dom.Document, AngleSharp.Dom.Element>(source, (ref StructHtmlToken token, TokenConsumer next) =>
        {
            ParserState.KeepWhiteSpace(next);
            var state = ParserState.Of(next);
            if (token.Type == HtmlTokenType.Character) (open, formatting) = ([.. state.Open.Select(e => e.LocalName.ToString())], [.. state.Formatting.Select(e => e.LocalName.ToString())]);
            next(ref token);
            return TokenConsumptionResult.Continue;
        });
        Assert.Equal(["html", "body", "p", "b"], open);
        Assert.Equal(["b"], formatting);
    }

    [Fact]
    public void Another_parser_is_told_in_one_line()
    {
        var said = Assert.Throws<InvalidOperationException>(() => ParserState.Of((ref StructHtmlToken _) => { }));
        Assert.Matches("^\\S+ \\d+.* is not the version that Stemma was made for: its parser has no _openElements", said.Message);
    }
}
