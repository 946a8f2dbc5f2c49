using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>Tellings and statements made by hand: invented names, invented events.</summary>
internal static class Tell
{
    public static Telling Of(int id, string text, params Statement[] statements) => new()
    {
        Id = new TellingId(id),
        Name = $"t{id}",
        Outlet = $"Outlet {id}",
        Article = new Article { Text = text, Language = "en" },
        Statements = statements,
    };

    public static Telling At(this Telling telling, string published) => telling with
    {
        Article = telling.Article with { Published = new StatedTime(DateTimeOffset.Parse(published), published.Length > 10, "test") },
    };

    public static Statement Said(string text, string content, string? speaker, params string[] chain)
    {
        int at = text.IndexOf(content, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{content}' stands in the text");
        return new Statement { Spans = [new Span(at, at + content.Length)], Speaker = speaker, Mention = speaker, Kind = StatementKind.Indirect, Chain = chain };
    }

    /// <summary>A tree in which the named tellings carry the named originals; the rest are their own.</summary>
    public static FamilyTree Tree(IEnumerable<Telling> tellings, params (int Telling, string Original)[] carried)
    {
        var originals = carried.Select(c => c.Original).Distinct()
            .Select((o, i) => new Original(o, "AP", i + 1, i == 0 ? null : carried.Select(c => c.Original).Distinct().ElementAt(i - 1), null, []));
        var provenances = tellings.Select(t => new Provenance(t.Id,
            carried.Where(c => c.Telling == t.Id.Value).Select(c => NodeId.Of(c.Original)).DefaultIfEmpty(NodeId.Of(t.Id)).First(),
            true, new PrimarySource(null, null, true, true, "", [], []), []));
        return new FamilyTree([.. originals], [], [.. provenances]);
    }
}
