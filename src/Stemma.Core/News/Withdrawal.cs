namespace Stemma.Core.News;

/// <summary>What a page says of a report that was taken back.</summary>
public enum WithdrawalKind
{
    /// <summary>It stands in the place of a report of its own, or of the agency it credits, that is withdrawn.</summary>
    Notice,

    /// <summary>It stands in the place of a report of another's, which it carried.</summary>
    Removed,

    /// <summary>It goes on as a report, and a note in it says that one it was based on is withdrawn.</summary>
    Note,
}

/// <summary>The words with which a page says that a report is withdrawn.</summary>
/// <param name="Kind">What that makes of the page.</param>
/// <param name="Block">The number of the block of <see cref="Article.Blocks"/> that they stand in, from 0.</param>
/// <param name="At">Where in that block's text.</param>
/// <param name="Text">Exactly what stands there.</param>
public sealed record Withdrawal(WithdrawalKind Kind, int Block, Span At, string Text);

/// <summary>The report that stood on a page before the page said that it, or one it was based on, is withdrawn.</summary>
/// <param name="Article">As it stood last.</param>
/// <param name="Keys">What it was looked up by.</param>
/// <param name="Fetched">When it was fetched, or null.</param>
public sealed record EarlierText(Article Article, CandidateKeys Keys, DateTimeOffset? Fetched);

/// <summary>How a carrier of a withdrawn report stands to it, as last seen.</summary>
public enum CarrierState
{
    /// <summary>Its page still shows the text and says nothing of the withdrawal.</summary>
    Shows,

    /// <summary>Its page goes on as a report, with a note.</summary>
    Noted,

    /// <summary>Its page shows a notice in place of the text.</summary>
    Removed,

    /// <summary>Its page is gone.</summary>
    Gone,
}

/// <summary>That a page was looked at again, and what was there.</summary>
/// <param name="Telling">The report that stands on it.</param>
/// <param name="At">When it was looked at last.</param>
/// <param name="Gone">True where it was gone; else it stood as it was.</param>
public sealed record Sighting(TellingId Telling, DateTimeOffset At, bool Gone);

/// <summary>A report that carries the text of a withdrawn one.</summary>
/// <param name="Telling">The report.</param>
/// <param name="State">How it stands to the withdrawal.</param>
/// <param name="Seen">When its page was last looked at; null where that is not known.</param>
public sealed record Carrier(TellingId Telling, CarrierState State, DateTimeOffset? Seen);

/// <summary>A report that its own outlet or agency has withdrawn, and those that carry its text.</summary>
/// <param name="Telling">The report: its page now holds the notice.</param>
/// <param name="At">When the page says it was changed, else when the notice was fetched; null where neither is known.</param>
/// <param name="Text">The notice's own words, exactly.</param>
/// <param name="Known">Whether the report that was withdrawn was seen: else nothing can be said of who carries it.</param>
/// <param name="Carriers">Those that share its text, in log order.</param>
public sealed record Retraction(TellingId Telling, DateTimeOffset? At, string Text, bool Known, IReadOnlyList<Carrier> Carriers)
{
    /// <summary>How many still show it, as last seen.</summary>
    public int StillShow => Carriers.Count(c => c.State == CarrierState.Shows);

    /// <summary>Whether a carrier was looked at since the withdrawal: of one that was not, nothing is said of today.</summary>
    public bool SeenSince(Carrier carrier) => carrier.Seen is { } seen && (At is not { } at || seen >= at);
}
