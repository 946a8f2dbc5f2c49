using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>
/// The signs of whose text a page carries, an ordered list of small functions: what comes first decides.
/// Captions never prove anything: naming the first agency on the page is wrong for three pages in ten.
/// </summary>
internal static class Finders
{
    /// <summary>How far a dateline reaches into a text.</summary>
    public const int DatelineReach = 90;

    private const int MostlyTold = 3, ShortCredit = 90, LastParagraphs = 4, LeadSentences = 3, LongestSourceWord = 12, LongestMark = 24, LongestCaption = 250;

    private const string SuppliedBy = "wire:provider"; // what Extract calls it in Article.Meta

    /// <summary>The sign that a page or file is the agency's own.</summary>
    public const string OwnSiteSign = "own site";

    /// <summary>The sign that a lead tells what an agency reports.</summary>
    public const string ReportsSign = "reports";

    /// <summary>The finders, the strongest first.</summary>
    public static readonly IReadOnlyList<Func<Telling, AgencyNames, IEnumerable<Sign>>> All =
        [OwnFile, OwnSite, DatelineAgency, LeadMark, BylineAgency, CreditLine, EndMark, BracketMark, WritersLine, SaidLine, SourceAddress, HeadFacts, IsReporting, Reports, Throughout, Told, OwnJournalists, PhotoCredit];

    /// <summary>Whether it came as an agency's item, and not as a page.</summary>
    public static bool IsOwnFile(Telling t) => t.Outlet is { } outlet && t.Article.Meta.GetValueOrDefault(SuppliedBy) == outlet;

    // An agency's item names who supplies it: that is its file, and not a page that carries it.
    private static IEnumerable<Sign> OwnFile(Telling t, AgencyNames agencies)
    {
        var facts = t.Article.Meta.OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        int at = facts.FindIndex(f => f.Key == SuppliedBy);
        if (at < 0 || t.Outlet != facts[at].Value) yield break;
        var name = facts[at].Value;
        var wire = Wires.Named(name) ?? agencies.Shown.FirstOrDefault(a => a.Outlet == name)?.Wire ?? new Wire(name, name, [], "", WireKind.Wire, null);
        yield return new Sign(wire, Strength.Proof, Show.Whole(t, Field.Meta, at, name, $"it is {wire.Name}'s own file: its item names it as provider"), OwnSiteSign);
    }

    private static IEnumerable<Sign> OwnSite(Telling t, AgencyNames agencies)
    {
        if (t.Url is { } url && Sites.Agency(url) is { } byUrl)
        {
            if (byUrl.Kind == WireKind.Release || SourceLines.Of(t) is { Name: { } other } && Wires.Named(other) != byUrl) yield break; // a portal shows others' texts: of releases, or of whom its source line names
            int link = IndexOf(t.Article.Links, url);
            yield return new Sign(byUrl, Strength.Proof, link >= 0 ? Show.Whole(t, Field.Links, link, url, $"the page stands on {byUrl.Name}'s own site")
                : new Evidence(t.Id, Field.Title, 0, new Span(0, t.Article.Title.Length), t.Article.Title, $"the page stands on {byUrl.Name}'s own site ({url})"), OwnSiteSign);
        }
        else if (t.Url is null && t.Outlet is { } outlet && Wires.Named(outlet) is { } byName)
            yield return Itself(t, byName);
        else if (agencies.Shown.FirstOrDefault(a => StoryAgencies.IsOwnPage(t, a)) is { } shown)
            yield return Itself(t, shown.Wire);
    }

    private static Sign Itself(Telling t, Wire wire) =>
        new(wire, Strength.Proof, new Evidence(t.Id, Field.Title, 0, new Span(0, t.Article.Title.Length), t.Article.Title, $"{wire.Name} published it itself"), OwnSiteSign);

    private static IEnumerable<Sign> DatelineAgency(Telling t, AgencyNames agencies) => t.Article.Dateline is { } dateline
        ? agencies.In(dateline.Text).Select(n => new Sign(n.Wire, Strength.Proof, Show.In(t, Field.Dateline, 0, dateline.Text, n.At, $"the dateline names {n.Wire.Name}"), "dateline"))
        : [];

    // A dateline that extraction left in the text: "PLACE (AGENCY) —" before the first sentence's words.
    private static IEnumerable<Sign> LeadMark(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        var head = text[..Math.Min(text.Length, DatelineReach)];
        foreach (var name in agencies.In(head))
        {
            bool bracket = name.At.Start > 0 && head[name.At.Start - 1] is '(' or '[' or '/' && name.At.End < head.Length && head[name.At.End] is ')' or ']' or '/';
            var rest = name.At.End + 1 < head.Length ? head[(name.At.End + 1)..].TrimStart() : "";
            bool dash = rest.Length > 0 && (rest[0] is '—' or '–' or '-' or ':' || rest[0] == '.' && head[name.At.End] == '/');
            if (bracket && dash) yield return new Sign(name.Wire, Strength.Proof, Show.InText(t, name.At, $"the dateline names {name.Wire.Name}"), "dateline");
        }
    }

    private static IEnumerable<Sign> BylineAgency(Telling t, AgencyNames agencies)
    {
        if (t.Article.Byline is not { } byline || Phrases.Find(byline, ["photo", "photos", "foto"]) is not null) return [];
        return agencies.InByline(byline).Concat(WritersOf(byline)).Select(n => new Sign(n.Wire, Strength.Proof, Show.In(t, Field.Byline, 0, byline, n.At, $"the byline names {n.Wire.Name}"), "byline"));
    }

    // "Ada Fenn, Ap Auto Writer": a byline in capitals that a page has set in small letters.
    private static IEnumerable<AgencyName> WritersOf(string byline)
    {
        for (int comma = byline.IndexOf(", ", StringComparison.Ordinal); comma >= 0; comma = byline.IndexOf(", ", comma + 1, StringComparison.Ordinal))
        {
            int start = comma + 2, end = byline.IndexOf(' ', start);
            if (end > start && end - start <= 4 && char.IsLower(byline[end - 1]) && Wires.Named(byline[start..end].ToUpperInvariant()) is { } wire && Phrases.Find(byline[end..], Phrases.Writers) is not null)
                yield return new AgencyName(wire, new Span(start, end));
        }
    }

    private static IEnumerable<Sign> CreditLine(Telling t, AgencyNames agencies)
    {
        for (int i = 0; i < t.Article.Credits.Count; i++)
        {
            var line = t.Article.Credits[i];
            foreach (var name in agencies.In(line)) yield return OfCredit(t, line, i, name);
        }
    }

    private static Sign OfCredit(Telling t, string line, int index, AgencyName name)
    {
        string agency = name.Wire.Name;
        Evidence At(string why) => Show.In(t, Field.Credits, index, line, new Span(0, line.Length), why);
        if (WritersBeside(line, name.At)) return new Sign(name.Wire, Strength.Proof, At($"{agency}'s own people are named as contributors"), "writers' line");
        if (UnderVideo(t)) return new Sign(name.Wire, Strength.Hint, At($"a video is credited to {agency}"), "photo credit");
        if (UnderPicture(t, line)) return new Sign(name.Wire, Strength.Hint, At($"a picture is credited to {agency}"), "photo credit");
        if (Phrases.Find(line, Phrases.Contributor) is not null || line.Length > ShortCredit)
            return new Sign(name.Wire, Strength.Hint, At($"{agency} is said to have contributed"), "contributor");
        return Phrases.Find(line, Phrases.Photo) is not null
            ? new Sign(name.Wire, Strength.Hint, At($"a picture is credited to {agency}"), "photo credit")
            : new Sign(name.Wire, Strength.Proof, At($"the credit line names {agency}"), "credit line");
    }

    // A credit that stands beside a caption, before the report's first paragraph, is the picture's.
    private static bool UnderPicture(Telling t, string line)
    {
        if (t.Article.Pictures.Any(p => p.Credit is { } c && c.Trim() == line.Trim())) return true;
        var blocks = t.Article.Blocks;
        for (int i = 1; i < blocks.Count; i++)
            if (blocks[i].Kind == BlockKind.Credit && blocks[i].Text == line && blocks[i - 1].Kind == BlockKind.Caption) return true;
        return false;
    }

    // A text that ends with a video's caption, which tells how long it runs ("1:31 min"): the credit behind it is the video's.
    private static bool UnderVideo(Telling t)
    {
        var text = t.Article.Text;
        var end = text.AsSpan(Math.Max(0, text.Length - LongestCaption));
        int min = end.LastIndexOf(" min", StringComparison.Ordinal);
        return min >= 4 && char.IsAsciiDigit(end[min - 1]) && char.IsAsciiDigit(end[min - 2]) && end[min - 3] == ':' && char.IsAsciiDigit(end[min - 4])
            && end.Contains("video", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<Sign> EndMark(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        var last = Sentences.Paragraphs(text).LastOrDefault();
        if (last.Length == 0) yield break;
        var names = agencies.In(last.Of(text)).Select(n => n with { At = n.At.Shift(last.Start) }).ToList();
        foreach (var name in names.Where(n => !IsCutOff(t, n.At)))
        {
            bool alone = last.Length - names.Sum(n => n.At.Length) <= 12 && Phrases.Find(last.Of(text), Phrases.Photo) is null;
            bool closes = last.End - name.At.End <= 2 && name.At.Start > last.Start && text[name.At.Start - 1] is '(' or '[' or '/' or '—' or '–' or ' '
                && Before(text, name.At.Start) is '(' or '[' or '/' or '—' or '–' or '.' or '"' or '”';
            bool said = last.End - name.At.End <= 2 && text[last.End - 1] is ')' or ']' && Before(text, name.At.Start) == ':' && text.LastIndexOfAny(['(', '['], name.At.Start) >= name.At.Start - LongestSourceWord;
            if (alone || closes || said) yield return new Sign(name.Wire, Strength.Proof, Show.InText(t, name.At, $"the end mark names {name.Wire.Name}"), "end mark");
        }
    }

    // ".../PA": a text that is cut in the midst of its last mark, where one letter more names an agency that is at home in the text's language.
    private static bool IsCutOff(Telling t, Span name)
    {
        var text = t.Article.Text;
        if (name.End < text.Length || name.Start == 0 || text[name.Start - 1] != '/') return false;
        return Enumerable.Range('A', 'Z' - 'A' + 1).Any(letter => Wires.Named(text[name.Start..] + (char)letter) is { } longer
            && new Uri(longer.Home).Host.EndsWith("." + Stems.Primary(t.Article.Language), StringComparison.Ordinal));
    }

    // "(ats/nxp)" at the end of one of the last paragraphs, with a line of the page after it: an agency's short name, in any case beside a desk's sign; alone only where it can be nothing else ("a program (app)").
    private static IEnumerable<Sign> BracketMark(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        foreach (var paragraph in Sentences.Paragraphs(text).TakeLast(LastParagraphs))
        {
            int end = paragraph.End - 1, open = end > paragraph.Start && text[end] == ')' ? text.LastIndexOf('(', end) : -1;
            if (open < paragraph.Start || end - open > LongestMark) continue;
            var inside = text[(open + 1)..end];
            if (!inside.Contains('/') && !agencies.CertainIn(inside).Any()) continue;
            foreach (var part in inside.Split(['/', ',', '|']))
                if (part.Trim() is { Length: >= 3 } name && (Wires.Named(name) ?? Wires.Named(name.ToUpperInvariant())) is { } wire)
                    yield return new Sign(wire, Strength.Proof, Show.InText(t, new Span(open, end + 1), $"the end mark names {wire.Name}"), "end mark");
        }
    }

    private static char Before(string text, int at)
    {
        while (at > 0 && text[at - 1] == ' ') at--;
        return at > 0 ? text[at - 1] : '\0';
    }

    // A text without paragraphs is one long line: the writers and what they did stand in one sentence.
    private static IEnumerable<Sign> WritersLine(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        var last = Sentences.Paragraphs(text).TakeLast(LastParagraphs).FirstOrDefault();
        foreach (var sentence in Sentences.Of(text).Where(s => s.Start >= last.Start))
        {
            var line = sentence.Of(text);
            if (Phrases.Find(line, Phrases.Contributor) is null) continue;
            foreach (var name in agencies.In(line).Where(n => WritersBeside(line, n.At)))
                yield return new Sign(name.Wire, Strength.Proof, Show.InText(t, sentence, $"{name.Wire.Name}'s own people are named as contributors"), "writers' line");
        }
    }

    private static bool WritersBeside(string line, Span at)
    {
        int end = Math.Min(line.Length, at.End + 30);
        return Phrases.Find(line[at.Start..end], Phrases.Writers) is not null && Phrases.Find(line, Phrases.Contributor) is not null;
    }

    // A byline that names the agency is one sign, not two.
    private static IEnumerable<Sign> SaidLine(Telling t, AgencyNames agencies) => SourceLines.Of(t) is { Name: { } name } line && Wires.Named(name) is { } wire
        && !(line.Evidence.Field == Field.Byline && BylineAgency(t, agencies).Any(s => s.Wire == wire))
        ? [new Sign(wire, Strength.Proof, line.Evidence with { Why = $"the source line names {wire.Name}" }, "source line")] : [];

    private static IEnumerable<Sign> SourceAddress(Telling t, AgencyNames agencies)
    {
        foreach (var url in new[] { t.Article.SourceUrl, t.Article.CanonicalUrl }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (Sites.Agency(url) is not { } wire || Sites.Of(url) == Sites.Of(t.Url)) continue;
            if (MetaWith(t, url) is { } meta) yield return new Sign(wire, Strength.Proof, meta with { Why = $"the page names {wire.Name}'s page as its original" }, "original address");
            else if (IndexOf(t.Article.Links, url) is >= 0 and int link) yield return new Sign(wire, Strength.Proof, Show.Whole(t, Field.Links, link, url, $"the page names {wire.Name}'s page as its original"), "original address");
        }
    }

    private static readonly string[] SupplierFacts = ["syndication-source", "original-source", "dc.source", "source", "author", "article:author", "dc.creator"];

    private static IEnumerable<Sign> HeadFacts(Telling t, AgencyNames agencies)
    {
        var facts = t.Article.Meta.OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        for (int i = 0; i < facts.Count; i++)
        {
            if (!SupplierFacts.Contains(facts[i].Key, StringComparer.OrdinalIgnoreCase)) continue;
            var value = facts[i].Value;
            foreach (var name in agencies.In(value))
                yield return new Sign(name.Wire, Strength.Proof, Show.In(t, Field.Meta, i, value, name.At, $"the page's head names {name.Wire.Name}"), "page head");
            if (Sites.Agency(value) is { } wire && Sites.Of(value) != Sites.Of(t.Url))
                yield return new Sign(wire, Strength.Proof, Show.Whole(t, Field.Meta, i, value, $"the page's head names {wire.Name}'s page"), "page head");
        }
    }

    private static IEnumerable<Sign> IsReporting(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        int end = Sentences.Of(text).Take(LeadSentences).Select(s => s.End).LastOrDefault();
        foreach (var name in agencies.CertainIn(text[..end]))
        {
            var after = text[name.At.End..Math.Min(text.Length, name.At.End + 30)].TrimStart();
            if (Phrases.Reporting.Any(p => after.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
                yield return new Sign(name.Wire, Strength.Likely, Show.InText(t, name.At, $"it says that {name.Wire.Name} is reporting it"), "is reporting");
        }
    }

    /// <summary>"..., AFP reports" in the lead: it may merely be cited, but then what the lead tells is not the outlet's own finding.</summary>
    public static IEnumerable<Sign> Reports(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        int end = Sentences.Of(text).Take(LeadSentences).Select(s => s.End).LastOrDefault();
        foreach (var name in agencies.CertainIn(text[..end]))
        {
            var after = text[name.At.End..Math.Min(text.Length, name.At.End + 30)].TrimStart();
            if (Phrases.Find(after, Phrases.Reports) is { Start: 0 } || Phrases.AgencyReports.Any(p => AgencyNames.EndsWithWord(AgencyNames.Before(text, name.At.Start, 40), p)))
                yield return new Sign(name.Wire, Strength.Hint, Show.InText(t, name.At, $"its lead tells what {name.Wire.Name} reports"), ReportsSign);
        }
    }

    // The lead is told after an agency, and so is what follows: it is named, or called "the agency", again and again, and nothing is said to be the outlet's own finding.
    private static IEnumerable<Sign> Throughout(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        int end = Sentences.Of(text).Take(LeadSentences).Select(s => s.End).LastOrDefault();
        foreach (var name in agencies.CertainIn(text).DistinctBy(n => n.Wire).Where(n => n.At.Start < end))
        {
            var after = text[name.At.End..Math.Min(text.Length, name.At.End + 30)].TrimStart();
            var before = AgencyNames.Before(text, name.At.Start, 40);
            bool told = Phrases.Find(after, Phrases.Reports) is { Start: 0 } || Phrases.AfterReport.Any(p => AgencyNames.EndsWithWord(before, p));
            if (!told || agencies.In(text).Count(n => n.Wire == name.Wire) + AgencyTraces.Called(text) < MostlyTold || Phrases.Find(text, Phrases.Own) is not null) continue;
            yield return new Sign(name.Wire, Strength.Likely, Show.InText(t, name.At, $"its lead and more of it are told after {name.Wire.Name}"), "throughout");
        }
    }

    // "X told AFP": one speaker may merely be quoted; two or more make an agency's own report likely, unless another is credited.
    private static IEnumerable<Sign> Told(Telling t, AgencyNames agencies)
    {
        foreach (var agency in Tellers.Of(t, agencies).GroupBy(s => s.Wire.Name, StringComparer.Ordinal))
        {
            bool several = agency.Select(s => s.Speaker).Distinct(StringComparer.OrdinalIgnoreCase).Count() >= 2;
            foreach (var teller in agency)
                yield return new Sign(teller.Wire, several ? Strength.Likely : Strength.Hint, Show.InText(t, teller.At, $"{teller.Speaker} spoke to {teller.Wire.Name}"), "told");
        }
    }

    private static IEnumerable<Sign> OwnJournalists(Telling t, AgencyNames agencies)
    {
        var text = t.Article.Text;
        foreach (var name in agencies.CertainIn(text))
        {
            int end = Math.Min(text.Length, name.At.End + 40);
            var after = text[name.At.Start..end];
            if (Phrases.Find(after, Phrases.Writers) is { } people && people.Start <= name.At.Length + 2 && Phrases.Find(after, ["saw", "witnessed", "seen", "watched", "heard"]) is { } saw)
                yield return new Sign(name.Wire, Strength.Hint, Show.InText(t, new Span(name.At.Start, name.At.Start + saw.End), $"{name.Wire.Name}'s own people saw it"), "own journalists");
        }
    }

    private static IEnumerable<Sign> PhotoCredit(Telling t, AgencyNames agencies)
    {
        var captions = t.Article.Captions;
        for (int i = 0; i < captions.Count; i++)
        {
            foreach (var name in agencies.In(captions[i]).TakeLast(1))
                yield return new Sign(name.Wire, Strength.Hint, Show.In(t, Field.Captions, i, captions[i], name.At, $"a picture is credited to {name.Wire.Name}"), "photo credit");
            var credit = t.Article.Pictures.FirstOrDefault(p => p.Caption == captions[i])?.Credit;
            if (credit is null || captions[i].Contains(credit, StringComparison.Ordinal)) continue;
            foreach (var name in agencies.In(credit).TakeLast(1))
                yield return new Sign(name.Wire, Strength.Hint, Show.Whole(t, Field.Captions, i, captions[i], $"this picture is credited to {name.Wire.Name} (“{credit}”)"), "photo credit");
        }
    }

    private static int IndexOf(IReadOnlyList<PageLink> links, string url)
    {
        for (int i = 0; i < links.Count; i++) if (links[i].Url == url) return i;
        return -1;
    }

    private static Evidence? MetaWith(Telling t, string url)
    {
        var facts = t.Article.Meta.OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        int i = facts.FindIndex(f => f.Value == url);
        return i < 0 ? null : Show.Whole(t, Field.Meta, i, url, "");
    }
}
