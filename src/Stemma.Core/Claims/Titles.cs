using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Whom a story means by "the harbour master": the one person that its texts call so ("harbour master Tor Lind", "Tor Lind, harbour master at Brenn"), where they know of no second one.</summary>
internal sealed class Titles
{
    private const int Longest = 3; // words
    private const string Language = "en"; // the words beside a name are told apart in English only

    private readonly Dictionary<string, HashSet<string>> _bearers = new(StringComparer.Ordinal), _places = new(StringComparer.Ordinal);

    /// <summary>Learns the titles of a story.</summary>
    public Titles(IReadOnlyList<Reading> readings, NameKeys keys)
    {
        foreach (var reading in readings.Where(r => r.Language == Language))
        {
            foreach (var sentence in reading.Sentences)
                foreach (var name in sentence.Names.Where(n => n.Kind is not (NameKind.Place or NameKind.Organisation) && n.Text.Contains(' ', StringComparison.Ordinal))) Read(reading, sentence, name, keys.Of(name.Name));
        }
        foreach (var sentence in readings.Where(r => r.Language == Language).SelectMany(r => r.Sentences)) Places(sentence);
    }

    /// <summary>The key of the person that a nominal with "the" means; null where it means nobody that is named, or may mean several.</summary>
    /// <param name="mention">"the harbour master", "the harbour master of Brenn".</param>
    public string? Meant(string mention)
    {
        if (!mention.StartsWith("the ", StringComparison.OrdinalIgnoreCase)) return null;
        var words = Words.Of(mention, new Span(4, mention.Length));
        for (int length = Math.Min(Longest, words.Count); length > 0; length--)
        {
            string title = string.Join(' ', words.Folded.Take(length));
            if (!_bearers.TryGetValue(title, out var bearers)) continue;
            bool whole = length == words.Count || words.Folded[length] is "of" or "at" or "in";
            return whole && bearers.Count == 1 && _places.GetValueOrDefault(title) is not { Count: > 1 } ? bearers.First() : null;
        }
        return null;
    }

    // "[harbour master] Tor Lind", "Tor Lind, [the] [harbour master]".
    private void Read(Reading reading, ReadSentence sentence, NameMention name, string key)
    {
        var words = sentence.Words;
        int first = words.IndexAt(name.At.Start), after = words.IndexAt(name.At.End);
        int start = first;
        while (start > 0 && first - start < Longest && IsTitle(reading, words, start - 1)) start--;
        if (start < first) Add(string.Join(' ', words.Folded[start..first]), key);
        if (after >= words.Count || words.Folded[after] != ",") return;
        int begin = after + 1 < words.Count && words.Folded[after + 1] is "the" or "a" ? after + 2 : after + 1, end = begin;
        while (end < words.Count && end - begin < Longest && IsTitle(reading, words, end)) end++;
        if (end > begin) Add(string.Join(' ', words.Folded[begin..end]), key);
    }

    private static bool IsTitle(Reading reading, Words words, int i) =>
        words.Tokens[i].Kind == TokenKind.Word && !char.IsUpper(reading.Text[words.Tokens[i].Start]) && !Stems.IsStopWord(words.Folded[i], Language) && !Reporting.IsVerb(words.Folded[i], Language);

    private void Add(string title, string key)
    {
        if (!_bearers.TryGetValue(title, out var bearers)) _bearers[title] = bearers = new(StringComparer.Ordinal);
        bearers.Add(key);
    }

    // Where it is held: "harbour master of Brenn", "Brenn harbour master".
    private void Places(ReadSentence sentence)
    {
        var words = sentence.Words;
        for (int i = 0; i < words.Count; i++)
        {
            for (int length = 1; length <= Longest && i + length <= words.Count; length++)
            {
                string title = length == 1 ? words.Folded[i] : string.Join(' ', words.Folded[i..(i + length)]);
                if (!_bearers.ContainsKey(title)) continue;
                int next = i + length;
                var place = sentence.Names.FirstOrDefault(n => n.Kind == NameKind.Place && (words.IndexAt(n.At.End) == i || (next + 1 < words.Count && words.Folded[next] is "of" or "at" or "in" && words.IndexAt(n.At.Start) == next + 1)));
                if (place is null) continue;
                if (!_places.TryGetValue(title, out var places)) _places[title] = places = new(StringComparer.Ordinal);
                places.Add(NameKeys.Plain(place.Name));
            }
        }
    }
}
