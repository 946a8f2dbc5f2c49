using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>A verb where it stands: its group and its words.</summary>
/// <param name="Group">Its group.</param>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Present">Whether it stands in the present tense.</param>
/// <param name="Needs">Words one of which must follow in the clause; empty for none.</param>
/// <param name="Transitive">Whether it takes an object, so that "shells sold to" is no event of its own.</param>
/// <param name="Motion">Whether it tells of a way, which some texts name by its start and others by its end.</param>
internal readonly record struct VerbHit(
    string Group, int First, int Last, bool Present = false, IReadOnlyList<string>? Needs = null, bool Transitive = false, bool Motion = false);

/// <summary>Groups of verbs that tell one kind of event, from Claims/Data/verbs.tsv.</summary>
internal static class VerbGroups
{
    private sealed record Form(string Group, string[] Words, bool Present, IReadOnlyList<string> Needs, string Kind);

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
            yield return new VerbHit(best.Group, i, i + best.Words.Length - 1, best.Present, best.Needs, best.Kind == "t", best.Kind == "m");
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
                    yield return ($"{row[0]} {words[0]}", new Form(row[1], words, present, needs, row[5]));
                }
            }
        }
    }
}
