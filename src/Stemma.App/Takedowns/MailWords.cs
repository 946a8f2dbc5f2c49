using System.Text.RegularExpressions;
using Stemma.App.Gather;
using Stemma.App.Mail;

namespace Stemma.App.Takedowns;

/// <summary>What a mail says itself: its text without what it quotes and without its signature, and the addresses of pages in it.</summary>
/// <param name="Text">The text.</param>
/// <param name="Urls">The addresses, as written; each page once.</param>
public sealed partial record MailWords(string Text, IReadOnlyList<string> Urls)
{
    /// <summary>The most pages that one mail may ask about.</summary>
    public const int MostUrls = 20;

    private const int MostUrl = 2000;

    /// <summary>Reads it.</summary>
    public static MailWords Of(ReceivedMail mail)
    {
        string text = Own(mail.Text);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var urls = Written().Matches(text + "\n" + mail.Subject).Select(static m => Whole(m.Value)).Concat(mail.Links)
            .Where(url => url.Length <= MostUrl && url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Identity.OfUrl(url) is { } hash && seen.Add(hash)).Take(MostUrls).ToList();
        return new MailWords(text.Length > 0 ? text : mail.Subject, urls);
    }

    // Lines behind ">" are quoted, and so is the line that leads to them ("On Monday Mira wrote:"); two dashes begin a signature (RFC 3676, 4.3).
    private static string Own(string text)
    {
        var own = new List<string>();
        bool quoted = false;
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(static l => l.TrimEnd())];
        foreach (string line in lines.Take(QuotedMail.Begins(lines)).TakeWhile(static l => l is not "--"))
        {
            bool quotes = line.StartsWith('>');
            if (!quotes) own.Add(line);
            else if (!quoted) DropLead(own);
            quoted = quotes;
        }
        return string.Join('\n', own).Trim();
    }

    private static void DropLead(List<string> own)
    {
        int last = own.FindLastIndex(static l => l.Length > 0);
        if (last < 0 || own.Count - last > 2 || own[last][^1] is not (':' or '：')) return;
        // It may be folded over two lines, the date in the first and the address in either.
        bool folded = last > 0 && own[last - 1].Any(char.IsDigit) && !own[last].Any(char.IsDigit) && (own[last - 1] + own[last]).Contains('@', StringComparison.Ordinal);
        int from = folded ? last - 1 : last;
        own.RemoveRange(from, own.Count - from);
    }

    private static string Whole(string written)
    {
        string url = written.TrimEnd('.', ',', ';', ':', '!', '?', '"', '\'', '»', '”', '’', '>', ']', '}', '。', '，');
        while (url.EndsWith(')') && url.Count(static c => c == ')') > url.Count(static c => c == '(')) url = url[..^1].TrimEnd('.', ',');
        return url.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + url : url;
    }

    [GeneratedRegex(@"(?:https?://|(?<![\w/.@-])www\.(?=[\w-]+\.))[^\s<>""]+", RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
