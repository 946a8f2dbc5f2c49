using System.Runtime.CompilerServices;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>A telling made ready for comparing.</summary>
internal sealed record Ready(Telling Telling, Profile All, Profile Title, IReadOnlyList<TermKey> Names)
{
    /// <summary>True where there is a headline and hardly a text.</summary>
    public bool Bare => Telling.Article.Text.Length < 120;

    // A telling is compared with many that come after it; what was read of it stays as long as it is at hand.
    private static readonly ConditionalWeakTable<Telling, Tuple<StreamTables, Ready>> Read = [];

    public static Ready Of(Telling telling, StreamTables tables)
    {
        if (Read.TryGetValue(telling, out var read) && ReferenceEquals(read.Item1, tables)) return read.Item2;
        var ready = Anew(telling, tables);
        Read.AddOrUpdate(telling, Tuple.Create(tables, ready));
        return ready;
    }

    private static Ready Anew(Telling telling, StreamTables tables)
    {
        var terms = telling.Keys.Terms.Count > 0 ? telling.Keys.Terms : StoryProfile.Terms(telling.Article, tables);
        return new Ready(telling, new Profile(terms), new Profile(StoryProfile.OfTitle(telling.Article, tables)), telling.Keys.Names);
    }
}

/// <summary>What is measured of two tellings to decide whether they tell the same story.</summary>
internal static class Pair
{
    private static readonly Logistic Texts = Logistic.Read(typeof(Pair), "join-texts.tsv");
    private static readonly Logistic Languages = Logistic.Read(typeof(Pair), "join-languages.tsv");
    private static readonly Logistic Titles = Logistic.Read(typeof(Pair), "join-titles.tsv");

    /// <summary>The measures' names, in order; the data files' rows keep to it.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["cosine", "titleCosine", "nameCosine", "numbers", "cover", "days", "undated", "alignedShare", "alignedSentences"];

    /// <summary>The measures of a pair.</summary>
    public static double[] Measure(Ready a, Ready b, Alignment? alignment)
    {
        var shared = a.All.With(b.All);
        double titles = a.Title.With(b.Title).All;
        double names = Cosine(shared.Names, a.All.LengthOf(TermKind.Name), b.All.LengthOf(TermKind.Name));
        double cover = Math.Max(a.All.Covers(b.Title), b.All.Covers(a.Title));
        double? days = Days(a.Telling, b.Telling);
        return
        [
            Math.Sqrt(shared.All), Math.Sqrt(titles), Math.Sqrt(names), Math.Log(1 + shared.NumberCount), cover,
            Math.Log(1 + (days ?? 0)), days is null ? 1 : 0,
            alignment is null ? 0 : Math.Max(alignment.ShareOfA, alignment.ShareOfB), Math.Log(1 + (alignment?.Sentences ?? 0)),
        ];
    }

    /// <summary>The probability that two tellings tell the same story.</summary>
    public static double Probability(Ready a, Ready b, Alignment? alignment) =>
        (a.Bare && b.Bare ? Titles : Language(a) == Language(b) ? Texts : Languages).Probability(Measure(a, b, alignment));

    private static string Language(Ready telling) => telling.Telling.Article.Language;

    private static double Cosine(double product, double a, double b) => a > 0 && b > 0 ? product / (a * b) : 0;

    // Publication tells when; the fetch of both at one time says nothing.
    private static double? Days(Telling a, Telling b) =>
        (a.Article.Published?.At ?? a.Fetched) is { } x && (b.Article.Published?.At ?? b.Fetched) is { } y ? Math.Abs((x - y).TotalDays) : null;
}
