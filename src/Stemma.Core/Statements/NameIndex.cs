using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>The names of a text, by where they stand.</summary>
internal sealed class NameIndex(IReadOnlyList<NameMention> names)
{
    /// <summary>The names that lie in a stretch, in order.</summary>
    public IEnumerable<NameMention> In(Span at)
    {
        for (int i = First(at.Start); i < names.Count && names[i].At.Start < at.End; i++)
            if (names[i].At.End <= at.End + 2) yield return names[i];
    }

    private int First(int start)
    {
        int low = 0, high = names.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (names[middle].At.Start < start) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
