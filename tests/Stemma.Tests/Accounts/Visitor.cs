using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Stemma.App.Store.Reading;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Accounts;

/// <summary>Somebody before a site, with cookies of his own and an address of his own, so that what one network may ask is his alone.</summary>
internal sealed partial class Visitor : IDisposable
{
    public const string Password = "seven grey herons walk home";

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static int _last;

    private readonly Uri _at;
    private readonly CookieContainer _cookies = new();

    public Visitor(TestSite site)
    {
        _at = site.Client.BaseAddress!;
        int n = Interlocked.Increment(ref _last);
        var own = new IPEndPoint(new IPAddress([127, 1, (byte)(n / 250), (byte)(1 + n % 250)]), 0);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = _cookies,
            ConnectCallback = async (to, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(own);
            await socket.ConnectAsync(IPAddress.Loopback, to.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        };
        Client = new HttpClient(handler) { BaseAddress = _at };
    }

    public HttpClient Client { get; }

    /// <summary>The session's secret, as the browser holds it.</summary>
    public string? Secret
    {
        get => _cookies.GetCookies(_at)["stemma-editor"]?.Value;
        set => _cookies.Add(_at, new Cookie("stemma-editor", value));
    }

    /// <summary>An account of this role, made by an invitation.</summary>
    public static async Task<Person> Make(TestSite site, Role role, string? name = null)
    {
        string path = await site.Parts.People!.Invite(role, null, Ct);
        var (person, problem) = await site.Parts.People.Join(name ?? $"The {role}", "", Password, path["/join/".Length..], Ct);
        Assert.Null(problem);
        return person!;
    }

    /// <summary>Somebody who is signed in already; a guest for null.</summary>
    public static async Task<Visitor> As(TestSite site, Person? person)
    {
        var visitor = new Visitor(site);
        if (person is not null) visitor.Secret = await site.Parts.People!.Logins.Begin(person, "a test", Ct);
        return visitor;
    }

    public async Task<(HttpStatusCode Status, string Text)> Get(string path)
    {
        using var answer = await Client.GetAsync(path, Ct);
        return (answer.StatusCode, answer.Headers.Location is { } to ? to.ToString() : await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Sends a form with the token of a page; what is answered, or where it leads.</summary>
    public async Task<(HttpStatusCode Status, string Text)> Send(string to, params (string Name, string Value)[] fields) => await SendWith(await Token(), to, fields);

    /// <summary>Sends a form with this token, or none.</summary>
    public async Task<(HttpStatusCode Status, string Text)> SendWith(string? token, string to, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)).ToList();
        if (token is not null) all.Add(new("__RequestVerificationToken", token));
        using var answer = await Client.PostAsync(to, new FormUrlEncodedContent(all), Ct);
        return (answer.StatusCode, answer.Headers.Location is { } next ? next.ToString() : await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Sends a form and reads the page that it leads to.</summary>
    public async Task<string> Follow(string to, params (string Name, string Value)[] fields)
    {
        var (status, next) = await Send(to, fields);
        Assert.True(status == HttpStatusCode.Redirect, $"{to}: {status} {next}");
        return TestSite.Plain((await Get(next)).Text);
    }

    /// <summary>Signs in by the form.</summary>
    public Task<(HttpStatusCode Status, string Text)> SignIn(string name, string password = Password) => Send("/account/sign-in", ("name", name), ("password", password));

    /// <summary>A form's token.</summary>
    public async Task<string> Token()
    {
        string token = Form().Match(await Client.GetStringAsync("/contact", Ct)).Groups[1].Value;
        Assert.NotEqual("", token);
        return WebUtility.HtmlDecode(token);
    }

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Form();
}
