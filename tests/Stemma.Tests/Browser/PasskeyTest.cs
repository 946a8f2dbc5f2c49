using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Tests.Accounts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Browser;

/// <summary>Accounts in a browser: joining, signing in, passkeys by Chromium's own virtual authenticator; and their pages, fit for everyone.</summary>
[Collection(BrowserTests.Name)]
public sealed class PasskeyTest(Chromium chromium)
{
    [Fact]
    public async Task A_passkey_is_added_signs_in_and_signs_nobody_in_once_it_is_removed()
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(new Exposure(true), [], Samples.First);
        await Visitor.Make(site, Role.Editor);
        await using var window = await chromium.Open(site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)); // a passkey is of a name, never of a number
        var cdp = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await SignIn(window);
        await window.Go("/me");
        await window.Page.FillAsync("#passkey", "this laptop");
        await window.Page.FillAsync("#passkey-password", Visitor.Password);
        await Leads(window, "text=Add a passkey");
        Assert.Contains("The passkey is added", await window.Page.InnerTextAsync("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("this laptop", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await Leads(window, "main >> text=Sign out >> nth=-1");
        await window.Go("/sign-in?back=%2Fme");
        await Leads(window, "text=Sign in with a passkey");
        Assert.Contains("The Editor", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await Leads(window, "[aria-label='Remove the passkey this laptop']");
        await Leads(window, "main >> text=Sign out >> nth=-1");
        await window.Go("/sign-in");
        await Leads(window, "text=Sign in with a passkey");
        Assert.Contains("not taken", await window.Page.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Empty(window.Faults());
    }

    [Fact]
    public async Task The_pages_of_accounts_are_fit_for_everyone()
    {
        _ = chromium.Browser;
        await using var site = await TestSite.Open(Samples.First);
        var admin = await Visitor.Make(site, Role.Admin);
        string invitation = await site.Parts.People!.Invite(Role.Editor, null, default);
        await site.Parts.People.Tokens.Make(admin, "a program", Scopes.Read, 9, default);
        await site.Parts.People.Shelf.Star(admin.Number, new(1), true, default);
        await site.Parts.People.Shelf.Mute(admin.Number, "quay.example", true, default);
        await site.Parts.People.Shelf.Follow(admin.Number, FollowKind.Search, "ferry", true, default);
        await using var window = await chromium.Open(site.Address, 390);
        foreach (string path in new[] { "/sign-in", "/join", invitation })
        {
            await window.Go(path);
            Assert.Empty(await FourLooks.Faults(window, path));
        }
        await SignIn(window, "The Admin");
        foreach (string path in new[] { "/me", "/me/shelf", "/desk/people", "/desk/audit", "/story/1", "/items" })
        {
            await window.Go(path);
            var faults = await FourLooks.Faults(window, path + " for an admin");
            Assert.True(faults.Count == 0, string.Join("\n", faults));
        }
        Assert.Empty(window.Faults());
    }

    private static async Task SignIn(Watched window, string name = "The Editor")
    {
        await window.Go("/sign-in");
        await window.Page.FillAsync("#name", name);
        await window.Page.FillAsync("#password", Visitor.Password);
        await Leads(window, "main form.ask button");
    }

    private static Task Leads(Watched window, string button) => window.Sends(() => window.Page.ClickAsync(button));
}
