using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Feeds;

/// <summary>People of feeds.</summary>
internal static class FeedPeople
{
    /// <summary>Reads an element: name, email and address inside it, else its text.</summary>
    public static FeedPerson? Of(FeedScope scope, XmlElement e)
    {
        var parts = e.Elements.ToList();
        if (parts.Count == 0) return e.Text.Trim() is { Length: > 0 } text ? Parse(text) : null;
        string? Part(params string[] names) => parts.Where(p => names.Contains(p.Name.ToLowerInvariant())).Select(p => p.Text.Trim()).FirstOrDefault(t => t.Length > 0);
        var url = Part("uri", "url", "homepage");
        var person = new FeedPerson(Part("name"), Part("email"), FeedUrls.Absolute(url, scope.Base(e)));
        return person is { Name: null, Email: null, Url: null } ? (e.Text.Trim() is { Length: > 0 } loose ? Parse(loose) : null) : person;
    }

    /// <summary>The people of the first of the named elements that there is.</summary>
    public static IReadOnlyList<FeedPerson> Of(FeedScope scope, XmlElement parent, params string[] keys)
    {
        foreach (var key in keys)
        {
            List<FeedPerson> found = [.. scope.All(parent, key).Select(p => Of(scope, p)).OfType<FeedPerson>()];
            if (found.Count > 0) return found;
        }
        return [];
    }

    /// <summary>The first of some people as one string, or null.</summary>
    public static string? Written(IReadOnlyList<FeedPerson> people) => people.Count == 0 ? null : Written(people[0]);

    /// <summary>Reads "name (email)", "email (name)", "name &lt;email&gt;", a name or an email.</summary>
    public static FeedPerson Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return new FeedPerson(text.Trim(), null, null);
        int from = at, to = at + 1;
        while (from > 0 && IsOfEmail(text[from - 1])) from--;
        while (to < text.Length && IsOfEmail(text[to])) to++;
        var email = text[from..to].TrimEnd('.');
        if (from == at || to == at + 1 || !email[(at - from)..].Contains('.', StringComparison.Ordinal)) return new FeedPerson(text.Trim(), null, null);
        var name = (text[..from] + text[to..]).Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).Replace("&lt;&gt;", "", StringComparison.Ordinal).Trim();
        if (name.StartsWith('(') && name.EndsWith(')')) name = name[1..^1].Trim();
        return new FeedPerson(name.Length == 0 ? null : name, email, null);
    }

    /// <summary>A person as one string: "name (email)", or what there is.</summary>
    public static string? Written(FeedPerson? p) => p switch
    {
        null => null,
        { Name: { } name, Email: { } email } => $"{name} ({email})",
        { Name: { } name } => name,
        { Email: { } email } => email,
        _ => p.Url,
    };

    private static bool IsOfEmail(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+' or '%';
}
