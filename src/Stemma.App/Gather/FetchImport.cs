using Stemma.App.Gather.Fetching;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>Reads addresses as captures, as <see cref="FileImport"/> reads files: a page is one, a container is split.</summary>
/// <param name="fetcher">Fetches; its cap is that of pages and records too.</param>
public sealed class FetchImport(Fetcher fetcher)
{
    /// <summary>What stands at an address, in order; one refusal where nothing can be had.</summary>
    public async Task<IReadOnlyList<Offer>> Read(string url, CancellationToken ct)
    {
        var answer = await fetcher.Fetch(new FetchRequest(url), ct);
        if (answer.Outcome != FetchOutcome.Fetched)
            return [new Offer(null, (answer.Problem ?? new Problem("no-answer", "it gave nothing")) with { Place = url }, 0)];
        using var body = new MemoryStream(answer.Body.ToArray());
        return [.. Contents.Of(answer.FinalUrl, body, fetcher.MaxBytes).Select(found => new Offer(found.Capture is { } capture ? Placed(capture, url, answer) : null, found.Refusal, body.Length))];
    }

    // A page is where it was fetched; an item of a feed or archive says itself where it is.
    private static Capture Placed(Capture capture, string url, Fetched answer) => capture.Form is CaptureForm.Item or CaptureForm.Wire || capture.Url is not null
        ? capture with { Fetched = capture.Fetched ?? answer.At }
        : capture with { Name = url, Url = answer.FinalUrl, ContentType = answer.Header("Content-Type"), Fetched = answer.At };
}
