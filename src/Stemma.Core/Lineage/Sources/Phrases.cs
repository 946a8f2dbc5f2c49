using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>The word lists of the source finders.</summary>
internal static class Phrases
{
    public static IReadOnlyList<string> Told { get; } = Read("told.txt");
    public static IReadOnlyList<string> Photo { get; } = Read("photo-words.txt");
    public static IReadOnlyList<string> Contributor { get; } = Read("contributor-words.txt");
    public static IReadOnlyList<string> Writers { get; } = Read("writers-words.txt");
    public static IReadOnlyList<string> Reporting { get; } = Read("reporting-phrases.txt");
    public static IReadOnlyList<string> Reports { get; } = Read("reports-words.txt");
    public static IReadOnlyList<string> Own { get; } = Read("own-phrases.txt");
    public static IReadOnlyList<string> HasSeen { get; } = ["has seen", "has reviewed", "has obtained", "has read", "saw", "reviewed", "obtained"];
    public static IReadOnlyList<string> SeenBy { get; } = ["seen by", "seen by the", "reviewed by", "reviewed by the", "obtained by", "obtained by the"];
    public static IReadOnlyList<string> InInterview { get; } = ["said in an interview", "in an interview", "im gespräch", "im interview", "dans un entretien", "en una entrevista", "в интервью"];
    public static IReadOnlyList<string> AfterReport { get; } = ["according to a report by", "according to a report from", "according to", "reported by", "laut einem bericht von", "laut einem bericht der agentur", "nach einem bericht von", "nach angaben von", "selon", "según", "secondo", "по сообщению", "по данным", "сообщило агентство", "сообщает агентство", "передаёт агентство", "передает агентство"];
    public static IReadOnlyList<string> AgencyReports { get; } = ["сообщило агентство", "сообщает агентство", "передаёт агентство", "передает агентство", "meldet die agentur", "meldet die nachrichtenagentur", "berichtet die agentur", "berichtet die nachrichtenagentur", "rapporte l'agence", "a rapporté l'agence", "informó la agencia", "informa la agencia", "riferisce l'agenzia", "informou a agência"];
    public static IReadOnlyList<string> Staff { get; } = Read("staff-words.txt");

    /// <summary>Where one of the phrases stands as whole words; null where none does.</summary>
    public static Span? Find(string text, IReadOnlyList<string> phrases)
    {
        Span? first = null;
        foreach (var phrase in phrases)
        {
            for (int i = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); i >= 0; i = text.IndexOf(phrase, i + 1, StringComparison.OrdinalIgnoreCase))
            {
                int end = i + phrase.Length;
                bool whole = (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
                if (!whole) continue;
                if (first is null || i < first.Value.Start) first = new Span(i, end);
                break;
            }
        }
        return first;
    }

    private static string[] Read(string file) => [.. DataFile.Lines(typeof(Alignments), file)];
}
