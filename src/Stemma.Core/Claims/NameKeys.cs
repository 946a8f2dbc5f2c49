using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>One key for all ways a story writes a name: "Mara Lind", "Lind", "Mara-Lind".</summary>
internal sealed class NameKeys
{
    private readonly Dictionary<string, string> _full; // first or last word of a full name -> the commonest full name with it

    private NameKeys(Dictionary<string, string> full) => _full = full;

    /// <summary>Learns the full names of a story.</summary>
    public static NameKeys Of(IEnumerable<NameMention> mentions)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mention in mentions)
        {
            if (mention.Kind is NameKind.Place or NameKind.Organisation) continue;
            var name = Plain(mention.Name);
            if (name.Contains(' ', StringComparison.Ordinal)) counts[name] = counts.GetValueOrDefault(name) + 1;
        }
        var full = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, _) in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            var parts = name.Split(' ');
            full.TryAdd(parts[^1], name);
            full.TryAdd(parts[0], name);
        }
        return new NameKeys(full);
    }

    /// <summary>The key of a name.</summary>
    public string Of(string name)
    {
        var plain = Plain(name);
        return plain.Contains(' ', StringComparison.Ordinal) ? plain : _full.GetValueOrDefault(plain, plain);
    }

    /// <summary>Folded words divided by single spaces; hyphens, possessives and a leading article gone.</summary>
    public static string Plain(string name)
    {
        var words = new List<string>();
        foreach (var token in Tokens.Of(name))
        {
            if (token.Kind == TokenKind.Mark) continue;
            words.AddRange(Tokens.Fold(token.In(name)).Split('-', StringSplitOptions.RemoveEmptyEntries));
        }
        if (words.Count > 1 && words[0] is "the" or "der" or "die" or "das" or "le" or "la" or "el") words.RemoveAt(0);
        return string.Join(' ', words);
    }
}
