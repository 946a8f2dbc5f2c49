using System.Globalization;
using System.Text;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>What agencies send as captures: a document is one. A document's uri is its identity, so that its next version is a revision of the same report.</summary>
public static class Supplies
{
    /// <summary>The documents of a file, and why others are none of ours.</summary>
    internal static IEnumerable<(Capture?, Problem?)> Of(string path, byte[] bytes, FileFormat format)
    {
        var file = WireReader.Read(bytes, format);
        int number = 0, reports = 0;
        foreach (var document in file.Documents)
        {
            string place = file.Documents.Count == 1 ? path : $"{path}#{++number}";
            if (HoldsNone(document) is { } why)
            {
                // What a package or message lists beside its reports is no loss.
                if (document.Sort != WireSort.Package || file.Documents.Count == 1) yield return (null, new Problem("no-report", why, place));
                else reports++;
                continue;
            }
            reports++;
            yield return (Capture(document, place), null);
        }
        if (file.Documents.Count == 0) yield return (null, (file.Problems is [.., var last] ? last : new Problem("no-report", "It holds no item of an agency.")) with { Place = path });
        else if (file.Problems.FirstOrDefault(p => p.Code is "ninjs-not-json" or "xml-not-closed" or "xml-too-big") is { } broken) yield return (null, broken with { Place = path });
    }

    /// <summary>Whether a file is ninjs, one object a line, which is read line by line.</summary>
    internal static bool IsLines(FileFormat format, ReadOnlySpan<byte> head)
    {
        if (format != FileFormat.Ninjs) return false;
        var text = Encoding.UTF8.GetString(head).AsSpan().TrimStart('\uFEFF').TrimStart();
        int end = text.IndexOf('\n');
        return text.Length > 0 && text[0] == '{' && (end < 0 ? head.Length >= 16 * 1024 && !text.Contains("\n", StringComparison.Ordinal) : text[..end].TrimEnd().EndsWith('}') && text[(end + 1)..].TrimStart().StartsWith('{'));
    }

    /// <summary>The documents of ninjs lines.</summary>
    internal static IEnumerable<(Capture?, Problem?)> Lines(string path, Stream stream, int cap)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        for (int number = 1; Line(reader, cap) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (line.Length > cap) yield return (null, new Problem("too-large", $"The line is longer than {cap >> 20} million characters; it was left out.", $"{path}:{number}"));
            else foreach (var found in Of($"{path}:{number}", Encoding.UTF8.GetBytes(line), FileFormat.Ninjs)) yield return found;
        }
    }

    /// <summary>What of a capture may be taken in at a time.</summary>
    /// <param name="capture">A capture of any form.</param>
    /// <param name="now">The event clock: the newest time that the log has seen.</param>
    /// <param name="held">Whether an earlier version of it is held. One that must not be used is then taken in as the notice that the report is taken back, and so is a kill of what is no report.</param>
    /// <returns>The capture, as a notice where it is one; or null and why not.</returns>
    public static (Capture? Capture, Problem? Refusal) Judge(Capture capture, DateTimeOffset now, bool held)
    {
        if (capture.Form != CaptureForm.Wire || WireJson.Read(capture.Body.Span) is not { } document) return (capture, null);
        if (document.Status != WireStatus.Usable && !held && NoReport(document) is { } none) return (null, new Problem("no-report", none));
        if (document.Status == WireStatus.Canceled || Hold(document, now) is not { } why) return (capture, null);
        if (!held) return (null, why);
        return (document.Status == WireStatus.Withheld ? capture : capture with { Body = WireJson.Write(document with { Status = WireStatus.Withheld }) }, null);
    }

    /// <summary>What a document says against its use, for those who look at it without a clock; null where it says nothing.</summary>
    public static Problem? Warning(Capture capture) =>
        capture.Form == CaptureForm.Wire && WireJson.Read(capture.Body.Span) is { Status: not WireStatus.Canceled } document && Hold(document, null) is { } why ? why with { Place = capture.Name } : null;

    private static Problem? Hold(WireDocument document, DateTimeOffset? now)
    {
        string because = document.EmbargoedReason is { } reason ? $" ({reason})" : "";
        if (document.Status == WireStatus.Withheld) return new Problem("withheld", "its agency withholds it: it says \"withheld\" and must not be used; import the version that its agency releases");
        if (document.EmbargoOpen) return new Problem("embargoed", $"embargoed{because}, and until when is not said, or not as a date that can be read; import the version that its agency releases");
        if (document.Embargoed is not { } until || until <= now) return null;
        if (now is null) return new Problem("embargoed", $"embargoed until {Said(until)}{because}; it must not be published before");
        string clock = now <= DateTimeOffset.UnixEpoch ? "this folder holds nothing of a later time" : $"the newest that this folder has seen is of {Said(now.Value)}";
        return new Problem("embargoed", $"embargoed until {Said(until)}{because}, and {clock}; import it again after that time");
    }

    private static Capture Capture(WireDocument document, string place) => new()
    {
        Name = document.Uri ?? place,
        ImportId = document.Uri,
        Url = Address(document.Page) ?? Address(document.Uri), // so that what was taken down there stays away
        Outlet = document.Supplier,
        Form = CaptureForm.Wire,
        ContentType = "application/json",
        Fetched = document.VersionCreated ?? document.FirstCreated,
        Body = WireJson.Write(document),
    };

    private static string? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? text : null;

    // A kill and what is withheld may be empty; everything else has a text to read.
    private static string? HoldsNone(WireDocument document) => document switch
    {
        { Status: WireStatus.Canceled, Uri: not null } => null,
        { Status: WireStatus.Withheld, Uri: not null, Sort: WireSort.Report } => null,
        _ when NoReport(document) is { } none => none,
        _ when HasText(document) => null,
        _ => "It has no text.",
    };

    private static string? NoReport(WireDocument document) => document switch
    {
        { Sort: WireSort.Package } => "It is a package, which lists other items; import the items.",
        { Sort: WireSort.Planning } => "It is what an agency plans to cover, and no report.",
        { Sort: WireSort.Event } => "It is an event of a calendar, and no report.",
        { Sort: WireSort.Concept } => "It explains codes, persons or places (a concept, knowledge or catalog item), and is no report.",
        { Type: "picture" or "graphic" or "video" or "audio" } when !HasText(document) => $"It is {(document.Type is "audio" ? "a sound" : $"a {document.Type}")} without a text, and no report.",
        _ => null,
    };

    private static bool HasText(WireDocument document) => document.Bodies.Any(b => !string.IsNullOrWhiteSpace(b.Value));

    private static string Said(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    // A line; of one over the cap only the first characters, one more than the cap.
    private static string? Line(StreamReader reader, int cap)
    {
        var made = new StringBuilder();
        int c;
        while ((c = reader.Read()) >= 0 && c != '\n') if (made.Length <= cap) made.Append((char)c);
        return c < 0 && made.Length == 0 ? null : made.ToString();
    }
}
