namespace Stemma.Tests;

/// <summary>Paths of the checkout that the tests run from, and of the evaluation data beside it.</summary>
internal static class Checkout
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory, at => File.Exists(Path.Combine(at, "Stemma.slnx")))
        ?? throw new InvalidOperationException("the tests run from outside a checkout");

    /// <summary>A path below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The shared folder beside the checkout; a test that needs it skips, with a printed line, when it is not there.</summary>
    public static string Shared(params string[] parts)
    {
        var found = Find(Root, at => Directory.Exists(Path.Combine(at, "shared", "eval")));
        if (found is null) Console.WriteLine("skipped: ../shared is not there");
        Assert.SkipWhen(found is null, "../shared is not there");
        return Path.Combine([found!, "shared", .. parts]);
    }

    private static string? Find(string from, Func<string, bool> is_)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
            if (is_(at.FullName)) return at.FullName;
        return null;
    }
}
