using Stemma.App.Accounts;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Comments;

/// <summary>A comment as its writer sent it.</summary>
/// <param name="Story">The story's number, or that of one of its reports.</param>
/// <param name="Parent">The comment that it answers, or null.</param>
/// <param name="By">Who writes.</param>
/// <param name="Name">A guest's name.</param>
/// <param name="Mail">A guest's mail address.</param>
/// <param name="Text">Its words, in Markdown.</param>
/// <param name="Agrees">Whether he agrees to the terms.</param>
public sealed record Written(int Story, int? Parent, Sender By, string Name, string Mail, string Text, bool Agrees)
{
    /// <summary>What it cites, or null.</summary>
    public CitedPlace? Cites { get; init; }

    /// <summary>Who reads comments of this story first.</summary>
    public CommentMode Mode { get; init; }

    /// <summary>The languages of its story.</summary>
    public IReadOnlyCollection<string> Languages { get; init; } = [];
}

/// <summary>Who sends something.</summary>
/// <param name="Account">His account's number; null for a guest.</param>
/// <param name="Secret">What a guest's browser, or the address of his private page, holds; null for none yet.</param>
/// <param name="Network">The network that it comes from ("192.0.2.7").</param>
public sealed record Sender(int? Account, string? Secret, string Network);

/// <summary>What became of a comment that was sent.</summary>
/// <param name="Number">Its number; null where it was not kept.</param>
/// <param name="State">How it stands.</param>
/// <param name="Secret">What a guest finds it again by; null for an account.</param>
/// <param name="Problem">What is wrong; its code names the field.</param>
public sealed record Sent(int? Number, CommentState State, string? Secret, Problem? Problem);

/// <summary>Readers' comments, as their writers and readers see them.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="time">The clock of those who sit before the site.</param>
/// <param name="key">The secret that hashes are keyed with.</param>
/// <param name="set">What the operator set for the whole site; null where nothing was.</param>
/// <param name="words">Words that are watched for.</param>
public sealed class Talk(IStore store, TimeProvider time, byte[] key, CommentMode? set, WatchedWords words)
{
    /// <summary>How long a writer may change his words.</summary>
    public static readonly TimeSpan EditWindow = TimeSpan.FromMinutes(5);

    /// <summary>The most letters of a comment.</summary>
    public const int MostLetters = Length.Most;

    /// <summary>The most letters of an appeal, or of what is said against a comment.</summary>
    public const int MostSaid = 2000;

    private readonly Traces _traces = new(key);

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The moderators' side.</summary>
    public Moderation Moderation { get; } = new(store.Comments, time);

    private IComments Kept => store.Comments;

    /// <summary>Who reads a story's comments first.</summary>
    /// <param name="story">The story.</param>
    /// <param name="onlyHere">Whether this machine alone reaches the site. Others write nothing until there is a moderator, where the operator set nothing.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<CommentMode> Mode(StoryId story, bool onlyHere, CancellationToken ct)
    {
        var site = await SiteMode(onlyHere, ct);
        return site == CommentMode.Off ? site : await Kept.Mode(story, ct) ?? site;
    }

    /// <summary>The same for the whole site.</summary>
    public async ValueTask<CommentMode> SiteMode(bool onlyHere, CancellationToken ct) => set ?? (onlyHere || await Kept.HasModerator(ct) ? CommentMode.Before : CommentMode.Off);

    /// <summary>Takes a comment.</summary>
    public async Task<Sent> Write(Written written, CancellationToken ct)
    {
        if (written.Mode == CommentMode.Off) return Not("off", "No comments are taken here.");
        if (await Wrong(written, ct) is { } wrong) return new Sent(null, default, null, wrong);
        if (written.By.Account is { } account) written = written with { Mail = (await store.Accounts.Of(account, ct))?.Person.Mail ?? "" };
        string? secret = written.By.Account is null ? written.By.Secret ?? Secret.Draw() : null;
        var taken = await Kept.Add(New(written, secret), seen => Checks.Rule(Draft(written, seen)), ct);
        if (taken is null) return Not("gone", "What you answer, or the story, is not there any more.");
        return taken.Number is null ? Not("text", taken.Ruling.Why) : new Sent(taken.Number, taken.Ruling.State!.Value, secret, null);
    }

    /// <summary>Gives a comment other words, within <see cref="EditWindow"/>.</summary>
    public async Task<Sent> Edit(int number, Sender by, string text, CommentMode mode, IReadOnlyCollection<string> languages, CancellationToken ct)
    {
        if (await Own(number, by, ct) is not { } own) return Not("gone", "There is no such comment of yours.");
        var changed = new Written(own.Telling.Value, own.Parent, by, own.Name, "", text.Trim(), true) { Mode = mode, Languages = languages };
        var now = time.GetUtcNow();
        var taken = await Kept.Edit(number, New(changed, by.Secret), now - EditWindow, seen => Checks.Rule(Draft(changed, seen)), ct);
        if (taken is null) return Not("late", "It can no longer be changed: five minutes passed, somebody answered it, or a moderator decided on it.");
        return taken.Number is null ? Not("text", taken.Ruling.Why) : new Sent(number, taken.Ruling.State!.Value, by.Secret, null);
    }

    /// <summary>Whether its writer may still change it.</summary>
    public bool MayEdit(Comment comment) => comment is { State: CommentState.Held or CommentState.Published, Decided: null } && comment.At + EditWindow > time.GetUtcNow();

    /// <summary>Erases one comment, or all, of whoever asks.</summary>
    /// <returns>How many.</returns>
    public ValueTask<int> Erase(Sender by, int? number, CancellationToken ct) => Nobody(by) ? ValueTask.FromResult(0) : Kept.Erase(Known(by), number, time.GetUtcNow(), ct);

    /// <summary>What somebody wrote, newest first.</summary>
    public async Task<IReadOnlyList<Comment>> Of(Sender by, CancellationToken ct) => Nobody(by) ? [] : await Kept.Of(Known(by), ct);

    /// <summary>His history; what stands between him and the next comment is in it.</summary>
    public async Task<WriterPast?> Past(Sender by, CancellationToken ct) => Nobody(by) ? null : await Kept.Past(Known(by), ct);

    /// <summary>One comment, or null.</summary>
    public ValueTask<Comment?> One(int number, CancellationToken ct) => Kept.One(number, ct);

    /// <summary>A story's threads.</summary>
    public ValueTask<CommentThreads> Threads(StoryId story, int skip, int count, CancellationToken ct) => Kept.Of(story, skip, count, ct);

    /// <summary>A part of one thread, by the replies in it; null where the story has none that begins with this comment.</summary>
    public ValueTask<CommentThread?> Thread(StoryId story, int root, int skip, int count, CancellationToken ct) => Kept.Thread(story, root, skip, count, ct);

    /// <summary>A story's published comments, newest first.</summary>
    public ValueTask<IReadOnlyList<Comment>> Newest(StoryId story, int skip, int count, CancellationToken ct) => Kept.Newest(story, skip, count, ct);

    /// <summary>Says something against a rejection: once.</summary>
    public async Task<Problem?> Appeal(int number, Sender by, string said, CancellationToken ct)
    {
        string text = said.Trim();
        if (text.Length is 0 or > MostSaid) return new Problem("text", $"Say in 1 to {MostSaid} letters why the decision is wrong.");
        return !Nobody(by) && await Kept.Appeal(number, Known(by), text, time.GetUtcNow(), ct) ? null : new Problem("gone", "You can appeal once, against a comment of yours that was rejected.");
    }

    /// <summary>Reports a comment.</summary>
    /// <returns>The token of the page that says what became of it; or what is wrong, by field.</returns>
    public async Task<(string? Token, Problem? Problem)> Report(int comment, CommentReason? kind, string said, string who, string contact, bool goodFaith, string network, CancellationToken ct)
    {
        const int most = 30; // of one network in a day
        string text = said.Trim(), name = who.Trim(), mail = contact.Trim();
        if (kind is not { } reason) return (null, new Problem("kind", "Say what is wrong with it."));
        if (text.Length > MostSaid || name.Length > 100) return (null, new Problem("words", $"Say it in {MostSaid} letters at most, and your name in 100."));
        if (reason == CommentReason.Illegal)
        {
            // What a notice must hold: Regulation (EU) 2022/2065, article 16 (2).
            if (text.Length == 0) return (null, new Problem("words", "Say why it is against the law."));
            if (name.Length == 0) return (null, new Problem("who", "Write your name: who calls something illegal says who he is."));
            if (Naming.WrongMail(mail) is { } wrong) return (null, new Problem("contact", wrong));
            if (!goodFaith) return (null, new Problem("faith", "Confirm that what you say is accurate and complete as far as you know."));
        }
        string token = Secret.Draw();
        var report = new NewReport(comment, reason, text, name, reason == CommentReason.Illegal ? mail : "", Traces.Secret(token), _traces.Net(network), time.GetUtcNow());
        return await Kept.Report(report, most, ct) is null ? (null, new Problem("gone", "The comment is not shown any more, or very many reports came from your network today.")) : (token, null);
    }

    /// <summary>The report of a token, or null.</summary>
    public ValueTask<CommentReport?> ReportOf(string token, CancellationToken ct) => Kept.ReportOf(Traces.Secret(token), ct);

    /// <summary>What a suspended or banned writer is told.</summary>
    public static string Barring(Sanction bar) => Barred.Words(bar);

    /// <summary>By what a cited passage is known again: where the report reads otherwise, nothing is cited.</summary>
    public static string Mark(string passage) => Traces.Alike(passage);

    private static Sent Not(string code, string message) => new(null, default, null, new Problem(code, message));

    private static bool Nobody(Sender by) => by is { Account: null, Secret: null };

    private async Task<Problem?> Wrong(Written written, CancellationToken ct) =>
        written.By.Account is null && Naming.WrongName(written.Name) is { } name ? new Problem("name", name)
        : written.By.Account is null && await store.Accounts.Called(Naming.Key(written.Name), ct) is not null ? new Problem("name", "Somebody has an account by this name: sign in, or choose another.")
        : written.By.Account is null && Naming.WrongMail(written.Mail) is { } mail ? new Problem("mail", mail)
        : !written.Agrees ? new Problem("terms", "Agree to the terms first.")
        : null;

    // A guest is who holds his secret; his mail address and network only tell on him.
    private Writer Known(Sender by) => by.Account is { } account ? new Writer(account, null, null, null) : new Writer(null, Traces.Secret(by.Secret!), null, _traces.Net(by.Network));

    private async Task<Comment?> Own(int number, Sender by, CancellationToken ct) => (await Of(by, ct)).FirstOrDefault(c => c.Number == number && c.State != CommentState.Erased);

    private NewComment New(Written w, string? secret) => new(
        new TellingId(w.Story), w.Parent,
        new Writer(w.By.Account, w.By.Account is not null || secret is null ? null : Traces.Secret(secret), w.Mail.Length > 0 ? _traces.Mail(w.Mail) : null, _traces.Net(w.By.Network)),
        w.By.Account is null ? w.Name.Trim() : "", w.Text, Traces.Alike(w.Text), w.Cites, time.GetUtcNow());

    private Draft Draft(Written w, Seen seen) => new(w.Text, w.Name, w.Mode, w.Languages, seen, words, time.GetUtcNow());
}
