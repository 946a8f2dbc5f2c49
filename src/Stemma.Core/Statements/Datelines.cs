namespace Stemma.Core.Statements;

/// <summary>Steps over a dateline: "SEOUL, South Korea (AP) —".</summary>
internal static class Datelines
{
    private const int Longest = 16;

    /// <summary>The first word after a dateline; 0 where there is none.</summary>
    public static int End(Unit unit)
    {
        bool capitals = false;
        for (int i = 0; i < Math.Min(Longest, unit.Words.Length); i++)
        {
            var word = unit.Words[i];
            if (word.Quoted) return 0;
            if (word.Mark)
            {
                bool dash = unit.Low(i) is "—" or "–" or "-" || unit.Low(i) == ":" && unit.Low(i - 1) == ")";
                if (dash && i > 0) return capitals ? i + 1 : 0;
                if (unit.Low(i) is not ("," or "." or "(" or ")" or "/")) return 0;
                continue;
            }
            capitals |= i == 0 && word.End - word.Start > 2 && IsUpper(unit.Text, word);
            if (i == 0 && !capitals) return 0;
            if (!word.Capital && !char.IsDigit(unit.Text[word.Start])) return 0;
        }
        return 0;
    }

    private static bool IsUpper(string text, Word word)
    {
        for (int i = word.Start; i < word.End; i++) if (char.IsLower(text[i])) return false;
        return true;
    }
}
