using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>
/// The names of an article as keys that are the same in every script: the bridge to tellings whose words share nothing. The weight tells how little likely it is, in nats,
/// that a text holds such a key by chance: by how rare the word is in its language, and how many skeletons as long there are for how many names. Where a script has no capitals
/// every content word may be a name.
/// </summary>
internal static class NameKeys
{
    private const int MostNames = 32, MostWords = 64, Longest = 9, ShortestName = 3, ShortestWord = 4;
    private const double PerConsonant = 1.95; // ln 7: the classes are not equally frequent
    private const double Least = 1;
    private const ulong ScriptBits = 7;

    /// <summary>The keys, heaviest first. The script lies in the three lowest bits.</summary>
    public static IReadOnlyList<TermKey> Of(Article article, StreamTables tables)
    {
        var rarity = Background.In(article.Language, tables);
        var found = new Dictionary<ulong, (double Uses, double Rarity, int Length)>();
        bool capitals = true;
        foreach (var (text, end) in new[] { (article.Title, article.Title.Length), (article.Text, Math.Min(article.Text.Length, Terms.Depth)) })
        {
            bool opens = true;
            foreach (var token in Tokens.Of(text, 0, end))
            {
                if (token.Kind != TokenKind.Word) { opens = token.Kind == TokenKind.Mark && text[token.Start] is '.' or '!' or '?' or ':' or '"' or '“' or '„' or '«'; continue; }
                capitals &= Note(found, token.In(text), article.Language, rarity, opens);
                opens = false;
            }
        }
        int most = capitals ? MostNames : MostWords;
        var heaviest = found.OrderByDescending(f => (1 + Math.Log(f.Value.Uses)) * Math.Min(f.Value.Rarity, f.Value.Length * PerConsonant)).ThenBy(f => f.Key).Take(most).ToList();
        double chance = Math.Log(Math.Max(1, heaviest.Count));
        return [.. heaviest.Select(f => new TermKey(f.Key, (float)Math.Min(f.Value.Rarity, f.Value.Length * PerConsonant - chance))).Where(k => k.Weight >= Least)
            .OrderByDescending(k => k.Weight).ThenBy(k => k.Hash)];
    }

    /// <summary>The same key as tellings in another script hold it.</summary>
    public static ulong In(ulong key, int script) => (key & ~ScriptBits) | (uint)script;

    /// <summary>The script that lies in a key.</summary>
    public static ulong ScriptIn(ulong key) => key & ScriptBits;

    /// <summary>The key without its script.</summary>
    public static ulong Bare(ulong key) => key & ~ScriptBits;

    // False where the word's script has no capitals.
    private static bool Note(Dictionary<ulong, (double, double, int)> found, ReadOnlySpan<char> word, string language, Rarity rarity, bool opens)
    {
        if (Skeletons.ScriptOf(word[0]) is not { } script) return true;
        bool capitals = Skeletons.HasCapitals(script);
        if (capitals && (!char.IsUpper(word[0]) || opens && !(word.Length > 3 && char.IsUpper(word[1])))) return true;
        foreach (var part in word.ToString().Split('-', '\u2011'))
        {
            if (part.Length < 3) continue;
            var folded = Tokens.Fold(part);
            if (Stems.IsStopWord(folded, language)) continue;
            double rare = Math.Min(rarity.Of(Terms.Hash(TermKind.Word, Stems.Of(folded, language))), capitals ? rarity.Of(Terms.Hash(TermKind.Name, Accents.Off(folded))) : double.MaxValue);
            foreach (var skeleton in Skeletons.Of(folded).Distinct(StringComparer.Ordinal))
            {
                if (skeleton.Length < (capitals ? ShortestName : ShortestWord) || skeleton.Length > Longest) continue;
                ulong key = In(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(skeleton.AsSpan())), script);
                var known = found.GetValueOrDefault(key, (0, rare, skeleton.Length));
                found[key] = (known.Item1 + 1, Math.Min(known.Item2, rare), skeleton.Length);
            }
        }
        return capitals;
    }
}
