using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.Formats;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>Single reports that somebody brings by hand: a text, or the page at an address.</summary>
public static class Keeping
{
    /// <summary>The most letters of a text.</summary>
    public const int MostCharacters = 500_000;

    /// <summary>A pasted text as a capture: the same as that text in a file.</summary>
    public static Capture OfText(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var form = FormatSniffer.Of(bytes.AsSpan(0, Math.Min(bytes.Length, 16 * 1024)), "pasted.txt").Format == FileFormat.Html ? CaptureForm.Html : CaptureForm.Text;
        return new Capture { Name = NameOf(bytes), Form = form, ContentType = form == CaptureForm.Html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8", Body = bytes };
    }

    /// <summary>A fetched page as a capture; else why there is none.</summary>
    public static (Capture? Page, Problem? Problem) OfAnswer(Fetched answer)
    {
        if (answer.Outcome != FetchOutcome.Fetched || answer.IsCut)
            return (null, answer.Problem ?? new Problem("no-page", answer.Status > 0 ? $"the site answers {answer.Status}" : "the site gives no page"));
        var format = FormatSniffer.Of(answer.Body.Span[..Math.Min(answer.Body.Length, 16 * 1024)], answer.FinalUrl).Format;
        if (format is not (FileFormat.Html or FileFormat.Text)) return (null, new Problem("no-page", "there is no page at this address, but a file of another kind"));
        return (Page(answer, format == FileFormat.Html ? CaptureForm.Html : CaptureForm.Text), null);
    }

    /// <summary>A whole answer as the capture of a page.</summary>
    internal static Capture Page(Fetched answer, CaptureForm form) => new()
    {
        Name = answer.FinalUrl,
        Url = answer.FinalUrl,
        Form = form,
        ContentType = answer.Header("Content-Type") is { Length: > 0 } type ? type : null,
        Wishes = answer.Wishes,
        Fetched = answer.At,
        Body = answer.Body,
    };

    /// <summary>Puts a capture into the log.</summary>
    /// <returns>Its number and the telling it is of; else why not.</returns>
    public static async ValueTask<(TellingId? Id, Problem? Problem)> Accept(IGround ground, Capture capture, CancellationToken ct)
    {
        var (receipt, id) = (await ground.AddCaptures([Identity.Of(capture)], ct))[0];
        return receipt == Receipt.Barred ? (null, new Problem("taken-down", "it was taken down at its owner's request")) : (id, null);
    }

    private static string NameOf(byte[] bytes) => "pasted-" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..8];
}
