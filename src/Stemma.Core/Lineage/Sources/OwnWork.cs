using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Signs that the outlet reported it itself.</summary>
internal static class OwnWork
{
    /// <summary>The finders, the strongest first.</summary>
    private static readonly IReadOnlyList<Func<Telling, AgencyNames, Evidence?>> All = [ToldUs, ToldOutlet, StaffByline, Observation];

    /// <summary>What shows it; empty where nothing does.</summary>
    public static IReadOnlyList<Evidence> Of(Telling telling, AgencyNames agencies) => [.. All.Select(f => f(telling, agencies)).OfType<Evidence>()];

    private static Evidence? ToldUs(Telling t, AgencyNames agencies) => Phrases.Find(Unquoted(t), Phrases.Own) is { } at ? Show.InText(t, at, "the outlet's own reporting") : null;

    private static Evidence? ToldOutlet(Telling t, AgencyNames agencies)
    {
        if (t.Outlet is not { Length: >= 3 } outlet) return null;
        var text = Unquoted(t);
        for (int i = text.IndexOf(outlet, StringComparison.Ordinal); i >= 0; i = text.IndexOf(outlet, i + 1, StringComparison.Ordinal))
        {
            var before = AgencyNames.Before(text, i, 40);
            if (Phrases.Told.Any(p => AgencyNames.EndsWithWord(before, p) || AgencyNames.EndsWithWord(before, p + " the")))
                return Show.InText(t, new Span(i, i + outlet.Length), $"somebody spoke to {outlet}");
        }
        return null;
    }

    private static Evidence? StaffByline(Telling t, AgencyNames agencies)
    {
        if (t.Article.Byline is not { } byline || agencies.In(byline).Count > 0 || Finders.Reports(t, agencies).Any()) return null;
        bool outlet = t.Outlet is { Length: >= 3 } name && byline.Contains(name, StringComparison.OrdinalIgnoreCase) && byline.Trim().Length > name.Length + 3;
        return outlet || Phrases.Find(byline, Phrases.Staff) is not null ? Show.Whole(t, Field.Byline, 0, byline, "the byline names the outlet's own people") : null;
    }

    private static Evidence? Observation(Telling t, AgencyNames agencies) =>
        t.Statements.FirstOrDefault(s => s.Kind == StatementKind.Observation && s.Speaker is not null && s.Speaker == t.Outlet) is { } seen
            ? Show.InText(t, seen.Hull, "the outlet saw it itself") : null;

    // What stands in quotation marks is another's word ("he told us"): it is blanked, so that positions stay.
    private static string Unquoted(Telling t)
    {
        var text = t.Article.Text.ToCharArray();
        foreach (var span in Quotations.Of(t.Article.Text)) text.AsSpan(span.Start, span.Length).Fill(' ');
        return new string(text);
    }
}
