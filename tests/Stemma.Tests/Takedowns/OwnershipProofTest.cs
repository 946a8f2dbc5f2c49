using System.Text;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.News;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

public sealed class OwnershipProofTest
{
    private const string Host = "www.quay.example";

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Now = new(2031, 5, 3, 12, 0, 0, TimeSpan.Zero);
    private static readonly Petition Asked = new() { Number = 7, Kind = PetitionKind.Takedown, Type = PetitionType.Unwanted, Url = "https://www.quay.example/a/1", At = Now, Issued = Now };

    private readonly SetTime _time = new(Now);
    private readonly OwnershipProof _proof;
    private Func<string, (string Body, string? From)> _site = static _ => ("", null);
    private Func<string, string[]> _dns = static _ => [];
    private string? _asked;

    public OwnershipProofTest() => _proof = new OwnershipProof(Encoding.ASCII.GetBytes("a key of thirty-two bytes, or so"), new ProofSources(
        (request, _, _) =>
        {
            _asked = request.Url;
            var (body, from) = _site(request.Url);
            return ValueTask.FromResult(new Fetched(body.Length == 0 ? FetchOutcome.Status : FetchOutcome.Fetched, body.Length == 0 ? 404 : 200, from ?? request.Url, null, [], Encoding.UTF8.GetBytes(body), null, null, Now, null, null, null));
        },
        (name, _) => ValueTask.FromResult(((IReadOnlyList<string>)_dns(name), (Problem?)null)), static _ => false), _time);

    [Theory]
    [InlineData("", "")]
    [InlineData("\uFEFF", "\r\n")]
    [InlineData(" ", "\n\n")]
    public async Task A_file_that_holds_the_value_alone_proves_the_host(string before, string after)
    {
        _site = _ => (before + _proof.Value(Asked, ProofKind.File, Host) + after, null);
        Assert.Null(await _proof.Check(Asked, ProofKind.File, Host, false, Ct));
        Assert.StartsWith("https://www.quay.example/.well-known/stemma-", _asked!, StringComparison.Ordinal);
        Assert.DoesNotContain(_proof.Value(Asked, ProofKind.File, Host), _asked!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_above_the_page_proves_it_by_its_own_value()
    {
        _dns = name => name == "_stemma.quay.example" ? ["v=spf1 -all", _proof.Value(Asked, ProofKind.Dns, "quay.example")] : [];
        Assert.Null(await _proof.Check(Asked, ProofKind.Dns, "quay.example", false, Ct));
        Assert.Equal("proof-dns", (await _proof.Check(Asked, ProofKind.Dns, Host, false, Ct))!.Code);
    }

    public static TheoryData<string> Forgeries => ["another case", "another host", "another kind", "an older value", "a longer text", "a page", "a piece", "nothing", "an echo of the address"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_file_or_record_proves_nothing(string forgery)
    {
        foreach (var kind in (ProofKind[])[ProofKind.File, ProofKind.Dns])
        {
            string right = _proof.Value(Asked, kind, Host);
            string Forged(string asked) => forgery switch
            {
                "another case" => _proof.Value(Asked with { Number = 8 }, kind, Host),
                "another host" => _proof.Value(Asked, kind, "quay.example"),
                "another kind" => _proof.Value(Asked, kind == ProofKind.File ? ProofKind.Dns : ProofKind.File, Host),
                "an older value" => _proof.Value(Asked with { Issued = Now.AddSeconds(-1) }, kind, Host),
                "a longer text" => $"Not found: {right}",
                "a page" => $"<!doctype html><html><body><p>{right}</p></body></html>",
                "a piece" => right[..^1],
                "nothing" => "",
                _ => asked,
            };
            _site = url => (Forged(url), null);
            _dns = name => [Forged(name)];
            Assert.NotNull(await _proof.Check(Asked, kind, Host, false, Ct));
        }
    }

    [Theory]
    [InlineData("https://elsewhere.example/.well-known/stemma.txt")]
    [InlineData("https://quay.example")]
    [InlineData("http://www.quay.example")]
    [InlineData("https://www.quay.example/uploads/of-a-reader.txt")]
    public async Task A_file_that_leads_elsewhere_proves_nothing(string to)
    {
        _site = url => (_proof.Value(Asked, ProofKind.File, Host), to.Contains("/u", StringComparison.Ordinal) || to.Contains(".txt", StringComparison.Ordinal) ? to : to + new Uri(url).PathAndQuery);
        Assert.Equal("proof-redirect", (await _proof.Check(Asked, ProofKind.File, Host, false, Ct))!.Code);
    }

    [Fact]
    public async Task A_value_that_is_older_than_a_week_proves_nothing()
    {
        _site = _ => (_proof.Value(Asked, ProofKind.File, Host), null);
        _time.Now = Now + TimeSpan.FromDays(7);
        Assert.Null(await _proof.Check(Asked, ProofKind.File, Host, false, Ct));
        _time.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("proof-expired", (await _proof.Check(Asked, ProofKind.File, Host, false, Ct))!.Code);
        Assert.Equal("proof-expired", _proof.Confirms(Asked, Host, _proof.Value(Asked, ProofKind.Mail, Host))!.Code);
    }

    [Fact]
    public void A_letters_link_is_of_one_case_and_one_host()
    {
        string secret = _proof.Value(Asked, ProofKind.Mail, Host);
        Assert.Null(_proof.Confirms(Asked, Host, secret));
        Assert.NotNull(_proof.Confirms(Asked with { Number = 8 }, Host, secret));
        Assert.NotNull(_proof.Confirms(Asked, "quay.example", secret));
        Assert.NotNull(_proof.Confirms(Asked, Host, _proof.Value(Asked, ProofKind.File, Host)));
        Assert.NotNull(_proof.Confirms(Asked, Host, ""));
    }

    [Theory]
    [InlineData("other.example")]
    [InlineData("example")]
    [InlineData("evilquay.example")]
    [InlineData("sub.www.quay.example")]
    [InlineData("")]
    public async Task A_host_that_is_not_the_pages_nor_above_it_proves_nothing(string host)
    {
        _site = _ => (_proof.Value(Asked, ProofKind.File, host), null);
        Assert.Equal("proof-host", (await _proof.Check(Asked, ProofKind.File, host, false, Ct))!.Code);
        Assert.Null(_asked);
    }

    [Theory]
    [InlineData("https://a.b.quay.example/x", "a.b.quay.example quay-above b.quay.example quay.example")]
    [InlineData("https://news.quay.co.uk/x", "news.quay.co.uk quay.co.uk")]
    [InlineData("https://mira.github.io/x", "mira.github.io")]
    [InlineData("https://www.mira.blogspot.com/x", "www.mira.blogspot.com mira.blogspot.com")]
    [InlineData("https://mira.substack.com/p/x", "mira.substack.com")]
    [InlineData("https://medium.com/@mira/x", "medium.com")]
    [InlineData("http://127.0.0.1:8080/x", "127.0.0.1")]
    [InlineData("no address", "")]
    public void Hosts_that_may_be_proven_are_the_pages_own_and_those_above_it_that_strangers_do_not_share(string url, string hosts) =>
        Assert.Equal(hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(h => h != "quay-above"), ProofHosts.Of(url));
}
