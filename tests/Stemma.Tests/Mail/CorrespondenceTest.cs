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

    private ValueTask<bool> Take(string text, string id = "<1@quandt.example>", string subject = "", string from = "mira@quandt.example") => _requests.Take(new ReceivedMail(id, from, "", subject, text, [], [], false), Ct);

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
        await _store.Correspondence.Forget(_time.Now, Ct);
        await Take("another, https://gull.example/a", "<2@quandt.example>");
        var other = Assert.Single(await _store.Reading.Petitions(9, Ct));
        Assert.Equal(("https://gull.example/a", 1), (other.Url, other.Number));
        Assert.Empty(await _store.Correspondence.Thread(1, receipt.Code!, Ct));
    }

    [Fact]
    public async Task Requests_by_mail_leave_room_for_those_by_the_form()
    {
        var many = Enumerable.Range(0, SqliteCorrespondence.MostWaiting).Select(n => new Petition { Kind = PetitionKind.Takedown, Url = $"https://gull{n}.example/", Host = $"gull{n}.example", Contact = $"mira{n}@quandt.example", Reason = "x", At = _time.Now }).ToList();
        Assert.True(await _store.Correspondence.Take(new MailTurn("m", _time.Now) { New = many }, Ct));
        Assert.False(await Take("delete https://gull.example/a"));
        Assert.NotNull(await _store.Petitions.Add(many[0], Ct));
        await _store.Petitions.Answer(1, PetitionState.Refused, "no", _time.Now, Ct);
        Assert.True(await Take("delete https://gull.example/a"));
    }

    [Fact]
    public async Task A_sender_has_twenty_and_a_host_fifty_that_wait_and_others_and_replies_find_room()
    {
        string Pages(string host, int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(n => $"https://{host}/{n}"));
        Assert.True(await Take(Pages("gull.example", 1, 20), "<1@a.example>", from: "a@a.example"));
        Assert.False(await Take("https://tern.example/1", "<2@a.example>", from: "A@a.example"));
        Assert.True(await Take(Pages("gull.example", 21, 20), "<1@b.example>", from: "b@b.example"));
        Assert.False(await Take(Pages("gull.example", 41, 20), "<1@c.example>", from: "c@c.example"));
        Assert.True(await Take("https://tern.example/1", "<2@c.example>", from: "c@c.example"));
        var receipt = (await _store.Letters.Due(_time.Now, 9, Ct))[0];
        Assert.True(await Take("more: https://tern.example/2", "<3@a.example>", $"Re: [Stemma 1-{receipt.Code}]", "a@a.example"));
        var waiting = await _store.Reading.Petitions(99, Ct);
        Assert.Equal(41, waiting.Count);
        Assert.Contains("more: https://tern.example/2", waiting[0].Reason, StringComparison.Ordinal);
        await _store.Petitions.Answer(1, PetitionState.Refused, "no", _time.Now, Ct);
        Assert.True(await Take("https://tern.example/1", "<2@a.example>", from: "a@a.example"));
    }

    [Fact]
    public async Task A_publisher_who_answers_is_heard_on_his_copy_and_no_request_is_made_against_him()
    {
        var copy = new Petition { Kind = PetitionKind.Takedown, Type = PetitionType.Copy, Parent = 99, Url = "https://copy.example/a", Host = "copy.example", Reason = "-", At = _time.Now };
        int number = (await _store.Petitions.Add(copy, Ct))!.Value;
        await _store.Letters.Add(new Letter("webmaster@copy.example", "A page", "text", number, _time.Now), Ct);
        string subject = $"Re: [Stemma {number}-{Assert.Single(await _store.Letters.Due(_time.Now, 9, Ct)).Code}]";
        Assert.True(await Take("we wrote it first: https://copy.example/a", "<1@copy.example>", subject, "chief@copy.example"));
        Assert.True(await Take("and here: https://copy.example/b", "<2@copy.example>", subject, "chief@copy.example"));
        var heard = Assert.Single(await _store.Reading.Petitions(9, Ct));
        Assert.Equal("[by mail from chief@copy.example, 2031-03-03] we wrote it first: https://copy.example/a\n\n[by mail from chief@copy.example, 2031-03-03] and here: https://copy.example/b", heard.Counter);
        Assert.Equal(2, (await _store.Letters.Due(_time.Now, 9, Ct)).Count); // one answer until he is heard
    }

    [Fact]
    public async Task Who_answers_STOP_gets_no_letter_any_more_and_who_only_says_the_word_without_a_letter_does()
    {
        await Take("delete https://gull.example/a");
        var receipt = Assert.Single(await _store.Letters.Due(_time.Now, 9, Ct));
        Assert.Contains("the word STOP", receipt.Text, StringComparison.Ordinal);
        await Take("STOP", "<2@quandt.example>");
        Assert.Equal(2, (await _store.Letters.Due(_time.Now, 9, Ct)).Count);
        await Take("Stop.\n\nOn 3 March 2031, 06:00 the desk wrote:\nold", "<3@quandt.example>", $"Re: [Stemma 1-{receipt.Code}]", "eve@tern.example");
        await Take("delete https://gull.example/b", "<4@quandt.example>", from: "Mira@quandt.example");
        await Take("delete https://gull.example/c", "<5@tern.example>", from: "eve@tern.example");
        Assert.Equal("eve@tern.example", Assert.Single(await _store.Letters.Due(_time.Now, 9, Ct)).To);
        Assert.Equal(3, (await _store.Reading.Petitions(9, Ct)).Count);
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
