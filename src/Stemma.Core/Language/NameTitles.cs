namespace Stemma.Core.Language;

/// <summary>Tells titles from names: "Minister of Trade Ana Doe" is "Ana Doe".</summary>
internal static class NameTitles
{
    /// <summary>The first word after a run's title; <paramref name="from"/> where the run has none.</summary>
    public static int After(List<NameWord> words, int from, int to)
    {
        for (int i = to - 2; i >= from; i--)
        {
            if (!NameWords.Titles.Contains(words[i].Folded)) continue;
            if (i > from && NameWords.FirstNames.Contains(words[i - 1].Folded) && !NameWords.Titles.Contains(words[i - 1].Folded)) continue;
            int name = AfterOffice(words, i + 1, to);
            return name < to && IsPerson(words, name, to) ? name : from;
        }
        return from;
    }

    // Goes over "." and over "of Natural Resources and Ecology".
    private static int AfterOffice(List<NameWord> words, int i, int to)
    {
        while (i < to && words[i].Folded.Length == 0) i++;
        if (i >= to || words[i].Folded is not ("of" or "for" or "für")) return SkipOffice(words, i, to, false);
        return SkipOffice(words, i, to, true);
    }

    private static int SkipOffice(List<NameWord> words, int i, int to, bool of)
    {
        while (i < to - 1 && (NameWords.Modifiers.Contains(words[i].Folded) || words[i].Folded.Length == 0 ||
            (of && (words[i].Folded is "of" or "for" or "für" or "and" or "und" or "the" || NameWords.Domains.Contains(words[i].Folded))))) i++;
        return i;
    }

    private static bool IsPerson(List<NameWord> words, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (NameWords.Organisations.Contains(words[i].Folded) || words[i].Folded is "of" or "for" or "and") return false;
        }
        return !NameWords.Suffixes.Contains(words[from].Folded) || to - from > 1;
    }
}
