using System.Diagnostics;
using Stemma.App.Gather.Fetching;

namespace Stemma.Tests.Takedowns;

public sealed class TxtRecordsTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task The_texts_of_a_name_are_read_and_a_long_one_is_put_together()
    {
        using var dns = new TinyDns();
        string longer = new('x', 300);
        dns.Records["_stemma.quay.example"] = [("_stemma.quay.example", "one"), ("_STEMMA.quay.example", longer)];
        var (texts, problem) = await new TxtRecords(dns.Server).Of("_stemma.quay.example", Ct);
        Assert.Equal(["one", longer], texts);
        Assert.Null(problem);
    }

    [Fact]
    public async Task A_record_of_another_name_does_not_count_and_none_is_no_error()
    {
        using var dns = new TinyDns();
        dns.Records["_stemma.quay.example"] = [("_stemma.other.example", "one")];
        foreach (string name in (string[])["_stemma.quay.example", "_stemma.nobody.example"])
        {
            var (texts, problem) = await new TxtRecords(dns.Server).Of(name, Ct);
            Assert.Empty(texts);
            Assert.Null(problem);
        }
    }

    [Fact]
    public async Task An_answer_that_was_cut_short_is_asked_for_by_tcp()
    {
        using var dns = new TinyDns { CutsShort = true };
        dns.Records["_stemma.quay.example"] = [("_stemma.quay.example", "one")];
        Assert.Equal(["one"], (await new TxtRecords(dns.Server).Of("_stemma.quay.example", Ct)).Texts);
    }

    [Fact]
    public async Task A_resolver_that_says_nothing_is_given_up_within_seconds()
    {
        using var dns = new TinyDns { Silent = true };
        var watch = Stopwatch.StartNew();
        var (texts, problem) = await new TxtRecords(dns.Server).Of("_stemma.quay.example", Ct);
        Assert.Empty(texts);
        Assert.NotNull(problem);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"{watch.Elapsed}");
        Assert.True(dns.Asked > 0);
    }
}
