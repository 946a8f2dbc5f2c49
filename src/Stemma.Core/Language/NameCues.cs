using Stemma.Core.News;

namespace Stemma.Core.Language;

/// <summary>Tells a name's kind from its own words and from what stands beside it. The strongest cue decides.</summary>
internal static class NameCues
{
    /// <summary>The kind of words <paramref name="from"/> to <paramref name="to"/>, and how sure, 0 to 5.</summary>
    /// <param name="words">The text's words.</param>
    /// <param name="from">First word.</param>
    /// <param name="to">First word after.</param>
    /// <param name="known">What the gazetteer says.</param>
    /// <param name="text">The text.</param>
    public static (NameKind Kind, int Weight) Of(List<NameWord> words, int from, int to, NameKind known, string text)
    {
        if (known != NameKind.Unknown) return (known, 4);
        string first = words[from].Folded, last = words[to - 1].Folded;
        if (HasOrganisationHead(words, from, to)) return (NameKind.Organisation, 4);
        if (to - from > 1 && (NameWords.Places.Contains(last) || first is "lake" or "mount" or "cape" or "fort" or "port" or "rio")) return (NameKind.Place, 4);
        if (to - from > 1 && NameWords.FirstNames.Contains(first) && to - from <= 5) return (NameKind.Person, 4);
        if (to - from == 1 && IsAcronym(text.AsSpan(words[from].At.Start, words[from].At.Length))) return (NameKind.Organisation, 3);
        if (IsInitialled(words, from, to)) return (NameKind.Person, 4);
        string before = from > 0 && words[from].Glued ? words[from - 1].Folded : "", after = to < words.Count && words[to].Glued ? words[to].Folded : "";
        if (NameWords.PersonNouns.Contains(before) && !words[from - 1].Capital) return (NameKind.Person, 3);
        if (to - from is 2 or 3 && NameWords.EastSurnames.Contains(first)) return (NameKind.Person, 3);
        if (OpensApposition(words, to, text)) return (NameKind.Person, 3);
        if (BeforeEntry(words, to, text)) return (NameKind.Place, 3);
        if (NameWords.PlaceBefore.Contains(before)) return (NameKind.Place, before is "in" or "near" or "outside" or "nach" ? 3 : 1);
        if (NameWords.Organisations.Contains(after) && !words[to].Capital) return (NameKind.Organisation, 3);
        if (NameWords.Places.Contains(after) && !words[to].Capital) return (NameKind.Place, 2);
        return to - from is 2 or 3 && VerbFollows(words, to) && !IsArticle(before) && !HasAcronym(words, from, to, text) ? (NameKind.Person, 2) : (NameKind.Unknown, 0);
    }

    /// <summary>Whether a verb that persons are subjects of follows, an adverb between them allowed.</summary>
    public static bool VerbFollows(List<NameWord> words, int to)
    {
        if (to >= words.Count || !words[to].Glued) return false;
        if (NameWords.Verbs.Contains(words[to].Folded) && !words[to].Capital) return true;
        bool adverb = words[to].Folded is "also" or "later" or "then" or "earlier" or "has" or "had" || words[to].Folded.EndsWith("ly", StringComparison.Ordinal);
        return adverb && to + 1 < words.Count && NameWords.Verbs.Contains(words[to + 1].Folded);
    }

    /// <summary>Two to six capitals, digits and full stops allowed among them: "KCNA", "G20", "F.C.".</summary>
    public static bool IsAcronym(ReadOnlySpan<char> word)
    {
        int capitals = 0;
        foreach (char c in word)
        {
            if (char.IsUpper(c)) capitals++;
            else if (c != '.' && c != '-' && !char.IsDigit(c)) return false;
        }
        return capitals >= 2 && word.Length <= 7 || capitals == 1 && word.Length is 2 or 3 && char.IsDigit(word[^1]);
    }

    private static bool HasOrganisationHead(List<NameWord> words, int from, int to)
    {
        if (to - from > 1 && NameWords.Organisations.Contains(words[to - 1].Folded)) return true;
        for (int i = from; i + 1 < to; i++)
        {
            bool of = words[i + 1].Folded is "of" or "for" or "für" or "de" or "des" or "du" or "del" or "della" || words[i + 1].At.Length == 1;
            if (of && NameWords.Organisations.Contains(words[i].Folded)) return true;
        }
        return false;
    }

    // "das Thema Radfahren ist", "the Alder Watch said": no persons.
    private static bool IsArticle(string word) => word is "the" or "der" or "die" or "das" or "dem" or "den" or "des" or "ein" or "eine" or "einer" or "eines" or "im" or "am" or "zum" or "zur" or "vom" or "le" or "el" or "il";

    private static bool HasAcronym(List<NameWord> words, int from, int to, string text)
    {
        for (int i = from; i < to; i++) if (words[i].At.Length > 2 && IsAcronym(text.AsSpan(words[i].At.Start, words[i].At.Length))) return true;
        return false;
    }

    // "Ana M. Doe", "J. Doe".
    private static bool IsInitialled(List<NameWord> words, int from, int to)
    {
        for (int i = from; i + 2 < to; i++) if (words[i].At.Length == 1 && words[i].Capital && words[i + 1].Folded.Length == 0) return true;
        return NameWords.Suffixes.Contains(words[to - 1].Folded) && to - from > 2;
    }

    // "Doe, 42," and "Doe, a lawyer" and "Doe, the trade ministry's spokesperson" and "Doe, who".
    private static bool OpensApposition(List<NameWord> words, int to, string text)
    {
        if (to + 2 >= words.Count || text[words[to].At.Start] != ',' || words[to].At.Start != words[to - 1].At.End) return false;
        if (words[to + 1].Folded == "0") return words[to + 1].At.Length == 2 && text[words[to + 2].At.Start] is ',' or '.';
        if (words[to + 1].Folded is "who" or "whose") return true;
        for (int i = to + 1; i < Math.Min(words.Count, to + 9) && words[i].Folded.Length > 0; i++)
        {
            if (NameWords.PersonNouns.Contains(words[i].Folded)) return true;
            if (words[i].Folded is "said" or "is" or "was" or "and" or "where") return false;
        }
        return false;
    }

    // "Smallville, Kansas".
    private static bool BeforeEntry(List<NameWord> words, int to, string text)
    {
        if (to + 1 >= words.Count || text[words[to].At.Start] != ',' || !words[to + 1].Capital || !words[to + 1].Glued) return false;
        int end = NameRuns.EntryEnd(words, to + 1, text);
        return end > to + 1 && Gazetteer.Find(text[words[to + 1].At.Start..words[end - 1].At.End]) is { Kind: NameKind.Place };
    }
}
