namespace Stemma.App.Serve;

/// <summary>What the operator of a site says about who reaches it, beyond what its addresses tell.</summary>
public enum Reach
{
    /// <summary>Whoever its addresses let in.</summary>
    AsItListens,

    /// <summary>A proxy on this machine brings others to it; the proxy's word for whose request it is, is taken.</summary>
    BehindProxy,

    /// <summary>This machine alone, although it listens to more: it answers to this machine's own names.</summary>
    OnlyHere,
}

/// <summary>Reads it.</summary>
public static class Reaching
{
    /// <summary>What the settings say; of both, that others come.</summary>
    public static Reach Of(Settings settings) =>
        settings[Settings.SiteBehindProxy] == 1 ? Reach.BehindProxy : settings[Settings.SiteOnlyHere] == 1 ? Reach.OnlyHere : Reach.AsItListens;
}
