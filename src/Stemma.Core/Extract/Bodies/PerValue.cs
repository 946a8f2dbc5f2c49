namespace Stemma.Core.Extract.Bodies;

/// <summary>Keeps what was read from attribute values: most stand in a page many times. The last value of each slot is kept.</summary>
/// <param name="read">Reads a value; the same for the same value, always.</param>
internal sealed class PerValue<T>(Func<string, T> read)
{
    private const int Slots = 256;
    private readonly (string? Value, T Read)[] _kept = new (string?, T)[Slots];

    /// <summary>What the value says.</summary>
    public T this[string value]
    {
        get
        {
            if (value.Length == 0) return read(value);
            int slot = (value.Length * 31 + value[0] * 7 + value[value.Length / 2] * 131 + value[^1] * 1031) % Slots;
            if (_kept[slot].Value != value) _kept[slot] = (value, read(value));
            return _kept[slot].Read;
        }
    }
}
