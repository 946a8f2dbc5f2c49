namespace Stemma.Core.Language;

/// <summary>Finds stretches of words that are written like a name: capitals, joined by particles and, for bodies, by "of" and "and".</summary>
internal static class NameRuns
{
    private const int LongestRun = 14;

    /// <summary>The runs as ranges of word positions, end exclusive, in order.</summary>
    public static IEnumerable<(int From, int To)> Of(List<NameWord> words, string text, string language)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (!words[i].Capital) continue;
            int entry = EntryEnd(words, i, text);
            if (entry <= i && !Opens(words, i)) continue;
            int to = End(words, i, Math.Max(entry, i + 1), text, language);
            yield return (i, to);
            i = to - 1;
        }
    }

    // "Bosnia and Herzegovina", "Rio de Janeiro", "The Hague": an entry of the gazetteer holds together. 0 where none begins here.
    internal static int EntryEnd(List<NameWord> words, int from, string text)
    {
        int best = 0;
        if (!Gazetteer.MayBegin(words[from].Folded)) return 0;
        for (int to = from + 1; to <= words.Count && to - from <= Gazetteer.LongestEntry; to++)
        {
            if (to - 1 > from && !words[to - 1].Glued && !AfterDot(words, to - 1, text)) break;
            if (words[to - 1].Capital && Gazetteer.Find(text[words[from].At.Start..words[to - 1].At.End]) is not null) best = to;
            if (words[to - 1].Possessive) break;
        }
        return best;
    }

    // "Jan" is a month only where no surname follows.
    private static bool Opens(List<NameWord> words, int at) => !NameWords.Never.Contains(words[at].Folded) ||
        (NameWords.FirstNames.Contains(words[at].Folded) && at + 1 < words.Count && words[at + 1].Glued && (words[at + 1].Capital || NameWords.Particles.Contains(words[at + 1].Folded)));

    private static int End(List<NameWord> words, int from, int to, string text, string language)
    {
        bool joined = false;
        while (to < words.Count && to - from < LongestRun)
        {
            if (words[to - 1].Possessive && !OpensByPossessive(words, to, text)) break;
            int next = Next(words, from, to, text, language, ref joined);
            if (next <= to) break;
            to = next;
        }
        return to;
    }

    private static bool OpensByPossessive(List<NameWord> words, int to, string text)
    {
        var word = words[to - 1];
        string with = word.Folded.EndsWith('s') ? word.Folded + "'" : word.Folded + "'s";
        return NameWords.PossessiveOpeners.Contains(with) && (to >= words.Count || words[to].Capital || text[words[to].At.Start] is '\'' or '’');
    }

    // The end of the run with the next word taken in, or to where the run ends.
    private static int Next(List<NameWord> words, int from, int to, string text, string language, ref bool joined)
    {
        var word = words[to];
        if (word.Capital && word.Glued) return Extends(words, from, to) ? Math.Max(to + 1, EntryEnd(words, to, text)) : to;
        if (IsInnerMark(words, from, to, text)) return to + 2;
        if (!word.Glued || word.Folded.Length == 0) return to;
        if (NameWords.Particles.Contains(word.Folded)) return AfterParticles(words, to, language);
        if (word.Folded is "of" or "for" or "für" && CanBeOf(words[to - 1], word.Folded))
        {
            int next = to + 1 < words.Count && words[to + 1].Folded == "the" ? to + 2 : to + 1;
            if (!IsCapitalAt(words, next) || NameWords.Never.Contains(words[next].Folded)) return to;
            joined = true;
            return next + 1;
        }
        bool and = word.Folded is "and" or "und" or "et" && IsCapitalAt(words, to + 1);
        if (and && NameWords.Domains.Contains(words[to - 1].Folded) && NameWords.Domains.Contains(words[to + 1].Folded)) return to + 2;
        return and && joined && NameWords.Domains.Contains(words[to + 1].Folded) ? to + 2 : to;
    }

    private static bool Extends(List<NameWord> words, int from, int to)
    {
        var word = words[to];
        if (!NameWords.Never.Contains(word.Folded)) return !(word.Opens && !words[to - 1].Opens);
        var before = words[to - 1].Folded; // "Mrs May", "Secretary Anna May"
        bool led = NameWords.FirstNames.Contains(before) && !NameWords.Never.Contains(before) || before is "mr" or "mrs" or "ms" or "miss" or "dr";
        return word.Folded is "may" or "march" or "april" or "june" or "august" && (led || to == from + 1 && NameWords.FirstNames.Contains(before));
    }

    // The full stop of "J. Doe" and "Gen. Doe", the "&" of "Doe & Sons", the apostrophe of "Workers' Party".
    private static bool IsInnerMark(List<NameWord> words, int from, int to, string text)
    {
        if (!IsCapitalAt(words, to + 1) || !words[to].Glued && words[to].At.Start != words[to - 1].At.End || !words[to + 1].Glued) return false;
        char c = text[words[to].At.Start];
        if (c == '&') return true;
        if (c is '\'' or '’') return words[to - 1].Possessive;
        if (c != '.') return false;
        var before = words[to - 1].Folded;
        return before.Length == 1 ? to - 1 > from || words[to - 1].Capital : NameWords.Abbreviated.Contains(before);
    }

    private static bool AfterDot(List<NameWord> words, int at, string text) =>
        at > 0 && words[at].Folded.Length == 0 && text[words[at].At.Start] == '.' && words[at].At.Start == words[at - 1].At.End;

    private static int AfterParticles(List<NameWord> words, int to, string language)
    {
        int next = to;
        while (next < words.Count && next - to < 3 && words[next].Glued && NameWords.Particles.Contains(words[next].Folded)) next++;
        if (!IsCapitalAt(words, next) || !words[next].Glued || NameWords.Never.Contains(words[next].Folded)) return to;
        var first = words[to].Folded;
        bool always = first is "van" or "von" or "bin" or "ibn" or "ben" or "ter" or "ten" or "af" or "abu" or "abd" or "ul" or "ud";
        bool romance = first is "de" or "da" or "do" or "dos" or "das" or "del" or "della" or "dello" or "di" or "du" or "al" or "el" or "la" or "zu" or "zum" or "zur";
        bool ownLanguage = first is "do" or "das" or "dos" ? language is "pt" or "es" or "en" : first is "la" or "el" or "al" ? language is "en" or "de" : language is not "nl" || first is not "de";
        return always || (romance && ownLanguage) ? next + 1 : to;
    }

    private static bool CanBeOf(NameWord before, string of) =>
        NameWords.Organisations.Contains(before.Folded) || (of != "für" && NameWords.Places.Contains(before.Folded)) ||
        (of == "of" && NameWords.Titles.Contains(before.Folded)) || (of != "of" && NameWords.Domains.Contains(before.Folded));

    private static bool IsCapitalAt(List<NameWord> words, int at) => at < words.Count && words[at].Capital;
}
