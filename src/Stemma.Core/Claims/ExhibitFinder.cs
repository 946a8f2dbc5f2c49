using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>
/// Finds what reports rest on that others can look at: the photos, videos, recordings, documents and data of which they say that they show something, who gave them out, and what was not checked.
/// Of captions only those that name who provided the picture, or say that it was not checked.
/// </summary>
public static class ExhibitFinder
{
    private const int MostTellings = 60, MostFound = 24;
    private const double SameStems = 0.6; // of the shorter sentence's, from which two sentences tell of one thing
    private const int FewestShared = 4;

    private sealed record Found(Exhibit Exhibit, HashSet<string> Stems);

    /// <summary>The exhibits of a story, in the order of its reports, each once.</summary>
    /// <param name="tellings">The story's tellings, in log order.</param>
    public static IReadOnlyList<Exhibit> Of(IReadOnlyList<Telling> tellings)
    {
        var found = new List<Found>();
        foreach (var telling in tellings.Take(MostTellings))
        {
            string language = telling.Article.Language.Split('-')[0];
            if (ExhibitWords.Of(language) is not { } known) continue;
            foreach (var one in InText(telling, known).Concat(InCaptions(telling, known)))
            {
                var stems = Words.Of(one.Said.Text, new Span(0, one.Said.Text.Length)).Stems(language);
                int same = found.FindIndex(f => IsSame(f, one, stems));
                if (same >= 0) found[same] = found[same] with { Exhibit = Joined(found[same].Exhibit, one) };
                else if (found.Count < MostFound) found.Add(new Found(one, stems));
            }
        }
        return [.. found.Select(f => f.Exhibit)];
    }

    private static bool IsSame(Found before, Exhibit one, HashSet<string> stems)
    {
        if (before.Exhibit.Kind != one.Kind) return false;
        int shared = stems.Count(before.Stems.Contains);
        return shared >= FewestShared && shared >= SameStems * Math.Min(stems.Count, before.Stems.Count);
    }

    private static Exhibit Joined(Exhibit one, Exhibit other) => one with
    {
        Provider = one.Provider ?? other.Provider,
        Note = one.Note ?? other.Note,
        Url = one.Url ?? other.Url,
        Also = other.Said.Telling == one.Said.Telling ? one.Also : [.. one.Also.Append(other.Said.Telling).Distinct().Order()],
    };

    private static IEnumerable<Exhibit> InText(Telling telling, ExhibitWords known)
    {
        string text = telling.Article.Text;
        var sentences = Sentences.Of(text).Take(Reading.MostSentences).ToList();
        for (int i = 0; i < sentences.Count; i++)
        {
            var words = Words.Of(text, sentences[i]);
            if (ExhibitPhrase.In(text, words, known) is not { } phrase) continue;
            var note = new[] { i, i + 1 }.Where(n => n < sentences.Count).Select(n => sentences[n]).FirstOrDefault(s => s.Length > 0 && known.SaysUnchecked(Words.Of(text, s).Folded));
            string? url = telling.Article.Links.FirstOrDefault(l => l.Text.Length > 2 && l.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && sentences[i].Of(text).Contains(l.Text, StringComparison.Ordinal))?.Url;
            yield return new Exhibit(phrase.Kind, phrase.Provider(text), Shown(telling, Field.Text, 0, text, sentences[i]), note == default ? null : Shown(telling, Field.Text, 0, text, note), url, []);
        }
    }

    private static IEnumerable<Exhibit> InCaptions(Telling telling, ExhibitWords known)
    {
        var captions = telling.Article.Captions;
        for (int c = 0; c < captions.Count; c++)
        {
            var sentences = Sentences.Of(captions[c]);
            var read = sentences.ConvertAll(s => Words.Of(captions[c], s));
            int notes = read.FindIndex(w => known.SaysUnchecked(w.Folded));
            int given = read.FindIndex(w => ExhibitPhrase.Given(captions[c], w, known) is not null);
            if (given < 0 && notes < 0) continue;
            var phrase = given < 0 ? null : ExhibitPhrase.Given(captions[c], read[given], known);
            var said = sentences[Math.Max(given, 0)];
            yield return new Exhibit(phrase?.Kind ?? ExhibitKind.Photo, phrase?.Provider(captions[c]), Shown(telling, Field.Captions, c, captions[c], said),
                notes < 0 ? null : Shown(telling, Field.Captions, c, captions[c], sentences[notes]), null, []);
        }
    }

    private static Evidence Shown(Telling telling, Field field, int index, string text, Span at)
    {
        at = Positions.Cap(text, at);
        return new Evidence(telling.Id, field, index, at, at.Of(text), "");
    }
}
