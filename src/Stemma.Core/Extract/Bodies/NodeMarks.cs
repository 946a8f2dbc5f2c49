using System.Collections.Frozen;
using System.Text;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>Reads the words of an element's class, id and data attributes, and tells furniture by them (Data/prune-words.tsv).</summary>
internal static class NodeMarks
{
    private static readonly string[] Sources = ["class", "id", "role", "data-testid", "data-component", "data-module", "data-type", "data-qa", "data-track-module", "data-area", "data-tb-region", "aria-label", "data-template", "data-block-type"];
    private static readonly FrozenDictionary<string, double> Words = Read("word").ToFrozenDictionary(w => w.Word, w => w.Share, StringComparer.Ordinal);
    private static readonly (string Word, double Share)[] Beginnings = [.. Read("begins")];
    private static readonly FrozenDictionary<string, double> Pairs = Read("pair").ToFrozenDictionary(w => w.Word, w => w.Share, StringComparer.Ordinal);

    /// <summary>The share of the page's prose under which the element is furniture by its words; 0 where no word says so.</summary>
    public static double FurnitureUnder(HtmlNode node)
    {
        double share = 0;
        foreach (var source in Sources)
        {
            if (node[source] is not { Length: > 1 and < 600 } value) continue;
            string before = "";
            foreach (var word in WordsOf(value))
            {
                if (Words.TryGetValue(word, out double s)) share = Math.Max(share, s);
                if (before.Length > 0 && Pairs.TryGetValue(before + " " + word, out s)) share = Math.Max(share, s);
                if (word.Length > 6) foreach (var (begin, limit) in Beginnings) if (word.StartsWith(begin, StringComparison.Ordinal)) share = Math.Max(share, limit);
                before = word;
            }
        }
        return share;
    }

    /// <summary>The words of a class attribute, in lower case: parted at spaces, hyphens, underscores, digits and humps.</summary>
    public static List<string> WordsOf(string value)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool hump = char.IsUpper(c) && i > 0 && char.IsLower(value[i - 1]);
            if (!char.IsLetter(c) || hump) Close(words, word);
            if (char.IsLetter(c)) word.Append(char.ToLowerInvariant(c));
        }
        Close(words, word);
        return words;
    }

    private static void Close(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }

    private static IEnumerable<(string Word, double Share)> Read(string how) =>
        DataFile.Rows(typeof(ArticleExtractor), "prune-words.tsv").Where(r => r[0] == how)
            .SelectMany(r => r[2].Split('|').Select(w => (w, double.Parse(r[1])))).DistinctBy(w => w.w);
}
