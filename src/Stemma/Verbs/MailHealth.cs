using Stemma.App;
using Stemma.App.Mail;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>What `doctor` says of mail.</summary>
internal static class MailHealth
{
    private const int MostCauses = 5;

    /// <summary>Says how mail is set, and whether its servers answer where that is asked for.</summary>
    /// <returns>What is wrong.</returns>
    public static async Task<List<Problem>> Told(Settings settings, bool check, CancellationToken ct)
    {
        var (setup, problems) = (MailSetup.Of(settings), new List<Problem>());
        Console.Out.WriteLine($"mail: {(setup.Posts ? $"letters are posted by {setup.Smtp}" : "letters are not posted, and wait on the desk: set mail.smtp and mail.from")}; "
            + (setup.Reads ? $"requests are read from {setup.Imap}, folder {setup.Folder}" : "no requests are read: set mail.imap and mail.from"));
        if ((setup.Smtp ?? setup.Imap) is not null && setup.From.Length == 0) problems.Add(new Problem("mail", "a mail server is set, but not mail.from: set it to the address that letters come from"));
        if (setup.From.Length > 0 && settings.Home is null) Console.Out.WriteLine("mail: set site.address so that letters hold the address of the case");
        if (setup.Reads && !setup.Posts) problems.Add(new Problem("mail", "requests by mail are read, but nothing answers them: set mail.smtp"));
        if (!check) return problems;
        if (setup is { Posts: true, Smtp: { } smtp }) Say("mail.smtp", await new Outbox(smtp, setup.From).Check(ct));
        if (setup is { Reads: true, Imap: { } imap }) Say("mail.imap", await new Mailbox(imap, setup.Folder).Check(ct));
        return problems;

        void Say(string setting, string? why)
        {
            if (why is null) Console.Out.WriteLine($"mail: {setting} answers");
            else problems.Add(new Problem("mail", $"{setting}: {why}"));
        }
    }

    /// <summary>Says how many letters wait and were given up, and why.</summary>
    public static void Letters(WaitingLetters letters)
    {
        if (letters.Unread > 0) Console.Out.WriteLine($"mail: {letters.Unread} mails wait unread, since too many requests of their senders, about their sites, or by mail in all wait: answer some at the site's desk");
        if (letters.Waiting + letters.GivenUp == 0) return;
        Console.Out.WriteLine($"letters: {letters.Waiting} wait, {letters.GivenUp} were given up in the last fortnight; the page /desk has their text");
        foreach (var cause in letters.First.Where(static l => l.Why is not null).GroupBy(static l => (l.Why, GivenUp: l.Again is null)).OrderByDescending(static g => g.Count()).Take(MostCauses))
            Console.Out.WriteLine($"letters: {cause.Count()} {(cause.Key.GivenUp ? "given up" : "tried again later")}: {cause.Key.Why}");
    }
}
