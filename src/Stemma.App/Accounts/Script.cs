namespace Stemma.App.Accounts;

/// <summary>Which script a letter is of, as far as names need it, by the blocks of the Unicode Standard: letters of two scripts in one name pass it off as another.</summary>
internal static class Script
{
    private const int Latin = 1, Greek = 2, Cyrillic = 3, Arabic = 4, Hangul = 5, Han = 6, Kana = 7, Armenian = 8, Hebrew = 9, Ethiopic = 10, Georgian = 11, Myanmar = 12, Tibetan = 13, None = 0;

    private static readonly (char From, char To, int Script)[] Blocks =
    [
        ('\u0041', '\u02AF', Latin), ('\u02B0', '\u036F', None), ('\u0370', '\u03FF', Greek), ('\u0400', '\u052F', Cyrillic), ('\u0530', '\u058F', Armenian), ('\u0590', '\u05FF', Hebrew),
        ('\u0600', '\u06FF', Arabic), ('\u0750', '\u077F', Arabic), ('\u0860', '\u08FF', Arabic), ('\u0F00', '\u0FFF', Tibetan), ('\u1000', '\u109F', Myanmar), ('\u10A0', '\u10FF', Georgian),
        ('\u1100', '\u11FF', Hangul), ('\u1200', '\u139F', Ethiopic), ('\u1C80', '\u1C8F', Cyrillic), ('\u1C90', '\u1CBF', Georgian), ('\u1D00', '\u1D7F', Latin), ('\u1E00', '\u1EFF', Latin),
        ('\u1F00', '\u1FFF', Greek), ('\u2C60', '\u2C7F', Latin), ('\u2D00', '\u2D2F', Georgian), ('\u2D80', '\u2DDF', Ethiopic), ('\u2DE0', '\u2DFF', Cyrillic), ('\u3005', '\u3007', Han),
        ('\u3040', '\u30FF', Kana), ('\u3130', '\u318F', Hangul), ('\u31F0', '\u31FF', Kana), ('\u3400', '\u9FFF', Han), ('\uA640', '\uA69F', Cyrillic), ('\uA720', '\uA7FF', Latin),
        ('\uAB00', '\uAB2F', Ethiopic), ('\uAB30', '\uAB6F', Latin), ('\uAC00', '\uD7FF', Hangul), ('\uF900', '\uFAFF', Han), ('\uFB50', '\uFDFF', Arabic), ('\uFE70', '\uFEFC', Arabic),
    ];

    /// <summary>Whether letters of scripts stand together that no language writes together; Han goes with kana, and with hangul.</summary>
    /// <param name="name">In the normal form KC.</param>
    public static bool Mixed(string name)
    {
        var scripts = name.Where(char.IsLetter).Select(Of).Where(s => s != None).ToHashSet();
        if (scripts.Contains(Kana) || scripts.Contains(Hangul)) scripts.Remove(Han);
        return scripts.Count > 1;
    }

    // Other scripts have blocks of 128 to themselves.
    private static int Of(char letter)
    {
        foreach (var (from, to, script) in Blocks) if (letter >= from && letter <= to) return script;
        return 1000 + (letter >> 7);
    }
}
