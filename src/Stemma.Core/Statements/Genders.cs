using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Whether a person is called "he" or "she", as far as the name itself and what stands before it tell (Data/genders.tsv).</summary>
internal static class Genders
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = DataFile.Rows(typeof(Genders), "genders.tsv")
        .ToFrozenDictionary(r => r[0], r => r[1].Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether what stands before a short name ("Ms Brandt") speaks against the full one ("Tilo Brandt"): another one of that name.</summary>
    public static bool Clash(string text, NameMention name) =>
        name.Text.Length < name.Name.Length && Lead(NameIndex.WordBefore(text, name.At.Start)) is { } said && Of("", name.Name) is { } known && said != known;

    /// <summary>'h' for he, 's' for she, null where it cannot be told.</summary>
    /// <param name="before">The word right before the name, without its full stop; "" for none.</param>
    /// <param name="name">The name in full.</param>
    public static char? Of(string before, string name)
    {
        if (Lead(before) is { } lead) return lead;
        int end = name.IndexOf(' ', StringComparison.Ordinal);
        var first = Tokens.Fold(end < 0 ? name : name[..end]);
        return Words["he-first"].Contains(first) ? 'h' : Words["she-first"].Contains(first) ? 's' : null;
    }

    private static char? Lead(string before) => Words["he-lead"].Contains(before) ? 'h' : Words["she-lead"].Contains(before) ? 's' : null;
}
