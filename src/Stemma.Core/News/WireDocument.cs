namespace Stemma.Core.News;

/// <summary>What an agency's document is.</summary>
public enum WireSort
{
    /// <summary>A report: a text, or a picture, film or sound with words to it.</summary>
    Report,

    /// <summary>A list of other documents.</summary>
    Package,

    /// <summary>What an agency means to cover.</summary>
    Planning,

    /// <summary>An event, as an entry of a calendar.</summary>
    Event,

    /// <summary>A person, place, subject or code list explained.</summary>
    Concept,
}

/// <summary>Whether an agency's document may be used (IPTC NewsCodes, "pubstatus").</summary>
public enum WireStatus
{
    /// <summary>It may; so may one that says nothing.</summary>
    Usable,

    /// <summary>Not for now; who published it takes it back.</summary>
    Withheld,

    /// <summary>Never again ("kill"); who published it takes it back.</summary>
    Canceled,
}

/// <summary>Words of a document with what they are for.</summary>
/// <param name="Value">The words: HTML where <paramref name="IsHtml"/>, else plain.</param>
/// <param name="Role">What they are for ("main", "short", "drol:caption"), or null.</param>
/// <param name="IsHtml">Whether the value is HTML.</param>
public sealed record WireText(string Value, string? Role = null, bool IsHtml = false);

/// <summary>Something named with a code: a subject, person, place, provider.</summary>
/// <param name="Code">Its code, without the scheme's alias; or a URI; or null.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Scheme">The scheme of the code: a URI, or an alias that no catalog of the document explains; or null.</param>
/// <param name="Role">What it is to the document ("subject", "cpnat:person", "photographer"), or null.</param>
public sealed record WireTerm(string? Code, string? Name, string? Scheme = null, string? Role = null)
{
    /// <summary>What to call it: the name, else the code.</summary>
    public string? Called => Name ?? Code;
}

/// <summary>A document that belongs to another: a picture beside a text, a part of a package.</summary>
public sealed record WireRelated
{
    /// <summary>The name under which the document has it ("featuremedia"), or null.</summary>
    public string? Key { get; init; }

    /// <summary>Its URI, or null.</summary>
    public string? Uri { get; init; }

    /// <summary>"picture", "text", "video"; or null.</summary>
    public string? Type { get; init; }

    /// <summary>Its headline, or null.</summary>
    public string? Headline { get; init; }

    /// <summary>Words about it: of a picture the caption.</summary>
    public string? Description { get; init; }

    /// <summary>Words for those who do not see it, or null.</summary>
    public string? AltText { get; init; }

    /// <summary>Who supplied or made it, or null.</summary>
    public string? Credit { get; init; }

    /// <summary>Where its bytes are, or null.</summary>
    public string? Href { get; init; }
}

/// <summary>
/// One document of an agency, whatever format it came in (ninjs, NewsML-G2, NewsML 1.2, NITF, IPTC 7901, ANPA 1312). Everything may be missing; times are as written, with their zone.
/// </summary>
public sealed record WireDocument
{
    /// <summary>What it is.</summary>
    public WireSort Sort { get; init; }

    /// <summary>What identifies it through all its versions (uri, guid, doc-id), or null.</summary>
    public string? Uri { get; init; }

    /// <summary>Its version as written, or null.</summary>
    public string? Version { get; init; }

    /// <summary>When this version was made.</summary>
    public DateTimeOffset? VersionCreated { get; init; }

    /// <summary>When its first version was made.</summary>
    public DateTimeOffset? FirstCreated { get; init; }

    /// <summary>Whether it may be used.</summary>
    public WireStatus Status { get; init; }

    /// <summary>Before this time it must not be used; null where nothing says so, and where the embargo is open.</summary>
    public DateTimeOffset? Embargoed { get; init; }

    /// <summary>Whether it is embargoed and until when is not said, or not as a date that can be read.</summary>
    public bool EmbargoOpen { get; init; }

    /// <summary>Why it is embargoed, or null.</summary>
    public string? EmbargoedReason { get; init; }

    /// <summary>1 (most urgent) to 9; null where nothing says it.</summary>
    public int? Urgency { get; init; }

    /// <summary>"text", "picture", "video", "audio", "composite", ... ; or null.</summary>
    public string? Type { get; init; }

    /// <summary>The agency's own name for the shape of the document, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>"full" or "partial"; or null.</summary>
    public string? Representation { get; init; }

    /// <summary>BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>A name of the document for editors, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Its headlines, the main one first.</summary>
    public IReadOnlyList<WireText> Headlines { get; init; } = [];

    /// <summary>The main headline, or null.</summary>
    public string? Headline => Headlines.Count > 0 ? Headlines[0].Value : null;

    /// <summary>The slugline, or null.</summary>
    public string? Slugline { get; init; }

    /// <summary>The byline as it is to be printed, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>The people of the byline, where they are named one by one.</summary>
    public IReadOnlyList<WireTerm> Authors { get; init; } = [];

    /// <summary>The dateline as it is to be printed, or null.</summary>
    public string? Dateline { get; init; }

    /// <summary>Where it was written, or null.</summary>
    public WireTerm? Located { get; init; }

    /// <summary>The agency that supplies it, or null.</summary>
    public WireTerm? Provider { get; init; }

    /// <summary>Whose text or facts it gives besides, or null.</summary>
    public IReadOnlyList<WireTerm> InfoSources { get; init; } = [];

    /// <summary>The credit that is to be printed, or null.</summary>
    public string? CreditLine { get; init; }

    /// <summary>The copyright notice, or null.</summary>
    public string? CopyrightNotice { get; init; }

    /// <summary>Who holds the copyright, or null.</summary>
    public WireTerm? CopyrightHolder { get; init; }

    /// <summary>How it may be used, or null.</summary>
    public string? UsageTerms { get; init; }

    /// <summary>Summaries and captions.</summary>
    public IReadOnlyList<WireText> Descriptions { get; init; } = [];

    /// <summary>The text in one or more shapes; of a report with several, one without a role or with the role "main" is read before others, and HTML before plain words.</summary>
    public IReadOnlyList<WireText> Bodies { get; init; } = [];

    /// <summary>Notes to editors.</summary>
    public IReadOnlyList<string> EdNotes { get; init; } = [];

    /// <summary>What the document says it is to the version before ("sig:correction", "update", "kill"), as written.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    /// <summary>Subjects.</summary>
    public IReadOnlyList<WireTerm> Subjects { get; init; } = [];

    /// <summary>Persons.</summary>
    public IReadOnlyList<WireTerm> People { get; init; } = [];

    /// <summary>Organisations.</summary>
    public IReadOnlyList<WireTerm> Organisations { get; init; } = [];

    /// <summary>Places.</summary>
    public IReadOnlyList<WireTerm> Places { get; init; } = [];

    /// <summary>Genres.</summary>
    public IReadOnlyList<WireTerm> Genres { get; init; } = [];

    /// <summary>The agency's services or desks that it is sent by ("i", "Sport").</summary>
    public IReadOnlyList<WireTerm> Services { get; init; } = [];

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Other ids, the role as scheme.</summary>
    public IReadOnlyList<WireTerm> AltIds { get; init; } = [];

    /// <summary>Pictures and other documents that belong to it.</summary>
    public IReadOnlyList<WireRelated> Related { get; init; } = [];

    /// <summary>How many words the agency counts, or null.</summary>
    public int? WordCount { get; init; }

    /// <summary>How the parts of its content come, in order: "inlineXML", "inlineData", "remoteContent", "itemRef".</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The role of an alternative id that marks what was written of a page or feed item.</summary>
    public const string PageRole = "stemma:page";

    /// <summary>The address of the page or feed item that it was written of, "none" where that has none; null for what is an agency's own file.</summary>
    public string? Page => AltIds.FirstOrDefault(i => i.Scheme == PageRole)?.Code;

    /// <summary>This document by the stricter of its own state and that of one inside it: who wrote either may have been told later.</summary>
    public WireDocument Within(WireDocument inner) => this with
    {
        Status = inner.Status > Status ? inner.Status : Status,
        Embargoed = Embargoed is not { } own || inner.Embargoed > own ? inner.Embargoed ?? Embargoed : own,
        EmbargoOpen = EmbargoOpen || inner.EmbargoOpen,
    };

    /// <summary>What the supplying agency is called: the registry's name, else its own here; of an address the host; null where nobody is named.</summary>
    public string? Supplier
    {
        get
        {
            var term = Provider ?? CopyrightHolder ?? (InfoSources.Count > 0 ? InfoSources[0] : null);
            foreach (var name in new[] { term?.Name, term?.Code }) if (name is not null && Wires.Named(name) is { } wire) return wire.Name;
            if (term?.Called is not { } called) return null;
            return System.Uri.TryCreate(called, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host : called.Trim();
        }
    }
}
