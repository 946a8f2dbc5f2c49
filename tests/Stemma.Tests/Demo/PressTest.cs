using System.Text.Json;
using Stemma.Demo;

namespace Stemma.Tests.Demo;

/// <summary>The press that ships with the program, under many seeds.</summary>
public sealed class PressTest
{
    private static readonly string[] Languages = ["en", "de", "ru", "ar"];
    private static readonly string[] Agencies = ["w1", "w2", "w3", "w9"];
    private static readonly string[] Kinds = ["female", "male", "place", "company", "ship"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    internal static Press Of(int seed) => Press.Of(seed, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_slot_stays_open(int seed)
    {
        var press = Of(seed);
        Assert.All(press.Reports, r => Assert.DoesNotContain(Texts(r), t => t.Text.AsSpan().ContainsAny('{', '}')));
        Assert.DoesNotContain(Strings(press.Truth), t => t.AsSpan().ContainsAny('{', '}'));
        Assert.DoesNotContain(press.Outlets, o => o.Name.Contains('{', StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_two_slots_share_a_name(int seed)
    {
        foreach (string language in Languages)
        {
            var names = Names(Of(seed), language);
            Assert.True(names.Count > 100, $"only {names.Count} names");
            Assert.DoesNotContain(names.CountBy(n => n.Value), n => n.Value > 1);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_press_and_another_seed_another_in_every_report()
    {
        string[] one = All(Of(1)), again = All(Of(1)), two = All(Of(2));
        Assert.Equal(one, again);
        Assert.Equal(one.Length, two.Length);
        Assert.DoesNotContain(one.Zip(two), p => p.First == p.Second);
    }

    [Fact]
    public void Two_seeds_fill_hardly_any_slot_with_the_same_name()
    {
        var one = Names(Of(1), "en");
        foreach (int seed in (int[])[2, 3])
        {
            var other = Names(Of(seed), "en");
            Assert.InRange(one.Count(n => other[n.Key] == n.Value), 0, one.Count / 20); // a pool has some fifty names, so chance repeats one in fifty
        }
    }

    [Fact]
    public void A_text_is_carried_after_it_appeared_and_versions_follow_each_other()
    {
        var press = Of(1);
        var at = press.Reports.ToDictionary(r => r.Id, r => r.Versions[0].At);
        foreach (var link in press.Truth.GetProperty("stories").EnumerateArray().SelectMany(s => s.GetProperty("links").EnumerateArray()))
        {
            string child = link.GetProperty("child").GetString()!, parent = link.GetProperty("parent").GetString()!;
            if (parent is not ['*', ..]) Assert.True(at[parent] < at[child], $"{child} appears before {parent}");
        }
        Assert.All(press.Reports, r => Assert.True(r.Versions.Zip(r.Versions.Skip(1)).All(v => v.First.At < v.Second.At), r.Id));
        Assert.All(press.Reports, r => Assert.InRange(r.Versions[^1].At, press.Start, press.End));
    }

    private static string[] All(Press press) => [.. press.Reports.Select(r => string.Join('\n', Texts(r).Select(t => t.Text)))];

    private static IEnumerable<(string Report, string Text)> Texts(PressReport report) =>
        report.Versions.SelectMany(v => v.Paragraphs.Append(v.Headline).Concat(v.Head.Values)).Select(t => (report.Id, t));

    private static IEnumerable<string> Strings(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.String => [at.GetString()!],
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => Strings(p.Value)),
        _ => [],
    };

    private static Dictionary<(string Story, string Slot), string> Names(Press press, string language)
    {
        var names = Agencies.ToDictionary(a => ("", a), a => press.Slots.Fill($"{{{a}}}", "", language));
        foreach (string path in PressFiles.Paths.Where(p => p.EndsWith("/story.txt", StringComparison.Ordinal)))
        {
            string story = path.Split('/')[^2];
            foreach (string[] slot in PressFiles.Read(path).Split('\n').Select(l => l.Split(':', StringSplitOptions.TrimEntries)).Where(s => s.Length == 2 && Kinds.Contains(s[1])))
                names[(story, slot[0])] = press.Slots.Fill($"{{{slot[0]}}}", story, language);
        }
        return names;
    }
}
