using System.Text;

namespace Stemma.App.Takedowns;

/// <summary>What is answered to requests by mail. Nothing in it is of the mail that it answers: its sender may be somebody else.</summary>
internal static class MailedReceipts
{
    /// <summary>Their subject; number and code are put behind it when the letter is posted.</summary>
    public const string Subject = "Your request to take a page down";

    /// <summary>Requests were kept.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="lacksPage">Whether no page was named.</param>
    /// <param name="held">The pages named that we hold.</param>
    public static string Begun(IReadOnlyList<int> numbers, bool lacksPage, IReadOnlyList<string> held)
    {
        var text = new StringBuilder();
        text.Append(numbers.Count == 1 ? $"Your mail came. It is kept as request {numbers[0]}.\n" : $"Your mail came. It is kept as {numbers.Count} requests, one for each page: {string.Join(", ", numbers)}.\n");
        if (lacksPage) text.Append("""

            Which page is meant? Answer this mail with its address, as it stands in the
            browser (https://example.org/page). Until then nobody can look at the
            request; after 30 days it is forgotten.

            """);
        else if (held.Count > 0) text.Append("\nOf the pages that you name we hold:\n").Append(string.Concat(held.Select(static h => $"  {h}\n")));
        else text.Append(numbers.Count == 1 ? "\nWe hold nothing under the address that you name. If the request is granted,\nnothing can come from there.\n" : "\nWe hold nothing under the addresses that you name. Where a request is granted,\nnothing can come from there.\n");
        text.Append("""

            It is answered within 24 hours. Is the page yours?
            Mail proves no ownership by itself: anyone can write any sender. The page of
            your case, where its address stands below, shows how to prove it; else answer
            this mail and say how we can check it.

            Answers to this mail are added to the request; leave the number in the
            subject as it is. You wrote nothing to us? Then somebody used your address,
            and you need do nothing.

            """);
        return text.ToString();
    }

    /// <summary>Where whoever asked sees the requests; "" where the site's address is not known.</summary>
    /// <param name="site">The site's own address, without a slash at its end.</param>
    /// <param name="tokens">A token for each.</param>
    public static string Cases(string? site, IReadOnlyList<string> tokens) => site is null || tokens.Count == 0 ? ""
        : $"\nHow it stands, and how to prove that the page is yours:\n{string.Concat(tokens.Select(t => $"  {site}/case/{t}\n"))}";

    /// <summary>How its receiver hears no more of us; for letters to whoever asked.</summary>
    public const string Stop = "\nAnswer with the word STOP and we never write to this address again.\n";

    /// <summary>It was granted and lifted again, and there is nothing left of it to add to.</summary>
    public static string Closed(int number) => $"""
        Request {number} is closed: what it asked for was done, and lifted again later.
        Your mail was not added to it. If a page is to be taken down, write a new mail
        with its address, as it stands in the browser (https://example.org/page).

        """;
}
