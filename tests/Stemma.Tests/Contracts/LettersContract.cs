using Stemma.App.Store;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to about letters.</summary>
public abstract class LettersContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>When the letters of this test are written.</summary>
    protected static readonly DateTimeOffset At = new(2031, 3, 3, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    /// <summary>A letter.</summary>
    protected static Letter Written(int? about = 7, string subject = "Your request") => new("mira@quandt.example", subject, "It came.\nWe look at it.", about, At);

    [Fact]
    public async Task A_letter_is_due_at_once_and_is_there_after_reopening_with_a_token_and_a_code_that_last()
    {
        var letter = Written() with { InReplyTo = "<a@quandt.example>" };
        await using (var store = await Open()) Assert.Equal(1, await store.Letters.Add(letter, Ct));
        await using var again = await Open();
        var due = Assert.Single(await again.Letters.Due(At, 9, Ct));
        Assert.Equal(letter with { Number = 1, Token = due.Token, Code = due.Code }, due);
        Assert.Equal(20, due.Token.Length);
        Assert.Equal(6, due.Code!.Length);
        Assert.Empty(await again.Letters.Due(At.AddSeconds(-1), 9, Ct));
    }

    [Fact]
    public async Task Letters_about_one_request_share_its_code_and_no_others_do()
    {
        await using var store = await Open();
        foreach (int? about in (int?[])[7, 7, 8, null]) await store.Letters.Add(Written(about), Ct);
        var due = await store.Letters.Due(At, 9, Ct);
        Assert.Equal(due[0].Code, due[1].Code);
        Assert.NotEqual(due[0].Code, due[2].Code);
        Assert.Null(due[3].Code);
        Assert.Equal(4, due.Select(d => d.Token).Distinct().Count());
    }

    [Fact]
    public async Task One_that_was_posted_is_due_no_more_and_readers_do_not_see_it()
    {
        await using var store = await Open();
        await store.Letters.Add(Written(), Ct);
        await store.Letters.Add(Written(subject: "Second"), Ct);
        await store.Letters.Posted(1, At, Ct);
        Assert.Equal("Second", Assert.Single(await store.Letters.Due(At, 9, Ct)).Subject);
        var seen = await store.Reading.Letters(9, Ct);
        Assert.Equal((1, 0, "Second"), (seen.Waiting, seen.GivenUp, Assert.Single(seen.First).Subject));
    }

    [Fact]
    public async Task One_that_failed_is_due_again_when_it_was_said_and_says_why()
    {
        await using var store = await Open();
        await store.Letters.Add(Written(), Ct);
        await store.Letters.Failed(1, At.AddMinutes(5), "the server is down", Ct);
        Assert.Empty(await store.Letters.Due(At.AddMinutes(4), 9, Ct));
        Assert.Equal(1, Assert.Single(await store.Letters.Due(At.AddMinutes(5), 9, Ct)).Tries);
        var seen = Assert.Single((await store.Reading.Letters(9, Ct)).First);
        Assert.Equal(("the server is down", At.AddMinutes(5), "mira@quandt.example", "It came.\nWe look at it."), (seen.Why, seen.Again, seen.To, seen.Text));
    }

    [Fact]
    public async Task One_given_up_is_shown_first_for_a_fortnight_and_never_due()
    {
        await using var store = await Open();
        await store.Letters.Add(Written(), Ct);
        await store.Letters.Add(Written(subject: "Second"), Ct);
        await store.Letters.Failed(2, DateTimeOffset.MaxValue, "no such person", Ct);
        Assert.Equal([1], (await store.Letters.Due(At.AddDays(1), 9, Ct)).Select(l => l.Number));
        await store.Letters.Due(At.AddDays(13), 9, Ct);
        var seen = await store.Reading.Letters(9, Ct);
        Assert.Equal((1, 1, "Second", null), (seen.Waiting, seen.GivenUp, seen.First[0].Subject, seen.First[0].Again));
        await store.Letters.Due(At.AddDays(14), 9, Ct);
        Assert.Equal(0, (await store.Reading.Letters(9, Ct)).GivenUp);
    }

    [Fact]
    public async Task One_that_nobody_tried_for_two_days_stays_for_people_to_post_and_one_that_was_tried_goes_on()
    {
        await using var store = await Open();
        await store.Letters.Add(Written(), Ct);
        await store.Letters.Add(Written(subject: "Second"), Ct);
        await store.Letters.Failed(2, At.AddMinutes(5), "the server is down", Ct);
        Assert.Equal("Second", Assert.Single(await store.Letters.Due(At.AddDays(3), 9, Ct)).Subject);
        Assert.Equal(2, (await store.Reading.Letters(9, Ct)).Waiting);
    }

    [Fact]
    public async Task Beyond_five_a_day_to_one_address_what_is_written_goes_in_one_letter_of_the_next_day()
    {
        await using var store = await Open();
        for (int n = 1; n <= 8; n++) await store.Letters.Add(new Letter(n % 2 == 0 ? "mira@quandt.example" : "Mira@quandt.example", $"Request {n}", $"words {n}", n, At.AddHours(n)), Ct);
        await store.Letters.Add(new Letter("other@quandt.example", "Request", "another's", 9, At.AddHours(9)), Ct);
        Assert.Equal([1, 2, 3, 4, 5, 9], (await store.Letters.Due(At.AddHours(9), 99, Ct)).Select(static l => l.About ?? 0));
        var held = Assert.Single(await store.Letters.Due(At.AddHours(31), 99, Ct), static l => l.About == 6);
        Assert.Contains("words 6", held.Text, StringComparison.Ordinal);
        Assert.Matches(@"\* Request 7 \[Stemma 7-[a-z0-9]{6}\][\s\S]*words 7[\s\S]*\* Request 8 \[Stemma 8-[a-z0-9]{6}\]", held.Text);
    }

    [Fact]
    public async Task More_than_ten_thousand_do_not_wait()
    {
        await using var store = await Open();
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(n => store.Letters.Add(Written() with { To = $"mira{n}@quandt.example" }, Ct).AsTask()));
        Assert.Equal(0, await store.Letters.Add(Written(), Ct));
        await store.Letters.Posted(1, At, Ct);
        Assert.NotEqual(0, await store.Letters.Add(Written(), Ct));
        Assert.Equal(5, (await store.Letters.Due(At, 5, Ct)).Count);
    }
}
