namespace Stemma.App.Store.Reading;

/// <summary>Where it stands with the hub of a feed.</summary>
public enum HubState
{
    /// <summary>It is asked, or is to be, and has not confirmed it.</summary>
    Asked,

    /// <summary>It confirmed that it tells what is new, until its lease ends.</summary>
    Active,

    /// <summary>It does not want to.</summary>
    Denied,
}

/// <summary>How the hub of a feed fares, as people may see it.</summary>
/// <param name="Hub">Its address.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why it denied, or what was wrong the last time it was asked; null where nothing was.</param>
/// <param name="Expires">When its lease ends; null before the first.</param>
/// <param name="Told">When it last told something new.</param>
/// <param name="Next">When it is asked again.</param>
public sealed record HubHealth(string Hub, HubState State, string? Reason, DateTimeOffset? Expires, DateTimeOffset? Told, DateTimeOffset Next)
{
    /// <summary>Whether it tells at a moment what is new.</summary>
    public bool TellsAt(DateTimeOffset now) => State == HubState.Active && Expires > now;
}
