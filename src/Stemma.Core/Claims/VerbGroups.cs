using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A verb where it stands: its group and its words.</summary>
internal readonly record struct VerbHit(string Group, int First, int Last, bool Present, IReadOnlyList<string> Needs);

/// <summary>Groups of verbs that tell one kind of event, from Claims/Data/verbs.tsv.</summary>
internal static class VerbGroups
{
    private sealed record Form(string Group, string[] Words, bool Present, IReadOnlyList<string> Needs);

    private static readonly ILookup<string, Form> ByFirstWord = Read().ToLookup(f => f.Key, f => f.Form, StringComparer.Ordinal);

    /// <summary>The verbs of a sentence, the longest form at each place.</summary>
    public static IEnumerable<VerbHit> In(Words words, string language)
    {
        for (int i = 0; i < words.Count; i++)
        {
            Form? best = null;
            foreach (var form in ByFirstWord[$"{language} {words.Folded[i]}"])
            {
                if (Stands(words, i, form) && (best is null || form.Words.Length > best.Words.Length)) best = form;
            }
            if (best is null) continue;
            yield return new VerbHit(best.Group, i, i + best.Words.Length - 1, best.Present, best.Needs);
            i += best.Words.Length - 1;
        }
    }

    private static bool Stands(Words words, int at, Form form)
    {
        if (at + form.Words.Length > words.Count) return false;
        for (int k = 1; k < form.Words.Length; k++) if (words.Folded[at + k] != form.Words[k]) return false;
        return true;
    }

    private static IEnumerable<(string Key, Form Form)> Read()
    {
        foreach (var row in DataFile.Rows(typeof(VerbGroups), "verbs.tsv"))
        {
            string[] needs = row[4] == "-" ? [] : row[4].Split('|');
            foreach (var (cell, present) in new[] { (row[2], false), (row[3], true) })
            {
                foreach (var form in cell.Split('|').Where(f => f != "-"))
                {
                    var words = form.Split(' ');
                    yield return ($"{row[0]} {words[0]}", new Form(row[1], words, present, needs));
                }
            }
        }
    }
}
