using System.CommandLine;
using System.Data.Common;
using Stemma.App;
using Stemma.App.Serve;
using Stemma.App.Store.Reading;
using Stemma.App.Vectors;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma doctor`: what is there, whether it fits together, and what to do.</summary>
internal static class DoctorVerb
{
    private const int MostFeeds = 50;

    public static Command Create()
    {
        var command = new Command("doctor", """
            Checks the data folder, the settings, the lock, the database and its indexes, and says what to do about what it finds.

            Example: stemma doctor --data /srv/stemma
            """);
        var data = DataOptions.On(command);
        var mail = new Option<bool>("--check-mail") { Description = "also connect to the mail servers of the settings, and sign in" };
        command.Add(mail);
        command.SetAction((parsed, ct) => Run(data.Start(parsed), parsed.GetValue(mail), ct));
        return command;
    }

    private static async Task<int> Run(AppStart start, bool checkMail, CancellationToken ct)
    {
        Console.Out.WriteLine($"data folder: {start.Data}");
        foreach (var setting in Settings.All)
            Console.Out.WriteLine($"setting: {setting.Key} = {start.Settings.Shown(setting)} ({start.Settings.From(setting)}; {setting.Takes}): {setting.Text}");
        var problems = await MailHealth.Told(start.Settings, checkMail, ct);
        string? model = Encoder(start, problems);
        if (!File.Exists(start.Database))
        {
            foreach (var problem in problems) Console.Out.WriteLine($"problem: {problem}");
            Console.Out.WriteLine("database: none yet; 'stemma import PATH' makes it");
            return problems.Count == 0 ? Outcome.Done : Outcome.Refused;
        }
        Console.Out.WriteLine($"lock: {Holder(start)}");
        await Database(start, problems, model, ct);
        foreach (var problem in problems) Console.Out.WriteLine($"problem: {problem}");
        Console.Out.WriteLine(problems.Count == 0 ? "all is well" : $"{problems.Count} problem(s)");
        return problems.Count == 0 ? Outcome.Done : Outcome.Refused;
    }

    // The sentence model's name; null where none is set, or it cannot be used.
    private static string? Encoder(AppStart start, List<Problem> problems)
    {
        try
        {
            using var encoder = SentenceEncoder.Of(start);
            if (encoder is not null) Console.Out.WriteLine($"sentence model: {encoder.Model.Name}, vectors of {encoder.Dimensions} numbers");
            return encoder?.Model.Name;
        }
        catch (SettingException broken)
        {
            problems.Add(new Problem("sentence-model", broken.Message));
            return null;
        }
    }

    // Those that fare ill with what to do; a site's trouble is none of this folder's.
    private static void Feeds(IReadOnlyList<SourceHealth> feeds, DateTimeOffset now)
    {
        if (feeds.Count == 0) return;
        var ill = feeds.Where(f => f.Muted is not null || f.Trouble is not null).ToList();
        int never = feeds.Count(f => f.Muted is null && f.LastPoll is null);
        Console.Out.WriteLine($"feeds: {feeds.Count} followed; {feeds.Count - ill.Count - never} answer well, {never} not asked yet, {ill.Count(f => f.Muted is null)} in trouble, {ill.Count(f => f.Muted is not null)} polled no more");
        foreach (var feed in ill.OrderByDescending(f => f.Failures).Take(MostFeeds))
        {
            Console.Out.WriteLine($"feed: {feed.Url}: {HealthWords.Of(feed, now)}");
            if (feed.Muted is null && HealthWords.Cure(feed) is { } cure) Console.Out.WriteLine($"      {cure}");
        }
        if (ill.Count > MostFeeds) Console.Out.WriteLine($"feed: and {ill.Count - MostFeeds} more; the page /sources has them all");
        foreach (var feed in feeds)
            if (HealthWords.OfHub(feed, now) is { } hub) Console.Out.WriteLine($"feed: {feed.Url}: {hub}");
        foreach (var feed in feeds.Where(f => f.Settings != new FeedSettings())) Console.Out.WriteLine($"feed: {feed.Url}: its own settings: {HealthWords.Own(feed.Settings)}");
    }

    private static string Holder(AppStart start)
    {
        var (held, by) = DataLock.Take(start.Data, "doctor");
        held?.Dispose();
        return by is null ? "free" : $"held by {by}";
    }

    private static async Task Database(AppStart start, List<Problem> problems, string? model, CancellationToken ct)
    {
        try
        {
            await using var app = await StemmaApp.OpenToRead(start, ct);
            var has = await app.Store.Reading.Holdings(ct);
            Console.Out.WriteLine($"database: {new FileInfo(start.Database).Length / 1024} kB; {has.Captures} captures, {has.Tellings} reports, {has.Stories} stories, {has.Unread} captures without a report, {has.Tombstones} tombstones, {has.Decisions} decisions");
            Console.Out.WriteLine(await app.Held(ct));
            MailHealth.Letters(await app.Store.Reading.Letters(1000, ct));
            Feeds(await app.Store.Reading.Sources((await app.Clock(ct)).GetUtcNow(), ct), (await app.Clock(ct)).GetUtcNow());
            problems.AddRange(await app.Store.Reading.Check(ct));
            var now = (await app.Clock(ct)).GetUtcNow();
            if ((await app.Store.Reading.Petitions(int.MaxValue, ct)).Where(p => p.IsOverdue(now)).ToList() is { Count: > 0 } overdue)
                problems.Add(new Problem("overdue", $"{(overdue.Count == 1 ? "1 request waits" : $"{overdue.Count} requests wait")} longer than {Petition.Term.TotalHours:0} hours, the oldest since {overdue.Min(p => p.At):yyyy-MM-dd HH:mm}: answer at the site's desk (number {string.Join(", ", overdue.Take(9).Select(p => p.Number))})"));
            if (!problems.Exists(p => p.Code == "sentence-model") && await app.Store.Reading.PlacedOtherwise(model, ct) is > 0 and var otherwise)
                problems.Add(new Problem("sentence-model", $"{(otherwise == 1 ? "1 report was" : $"{otherwise} reports were")} placed {(model is null ? "with a sentence model, and none is set now" : $"without the sentence model {model} or with another")}: run 'stemma reprocess --from lineage' to place all alike"));
            foreach (var step in Enum.GetValues<Step>())
                if (await app.Store.Reading.Older(step, Steps.Version(step), ct) is > 0 and var older)
                    problems.Add(new Problem("older-version", $"{older} rows were made by an older version of this program: run 'stemma reprocess --from {step.ToString().ToLowerInvariant()}'"));
        }
        catch (Exception broken) when (broken is DbException or InvalidDataException)
        {
            problems.Add(new Problem("unreadable", $"{broken.Message}: restore the last backup with 'stemma restore FILE'", start.Database));
        }
    }
}
