using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.App.Takedowns;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Mail;

/// <summary>Requests by mail without a server: what is kept of them, and how many.</summary>
public sealed class CorrespondenceTest : IAsyncDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
    private readonly IStore _store;
    private readonly MailedRequests _requests;

    public CorrespondenceTest()
    {
        _store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        _requests = new MailedRequests(_store, "desk@news.example", "https://news.example", _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private ValueTask<bool> Take(string text, string id = "<1@quandt.example>", string subject = "") => _requests.Take(new ReceivedMail(id, "mira@quandt.example", "", subject, text, [], [], false), Ct);

    [Fact]
    public async Task A_mail_that_comes_again_is_none()
    {
        Assert.True(await Take("delete https://gull.example/a"));
        Assert.True(await Take("delete https://gull.example/a"));
        Assert.Single(await _store.Reading.Petitions(9, Ct));
        Assert.Single(await _store.Letters.Due(_time.Now, 9, Ct));
    }

    [Fact]
    public async Task A_page_of_ours_stands_for_the_reports_own_and_is_named_in_the_receipt_where_it_is_held()
    {
        await _store.Ground.AddCaptures(Reports.Entries(Reports.Capture(1)), Ct);
        var telling = Collation.Read(Reports.Capture(1) with { Id = new TellingId(1) }, StreamTables.Shipped).Telling!;
        await _store.Derived.AddTellings([new ReadCapture(telling.Id, telling, null)], Ct);
        await Take("delete https://news.example/report/1?from=feed");
        await Take("delete https://news.example/story/1 and https://news.example/report/77", "<2@quandt.example>");
        Assert.Equal("https://www.outlet1.example/2031/1/0", Assert.Single(await _store.Reading.Petitions(9, Ct)).Url);
        var letters = await _store.Letters.Due(_time.Now, 9, Ct);
        Assert.Contains("  https://www.outlet1.example/2031/1/0\n", letters[0].Text, StringComparison.Ordinal);
        Assert.Contains("Which page is meant?", letters[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_lacks_its_page_for_a_month_is_forgotten_with_its_code()
    {
        await Take("delete my article");
        var receipt = Assert.Single(await _store.Letters.Due(_time.Now, 9, Ct));
        Assert.Single(await _store.Correspondence.Thread(1, receipt.Code!, Ct));
        Assert.Empty(await _store.Correspondence.Thread(1, "aaaaaa", Ct));
        _time.Now += TimeSpan.FromDays(31);
        await Take("another, https://gull.example/a", "<2@quandt.example>");
        var other = Assert.Single(await _store.Reading.Petitions(9, Ct));
        Assert.Equal(("https://gull.example/a", 1), (other.Url, other.Number));
        Assert.Empty(await _store.Correspondence.Thread(1, receipt.Code!, Ct));
    }

    [Fact]
    public async Task Requests_by_mail_leave_room_for_those_by_the_form()
    {
        var many = Enumerable.Range(0, SqliteCorrespondence.MostWaiting).Select(n => new Petition { Kind = PetitionKind.Takedown, Url = $"https://gull.example/{n}", Reason = "x", At = _time.Now }).ToList();
        Assert.True(await _store.Correspondence.Take(new MailTurn("m", _time.Now) { New = many }, Ct));
        Assert.False(await Take("delete https://gull.example/a"));
        Assert.NotNull(await _store.Petitions.Add(many[0], Ct));
        await _store.Petitions.Answer(1, PetitionState.Refused, "no", _time.Now, Ct);
        Assert.True(await Take("delete https://gull.example/a"));
    }

    [Fact]
    public async Task A_long_mail_is_cut_to_what_the_form_takes()
    {
        await Take("https://gull.example/a " + new string('x', 9000));
        Assert.Equal(Inbox.MostReason, Assert.Single(await _store.Reading.Petitions(9, Ct)).Reason.Length);
    }

    [Fact]
    public async Task A_program_that_answers_every_letter_hears_no_more_after_a_few()
    {
        await Take("I am away until Monday");
        for (int n = 2; n < 40; n++)
        {
            var receipt = (await _store.Letters.Due(_time.Now, 9, Ct))[0];
            await Take("I am away until Monday", $"<{n}@quandt.example>", $"Away [Stemma {receipt.About}-{receipt.Code}]");
            _time.Now += TimeSpan.FromMinutes(20);
        }
        Assert.Equal(3, (await _store.Reading.Letters(99, Ct)).Waiting);
    }
}
