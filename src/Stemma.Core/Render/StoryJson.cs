using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>Stories as the JSON of `trace --format json`: camelCase keys, lower-case values, offsets in Unicode code points.</summary>
public static class StoryJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One document for all stories.</summary>
    public static string Of(IReadOnlyList<Story> stories)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            json.WriteStartObject();
            Array(json, "stories", stories, s =>
            {
                json.WriteStartObject();
                Members(json, s);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>Writes what is in a story's object.</summary>
    /// <param name="json">Where to: an object that is open.</param>
    /// <param name="story">The story.</param>
    /// <param name="shown">What of a passage of an article is shown; null to show all. Offsets always count in the whole field.</param>
    /// <param name="more">Writes what else stands in each report's object.</param>
    /// <param name="moreOfClaim">Writes what else stands in each claim's object.</param>
    public static void Members(Utf8JsonWriter json, Story story, Func<string, Article, string>? shown = null, Action<Telling>? more = null, Action<Claim>? moreOfClaim = null)
    {
        var view = new StoryView(story, shown);
        json.WriteString("title", story.Title);
        Array(json, "tellings", story.Tellings, t => WriteTelling(json, view, t, more));
        Array(json, "originals", story.Tree.Originals, o => WriteOriginal(json, view, o));
        Array(json, "alignments", story.Alignments, a => WriteAlignment(json, view, a));
        Array(json, "links", story.Tree.Links, l => WriteLink(json, view, l));
        Array(json, "statements", story.Tellings.SelectMany(t => t.Statements.Select(s => (t, s))), p => StatementJson.Write(json, p.s, view.Points(p.t.Id), view.Name(p.t.Id)));
        Array(json, "claims", story.Claims, c => WriteClaim(json, view, c, moreOfClaim));
        Array(json, "unknown", story.Unknown, u => WriteMark(json, view, u.Telling, u.At, u.Text));
        Array(json, "exhibits", story.Exhibits, e => WriteExhibit(json, view, e));
        Array(json, "timeline", story.Timeline, e => WriteEntry(json, view, e));
        if (story.Tracks.Count > 0) Array(json, "tracks", story.Tracks, t => WriteTrack(json, t));
        if (story.Removed.Count > 0) Array(json, "removed", story.Removed, r => WriteRemoved(json, r, story));
        if (story.Retractions.Count > 0) Array(json, "retractions", story.Retractions, r => WriteRetraction(json, view, r));
        if (story.ReadThis is { } read)
        {
            json.WriteString("readThis", view.Name(read));
            json.WriteString("readThisReason", story.ReadThisReason);
        }
    }

    /// <summary>Writes what is in a report's object: as in its story's, and its statements.</summary>
    /// <param name="json">Where to: an object that is open.</param>
    /// <param name="story">Its story.</param>
    /// <param name="telling">The report.</param>
    /// <param name="shown">What of a passage of an article is shown.</param>
    public static void Report(Utf8JsonWriter json, Story story, Telling telling, Func<string, Article, string> shown)
    {
        var view = new StoryView(story, shown);
        Members(json, view, telling);
        Array(json, "statements", telling.Statements, s => StatementJson.Write(json, s, view.Points(telling.Id), view.Name(telling.Id)));
    }

    private static void WriteExhibit(Utf8JsonWriter json, StoryView view, Exhibit exhibit)
    {
        json.WriteStartObject();
        json.WriteString("kind", PlainWords.Json(exhibit.Kind));
        json.WriteString("provider", exhibit.Provider);
        json.WritePropertyName("said");
        WriteEvidence(json, view, exhibit.Said);
        json.WritePropertyName("note");
        if (exhibit.Note is { } note) WriteEvidence(json, view, note);
        else json.WriteNullValue();
        json.WriteString("url", exhibit.Url);
        Array(json, "also", exhibit.Also, t => json.WriteStringValue(view.Name(t)));
        json.WriteEndObject();
    }

    // As drawn, to ten metres: whoever needs every place looks for it where the track comes from.
    // It has no name any more but its number: those that stand are named as everywhere.
    private static void WriteRemoved(Utf8JsonWriter json, RemovedReport removed, Story story)
    {
        json.WriteStartObject();
        json.WriteNumber("number", removed.Telling.Value);
        json.WriteBoolean("removed", true);
        json.WriteString("at", Iso(removed.At));
        json.WriteString("words", PlainWords.Removed(removed));
        Array(json, "carried", removed.Ties.Where(t => t is { Kind: not null, Above: true }), t => WriteTie(json, t, story));
        Array(json, "carriedBy", removed.Ties.Where(t => t is { Kind: not null, Above: false }), t => WriteTie(json, t, story));
        json.WriteEndObject();
    }

    private static void WriteTie(Utf8JsonWriter json, RemovedTie tie, Story story)
    {
        json.WriteStartObject();
        json.WriteNumber("number", tie.Other.Value);
        json.WriteString("telling", story.Tellings.FirstOrDefault(t => t.Id == tie.Other)?.Name);
        json.WriteString("kind", tie.Kind!.Value.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    private static void WriteTrack(Utf8JsonWriter json, AttachedTrack attached)
    {
        var (path, credit) = (TrackPath.Of(attached.Track), attached.Entry.Credit);
        var lines = TrackDrawing.Drawn(path);
        json.WriteStartObject();
        json.WriteNumber("number", attached.Entry.Number);
        json.WriteString("provider", credit.Provider);
        json.WriteString("url", credit.Url);
        json.WriteString("caption", credit.Caption);
        json.WriteString("checked", credit.Checked);
        json.WriteNumber("metres", Math.Round(path.Metres));
        json.WriteNumber("gapMetres", Math.Round(path.GapMetres));
        json.WriteString("begins", Iso(path.Begins));
        json.WriteString("ends", Iso(path.Ends));
        json.WriteNumber("places", path.Fixes.Count);
        Array(json, "coordinates", lines, l => Row(json, l, i => Row(json, [path.Fixes[i].Longitude, path.Fixes[i].Latitude], d => json.WriteNumberValue(Math.Round(d, 4)))));
        Array(json, "times", lines, l => Row(json, l, i => json.WriteStringValue(Iso(path.Fixes[i].At))));
        json.WriteEndObject();
    }

    private static void Row<T>(Utf8JsonWriter json, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    private static void WriteRetraction(Utf8JsonWriter json, StoryView view, Retraction retraction)
    {
        json.WriteStartObject();
        json.WriteString("telling", view.Name(retraction.Telling));
        json.WriteString("at", Iso(retraction.At));
        json.WriteString("text", view.Shown(retraction.Telling, retraction.Text));
        json.WriteBoolean("known", retraction.Known);
        json.WriteNumber("stillShow", retraction.StillShow);
        Array(json, "carriers", retraction.Carriers, c =>
        {
            json.WriteStartObject();
            json.WriteString("telling", view.Name(c.Telling));
            json.WriteString("state", PlainWords.Json(c.State));
            json.WriteString("seen", Iso(c.Seen));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteTelling(Utf8JsonWriter json, StoryView view, Telling telling, Action<Telling>? more)
    {
        json.WriteStartObject();
        more?.Invoke(telling);
        Members(json, view, telling);
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, StoryView view, Telling telling)
    {
        var article = telling.Article;
        var provenance = view.Provenance(telling.Id);
        json.WriteString("file", telling.Name);
        json.WriteString("title", article.Title);
        json.WriteString("outlet", telling.Outlet);
        json.WriteString("wire", article.Wire ?? (provenance is { Source: { Own: false, Name: { } name } } && Wires.Named(name) is not null ? name : null));
        json.WriteString("language", article.Language);
        json.WriteString("published", Iso(article.Published));
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(article.Kind.ToString()));
        json.WriteString("access", JsonNamingPolicy.CamelCase.ConvertName(article.Access.ToString()));
        json.WriteNumber("confidence", article.Confidence);
        if (article.Entries is { Count: > 0 } entries) Array(json, "entries", entries, e =>
        {
            var at = view.Points(telling.Id).Of(e.At);
            json.WriteStartObject();
            json.WriteString("time", Iso(e.Time));
            json.WriteNumber("start", at.Start);
            json.WriteNumber("end", at.End);
            json.WriteEndObject();
        });
        json.WriteString("origin", provenance is null ? telling.Name : view.Name(provenance.Origin));
        json.WriteStartObject("fields");
        json.WriteString("text", view.Shown(telling.Id, article.Text));
        json.WriteString("title", article.Title);
        json.WriteString("byline", article.Byline is { } byline ? view.Shown(telling.Id, byline) : null);
        json.WriteString("dateline", article.Dateline is { } dateline ? view.Shown(telling.Id, dateline.Text) : null);
        Array(json, "credits", article.Credits, c => json.WriteStringValue(view.Shown(telling.Id, c)));
        Array(json, "captions", article.Captions, c => json.WriteStringValue(view.Shown(telling.Id, c)));
        Array(json, "links", article.Links, l => json.WriteStringValue(l.Url));
        json.WriteStartObject("meta");
        foreach (var (key, value) in article.Meta.OrderBy(m => m.Key, StringComparer.Ordinal)) json.WriteString(key, view.Shown(telling.Id, value));
        json.WriteEndObject();
        json.WriteEndObject();
        if (provenance is not null) WriteSource(json, view, provenance);
    }

    private static void WriteSource(Utf8JsonWriter json, StoryView view, Provenance provenance)
    {
        var source = provenance.Source;
        json.WriteStartObject("primarySource");
        json.WriteString("name", source.Name);
        json.WriteString("url", source.Url);
        json.WriteBoolean("own", source.Own);
        json.WriteBoolean("sure", source.Sure);
        json.WriteString("reason", source.Reason);
        Array(json, "evidence", source.Evidence, e => WriteEvidence(json, view, e));
        Array(json, "hints", source.Hints, e => WriteEvidence(json, view, e));
        json.WriteEndObject();
        Array(json, "cites", provenance.Cites, c =>
        {
            json.WriteStartObject();
            json.WriteString("name", c.Name);
            Array(json, "evidence", c.Evidence, e => WriteEvidence(json, view, e));
            json.WriteEndObject();
        });
    }

    private static void WriteOriginal(Utf8JsonWriter json, StoryView view, Original original)
    {
        json.WriteStartObject();
        json.WriteString("id", original.Id);
        json.WriteString("wire", original.Wire);
        json.WriteNumber("version", original.Version);
        json.WriteString("after", original.After);
        Array(json, "evidence", original.Evidence, e => WriteEvidence(json, view, e));
        json.WriteEndObject();
    }

    private static void WriteAlignment(Utf8JsonWriter json, StoryView view, Alignment alignment)
    {
        json.WriteStartObject();
        json.WriteString("a", view.Name(alignment.A));
        json.WriteString("b", view.Name(alignment.B));
        Array(json, "passages", alignment.Passages, p => Write(json, p, view.Points(alignment.A), view.Points(alignment.B)));
        json.WriteEndObject();
    }

    /// <summary>Writes one passage as {"a":[s,e],"b":[s,e],"kind"}.</summary>
    public static void Write(Utf8JsonWriter json, Passage passage, CodePoints a, CodePoints b)
    {
        json.WriteStartObject();
        StatementJson.Span(json, "a", a.Of(passage.A));
        StatementJson.Span(json, "b", b.Of(passage.B));
        json.WriteString("kind", PlainWords.Json(passage.Kind));
        json.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter json, StoryView view, Link link)
    {
        json.WriteStartObject();
        json.WriteString("child", view.Name(link.Child));
        json.WriteString("parent", view.Name(link.Parent));
        json.WriteString("kind", PlainWords.Json(link.Kind));
        json.WriteNumber("share", Math.Round(link.Share, 4));
        json.WriteNumber("confidence", Math.Round(link.Confidence, 4));
        json.WriteBoolean("hypothetical", link.Hypothetical);
        json.WriteBoolean("undirected", link.Undirected);
        Array(json, "evidence", link.Evidence, e => WriteEvidence(json, view, e));
        json.WriteEndObject();
    }

    private static void WriteClaim(Utf8JsonWriter json, StoryView view, Claim claim, Action<Claim>? more)
    {
        json.WriteStartObject();
        more?.Invoke(claim);
        json.WriteString("about", claim.About);
        json.WriteString("verdict", PlainWords.Json(claim.Verdict));
        json.WriteBoolean("open", claim.Open);
        json.WriteNumber("reports", claim.Reports);
        json.WriteNumber("texts", claim.Texts);
        json.WriteNumber("witnesses", claim.Witnesses);
        Array(json, "positions", claim.Positions, p =>
        {
            var at = view.Points(p.Telling).Of(p.At);
            json.WriteStartObject();
            json.WriteString("telling", view.Name(p.Telling));
            json.WriteString("witness", p.Witness);
            json.WriteString("value", p.Value);
            json.WriteString("attributedTo", p.AttributedTo);
            json.WriteNumber("start", at.Start);
            json.WriteNumber("end", at.End);
            json.WriteString("text", view.Shown(p.Telling, p.Text));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, StoryView view, TimelineEntry entry)
    {
        var at = view.Points(entry.Telling).Of(entry.At);
        json.WriteStartObject();
        json.WriteString("when", entry.When);
        json.WriteString("label", entry.Label);
        json.WriteString("text", view.Shown(entry.Telling, entry.Text));
        json.WriteString("telling", view.Name(entry.Telling));
        json.WriteNumber("start", at.Start);
        json.WriteNumber("end", at.End);
        json.WriteString("attributedTo", entry.AttributedTo);
        Array(json, "also", entry.Also, t => json.WriteStringValue(view.Name(t)));
        json.WriteEndObject();
    }

    private static void WriteMark(Utf8JsonWriter json, StoryView view, TellingId telling, Span at, string text)
    {
        var points = view.Points(telling).Of(at);
        json.WriteStartObject();
        json.WriteString("telling", view.Name(telling));
        json.WriteNumber("start", points.Start);
        json.WriteNumber("end", points.End);
        json.WriteString("text", view.Shown(telling, text));
        json.WriteEndObject();
    }

    /// <summary>Writes what shows something, as an object.</summary>
    public static void WriteEvidence(Utf8JsonWriter json, StoryView view, Evidence evidence)
    {
        var at = view.Points(evidence).Of(evidence.At);
        json.WriteStartObject();
        json.WriteString("telling", view.Name(evidence.Telling));
        json.WriteString("field", PlainWords.Json(evidence.Field));
        json.WriteNumber("index", evidence.Index);
        json.WriteNumber("start", at.Start);
        json.WriteNumber("end", at.End);
        json.WriteString("text", view.Shown(evidence.Telling, evidence.Text));
        json.WriteString("why", evidence.Why);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }

    private static string? Iso(DateTimeOffset? time) => time?.ToString("yyyy-MM-ddTHH:mm:sszzz");

    private static string? Iso(StatedTime? time) => time is null ? null : time.HasTime ? time.At.ToString("yyyy-MM-ddTHH:mm:sszzz") : time.At.ToString("yyyy-MM-dd");
}
