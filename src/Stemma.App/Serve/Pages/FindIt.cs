using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>Where a reader may look for an agency's report that is not here: its search page, else its home page, each called what it is.</summary>
internal static class FindIt
{
    /// <summary>The address and the words of the link; null for who is no agency of the registry.</summary>
    /// <param name="name">Whose report it is, or null.</param>
    /// <param name="title">The headline of a report that carries its text, or of the story it belongs to.</param>
    /// <param name="called">What that headline is called.</param>
    public static (string Url, string Words)? At(string? name, string title, string called = "this headline")
    {
        if (name is null || Wires.Named(name) is not { } wire) return null;
        if (OutLink.Safe(wire.Find(title)) is { } search) return (search, $"Find it at {wire.Name} (a search for {called})");
        return OutLink.Safe(wire.Home) is { } home ? (home, Home(wire)) : null;
    }

    /// <summary>What a link to an agency's home page, the last resort, is called.</summary>
    public static string Home(Wire wire) => $"{wire.Name}'s home page (the report itself was not found)";
}
