using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to about accounts, what signs in, and shelves.</summary>
public abstract class AccountsContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset At = new(2031, 3, 3, 6, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Hash = [1, 2, 3];

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    private static Account Named(string name, Role role = Role.Reader, string mail = "") =>
        new(new Person(0, name, mail, role, At, false), name.ToLowerInvariant(), "hash of " + name, "stamp");

    private static async Task<int> Added(IStore store, string name, Role role = Role.Reader, string mail = "") => (await store.Accounts.Add(Named(name, role, mail), Ct))!.Value;

    private static async Task<Account> Of(IStore store, int number) => (await store.Accounts.Of(number, Ct))!;

    [Fact]
    public async Task An_account_is_there_after_reopening_by_its_name_alone()
    {
        int number;
        await using (var store = await Open()) number = await Added(store, "Mira", Role.Editor, "Mira@quay.example");
        await using var again = await Open();
        var account = await Of(again, number);
        Assert.Equal(new Person(number, "Mira", "Mira@quay.example", Role.Editor, At, false), account.Person);
        Assert.Equal("hash of Mira", account.Password);
        Assert.Equal(account, await again.Accounts.Called("mira", Ct));
        Assert.Null(await again.Accounts.Called("mira@quay.example", Ct));
        Assert.Null(await again.Accounts.Called("", Ct));
    }

    [Fact]
    public async Task A_name_is_one_accounts_alone_and_an_address_need_not_be()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira", mail: "m@quay.example");
        Assert.Null(await store.Accounts.Add(Named("MIRA"), Ct));
        Assert.NotNull(await store.Accounts.Add(Named("Other", mail: "M@quay.example"), Ct));
        int tove = await Added(store, "Tove");
        await Added(store, "Alf");
        var changed = await Of(store, tove);
        Assert.Equal(AccountKept.Taken, await store.Accounts.Save(changed with { NameKey = "mira" }, Ct));
        Assert.Equal("mira", (await Of(store, mira)).NameKey);
    }

    [Fact]
    public async Task A_change_over_another_is_refused()
    {
        await using var store = await Open();
        var read = await Of(store, await Added(store, "Mira"));
        Assert.Equal(AccountKept.Done, await store.Accounts.Save(read with { Password = "one" }, Ct));
        Assert.Equal(AccountKept.Gone, await store.Accounts.Save(read with { Password = "five" }, Ct));
        Assert.Equal("one", (await Of(store, read.Person.Number)).Password);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("lock")]
    [InlineData("erase")]
    public async Task The_last_admin_who_can_sign_in_stays_one(string how)
    {
        await using var store = await Open();
        int first = await Added(store, "Mira", Role.Admin), second = await Added(store, "Tove", Role.Admin);
        Assert.Equal(AccountKept.Done, await Away(first));
        Assert.Equal(AccountKept.LastAdmin, await Away(second));

        async Task<AccountKept> Away(int number)
        {
            if (how == "erase") return await store.Accounts.Erase(number, Ct);
            var account = await Of(store, number);
            return await store.Accounts.Save(account with { Person = how == "role" ? account.Person with { Role = Role.Editor } : account.Person with { Locked = true } }, Ct);
        }
    }

    [Fact]
    public async Task Another_stamp_ends_all_sessions_of_the_account_and_no_other()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira"), tove = await Added(store, "Tove");
        await store.Sessions.Begin(Hash, new Session(0, mira, Role.Reader, At, At, "x"), At, Ct);
        await store.Sessions.Begin([9], new Session(0, tove, Role.Reader, At, At, "x"), At, Ct);
        await store.Accounts.Save(await Of(store, mira) with { Password = "another" }, Ct);
        Assert.NotNull(await store.Sessions.Of(Hash, Ct));
        await store.Accounts.Save(await Of(store, mira) with { Stamp = "another" }, Ct);
        Assert.Null(await store.Sessions.Of(Hash, Ct));
        Assert.Equal("Tove", (await store.Sessions.Of([9], Ct))!.Name);
    }

    [Fact]
    public async Task With_an_account_goes_all_that_hangs_on_it_and_its_number_is_given_to_nobody()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira");
        await store.Sessions.Begin(Hash, new Session(0, mira, Role.Reader, At, At, "x"), At, Ct);
        await store.Sessions.AddToken([7], new ApiToken(0, mira, "t", Scopes.Read, At, At.AddDays(1), null), Ct);
        await store.Accounts.Keep(new Passkey([5], mira, "{}"), Ct);
        await store.Shelf.Mute(mira, "quay.example", true, Ct);
        await store.Sessions.Note(new AuditEntry(0, At, mira, "did", "this"), Ct);
        Assert.Equal(AccountKept.Done, await store.Accounts.Erase(mira, Ct));
        Assert.Null(await store.Sessions.Of(Hash, Ct));
        Assert.Null(await store.Sessions.Token([7], Ct));
        Assert.Null(await store.Accounts.Passkey([5], Ct));
        Assert.Null(await store.Shelf.Of(mira, Ct));
        Assert.Equal(mira, Assert.Single(await store.Sessions.Audit(0, 9, Ct)).Account);
        Assert.Equal(mira + 1, await Added(store, "Mira"));
        Assert.Empty((await store.Shelf.Of(mira + 1, Ct))!.Muted);
    }

    [Fact]
    public async Task A_session_ends_once_and_an_old_one_is_forgotten()
    {
        await using var store = await Open();
        int number = await store.Sessions.Begin(Hash, new Session(0, null, Role.Admin, At, At, "x"), At, Ct);
        Assert.Equal(new Session(number, null, Role.Admin, At, At, "x"), await store.Sessions.Of(Hash, Ct));
        await store.Sessions.End(Hash, Ct);
        Assert.Null(await store.Sessions.Of(Hash, Ct));
        await store.Sessions.Begin(Hash, new Session(0, null, Role.Admin, At, At, "x"), At, Ct);
        await store.Sessions.Begin([9], new Session(0, null, Role.Admin, At.AddDays(40), At.AddDays(40), "x"), At.AddDays(1), Ct);
        Assert.Null(await store.Sessions.Of(Hash, Ct));
    }

    [Fact]
    public async Task A_locked_account_has_neither_session_nor_token()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira");
        await store.Sessions.Begin(Hash, new Session(0, mira, Role.Reader, At, At, "x"), At, Ct);
        await store.Sessions.AddToken([7], new ApiToken(0, mira, "t", Scopes.Read, At, At.AddDays(1), null), Ct);
        Assert.NotNull(await store.Sessions.Token([7], Ct));
        var account = await Of(store, mira);
        await store.Accounts.Save(account with { Person = account.Person with { Locked = true } }, Ct);
        Assert.Null(await store.Sessions.Of(Hash, Ct));
        Assert.Null(await store.Sessions.Token([7], Ct));
    }

    [Fact]
    public async Task An_invitation_is_used_once_and_before_it_ends()
    {
        await using var store = await Open();
        await store.Sessions.Invite(Hash, new Invitation(0, Role.Editor, null, At, At.AddDays(7)), Ct);
        Assert.Equal(Role.Editor, await store.Sessions.Invited(Hash, At, Ct));
        Assert.Null(await store.Sessions.Invited(Hash, At.AddDays(7), Ct));
        Assert.Equal(Role.Editor, await store.Sessions.Use(Hash, At, Ct));
        Assert.Null(await store.Sessions.Use(Hash, At, Ct));
    }

    [Theory]
    [InlineData("role")]
    [InlineData("lock")]
    [InlineData("erase")]
    public async Task An_invitation_is_worth_nothing_without_the_admin_who_made_it(string how)
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira", Role.Admin);
        await Added(store, "Tove", Role.Admin);
        int number = await store.Sessions.Invite(Hash, new Invitation(0, Role.Admin, mira, At, At.AddDays(7)), Ct);
        Assert.Equal([new Invitation(number, Role.Admin, mira, At, At.AddDays(7))], await store.Sessions.Invitations(At, Ct));
        var account = await Of(store, mira);
        if (how == "erase") await store.Accounts.Erase(mira, Ct);
        else await store.Accounts.Save(account with { Person = how == "role" ? account.Person with { Role = Role.Reader } : account.Person with { Locked = true } }, Ct);
        Assert.Null(await store.Sessions.Invited(Hash, At, Ct));
        Assert.Null(await store.Sessions.Use(Hash, At, Ct));
        Assert.Empty(await store.Sessions.Invitations(At, Ct));
    }

    [Fact]
    public async Task A_withdrawn_invitation_works_no_more_and_its_number_is_given_to_no_other()
    {
        await using var store = await Open();
        int number = await store.Sessions.Invite(Hash, new Invitation(0, Role.Editor, null, At, At.AddDays(7)), Ct);
        Assert.True(await store.Sessions.Withdraw(number, Ct));
        Assert.False(await store.Sessions.Withdraw(number, Ct));
        Assert.Null(await store.Sessions.Invited(Hash, At, Ct));
        Assert.Equal(number + 1, await store.Sessions.Invite(Hash, new Invitation(0, Role.Editor, null, At, At.AddDays(7)), Ct));
    }

    [Fact]
    public async Task Sessions_without_an_account_end_alone()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira"), nameless = await store.Sessions.Begin(Hash, new Session(0, null, Role.Admin, At, At, "x"), At, Ct);
        await store.Sessions.Begin([9], new Session(0, mira, Role.Reader, At, At, "x"), At, Ct);
        Assert.Equal(nameless, Assert.Single(await store.Sessions.Nameless(Ct)).Number);
        Assert.Equal(1, await store.Sessions.EndNameless(null, Ct));
        Assert.Null(await store.Sessions.Of(Hash, Ct));
        Assert.NotNull(await store.Sessions.Of([9], Ct));
    }

    [Fact]
    public async Task A_token_is_revoked_by_its_own_account_alone()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira"), tove = await Added(store, "Tove");
        int token = (await store.Sessions.AddToken([7], new ApiToken(0, mira, "t", Scopes.Read, At, At.AddDays(1), null), Ct))!.Value;
        Assert.False(await store.Sessions.Revoke(tove, token, At, Ct));
        Assert.True(await store.Sessions.Revoke(mira, token, At, Ct));
        Assert.Null(await store.Sessions.Token([7], Ct));
        Assert.Empty(await store.Sessions.Tokens(mira, Ct));
    }

    [Fact]
    public async Task A_passkey_is_not_taken_over_by_another_account()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira"), tove = await Added(store, "Tove");
        Assert.True(await store.Accounts.Keep(new Passkey([5], mira, "{}"), Ct));
        Assert.False(await store.Accounts.Keep(new Passkey([5], tove, "{}"), Ct));
        Assert.True(await store.Accounts.Keep(new Passkey([5], mira, "{\"n\":1}"), Ct));
        Assert.Equal("{\"n\":1}", Assert.Single(await store.Accounts.Passkeys(mira, Ct)).Body);
        Assert.False(await store.Accounts.Forget(tove, [5], Ct));
        Assert.True(await store.Accounts.Forget(mira, [5], Ct));
    }

    [Fact]
    public async Task Acts_are_read_newest_first()
    {
        await using var store = await Open();
        foreach (string act in (string[])["one", "two", "three"]) await store.Sessions.Note(new AuditEntry(0, At, null, act, ""), Ct);
        Assert.Equal(["three", "two"], (await store.Sessions.Audit(0, 2, Ct)).Select(e => e.Act));
        Assert.Equal(["one"], (await store.Sessions.Audit(2, 2, Ct)).Select(e => e.Act));
    }

    [Fact]
    public async Task A_shelf_keeps_what_was_put_there_until_it_is_taken()
    {
        await using var store = await Open();
        int mira = await Added(store, "Mira");
        await store.Shelf.Star(mira, new TellingId(3), At, Ct);
        await store.Shelf.Star(mira, new TellingId(4), At.AddHours(1), Ct);
        await store.Shelf.Follow(mira, FollowKind.Search, "ferry", At, Ct);
        await store.Shelf.Mute(mira, "quay.example", true, Ct);
        await store.Shelf.Read(mira, [new TellingId(1)], default, Ct);
        var shelf = (await store.Shelf.Of(mira, Ct))!;
        Assert.Equal([4, 3], shelf.Stars.Select(s => s.Telling.Value));
        Assert.Equal([new Follow(FollowKind.Search, "ferry", At)], shelf.Follows);
        Assert.Equal(["quay.example"], shelf.Muted);
        Assert.Equal([1], shelf.Read.Select(r => r.Value));
        await store.Shelf.Star(mira, new TellingId(4), null, Ct);
        await store.Shelf.Follow(mira, FollowKind.Search, "ferry", null, Ct);
        await store.Shelf.Mute(mira, "quay.example", false, Ct);
        shelf = (await store.Shelf.Of(mira, Ct))!;
        Assert.Equal([3], shelf.Stars.Select(s => s.Telling.Value));
        Assert.Empty(shelf.Follows);
        Assert.Empty(shelf.Muted);
    }
}
