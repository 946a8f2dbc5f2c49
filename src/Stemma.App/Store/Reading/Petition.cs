using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>What somebody asks for.</summary>
public enum PetitionKind
{
    /// <summary>That a page be taken down.</summary>
    Takedown,

    /// <summary>That a link, a claim or a name's page be looked at again.</summary>
    Dispute,

    /// <summary>That something wrong about a person be put right.</summary>
    Correction,

    /// <summary>That a site's owner be shown who carries its texts.</summary>
    Outlet,
}

/// <summary>On what ground, as the Digital Services Act (art. 16), the DMCA (512(c)(3)) and Lumen name them.</summary>
public enum PetitionType
{
    /// <summary>None of these.</summary>
    Other,

    /// <summary>The asker's copyright in the page.</summary>
    Copyright,

    /// <summary>The asker's outlet does not want it shown.</summary>
    Unwanted,

    /// <summary>Data about a person.</summary>
    PersonalData,

    /// <summary>Illegal content.</summary>
    Illegal,

    /// <summary>A court's order.</summary>
    CourtOrder,

    /// <summary>Of a copy: nobody asked; it carries a text that was taken down.</summary>
    Copy,

    /// <summary>A person named wants the words gone.</summary>
    Erase,

    /// <summary>A person named wants something put right.</summary>
    Correct,

    /// <summary>A person named wants not to be found by the name.</summary>
    Delist,

    /// <summary>The operator did it, by the command line or at the desk.</summary>
    Operator,
}

/// <summary>What became of it.</summary>
public enum PetitionState
{
    /// <summary>It came by mail and names no page: it waits for whoever asked, and no editor sees it.</summary>
    Incomplete = -1,

    /// <summary>It waits for an editor.</summary>
    Waiting = 0,

    /// <summary>It was granted.</summary>
    Granted,

    /// <summary>It was refused, with a reason.</summary>
    Refused,

    /// <summary>It was granted, and later lifted.</summary>
    Lifted,
}

/// <summary>How it was proven that the asker owns the page's domain.</summary>
public enum ProofKind
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>A file at the domain.</summary>
    File,

    /// <summary>A DNS record of the domain.</summary>
    Dns,

    /// <summary>A letter to the domain's own address.</summary>
    Mail,
}

/// <summary>Somebody's request by the site's form.</summary>
public sealed record Petition
{
    /// <summary>Within which time a request is to be answered.</summary>
    public static TimeSpan Term { get; } = TimeSpan.FromHours(24);

    /// <summary>Its number; 0 until it is kept.</summary>
    public int Number { get; init; }

    /// <summary>What is asked for.</summary>
    public required PetitionKind Kind { get; init; }

    /// <summary>On what ground.</summary>
    public PetitionType Type { get; init; }

    /// <summary>The page's address; "" where a link or claim is meant. Forgotten once a takedown is granted.</summary>
    public string Url { get; init; } = "";

    /// <summary>The host of that address, or the domain; "" where there is none. It stays, for the public log.</summary>
    public string Host { get; init; } = "";

    /// <summary>The story that a disputed link or claim stands in, or null.</summary>
    public StoryId? Story { get; init; }

    /// <summary>What is disputed, as the page named it ("report 12, Quay News: edited", a claim's words, an unseen text's name); of a copy, how much of the removed text it carries; "" for a takedown.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Who asks, in their words. Forgotten once it is answered.</summary>
    public string Who { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How to reach them. Kept until half a year after it is answered, so that they can be heard again.</summary>
    public string Contact { get; init; } = "";

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Until when it is to be answered; null for a dispute, which is hidden at once, and for a copy, which nobody asked about.</summary>
    public DateTimeOffset? Due => Type is PetitionType.Copy || (Kind is PetitionKind.Dispute && Type is not PetitionType.Delist) ? null : At + Term;

    /// <summary>What became of it.</summary>
    public PetitionState State { get; init; }

    /// <summary>The editor's reason, or null.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was answered, or null.</summary>
    public DateTimeOffset? Answered { get; init; }

    /// <summary>How the domain was proven to be the asker's.</summary>
    public ProofKind Proof { get; init; }

    /// <summary>When its proof values were given out.</summary>
    public DateTimeOffset Issued { get; init; }

    /// <summary>SHA-256 of its token, lower-case hexadecimal; null where it has none.</summary>
    public string? Token { get; init; }

    /// <summary>Of a copy: the request whose text it carries; else null.</summary>
    public int? Parent { get; init; }

    /// <summary>Of a copy: when its publisher was written to, or null.</summary>
    public DateTimeOffset? Told { get; init; }

    /// <summary>What was said against what was decided, or null.</summary>
    public string? Counter { get; init; }

    /// <summary>Whether what was said against it waits for an editor.</summary>
    public bool CounterWaits { get; init; }

    /// <summary>Whether it waits beyond its term.</summary>
    public bool IsOverdue(DateTimeOffset now) => State == PetitionState.Waiting && Due < now;
}

/// <summary>A request as everyone may see it once it is answered: nobody's name, no words, no path.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it came.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Type">On what ground.</param>
/// <param name="Host">The host asked about; "" where a person is meant, and of one that was refused where nothing of the host stands here.</param>
/// <param name="State">What became of it.</param>
/// <param name="Proof">How the domain was proven.</param>
/// <param name="Hours">How many hours it took.</param>
public sealed record LoggedRequest(int Number, DateTimeOffset At, PetitionKind Kind, PetitionType Type, string Host, PetitionState State, ProofKind Proof, double Hours);

/// <summary>The public log.</summary>
/// <param name="Requests">Answered requests, latest first.</param>
/// <param name="Granted">How many were granted and stand.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Lifted">How many were lifted again.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="More">Whether there are older ones.</param>
public sealed record RequestLog(IReadOnlyList<LoggedRequest> Requests, int Granted, int Refused, int Lifted, int Waiting, bool More);

/// <summary>A domain that is barred whole.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="At">Since when, by the log.</param>
/// <param name="Reason">Why.</param>
public sealed record BarredDomain(string Domain, DateTimeOffset At, string Reason);
