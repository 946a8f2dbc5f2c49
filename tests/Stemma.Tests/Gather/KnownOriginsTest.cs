using Stemma.App.Gather.Fetching;
using Stemma.Core.Formats.Robots;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>What is known of origins takes bounded memory.</summary>
public sealed class KnownOriginsTest
{
    private readonly HandClock _clock = new();

    [Fact]
    public void The_one_asked_the_longest_ago_is_forgotten_first_and_one_at_a_time()
    {
        var known = new KnownOrigins(20_000, TimeSpan.Zero, _clock);
        var first = known.At("https://0.example");
        var all = Enumerable.Range(0, 30).Select(i => known.At($"https://{i}.example")).ToList();
        Assert.Same(first, known.At("https://0.example"));
        for (int i = 30; i < 50; i++)
        {
            known.At($"https://{i}.example");
            Assert.Same(first, known.At("https://0.example")); // it is asked again and again
        }
        Assert.Same(all[29], known.At("https://29.example"));
        Assert.NotSame(all[1], known.At("https://1.example"));
    }

    [Fact]
    public void What_many_rules_take_counts_and_makes_room_by_as_many_others_as_it_needs()
    {
        var known = new KnownOrigins(50_000, TimeSpan.Zero, _clock);
        var all = Enumerable.Range(0, 50).Select(i => known.At($"https://{i}.example")).ToList();
        var heavy = all[49];
        heavy.Now(RobotsRules.Of(System.Text.Encoding.ASCII.GetBytes("User-agent: *\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"Disallow: /section-{i}/\n")))), _clock.GetUtcNow().AddDays(1), new FetchOptions());
        known.Weigh(heavy);
        Assert.Same(heavy, known.At("https://49.example"));
        Assert.Same(all[48], known.At("https://48.example"));
        Assert.NotSame(all[0], known.At("https://0.example"));
        Assert.True(heavy.Weight > 300 * 64);
    }

    [Fact]
    public void A_rest_outlives_its_origin_and_an_earlier_one_does_not_shorten_it()
    {
        var known = new KnownOrigins(5_000, TimeSpan.Zero, _clock);
        var until = _clock.GetUtcNow().AddHours(3);
        var origin = known.At("https://resting.example");
        known.Rest("https://resting.example", until);
        known.Rest("https://resting.example", until.AddHours(-1));
        for (int i = 0; i < 5000; i++)
        {
            known.At($"https://{i}.example");
            known.Rest($"https://{i}.example", _clock.GetUtcNow().AddSeconds(1));
            if (i % 100 == 0) _clock.Advance(TimeSpan.FromSeconds(2));
        }
        Assert.NotSame(origin, known.At("https://resting.example"));
        Assert.Equal(until, known.RestsUntil("https://resting.example"));
    }
}
