using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather.Fetching;

/// <summary>Bodies unpacked under a cap: as the headers say, and where they say nothing or lie, as the bytes say.</summary>
internal static class Decoding
{
    /// <summary>The unpacked body, and what was wrong with it: cut, too large, an encoding that is not known.</summary>
    public static (ReadOnlyMemory<byte> Body, Problem? Problem) Of(Answer answer, int cap)
    {
        var problems = new List<Problem>();
        var body = HttpBody.Decode(answer.Body, answer.Header("Content-Encoding"), cap, problems);
        if (Unlabelled(body.Span) is { } packing) body = HttpBody.Decode(body, packing, cap, problems);
        if (problems.Exists(p => p.Code == "http-body-too-long")) return (body, new Problem("too-large", $"the answer is larger than {cap >> 10} KiB unpacked"));
        if (answer.Problem is not null) return (body, answer.Problem);
        if (problems.Find(p => p.Code == "http-encoding-broken") is { } broken)
            return (body, new Problem(body.Length > 0 ? Fetched.CutCode : "bad-encoding", broken.Message));
        return (body, problems.Count > 0 ? problems[0] : null);
    }

    private static string? Unlabelled(ReadOnlySpan<byte> b) => b is [0x1F, 0x8B, 8, ..] ? "gzip" : b is [0x28, 0xB5, 0x2F, 0xFD, ..] ? "zstd" : null;
}
