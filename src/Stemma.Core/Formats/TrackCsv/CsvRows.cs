using System.Text;

namespace Stemma.Core.Formats.TrackCsv;

/// <summary>A table of text in rows (RFC 4180, and what is near it).</summary>
internal static class CsvRows
{
    /// <summary>The rows that hold something, each with the number of the line it begins on, from 1. A quotation that is not closed ends with its line's file.</summary>
    /// <param name="text">The table.</param>
    /// <param name="divider">What stands between two cells.</param>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Of(string text, char divider)
    {
        var (cells, cell) = (new List<string>(), new StringBuilder());
        var (line, begun, quoted) = (1, 1, false);
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\n';
            if (quoted && i < text.Length)
            {
                if (c == '\n') line++;
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == divider) { cells.Add(cell.ToString()); cell.Clear(); }
            else if (c == '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (cells.Any(static held => held.Trim().Length > 0)) yield return (begun, cells);
                cells = [];
                begun = ++line;
            }
            else cell.Append(c);
        }
    }
}
