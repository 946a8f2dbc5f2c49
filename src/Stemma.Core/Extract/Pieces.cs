using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>A block before it has its place in the running text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">White space folded.</param>
/// <param name="Node">The element it was read from; -1 where there is none.</param>
/// <param name="Time">Of an entry of a live blog's first: when it was made.</param>
/// <param name="Hour">How many characters at its head say that time.</param>
internal readonly record struct Piece(BlockKind Kind, string Text, int Node = -1, DateTimeOffset? Time = null, int Hour = 0)
{
    /// <summary>Whether it belongs to the running text.</summary>
    public bool InBody => Kind is not (BlockKind.Caption or BlockKind.Credit or BlockKind.CorrectionNote);
}

/// <summary>Lays pieces out as the running text.</summary>
internal static class Pieces
{
    /// <summary>The running text ("\n\n" between blocks) and all blocks with their stretches of it.</summary>
    public static (string Text, IReadOnlyList<Block> Blocks) Lay(IEnumerable<Piece> pieces)
    {
        var text = new StringBuilder();
        var blocks = new List<Block>();
        foreach (var piece in pieces)
        {
            if (piece.Text.Length == 0) continue;
            if (!piece.InBody) { blocks.Add(new Block(piece.Kind, piece.Text)); continue; }
            if (text.Length > 0) text.Append("\n\n");
            int start = text.Length;
            text.Append(piece.Text);
            blocks.Add(new Block(piece.Kind, piece.Text, new Span(start, text.Length), piece.Time, piece.Hour));
        }
        return (text.ToString(), blocks);
    }
}

/// <summary>Decides whose text it is from what the page itself says.</summary>
internal static class Suppliers
{
    /// <summary>The agency that dateline, end mark, byline or a writers' line name; "contributed" alone names none, nor does a picture's credit.</summary>
    /// <param name="dateline">The dateline.</param>
    /// <param name="byline">The byline.</param>
    /// <param name="credits">The credit lines.</param>
    /// <param name="unlisted">An agency that no list has, as <see cref="UnlistedAgencies"/> finds it in the dateline: asked only where no listed one is named.</param>
    public static string? Of(Dateline? dateline, Byline? byline, IReadOnlyList<Credit> credits, Func<string?> unlisted)
    {
        if (dateline?.Agency is { } agency && (Agencies.Named(agency) ?? Agencies.Listed(agency).FirstOrDefault()) is { } wire) return wire.Name;
        if (credits.FirstOrDefault(c => c.Role == CreditRole.Supplier)?.Wire is { } supplier) return supplier.Name;
        if (byline?.Wire is { } named) return named.Name;
        return credits.FirstOrDefault(c => c.Role == CreditRole.Writers)?.Wire?.Name ?? unlisted();
    }

    /// <summary>Who contributed, by name, from credit lines.</summary>
    public static IReadOnlyList<string> Contributors(IReadOnlyList<Credit> credits)
    {
        var (found, seen) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var credit in credits)
        {
            if (credit.Role is not (CreditRole.Contributor or CreditRole.Writers)) continue;
            foreach (var name in ContributorNames.Of(credit.Text)) if (seen.Add(name)) found.Add(name);
            if (credit.Role == CreditRole.Contributor && credit.Wire is { } wire && seen.Add(wire.Name)) found.Add(wire.Name);
        }
        return found;
    }
}

/// <summary>Reads people out of "Associated Press writers A. B. in C, D, and E. F. in G contributed."</summary>
internal static class ContributorNames
{
    private static readonly HashSet<string> Joints = ["in", "from", "at", "near", "and", "contributed", "reporting", "with", "by", "to", "this", "report", "of", "for", "via"];

    /// <summary>Runs of two to four capitalised words that stand before "in", "and", a comma or the end, places behind "in" left out.</summary>
    public static IEnumerable<string> Of(string line)
    {
        var names = new List<string>();
        var run = new List<string>();
        bool place = false;
        foreach (var raw in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = raw.Trim(',', '.', ';', '(', ')', ':');
            bool stop = Joints.Contains(word) || word.Length == 0 || char.IsLower(word[0]);
            if (!stop) run.Add(word);
            bool cut = stop || raw.EndsWith(',') || raw.EndsWith(';');
            if (!cut) continue;
            Close(names, run, place);
            if (word is "in" or "at" or "near" or "from" && !raw.EndsWith(',')) place = true;
            else if (word is "and" or "with" or "by" || word.Length > 0 && char.IsLower(word[0])) place = false;
        }
        Close(names, run, place);
        return names;
    }

    private static void Close(List<string> names, List<string> run, bool place)
    {
        if (run.Count is >= 2 and <= 4 && !place && Agencies.Named(string.Join(' ', run)) is null) names.Add(string.Join(' ', run));
        run.Clear();
    }
}
