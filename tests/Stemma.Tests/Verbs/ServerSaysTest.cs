using System.Net;
using Stemma.App;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>What a running server writes into its terminal, or into the log that somebody makes of it.</summary>
public sealed class ServerSaysTest : IDisposable
{
    private const string Password = "nine brown otters swim home", Mistaken = "ten red foxes sleep long";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_joins_signs_in_is_mistaken_or_sends_nonsense_leaves_no_secret_in_the_terminal()
    {
        string data = _folder.At("data"), invitation;
        await Cli.Run(data, "import", _folder.Write("a.jsonl", """{"url":"https://quay.example/1","title":"Harbour fire","text":"The council of Kellmouth voted on Monday to close the old lighthouse."}"""));
        await using (var app = await StemmaApp.OpenToWrite(AppStart.Read(data, []), "test", null, Ct))
            invitation = (await Serving.People(app, TimeProvider.System).Invite(Role.Admin, null, Ct))["/join/".Length..];
        using var server = await Served.Start(data);
        var secrets = new List<string> { Password, Mistaken, invitation, "ida@quay.example" };

        await server.Send("/account/join", Ct, ("invitation", invitation), ("name", "Ida Olm"), ("mail", "ida@quay.example"), ("password", Password));
        await server.Send("/account/sign-in", Ct, ("name", "Ida Olm"), ("password", Mistaken));
        using var signed = await server.Send("/account/sign-in", Ct, ("name", "Ida Olm"), ("password", Password));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (signed.StatusCode, signed.Headers.Location?.ToString()));
        string cookie = signed.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("stemma-editor=", StringComparison.Ordinal));
        secrets.Add(cookie["stemma-editor=".Length..cookie.IndexOf(';', StringComparison.Ordinal)]);

        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync($"/case/{Mistaken}", Ct)).StatusCode);
        foreach (string nonsense in (string[])[$"/story/1?again={Password}\0", $"/api/v1/search?q={Mistaken}&cursor={Password}"]) await server.Client.GetAsync(nonsense, Ct);
        using (var broken = new StringContent($"password={Password}\0&%%%", null, "application/x-www-form-urlencoded")) await server.Client.PostAsync("/account/sign-in", broken, Ct);
        using (var token = new HttpRequestMessage(HttpMethod.Post, "/api/v1/takedowns") { Headers = { { "Authorization", $"Bearer {Mistaken}" } }, Content = new StringContent("{") }) await server.Client.SendAsync(token, Ct);

        server.Term();
        var ran = await server.Finish();
        Assert.Equal(0, ran.Exit);
        Assert.All(secrets, s => Assert.True(s.Length > 10 && !(ran.Out + ran.Error).Contains(s, StringComparison.Ordinal), $"{s} stands in the terminal:\n{ran.Out}{ran.Error}"));
    }
}
