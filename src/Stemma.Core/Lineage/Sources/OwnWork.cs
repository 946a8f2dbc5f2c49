using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Signs that the outlet reported it itself.</summary>
internal static class OwnWork
{
    /// <summary>The finders, the strongest first.</summary>
    private static readonly IReadOnlyList<Func<Telling, AgencyNames, Evidence?>> All = [ToldUs, ToldOutlet, SeenByOutlet, StaffByline, BylineOnTheSpot, WriterTookThePicture, Interview, Observation];

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

    // "The slips, of which the Herald has seen copies", "a letter seen by the Herald".
    private static Evidence? SeenByOutlet(Telling t, AgencyNames agencies)
    {
        if (t.Outlet is not { Length: >= 3 } outlet) return null;
        var text = Unquoted(t);
        for (int i = text.IndexOf(outlet, StringComparison.OrdinalIgnoreCase); i >= 0; i = text.IndexOf(outlet, i + 1, StringComparison.OrdinalIgnoreCase))
        {
            var after = text[(i + outlet.Length)..Math.Min(text.Length, i + outlet.Length + 24)].TrimStart();
            if (Phrases.Find(after, Phrases.HasSeen) is { Start: 0 } || Phrases.SeenBy.Any(p => AgencyNames.EndsWithWord(AgencyNames.Before(text, i, 40), p)))
                return Show.InText(t, new Span(i, i + outlet.Length), $"{outlet} has seen it itself");
        }
        return null;
    }

    // "By A. B. in Velma", "Von A. B., Velma": who signs from the place of the events was there.
    private static Evidence? BylineOnTheSpot(Telling t, AgencyNames agencies)
    {
        if (Signed(t, agencies) is not { } byline) return null;
        foreach (var cue in (string[])[" in ", ", "])
        {
            int at = byline.LastIndexOf(cue, StringComparison.Ordinal);
            if (at < 0 || byline[(at + cue.Length)..].Trim() is not { Length: >= 3 and <= 40 } place || !char.IsUpper(place[0])) continue;
            if (cue == " in " || Phrases.Find(t.Article.Text, ["in " + place]) is not null || Phrases.Find(t.Article.Title, ["in " + place]) is not null)
                return Show.Whole(t, Field.Byline, 0, byline, $"it is signed from {place}");
        }
        return null;
    }

    private static Evidence? WriterTookThePicture(Telling t, AgencyNames agencies)
    {
        if (Signed(t, agencies) is null) return null;
        foreach (var author in t.Article.Authors.Where(a => a.Contains(' ', StringComparison.Ordinal)))
            for (int i = 0; i < t.Article.Captions.Count; i++)
                if (t.Article.Captions[i].Contains(author, StringComparison.OrdinalIgnoreCase) && Phrases.Find(t.Article.Captions[i], Phrases.Photo) is not null)
                    return Show.Whole(t, Field.Captions, i, t.Article.Captions[i], "who wrote it took the picture too");
        return null;
    }

    // "said in an interview", with nobody else named whom it was given to: the paper whose reporter signs.
    private static Evidence? Interview(Telling t, AgencyNames agencies)
    {
        if (Signed(t, agencies) is null) return null;
        var text = Unquoted(t);
        if (Phrases.Find(text, Phrases.InInterview) is not { } at) return null;
        var after = text[at.End..Math.Min(text.Length, at.End + 12)].TrimStart();
        return Phrases.Find(after, ["with", "to", "on", "published", "broadcast", "aired", "mit", "avec", "con", "für", "im"]) is { Start: 0 } ? null : Show.InText(t, at, "somebody gave it an interview");
    }

    // The byline of persons alone, where no agency reports or is named.
    private static string? Signed(Telling t, AgencyNames agencies) =>
        t.Article.Byline is { } byline && t.Article.Authors.Any(a => a.Contains(' ', StringComparison.Ordinal) && a != t.Outlet) && agencies.In(byline).Count == 0 && t.Article.Wire is null && !Finders.Reports(t, agencies).Any() ? byline : null;

    private static Evidence? Observation(Telling t, AgencyNames agencies) =>
        t.Statements.FirstOrDefault(s => s.Kind == StatementKind.Observation && s.Speaker is not null && s.Speaker == t.Outlet) is { } seen
            ? Show.InText(t, seen.Hull, "the outlet saw it itself") : null;

    // What stands in quotation marks is another's word ("he told us"): it is blanked, so that positions stay.
    private static string Unquoted(Telling t)
    {
        var text = t.Article.Text.ToCharArray();
        foreach (var span in Quotations.Of(t.Article.Text)) text.AsSpan(span.Start, span.Length).Fill(' ');
        for (int i = t.Article.Text.IndexOf(" US ", StringComparison.Ordinal); i >= 0; i = t.Article.Text.IndexOf(" US ", i + 1, StringComparison.Ordinal)) text.AsSpan(i, 3).Fill(' '); // "told US media" is not "told us"
        return new string(text);
    }
}
