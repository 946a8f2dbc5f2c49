using System.Collections;
using System.Text.Json;
using Stemma.App.Gather.Fetching;

namespace Stemma.App;

/// <summary>A setting.</summary>
/// <param name="Key">Its name in stemma.json ("read.workers"); as a variable STEMMA_READ_WORKERS.</param>
/// <param name="Text">What it does.</param>
public abstract record Setting(string Key, string Text)
{
    /// <summary>Its name as an environment variable.</summary>
    public string Variable => "STEMMA_" + Key.ToUpperInvariant().Replace('.', '_');

    /// <summary>What it takes, for people ("a whole number from 1 to 64").</summary>
    public abstract string Takes { get; }

    /// <summary>What it is when nothing sets it.</summary>
    internal abstract object Unset { get; }

    /// <summary>Whether its value is shown to nobody, and is taken from the file and the environment only: others on the machine can read arguments.</summary>
    public bool Secret { get; init; }

    /// <summary>The value that words make; an error that says what is wrong with them (null: it is not what the setting takes).</summary>
    /// <param name="words">One from a variable or an option, those of an array from the file.</param>
    internal abstract (object? Value, string? Error) Read(IReadOnlyList<string> words);
}

/// <summary>A setting that is a whole number with a range.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Default">What it is when nothing sets it.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Most">Its greatest value.</param>
/// <param name="Text">What it does.</param>
public sealed record NumberSetting(string Key, int Default, int Least, int Most, string Text) : Setting(Key, Text)
{
    /// <inheritdoc/>
    public override string Takes => $"a whole number from {Least} to {Most}";

    internal override object Unset => Default;

    internal override (object? Value, string? Error) Read(IReadOnlyList<string> words) =>
        words is [var word] && int.TryParse(word, out int number) && number >= Least && number <= Most ? (number, null) : (null, null);
}

/// <summary>A setting that is a line of text; empty when nothing sets it.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Form">What it takes ("a web address or a mail address").</param>
/// <param name="Text">What it does.</param>
/// <param name="Check">Says what is wrong with a value, or null.</param>
public sealed record TextSetting(string Key, string Form, string Text, Func<string, string?> Check) : Setting(Key, Text)
{
    /// <inheritdoc/>
    public override string Takes => Form;

    internal override object Unset => "";

    internal override (object? Value, string? Error) Read(IReadOnlyList<string> words) =>
        words is not [var word] ? (null, null) : word.Trim() is var text && text.Any(char.IsControl) ? (null, null) : text.Length > 0 && Check(text) is { } error ? (null, error) : (text, null);
}

/// <summary>A setting that is a list of texts: an array in the file, divided by commas elsewhere; empty when nothing sets it.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Form">What it takes ("a list of hosts").</param>
/// <param name="Text">What it does.</param>
/// <param name="Check">Says what is wrong with an entry, or null.</param>
public sealed record ListSetting(string Key, string Form, string Text, Func<string, string?> Check) : Setting(Key, Text)
{
    /// <inheritdoc/>
    public override string Takes => Form;

    internal override object Unset => Array.Empty<string>();

    internal override (object? Value, string? Error) Read(IReadOnlyList<string> words)
    {
        string[] entries = [.. words.SelectMany(w => w.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        return entries.Select(Check).FirstOrDefault(e => e is not null) is { } error ? (null, error) : (entries, null);
    }
}

/// <summary>All settings, declared once: stemma.json in the data folder, then STEMMA_* variables, then options. What is misspelt or out of range stops the start.</summary>
public sealed class Settings
{
    /// <summary>Pages read at once.</summary>
    public static readonly NumberSetting ReadWorkers = new("read.workers", 2, 1, 64, "pages read at once; one a core is enough");

    /// <summary>Captures in one transaction.</summary>
    public static readonly NumberSetting WriteBatch = new("write.batch", 32, 1, 1024, "captures in one transaction; more is faster on slow disks");

    /// <summary>Tellings kept at hand.</summary>
    public static readonly NumberSetting CacheTellings = new("cache.tellings", 128, 64, 1_000_000, "tellings kept in memory, about 100 kB each with what was read of them");

    /// <summary>The largest page or record of an import.</summary>
    public static readonly NumberSetting ImportMaxMegabytes = new("import.maxMegabytes", 32, 1, 1024, "the largest page, record or feed that is imported, unpacked, in MB");

    /// <summary>A sentence model that helps to see translations.</summary>
    public static readonly TextSetting LineageEncoder = new("lineage.encoder", "a folder, by its full path or from the data folder",
        "a sentence model of many languages (model.onnx with sentencepiece.bpe.model or vocab.txt) that helps to see translations; unset, none is loaded. After a change, 'stemma reprocess --from lineage' places what stands with it too", static _ => null);

    /// <summary>How many days captured pages are held.</summary>
    public static readonly NumberSetting CapturesDays = new("captures.days", 365, 1, 36_500,
        "the days that the bytes of a captured page are held, from its fetch or from when it came in, whichever is later (captures.megabytes may end it before); then they go while gather or serve runs, and its text, its hash and all that came of it stay; a page of which nothing could be read is held twice as long");

    /// <summary>How much captured pages may take.</summary>
    public static readonly NumberSetting CapturesMegabytes = new("captures.megabytes", 50, 1, 10_000_000,
        "what captured pages may take on disk, packed, in MB; beyond it the bytes of the oldest go while gather or serve runs (as do those older than captures.days), and their text stays; those of which nothing could be read may take as much again");

    /// <summary>Whom the owners of sites may ask about us.</summary>
    public static readonly TextSetting Contact = new("contact", "a web address or a mail address",
        "whom the owners of sites may ask; it is named to every site that is fetched from", ContactCheck);

    /// <summary>How readers reach whoever runs the site.</summary>
    public static readonly TextSetting SiteContact = new("site.contact", "a text, or the name of a .txt file in the data folder",
        "how readers and owners of pages reach you; a site that others can reach must say it", static _ => null);

    /// <summary>Who runs the site.</summary>
    public static readonly TextSetting SiteImprint = new("site.imprint", "a text, or the name of a .txt file in the data folder",
        "who runs the site; a site that others can reach must say it", static _ => null);

    /// <summary>What is done with what is learned of readers.</summary>
    public static readonly TextSetting SitePrivacy = new("site.privacy", "a text, or the name of a .txt file in the data folder",
        "what the site does with what it learns of its readers; a site that others can reach must say it", static _ => null);

    /// <summary>The terms of those who write comments.</summary>
    public static readonly TextSetting SiteTerms = new("site.terms", "a text, or the name of a .txt file in the data folder",
        "the terms that whoever writes a comment agrees to; unset, our own", static _ => null);

    /// <summary>Whether readers write comments.</summary>
    public static readonly TextSetting CommentsMode = new("comments.mode", "off, pre or post",
        "readers' comments: off for none, pre where a moderator reads each before it is shown, post where each is shown at once unless a check holds it; unset, pre, but off on a site that others can reach until an account with the role of moderator or admin exists",
        static how => how is "off" or "pre" or "post" ? null : "write off, pre or post");

    /// <summary>Whether others come through a proxy on this machine.</summary>
    public static readonly NumberSetting SiteBehindProxy = new("site.behindProxy", 0, 0, 1,
        "1 where a proxy on this machine brings others to the site: it then keeps the rules of an open site although it listens to this machine only");

    /// <summary>Whether only this machine reaches the site, whatever it listens to.</summary>
    public static readonly NumberSetting SiteOnlyHere = new("site.onlyHere", 0, 0, 1,
        "1 where only this machine reaches the site although it listens to more, as in a container: it answers to localhost alone, shows excerpts, and whole texts once you sign in by the link that it prints");

    /// <summary>Where the site listens.</summary>
    public static readonly TextSetting SiteUrls = new("site.urls", "addresses divided by semicolons", "where serve and demo listen when --urls does not say", static _ => null);

    /// <summary>Who may have an account.</summary>
    public static readonly TextSetting AccountsJoin = new("accounts.join", "invite or open",
        "who may have an account: invite (unset means so) for whom an admin sends a link, open for every reader with a mail address", static how => how is "invite" or "open" ? null : "write invite or open");

    /// <summary>The site's own address as hubs reach it.</summary>
    public static readonly TextSetting WebSubCallback = new("websub.callback", "a web address without a query",
        "the site's own address as hubs on the net reach it (https://news.example.org): serve then asks the hubs that feeds name to tell what is new at once (WebSub), and polls those feeds rarely; unset, hubs are not used", static address => SiteAddress(address) is null ? "it is none" : null);

    /// <summary>The site's own address in letters.</summary>
    public static readonly TextSetting SiteHome = new("site.address", "a web address without a query",
        "the site's own address as its readers reach it (https://news.example.org), for links in letters and invitations; unset, the address of websub.callback; without both, letters hold no links, and no domain is proven by mail", static address => SiteAddress(address) is null ? "it is none" : null);

    /// <summary>Whom DNS is asked of.</summary>
    public static readonly TextSetting DnsServer = new("dns.server", "an address with a port (9.9.9.9:53)",
        "the resolver that is asked for the TXT records by which owners of domains prove themselves; unset, the system's", static server => System.Net.IPEndPoint.TryParse(server, out _) ? null : "it is none");

    /// <summary>The most time of a search.</summary>
    public static readonly NumberSetting SiteSearchSeconds = new("site.searchSeconds", 10, 1, 600, "the most seconds that a search of the site's readers may take");

    /// <summary>Hosts of the operator's own net that may be fetched from.</summary>
    public static readonly ListSetting AllowHosts = new("allowHosts", "origins (http://wiki.example:8080) or hosts (wiki, 10.0.0.7:8080)",
        "your own hosts that may be fetched from although they are no public ones, exactly as listed", FetchGuard.Check);

    /// <summary>The pause between two requests to an origin.</summary>
    public static readonly NumberSetting FetchGapMilliseconds = new("fetch.gapMilliseconds", 1000, 0, 600_000, "the least pause between two requests to one site");

    /// <summary>The longest pause that a site's robots.txt may ask for.</summary>
    public static readonly NumberSetting FetchLongestGapSeconds = new("fetch.longestGapSeconds", 30, 1, 3600, "the longest pause that a robots.txt may ask for by Crawl-delay");

    /// <summary>The most time of one fetch.</summary>
    public static readonly NumberSetting FetchSeconds = new("fetch.seconds", 30, 1, 600, "the most seconds that one fetch may take, redirects included");

    /// <summary>The most time of connecting.</summary>
    public static readonly NumberSetting FetchConnectSeconds = new("fetch.connectSeconds", 10, 1, 120, "the most seconds that connecting may take");

    /// <summary>The largest page or feed that is fetched.</summary>
    public static readonly NumberSetting FetchMaxMegabytes = new("fetch.maxMegabytes", 16, 1, 512, "the largest page or feed that is fetched, unpacked, in MB");

    /// <summary>The most redirects of one fetch.</summary>
    public static readonly NumberSetting FetchMaxRedirects = new("fetch.maxRedirects", 10, 0, 20, "the most redirects that one fetch follows");

    /// <summary>Origins asked at once.</summary>
    public static readonly NumberSetting GatherAtOnce = new("gather.atOnce", 2048, 1, 4096, "sites asked at once; each gets one request at a time, and those that hang or pause hold a place");

    /// <summary>The least time between two polls of a feed.</summary>
    public static readonly NumberSetting GatherFloorMinutes = new("gather.floorMinutes", 10, 1, 1440, "the least minutes between two polls of a feed");

    /// <summary>The most time between two polls of a feed.</summary>
    public static readonly NumberSetting GatherCeilingMinutes = new("gather.ceilingMinutes", 360, 1, 1440, "the most minutes between two polls of a feed that answers");

    /// <summary>How often a page is tried for.</summary>
    public static readonly NumberSetting GatherPageTries = new("gather.pageTries", 5, 1, 20, "how often a page is tried for before the report enters as its feed gives it");

    /// <summary>Our own mail address.</summary>
    public static readonly TextSetting MailFrom = new("mail.from", "a mail address", "the address that letters to those who ask for a takedown come from, and that they answer to", static a => Mail.Outbox.IsAddress(a) ? null : "it is none");

    /// <summary>Where letters are posted.</summary>
    public static readonly TextSetting MailSmtp = new("mail.smtp", "host:port", "the mail server that letters are posted by (SMTP); unset, requests are taken all the same and letters wait on the desk", PlaceCheck);

    /// <summary>How the connection to it is secured.</summary>
    public static readonly TextSetting MailSmtpTls = new("mail.smtpTls", "starttls, tls or none", "how the connection to mail.smtp is secured; starttls when unset; none for a server on this machine only: all goes in plain, the password too", TlsCheck);

    /// <summary>Who signs in at the mail server.</summary>
    public static readonly TextSetting MailUser = new("mail.user", "a user's name", "who signs in at mail.smtp; unset, nobody does", static _ => null);

    /// <summary>His password.</summary>
    public static readonly TextSetting MailPassword = new("mail.password", "a password", "the password of mail.user; in stemma.json or STEMMA_MAIL_PASSWORD, never an argument", static _ => null) { Secret = true };

    /// <summary>Where mail is read.</summary>
    public static readonly TextSetting MailImap = new("mail.imap", "host:port", "the mail server that requests by mail are read from (IMAP); unset, none are", PlaceCheck);

    /// <summary>How the connection to it is secured.</summary>
    public static readonly TextSetting MailImapTls = new("mail.imapTls", "starttls, tls or none", "how the connection to mail.imap is secured; starttls when unset", TlsCheck);

    /// <summary>Who signs in there.</summary>
    public static readonly TextSetting MailImapUser = new("mail.imapUser", "a user's name", "who signs in at mail.imap; unset, mail.user", static _ => null);

    /// <summary>His password.</summary>
    public static readonly TextSetting MailImapPassword = new("mail.imapPassword", "a password", "the password of mail.imapUser; unset, mail.password", static _ => null) { Secret = true };

    /// <summary>The folder that is read.</summary>
    public static readonly TextSetting MailImapFolder = new("mail.imapFolder", "a folder's name", "the folder of mail.imap that is read; unset, INBOX. Every unseen mail in it is taken for a request", static _ => null);

    /// <summary>How often mail is read.</summary>
    public static readonly NumberSetting MailPollSeconds = new("mail.pollSeconds", 120, 1, 86_400, "the seconds between two looks into mail.imap");

    /// <summary>How fast the program's clock runs.</summary>
    public static readonly NumberSetting ClockSpeed = new("clock.speed", 1, 1, 3600, "seconds of program time a second of real time, for demos and rehearsals");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        ReadWorkers, WriteBatch, CacheTellings, ImportMaxMegabytes, LineageEncoder, CapturesDays, CapturesMegabytes,
        Contact, SiteContact, SiteImprint, SitePrivacy, SiteTerms, CommentsMode, SiteBehindProxy, SiteOnlyHere, SiteUrls, SiteSearchSeconds, SiteHome, DnsServer, AccountsJoin, WebSubCallback, AllowHosts, FetchGapMilliseconds, FetchLongestGapSeconds, FetchSeconds, FetchConnectSeconds, FetchMaxMegabytes, FetchMaxRedirects,
        GatherAtOnce, GatherFloorMinutes, GatherCeilingMinutes, GatherPageTries,
        MailFrom, MailSmtp, MailSmtpTls, MailUser, MailPassword, MailImap, MailImapTls, MailImapUser, MailImapPassword, MailImapFolder, MailPollSeconds, ClockSpeed,
    ];

    // Variables that are no settings: where the data lies, and what tests and traces use.
    private static readonly string[] OtherVariables = ["STEMMA_DATA", "STEMMA_TRACE", "STEMMA_EVAL"];

    private readonly Dictionary<string, (object Value, string From)> _set = new(StringComparer.Ordinal);

    /// <summary>The value of a setting.</summary>
    public int this[NumberSetting setting] => (int)Value(setting);

    /// <inheritdoc cref="this[NumberSetting]"/>
    public string this[TextSetting setting] => (string)Value(setting);

    /// <inheritdoc cref="this[NumberSetting]"/>
    public IReadOnlyList<string> this[ListSetting setting] => (string[])Value(setting);

    /// <summary>The site's own address as hubs reach it, without a slash at its end; null where hubs are not used.</summary>
    public string? Callback => this[WebSubCallback] is { Length: > 0 } address ? SiteAddress(address) : null;

    /// <summary>The site's own address as it stands in letters, without a slash at its end; null where none is known.</summary>
    public string? Home => this[SiteHome] is { Length: > 0 } address ? SiteAddress(address) : Callback;

    /// <summary>The value of any setting, as a person reads it.</summary>
    public string Shown(Setting setting) => Value(setting) switch
    {
        string { Length: > 0 } when setting.Secret => "set",
        string[] list => list.Length == 0 ? "none" : string.Join(", ", list),
        "" => "none",
        var value => value.ToString()!,
    };

    /// <summary>What set it: a file, a variable, an option, or "default".</summary>
    public string From(Setting setting) => _set.TryGetValue(setting.Key, out var set) ? set.From : "default";

    /// <summary>Whether somebody set it.</summary>
    public bool IsSet(Setting setting) => _set.ContainsKey(setting.Key);

    /// <summary>Reads them.</summary>
    /// <param name="file">Path of stemma.json; it need not be there.</param>
    /// <param name="variables">The environment.</param>
    /// <param name="options">KEY=VALUE pairs of the command line.</param>
    /// <exception cref="SettingException">A key is unknown or a value is none.</exception>
    public static Settings Read(string file, IDictionary variables, IEnumerable<string> options)
    {
        var settings = new Settings();
        if (File.Exists(file)) settings.ReadFile(file);
        foreach (DictionaryEntry variable in variables)
        {
            if (variable.Key is not string name || !name.StartsWith("STEMMA_", StringComparison.Ordinal) || OtherVariables.Contains(name)) continue;
            var setting = All.FirstOrDefault(s => s.Variable == name) ?? throw Unknown(name, name, All.Select(s => s.Variable).Concat(OtherVariables));
            settings.Set(setting, [variable.Value as string ?? ""], name);
        }
        foreach (string option in options)
        {
            int equals = option.IndexOf('=');
            if (equals < 0) throw new SettingException($"--set {option}: write --set KEY=VALUE");
            var setting = Named(option[..equals], "--set");
            if (setting.Secret) throw new SettingException($"--set {setting.Key}: others on this machine can read arguments; put it into stemma.json or {setting.Variable}");
            settings.Set(setting, [option[(equals + 1)..]], "--set");
        }
        return settings;
    }

    private void ReadFile(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new SettingException($"{file}: must hold one object, {{\"read.workers\": 2}}");
            ReadObject(json.RootElement, "", file);
        }
        catch (JsonException broken)
        {
            throw new SettingException($"{file}: is not JSON: {broken.Message}");
        }
    }

    private void ReadObject(JsonElement element, string prefix, string file)
    {
        foreach (var property in element.EnumerateObject())
        {
            string key = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object) ReadObject(property.Value, key + ".", file);
            else if (property.Value.ValueKind == JsonValueKind.Array) Set(Named(key, file), [.. property.Value.EnumerateArray().Select(e => e.ToString())], file);
            else Set(Named(key, file), [property.Value.ToString()], file);
        }
    }

    private object Value(Setting setting) => _set.TryGetValue(setting.Key, out var set) ? set.Value : setting.Unset;

    private void Set(Setting setting, IReadOnlyList<string> words, string from)
    {
        var (value, error) = setting.Read(words);
        _set[setting.Key] = (value ?? throw new SettingException(
            $"{from}: {setting.Key} is {(setting.Secret ? "no line of text" : $"\"{string.Join(", ", words)}\"")}{(error is null ? "" : $": {error}")}; it takes {setting.Takes} ({setting.Text})"), from);
    }

    private static string? PlaceCheck(string place) => Mail.MailServer.Split(place) is null ? "it is no host and port" : null;

    private static string? TlsCheck(string word) => Mail.MailServer.TlsOf(word) is null ? "it is none of these" : null;

    private static string? ContactCheck(string contact) =>
        contact.Any(c => c is <= ' ' or > '~' or '(' or ')') || !(contact.StartsWith("https://", StringComparison.Ordinal) || contact.StartsWith("http://", StringComparison.Ordinal) || contact.Contains('@', StringComparison.Ordinal))
            ? "it is neither" : null;

    /// <summary>An address that others are asked to call, without a slash at its end; null where it is no http or https address, or has a query, a fragment or a user's name.</summary>
    public static string? SiteAddress(string address) =>
        WebAddress.Parse(address).Address is { } whole && !address.AsSpan().ContainsAny('?', '#') && !whole.Url.Contains('?', StringComparison.Ordinal) ? whole.Url.TrimEnd('/') : null;

    private static Setting Named(string key, string from) => All.FirstOrDefault(s => s.Key == key) ?? throw Unknown(key, from, All.Select(s => s.Key));

    private static SettingException Unknown(string key, string from, IEnumerable<string> known)
    {
        string nearest = known.MinBy(k => Distance(k, key))!;
        return new SettingException($"{from}: there is no setting \"{key}\"" + (Distance(nearest, key) <= 4 ? $"; did you mean {nearest}?" : $"; there are: {string.Join(", ", known)}"));
    }

    /// <summary>How many letters are put in, left out or taken for another between two short names, letter case aside (Wagner and Fischer 1974).</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}

/// <summary>A setting is misspelt or out of range: wrong usage.</summary>
public sealed class SettingException(string message) : InvalidOperationException(message);
