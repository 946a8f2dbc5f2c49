namespace Stemma.Core.Web.Building;

/// <summary>Gives short attribute values that stand many times in a page as one string each: the last one of each slot is kept.</summary>
internal sealed class RepeatedValues
{
    private const int Slots = 512, Longest = 64;
    private readonly string?[] _kept = new string[Slots];

    /// <summary>The value as a string.</summary>
    public string Of(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > Longest) return value.ToString();
        int slot = (value.Length * 31 + value[0] * 7 + value[value.Length / 2] * 131 + value[^1] * 1031) % Slots;
        if (_kept[slot] is { } known && value.SequenceEqual(known)) return known;
        return _kept[slot] = value.ToString();
    }
}
