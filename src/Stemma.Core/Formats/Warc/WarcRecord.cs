using Stemma.Core.News;

namespace Stemma.Core.Formats.Warc;

/// <summary>One record of an archive.</summary>
public sealed record WarcRecord
{
    /// <summary>Where it begins: the byte of the file; in a compressed file the byte where its gzip member begins.</summary>
    public required long Offset { get; init; }

    /// <summary>WARC-Type in lower case ("response"); "response" and "arc_header" for ARC.</summary>
    public required string Type { get; init; }

    /// <summary>WARC-Target-URI without angle brackets, spaces encoded; null where there is none.</summary>
    public string? TargetUri { get; init; }

    /// <summary>WARC-Date; null where there is none or it is none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>WARC-Record-ID.</summary>
    public string? Id { get; init; }

    /// <summary>The HTTP status of a response; 0 for other records.</summary>
    public int Status { get; init; }

    /// <summary>The HTTP headers of a response, else the record's own.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The payload: of a response the body, transfer and content encoding undone.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What was wrong with it, while it could still be read.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The first value of a header (any case), or null.</summary>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }
        return null;
    }

    /// <summary>The record as a capture of a page: a successful response, or a resource, of an http address; null for all others.</summary>
    public Capture? ToCapture()
    {
        if (Type is not ("response" or "resource" or "conversion") || (Type == "response" && Status is not (200 or 203)) || Body.Length == 0) return null;
        if (Web.PageUrl.Normalise(TargetUri ?? "", null) is null || !TargetUri!.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return null;
        var type = Header("Content-Type");
        var form = type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase) ? CaptureForm.Html
            : type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) ? CaptureForm.Text
            : (CaptureForm?)null;
        return form is null ? null : new Capture { Name = TargetUri, Url = TargetUri, Form = form.Value, ContentType = type, Wishes = Web.OwnerWishes.OfHeaders(Headers.Select(h => (h.Key, h.Value))), Fetched = Date, Body = Body };
    }
}

/// <summary>What reading an archive comes upon next: a record, or a place that is none.</summary>
/// <param name="Record">The record, or null.</param>
/// <param name="Problem">Why there is none, with the offset; null where there is one.</param>
public readonly record struct WarcEntry(WarcRecord? Record, Problem? Problem);
