namespace Stemma.Core.Language;

/// <summary>What a text's letters say: its main script, and its language where the script is enough.</summary>
/// <param name="Name">"latin", "cyrillic" or "other".</param>
/// <param name="Language">The language, or null where several write so.</param>
/// <param name="Letters">How many letters were looked at.</param>
internal readonly record struct Scripts(string Name, string? Language, int Letters)
{
    private const string Cyrillic = " ru uk bg sr mk be kk ky tg mn ";

    /// <summary>Whether a language is written in this script, as far as it is known.</summary>
    public bool Fits(string language) => Name switch
    {
        "cyrillic" => Cyrillic.Contains($" {language} ", StringComparison.Ordinal),
        "latin" => !(" ru uk bg mk be ja zh ko ar fa he hi th el ur bn ta ka hy ".Contains($" {language} ", StringComparison.Ordinal)),
        _ => true,
    };

    /// <summary>Counts the letters of the first <paramref name="most"/> characters.</summary>
    public static Scripts Of(string text, int most)
    {
        Span<int> counts = stackalloc int[16];
        int letters = 0, plain = 0, persian = 0;
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, most)))
        {
            if (c < '\u0080')
            {
                plain += char.IsAsciiLetter(c) ? 1 : 0;
                continue;
            }
            if (!char.IsLetter(c) && c is not (>= '\u0900' and <= '\u0E7F')) continue;
            letters++;
            counts[Index(c)]++;
            if (c is 'پ' or 'چ' or 'ژ' or 'گ' or 'ک' or 'ی') persian++;
        }
        letters += plain;
        counts[0] += plain;
        if (letters == 0) return new Scripts("other", null, 0);
        if (counts[3] > letters / 50 && counts[2] + counts[3] > letters / 4) return new Scripts("other", "ja", letters);
        if (counts[4] > letters / 4) return new Scripts("other", "ko", letters);
        int best = 0;
        for (int i = 1; i < counts.Length; i++) if (counts[i] > counts[best]) best = i;
        return best switch
        {
            0 => new Scripts("latin", null, letters),
            1 => new Scripts("cyrillic", null, letters),
            2 => new Scripts("other", "zh", letters),
            5 => new Scripts("other", persian * 12 > counts[5] ? "fa" : "ar", letters),
            _ => new Scripts("other", Single[best], letters),
        };
    }

    private static readonly string?[] Single = [null, null, "zh", "ja", "ko", "ar", "he", "hi", "th", "el", "hy", "ka", "bn", "ta", null, null];

    private static int Index(char c) => c switch
    {
        < '\u0370' or (>= '\u1E00' and <= '\u1EFF') => 0,
        >= '\u0400' and <= '\u052F' => 1,
        >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' => 2,
        >= '\u3040' and <= '\u30FF' => 3,
        >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF' => 4,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' => 5,
        >= '\u0590' and <= '\u05FF' => 6,
        >= '\u0900' and <= '\u097F' => 7,
        >= '\u0E00' and <= '\u0E7F' => 8,
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => 9,
        >= '\u0530' and <= '\u058F' => 10,
        >= '\u10A0' and <= '\u10FF' => 11,
        >= '\u0980' and <= '\u09FF' => 12,
        >= '\u0B80' and <= '\u0BFF' => 13,
        _ => 14,
    };
}
