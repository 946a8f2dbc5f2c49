using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Many small stories that share no word that matters: each has a vocabulary of its own.</summary>
internal static class Invented
{
    private static readonly string[] Frames =
    [
        "{0} {1} was {2} by the {3} of {4} on Tuesday, after {5} had {6} for a week.", "The {3} said that {5} {7} would not {2} the {1}.",
        "“Nobody {6} {7} before {8},” said {9} of {4}, who keeps the {1}.", "A {8} with {7} and {10} stood at the {11} until evening.", "It is unclear why the {10} {6} so far from {11}.",
    ];

    /// <summary>So many stories of one report each.</summary>
    public static IEnumerable<Capture> Captures(int stories) => Enumerable.Range(0, stories).Select(Capture);

    /// <summary>The text of one of them.</summary>
    public static IReadOnlyList<string> Paragraphs(int story) => [.. Frames.Select(f => string.Format(f, Words(story)))];

    /// <summary>The report of one of them.</summary>
    public static Capture Capture(int story)
    {
        var words = Words(story);
        return Reports.Item(new WireItem
        {
            Id = $"invented-{story}",
            Url = $"https://paper{story % 7}.example/{story}",
            Title = Capital($"{words[1]} {words[2]} at {words[4]}"),
            Text = string.Join("\n\n", Paragraphs(story)),
            Outlet = $"Paper {story % 7}",
            Byline = $"By {words[0]} {words[5]}",
            Language = "en",
            Published = new DateTimeOffset(2031, 5, 1, 6, 0, 0, TimeSpan.Zero).AddHours(story),
        });
    }

    private static object[] Words(int story)
    {
        var r = new Random(story * 104_729 + 17);
        return [.. Enumerable.Range(0, 12).Select(i => i is 0 or 4 or 5 or 9 ? Capital(Word(r)) : Word(r))];
    }

    private static string Word(Random r) => string.Concat(Enumerable.Range(0, 3 + r.Next(2)).Select(_ => "bdfghjklmnprstvwz"[r.Next(17)].ToString() + "aeiou"[r.Next(5)] + (r.Next(4) == 0 ? "nrs"[r.Next(3)].ToString() : "")));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
