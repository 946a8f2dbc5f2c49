using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>What people ask for by the site's form: kept until an editor answers. Who asked is forgotten with the answer.</summary>
public sealed class Inbox(IPetitions petitions, TimeProvider time)
{
    /// <summary>The most letters of the reason, and of any other line but the address.</summary>
    public const int MostReason = 4000, MostLine = 300;

    /// <summary>What is wrong with a request; null where it can be kept.</summary>
    public static Problem? Check(Petition petition) => petition switch
    {
        { Kind: PetitionKind.Takedown } when Identity.OfUrl(petition.Url) is null => new Problem("no-address", "write the page's address, as it stands in the browser: https://example.org/page"),
        { Kind: PetitionKind.Dispute, Subject: "" } => new Problem("no-subject", "say what you dispute"),
        _ when petition.Reason.Trim().Length == 0 => new Problem("no-reason", "write a reason: an editor reads it"),
        _ when petition.Reason.Length > MostReason => new Problem("too-long", $"the reason is longer than {MostReason} letters"),
        _ when new[] { petition.Who, petition.Contact, petition.Subject }.Any(f => f.Length > MostLine) || petition.Url.Length > 2000 => new Problem("too-long", "one of the lines is too long"),
        _ => null,
    };

    /// <summary>Keeps a request.</summary>
    /// <returns>Its number; null where too many wait.</returns>
    public ValueTask<int?> Ask(Petition petition, CancellationToken ct) => petitions.Add(petition, ct);

    /// <summary>Answers one.</summary>
    /// <returns>What it asked for; null where none of this number waits.</returns>
    public ValueTask<Petition?> Answer(int number, bool granted, string reason, CancellationToken ct) =>
        petitions.Answer(number, granted ? PetitionState.Granted : PetitionState.Refused, reason, time.GetUtcNow(), ct);
}
