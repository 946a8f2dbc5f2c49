namespace Stemma.Core.Claims;

/// <summary>Which positions of a sentence stand between quotation marks.</summary>
internal static class Quotes
{
    /// <summary>Whether a position stands inside a quotation that opened earlier in the same stretch.</summary>
    /// <param name="text">The running text.</param>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="position">The position asked for.</param>
    public static bool Inside(string text, int from, int position)
    {
        bool open = false;
        for (int i = from; i < position; i++)
        {
            if (text[i] is '“' or '„' or '«') open = true;
            else if (text[i] is '”' or '»') open = false;
            else if (text[i] == '"') open = !open;
        }
        return open;
    }
}
